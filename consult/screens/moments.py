"""A talk's time in words, always by the clock of the one who reads it (trust R7)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _

from consult.slots import place_of, shown_twice
from family.models import aware


def said(moment: datetime, zone: str) -> str:
    """Weekday, date, time and whose clock: "Tuesday, 24 November 2026, 14:00 (London time)"."""
    told = {"day": day_words(here(moment, zone).date()), "time": clock(moment, zone), "place": place_of(zone)}
    return (_("%(day)s, %(time)s (UTC)") if zone == "UTC" else _("%(day)s, %(time)s (%(place)s time)")) % told


def day_words(day: date) -> str:
    """Weekday and date."""
    return format_date(day, "EEEE, d MMMM y")


def day_short(day: date) -> str:
    """The same for the weeks ahead, which need no year."""
    return format_date(day, "EEEE, d MMMM")


def clock(moment: datetime, zone: str) -> str:
    """The time of day; in a night when clocks go back also which of the two it is."""
    shown = "H:mm (O)" if shown_twice(aware(moment), zone) else "H:mm"
    return format_datetime(here(moment, zone), shown, rebase=False)


def here(moment: datetime, zone: str) -> datetime:
    """A moment by the clock of a place."""
    return aware(moment).astimezone(ZoneInfo(zone))
