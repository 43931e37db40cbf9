"""Whose turn it is: which goal the day opens, of one or two that a family works on (planner.md 3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.diary import settled
from planner.household import Household
from planner.ladders import Goal

ENOUGH_ACTIVE = 2
"""A third goal slows all of them down (planner.md 3)."""


def turn(active: Sequence[str], last: Mapping[str, date]) -> str | None:
    """The one of these goals whose last entry lies furthest back; one without an entry comes first."""
    return min(active, key=lambda id: last.get(id, date.min), default=None)


def active_of(goals: Iterable[Goal], household: Household) -> tuple[Goal, ...]:
    """The goals that a family works on, as far as they may be offered and do not rest."""
    return tuple(goal for goal in goals if household.hold(goal).active and not household.rests(goal))


def taken(goals: Sequence[Goal], household: Household) -> Goal | None:
    """The goal of this day: done already, opened by the family, or next in turn; None where nothing was settled."""
    awake = [goal for goal in goals if not household.rests(goal)]
    opened = _opened(awake, household)
    at_once = [goal for goal in opened if household.hold(goal).opened == household.day]
    again = [goal for goal in awake if again_now(goal, household)]
    return next(iter([*_done(awake, household), *at_once, *again, *opened, *_next(awake, household)]), None)


def again_now(goal: Goal, household: Household) -> bool:
    """Whether it is a goal's turn again because it felt natural: once, until its next entry (facts S111)."""
    evening = household.evening
    if evening is None or evening.natural != goal.id:
        return False
    return not [noted for noted in settled(household.days(goal), household.day) if noted.day > evening.day]


def _done(goals: Sequence[Goal], household: Household) -> list[Goal]:
    """Those whose day has ended, the last one first."""
    entries = {goal.id: noted for goal in goals if (noted := household.noted(goal)) and noted.ended}
    order = [noted.goal for noted in household.entries if noted.goal in entries and noted.day == household.day]
    return [goal for id in reversed(order) for goal in goals if goal.id == id]


def _opened(goals: Sequence[Goal], household: Household) -> list[Goal]:
    """The step that the family opened; beside goals to work on it is open for its day alone."""
    opened = [goal for goal in goals if household.hold(goal).today]
    if not active_of(goals, household):
        return opened
    return [goal for goal in opened if household.hold(goal).opened == household.day]


def _next(goals: Sequence[Goal], household: Household) -> list[Goal]:
    active = active_of(goals, household)
    last = {
        goal.id: max((noted.day for noted in settled(household.days(goal), household.day)), default=date.min)
        for goal in active
    }
    first = turn([goal.id for goal in active], last)
    return [goal for goal in active if goal.id == first]
