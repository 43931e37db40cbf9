"""What is said to a grown-up who has nothing left to give, and where to turn to (facts S161, S162)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner import CONTENT
from quiz.checks import number, text
from quiz.reading import Rules, items, read_file

WORDS = 20


@dataclass(frozen=True, slots=True)
class Care:
    """One sentence to say out loud at the end of such a day, and places to turn to when there are many of them."""

    says: str
    places: tuple[str, ...]


def care(language: str = "en") -> Care:
    """The lines of care.toml; read once. Raises ContentError naming the fault."""
    return _read(language)


@cache
def _read(language: str) -> Care:
    return read_care(CONTENT / language / "care.toml")


def read_care(path: Path) -> Care:
    """The lines of one file. Raises ContentError."""
    given = read_file(path, FILE)
    return Care(given["says"], given["places"])


FILE: Rules = {"version": number(1, 1), "says": text(WORDS), "places": items(text(WORDS), 3, 3)}
