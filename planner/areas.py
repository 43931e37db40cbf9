"""The six skill areas, in the article's order, and what a parent reads about them (facts S69-S104)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner import CONTENT
from quiz.checks import number, text, word_of
from quiz.reading import ContentError, Rules, in_file, items, read_file, table


class Area(StrEnum):
    """The six skill areas (facts E)."""

    SPEECH = "speech"
    SOCIAL = "social"
    SELF_HELP = "self-help"
    ACADEMIC = "academic"
    SENSORY = "sensory"
    EXECUTIVE = "executive"


@dataclass(frozen=True, slots=True)
class AreaText:
    """One area to a parent: its name, why small steps help there, four ordinary moments of a day to choose from."""

    id: Area
    name: str
    why: str
    anchors: tuple[str, ...]


def areas(language: str = "en") -> Mapping[Area, AreaText]:
    """The texts of the six areas, in order; read once. Raises ContentError naming the fault in areas.toml."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[Area, AreaText]:
    return read_areas(CONTENT / language / "areas.toml")


def read_areas(path: Path) -> Mapping[Area, AreaText]:
    """The six areas of one file, in the article's order. Raises ContentError."""
    found: tuple[AreaText, ...] = read_file(path, FILE)["area"]
    with in_file(path):
        if [area.id for area in found] != list(Area):
            raise ContentError(f"the areas are not {', '.join(Area)}, in this order")
    return MappingProxyType({area.id: area for area in found})


AREA: Rules = {"id": word_of(Area), "name": text(6), "why": text(), "anchors": items(text(12), 4, 4)}

FILE: Rules = {"version": number(1, 1), "area": items(table(AREA, AreaText), 6, 6)}
