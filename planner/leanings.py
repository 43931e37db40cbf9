"""What the plan needs to know of a profile: which poles are labelled, how strongly, and whether to stay small."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from quiz.traits import POLES, Pole, Trait

LABELLED = ("clear", "leaning")
"""The words of a reading that name a pole; the others leave the trait in between or open (facts D2)."""

STEADY_AT_MOST = 0.2
"""Longer steps need the chance of Reactive to be this low (quiz.md, decision 6)."""


class Reading(Protocol):
    """What a profile says of one trait: p_high, the chance of the high pole (0-1), and the word shown for it."""

    @property
    def p_high(self) -> float: ...

    @property
    def word(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Leanings:
    """A child's labelled poles, those traits with the strongest first, and what size of step is safe.

    toward_reactive: Reactive is likelier than Steady, labelled or not.
    """

    poles: Mapping[Trait, Pole]
    order: tuple[Trait, ...]
    played: bool
    toward_reactive: bool = False


NOT_PLAYED = Leanings(MappingProxyType({}), (), played=False)
"""Nobody has played yet: the general plan (facts S14)."""


def leanings_from(profile: Mapping[Any, Reading]) -> Leanings:
    """The leanings of a profile (trait -> reading with `p_high` and `word`); an empty one means nobody has played."""
    if not profile:
        return NOT_PLAYED
    readings = {Trait(trait): reading for trait, reading in profile.items()}
    labelled = [trait for trait in Trait if trait in readings and _labelled(trait, readings[trait])]
    order = sorted(labelled, key=lambda trait: -abs(readings[trait].p_high - 0.5))
    poles = {trait: POLES[trait][readings[trait].p_high < 0.5] for trait in labelled}
    reactivity = readings.get(Trait.REACTIVITY)
    toward_reactive = reactivity is not None and reactivity.p_high > 0.5
    return Leanings(MappingProxyType(poles), tuple(order), played=True, toward_reactive=toward_reactive)


def _labelled(trait: Trait, reading: Reading) -> bool:
    unsure_steady = trait is Trait.REACTIVITY and STEADY_AT_MOST < reading.p_high < 0.5
    return str(reading.word) in LABELLED and not unsure_steady


def small_only(leanings: Leanings) -> bool:
    """Whether nothing of ten seconds or more may be asked: a child has played and is not clearly Steady.

    Asking too much of a reactive child costs more than asking too little of a steady one (facts S33, quiz.md 6).
    """
    return leanings.played and Pole.STEADY not in leanings.poles.values()
