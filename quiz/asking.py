"""Which card comes next: in turn for the youngest, from seven years the least certain trait (quiz.md 2 and 4.2)."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from quiz.quality import Answer, Card, by_trait
from quiz.scoring import SLOPES, Band, mass_above, posterior

CAP = 5
"""The most cards of one trait (quiz.md 2)."""
ROUNDS = 2
"""How often every trait is asked before certainty decides (quiz.md 2)."""
AnyCard = TypeVar("AnyCard", bound=Card)


def next_card(
    bank: Sequence[AnyCard],
    answers: Mapping[str, Answer],
    band: str,
    budget: int = 15,
    boundaries: Mapping[str, float] | None = None,
) -> AnyCard | None:
    """The card to ask now, or None when `budget` cards of the bank are answered or nothing is left to ask.

    The same arguments always give the same card. Every trait is asked once, then every trait a second time, then the
    least certain trait, up to five cards each. A decided trait (.9 or more) is never less certain than an undecided
    one, so it waits until the others are full; then it does fill the budget, for a room of five planks is never left
    half built. Band "4-6" takes every trait in turn throughout. Raises ValueError for an unknown band.
    """
    slope, given = SLOPES[Band(band)], by_trait(bank, answers)
    waiting = [card for card in bank if card.id not in answers and len(given[card.trait]) < CAP]
    if not waiting or sum(map(len, given.values())) >= budget:
        return None
    open_traits = {card.trait for card in waiting}
    taken = {trait: given[trait] for trait in given if trait in open_traits}
    trait = _in_turn(taken, band) or _least_certain(taken, slope, boundaries or {})
    return _broadest([card for card in waiting if card.trait == trait], bank, answers)


def _in_turn(taken: Mapping[str, Sequence[Answer]], band: str) -> str | None:
    """The trait with the fewest answers while traits still take turns, else None; `taken` is in the bank's order."""
    rounds = CAP if band == Band.YOUNGER else ROUNDS
    early = [trait for trait in taken if len(taken[trait]) < rounds]
    return min(early, key=lambda trait: len(taken[trait]), default=None)


def _least_certain(taken: Mapping[str, Sequence[Answer]], slope: float, boundaries: Mapping[str, float]) -> str:
    """The trait nearest to even odds; ties go to the trait with fewer answers, then to the bank's order."""

    def rank(trait: str) -> tuple[float, int]:
        high = mass_above(posterior(taken[trait], slope), boundaries.get(trait, 0.0))
        return max(high, 1 - high), len(taken[trait])

    return min(taken, key=rank)


def _broadest(waiting: Sequence[AnyCard], bank: Sequence[Card], answers: Mapping[str, Answer]) -> AnyCard:
    """Of one trait's waiting cards the first whose facet was asked least (quiz.md, "breadth first")."""
    asked = [card.facet for card in bank if card.id in answers and card.trait == waiting[0].trait]
    return min(waiting, key=lambda card: asked.count(card.facet))
