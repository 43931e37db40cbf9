"""A grown-up's own profile in words: what each pole gives, and what to look out for (facts S41-S54)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outlook import CONTENT
from outlook.leading import pole_of
from quiz.checks import number, text, word_of
from quiz.portrait import poles, share
from quiz.reading import ContentError, Rules, in_file, items, read_file, table
from quiz.scoring import Reading, Word
from quiz.traits import POLES, Pole, Trait

WORDS = 20


@dataclass(frozen=True, slots=True)
class Own:
    """One pole of a grown-up: its name (facts S42), what it gives, and the source's watch-out with its fact."""

    pole: Pole
    name: str
    gives: str
    watch_out: str
    fact: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words for every pole, for a bit of both, and for what is still open."""

    of: Mapping[Pole, Own]
    between: str
    unsure: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One trait of a grown-up as the page draws it. `own`: the words of the pole, or None with a `general` line."""

    trait: Trait
    question: str
    high: str
    low: str
    word: str
    reach: tuple[float, float]
    own: Own | None
    general: str


def own_rows(profile: Mapping[str, Reading], language: str = "en") -> tuple[OwnRow, ...]:
    """A grown-up's profile (trait -> reading) in words, in OCEAR order."""
    told, pairs = own_words(language), poles(language).trait
    return tuple(_row(Trait(pair.id), pair.question, profile[pair.id], told) for pair in pairs)


def _row(trait: Trait, question: str, reading: Reading, told: OwnWords) -> OwnRow:
    pole, (high, low) = pole_of(trait, reading), POLES[trait]
    return OwnRow(
        trait=trait,
        question=question,
        high=told.of[high].name,
        low=told.of[low].name,
        word=reading.word,
        reach=(share(reading.interval[0]), share(reading.interval[1])),
        own=told.of[pole] if pole else None,
        general=told.between if reading.word == Word.BOTH else told.unsure,
    )


def own_words(language: str = "en") -> OwnWords:
    """The words of a language; read once. Raises ContentError naming the fault in carers.toml."""
    return _read(language)


@cache
def _read(language: str) -> OwnWords:
    return read_own(CONTENT / language / "carers.toml")


def read_own(path: Path) -> OwnWords:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        if [(one.pole, one.fact) for one in given["pole"]] != list(FACTS.items()):
            raise ContentError("the poles and their facts do not stand as in the source")
    return OwnWords({one.pole: one for one in given["pole"]}, given["between"], given["unsure"])


FACTS: Mapping[Pole, str] = {pole: f"S{43 + place}" for place, pole in enumerate(Pole)}
"""Which fact says what a grown-up of this pole may look out for (facts S43-S52)."""

POLE: Rules = {
    "pole": word_of(Pole),
    "name": text(2),
    "gives": text(WORDS),
    "watch_out": text(WORDS),
    "fact": word_of(FACTS.values()),
}

FILE: Rules = {
    "version": number(1, 9999),
    "between": text(),
    "unsure": text(),
    "pole": items(table(POLE, Own), len(Pole), len(Pole)),
}
