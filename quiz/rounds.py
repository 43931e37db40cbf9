"""One round of picks, and all that follows from them: the next card, its seat, the profile. Nothing of it is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from quiz.asking import next_card
from quiz.cards import Card, bank
from quiz.parting import boundaries
from quiz.picks import SKIP, Picked, counted
from quiz.quality import Flag, flags
from quiz.scoring import Answer, Reading, profile_from
from quiz.seating import Seat, seat


@dataclass(frozen=True)
class Round:
    """The picks so far by card id, in the order asked, and what they are read with."""

    band: str
    seed: int
    budget: int
    boundaries_version: int
    picked: Mapping[str, Picked]

    @property
    def full(self) -> bool:
        """Whether all planks are laid."""
        return len(self.picked) >= self.budget

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards for this age band."""
        return bank().for_band(self.band)

    def card(self, id: str) -> Card | None:
        """The card of this id, if it is one for this age band."""
        found = bank().card(id)
        return found if found and self.band in found.bands else None

    @cached_property
    def counted(self) -> Mapping[str, Answer]:
        """The picks as the engine counts them."""
        return answers_of(self.picked.values())

    @property
    def boundaries(self) -> Mapping[str, float]:
        """Where the poles part, in the version that this round began with."""
        return boundaries(self.boundaries_version, self.band)

    @cached_property
    def next(self) -> Card | None:
        """The card to ask now, or None when all planks are laid; a skipped card counts as a plank."""
        skipped = {card for card, taken in self.picked.items() if taken.pick == SKIP}
        open_cards = [card for card in self.cards if card.id not in skipped] if skipped else self.cards
        return next_card(open_cards, self.counted, self.band, self.budget - len(skipped), self.boundaries)

    @property
    def profile(self) -> Mapping[str, Reading]:
        """What the picks say so far, a reading a trait."""
        return read(self.band, self.boundaries_version, tuple(self.picked.values()))

    @property
    def doubts(self) -> frozenset[Flag]:
        """Soft signs, for adults, that this profile deserves less trust."""
        return flags(self.cards, self.counted)

    @property
    def facets_asked(self) -> dict[str, list[str]]:
        """The facets that were asked about, by trait, each once."""
        asked = {(card.trait, card.facet): card.facet for card in self.cards if card.id in self.counted}
        return {trait: [facet for (of, facet) in asked if of == trait] for trait, _ in asked}

    def seat_of(self, card: Card) -> Seat:
        """How this card is shown: as it was, or as balance asks if it is new."""
        if card.id in self.picked:
            return self.picked[card.id].seat
        shown = [(known.trait, taken.seat) for taken in self.picked.values() if (known := bank().card(taken.card))]
        return seat(shown, card.trait, self.seed)

    def after(self, card: Card, pick: str, seat: Seat | None = None) -> "Round":
        """The round once this card is picked; `seat` is how it was shown, where that is known better than here."""
        shown = seat if seat and card.id not in self.picked else self.seat_of(card)
        return replace(self, picked={**self.picked, card.id: Picked(card.id, pick, shown)})

    def before(self, card: str) -> str | None:
        """The card picked before this one; before a new card, the latest; None at the start."""
        ids = list(self.picked)
        place = ids.index(card) if card in self.picked else len(ids)
        return ids[place - 1] if place else None


def answers_of(picked: Iterable[Picked]) -> dict[str, Answer]:
    """Picks as the engine counts them, by card; a skipped card says nothing."""
    return {taken.card: counted(taken) for taken in picked if taken.pick != SKIP}


@lru_cache(maxsize=1024)
def read(band: str, boundaries_version: int, picked: tuple[Picked, ...]) -> Mapping[str, Reading]:
    """The profile of these picks: the plan asks for the same one each time it is opened."""
    cards = bank().for_band(band)
    return MappingProxyType(profile_from(cards, answers_of(picked), band, boundaries(boundaries_version, band)))
