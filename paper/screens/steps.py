"""Sheets put together from what the plan says of the one whose plan is open here."""

from collections.abc import Sequence

from flask import g

from home.words import FRIENDS
from paper.sheets import Sheet, Step, cards, fridge
from paper.words import words
from planner.fitting import Card
from planner.ladders import Goal
from planner.offers import highest, settled
from planner.plan import card_of, plan_for, rung_of
from planner.screens import ours
from shell.pages import language


def fridge_sheet() -> Sheet | None:
    """Today's step for the fridge; None where a family put every goal away."""
    household = ours()
    row = plan_for(household, language()).open
    if row is None:
        return None
    return fridge(step_of(row.card), row.goal.area, household.leanings, friend(), words(language()), language())


def cards_sheet(goal: Goal) -> Sheet:
    """The rungs of a goal near today's, as cards to cut out; those that the family put in between too."""
    household = ours()
    goal = settled(goal, household, language())
    shown = goal.rungs[: highest(goal, household) + 1]
    steps = steps_of([card_of(goal, household, language(), rung.index) for rung in shown])
    return cards(goal.title, steps, rung_of(goal, household), goal.area, friend(), words(language()), language())


def steps_of(shown: Sequence[Card]) -> list[Step]:
    """Cards as paper tells them."""
    return [step_of(card) for card in shown]


def step_of(card: Card) -> Step:
    """A card as paper tells it."""
    return Step(card.this_time, card.short, card.done)


def friend() -> str:
    """The friend beside the child's name; a guest's is the first."""
    child = g.get("child")
    return child.friend if child else FRIENDS[0]
