"""The words on paper, read from `content/`; a sheet says nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accounts.people import CALLED
from home.words import FRIENDS
from paper import CONTENT
from planner.areas import Area
from quiz.checks import number, template, text
from quiz.reading import Rules, items, read_file, table
from quiz.traits import Pole


@dataclass(frozen=True, slots=True)
class Words:
    """One language: what each picture shows, the lines of each sheet, and what helps a child, pole by pole."""

    pictures: Mapping[str, str]
    fridge: Mapping[str, str]
    cards: Mapping[str, str]
    certificate: Mapping[str, str]
    agreed: Mapping[str, str]
    helpers: Mapping[str, str]
    helps: Mapping[str, str]
    anybody: tuple[str, ...]


def words(language: str = "en") -> Words:
    """The words of a language; read once. Raises ContentError naming the fault in sheets.toml."""
    return _read(language)


@cache
def _read(language: str) -> Words:
    return read_words(CONTENT / language / "sheets.toml")


def read_words(path: Path) -> Words:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    del given["version"]
    return Words(anybody=given.pop("anybody")["lines"], **given)


LINE = text(8)
PICTURE = text(10)

FILE: Rules = {
    "version": number(1, 1),
    "pictures": table(dict.fromkeys((*Area, *FRIENDS, "bare", "leaves"), PICTURE)),
    "fridge": table({"title": LINE, "helps": LINE, "tree": LINE, "share": LINE}),
    "cards": table({"title": template("goal"), "counts": LINE, "cut": text(14)}),
    "certificate": table(
        {
            "title": LINE,
            "way": template("name"),
            "way_without_name": LINE,
            "helped": template("helper", "how"),
            "helped_by": template("helper"),
            "how": template("how"),
        }
    ),
    "agreed": table(dict.fromkeys(("title", "place", "who", "day", "any"), LINE) | {"whose": template("name")}),
    "helpers": table(dict.fromkeys(CALLED, LINE)),
    "helps": table(dict.fromkeys(Pole, LINE)),
    "anybody": table({"lines": items(LINE, 3, 3)}),
}
