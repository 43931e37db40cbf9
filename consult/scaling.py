"""A ladder as a goal attainment scale of five levels, -2 (where it stood) to +2 (planner.md 1, rows 17 and 18)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from consult.page import Level, Scale
from planner.stones import Reactivity

KEY = "scale"
LOWEST, LEVELS = -2, 5

EXPECTED: Mapping[Reactivity | None, int] = MappingProxyType(
    {Reactivity.REACTIVE: 2, Reactivity.IN_BETWEEN: 3, None: 3, Reactivity.STEADY: 4}
)
"""Rungs above the start that are expected in 12 weeks (level 0).

The daily rule was simulated for 60 days: the highest rung won lies 3, 4 and 7 above the start for a reactive child,
one in between and a steady one (planner.md 3). 12 weeks are longer, but days are skipped, so a level that most
children reach lies a little below that.
"""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A goal as the plan words it for this child: each rung's sentence, where it began, and where it stands.

    cap: the highest rung for now, as agreed in a talk.
    """

    title: str
    steps: Sequence[str]
    start: int
    now: int
    pace: Reactivity | None = None
    cap: int | None = None


def scale_of(ladder: Ladder, beyond: Sequence[str]) -> Scale:
    """The five levels of a ladder; `beyond` words those that a short ladder has no rung left for."""
    rungs = rungs_of(ladder)
    marked = max(place for place, rung in enumerate(rungs) if rung <= max(ladder.now, rungs[0]))
    words = [*(ladder.steps[rung] for rung in rungs), *beyond][:LEVELS]
    levels = tuple(Level(LOWEST + place, said, place == marked) for place, said in enumerate(words))
    return Scale(KEY, ladder.title, levels)


def rungs_of(ladder: Ladder) -> list[int]:
    """The rungs that are levels, the lowest first: five, or all that are left where fewer are.

    The start and the expected rung part the ladder into stretches, and each has one level in its middle.
    """
    top = len(ladder.steps) - 1 if ladder.cap is None else min(ladder.cap, len(ladder.steps) - 1)
    low = min(ladder.start, ladder.now, top)
    if top - low < LEVELS - 1:
        return list(range(low, top + 1))
    stretch = min(EXPECTED[ladder.pace], (top - low) // 2)
    half = stretch // 2
    return [low, low + half, low + stretch, low + stretch + half, low + 2 * stretch]
