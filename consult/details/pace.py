"""The pace of a goal: a small chart of the days that were told, with its table (facts S123, planner.md 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consult.details.words import Came
from consult.page import Line
from consult.parts import Part
from planner.stones import Outcome

MOST_GOALS, MOST_DAYS = 4, 30
"""So much is shown at most, the newest of it."""

PACE = "details:pace:"
"""How the key of a pace begins; the goal follows."""

SAID: dict[str, Came] = {
    Outcome.WIN: Came.DONE,
    Outcome.MISS: Came.TRIED,
    Outcome.REFUSED: Came.NOT_THAT_DAY,
}
"""What came of a day; one on which nobody got to it is nothing at all, and is not told (planner.md 7)."""


@dataclass(frozen=True, slots=True)
class Lived:
    """One day of which something was told. rung: as it was shown. made_smaller: the day's step was a smaller one.

    small: the words of the smaller step that was there to end the day with, if there was one.
    """

    day: date
    rung: int
    step: str
    came: Came
    made_smaller: bool = False
    small: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One day on the chart, in shares of its width and, from the foot of the ladder up, of its height."""

    x: float
    y: float
    came: Came


@dataclass(frozen=True, slots=True)
class Pace:
    """One goal: the days that were told, the oldest first, and each of them on the chart."""

    key: str
    title: str
    days: tuple[Lived, ...]
    spots: tuple[Spot, ...]

    @property
    def line(self) -> Line:
        """The line that leaves it out."""
        return Line(self.key, self.title, Part.PLAN)


def came_of(outcome: str | None, small_won: bool) -> Came | None:
    """What is told of a day; None where there is nothing to tell."""
    if outcome not in SAID:
        return None
    return Came.SMALLER_DONE if small_won and outcome != Outcome.WIN else SAID[outcome]


def pace_of(goal: str, title: str, rungs: int, days: Sequence[Lived]) -> Pace | None:
    """The pace of a goal with so many rungs; None where no day was told, so that no bare chart is drawn."""
    newest = tuple(days[-MOST_DAYS:])
    if not newest:
        return None
    spots = tuple(
        Spot(along(place, len(newest)), up(lived.rung, rungs), lived.came) for place, lived in enumerate(newest)
    )
    return Pace(f"{PACE}{goal}", title, newest, spots)


def along(place: int, many: int) -> float:
    """How far to the right the entry of this place stands: by its number, so that a pause leaves no gap."""
    return place / (many - 1) if many > 1 else 0.5


def up(rung: int, rungs: int) -> float:
    """How high a rung stands; one of a ladder that was longer once stands at the top."""
    return min(max(rung, 0), rungs - 1) / (rungs - 1) if rungs > 1 else 0.0
