"""The steps of a plan below the page: the pace of each goal, what was made smaller, and a school's goals."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from consult.details.pace import MOST_GOALS, SAID, Lived, Pace, came_of, pace_of
from consult.details.smaller import Smaller, smaller_of
from consult.details.whole import Worded
from consult.models import SchoolGoal, Talk
from consult.parts import Part
from family.models import Guest
from planner.household import Household
from planner.ladders import Goal, NoSuchGoal, goal
from planner.models import Entry
from planner.models.household import lived
from planner.offers import settled
from planner.splits import places, splits
from sharing.terms import digest
from shell.database import db
from shell.pages import language

MOST_ENTRIES = 400
"""So far back the newest goals are looked for."""

Days = Mapping[str, list[Lived]]


def steps_of(talk: Talk) -> dict[str, Any]:
    """What the ticked plan tells. When things were done is told with the patterns of the last weeks alone."""
    if not talk.shows(Part.PLAN):
        return {}
    household = lived(talk.child.guest, date.min, language())
    goals, patterns = goals_of(household), talk.shows(Part.PATTERNS)
    days = {id: told for id, told in days_of(talk.child.guest).items() if id in goals}
    newest = list(days)[::-1][:MOST_GOALS]
    return {
        "paces": tuple(paces(newest, days, goals)) if patterns else (),
        "smaller": tuple(made_smaller(newest, days, goals, household, patterns)),
        "school": tuple(school_goals(talk, goals)),
    }


def goals_of(household: Household) -> dict[str, Goal]:
    """Every goal that this family touched and did not hide, as it settled the ladder."""
    own = {one.id: one for one in household.own}
    shown = (id for id in {**household.holds, **household.diary} if not getattr(household.holds.get(id), "hidden", 0))
    found = {id: own.get(id) or written(id) for id in shown}
    return {id: settled(one, household, language()) for id, one in found.items() if one}


def written(id: str) -> Goal | None:
    """A goal of the ladder files; None for one that is there no more."""
    try:
        return goal(id, language())
    except NoSuchGoal:
        return None


def days_of(guest: Guest) -> Days:
    """The days of which something was told, by goal, the oldest first; the goal with the newest one stands last."""
    columns = (Entry.goal, Entry.day, Entry.rung, Entry.shown, Entry.hard_day, Entry.outcome, Entry.small_won)
    asked = select(*columns).where(Entry.guest_id == guest.id, Entry.outcome.in_(SAID))
    rows = db.session.execute(asked.order_by(Entry.day.desc(), Entry.id.desc()).limit(MOST_ENTRIES)).all()
    found: dict[str, list[Lived]] = {}
    for row in reversed(rows):
        days = found.pop(row.goal, [])
        found[row.goal] = [*days, day_of(row)]
    return found


def day_of(row: Any) -> Lived:
    """One entry as it is told; its outcome is one that is."""
    came = came_of(row.outcome, row.small_won)
    if came is None:
        raise ValueError(f"nothing is told of {row.outcome!r}")
    step, small = row.shown.get("step") or "", row.shown.get("small") or ""
    return Lived(row.day, row.rung, step, came, row.hard_day, small)


def paces(newest: list[str], days: Days, goals: Mapping[str, Goal]) -> Iterator[Pace]:
    """The pace of each of these goals."""
    for id in newest:
        if found := pace_of(id, goals[id].title, len(goals[id].rungs), days[id]):
            yield found


def made_smaller(
    newest: list[str], days: Days, goals: Mapping[str, Goal], household: Household, patterns: bool
) -> Iterator[Smaller]:
    """What was made smaller of these goals, and of those with a rung in between."""
    with_rungs = [id for id in goals if household.hold(goals[id]).between and id not in newest]
    for id in (*newest, *with_rungs):
        put_in = list(rungs_in_between(goals[id], household))
        yield from smaller_of(id, goals[id].title, days.get(id, []), put_in, patterns)


def rungs_in_between(of: Goal, household: Household) -> Iterator[tuple[str, str]]:
    """Step and split of each rung that the family put in, as it stands on the ladder."""
    put_in = household.hold(of).between
    for one, place in zip(put_in, places(put_in), strict=True):
        if place < len(of.rungs):
            yield of.rungs[place].do, splits(language()).of[one.split].name


def school_goals(talk: Talk, goals: Mapping[str, Goal]) -> Iterator[Worded]:
    """The goals of a school's plan, each with the ladder that it is tied to."""
    asked = select(SchoolGoal).where(SchoolGoal.child_id == talk.child_id).order_by(SchoolGoal.id)
    for one in db.session.scalars(asked):
        tied = (goals.get(one.goal) or written(one.goal)) if one.goal else None
        yield Worded(f"details:school:{digest(one.token)[:16]}", one.words, tied.title if tied else "")
