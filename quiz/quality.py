"""What one answer is, and three soft signs that a whole set of answers deserves less trust (quiz.md, 7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, variance
from typing import Protocol

ENOUGH_TAPS = 8
"""Fewer taps than this say nothing about a side or the middle."""
ONE_SIDED = 0.85
MOSTLY_MIDDLE = 0.80
ENOUGH_TO_COMPARE = 10
WIDEST_SPREAD = 0.20
"""Mean sample variance of 0-1 answers within a trait; real adults with three options stay below it 96-99 times in 100.

quiz.md 7 puts the 95 % point at .17-.20: the upper end, because children use the outer options more.
"""


class Card(Protocol):
    """What the engine needs to know of a card: its id, the trait it asks about and, if it has one, the facet."""

    @property
    def id(self) -> str: ...
    @property
    def trait(self) -> str: ...
    @property
    def facet(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `choice` 0..options-1 keyed so that high is the trait's high pole, of 2-6 `options`.

    `side` is the side that was tapped, or None when unknown. Raises ValueError for anything outside these ranges.
    """

    choice: int
    options: int
    side: str | None = None

    def __post_init__(self) -> None:
        if not 2 <= self.options <= 6:
            raise ValueError(f"an answer has 2 to 6 options, not {self.options}")
        if not 0 <= self.choice < self.options:
            raise ValueError(f"choice {self.choice} is outside 0..{self.options - 1}")
        if self.side not in ("left", "right", None):
            raise ValueError(f"a side is left, right or None, not {self.side!r}")

    @property
    def level(self) -> float:
        """The choice as a share of the way from the low pole (0) to the high pole (1)."""
        return self.choice / (self.options - 1)

    @property
    def in_the_middle(self) -> bool:
        """Whether this is the exact middle, which exists with an odd number of options."""
        return 2 * self.choice == self.options - 1


class Flag(StrEnum):
    """Why a profile is read with more care; for adults, never shown to the child."""

    SAME_SIDE = "same side"
    MIDDLE = "middle"
    PULLING_APART = "pulling apart"


def flags(bank: Sequence[Card], answers: Mapping[str, Answer]) -> frozenset[Flag]:
    """The flags that these answers raise; answers to cards outside the bank are ignored.

    Random tapping cannot be detected from so few answers (quiz.md, 4.6), and no flag means no more than that:
    a random tapper mostly passes. The slopes and the .9 limit in scoring.py are what protects against it.
    """
    traits = list(by_trait(bank, answers).values())
    return frozenset(flag for flag, raised in SIGNS.items() if raised(traits))


def by_trait(bank: Sequence[Card], answers: Mapping[str, Answer]) -> dict[str, list[Answer]]:
    """Each trait of the bank, in order of first appearance, with the answers given so far in bank order."""
    given: dict[str, list[Answer]] = {card.trait: [] for card in bank}
    for card in bank:
        if card.id in answers:
            given[card.trait].append(answers[card.id])
    return given


def _same_side(traits: list[list[Answer]]) -> bool:
    """At least 85 % of eight or more side taps on one side; telling, because the high pole changes sides."""
    sides = [answer.side for trait in traits for answer in trait if answer.side and not answer.in_the_middle]
    most = max(sides.count("left"), sides.count("right"))
    return len(sides) >= ENOUGH_TAPS and most >= ONE_SIDED * len(sides)


def _middle(traits: list[list[Answer]]) -> bool:
    """At least 80 % of eight or more answers exactly in the middle."""
    middles = [answer.in_the_middle for trait in traits for answer in trait]
    return len(middles) >= ENOUGH_TAPS and sum(middles) >= MOSTLY_MIDDLE * len(middles)


def _pulling_apart(traits: list[list[Answer]]) -> bool:
    """Answers within a trait differ more than those of 95 % of real people do."""
    spreads = [variance([answer.level for answer in trait]) for trait in traits if len(trait) >= 2]
    return sum(map(len, traits)) >= ENOUGH_TO_COMPARE and bool(spreads) and fmean(spreads) > WIDEST_SPREAD


SIGNS: dict[Flag, Callable[[list[list[Answer]]], bool]] = {
    Flag.SAME_SIDE: _same_side,
    Flag.MIDDLE: _middle,
    Flag.PULLING_APART: _pulling_apart,
}
