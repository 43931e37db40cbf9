"""When an educator can be met: a week that repeats, and days that are not like it, by the educator's own clock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

A_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)
"""So far ahead an educator may settle a day."""


class Fault(StrEnum):
    """Why a stretch of hours cannot stand as it was typed."""

    REVERSED = "reversed"
    SHORT = "short"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """One stretch of a day."""

    begins: time
    ends: time

    @property
    def minutes(self) -> int:
        """How long it is by the clock on the wall."""
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute


Week = Sequence[tuple[int, Hours]]
"""The stretches of every week, each with its weekday: 0 is Monday."""

Days = Mapping[date, Hours | None]
"""Days that are not like their weekday; None for one away."""


def fault_of(new: Hours, beside: Iterable[Hours], talk: int) -> Fault | None:
    """What keeps a stretch from standing beside those of the same day; it must hold one talk of so many minutes."""
    if new.minutes <= 0:
        return Fault.REVERSED
    if new.minutes < talk:
        return Fault.SHORT
    return Fault.BESIDE if any(share(new, other) for other in beside) else None


def share(one: Hours, other: Hours) -> bool:
    """Whether two stretches of a day have a minute in common; they may touch."""
    return one.begins < other.ends and other.begins < one.ends


def hours_of(day: date, weekly: Week, others: Days) -> tuple[Hours, ...]:
    """When somebody can be met on a day: its own hours where it has some, none where away, else its weekday's."""
    if day in others:
        own = others[day]
        return (own,) if own else ()
    return tuple(sorted(hours for weekday, hours in weekly if weekday == day.weekday()))


def coming(today: date, last: date, weekly: Week, others: Days) -> Iterator[tuple[date, tuple[Hours, ...]]]:
    """The days on which somebody can be met, from tomorrow to the last one, each with its hours."""
    day = today
    while day < last:
        day += A_DAY
        if open_on := hours_of(day, weekly, others):
            yield day, open_on
