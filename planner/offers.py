"""What a day offers of one goal: the daily rule, on a hard day, in a gentle week, after a while away (planner.md 3)."""

from dataclasses import dataclass, replace
from typing import Any

from planner.diary import after_a_while, lived, upsets
from planner.fitting import start_rung
from planner.household import Household
from planner.ladders import Goal
from planner.pacing import Today, gentle_day, gentle_week, reactivity_of, today
from planner.reasons import Why, reasons
from planner.splits import as_settled, splits
from planner.stones import PACES
from planner.together import both_reactive, softened


@dataclass(frozen=True, slots=True)
class Offer:
    """The rung of a day, the smaller one to offer once, and why. hard: the small step counts, and moves nothing.

    gentle: the day belongs to a gentle week.
    """

    rung: int
    smaller: int | None
    reason: str
    hard: bool = False
    gentle: bool = False


def offer_of(goal: Goal, household: Household, language: str = "en") -> Offer:
    """What the household's day offers of a goal: what was shown already, else what the rule says.

    Where the family placed the child anew after the day's word, that counts from the next day on and is shown at once.
    """
    noted, since = household.noted(goal), household.hold(goal).since
    gentle = in_gentle_week(household)
    if noted is None or (since and since > household.day):
        ruled = gentle_day(language) if gentle else ruled_of(goal, household, language)
        return Offer(ruled.rung, ruled.smaller, ruled.reason, gentle, gentle)
    ruled = ruled_of(goal, household, language, noted.hard_day)
    reason = gentle_day(language).reason if gentle else ruled.reason
    rung = min(noted.rung, len(goal.rungs) - 1 if noted.outcome else highest(goal, household))
    small = None if noted.hard_day else smaller(rung, household)
    return Offer(rung, small, reason, noted.hard_day, gentle)


def ruled_of(goal: Goal, household: Household, language: str = "en", hard_day: bool = False) -> Today:
    """What the daily rule says, by the entries of earlier days; after a while away one rung lower."""
    hold = household.hold(goal)
    days = lived(household.days(goal), household.day, hold.since)
    said = today(days, hard_day=hard_day, language=language, **laid_out(goal, household))
    if hold.rung is not None and not days and not hard_day:
        said = replace(said, reason=reasons(language)[Why.CHOSEN])
    if not hard_day and held_back(said, goal, household, language):
        said = replace(said, reason=reasons(language)[Why.CAP])
    if hard_day or not after_a_while(household.days(goal), household.day):
        return said
    rung = max(0, said.rung - 1)
    return Today(rung, smaller(rung, household), reasons(language)[Why.AFTER_A_WHILE])


def highest(goal: Goal, household: Household) -> int:
    """The highest rung that is offered: the top, or the one above which the family agreed not to go for now."""
    top, cap = len(goal.rungs) - 1, household.hold(goal).cap
    return top if cap is None else min(cap, top)


def capped(goal: Goal, household: Household) -> bool:
    """Whether the family agreed, for now, to stay below the top of this ladder."""
    return highest(goal, household) < len(goal.rungs) - 1


def held_back(said: Today, goal: Goal, household: Household, language: str) -> bool:
    """Whether the child stands where it does because of what the family agreed, and not because of its days."""
    if not capped(goal, household) or said.rung != highest(goal, household):
        return False
    hold = household.hold(goal)
    start = started(goal, household) if hold.rung is None else hold.rung
    return start > said.rung or said.reason == reasons(language)[Why.TOP]


def settled(goal: Goal, household: Household, language: str = "en") -> Goal:
    """The goal with the rungs that this family put in between (planner.md 2.6)."""
    return as_settled(goal, household.hold(goal).between, splits(language))


def laid_out(goal: Goal, household: Household) -> dict[str, Any]:
    """What the daily rule goes by beside the diary: the child's pace, the ladder, and where the child was placed."""
    hold = household.hold(goal)
    return {
        "reactivity": reactivity_of(household.leanings),
        "baseline": hold.most_days,
        "rungs": highest(goal, household) + 1,
        "start": started(goal, household) if hold.rung is None else hold.rung,
    }


def smaller(rung: int, household: Household) -> int | None:
    """The smaller step below a rung, for this child's pace; None on rung 0."""
    return max(0, rung - PACES[reactivity_of(household.leanings)].small) if rung else None


def started(goal: Goal, household: Household) -> int:
    """Where this child starts, and one rung lower with a grown-up who is reactive too (facts S55)."""
    start = start_rung(goal, household.leanings, household.hold(goal).most_days)
    return softened(start, household.leanings.poles, household.carer)


def in_gentle_week(household: Household) -> bool:
    """Whether three upsets lie close together, over all goals of this child (planner.md 3)."""
    return gentle_week(upsets(household.entries), household.day)


def hard_first(household: Household) -> bool:
    """Whether a hard day is offered before anything else: both feel things strongly (planner.md 2.5)."""
    return both_reactive(household.leanings.poles, household.carer)


def changed(said: str, rung: int, goal: Goal, household: Household) -> tuple[int, bool]:
    """The rung of this day and whether it is a hard one, after a button that asks for another offer than `rung`.

    A smaller step counts like a hard day, and a bigger one takes that back first; both are for this day alone.
    """
    usual = ruled_of(goal, household).rung
    to = {
        "hard": ruled_of(goal, household, hard_day=True).rung,
        "easy-day": usual,
        "smaller": max(0, rung - 1),
        "bigger": min(rung + 1, highest(goal, household)),
    }[said]
    hard = {"hard": True, "easy-day": False, "smaller": True, "bigger": to < usual}[said]
    return to, hard or in_gentle_week(household)


ASKS = ("hard", "easy-day", "smaller", "bigger")
"""The words of buttons that ask for another offer."""
