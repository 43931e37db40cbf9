"""The diary of a child as values: what was offered on each of the family's own days, and what came of it (trust R7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.stones import Day, Outcome


class Felt(StrEnum):
    """How a win was, where somebody said so."""

    EASY = "easy"
    OK = "ok"
    HARD = "hard"


class No(StrEnum):
    """What a "not today" was like (experience 4.4), or that nobody had anything left to give."""

    TOO_BIG = "too-big"
    TOO_MUCH = "too-much"
    WRONG_MOMENT = "wrong-moment"
    JUST_NO = "just-no"
    EMPTY = "empty"


OFTEN_EMPTY, EMPTY_WITHIN = 3, timedelta(days=7)
"""So many days on empty within a week, and places to turn to are named (experience 4.1, facts S162)."""

A_WHILE = timedelta(days=5)
"""After so many days without an entry the page greets and starts one rung lower (planner.md 3)."""


BACK, AHEAD = timedelta(days=400), timedelta(days=1)
"""Days that can be written: some thirteen months back, and one ahead of a family that has just changed its clock."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry: one goal on one day. outcome: None as long as nothing came of it yet. rung: as it was shown."""

    goal: str
    day: date
    rung: int
    hard_day: bool = False
    outcome: str | None = None
    why: str | None = None
    upset: bool = False
    felt: str | None = None
    small_won: bool = False
    by_child: bool = False

    @property
    def ended(self) -> bool:
        """Whether this day is done: a win, the small one, or nothing left to give; each of them is enough."""
        return self.outcome == Outcome.WIN or self.small_won or self.why == No.EMPTY

    @property
    def said_no(self) -> bool:
        """Whether the step was not for today, tried or not."""
        return self.outcome in {Outcome.MISS, Outcome.REFUSED} and not self.small_won


Diary = tuple[Noted, ...]
"""Entries, the oldest day first."""


def settled(diary: Iterable[Noted], before: date) -> Iterator[Noted]:
    """The entries of earlier days of which something came."""
    return (noted for noted in diary if noted.outcome is not None and noted.day < before)


def lived(diary: Iterable[Noted], before: date, since: date | None) -> list[Day]:
    """What the daily rule goes by: the days of one goal since the family placed the child on its ladder."""
    return [
        Day(noted.rung, str(noted.outcome), noted.upset, noted.felt, noted.hard_day, noted.small_won)
        for noted in settled(diary, before)
        if since is None or noted.day >= since
    ]


def upsets(diary: Iterable[Noted]) -> list[date]:
    """The days that ended in an upset, over all goals."""
    return [noted.day for noted in diary if noted.upset]


def after_a_while(diary: Iterable[Noted], day: date) -> bool:
    """Whether there are entries, and the last one lies five days or more without an entry back (planner.md 3)."""
    last = max((noted.day for noted in settled(diary, day)), default=None)
    return last is not None and day - last > A_WHILE


def often_empty(diary: Iterable[Noted], day: date) -> bool:
    """Whether the last seven days had three without anything left to give (facts S162)."""
    empty = {noted.day for noted in diary if noted.why == No.EMPTY and timedelta(0) <= day - noted.day < EMPTY_WITHIN}
    return len(empty) >= OFTEN_EMPTY


def can_be_written(day: date, today: date) -> bool:
    """Whether something can be told of a day."""
    return today - BACK <= day <= today + AHEAD
