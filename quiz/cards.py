"""The cards: two lines and two pictures of one thing, and which pole each line speaks for (experience 3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from quiz import CONTENT
from quiz.checks import number, text, word_of, words
from quiz.reading import ContentError, Default, Rules, each_once, in_file, items, read_file, table
from quiz.said import Line, Try
from quiz.scoring import Band
from quiz.traits import FACETS, POLES, Pole, Trait

CHILD_BANDS = (Band.YOUNGER, Band.MIDDLE, Band.OLDER)
MOST_WORDS, MOST_OLDER_WORDS = 10, 12
TWIN_WORDS = 2
FEWEST_A_FACET = 2
"""In every age band each facet has this many cards: breadth needs them (quiz.md, Format)."""
READER = "kid"
"""The try-out's answer that fits whoever plays."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question: `lines` has the high pole's line, then the low pole's; both pictures show one class of `things`."""

    id: str
    trait: Trait
    facet: str
    things: str
    lines: tuple[Line, Line]
    bands: tuple[Band, ...] = CHILD_BANDS

    def clip(self, line: Line, band: str) -> str:
        """The name of the clip of one of its lines, for an age band."""
        return line.clip_of(f"{self.id}-{line.pole}", band)

    def spoken(self) -> Mapping[str, str]:
        """All that it says at any age: clip -> words."""
        return {self.clip(line, band): line.for_band(band) for line in self.lines for band in self.bands}


@dataclass(frozen=True, slots=True)
class Practice:
    """A question that is not counted: it shows whether "more like you" is understood."""

    id: str
    things: str
    lines: tuple[Try, Try]

    def understood(self, answer: str) -> bool:
        """Whether this answer shows that "more like you" is understood."""
        return answer == READER

    def clip(self, line: Try, band: str) -> str:
        """The name of the clip of one of its lines, for an age band."""
        return line.clip_of(f"{self.id}-{line.answer}", band)

    def spoken(self) -> Mapping[str, str]:
        """All that it says at any age: clip -> words."""
        return {self.clip(line, band): line.for_band(band) for line in self.lines for band in CHILD_BANDS}


@dataclass(frozen=True)
class Bank:
    """All cards of one language, in the order in which they are asked within a trait."""

    version: int
    practice: Practice
    practice_again: Practice
    cards: tuple[Card, ...]

    def card(self, id: str) -> Card | None:
        """The card of this id, or None."""
        return self._by_id.get(id)

    def for_band(self, band: str) -> tuple[Card, ...]:
        """The cards of one age band, traits in OCEAR order. Raises ValueError for an unknown band."""
        return self._by_band[Band(band)]

    def practice_card(self, id: str) -> Practice | None:
        """The try-out of this id, or None."""
        return next((tried for tried in (self.practice, self.practice_again) if tried.id == id), None)

    def practice_after(self, tried: int, understood: bool | None) -> Practice | None:
        """The try-out to show after so many: a second if the first went another way, then none, whatever happens."""
        return [self.practice, None if understood else self.practice_again, None][min(tried, 2)]

    @cached_property
    def _by_id(self) -> Mapping[str, Card]:
        return {card.id: card for card in self.cards}

    @cached_property
    def _by_band(self) -> Mapping[Band, tuple[Card, ...]]:
        ordered = [card for trait in Trait for card in self.cards if card.trait is trait]
        return {band: tuple(card for card in ordered if band in card.bands) for band in Band}


def bank(language: str = "en") -> Bank:
    """The checked cards of a language, read once. Raises ContentError naming file, card and fault."""
    return _read(language)


@cache
def _read(language: str) -> Bank:
    return read_bank(CONTENT / language / "cards.toml")


def read_bank(path: Path) -> Bank:
    """The cards of one file. Raises ContentError naming file, card and fault."""
    given = read_file(path, FILE)
    cards = given.pop("card")
    with in_file(path):
        each_once(card.id for card in cards)
        _enough(cards)
    return Bank(cards=cards, **given)


def _enough(cards: tuple[Card, ...]) -> None:
    for band in CHILD_BANDS:
        facets = [(card.trait, card.facet) for card in cards if band in card.bands]
        for facet in ((trait, facet) for trait in Trait for facet in FACETS[trait]):
            if facets.count(facet) < FEWEST_A_FACET:
                raise ContentError(f"facet '{facet[1]}' has fewer than {FEWEST_A_FACET} cards for ages {band}")


def _card(trait: Trait, facet: str, lines: tuple[Line, ...], bands: tuple[Band, ...], **rest: Any) -> Card:
    """The card with its high line first, whichever the file names first."""
    if facet not in FACETS[trait]:
        raise ContentError(f"'facet' is '{facet}', not one of {', '.join(FACETS[trait])}")
    by_pole = {line.pole: line for line in lines}
    if set(by_pole) != set(POLES[trait]):
        raise ContentError(f"'lines' need the poles {' and '.join(POLES[trait])}")
    high, low = (by_pole[pole] for pole in POLES[trait])
    for band in CHILD_BANDS:
        if abs(len(high.for_band(band).split()) - len(low.for_band(band).split())) > TWIN_WORDS:
            raise ContentError(f"'lines' differ by more than {TWIN_WORDS} words for ages {band}")
    return Card(trait=trait, facet=facet, lines=(high, low), bands=bands, **rest)


def _practice(lines: tuple[Try, Try], **rest: Any) -> Practice:
    if [line.answer for line in lines].count(READER) != 1:
        raise ContentError(f"'lines' need the answer '{READER}' once")
    return Practice(lines=lines, **rest)


SAID: Rules = {"says": words(MOST_WORDS), "older": Default(text(MOST_OLDER_WORDS)), "picture": words(1)}

CARD: Rules = {
    "id": words(1),
    "trait": word_of(Trait),
    "facet": words(),
    "things": words(),
    "bands": Default(items(word_of(CHILD_BANDS), 1, 3), CHILD_BANDS),
    "lines": items(table({**SAID, "pole": word_of(Pole)}, Line), 2, 2),
}

PRACTICE: Rules = {
    "id": words(1),
    "things": words(),
    "lines": items(table({**SAID, "answer": words(1)}, Try), 2, 2),
}

FILE: Rules = {
    "version": number(1, 9999),
    "practice": table(PRACTICE, _practice),
    "practice_again": table(PRACTICE, _practice),
    "card": items(table(CARD, _card), 1, 500),
}
