"""A family changes its own ladder: other words, another order, a rung less; each change sets, so twice is once."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from planner.own_goals.rungs import OwnRung
from planner.rungs import Zone

FEWEST = 3
"""A ladder of fewer rungs has no room below and above today's step."""

Rungs = tuple[OwnRung, ...]


class Done(StrEnum):
    """What a child does of it today, as a family says at the beginning."""

    NOTHING = "nothing"
    BESIDE_ME = "beside-me"
    A_PART = "a-part"
    MOST = "most"


def reworded(rungs: Rungs, key: int, do: str) -> Rungs:
    """The same ladder with other words on one rung."""
    return tuple(replace(rung, do=do) if rung.key == key else rung for rung in rungs)


def without(rungs: Rungs, key: int) -> Rungs:
    """The ladder without a rung; as it is where it has few."""
    if len(rungs) <= FEWEST:
        return rungs
    return tuple(rung for rung in rungs if rung.key != key)


def placed(rungs: Rungs, key: int, place: int) -> Rungs:
    """The ladder with a rung at another place, from 0 at the foot."""
    moved = [rung for rung in rungs if rung.key == key]
    rest = [rung for rung in rungs if rung.key != key]
    return (*rest[:place], *moved, *rest[place:])


def place_of(rungs: Sequence[OwnRung], key: int | None) -> int | None:
    """Where a rung stands; None for one that was taken out, or none."""
    return next((place for place, rung in enumerate(rungs) if rung.key == key), None)


def works_today(rungs: Rungs, done: Done) -> int:
    """The key of the rung that works on most days, by what a family says of today (the baseline, planner.md 2.6)."""
    feet = [rung.key for rung in rungs if rung.zone is Zone.FOOT]
    body = [rung.key for rung in rungs if rung.zone is Zone.BODY]
    return {
        Done.NOTHING: feet[0],
        Done.BESIDE_ME: feet[-1],
        Done.A_PART: body[len(body) // 2],
        Done.MOST: body[-1],
    }[done]
