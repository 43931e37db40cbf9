"""Six areas, one goal each, one step open: the plan of one child (planner.md 2, facts S57-S62)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from outlook.leading import View
from planner.areas import Area, AreaText, areas
from planner.fitting import Card, card, start_rung
from planner.ladders import Goal, ladders
from planner.leanings import Leanings, small_only
from planner.tips import tips
from planner.together import Poles, line_for, softened
from quiz.traits import Pole, Trait

YOUNGEST = {"4-6": 4, "7-9": 7, "10-12": 10, "older": 13}
"""The youngest child of each age band, in years."""
TEEN_BAND = "older"
NO_WORDS = "no-words"
GENTLE_START = Area.SENSORY
"""Where a child who may be reactive starts: regulation comes before other learning (facts S97)."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What a family has settled for one goal; everything unset means: as the plan would have it."""

    rung: int | None = None
    most_days: int | None = None
    anchor: int | None = None
    noes: int = 0
    stands: bool = False
    today: bool = False
    hidden: bool = False
    resting: bool = False
    gentler: bool = False
    chosen: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Household:
    """Who the plan is for: age band, way of saying things, leanings, and a Hold a goal that was touched.

    carer: the labelled poles of the grown-up who reads it, none where they did not answer for themselves.
    view: whose view of the child leads, None before anybody told something.
    """

    band: str
    speech: str
    leanings: Leanings
    holds: Mapping[str, Hold] = field(default_factory=lambda: MappingProxyType({}))
    carer: Poles = field(default_factory=lambda: MappingProxyType({}))
    view: View | None = None

    def hold(self, goal: Goal) -> Hold:
        """What is settled for this goal."""
        return self.holds.get(goal.id, UNTOUCHED)

    @property
    def teen(self) -> bool:
        """Whether the plan speaks to somebody of 13 or older (facts S125)."""
        return self.band == TEEN_BAND


UNTOUCHED = Hold()


@dataclass(frozen=True, slots=True)
class Row:
    """One area of the plan: its goal, what is settled for it, and the card of the rung on which it stands now."""

    text: AreaText
    goal: Goal
    hold: Hold
    card: Card


@dataclass(frozen=True, slots=True)
class Plan:
    """What the page shows: a row an area that has a goal left, and the areas that have none.

    open: the row whose step is open, None where a family put every goal away. which_first: a second row, for a child
    who likes to choose.
    """

    open: Row | None
    rows: tuple[Row, ...]
    empty: tuple[AreaText, ...]
    which_first: Row | None


def plan_for(household: Household, language: str = "en") -> Plan:
    """The plan of a household: one step open, in every area one goal."""
    goals = {area: standing(offered(area, household, language), household) for area in Area}
    texts = areas(language)
    rows = tuple(
        Row(texts[area], goal, household.hold(goal), card_of(goal, household, language))
        for area, goal in goals.items()
        if goal
    )
    empty = tuple(texts[area] for area, goal in goals.items() if goal is None)
    first = todays(rows, household)
    return Plan(first, rows, empty, second(first, rows, household) if first else None)


def offered(area: Area, household: Household, language: str = "en") -> tuple[Goal, ...]:
    """The goals of an area that may be offered: not hidden, and either chosen or for every child of the age band."""
    goals = [goal for goal in ladders(language)[area] if not household.hold(goal).hidden]
    return tuple(goal for goal in goals if household.hold(goal).chosen or for_everybody(goal, household.band))


def for_everybody(goal: Goal, band: str) -> bool:
    """Whether a goal needs no choosing: of the youngest child's age, and not one that waits for a yes (facts D6)."""
    return not goal.opt_in and goal.min_age <= YOUNGEST[band]


def standing(goals: Sequence[Goal], household: Household) -> Goal | None:
    """The goal that stands for its area: the one the family took, else the first awake; None if all are hidden."""
    taken = [goal for goal in goals if household.hold(goal).stands and not household.hold(goal).resting]
    awake = [goal for goal in goals if not household.hold(goal).resting]
    return next(iter([*taken, *awake, *goals]), None)


def todays(rows: Sequence[Row], household: Household) -> Row | None:
    """The row whose step is open: the one the family took, else where this child does well to begin."""
    marked = [row for row in rows if row.hold.today]
    gentle = [row for row in rows if row.goal.area is GENTLE_START and small_only(household.leanings)]
    return next(iter([*marked, *gentle, *rows]), None)


def second(first: Row, rows: Sequence[Row], household: Household) -> Row | None:
    """For a child who likes to choose: another area's step, for "Which first?" (facts S31)."""
    if household.leanings.poles.get(Trait.AGREEABLENESS) is not Pole.SELF_GOVERNING:
        return None
    return next((row for row in rows if row is not first), None)


def rung_of(goal: Goal, household: Household) -> int:
    """The rung of a goal now: where the family moved to, else where this child and this grown-up start."""
    hold = household.hold(goal)
    rung = started(goal, household) if hold.rung is None else hold.rung
    return max(0, min(rung, len(goal.rungs) - 1))


def started(goal: Goal, household: Household) -> int:
    """Where this child starts, and one rung lower with a grown-up who is reactive too (facts S55)."""
    start = start_rung(goal, household.leanings, household.hold(goal).most_days)
    return softened(start, household.leanings.poles, household.carer)


def card_of(goal: Goal, household: Household, language: str = "en", rung: int | None = None) -> Card:
    """The card of a goal for this household, on its own rung or a given one, with a line for this grown-up."""
    hold = household.hold(goal)
    fitted = card(
        goal,
        rung_of(goal, household) if rung is None else rung,
        household.leanings,
        tips=tips(language),
        speech=household.speech != NO_WORDS,
        teen=household.teen,
        anchor=None if hold.anchor is None else areas(language)[goal.area].anchors[hold.anchor],
    )
    return replace(fitted, for_you=line_for(household.leanings.poles, household.carer, language))
