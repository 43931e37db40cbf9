"""What of a child's plan stands on the page: goals, gentler settings, and one ladder (experience 5)."""

from dataclasses import replace

from sqlalchemy import select

from accounts.models import Account
from consult.composing import Planned
from consult.models import Talk
from consult.scaling import Ladder
from consult.screens.moments import today_of
from home.models import Child
from planner.areas import Area
from planner.household import Household
from planner.ladders import Goal, NoSuchGoal
from planner.models import goal_for, household_of
from planner.offers import ruled_of, settled, started
from planner.pacing import reactivity_of
from planner.plan import card_of, offered, plan_for
from planner.turns import active_of
from shell.database import db
from shell.pages import language


def planned(talk: Talk) -> Planned:
    """The plan as the family has it today."""
    household = household_for(talk)
    goal, active = chosen(talk, household), worked_on(household)
    return Planned(
        goals=[one.title for one in active],
        gentler=any(household.hold(one).gentler for one in (*active, *([goal] if goal else []))),
        ladder=ladder_of(goal, household) if goal else None,
    )


def household_for(talk: Talk) -> Household:
    """Who the plan is for, as the booking carer reads it; the keeper where that one has left."""
    child = talk.child
    reader = talk.booker or keeper_of(child)
    return household_of(child.guest, reader, today_of(child), language(), softened=False)


def keeper_of(child: Child) -> Account | None:
    """Who keeps this child's family."""
    return db.session.scalar(select(Account).where(Account.family_id == child.family_id, Account.keeper))


def worked_on(household: Household) -> tuple[Goal, ...]:
    """The goals that the family works on."""
    return active_of(offered_in(household), household)


def offered_in(household: Household) -> list[Goal]:
    """Every goal that the plan may offer."""
    return [goal for area in Area for goal in offered(area, household, language())]


def chosen(talk: Talk, household: Household) -> Goal | None:
    """The goal that was chosen for this talk, as it is settled; else the one that the plan works on today."""
    if talk.goal:
        try:
            return settled(goal_for(talk.child.guest, talk.goal, language()), household, language())
        except NoSuchGoal:
            pass
    row = plan_for(household, language()).open
    return row.goal if row else None


def ladder_of(goal: Goal, household: Household) -> Ladder:
    """A goal as this child's plan words it. Before anybody told anything every rung is cut, too: see `careful`."""
    hold, cut = household.hold(goal), careful(household)
    return Ladder(
        title=goal.title,
        steps=[card_of(goal, cut, language(), rung.index).this_time for rung in goal.rungs],
        start=started(goal, household) if hold.rung is None else hold.rung,
        now=ruled_of(goal, household, language()).rung,
        pace=reactivity_of(household.leanings),
        cap=hold.cap,
    )


def careful(household: Household) -> Household:
    """The same, with steps under ten seconds as long as nobody has told anything: not sure means small (quiz.md 6)."""
    return replace(household, leanings=replace(household.leanings, played=True))
