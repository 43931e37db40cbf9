"""Where a child stands on a ladder: the diary laid down stone by stone (planner.md 3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from planner.reasons import Why


class Outcome(StrEnum):
    """How a day with a step went; a "no" is an answer, and a day without a try is nothing at all (planner.md 7)."""

    WIN = "win"
    MISS = "miss"
    REFUSED = "refused"
    NO_TRY = "no try"


class Reactivity(StrEnum):
    """What the pace goes by, where anything is known of it."""

    REACTIVE = "reactive"
    IN_BETWEEN = "in between"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Day:
    """One entry of the diary: what was offered and what came of it.

    rung: as it was shown that day. felt: "easy", "ok", "hard" or None. hard_day: the small step was asked for.
    small_won: the smaller step ended the day well; it lays no stone.
    """

    rung: int
    outcome: str
    upset: bool = False
    felt: str | None = None
    hard_day: bool = False
    small_won: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How a ladder is climbed (the table of planner.md 3).

    below: rungs from what works on most days to the first step. stones: for one rung up. misses: in a row for one rung
    down. upset: rungs down after one. settle: calm wins on a lower rung before stones count again. small: rungs down to
    the smaller step.
    """

    below: int
    stones: int
    misses: int
    upset: int
    settle: int
    small: int


IN_BETWEEN = Pace(below=2, stones=5, misses=1, upset=2, settle=0, small=3)

PACES: Mapping[str | None, Pace] = MappingProxyType(
    {
        Reactivity.REACTIVE: Pace(below=3, stones=6, misses=1, upset=2, settle=1, small=3),
        Reactivity.IN_BETWEEN: IN_BETWEEN,
        None: IN_BETWEEN,
        Reactivity.STEADY: Pace(below=1, stones=4, misses=2, upset=1, settle=0, small=2),
    }
)
"""By what is known of the child's reactivity; None: nothing yet."""

STONES: Mapping[str | None, int] = MappingProxyType({"easy": 2, "ok": 1, "hard": 0, None: 1})
"""What a win lays down, by how it felt; one that nobody rated counts like ok."""

NOES = 2
"""So many "not today" in a row make one rung down, whoever the child is."""

AFTER_AN_UPSET = 1
"""So many calm wins more before stones count again."""


@dataclass(slots=True)
class Standing:
    """A child's place on a ladder up to `top`, while the diary is read.

    stones: laid for the next rung. settle: calm wins before stones count. misses, noes: in a row. why: the last reason.

    What the table leaves open goes the gentle way. Each step down takes up the stones and begins the rows anew. A child
    settles after a miss or an upset; a "no" costs one rung and nothing else (planner.md 7), but with an upset it does
    so at once, and the child settles. A win with an upset lays no stone and is not a calm one. A miss on a hard day is
    a miss; whatever else a hard day brings, and a day without a try, neither counts in a row nor ends it.
    """

    pace: Pace
    top: int
    rung: int
    why: Why
    stones: int = 0
    settle: int = 0
    misses: int = 0
    noes: int = 0

    @property
    def grown(self) -> bool:
        """The stones of the top rung are laid. A later miss takes them up, and so opens the goal again."""
        return self.rung == self.top and self.stones >= self.pace.stones

    def live(self, day: Day) -> None:
        """Takes one more day in. ValueError naming an outcome or a feeling that is none."""
        if day.outcome not in LIVED:
            raise ValueError(f"outcome {day.outcome!r} is not one of {', '.join(Outcome)}")
        if day.felt not in STONES:
            raise ValueError(f"felt {day.felt!r} is not one of easy, ok, hard or None")
        if _small_step_counted(day):
            self.why = Why.AFTER_A_HARD_DAY
        else:
            LIVED[day.outcome](self, day)

    def rest(self, day: Day) -> None:
        """A day without a try: everything stays."""

    def win(self, day: Day) -> None:
        """A stone or two, or one calm day more."""
        self.misses = self.noes = 0
        if day.upset:
            self.why = Why.A_LOT
        elif self.settle:
            self.settle -= 1
            self.why = Why.SETTLING
        else:
            self._lay(STONES[day.felt])

    def miss(self, day: Day) -> None:
        """The step was too big, at once or at the second time."""
        self.stones = self.noes = 0
        self.misses += 1
        if day.upset:
            self._down(self.pace.upset, Why.TOO_MUCH, self.pace.settle + AFTER_AN_UPSET)
        elif self.misses >= self.pace.misses:
            self._down(1, Why.SMALLER, self.pace.settle)
        else:
            self.why = Why.ONCE_MORE

    def refuse(self, day: Day) -> None:
        """A "no" stays a "no": the step waits once."""
        self.misses = 0
        self.noes += 1
        if day.upset:
            self._down(1, Why.TOO_MUCH, self.pace.settle + AFTER_AN_UPSET)
        elif self.noes >= NOES:
            self._down(1, Why.TWICE_NOT_TODAY, 0)
        else:
            self.why = Why.NOT_TODAY

    def _lay(self, stones: int) -> None:
        self.stones += stones
        if self.stones < self.pace.stones:
            self.why = Why.SAME if stones else Why.EFFORT
        elif self.rung == self.top:
            self.why = Why.TOP
        else:
            self.rung, self.stones, self.why = self.rung + 1, 0, Why.UP

    def _down(self, rungs: int, why: Why, settle: int) -> None:
        self.why = why if self.rung else Why.FOOT
        self.rung = max(0, self.rung - rungs)
        self.stones = self.misses = self.noes = 0
        self.settle = max(self.settle, settle)


def _small_step_counted(day: Day) -> bool:
    """Done or refused: neither up nor down (planner.md 3)."""
    if not day.hard_day:
        return False
    return day.outcome in {Outcome.WIN, Outcome.REFUSED} or (day.small_won and not day.upset)


LIVED: Mapping[str, Callable[[Standing, Day], None]] = MappingProxyType(
    {
        Outcome.WIN: Standing.win,
        Outcome.MISS: Standing.miss,
        Outcome.REFUSED: Standing.refuse,
        Outcome.NO_TRY: Standing.rest,
    }
)
