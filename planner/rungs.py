"""A rung of a ladder, and what it is made of (planner.md 2.1)."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

ULTRA_TINY_SECONDS = 10
"""What is asked of a reactive child in one go stays below this (facts S33)."""

FIRST_BIT = 8
"""The seconds that are asked of a rung too long to be cut into bites (planner.md 2.2)."""


class Kind(StrEnum):
    """What grows from rung to rung (planner.md 2.1)."""

    DURATION = "duration"
    COUNT = "count"
    CHAIN = "chain"
    EXPOSURE = "exposure"
    SET = "set"
    SHARE = "share"
    WORDS = "words"
    START = "start"


class Zone(StrEnum):
    """The three parts of a ladder: asks little or nothing, the step itself, elsewhere or on one's own."""

    FOOT = "foot"
    BODY = "body"
    REACH = "reach"


class Change(StrEnum):
    """The one thing that a reach rung changes."""

    PLACE = "place"
    PERSON = "person"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: what is said to the child and the seconds it takes (1-900).

    dose: the amount (a number for duration, count and set, else words). first, bites, open: the wording of the same
    rung in under ten seconds, where it is longer. praise: its own praise, where the goal's would not be true.
    """

    do: str
    seconds: int
    kind: Kind
    dose: int | str = ""
    zone: Zone = Zone.BODY
    index: int = 0
    article: bool = False
    praise: str | None = None
    first: str | None = None
    bites: str | None = None
    open: str | None = None
    changes: Change | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One authored amount in words, and the seconds it takes."""

    dose: str
    seconds: int
    first: str | None = None
    praise: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a chain, the seconds it takes, and its parts, smallest first, where one move is too big."""

    do: str
    seconds: int
    parts: tuple[str, ...] = ()
    first: str | None = None
    praise: str | None = None


def cut_into_bites(seconds: int) -> bool:
    """Whether a stretch is long enough to be cut and short enough for three bites (planner.md 2.2)."""
    return ULTRA_TINY_SECONDS <= seconds <= 3 * FIRST_BIT


def bites_of(seconds: int) -> tuple[int, int]:
    """How many bites a stretch is cut into, and the seconds of one: (3, 7) for 20."""
    times = ceil(seconds / FIRST_BIT)
    return times, ceil(seconds / times)
