"""Where each leaf of the tree hangs: six branches and a crown, and a leaf never falls (experience 4.7).

Leaves of one branch stand around its end as seeds stand in a sunflower, the oldest in the middle. More leaves are
smaller leaves, so the tree holds one win or four hundred.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import cos, pi, sin, sqrt
from types import MappingProxyType

from planner.areas import Area

WIDTH, HEIGHT = 320, 360
GOLDEN_ANGLE = pi * (3 - sqrt(5))
WIDEST_STEP = 25.0
LEAF_OF_A_STEP = 1.7
"""How long a leaf is, by the step between neighbours."""


class Kind(StrEnum):
    """What hangs there: a leaf of an area, a leaf of none, or the bud of a quiet day."""

    SPEECH = Area.SPEECH.value
    SOCIAL = Area.SOCIAL.value
    SELF_HELP = Area.SELF_HELP.value
    ACADEMIC = Area.ACADEMIC.value
    SENSORY = Area.SENSORY.value
    EXECUTIVE = Area.EXECUTIVE.value
    PLAIN = "plain"
    BUD = "bud"


def kind_of(area: str | None, bud: bool) -> Kind:
    """What a row of the journal is on the tree."""
    return Kind.BUD if bud else Kind(area) if area else Kind.PLAIN


@dataclass(frozen=True, slots=True)
class Branch:
    """The end of a branch, and how far its leaves may reach."""

    x: float
    y: float
    reach: float


CROWN = Branch(160, 130, 60)
"""Leaves without an area, and buds, hang in the middle of the tree."""

BRANCHES: Mapping[Kind, Branch] = MappingProxyType(
    {
        Kind.SPEECH: Branch(60, 216, 42),
        Kind.SOCIAL: Branch(56, 124, 42),
        Kind.SELF_HELP: Branch(104, 52, 42),
        Kind.ACADEMIC: Branch(216, 52, 42),
        Kind.SENSORY: Branch(264, 124, 42),
        Kind.EXECUTIVE: Branch(260, 216, 42),
        Kind.PLAIN: CROWN,
        Kind.BUD: CROWN,
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A leaf's place: its middle, how it is turned in degrees, and how long it is."""

    kind: Kind
    x: float
    y: float
    turn: int
    size: float


@lru_cache(maxsize=512)
def spots(kinds: tuple[Kind, ...]) -> tuple[Spot, ...]:
    """The place of each leaf; `kinds` are all of a tree, the oldest first."""
    step, held, found = step_of(kinds), Counter[Branch](), []
    for kind in kinds:
        branch = BRANCHES[kind]
        found.append(spot(kind, branch, held[branch], step))
        held[branch] += 1
    return tuple(found)


def step_of(kinds: Sequence[Kind]) -> float:
    """The step between neighbours: one for the whole tree, so small that the fullest branch keeps to its reach."""
    full = Counter(BRANCHES[kind] for kind in kinds)
    return min([WIDEST_STEP, *(branch.reach / sqrt(many + 0.5) for branch, many in full.items())])


def spot(kind: Kind, branch: Branch, place: int, step: float) -> Spot:
    """The place-th leaf of a branch, from 0."""
    angle, out = place * GOLDEN_ANGLE - pi / 2, step * sqrt(place + 0.5)
    x, y = branch.x + out * cos(angle), branch.y + out * sin(angle)
    turn = round(angle * 180 / pi) % 360
    return Spot(kind, round(x, 1), round(y, 1), turn, round(step * LEAF_OF_A_STEP, 1))
