"""How a child is seen, as the page tells it: views side by side, never averaged (quiz.md 9, experience 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.page import Line, Mark, TraitLine
from consult.parts import Part
from consult.words import PageWords
from outlook.leading import IN_BETWEEN, gone_by, pole_of
from outlook.leading import Reading as Said
from planner.leanings import of_two_views
from quiz.portrait import Pair, share
from quiz.scoring import Reading
from quiz.traits import Pole, Trait

Profile = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class View:
    """One view that was ticked: whose ("child", or how the carer is called), what it says, and its day in words."""

    whose: str
    part: Part
    profile: Profile
    day: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The views, the reading of each trait that is gone by, and the poles that are named, the strongest first."""

    views: Sequence[View]
    used: Mapping[str, Said]
    poles: Mapping[Pole, Part]


def of_views(views: Sequence[View], band: str) -> Seen:
    """What these views say together: the leading one, the other where that leaves something open (quiz.md 8)."""
    by_part = {view.part: view.profile for view in views}
    child, parent = by_part.get(Part.CHILD_VIEW), by_part.get(Part.PARENT_VIEW)
    leanings, _leads = of_two_views(child, parent, band)
    poles = [leanings.poles[trait] for trait in leanings.order]
    return Seen(views, gone_by(child, parent, band), {pole: part_of(pole, views) for pole in gentle_first(poles)})


def gentle_first(poles: Sequence[Pole]) -> list[Pole]:
    """Big feelings first: what suits them matters before all else (facts S97)."""
    return sorted(poles, key=lambda pole: pole is not Pole.REACTIVE)


def part_of(pole: Pole, views: Sequence[View]) -> Part:
    """Whose view names a pole."""
    naming = [view.part for view in views if pole_of(pole.trait, view.profile[pole.trait]) is pole]
    return naming[0] if naming else Part.PARENT_VIEW


def strengths(seen: Seen, words: PageWords) -> tuple[Line, ...]:
    """What goes well, pole by pole."""
    return tuple(Line(f"strength.{pole.trait}", words.of[pole].strength, part) for pole, part in seen.poles.items())


def trait_lines(seen: Seen, pairs: Sequence[Pair], words: PageWords, *, small: bool) -> tuple[TraitLine, ...]:
    """The five pairs with every view's mark; none where no view was ticked."""
    if not seen.views:
        return ()
    return tuple(
        TraitLine(
            key=f"trait.{pair.id}",
            high=pair.high.name,
            low=pair.low.name,
            marks=tuple(mark(view, pair, words) for view in seen.views),
            means=means(Trait(pair.id), seen, words, small=small),
        )
        for pair in pairs
    )


def mark(view: View, pair: Pair, words: PageWords) -> Mark:
    """One view on one pair."""
    reading = view.profile[pair.id]
    pole = pole_of(Trait(pair.id), reading)
    return Mark(
        whose=words.whose[view.whose],
        at=share(reading.mean),
        reach=(share(reading.interval[0]), share(reading.interval[1])),
        sure=words.sure[reading.word],
        part=view.part,
        towards=next((end.name for end in (pair.high, pair.low) if end.pole == pole), ""),
    )


def means(trait: Trait, seen: Seen, words: PageWords, *, small: bool) -> str:
    """What a trait means where children learn; unless Steady is sure, that steps stay small (quiz.md 6)."""
    pole = next((pole for pole in seen.poles if pole.trait is trait), None)
    if trait is Trait.REACTIVITY and small and pole is not Pole.REACTIVE:
        return words.general.small
    if pole:
        return words.of[pole].means
    return words.general.between if seen.used[trait].word == IN_BETWEEN else words.general.unsure
