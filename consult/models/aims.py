"""Goals of a school's plan, written down by the family and tied to a ladder or not (facts S164)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from accounts.models import Account
from consult.models.holding import hold
from consult.models.outcome import AgreedStep, SchoolGoal
from consult.models.talks import Talk
from home.acts import Act
from home.models import Child, Trail
from shell.database import db
from shell.faults import NotYours

MOST_AIMS = 12
"""So many goals of a school's plan a child."""

SHOWN = 2
"""So many steps to look at again stand on a page."""


class Enough(Exception):  # noqa: N818 - a family's answer, not an error
    """There are as many goals of a school's plan as one page holds."""


def aims_of(child: Child) -> Sequence[SchoolGoal]:
    """A child's goals of a school's plan, the first one first."""
    return db.session.scalars(select(SchoolGoal).where(SchoolGoal.child_id == child.id).order_by(SchoolGoal.id)).all()


def aim_of(child: Child, token: str) -> SchoolGoal:
    """This child's goal of this token; NotYours for anything else (trust S1)."""
    found = db.session.scalar(select(SchoolGoal).where(SchoolGoal.child_id == child.id, SchoolGoal.token == token))
    if found is None:
        raise NotYours
    return found


def write_aim(child: Child, account: Account, words: str, goal: str | None, key: str, now: datetime) -> None:
    """One more; a form sent twice writes one. Raises Enough."""
    hold(child)
    if db.session.scalar(select(SchoolGoal.id).where(SchoolGoal.child_id == child.id, SchoolGoal.key == key)):
        return
    if (db.session.scalar(select(func.count()).where(SchoolGoal.child_id == child.id)) or 0) >= MOST_AIMS:
        raise Enough
    db.session.add(SchoolGoal(child_id=child.id, key=key, words=words, goal=goal, made=now))
    Trail.note(account, Act.SCHOOL_GOAL_CHANGED, now, child_id=child.id)


def tie(aim: SchoolGoal, account: Account, goal: str | None, now: datetime) -> None:
    """Another ladder, or none."""
    if aim.goal != goal:
        aim.goal = goal
        Trail.note(account, Act.SCHOOL_GOAL_CHANGED, now, child_id=aim.child_id)


def drop(aim: SchoolGoal, account: Account, now: datetime) -> None:
    """Takes one out."""
    db.session.delete(aim)
    Trail.note(account, Act.SCHOOL_GOAL_CHANGED, now, child_id=aim.child_id)


def due(child: Child, today: date) -> Sequence[tuple[str, str]]:
    """The agreed steps whose day to look again has come: the word of each talk, and the step."""
    asked = (
        select(Talk.token, AgreedStep.step)
        .join(Talk, Talk.id == AgreedStep.talk_id)
        .where(Talk.child_id == child.id, AgreedStep.look_again <= today, AgreedStep.looked.is_(None))
        .order_by(AgreedStep.look_again.desc(), AgreedStep.id)
        .limit(SHOWN)
    )
    return [(token, step) for token, step in db.session.execute(asked)]
