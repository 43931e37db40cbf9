"""An educator's hours as rows: opened, shut, and settled day by day; said again it stands once (trust R2)."""

from collections.abc import Iterable
from datetime import date, time

from sqlalchemy import delete

from consult.hours import Fault, Hours, Week, fault_of
from consult.models.educators import Educator, OpenHours, OtherDay
from consult.models.holding import hold
from shell.database import db


def week_of(educator: Educator) -> Week:
    """The stretches of every week, each with its weekday, in order."""
    return tuple((row.weekday, Hours(row.begins, row.ends)) for row in educator.hours)


def days_of(educator: Educator, since: date = date.min) -> dict[date, Hours | None]:
    """The days from this one on that are not like their weekday; None where the educator is away."""
    return {row.day: own_hours(row) for row in educator.other_days if row.day >= since}


def own_hours(row: OtherDay) -> Hours | None:
    """The hours of such a day."""
    return Hours(row.begins, row.ends) if row.begins is not None and row.ends is not None else None


def open_week(educator: Educator, weekdays: Iterable[int], new: Hours) -> Fault | None:
    """One more stretch on these days of every week; gives what keeps it from standing, and then adds none."""
    hold(educator)
    week = week_of(educator)
    added = [day for day in weekdays if (day, new) not in week]
    faults = [fault_of(new, [hours for day, hours in week if day == weekday], educator.minutes) for weekday in added]
    if not any(faults):
        rows = (OpenHours(educator_id=educator.id, weekday=day, begins=new.begins, ends=new.ends) for day in added)
        db.session.add_all(rows)
    return next(filter(None, faults), None)


def shut_week(educator: Educator, weekday: int, begins: time) -> None:
    """A stretch of the week is no more."""
    of = (OpenHours.educator_id == educator.id, OpenHours.weekday == weekday, OpenHours.begins == begins)
    db.session.execute(delete(OpenHours).where(*of))


def settle_day(educator: Educator, day: date, new: Hours | None) -> Fault | None:
    """What a day is like, in place of what was settled before: hours, or None for away. Gives what is in the way."""
    fault = fault_of(new, (), educator.minutes) if new else None
    if fault is None:
        hold(educator)
        unsettle_day(educator, day)
        row = OtherDay(educator_id=educator.id, day=day, begins=new and new.begins, ends=new and new.ends)
        db.session.add(row)
    return fault


def unsettle_day(educator: Educator, day: date) -> None:
    """A day is like its weekday again."""
    db.session.execute(delete(OtherDay).where(OtherDay.educator_id == educator.id, OtherDay.day == day))
