"""For how long something is shared, and which words of it are still those that were looked at (trust P4)."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

DAYS = (7, 14, 31)
"""How many of the family's days a link stays open, this one among them: a week if nothing else is chosen."""

LONGEST_LABEL = 40
A_DAY = timedelta(days=1)

DRAFT_STAYS = A_DAY
"""What was picked and never shared is gone after a day."""

LOOKS_APART = timedelta(hours=1)
"""The trail tells of a link that is looked at again after so long; every look is counted."""


class Part(StrEnum):
    """The two lines of a win."""

    DID = "did"
    HELPED = "helped"


def last_day(today: date, days: int) -> date:
    """The last of so many days, today among them."""
    return today + timedelta(days=days - 1)


def over_at(day: date, zone: str) -> datetime:
    """The moment, in UTC, at which this day is over by the family's clock: the day itself counts whole (trust P4)."""
    return datetime.combine(day + A_DAY, time.min, ZoneInfo(zone)).astimezone(UTC)


def over_everywhere(now: datetime) -> date:
    """The newest day that is over by every clock on earth."""
    return (now.astimezone(UTC) - timedelta(hours=36)).date()


def digest(line: str) -> str:
    """What is kept of a line that was looked at, so that no other words are shown in its place."""
    return sha256(line.encode()).hexdigest()[:32]


def as_looked_at(line: str, kept: str | None) -> str:
    """The line if it is still the one that was looked at; nothing for one that was left out or written anew."""
    return line if kept and digest(line) == kept else ""
