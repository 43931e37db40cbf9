"""Who can be met and when: hours and talks out of their rows, free times as moments (issue 6, part 2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from consult.models.educators import Educator
from consult.models.hours import days_of, week_of
from consult.models.talks import Talk
from consult.parts import LONGEST
from consult.slots import Busy, Opening, free
from family.models import aware
from shell.database import db


def bookable() -> Sequence[Educator]:
    """The educators whom a family can meet: at work, and all is said that a family needs; by name."""
    asked = select(Educator).where(Educator.active).order_by(Educator.name, Educator.id)
    with_hours = asked.options(selectinload(Educator.hours), selectinload(Educator.other_days))
    return [educator for educator in db.session.scalars(with_hours) if educator.ready]


def free_times(educator: Educator, now: datetime, *, talk: Talk | None = None) -> tuple[datetime, ...]:
    """When a talk with this educator could begin; `talk` is one that stands already and may stay or move.

    Never with one who is switched off, whatever the hours were.
    """
    if not educator.active:
        return ()
    minutes, notice = talk.minutes if talk else educator.minutes, timedelta(hours=educator.notice)
    hours = Opening(educator.zone, minutes, notice, week_of(educator), days_of(educator))
    return free(hours, taken(educator, now, talk), now)


def taken(educator: Educator, now: datetime, but: Talk | None) -> list[Busy]:
    """The stretches that are somebody else's."""
    asked = select(Talk.id, Talk.slot, Talk.minutes).where(Talk.educator_id == educator.id, Talk.slot > now - LONGEST)
    return [
        (aware(slot), aware(slot) + timedelta(minutes=minutes))
        for id, slot, minutes in db.session.execute(asked)
        if slot and not (but and but.id == id)
    ]
