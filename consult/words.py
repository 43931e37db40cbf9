"""What the one page says around a family's own words, read from `content/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from accounts.people import CALLED
from consult import CONTENT
from planner.areas import Area
from planner.plan import YOUNGEST
from quiz.checks import number, template, text, word_of, words
from quiz.reading import ContentError, Rules, in_file, items, read_file, table
from quiz.scoring import Word
from quiz.traits import Pole


@dataclass(frozen=True, slots=True)
class PoleWords:
    """One pole on the page: what goes well, what it means in class, what works and what does not, and a carer's own."""

    pole: Pole
    strength: str
    means: str
    works: str
    does_not: str
    own: str


@dataclass(frozen=True, slots=True)
class General:
    """What is said without a pole. small: for a child who is not surely steady. beyond: levels above a ladder's top."""

    between: str
    unsure: str
    small: str
    works: tuple[str, ...]
    does_not: tuple[str, ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of the page in one language."""

    headings: Mapping[str, str]
    agreed: Mapping[str, str]
    lines: Mapping[str, str]
    sure: Mapping[str, str]
    bands: Mapping[str, str]
    whose: Mapping[str, str]
    areas: Mapping[str, str]
    agenda: Mapping[str, str]
    general: General
    of: Mapping[Pole, PoleWords]


def page_words(language: str = "en") -> PageWords:
    """The words of a language; read once. Raises ContentError naming the fault in page.toml."""
    return _read(language)


@cache
def _read(language: str) -> PageWords:
    return read_page_words(CONTENT / language / "page.toml")


def read_page_words(path: Path) -> PageWords:
    """The words of one file: ten poles, each once. Raises ContentError."""
    given = read_file(path, FILE)
    of = {one.pole: one for one in given.pop("pole")}
    with in_file(path):
        if len(of) != len(Pole):
            raise ContentError("the poles are not each of the ten once")
    del given["version"]
    return PageWords(of=MappingProxyType(of), **given)


SHORT = text(8)


def _with_day(value: Any) -> str:
    """A check: words with a place for the day. It tells what the page is not, so a kind sentence's rules do not fit."""
    words()(value.replace("{day}", "day") if isinstance(value, str) else value)
    return str(value)


HEADINGS = (
    *("title", "somebody", "strengths", "matters", "traits", "works", "does_not"),
    *("now", "scale", "concern", "teacher", "agenda", "agreed"),
)

LINES: Rules = {
    "foot": _with_day,
    "foot_draft": words(),
    **dict.fromkeys(("told_child", "told_carer"), template("who", "day")),
    **dict.fromkeys(("win", "how"), template("line")),
    "goals": template("goals"),
    **dict.fromkeys(("gentler", "small", "other", "here"), SHORT),
    "count": template("count"),
    "count_one": SHORT,
    "own": template("who", "own"),
}

AGENDA: Rules = {
    **dict.fromkeys(("well", "match", "family", "teacher", "step", "who"), SHORT),
    "concern": template("concern"),
}

GENERAL: Rules = {
    **dict.fromkeys(("between", "unsure", "small"), text(10)),
    **dict.fromkeys(("works", "does_not"), items(SHORT, 2, 2)),
    "beyond": items(SHORT, 4, 4),
}

POLE: Rules = {
    "pole": word_of(Pole),
    "strength": text(7),
    "means": text(10),
    **dict.fromkeys(("works", "does_not"), SHORT),
    "own": text(9),
}

FILE: Rules = {
    "version": number(1, 1),
    "headings": table(dict.fromkeys(HEADINGS, text(5))),
    "agreed": table(dict.fromkeys(("step", "place", "who", "look_again"), text(2))),
    "lines": table(LINES),
    "sure": table(dict.fromkeys(Word, text(4))),
    "bands": table(dict.fromkeys(YOUNGEST, text(4))),
    "whose": table(dict.fromkeys(("child", *CALLED), text(2))),
    "areas": table(dict.fromkeys(Area, text(2))),
    "agenda": table(AGENDA),
    "general": table(GENERAL, General),
    "pole": items(table(POLE, PoleWords), len(Pole), len(Pole)),
}
