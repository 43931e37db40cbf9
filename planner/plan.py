"""Six areas, one goal each, one step open: the plan of one child (planner.md 2, facts S57-S62)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.areas import Area, AreaText, areas
from planner.diary import Noted
from planner.evening import because, eased, gentler, told
from planner.fitting import Card, card
from planner.household import Hold, Household
from planner.ladders import Goal, ladders
from planner.leanings import small_only
from planner.offers import Offer, offer_of, settled
from planner.tips import tips
from planner.together import line_for
from planner.turns import active_of, again_now, taken
from quiz.traits import Pole, Trait

__all__ = ["Hold", "Household", "Plan", "Row", "card_of", "offered", "plan_for", "rung_of", "standing"]

YOUNGEST = {"4-6": 4, "7-9": 7, "10-12": 10, "older": 13}
"""The youngest child of each age band, in years."""
NO_WORDS = "no-words"
GENTLE_START = Area.SENSORY
"""Where a child who may be reactive starts: regulation comes before other learning (facts S97)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One area of the plan: its goal, what is settled for it, what its day offers, and the card of that rung.

    noted: what was said of this day already. changed: what the last evening changed on its card, and why.
    """

    text: AreaText
    goal: Goal
    hold: Hold
    offer: Offer
    card: Card
    noted: Noted | None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What the page shows: a row an area that has a goal left, and the areas that have none.

    open: the row whose step is open, None where a family put every goal away. which_first: a second row, for a child
    who likes to choose. others: the goals that the family works on too.
    """

    open: Row | None
    rows: tuple[Row, ...]
    empty: tuple[AreaText, ...]
    which_first: Row | None
    others: tuple[Goal, ...] = ()


def plan_for(household: Household, language: str = "en") -> Plan:
    """The plan of a household: one step open, in every area one goal."""
    choice = {area: offered(area, household, language) for area in Area}
    every = [goal for goals in choice.values() for goal in goals]
    first = taken(every, household)
    goals = {area: first if first in goals else standing(goals, household) for area, goals in choice.items()}
    texts = areas(language)
    rows = tuple(row_of(goal, household, language) for goal in goals.values() if goal)
    empty = tuple(texts[area] for area, goal in goals.items() if goal is None)
    opened = todays(rows, household)
    others = tuple(goal for goal in active_of(every, household) if opened and goal is not opened.goal)
    return Plan(opened, rows, empty, second(opened, rows, household) if opened else None, others)


def row_of(goal: Goal, household: Household, language: str = "en") -> Row:
    """One goal as the plan shows it on the household's day."""
    offer = offer_of(goal, household, language)
    fitted = card_of(goal, household, language, offer.rung)
    text = areas(language)[goal.area]
    hold, again = household.hold(goal), again_now(goal, household)
    changed = because(household.evening, again, told(language))
    softer = replace(hold, gentler=True) if gentler(household.evening) else hold
    return Row(text, goal, softer, offer, fitted, household.noted(goal), changed)


def offered(area: Area, household: Household, language: str = "en") -> tuple[Goal, ...]:
    """The goals of an area that may be offered: not hidden, and either chosen or for every child of the age band."""
    known = [goal for goal in goals_of(area, household, language) if not household.hold(goal).hidden]
    goals = [settled(goal, household, language) for goal in known]
    return tuple(goal for goal in goals if household.hold(goal).chosen or for_everybody(goal, household.band))


def goals_of(area: Area, household: Household, language: str = "en") -> tuple[Goal, ...]:
    """All goals of an area: the written ones, then those that the family made itself (planner.md 2.6)."""
    return (*ladders(language)[area], *(goal for goal in household.own if goal.area is area))


def for_everybody(goal: Goal, band: str) -> bool:
    """Whether a goal needs no choosing: of the youngest child's age, and not one that waits for a yes (facts D6)."""
    return not goal.opt_in and goal.min_age <= YOUNGEST[band]


def standing(goals: Sequence[Goal], household: Household) -> Goal | None:
    """The goal that stands for its area: the one the family took, else the first awake; None if all are hidden."""
    awake = [goal for goal in goals if not household.rests(goal)]
    stands = [goal for goal in awake if household.hold(goal).stands]
    return next(iter([*stands, *awake, *goals]), None)


def todays(rows: Sequence[Row], household: Household) -> Row | None:
    """The row whose step is open: the one the family took, else where this child does well to begin."""
    first = taken([row.goal for row in rows], household)
    marked = [row for row in rows if row.goal is first]
    gentle = [row for row in rows if row.goal.area is GENTLE_START and small_only(household.leanings)]
    return next(iter([*marked, *gentle, *rows]), None)


def second(first: Row, rows: Sequence[Row], household: Household) -> Row | None:
    """For a child who likes to choose: another area's step, for "Which first?" (facts S31)."""
    if household.leanings.poles.get(Trait.AGREEABLENESS) is not Pole.SELF_GOVERNING:
        return None
    return next((row for row in rows if row is not first), None)


def rung_of(goal: Goal, household: Household) -> int:
    """The rung that a goal's day offers: where this child starts or was placed, and what its diary says since."""
    return offer_of(goal, household).rung


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
    said = goal.wonder if household.wondering and goal.wonder else goal.invite
    fitted = replace(fitted, invite=said, for_you=line_for(household.leanings.poles, household.carer, language))
    return eased(fitted, goal, household.evening, told(language))
