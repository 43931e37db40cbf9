"""Families who live sixty days with a rule: a child's skill grows with wins near its edge and sinks with upsets.

Nothing here is a claim about real children: the numbers were chosen so that the figures of planner.md come out alike
(a reactive child at the pace of steady ones: as much progress, thrice the upsets), and only comparisons mean anything.
The rule sees what a parent sees and no more; the oracle alone sees the child's skill.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import mean

from planner.pacing import Day, today

DAYS, RUNGS = 60, 14
WORKS = 0.7
"""A step that a child can do on most days succeeds this often."""


@dataclass(frozen=True)
class Temper:
    """A kind of child, in rungs and chances.

    gain: of a win at the edge of its skill, nothing any more at `reach` rungs from it. upset: chance after a miss, and
    `higher` for each rung above the skill. hurt: rungs for some days after an upset. lost: rungs for good. noes: chance
    of one on an ordinary day.
    """

    steepness: float
    unevenness: float
    gain: float
    upset: float
    higher: float
    hurt: float
    lost: float
    noes: float
    reach: float = 5.0


REACTIVE = Temper(1.0, 1.6, gain=0.13, upset=0.40, higher=0.10, hurt=1.2, lost=0.45, noes=0.04)
STEADY = Temper(1.0, 1.4, gain=0.13, upset=0.05, higher=0.04, hurt=0.4, lost=0.10, noes=0.02)


@dataclass(frozen=True)
class Home:
    """A kind of household: how its parent taps the ladder, rates a win, and how its days are.

    hopeful: rungs that the parent taps too high (or too low), give or take `guess`. rates: share of the wins that get a
    feeling; rosy: all of these are called easy. room: rungs below the child's skill at the start.
    """

    hopeful: float = 0.0
    guess: float = 1.0
    rates: float = 0.7
    rosy: bool = False
    idle: float = 0.1
    hard: float = 0.08
    noes: float = 0.0
    room: float = 4.0


Rule = Callable[["Child", Sequence[Day], int, bool], tuple[int, int | None]]
"""Says the rung and the smaller one by the diary, the tapped rung and whether the day is hard."""


class Child:
    """One child: its skill is the rung that works about seven times in ten on an ordinary day."""

    def __init__(self, temper: Temper, home: Home, rng: Random) -> None:
        self.temper, self.home, self.rng = temper, home, rng
        self.skill = home.room + rng.uniform(-1.0, 1.5)
        self.hurt = 0.0

    def chance(self, rung: int, day: float = 0.0) -> float:
        """How likely a win is on a rung, on a day better or worse than others."""
        return 1 / (1 + exp(-self.temper.steepness * (self.skill - self.hurt + day - rung + 1.0)))

    def upset_chance(self, rung: int) -> float:
        return min(0.9, self.temper.upset + self.temper.higher * max(0.0, rung - self.skill))

    def learnt(self, rung: int) -> float:
        """What a win on a rung would add; a miss adds a fifth of it."""
        return self.temper.gain * max(0.0, 1 - abs(self.skill - rung) / self.temper.reach)

    def worth(self, rung: int) -> float:
        """What a try of a rung is expected to bring, upsets and their after-days told off."""
        win, upset = self.chance(rung), self.upset_chance(rung) * (self.temper.lost + 2 * self.temper.hurt * 0.13)
        return win * self.learnt(rung) + (1 - win) * (self.learnt(rung) / 5 - upset)

    def tap(self) -> int:
        """The rung that the parent taps."""
        works = max((rung for rung in range(RUNGS) if self.chance(rung) >= WORKS), default=0)
        return max(0, min(RUNGS - 1, round(works + self.rng.gauss(self.home.hopeful, self.home.guess))))

    def live(self, rule: Rule) -> list[Day]:
        """The diary of sixty days."""
        diary: list[Day] = []
        tapped = self.tap()
        for _ in range(DAYS):
            self.hurt *= 0.8
            hard = self.rng.random() < self.home.hard
            rung, smaller = rule(self, diary, tapped, hard)
            diary.append(self._day(rung, smaller, hard))
        return diary

    def _day(self, rung: int, smaller: int | None, hard: bool) -> Day:
        if self.rng.random() < self.home.idle:
            return Day(rung, "no try", hard_day=hard)
        form = self.rng.gauss(0, self.temper.unevenness) - (1.0 if hard else 0.0)
        chance = self.chance(rung, form)
        small_wins = smaller is not None and self.rng.random() < self.chance(smaller, form)
        if self.rng.random() < self.temper.noes + self.home.noes + 0.35 * max(0.0, 0.5 - chance):
            return Day(rung, "refused", hard_day=hard, small_won=small_wins)
        if self.rng.random() < chance:
            self.skill += self.learnt(rung)
            return Day(rung, "win", felt=self._felt(chance), hard_day=hard)
        self.skill += self.learnt(rung) / 5
        upset = self.rng.random() < self.upset_chance(rung)
        if upset:
            self.hurt += self.temper.hurt
            self.skill -= self.temper.lost
        return Day(rung, "miss", upset, hard_day=hard, small_won=small_wins and not upset)

    def _felt(self, chance: float) -> str | None:
        if self.rng.random() >= self.home.rates:
            return None
        if self.home.rosy or chance > 0.93:
            return "easy"
        return "ok" if chance > WORKS else "hard"


@dataclass(frozen=True)
class Sixty:
    """What came of many children: shares of the tried days that were wins or ended well, upsets and rungs a child."""

    wins: float
    ended_well: float
    upsets: float
    progress: float


def sixty_days(temper: Temper, rule: Rule, home: Home = Home(), seed: int = 1, children: int = 100) -> Sixty:
    """Many children of one kind with one rule; the same seed gives the same children."""
    tried: list[Day] = []
    upsets, progress = 0, []
    for number in range(children):
        child = Child(temper, home, Random(seed * 10_000 + number))
        began = child.skill
        diary = child.live(rule)
        tried += [day for day in diary if day.outcome in {"win", "miss"}]
        upsets += sum(day.upset for day in diary)
        progress.append(child.skill - began)
    return Sixty(
        wins=mean(day.outcome == "win" for day in tried),
        ended_well=mean(day.outcome == "win" or day.small_won for day in tried),
        upsets=upsets / children,
        progress=mean(progress),
    )


def stepping_stones(reactivity: str | None) -> Rule:
    """Our rule, told or not told what the child is like."""

    def rule(_child: Child, diary: Sequence[Day], tapped: int, hard: bool) -> tuple[int, int | None]:
        offer = today(diary, reactivity, tapped, RUNGS, hard)
        return offer.rung, offer.smaller

    return rule


def oracle(child: Child, _diary: Sequence[Day], _tapped: int, _hard: bool) -> tuple[int, int | None]:
    """Knows the child's skill and the price of an upset, and takes what is worth most near to it."""
    edge = min(RUNGS - 1, max(0, round(child.skill)))
    return max(range(max(0, edge - 4), min(RUNGS, edge + 4)), key=child.worth), None


def one_rung_a_week(_child: Child, diary: Sequence[Day], tapped: int, _hard: bool) -> tuple[int, int | None]:
    """The fixed ladder that nobody fits to the child."""
    return min(RUNGS - 1, tapped + len(diary) // 7), None
