"""When a goal has grown, when it is looked at again, and when a rung may be skipped (planner.md 3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.diary import Noted, lived
from planner.diary import settled as past
from planner.growth import Growth
from planner.household import Household
from planner.ladders import Goal, ladders
from planner.offers import capped, highest, laid_out, settled
from planner.pacing import Stood, standings
from planner.stones import Outcome

EASY, TRIES = "easy", 2
"""So many tries on a new rung, both easy, and one may be skipped if the parent agrees."""

SKIPPED = 2
"""From the rung that was easy to the one after the next."""

DAY = timedelta(days=1)


def growths(household: Household, language: str = "en") -> dict[str, Growth]:
    """Every goal that has grown once, by the entries of earlier days: id -> what became of it."""
    lived = [goal for goal in _known(household, language) if goal.id in household.diary]
    found = {goal.id: growth(settled(goal, household, language), household) for goal in lived}
    return {id: one for id, one in found.items() if one}


def grown_goals(household: Household, language: str = "en") -> list[tuple[Goal, Growth]]:
    """The goals that have grown and are not open again, in the areas' order."""
    known = [goal for goal in _known(household, language) if goal.id in household.grown]
    found = [(settled(goal, household, language), household.grown[goal.id]) for goal in known]
    return [(goal, one) for goal, one in found if one.since]


def _known(household: Household, language: str) -> list[Goal]:
    written = [goal for goals in ladders(language).values() for goal in goals]
    return [*written, *household.own]


def growth(goal: Goal, household: Household) -> Growth | None:
    """How a goal has grown; None where it never has. A miss takes its stones up, so it is open again.

    A ladder whose top is put off for now has not grown: the days at its highest rung are no top (planner.md 3).
    """
    found: Growth | None = None
    if capped(goal, household):
        return None
    for noted, _before, after in _replayed(goal, household, household.day):
        if after.grown:
            since = found.since if found and found.since else noted.day
            done = noted.outcome == Outcome.WIN and not noted.hard_day
            found = Growth(since, noted.day if done else found.tried if found else None)
        elif found:
            found = Growth(None)
    return found


def may_skip(goal: Goal, household: Household) -> int | None:
    """The rung to skip to, right after two easy tries on a rung that was new; never above the top, else None."""
    days = list(_replayed(goal, household, household.day + DAY))
    tries = [(before.rung, noted) for noted, before, _after in days if _tried(noted)]
    if not tries or tries[-1][1] is not days[-1][0]:
        return None
    rung = max(rung for rung, _noted in tries)
    on_it = [noted for tried, noted in tries if tried == rung]
    easy = len(on_it) == TRIES and all(_easy(noted) for noted in on_it) and tries[-1][0] == rung
    return rung + SKIPPED if easy and rung + SKIPPED <= highest(goal, household) else None


def to_skip(goal: Goal, household: Household) -> int | None:
    """The same, unless the family would rather go rung by rung."""
    rung = may_skip(goal, household)
    return None if rung == household.hold(goal).step_by_step else rung


def _tried(noted: Noted) -> bool:
    return noted.outcome in {Outcome.WIN, Outcome.MISS} and not noted.hard_day


def _easy(noted: Noted) -> bool:
    return noted.outcome == Outcome.WIN and noted.felt == EASY and not noted.upset


def _replayed(goal: Goal, household: Household, before: date) -> Iterator[tuple[Noted, Stood, Stood]]:
    """Each entry since the child was placed, with where the child stood before and after it."""
    since = household.hold(goal).since
    noted = [one for one in past(household.days(goal), before) if since is None or one.day >= since]
    stood = list(standings(lived(noted, before, None), **laid_out(goal, household)))
    return zip(noted, stood, stood[1:], strict=False)
