"""One entry for a family's own calendar: the same time of day by its own clock, in summer and in winter (trust R7)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

LASTS = timedelta(minutes=5)
PRODUCT = "-//Tiny Rungs//One small step//EN"


class Weekday(StrEnum):
    """The days of a week as a calendar file names them, Monday first."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time of day on some days of the week, at least one, by a place's clock; a reminder only if it was ticked."""

    at: time
    days: tuple[Weekday, ...]
    zone: str
    alarm: bool = False


def entry(anchor: Anchor, title: str, uid: str, today: date, made: datetime) -> bytes:
    """The calendar file. `uid` names the entry: a second file of the same name replaces the first in a calendar."""
    event = Event()
    event.add("summary", title)
    event.add("uid", uid)
    event.add("dtstamp", made)
    event.add("dtstart", first_moment(anchor, today))
    event.add("duration", LASTS)
    event.add("rrule", {"freq": "weekly", "byday": [str(day) for day in anchor.days]})
    event.add("transp", "TRANSPARENT")
    if anchor.alarm:
        event.add_component(alarm(title))
    return whole(event)


def first_moment(anchor: Anchor, today: date) -> datetime:
    """The first of the chosen days from today on, at the chosen time."""
    wanted = {list(Weekday).index(day) for day in anchor.days}
    day = next(day for day in (today + timedelta(days=ahead) for ahead in range(7)) if day.weekday() in wanted)
    return datetime.combine(day, anchor.at, ZoneInfo(anchor.zone))


def alarm(title: str) -> Alarm:
    """A reminder at the moment itself, shown and not read out."""
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", title)
    reminder.add("trigger", timedelta(0))
    return reminder


def whole(event: Event) -> bytes:
    """The file around an entry, with the rules of its clock."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
