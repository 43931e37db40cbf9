"""A talk's time in words: weekday, date, clock and place, so that nobody has to work it out (trust R7)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date


def moment_words(begins: datetime, zone: str, language: str = "en") -> str:
    """When something begins by the clock of this place: "Tuesday 24 November, 9:30 (Europe/London)"."""
    here = begins.astimezone(ZoneInfo(zone))
    return f"{day_words(here, language)}, {clock_words(here.time())} ({place_words(zone)})"


def talk_words(begins: datetime, minutes: int, zone: str, language: str = "en") -> str:
    """The same for a talk: "Tuesday 24 November, 9:30–10:00 (Europe/London)"."""
    here = begins.astimezone(ZoneInfo(zone))
    ends = (begins + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    hours = f"{clock_words(here.time())}–{clock_words(ends.time())}"
    return f"{day_words(here, language)}, {hours} ({place_words(zone)})"


def day_words(day: date, language: str = "en") -> str:
    """A day of these weeks: "Tuesday 24 November"."""
    return str(format_date(day, "EEEE d MMMM", locale=language))


def clock_words(at: time) -> str:
    """A time of day: "9:30"."""
    return f"{at.hour}:{at.minute:02}"


def place_words(zone: str) -> str:
    """A clock's place: "America/New York"."""
    return zone.replace("_", " ")
