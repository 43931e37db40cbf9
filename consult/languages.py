"""The languages in which a talk can be: a closed list, each by the name that its own speakers know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from consult import CONTENT
from quiz.checks import number, truth, words
from quiz.reading import ContentError, Default, Rules, each_once, in_file, items, read_file, table

LETTERS = 2


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `left`: it is read from right to left."""

    id: str
    name: str
    left: bool = False


@cache
def languages(language: str = "en") -> Mapping[str, Language]:
    """The languages by their two letters; read once. Raises ContentError naming the fault in languages.toml."""
    return read_languages(CONTENT / language / "languages.toml")


def read_languages(path: Path) -> Mapping[str, Language]:
    """The languages of one file. Raises ContentError."""
    found: tuple[Language, ...] = read_file(path, FILE)["language"]
    with in_file(path):
        each_once(one.id for one in found)
        for one in found:
            if len(one.id) != LETTERS or not (one.id.isascii() and one.id.islower()):
                raise ContentError(f"{one.id}: an id has two small letters")
    return MappingProxyType({one.id: one for one in found})


ONE: Rules = {"id": words(1), "name": words(3), "left": Default(truth, False)}
FILE: Rules = {"version": number(1, 1), "language": items(table(ONE, Language), 20, 40)}
