"""Who the plan is for: what a family told, settled and lived, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from outlook.leading import View
from planner.diary import Diary, Noted
from planner.evening import Evening
from planner.growth import Growth
from planner.ladders import Goal
from planner.leanings import Leanings
from planner.splits import Between
from planner.together import Poles
from planner.wishes import Wish, wish_of

GENERAL_BAND, GENERAL_SPEECH = "7-9", "speaks"
"""For whom the general plan is worded."""

TEEN_BAND = "older"


@dataclass(frozen=True, slots=True)
class Hold:
    """What a family has settled for one goal; everything unset means: as the plan would have it.

    rung: where the family placed the child; since: from which day on the diary counts. opened: the day on which the
    family opened this step. active: one of the goals that the days go by. between: the rungs that the family put in.
    step_by_step: the rung that the family would not skip to. cap: the highest rung for now, as agreed in a talk.
    """

    rung: int | None = None
    most_days: int | None = None
    since: date | None = None
    anchor: int | None = None
    noes: int = 0
    stands: bool = False
    today: bool = False
    opened: date | None = None
    active: bool = False
    hidden: bool = False
    rests_until: date | None = None
    gentler: bool = False
    chosen: bool = False
    between: tuple[Between, ...] = ()
    step_by_step: int | None = None
    cap: int | None = None


UNTOUCHED = Hold()


@dataclass(frozen=True, slots=True)
class Household:
    """Who the plan is for: age band, way of saying things, leanings, and a Hold a goal that was touched.

    carer: the labelled poles of the grown-up who reads it, none where they did not answer for themselves.
    view: whose view of the child leads, None before anybody told something. diary: entries by goal, the oldest first.
    day: the family's own day for which the plan is made. own: the goals that the family made itself. grown: what
    became of each goal that has grown once.
    evening: the last evening before, if it changes the cards. wondering: whether a card wonders instead of asking.
    """

    band: str
    speech: str
    leanings: Leanings
    holds: Mapping[str, Hold] = field(default_factory=lambda: MappingProxyType({}))
    carer: Poles = field(default_factory=lambda: MappingProxyType({}))
    view: View | None = None
    diary: Mapping[str, Diary] = field(default_factory=lambda: MappingProxyType({}))
    day: date = date.min
    own: tuple[Goal, ...] = ()
    grown: Mapping[str, Growth] = field(default_factory=lambda: MappingProxyType({}))
    evening: Evening | None = None
    wondering: bool = False

    def hold(self, goal: Goal) -> Hold:
        """What is settled for this goal."""
        return self.holds.get(goal.id, UNTOUCHED)

    def days(self, goal: Goal) -> Diary:
        """The entries for this goal, the oldest first."""
        return self.diary.get(goal.id, ())

    def noted(self, goal: Goal) -> Noted | None:
        """The entry for this goal on the plan's day."""
        return next((noted for noted in reversed(self.days(goal)) if noted.day == self.day), None)

    def rests(self, goal: Goal) -> bool:
        """Whether its step rests: after a "just no" (experience 4.4), grown, or since another was asked for today."""
        hold, noted = self.hold(goal), self.noted(goal)
        if noted and wish_of(noted) is Wish.ANOTHER:
            return True
        if goal.id in self.grown and self.grown[goal.id].rests(self.day):
            return hold.opened != self.day
        return hold.rests_until is not None and self.day < hold.rests_until

    @property
    def entries(self) -> Diary:
        """The entries for all goals."""
        return tuple(noted for days in self.diary.values() for noted in days)

    @property
    def teen(self) -> bool:
        """Whether the plan speaks to somebody of 13 or older (facts S125)."""
        return self.band == TEEN_BAND
