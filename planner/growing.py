"""When a goal has grown, when it is looked at again, and when a rung may be skipped (planner.md 3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.diary import Noted, lived
from planner.diary import settled as past
from planner.household import Household
from planner.ladders import Goal, ladders
from planner.offers import laid_out, settled
from planner.pacing import standings
from planner.stones import Outcome, Standing

LOOKS = (timedelta(days=7), timedelta(days=28))
"""So long after a goal has grown it is looked at again."""

EASY, TRIES = "easy", 2
"""So many tries on a new rung, both easy, and one may be skipped if the parent agrees."""

SKIPPED = 2
"""From the rung that was easy to the one after the next."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Growth:
    """What became of a goal that has grown once.

    since: the day of its last stone; None: it is open again. tried: the latest day on which it was done.
    """

    since: date | None
    tried: date | None = None

    def look_due(self, day: date) -> bool:
        """Whether a look is due that nobody has taken yet; one that is taken later counts as well."""
        if self.since is None:
            return False
        reached = [self.since + look for look in LOOKS if self.since + look <= day]
        return bool(reached) and (self.tried is None or self.tried < reached[-1])

    def rests(self, day: date) -> bool:
        """Whether it needs nothing on a day: it has grown, and no look is due."""
        return self.since is not None and not self.look_due(day)


def growths(household: Household, language: str = "en") -> list[tuple[Goal, Growth]]:
    """Every goal that has grown once, in the areas' order, by the entries of earlier days."""
    written = (goal for goals in ladders(language).values() for goal in goals)
    lived = [goal for goal in (*written, *household.own) if goal.id in household.diary]
    found = [(goal, growth(settled(goal, household, language), household)) for goal in lived]
    return [(goal, one) for goal, one in found if one]


def resting(household: Household) -> frozenset[str]:
    """The goals that have grown and need nothing on the household's day."""
    return frozenset(goal.id for goal, one in growths(household) if one.rests(household.day))


def growth(goal: Goal, household: Household) -> Growth | None:
    """How a goal has grown; None where it never has. A miss takes its stones up, so it is open again."""
    found: Growth | None = None
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
    return rung + SKIPPED if easy and rung + SKIPPED < len(goal.rungs) else None


def to_skip(goal: Goal, household: Household) -> int | None:
    """The same, unless the family would rather go rung by rung."""
    rung = may_skip(goal, household)
    return None if rung == household.hold(goal).step_by_step else rung


def _tried(noted: Noted) -> bool:
    return noted.outcome in {Outcome.WIN, Outcome.MISS} and not noted.hard_day


def _easy(noted: Noted) -> bool:
    return noted.outcome == Outcome.WIN and noted.felt == EASY and not noted.upset


def _replayed(goal: Goal, household: Household, before: date) -> Iterator[tuple[Noted, Standing, Standing]]:
    """Each entry since the child was placed, with where the child stood before and after it."""
    since = household.hold(goal).since
    noted = [one for one in past(household.days(goal), before) if since is None or one.day >= since]
    stood = list(standings(lived(noted, before, None), **laid_out(goal, household)))
    return zip(noted, stood, stood[1:], strict=False)
