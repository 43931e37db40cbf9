"""Views side by side and over time: where they differ and what has moved; never averaged, none of them more right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from outlook.leading import IN_BETWEEN, pole_of
from quiz.scoring import Reading
from quiz.traits import Pole, Trait

GAP = 1.28
"""Two readings differ when they lie further apart than 1.28 times their common uncertainty (quiz.md 9)."""

Profile = Mapping[str, Reading]


def apart(one: Reading, other: Reading) -> bool:
    """Whether two people's readings of one trait differ by more than chance would have it (quiz.md 9)."""
    return abs(one.mean - other.mean) > GAP * hypot(one.sd, other.sd)


def differing(views: Mapping[str, Profile], trait: Trait) -> tuple[tuple[str, str], ...]:
    """Of the views of one child (whose -> profile) each two that differ on a trait, in the order given."""
    return tuple((one, other) for one, other in combinations(views, 2) if apart(views[one][trait], views[other][trait]))


@dataclass(frozen=True, slots=True)
class Seen:
    """What one view found at one time: the poles it names, the traits that are a bit of both, and the open ones."""

    poles: tuple[Pole, ...]
    between: tuple[Trait, ...]
    open: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One trait of one person's view, first and now: a pole each, or None for a bit of both."""

    trait: Trait
    first: Pole | None
    now: Pole | None


@dataclass(frozen=True, slots=True)
class Course:
    """One person's views in the order of their days: what each found, which poles stayed, and what has moved."""

    times: tuple[Seen, ...]
    stayed: tuple[Pole, ...]
    moved: tuple[Moved, ...]


def course(profiles: Sequence[Profile]) -> Course:
    """How one person's view went, oldest first. What one of two times leaves open has neither stayed nor moved."""
    times = tuple(seen(profile) for profile in profiles)
    if len(times) < 2:
        return Course(times, (), ())
    first, now = times[0], times[-1]
    known = [trait for trait in Trait if trait not in {*first.open, *now.open}]
    both = [Moved(trait, _pole(first, trait), _pole(now, trait)) for trait in known]
    return Course(
        times,
        stayed=tuple(one.now for one in both if one.now and one.first is one.now),
        moved=tuple(one for one in both if one.first is not one.now),
    )


def seen(profile: Profile) -> Seen:
    """What a profile found, trait by trait."""
    named = {trait: pole_of(trait, profile[trait]) for trait in Trait}
    rest = [trait for trait in Trait if named[trait] is None]
    return Seen(
        poles=tuple(pole for pole in named.values() if pole),
        between=tuple(trait for trait in rest if profile[trait].word == IN_BETWEEN),
        open=tuple(trait for trait in rest if profile[trait].word != IN_BETWEEN),
    )


def _pole(found: Seen, trait: Trait) -> Pole | None:
    return next((pole for pole in found.poles if pole.trait is trait), None)
