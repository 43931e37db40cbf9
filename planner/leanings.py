"""What the plan needs to know of a profile: which poles are labelled, how strongly, and whether to stay small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from outlook.leading import (
    LEADS,
    STEADY_AT_MOST,
    Profile,
    View,
    gone_by,
    leading,
    most_reactive,
    pole_of,
    sure_of_steady,
)
from quiz.traits import Pole, Trait

__all__ = ["LEADS", "NOT_PLAYED", "STEADY_AT_MOST", "Leanings", "View", "leanings_from", "of_two_views", "small_only"]


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


def leanings_from(profile: Profile) -> Leanings:
    """The leanings of a profile (trait -> reading with `p_high` and `word`); an empty one means nobody has played."""
    if not profile:
        return NOT_PLAYED
    readings = {Trait(trait): reading for trait, reading in profile.items()}
    poles = {trait: pole for trait in Trait if trait in readings and (pole := pole_of(trait, readings[trait]))}
    order = sorted(poles, key=lambda trait: -abs(readings[trait].p_high - 0.5))
    reactivity = readings.get(Trait.REACTIVITY)
    toward_reactive = reactivity is not None and reactivity.p_high > 0.5
    return Leanings(MappingProxyType(poles), tuple(order), played=True, toward_reactive=toward_reactive)


def of_two_views(child: Profile | None, parent: Profile | None, band: str, *others: Profile) -> tuple[Leanings, View]:
    """The leanings that the plan uses, and which view leads; None or empty: that person has not answered.

    Two views are never averaged: the leading one names the poles, the other one those that it leaves open. Steps stay
    small unless each view is sure of Steady, those of `others` who care for the child too (quiz.md, decisions 6, 8
    and 9). A lone view leads; with none, nobody has played and the child's view is named. band: one of the four age
    bands, else KeyError.
    """
    views = [view for view in (child, parent, *others) if view]
    return _as_gentle_as(leanings_from(gone_by(child, parent, band)), views), leading(child, parent, band)


def _as_gentle_as(leanings: Leanings, views: Sequence[Profile]) -> Leanings:
    """The same without a Steady of which one of the views is not sure; any may say that Reactive is likelier."""
    toward_reactive = most_reactive(views) > 0.5
    if sure_of_steady(views) or leanings.poles.get(Trait.REACTIVITY) is not Pole.STEADY:
        return replace(leanings, toward_reactive=toward_reactive)
    poles = {trait: pole for trait, pole in leanings.poles.items() if pole is not Pole.STEADY}
    order = tuple(trait for trait in leanings.order if trait in poles)
    return replace(leanings, poles=MappingProxyType(poles), order=order, toward_reactive=toward_reactive)


def small_only(leanings: Leanings) -> bool:
    """Whether nothing of ten seconds or more may be asked: a child has played and is not clearly Steady.

    Asking too much of a reactive child costs more than asking too little of a steady one (facts S33, quiz.md 6).
    """
    return leanings.played and Pole.STEADY not in leanings.poles.values()
