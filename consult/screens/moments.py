"""A talk's time in words, always by the clock of the one who reads it (trust R7)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _
from sqlalchemy import select

from accounts.models import Family
from consult.models import Talk
from consult.slots import place_of, shown_twice
from family.models import aware
from family.views import now
from home.days import day_of
from home.models import Child
from shell.database import db


def said(moment: datetime, zone: str) -> str:
    """Weekday, date, time and whose clock: "Tuesday, 24 November 2026, 14:00 (London time)"."""
    return by_clock(moment, clock(moment, zone), zone)


def said_whole(talk: Talk, zone: str) -> str:
    """The same for a whole talk: "Tuesday, 24 November 2026, 14:00–14:30 (London time)"."""
    return by_clock(talk.start, f"{clock(talk.start, zone)}–{clock(talk.end, zone)}", zone)


def by_clock(moment: datetime, times: str, zone: str) -> str:
    """The day of a moment with these times, and whose clock it is."""
    told = {"day": day_words(here(moment, zone).date()), "time": times, "place": place_of(zone)}
    return (_("%(day)s, %(time)s (UTC)") if zone == "UTC" else _("%(day)s, %(time)s (%(place)s time)")) % told


def day_words(day: date) -> str:
    """Weekday and date."""
    return format_date(day, "EEEE, d MMMM y")


def day_short(day: date) -> str:
    """The same for the weeks ahead, which need no year."""
    return format_date(day, "EEEE, d MMMM")


def day_alone(moment: datetime | None, zone: str) -> str:
    """The day of a moment without its weekday, as the one page says it; empty where it was not noted."""
    return format_date(here(moment, zone).date(), "d MMMM") if moment else ""


def clock(moment: datetime, zone: str) -> str:
    """The time of day; in a night when clocks go back also which of the two it is."""
    shown = "H:mm (ZZZZ)" if shown_twice(aware(moment), zone) else "H:mm"
    return format_datetime(here(moment, zone), shown, rebase=False)


def clock_words(at: time) -> str:
    """A time of day that is the same on every day: "9:30"."""
    return f"{at.hour}:{at.minute:02}"


def here(moment: datetime, zone: str) -> datetime:
    """A moment by the clock of a place."""
    return aware(moment).astimezone(ZoneInfo(zone))


def zone_of(child: Child) -> str:
    """By which clock this child's family lives."""
    return db.session.scalar(select(Family.zone).where(Family.id == child.family_id)) or "UTC"


def today_of(child: Child) -> date:
    """The own day of this child's family at this moment."""
    return day_of(now(), zone_of(child))
