"""Who can be met and when: hours and talks out of their rows, free times as moments (issue 6, part 2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select

from consult.models.educators import Educator, OpenHours, OtherDay
from consult.models.talks import Talk
from consult.parts import MINUTES
from consult.slots import Busy, Hours, Stretch, free
from family.models import aware
from shell.database import db

LONGEST = timedelta(minutes=max(MINUTES))


def bookable() -> Sequence[Educator]:
    """The educators whom a family can meet: at work, with a name, a place and hours; by name."""
    weekly = exists().where(OpenHours.educator_id == Educator.id)
    other = exists().where(OtherDay.educator_id == Educator.id, OtherDay.begins.is_not(None))
    ready = Educator.active & (Educator.name != "") & (Educator.place != "") & or_(weekly, other)
    return db.session.scalars(select(Educator).where(ready).order_by(Educator.name, Educator.id)).all()


def free_times(educator: Educator, now: datetime, *, talk: Talk | None = None) -> tuple[datetime, ...]:
    """When a talk with this educator could begin; `talk` is one that stands already and may stay or move."""
    minutes = talk.minutes if talk else educator.minutes
    return free(hours_of(educator, minutes), taken(educator, now, talk), now)


def hours_of(educator: Educator, minutes: int) -> Hours:
    """An educator's hours as a value."""
    weekly: dict[int, tuple[Stretch, ...]] = {}
    for open_hours in db.session.scalars(select(OpenHours).where(OpenHours.educator_id == educator.id)):
        stretch = (open_hours.begins, open_hours.ends)
        weekly[open_hours.weekday] = (*weekly.get(open_hours.weekday, ()), stretch)
    others = db.session.scalars(select(OtherDay).where(OtherDay.educator_id == educator.id))
    days = {other.day: ((other.begins, other.ends),) if other.begins and other.ends else () for other in others}
    return Hours(educator.zone, minutes, timedelta(hours=educator.notice), weekly, days)


def taken(educator: Educator, now: datetime, but: Talk | None) -> list[Busy]:
    """The stretches that are somebody else's."""
    asked = select(Talk.id, Talk.slot, Talk.minutes).where(Talk.educator_id == educator.id, Talk.slot > now - LONGEST)
    return [
        (aware(slot), aware(slot) + timedelta(minutes=minutes))
        for id, slot, minutes in db.session.execute(asked)
        if slot and not (but and but.id == id)
    ]
