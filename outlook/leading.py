"""Which of two views of a child is gone by, trait by trait, and how sure of Steady they are (quiz.md 6, 8 and 9)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from quiz.traits import POLES, Pole, Trait

LABELLED = ("clear", "leaning")
"""The words of a reading that name a pole; the others leave the trait in between or open (facts D2)."""

IN_BETWEEN = "a bit of both"
"""The word of a reading that is an answer without a pole: nothing is left open."""

STEADY_AT_MOST = 0.2
"""Longer steps need the chance of Reactive to be this low (quiz.md, decision 6)."""


class Reading(Protocol):
    """What a profile says of one trait: p_high, the chance of the high pole (0-1), and the word shown for it."""

    @property
    def p_high(self) -> float: ...

    @property
    def word(self) -> Any: ...


Profile = Mapping[Any, Reading]
"""What one person's answers say: trait -> reading."""


class View(StrEnum):
    """Whose answers the plan goes by where a child and a parent both answered (quiz.md, decision 8)."""

    CHILD = "child"
    PARENT = "parent"
    BOTH = "both"


LEADS: Mapping[str, View] = MappingProxyType(
    {"4-6": View.PARENT, "7-9": View.BOTH, "10-12": View.CHILD, "older": View.CHILD}
)
"""Which view leads in an age band; BOTH: the child's, but the parent's for Reactivity (quiz.md, decision 8)."""


def leading(child: Profile | None, parent: Profile | None, band: str) -> View:
    """Which view leads; None or empty: that person has not answered, and a lone view leads.

    With none the child's is named. band: one of the four age bands, else KeyError.
    """
    leads = LEADS[band]
    if child and parent:
        return leads
    return View.PARENT if parent else View.CHILD


def gone_by(child: Profile | None, parent: Profile | None, band: str) -> Profile:
    """The reading of each trait that a plan goes by: never an average (quiz.md 9).

    The leading view's, or the other's pole where the leading one found nothing yet.
    """
    if not child or not parent:
        return child or parent or {}
    leads = LEADS[band]
    return {trait: _used(trait, child, parent, leads) for trait in Trait if trait in child or trait in parent}


def _used(trait: Trait, child: Profile, parent: Profile, leads: View) -> Reading:
    parent_first = leads is View.PARENT or (leads is View.BOTH and trait is Trait.REACTIVITY)
    views = (parent, child) if parent_first else (child, parent)
    found = [view[trait] for view in views if trait in view]
    answered = pole_of(trait, found[0]) or str(found[0].word) == IN_BETWEEN
    return found[0] if answered else next((other for other in found if pole_of(trait, other)), found[0])


def pole_of(trait: Trait, reading: Reading) -> Pole | None:
    """The pole that a reading names, or None; Steady takes more than a leaning (quiz.md 6)."""
    unsure_steady = trait is Trait.REACTIVITY and STEADY_AT_MOST < reading.p_high < 0.5
    if str(reading.word) not in LABELLED or unsure_steady:
        return None
    return POLES[trait][reading.p_high < 0.5]


def most_reactive(views: Iterable[Profile]) -> float:
    """The highest chance of Reactive that one of these views gives; who was not asked is as unsure as can be."""
    return max((view[Trait.REACTIVITY].p_high if Trait.REACTIVITY in view else 0.5 for view in views), default=0.5)


def sure_of_steady(views: Iterable[Profile]) -> bool:
    """Whether each of these views is: else every step stays under ten seconds (quiz.md 6 and 8, facts S33)."""
    return most_reactive(views) <= STEADY_AT_MOST
