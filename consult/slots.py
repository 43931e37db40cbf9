"""When an educator is free: hours by one clock, offered as real moments, shown by another clock (trust R6, R7).

A talk is as long as it says on every day of the year. On the night when clocks go on, a time that does not exist is
not offered; on the night when they go back, each moment of the repeated hour is offered once.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from consult.hours import Days, Hours, Week, hours_of
from consult.parts import AHEAD

A_DAY = timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)

Busy = tuple[datetime, datetime]
"""From when until when somebody else has the educator, in UTC."""


@dataclass(frozen=True, slots=True)
class Opening:
    """When talks can be booked: the clock, how long a talk is, how long before it must be booked, and the hours."""

    zone: str
    minutes: int
    notice: timedelta
    weekly: Week
    others: Days


@dataclass(frozen=True, slots=True)
class Day:
    """A family's own day, and the talks that could begin on it."""

    day: date
    starts: tuple[datetime, ...]


def free(hours: Opening, busy: Collection[Busy], now: datetime) -> tuple[datetime, ...]:
    """Every moment, in UTC and in order, at which a talk could begin: late enough, not too far ahead, nobody there."""
    first, last = now + hours.notice, now + AHEAD
    length = timedelta(minutes=hours.minutes)
    found = {
        begins
        for begins in every(hours, first, last)
        if first <= begins <= last and not any(begins < until and since < begins + length for since, until in busy)
    }
    return tuple(sorted(found))


def every(hours: Opening, first: datetime, last: datetime) -> Iterator[datetime]:
    """Every beginning on the days from one moment to another, whoever is there."""
    zone = ZoneInfo(hours.zone)
    day, end = first.astimezone(zone).date() - A_DAY, last.astimezone(zone).date()
    while day <= end:
        for stretch in hours_of(day, hours.weekly, hours.others):
            yield from within(stretch, day, zone, timedelta(minutes=hours.minutes))
        day += A_DAY


def within(stretch: Hours, day: date, zone: ZoneInfo, length: timedelta) -> Iterator[datetime]:
    """The beginnings in one stretch of one day: real minutes apart, each talk inside the hours that the clock shows."""
    begins, ends = (datetime.combine(day, at) for at in (stretch.begins, stretch.ends))
    moment = min(moments(begins, zone))
    until = max(moments(ends, zone))
    while moment + length <= until:
        starts, stops = (at.astimezone(zone).replace(tzinfo=None) for at in (moment, moment + length - A_MOMENT))
        if begins <= starts and stops < ends:
            yield moment
        moment += length


def moments(wall: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Both readings, in UTC, of what a clock shows; they differ only where clocks are changed."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first, second


def by_day(starts: Iterable[datetime], zone: str) -> tuple[Day, ...]:
    """The beginnings by the reader's own days."""
    clock = ZoneInfo(zone)
    days = groupby(sorted(starts), key=lambda moment: moment.astimezone(clock).date())
    return tuple(Day(day, tuple(of_day)) for day, of_day in days)


def shown_twice(moment: datetime, zone: str) -> bool:
    """Whether the reader's clock shows this time twice, since it is put back that night."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def place_of(zone: str) -> str:
    """The place whose clock it is, in plain words: "Asia/Kolkata" is Kolkata."""
    return zone.rpartition("/")[2].replace("_", " ")
