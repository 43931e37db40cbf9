"""How a family's wish is read: words without weight, what needs a person, what is to stop (planner.md 2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from planner.areas import Area
from planner.rungs import Kind
from quiz.checks import number, text, word_of
from quiz.checks import words as plain
from quiz.reading import ContentError, Default, Rules, in_file, items, read_file, table


class Topic(StrEnum):
    """What needs a person and not a ladder (planner.md 2.6, 7)."""

    HURTING = "hurting"
    EATING = "eating"
    CHOKING = "choking"
    RUNNING = "running"
    HEALTH = "health"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said instead of a ladder, with whom to talk, and the words by which it is known."""

    title: str
    says: str
    who: tuple[str, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """One thing that a family may want to see in place of another: some routines, or a sort of goal."""

    area: Area
    says: str
    routines: tuple[str, ...]
    sort: Kind | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a wish is read in one language."""

    fillers: frozenset[str]
    forms: Mapping[str, str]
    stops: tuple[str, ...]
    screens: frozenset[str]
    talk: Mapping[Topic, Talk]
    instead: Mapping[Area, Instead]


def wishes(language: str = "en") -> Wishes:
    """How a wish is read; read once. Raises ContentError naming the fault in wishes.toml."""
    return _read(language)


@cache
def _read(language: str) -> Wishes:
    return read_wishes(CONTENT / language / "wishes.toml")


def read_wishes(path: Path) -> Wishes:
    """The rules of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        instead = {one.area: one for one in given.pop("instead")}
        if list(instead) != list(Area):
            raise ContentError(f"'instead' is not one each for {', '.join(Area)}, in this order")
    del given["version"]
    given["forms"] = MappingProxyType(given["forms"])
    return Wishes(instead=MappingProxyType(instead), **given)


def _instead(routines: tuple[str, ...], sort: Kind | None, **given: Any) -> Instead:
    if bool(routines) == bool(sort):
        raise ContentError("leads to routines or to a sort, not to both or none")
    return Instead(routines=routines, sort=sort, **given)


def _talk(**topics: Talk) -> Mapping[Topic, Talk]:
    return MappingProxyType({Topic(topic): talk for topic, talk in topics.items()})


def _forms(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ContentError(f"is {value!r}, not a table")
    return {plain(1)(word): plain(1)(form) for word, form in value.items()}


PHRASES = items(plain(6), 1, 200)

TALK: Rules = {
    "title": text(10),
    "says": text(50),
    "who": items(text(20), 1, 4),
    "words": PHRASES,
    "unless": Default(PHRASES, ()),
}

INSTEAD: Rules = {
    "area": word_of(Area),
    "says": text(8),
    "routines": Default(items(text(1), 1, 3), ()),
    "sort": Default(word_of(Kind)),
}

FILE: Rules = {
    "version": number(1, 1),
    "fillers": lambda value: frozenset(PHRASES(value)),
    "forms": _forms,
    "stops": PHRASES,
    "screens": lambda value: frozenset(PHRASES(value)),
    "talk": table(dict.fromkeys(Topic, table(TALK, Talk)), _talk),
    "instead": items(table(INSTEAD, _instead), len(Area), len(Area)),
}
