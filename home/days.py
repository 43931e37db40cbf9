"""A family lives by its own clock: which day a moment belongs to (trust R7, facts S168)."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

WITHOUT_A_PLACE = {"Factory", "localtime", "posixrules"}


@cache
def zones() -> tuple[str, ...]:
    """Every place whose clock a family can choose, "Europe/London", in order; UTC stands first."""
    places = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))}
    return ("UTC", *sorted(places - WITHOUT_A_PLACE))


def day_of(moment: datetime, zone: str) -> date:
    """The family's own calendar day at a moment that knows its time zone; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone belongs to no day")
    return moment.astimezone(ZoneInfo(zone)).date()
