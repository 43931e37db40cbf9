"""What a child and its carers were asked and what they picked, trait by trait, in the words that stood there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from consult.details.words import NO_SIGN, sign_of
from consult.page import Line
from consult.parts import Part
from outlook.scoring import counted
from outlook.statements import Form, Statement
from quiz.cards import Bank, Card
from quiz.picks import Picked
from quiz.portrait import Pair
from quiz.quality import Flag, flags
from quiz.rounds import Round
from quiz.traits import FACETS, Trait


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be picked. whose: the friend who says it, "" where nobody does."""

    words: str
    picked: bool
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. says: the statement that an option answers, "" where the options are the question."""

    key: str
    facet: str
    says: str
    options: tuple[Option, ...]

    @property
    def words(self) -> str:
        """The question and what was picked, in one line."""
        return " ".join(filter(None, (self.says, *(option.words for option in self.options if option.picked))))


@dataclass(frozen=True, slots=True)
class TraitTold:
    """All that was asked about one trait, facet by facet, between its two equal ends."""

    key: str
    high: str
    low: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One person's answers. whose: "child", or what the carer is called. answers: how many were given.

    signs: how they are to be read, a sentence each.
    """

    key: str
    part: Part
    whose: str
    day: datetime | None
    answers: int
    signs: tuple[Line, ...]
    traits: tuple[TraitTold, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that can be left out, in reading order: a sign, a whole trait, one answer."""
        yield from self.signs
        for trait in self.traits:
            yield Line(trait.key, f"{trait.high} – {trait.low}", self.part)
            yield from (Line(asked.key, asked.words, self.part) for asked in trait.asked)

    def without(self, struck: frozenset[str]) -> "View":
        """The same without the lines of these keys; a trait of which nothing is left goes, too."""
        kept = (
            replace(trait, asked=tuple(one for one in trait.asked if one.key not in struck))
            for trait in self.traits
            if trait.key not in struck
        )
        signs = tuple(line for line in self.signs if line.key not in struck)
        return replace(self, signs=signs, traits=tuple(trait for trait in kept if trait.asked))


def child_view(
    played: Round,
    day: datetime | None,
    cards: Bank,
    pairs: Iterable[Pair],
    says: Mapping[str, str],
    signs: Mapping[str, str],
) -> View:
    """A child's round: both lines of each card as its age band saw them, and the one that was picked.

    cards: in the reader's language. says: the words of the two other picks, "both" and "skip". signs: a sentence for
    each sign.
    """
    key = "details:child"
    found = [(card, taken) for taken in played.picked.values() if (card := cards.card(taken.card))]
    asked = [(card.trait, shown(card, taken, played.band, says, f"{key}:{card.id}")) for card, taken in found]
    told = signs_of(key, Part.CHILD_VIEW, played.doubts, signs)
    return View(key, Part.CHILD_VIEW, "child", day, len(played.counted), told, by_trait(key, pairs, asked))


def shown(card: Card, taken: Picked, band: str, says: Mapping[str, str], key: str) -> Asked:
    """One card as it was shown: Pim's line, Lu's line, and a pick that is neither of them in its own words."""
    options = [
        Option(line.for_band(band), line.pole == taken.pick, friend.title())
        for friend, line in taken.seat.speakers(*card.lines)
    ]
    if taken.pick in says:
        options.append(Option(says[taken.pick], True))
    return Asked(key, card.facet, "", tuple(options))


def carer_view(
    key: str,
    form: Form,
    said: Mapping[str, int],
    whose: str,
    day: datetime | None,
    pairs: Iterable[Pair],
    signs: Mapping[str, str],
) -> View:
    """A carer's answers about a child: each statement with the words of the option that was picked."""
    found = [one for one in form.statements if one.id in said]
    asked = [(one.trait, answered(one, form.options[said[one.id]], f"{key}:{one.id}")) for one in found]
    doubts = flags(form.statements, {one.id: counted(one, said[one.id]) for one in found})
    told = signs_of(key, Part.PARENT_VIEW, doubts, signs)
    return View(key, Part.PARENT_VIEW, whose, day, len(found), told, by_trait(key, pairs, asked))


def answered(statement: Statement, option: str, key: str) -> Asked:
    """One statement with the words of its answer."""
    return Asked(key, statement.facet, statement.says, (Option(option, True),))


def signs_of(key: str, part: Part, doubts: Iterable[Flag], signs: Mapping[str, str]) -> tuple[Line, ...]:
    """How the answers are to be read: a sentence for each sign, or the one that there is none (quiz.md 7)."""
    raised = [sign_of(flag) for flag in Flag if flag in set(doubts)] or [NO_SIGN]
    return tuple(Line(f"{key}:sign:{sign}", signs[sign], part) for sign in raised)


def by_trait(key: str, pairs: Iterable[Pair], asked: Sequence[tuple[Trait, Asked]]) -> tuple[TraitTold, ...]:
    """The questions under their traits, in the order of the facets, which take their names in the reader's words."""
    rows = ((pair, sorted((one for of, one in asked if of == pair.id), key=place(Trait(pair.id)))) for pair in pairs)
    return tuple(
        TraitTold(
            f"{key}:{pair.id.lower()}",
            pair.high.name,
            pair.low.name,
            tuple(replace(one, facet=pair.facets[one.facet]) for one in found),
        )
        for pair, found in rows
        if found
    )


def place(trait: Trait) -> Callable[[Asked], Any]:
    """Where a question stands among those of its trait."""
    return lambda one: FACETS[trait].index(one.facet)
