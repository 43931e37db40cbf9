"""Ways to enjoy a win, small for the day and larger for the week and the month (facts S139, S156-S160).

They come after the win. None is a condition or pay, none is announced beforehand, and any kind can be off (facts D7).
A week and a month go by wins that a family picks; one is enough (facts D14).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zlib import crc32

from family.people import BANDS, SPEECHES
from home.words import CELEBRATIONS
from journal import CONTENT
from journal.likes import likes_words
from quiz.checks import number, template, text, word_of, words
from quiz.reading import Default, Rules, each_once, in_file, items, read_file, table
from quiz.traits import Pole

FAVOURITE, NOTHING = "a-favourite", "nothing"


class Time(StrEnum):
    """How large a win is marked."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to enjoy a win; `poles` are those it is made for, all children where there are none."""

    id: str
    time: Time
    kind: str
    says: str
    older: str
    poles: frozenset[Pole]
    not_for: frozenset[Pole]
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Celebrations:
    """All of celebrations.toml: what each kind is called, and what is said where nothing is added to the words."""

    nothing: str
    names: Mapping[str, str]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Taste:
    """What is known of how a child likes it: labelled poles, likes, the kinds left out, speech and age band."""

    poles: frozenset[Pole] = frozenset()
    likes: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    speech: str = SPEECHES[0]
    band: str = "7-9"


def for_day(taste: Taste, language: str = "en") -> tuple[Way, ...]:
    """For today: a word, a sign, a hand, a note, a favourite (facts S157). With few words the favourite is first."""
    found = _ways(Time.DAY, taste, language)
    if taste.speech == SPEECHES[0]:
        return found
    return tuple(sorted(found, key=lambda way: (way.kind != FAVOURITE, way.kind == "words")))


def for_week(taste: Taste, language: str = "en") -> tuple[Way, ...]:
    """For this week: shared time first, then a meal, an outing, a screen (facts S158)."""
    return _ways(Time.WEEK, taste, language)


def for_month(taste: Taste, language: str = "en") -> tuple[Way, ...]:
    """For this month: something to remember, to see and to hold (facts S159)."""
    return _ways(Time.MONTH, taste, language)


def _ways(time: Time, taste: Taste, language: str) -> tuple[Way, ...]:
    """One way of each kind, in the file's order, in the words for this taste."""
    kinds: dict[str, Way] = {}
    for way in _fitting(time, taste, language):
        kinds.setdefault(way.kind, way)
    names = likes_words(language)
    return tuple(_worded(way, taste, names) for way in kinds.values())


def _fitting(time: Time, taste: Taste, language: str) -> Iterator[Way]:
    for way in celebrations(language).ways:
        made_for = not way.poles or way.poles & taste.poles
        if way.time is time and made_for and _welcome(way, taste):
            yield way


def _welcome(way: Way, taste: Taste) -> bool:
    """Whether nothing speaks against it: the family, the child's poles or age, or a favourite that nobody named."""
    named = way.kind != FAVOURITE or bool(taste.likes)
    return named and way.kind not in taste.left_out and taste.band in way.bands and not way.not_for & taste.poles


def _worded(way: Way, taste: Taste, names: Mapping[str, str]) -> Way:
    says = way.older if taste.band == "older" else way.says
    if way.kind != FAVOURITE:
        return replace(way, says=says)
    like = taste.likes[crc32(way.id.encode()) % len(taste.likes)]
    return replace(way, says=says.format_map({"like": names[like]}))


def celebrations(language: str = "en") -> Celebrations:
    """The ways to celebrate; read once. Raises ContentError naming the fault in celebrations.toml."""
    return _read(language)


@cache
def _read(language: str) -> Celebrations:
    return read_celebrations(CONTENT / language / "celebrations.toml")


def read_celebrations(path: Path) -> Celebrations:
    """The ways of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        each_once(way.id for way in given["way"])
    return Celebrations(given["nothing"], MappingProxyType(given["name"]), given["way"])


def _way(says: str, older: str, **fields: Any) -> Way:
    return Way(says=says, older=older or says, **fields)


POLES = Default(lambda value: frozenset(items(word_of(Pole), 1, 10)(value)), frozenset())

WAY: Rules = {
    "id": words(1),
    "time": word_of(Time),
    "kind": word_of(CELEBRATIONS),
    "says": template("like", needed=False),
    "older": Default(template("like", needed=False), ""),
    "poles": POLES,
    "not_for": POLES,
    "bands": Default(items(word_of(BANDS), 1, 4), BANDS),
}

FILE: Rules = {
    "version": number(1, 1),
    "nothing": text(30),
    "name": table(dict.fromkeys((*CELEBRATIONS, NOTHING), text(2))),
    "way": items(table(WAY, _way), 1, 120),
}
