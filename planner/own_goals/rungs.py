"""The rungs of an own goal: made once, out of a routine or a family's own words (planner.md 2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.doses import GENERATORS, chain, count, duration, levels_of, set_of
from planner.own_goals.routines import Routine
from planner.own_goals.sorts import Foot, Sort, Sorts, sorts
from planner.rungs import Kind, Level, Rung, Step, Zone
from planner.shapes import Direction
from planner.words import Words, words

STRETCHES = (2, 3, 5, 8, 12, 20, 30, 45, 60, 90)
"""The seconds of an own goal's duration, fewer than a written ladder's, so that it stays within 16 rungs."""

FOOT_SECONDS = (5, 3, 5)
STEP_SECONDS = 4
"""A move of a family's own words, whose seconds nobody measured."""

LONGEST = 900


@dataclass(frozen=True, slots=True)
class OwnRung:
    """One rung as a family keeps it. key: its number for good, whatever place it moves to."""

    key: int
    do: str
    seconds: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Told:
    """What a family says of its own wish: what it is, and for a job its moves in the order of time."""

    kind: Kind
    what: str
    steps: tuple[str, ...] = ()
    direction: Direction = Direction.FORWARD


def of_routine(routine: Routine, language: str = "en") -> tuple[OwnRung, ...]:
    """The ladder of a routine: foot, body, reach."""
    said, built_with = sorts(language), words(language)
    low = feet(said.routine_foot, routine.begins, act=routine.act, thing=routine.thing)
    return ladder(low, body_of(routine, built_with, said), said)


def of_own_words(told: Told, language: str = "en") -> tuple[OwnRung, ...]:
    """The ladder of a family's own words."""
    said = sorts(language)
    first = said.of[told.kind].first.format(what=told.what, first=first_move(told))
    return ladder(feet(said.own_foot, first), BODIES[told.kind](told, said, words(language)), said)


def first_move(told: Told) -> str:
    """The move of a job that the child meets first: its end, where the child finishes."""
    if not told.steps:
        return told.what
    return told.steps[-1 if told.direction is Direction.BACKWARD else 0]


def feet(foot: Foot, first: str, **places: str) -> list[Rung]:
    """The three rungs that ask little or nothing."""
    asks = (foot.watch.format(**places), foot.touch.format(**places), foot.together.format(first=first))
    return [Rung(do, n, Kind.START, zone=Zone.FOOT) for do, n in zip(asks, FOOT_SECONDS, strict=True)]


def ladder(low: Sequence[Rung], body: Sequence[Rung], said: Sorts) -> tuple[OwnRung, ...]:
    """All rungs in order, each with its key."""
    seconds = body[-1].seconds
    high = [Rung(do, seconds, Kind.START, zone=Zone.REACH) for do in (said.place, said.person)]
    return tuple(
        OwnRung(key, rung.do, min(rung.seconds, LONGEST), rung.zone) for key, rung in enumerate((*low, *body, *high))
    )


def body_of(routine: Routine, built_with: Words, said: Sorts) -> tuple[Rung, ...]:
    """The middle of a routine's ladder, by its kind."""
    if not routine.steps:
        return without_steps(routine, built_with)
    seconds = routine.seconds or (STEP_SECONDS,) * len(routine.steps)
    if routine.kind is Kind.CHAIN:
        steps = [Step(do, n) for do, n in zip(routine.steps, seconds, strict=True)]
        return links(steps, routine.direction, said, built_with)
    levels = [Level(f"{do}.", n) for do, n in zip(routine.steps, seconds, strict=True)]
    return levels_of(routine.kind)(built_with, levels=levels)


def without_steps(routine: Routine, built_with: Words) -> tuple[Rung, ...]:
    """A routine of which there is more and more, or for longer and longer."""
    ask = routine.ask or ""
    if routine.kind is Kind.COUNT:
        return count(built_with, ask, routine.one or "", routine.many or "")
    return duration(built_with, ask, routine.long, seconds=STRETCHES)


def links(steps: Sequence[Step], direction: Direction, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """A chain: the child's share grows from its start or from its end."""
    return chain(built_with, said.chain.ask(direction), said.chain.whole, steps, direction, said.chain.then)


def shown(template: str | None, told: Told) -> str:
    """A wording with the family's own words in it; a generator fills in the rest, and finds nothing in theirs."""
    own = told.what.replace("{", "{{").replace("}", "}}")
    return (template or "").replace("{what}", own)


def own_chain(told: Told, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """A job with the family's own moves."""
    return links([Step(do, STEP_SECONDS) for do in told.steps], told.direction, said, built_with)


def own_levels(told: Told, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """A written series of amounts, each of them of the family's own thing."""
    levels = [replace(one, dose=one.dose.format(what=told.what)) for one in said.of[told.kind].levels]
    return GENERATORS[told.kind](built_with, levels=levels)


def own_stretch(told: Told, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """Longer and longer."""
    sort = said.of[told.kind]
    return duration(built_with, shown(sort.ask, told), shown(sort.long, told), seconds=STRETCHES)


def own_count(told: Told, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """More and more of it."""
    sort: Sort = said.of[told.kind]
    return count(built_with, shown(sort.ask, told), sort.one or "", sort.many or "")


def own_set(told: Told, said: Sorts, built_with: Words) -> tuple[Rung, ...]:
    """More and more things to choose among."""
    sort = said.of[told.kind]
    alike = (sort.alike or "").format(what=told.what)
    return set_of(built_with, shown(sort.ask, told), shown(sort.single, told), alike)


BODIES = {
    Kind.DURATION: own_stretch,
    Kind.COUNT: own_count,
    Kind.CHAIN: own_chain,
    Kind.EXPOSURE: own_levels,
    Kind.SET: own_set,
    Kind.SHARE: own_levels,
    Kind.WORDS: own_levels,
    Kind.START: own_levels,
}
"""The middle of a ladder in a family's own words, by its kind."""
