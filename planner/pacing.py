"""Which rung today: the rule "stepping stones", worked out anew from the diary each time (planner.md 3)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from planner.ladders import LOWEST_ARTICLE_RUNG
from planner.leanings import Leanings
from planner.reasons import Why, reasons
from planner.stones import PACES, Day, Reactivity, Standing
from quiz.traits import Pole, Trait

__all__ = [
    *("Day", "Outcome", "Reactivity", "Today", "gentle_day", "gentle_week"),
    *("grown", "reactivity_of", "standings", "today"),
]

UPSETS, WITHIN, GENTLE = 3, timedelta(days=14), timedelta(days=7)
"""So many upsets within two weeks make a gentle week, and a person is offered (planner.md 3)."""


@dataclass(frozen=True, slots=True)
class Today:
    """The rung to offer (from 0), the smaller one to offer once, and why, in one sentence for the parent.

    smaller: for after a miss or a "not today" on the day itself, never after an upset; None on rung 0, and on a hard
    day, whose step is the small one already.
    """

    rung: int
    smaller: int | None
    reason: str


class Stood(NamedTuple):
    """Where a child stood between two days: the rung, and whether its goal had grown."""

    rung: int
    grown: bool


def today(
    diary: Sequence[Day],
    reactivity: str | None,
    baseline: int | None,
    rungs: int,
    hard_day: bool = False,
    language: str = "en",
    *,
    start: int | None = None,
) -> Today:
    """Today's step on a ladder of so many rungs, by the whole diary, oldest first (planner.md 3).

    reactivity: "reactive", "in between", "steady" or None. baseline: the last rung that works on most days, as a parent
    taps it; None: the lowest that an article's step may have. hard_day: today is one. start: the rung on which the
    family placed the child; None: below the baseline. Rungs are counted from there on, never taken from the entries:
    one that is added or changed later, or lies above a ladder that has grown shorter, just works. ValueError for
    another reactivity, outcome or feeling, or a ladder without rungs.
    """
    standing = _stand(diary, reactivity, baseline, rungs, start)
    small = max(0, standing.rung - standing.pace.small)
    if hard_day:
        return Today(small, None, reasons(language)[Why.HARD_DAY])
    return Today(standing.rung, small if standing.rung else None, reasons(language)[standing.why])


def grown(
    diary: Sequence[Day], reactivity: str | None, baseline: int | None, rungs: int, *, start: int | None = None
) -> bool:
    """Whether the goal has grown: the stones of its top rung are laid (planner.md 3). In as for today."""
    return _stand(diary, reactivity, baseline, rungs, start).grown


def standings(
    diary: Iterable[Day], reactivity: str | None, baseline: int | None, rungs: int, *, start: int | None = None
) -> Iterator[Stood]:
    """Where the child stands before the first day, and after each one. In as for today."""
    standing = _first(reactivity, baseline, rungs, start)
    yield Stood(standing.rung, standing.grown)
    for day in diary:
        standing.live(day)
        yield Stood(standing.rung, standing.grown)


def _stand(
    diary: Sequence[Day], reactivity: str | None, baseline: int | None, rungs: int, start: int | None
) -> Standing:
    standing = _first(reactivity, baseline, rungs, start)
    for day in diary:
        standing.live(day)
    return standing


def _first(reactivity: str | None, baseline: int | None, rungs: int, start: int | None) -> Standing:
    if reactivity not in PACES:
        raise ValueError(f"reactivity {reactivity!r} is not one of {', '.join(Reactivity)} or None")
    if rungs < 1:
        raise ValueError(f"a ladder has a rung or more, not {rungs}")
    pace, top = PACES[reactivity], rungs - 1
    most_days = min(LOWEST_ARTICLE_RUNG if baseline is None else baseline, top)
    first = max(0, most_days - pace.below if start is None else min(start, top))
    below = baseline is not None and first < most_days
    return Standing(pace, top, first, Why.START if below else Why.START_SMALL)


def gentle_week(upsets: Iterable[date], day: date) -> bool:
    """Whether `day` is one of the seven after a third upset within 14 days; a talk is offered then, too.

    upsets: the family's own date of each, in any order. A Day has no date, and days without an entry count as well, so
    this goes by the calendar. The days of such a week are kept as hard days, so that they move nothing afterwards.
    """
    dates = sorted(upsets)
    thirds = [last for first, last in zip(dates, dates[UPSETS - 1 :], strict=False) if last - first < WITHIN]
    return any(timedelta(0) < day - third <= GENTLE for third in thirds)


def gentle_day(language: str = "en") -> Today:
    """What a day of a gentle week offers: the rung that asks for nothing (planner.md 3)."""
    return Today(0, None, reasons(language)[Why.GENTLE_WEEK])


def reactivity_of(leanings: Leanings) -> Reactivity | None:
    """The pace of a profile, Reactive where that is likelier without a label; None where nobody has played."""
    pole = leanings.poles.get(Trait.REACTIVITY)
    if pole is Pole.REACTIVE or (pole is None and leanings.toward_reactive):
        return Reactivity.REACTIVE
    if pole is Pole.STEADY:
        return Reactivity.STEADY
    return Reactivity.IN_BETWEEN if leanings.played else None
