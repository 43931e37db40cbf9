"""Every line that a child can meet, by the id under which its clip is found."""

from collections.abc import Iterator, Mapping
from typing import Any

from quiz.cards import CHILD_BANDS, Bank, bank
from quiz.reading import ContentError, named
from quiz.story import story

Told = Iterator[tuple[str, str]]
"""Pairs of a line's id and its words."""


def lines(language: str = "en") -> Mapping[str, str]:
    """The exact words of every line, by its id. Raises ContentError for an id that stands for two."""
    told: dict[str, str] = {}
    with named(f"{language}, lines: "):
        for id, says in _told(language):
            if told.setdefault(id, says) != says:
                raise ContentError(f"{id}: the id is used twice")
    return told


def twins(language: str = "en") -> tuple[tuple[str, str], ...]:
    """The ids of each two lines of a card: neither clip may be longer or louder than its twin (experience D4)."""
    cards = bank(language)
    pairs = [(card, band) for band in CHILD_BANDS for card in (*_practices(cards), *cards.for_band(band))]
    ids = [(card.clip(card.lines[0], band), card.clip(card.lines[1], band)) for card, band in pairs]
    return tuple(dict.fromkeys(ids))


def _told(language: str) -> Told:
    for band in CHILD_BANDS:
        yield from story(language, band).spoken().items()
    cards = bank(language)
    for card in (*_practices(cards), *cards.cards):
        yield from card.spoken().items()


def _practices(cards: Bank) -> tuple[Any, ...]:
    return cards.practice, cards.practice_again
