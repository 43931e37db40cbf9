"""The steps of a goal that were made smaller, and how: a choice that went well, never a step back (planner.md 1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consult.details.pace import Lived
from consult.details.words import Came, Way
from consult.page import Line
from consult.parts import Part
from sharing.terms import digest

SMALLER = "details:smaller:"
"""How the key of a smaller step begins; the goal follows, then a digest of the step."""

MOST = 5
"""So many of a goal are shown, the newest."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """One step that was made smaller. split: the name of what was made smaller, "" where it was the day's.

    done: whether it was done; None where that is not told.
    """

    key: str
    goal: str
    step: str
    way: Way
    split: str = ""
    done: bool | None = None

    @property
    def line(self) -> Line:
        """The line that leaves it out."""
        return Line(self.key, f"{self.goal}: {self.step}", Part.PLAN)


def smaller_of(
    goal: str, title: str, days: Iterable[Lived], put_in: Iterable[tuple[str, str]], patterns: bool
) -> tuple[Smaller, ...]:
    """What was made smaller of a goal, each step once: rungs in between first, then the newest days.

    put_in: step and split of each rung that the family put in. patterns: whether it is told what came of a day.
    """
    found: dict[str, Smaller] = {}
    for way, step, split, done in (*between(put_in), *of_days(days)):
        key = f"{SMALLER}{goal}:{digest(f'{way} {step}')[:8]}"
        found.setdefault(key, Smaller(key, title, step, way, split, done if patterns else None))
    return tuple(found.values())[:MOST]


def between(put_in: Iterable[tuple[str, str]]) -> Iterator[tuple[Way, str, str, bool | None]]:
    """The rungs that the family put in."""
    yield from ((Way.BETWEEN, step, split, None) for step, split in put_in)


def of_days(days: Iterable[Lived]) -> Iterator[tuple[Way, str, str, bool | None]]:
    """The smaller steps of days, the newest first."""
    for lived in reversed(tuple(days)):
        if lived.made_smaller:
            yield Way.FOR_THE_DAY, lived.step, "", lived.came == Came.DONE
        if lived.came == Came.SMALLER_DONE and lived.small:
            yield Way.INSTEAD, lived.small, "", True
