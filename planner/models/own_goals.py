"""The goals that a family made itself, beside those of the ladder files (planner.md 2.6)."""

from sqlalchemy import bindparam, delete, select

from family.models import Guest
from planner.ladders import Goal, NoSuchGoal, goal
from planner.models.diary import Entry
from planner.models.footholds import Foothold
from planner.models.own import OwnGoal
from planner.own_goals.goal import OWN, goal_of
from shell.database import db

CONFIRMED = select(OwnGoal).where(OwnGoal.guest_id == bindparam("guest_id"), OwnGoal.confirmed).order_by(OwnGoal.id)
"""Built once: it runs at every look at the plan."""


SETTLED = (
    select(Foothold, OwnGoal)
    .join(
        OwnGoal,
        (OwnGoal.guest_id == Foothold.guest_id) & OwnGoal.confirmed & (Foothold.goal == OWN + OwnGoal.token),
        isouter=True,
    )
    .where(Foothold.guest_id == bindparam("guest_id"))
    .order_by(OwnGoal.id)
)
"""All that a family settled, each own goal beside its foothold, which it has from the day it is confirmed."""


def own_goals(guest: Guest | None, language: str = "en") -> tuple[Goal, ...]:
    """The goals that a family made itself and confirmed, the first one first."""
    if guest is None:
        return ()
    return tuple(goal_of(one.ladder, language) for one in db.session.scalars(CONFIRMED, {"guest_id": guest.id}))


def goal_for(guest: Guest | None, id: str, language: str = "en") -> Goal:
    """The goal of this id, an own one of this guest's too. Raises NoSuchGoal."""
    if not id.startswith(OWN):
        return goal(id, language)
    for own in own_goals(guest, language):
        if own.id == id:
            return own
    raise NoSuchGoal(id)


def erase(own: OwnGoal) -> None:
    """Takes an own goal away, with everything that was settled and written for it."""
    for table in (Foothold, Entry):
        of_it = delete(table).where(table.guest_id == own.guest_id, table.goal == f"{OWN}{own.token}")
        db.session.execute(of_it)
    db.session.delete(own)
