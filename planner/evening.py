"""What a family says in the evening changes the next day's card, which says so (facts S61, S111-S115)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from planner.fitting import Card
from planner.ladders import Goal
from quiz.checks import number, template, text
from quiz.reading import Rules, read_file, table

LASTS = timedelta(days=14)
"""A change stays so long at most, where no later evening is told."""
LINE_WORDS = 20


class Feeling(StrEnum):
    """What a child showed; no feeling is a good or a bad one (facts S113)."""

    CALM = "calm"
    HAPPY = "happy"
    PROUD = "proud"
    UNSURE = "unsure"
    CROSS = "cross"
    SAD = "sad"


class Load(StrEnum):
    """What was too much, or that nothing was (facts S114)."""

    LOUD = "loud"
    WORDS = "words"
    PEOPLE = "people"
    BRIGHT = "bright"
    TOUCH = "touch"
    NOTHING = "nothing"


GENTLER = frozenset({Load.LOUD, Load.BRIGHT, Load.TOUCH})
"""What the goal's own sensory swap answers."""

HELPED = frozenset({Feeling.UNSURE, Feeling.CROSS, Feeling.SAD})
"""What one more level of help answers."""

NATURAL = "natural"
ANOTHER = "another"
"""Something that is no goal of the plan felt natural."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening's answers, each of which may be left open. natural: what felt natural, a goal's id or "another"."""

    day: date
    natural: str | None = None
    feeling: Feeling | None = None
    load: Load | None = None
    taken_back: bool = False

    def speaks_to(self, day: date) -> bool:
        """Whether it changes the cards of a day: from the next morning on, for two weeks, unless it is taken back."""
        return not self.taken_back and timedelta(0) < day - self.day <= LASTS


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the evening: each answer's name, the lines of a changed card, and why it changed."""

    fewer_words: str
    quiet: str
    start_with: str
    feelings: Mapping[Feeling, str]
    loads: Mapping[Load, str]
    because: Mapping[str, str]


def speaking(evening: Evening | None, day: date) -> Evening | None:
    """The latest evening before a day, if it still changes something."""
    return evening if evening and evening.speaks_to(day) else None


def gentler(evening: Evening | None) -> bool:
    """Whether the goal's own sensory swap is shown (facts S61)."""
    return evening is not None and evening.load in GENTLER


def eased(card: Card, goal: Goal, evening: Evening | None, told: Told) -> Card:
    """The card as the evening changes it: fewer words, a quiet place, or one more level of help."""
    if evening is None:
        return card
    if evening.load is Load.WORDS:
        card = replace(card, speech=False, delivery=(told.fewer_words, *card.delivery))
    if evening.load is Load.PEOPLE:
        card = _quiet(card, told)
    return _helped(card, goal, told) if evening.feeling in HELPED else card


def _quiet(card: Card, told: Told) -> Card:
    """The setting for two stands first on the face, in place of whatever setting there was."""
    rest = tuple(line for line in card.delivery if line != card.setting)
    folded = tuple(line for line in card.folded if line != card.setting)
    return replace(card, setting=told.quiet, delivery=(told.quiet, *rest), folded=folded)


def _helped(card: Card, goal: Goal, told: Told) -> Card:
    help = goal.help[max(0, goal.help.index(card.help) - 1)]
    return replace(card, help=help, delivery=(*card.delivery, told.start_with.format(help=help)))


def because(evening: Evening | None, again: bool, told: Told) -> tuple[str, ...]:
    """What is changed on a card and why, a sentence each; again: it is the turn of a goal that felt natural."""
    if evening is None:
        return ()
    answers = (NATURAL if again else None, evening.load, evening.feeling)
    return tuple(told.because[answer] for answer in answers if answer and answer in told.because)


def told(language: str = "en") -> Told:
    """The words of the evening; read once. Raises ContentError naming the fault in evening.toml."""
    return _read(language)


@cache
def _read(language: str) -> Told:
    return read_told(CONTENT / language / "evening.toml")


def read_told(path: Path) -> Told:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    del given["version"]
    return Told(**given)


def _named(**names: Any) -> Mapping[str, str]:
    return MappingProxyType(names)


LINE = text(LINE_WORDS)

ANSWERS = (*GENTLER, Load.WORDS, Load.PEOPLE, *HELPED, NATURAL)

FILE: Rules = {
    "version": number(1, 1),
    "fewer_words": LINE,
    "quiet": LINE,
    "start_with": template("help"),
    "feelings": table(dict.fromkeys(Feeling, text(3)), _named),
    "loads": table(dict.fromkeys(Load, text(3)), _named),
    "because": table(dict.fromkeys(ANSWERS, LINE), _named),
}
