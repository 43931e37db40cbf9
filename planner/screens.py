"""What a page of the plan is put together from: who reads it, and words that are the same for everybody."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from flask import render_template
from markupsafe import Markup

from accounts.views import carer, sitting
from family.views import here, now
from home.days import day_of
from home.models import Child
from outlook.own import Own, own_words
from planner.diary import after_a_while
from planner.fitting import Card
from planner.growing import grown_goals, to_skip
from planner.household import Household
from planner.ladders import Goal
from planner.models import household_of
from planner.offers import hard_first, ruled_of
from planner.plan import Row, card_of, plan_for
from planner.splits import MOST, Between, Split, as_settled, places, splits
from planner.stones import Outcome
from planner.tips import tips
from planner.together import Pair, both_reactive, fit
from planner.wishes import wishes
from quiz.portrait import poles
from quiz.traits import Trait
from shell.pages import language


def ours() -> Household:
    """The household whose plan is open on this device, as whoever is signed in here reads it."""
    return on(our_day())


def on(day: date, *, softened: bool = True) -> Household:
    """The same household, with its plan of another day; softened: its cards go by the evening before."""
    found = sitting()
    return household_of(here(), found.account if found else None, day, language(), softened=softened)


def our_day() -> date:
    """The family's own day at this moment; a guest's is UTC's (trust R7)."""
    found = sitting()
    return day_of(now(), found.account.family.zone if found else "UTC")


def of_today(household: Household) -> dict[str, Any]:
    """What the plan page shows of this day."""
    shown = plan_for(household, language())
    return {
        "plan": shown,
        "household": household,
        "day": household.day,
        "tips": tips(language()),
        "greets": after_a_while(household.entries, household.day),
        "hard_first": hard_first(household),
        "small": small_card(shown.open, household) if shown.open else None,
        "yesterday": household.day - timedelta(days=1),
        "skip": to_skip(shown.open.goal, household) if shown.open else None,
        "grown": [(goal, one.look_due(household.day)) for goal, one in grown_goals(household, language())],
        "wishes": wishes(noted for noted in household.entries if noted.day == household.day),
        "bigger": bool(shown.open and won_bigger(shown.open, household)),
    }


def won_bigger(row: Row, household: Household) -> bool:
    """Whether a step above the usual one went well, and the family has not settled yet where to go on."""
    if row.noted is None or row.noted.outcome != Outcome.WIN or row.hold.rung == row.noted.rung:
        return False
    return row.noted.rung > ruled_of(row.goal, household).rung


def small_card(row: Row, household: Household) -> Card | None:
    """The card of the smaller step that is offered once, if there is one."""
    return None if row.offer.smaller is None else card_of(row.goal, household, language(), row.offer.smaller)


def ladder(goal: Goal, household: Household) -> dict[str, Any]:
    """What a goal's page shows of its ladder: the family's own rungs, a rung to skip, and whether it has grown."""
    put_in = household.hold(goal).between
    return {
        "own_rungs": {place: 10 * len(put_in) + which for which, place in enumerate(places(put_in))},
        "skip": to_skip(goal, household),
        "growth": household.grown.get(goal.id),
        "day": household.day,
    }


def ways_between(goal: Goal, household: Household, rung: int) -> list[tuple[Split, str, str]]:
    """The four ways to put a rung in below this one: which, its name, and the step that it would give."""
    if not rung or len(household.hold(goal).between) >= MOST:
        return []
    words = splits(language())
    tried = {split: as_settled(goal, (Between(rung, split),), words) for split in Split}
    return [
        (split, words.of[split].name, card_of(with_it, household, language(), rung).this_time)
        for split, with_it in tried.items()
    ]


@lru_cache(maxsize=2048)
def words_of(card: Card, gentler: bool, _language: str, _root: str) -> Markup:
    """The sentences of a card in one language; no token and no guest stands in them."""
    return Markup(render_template("planner/_card.html", card=card, gentler=gentler))  # noqa: S704 - our own template


@lru_cache(maxsize=2048)
def folds_of(lines: tuple[tuple[str, ...], ...], _language: str, _root: str) -> Markup:
    """Areas in one language: id, name, why, short name, step and moment of each."""
    return Markup(render_template("planner/_areas.html", lines=lines))  # noqa: S704 - our own template


@dataclass(frozen=True, slots=True)
class Beside:
    """One trait of a child beside a carer's own: what each is called, None where it is open; the pair if both lean."""

    trait: Trait
    question: str
    child: str | None
    carer: Own | None
    pair: Pair | None


def together_page(child: Child) -> str:
    """What this child and the carer who reads it bring each other, trait by trait (experience 4.11, facts S41-S56)."""
    household = household_of(child.guest, carer(), our_day())
    ours, theirs = household.carer, household.leanings.poles
    return render_template(
        "planner/together.html",
        who=child,
        household=household,
        rows=[beside(trait, household) for trait in Trait],
        both_reactive=both_reactive(theirs, ours),
    )


def beside(trait: Trait, household: Household) -> Beside:
    """One trait of the two, in this language."""
    told = next(pair for pair in poles(language()).trait if pair.id == trait)
    theirs, mine = household.leanings.poles.get(trait), household.carer.get(trait)
    pairs = fit(household.leanings.poles, household.carer, language())
    return Beside(
        trait=trait,
        question=told.question,
        child=next((end.name for end in (told.high, told.low) if end.pole == theirs), None),
        carer=own_words(language()).of[mine] if mine else None,
        pair=next((pair for pair in pairs if pair.trait is trait), None),
    )
