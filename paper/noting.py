"""When the weekly note goes out, and what it says: by the family's own clock, and never to somebody quiet."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from paper import CONTENT
from quiz.checks import number, text
from quiz.reading import Rules, items, read_file

A_WEEK = timedelta(days=7)
PATIENCE = timedelta(hours=24)
"""A note that could not go out within a day waits for the next week: nobody wants Sunday's note on Wednesday."""

FALLS_SILENT = timedelta(days=60)
"""Who has not signed in for so long gets no more notes: a letter would be a reproach (trust P11)."""


def last_moment(weekday: int, hour: int, zone: str, now: datetime) -> datetime:
    """The latest moment up to now at which it was this hour of this weekday (0 is Monday) on the family's clock."""
    place = ZoneInfo(zone)
    here = now.astimezone(place).date()
    day = here - timedelta(days=(here.weekday() - weekday) % 7)
    moment = at(day, hour, place)
    return moment if moment <= now else at(day - A_WEEK, hour, place)


def at(day: date, hour: int, place: ZoneInfo) -> datetime:
    """An hour of a day; one that the clock jumps over is the hour after it."""
    return datetime.combine(day, time(hour), place)


def due(moment: datetime, asked: datetime, written: datetime | None, now: datetime) -> bool:
    """Whether the note of this moment is to be written now: asked for before it, and not written since."""
    return asked < moment and (written is None or written < moment) and now - moment < PATIENCE


def paragraph(of: Sequence[str], day: date) -> str:
    """The paragraph of the week in which this day lies; the weeks take turns."""
    return of[day.toordinal() // 7 % len(of)]


@cache
def paragraphs(language: str = "en") -> tuple[str, ...]:
    """What the notes say in a language, one paragraph a week. Raises ContentError."""
    given: tuple[str, ...] = read_paragraphs(CONTENT / language / "notes.toml")
    return given


def read_paragraphs(path: Path) -> tuple[str, ...]:
    """The paragraphs of one file. Raises ContentError."""
    given: tuple[str, ...] = read_file(path, FILE)["paragraphs"]
    return given


FILE: Rules = {"version": number(1, 1), "paragraphs": items(text(50), 4, 52)}
