"""Looking back in plain sentences: what grew and what helped; only what is there, no counts (facts S123, S149)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journal import CONTENT
from journal.chips import Chip
from journal.wins import Place, Told
from planner.areas import Area
from quiz.checks import number, template, text
from quiz.reading import Rules, read_file, table

MORE_THAN_ONCE = 2
"""So many leaves with the same way of helping make a pattern."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language: what is said of {areas}, of other {places}, and beside patterns."""

    grew: str
    places: str
    patterns: str


@cache
def sentences(language: str = "en") -> Sentences:
    """The sentences of a language; read once. Raises ContentError naming the fault in looking_back.toml."""
    return read_sentences(CONTENT / language / "looking_back.toml")


def read_sentences(path: Path) -> Sentences:
    """The sentences of one file. Raises ContentError."""
    found: Sentences = read_file(path, FILE)["looking_back"]
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """What leaves have in common: branches in the areas' order, other places than home, what helped again."""

    areas: tuple[Area, ...]
    places: tuple[Place, ...]
    helped: tuple[str, ...]


def looked_back(wins: Sequence[Told], ways: Sequence[Chip]) -> Found:
    """What these wins have in common; nothing is counted out loud, and what is not there is not named."""
    areas, places = {win.area for win in wins}, {win.place for win in wins}
    return Found(
        areas=tuple(area for area in Area if area in areas),
        places=tuple(place for place in Place if place in places and place is not Place.HOME),
        helped=tuple(way.told for way in ways if way.told and helped_again(way, wins)),
    )


def helped_again(way: Chip, wins: Sequence[Told]) -> bool:
    """Whether a way of helping is named in more than one win."""
    lines = [win.helped.casefold() for win in wins]
    return sum(any(sign in line for sign in way.signs) for line in lines) >= MORE_THAN_ONCE


SENTENCES: Rules = {"grew": template("areas"), "places": template("places"), "patterns": text(20)}

FILE: Rules = {"version": number(1, 1), "looking_back": table(SENTENCES, Sentences)}
