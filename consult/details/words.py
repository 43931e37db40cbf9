"""The words of what stands below the page, and of what an educator says of a line, read from `content/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from consult import CONTENT
from consult.parts import Fit, Opened
from quiz.checks import number, text
from quiz.quality import Flag
from quiz.reading import Rules, read_file, table

NO_SIGN = "none"


class Came(StrEnum):
    """What came of a day with a step, as far as an educator is told."""

    DONE = "done"
    SMALLER_DONE = "smaller-done"
    TRIED = "tried"
    NOT_THAT_DAY = "not-that-day"


class Way(StrEnum):
    """How a step was made smaller."""

    FOR_THE_DAY = "for-the-day"
    INSTEAD = "instead"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class DetailWords:
    """One language. child, carer: a sentence for each sign that a view is read with care, and one for none."""

    child: Mapping[str, str]
    carer: Mapping[str, str]
    came: Mapping[str, str]
    smaller: Mapping[str, str]
    fit: Mapping[str, str]
    opened: Mapping[str, str]


def sign_of(flag: Flag) -> str:
    """How a sign is called in the content, and in the key of its line."""
    return flag.replace(" ", "-")


@cache
def detail_words(language: str = "en") -> DetailWords:
    """The words of a language; read once. Raises ContentError naming the fault in details.toml."""
    return read_detail_words(CONTENT / language / "details.toml")


def read_detail_words(path: Path) -> DetailWords:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    del given["version"]
    return DetailWords(**given)


SIGNS = table(dict.fromkeys((*map(sign_of, Flag), NO_SIGN), text(16)))

FILE: Rules = {
    "version": number(1, 1),
    "child": SIGNS,
    "carer": SIGNS,
    "came": table(dict.fromkeys(Came, text(5))),
    "smaller": table(dict.fromkeys(Way, text(8))),
    "fit": table(dict.fromkeys(Fit, text(10))),
    "opened": table(dict.fromkeys(Opened, text(10))),
}
