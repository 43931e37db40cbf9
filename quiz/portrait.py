"""The profile in words for a grown-up: five pairs of equal worth, and what helps (facts S2, S11, S16-S35)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quiz import CONTENT
from quiz.checks import number, text, word_of, words
from quiz.picks import BOTH, fitting_of
from quiz.reading import ContentError, Rules, any_table, in_file, items, read_file, table
from quiz.scoring import Reading, Word
from quiz.traits import FACETS, POLES, Pole, Trait

EDGE = 3.0
"""Readings live on -3..3 (quiz.md, Scoring)."""
INSIGHTS = ("learning style", "communication needs", "emotional world")
"""The three things that a profile gives insight into (facts S11)."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one outcome of a trait means: how the child learns, what to do, one sentence for its insight."""

    learns: str
    adjust: str
    insight: str
    leaning: str = ""
    pole: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One trait's two poles, the names of its facets, and the words for every outcome."""

    id: str
    question: str
    insight: str
    facets: Mapping[str, str]
    high: Words
    low: Words
    between: Words
    unsure: Words


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything that the profile page says, in one language."""

    version: int
    not_a_diagnosis: str
    todays_guess: str
    how_sure: str
    trait: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as the page draws it: shares of the way from the low pole (0) to the high one (1), never as figures."""

    trait: Trait
    question: str
    high: str
    low: str
    word: str
    words: Words
    at: float
    reach: tuple[float, float]
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A whole profile in words: five rows in OCEAR order and the sentences of each of the three insights."""

    rows: tuple[Row, ...]
    insights: Mapping[str, tuple[str, ...]]
    wording: Wording


def portrait(profile: Mapping[str, Reading], facets: Mapping[str, Sequence[str]], language: str = "en") -> Portrait:
    """The profile (trait -> reading) in words; `facets` holds the facets that were asked about, by trait."""
    wording = poles(language)
    rows = tuple(row(pair, profile[pair.id], tuple(facets.get(pair.id, ()))) for pair in wording.trait)
    insights = {
        name: tuple(r.words.insight for r, pair in zip(rows, wording.trait, strict=True) if pair.insight == name)
        for name in INSIGHTS
    }
    return Portrait(rows, insights, wording)


def row(pair: Pair, reading: Reading, facets: tuple[str, ...]) -> Row:
    """One pair with the words that its reading allows."""
    low_end, high_end = reading.interval
    return Row(
        trait=Trait(pair.id),
        question=pair.question,
        high=pair.high.name,
        low=pair.low.name,
        word=reading.word,
        words=words_for(pair, reading),
        at=share(reading.mean),
        reach=(share(low_end), share(high_end)),
        facets=tuple(pair.facets[facet] for facet in facets),
    )


def words_for(pair: Pair, reading: Reading) -> Words:
    """The words of the outcome: a pole where it is sure enough, else a bit of both, else still finding out."""
    if reading.word == Word.STILL_FINDING_OUT:
        return pair.unsure
    fitting = fitting_of(reading)
    return pair.between if fitting == BOTH else {"high": pair.high, "low": pair.low}[fitting]


def share(value: float) -> float:
    """A value on -3..3 as a share of the way from the low pole to the high pole."""
    return (value + EDGE) / (2 * EDGE)


def poles(language: str = "en") -> Wording:
    """The checked words of the profile page, read once. Raises ContentError naming file, trait and fault."""
    return _read(language)


@cache
def _read(language: str) -> Wording:
    return read_poles(CONTENT / language / "poles.toml")


def read_poles(path: Path) -> Wording:
    """The words in one file. Raises ContentError naming file, trait and fault."""
    wording = Wording(**read_file(path, FILE))
    with in_file(path):
        if [pair.id for pair in wording.trait] != list(Trait):
            raise ContentError("the traits are not the five in OCEAR order")
    return wording


def _pair(id: Trait, high: Words, low: Words, facets: Mapping[str, str], **rest: Any) -> Pair:
    if (high.pole, low.pole) != POLES[id]:
        raise ContentError(f"'high' and 'low' are not {' and '.join(POLES[id])}")
    if set(facets) != set(FACETS[id]):
        raise ContentError(f"'facets' does not name {', '.join(FACETS[id])}")
    named = {facet: text(4)(name) for facet, name in facets.items()}
    return Pair(id=id, high=high, low=low, facets=named, **rest)


OPEN: Rules = {"learns": text(), "adjust": text(), "insight": text()}
"""An outcome without a pole."""

LABELLED: Rules = {**OPEN, "pole": word_of(Pole), "name": text(), "leaning": text()}

TRAIT: Rules = {
    "id": word_of(Trait),
    "question": text(),
    "insight": word_of(INSIGHTS),
    "facets": any_table,
    **dict.fromkeys(("high", "low"), table(LABELLED, Words)),
    **dict.fromkeys(("between", "unsure"), table(OPEN, Words)),
}

FILE: Rules = {
    "version": number(1, 9999),
    "not_a_diagnosis": words(),
    "todays_guess": text(),
    "how_sure": text(),
    "trait": items(table(TRAIT, _pair), 5, 5),
}
