"""A goal grows, rests, is looked at again after 7 and 28 days, and opens without a word of loss (planner.md 3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.diary import Noted
from planner.growing import growth, may_skip
from planner.growth import Growth
from planner.household import Hold, Household
from planner.ladders import Goal
from planner.pacing import reactivity_of
from planner.stones import PACES, Outcome
from quiz.traits import Pole
from tests.planner.test_fitting import leaning

MONDAY = date(2026, 3, 2)
NEXT = timedelta(days=1)
STEADY, REACTIVE = leaning(Pole.STEADY), leaning(Pole.REACTIVE)


def lived(goal: Goal, start: int, *words: str, leanings=STEADY, gap: int = 1) -> Household:
    """A household whose days with one goal went like this: "easy", "ok", "hard", "miss", "no", "upset" or "small"."""
    days = tuple(noted(goal, MONDAY + place * gap * NEXT, word) for place, word in enumerate(words))
    after = days[-1].day + NEXT if days else MONDAY
    return Household("7-9", "speaks", leanings, {goal.id: Hold(rung=start)}, diary={goal.id: days}, day=after)


def noted(goal: Goal, day: date, word: str) -> Noted:
    """One entry."""
    came = {"miss": Outcome.MISS, "no": Outcome.REFUSED, "upset": Outcome.MISS}.get(word, Outcome.WIN)
    felt = word if word in {"easy", "ok", "hard"} else None
    return Noted(goal.id, day, 0, outcome=came, felt=felt, upset=word == "upset", hard_day=word == "small")


def days_later(household: Household, days: int, goal: Goal, *words: str) -> Household:
    """The same, so many days after its last entry, with these told from then on."""
    last = household.diary[goal.id][-1].day
    more = tuple(noted(goal, last + (days + place) * NEXT, word) for place, word in enumerate(words))
    diary = household.diary[goal.id] + more
    return replace(household, diary={goal.id: diary}, day=last + (days + len(words)) * NEXT)


def grown_at_top(goal: Goal, leanings=STEADY) -> Household:
    """A goal whose top rung has its stones."""
    stones = PACES[reactivity_of(leanings)].stones
    return lived(goal, len(goal.rungs) - 1, *["easy"] * (stones // 2), leanings=leanings)


@pytest.mark.parametrize("leanings", [STEADY, REACTIVE], ids=["steady", "reactive"])
def test_a_goal_has_grown_on_the_day_of_its_last_stone(sitting: Goal, leanings):
    household = grown_at_top(sitting, leanings)
    last = household.diary[sitting.id][-1].day

    assert growth(sitting, household) == Growth(last, last)
    assert growth(sitting, replace(household, day=last)) is None


def test_a_goal_below_its_top_has_not_grown(sitting: Goal):
    assert growth(sitting, lived(sitting, 4, *["ok"] * 3)) is None
    assert growth(sitting, lived(sitting, 4)) is None


@pytest.mark.parametrize(
    ("days", "due"), [(1, False), (6, False), (7, True), (20, True), (27, True), (28, True), (200, True)]
)
def test_it_is_looked_at_again_after_a_week(sitting: Goal, days: int, due: bool):
    later = days_later(grown_at_top(sitting), days, sitting)
    found = growth(sitting, later)

    assert found
    assert found.look_due(later.day) == due
    assert found.rests(later.day) == (not due)


@pytest.mark.parametrize(("looked", "days", "due"), [(7, 8, False), (7, 20, False), (7, 21, True), (28, 3, False)])
def test_a_look_that_went_well_lets_it_rest_until_the_next(sitting: Goal, looked: int, days: int, due: bool):
    first = days_later(grown_at_top(sitting), looked, sitting, "ok")
    later = days_later(first, days, sitting)
    found = growth(sitting, later)

    assert found
    assert found.since == grown_at_top(sitting).diary[sitting.id][-1].day
    assert found.look_due(later.day) == due


def test_after_the_second_look_it_rests_for_good(sitting: Goal):
    seen = days_later(days_later(grown_at_top(sitting), 7, sitting, "ok"), 21, sitting, "ok")
    later = replace(seen, day=seen.day + 400 * NEXT)

    assert growth(sitting, later).rests(later.day)  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["miss", "upset"])
def test_a_look_that_did_not_go_well_opens_it_again(sitting: Goal, word: str):
    later = days_later(grown_at_top(sitting), 7, sitting, word)

    assert growth(sitting, later) == Growth(None)
    assert not growth(sitting, later).rests(later.day)  # type: ignore[union-attr]


def test_a_no_is_no_look_and_opens_nothing(sitting: Goal):
    later = days_later(grown_at_top(sitting), 7, sitting, "no")
    found = growth(sitting, later)

    assert found
    assert found.since
    assert found.look_due(later.day)


def test_what_was_open_again_can_grow_again(sitting: Goal):
    again = days_later(grown_at_top(sitting), 7, sitting, "miss", "easy", "easy", "easy")
    found = growth(sitting, again)

    assert found
    assert found.since == again.diary[sitting.id][-2].day


def test_two_easy_tries_on_a_new_rung_may_skip_one(sitting: Goal):
    assert may_skip(sitting, told_today(lived(sitting, 2, "easy", "easy", leanings=REACTIVE))) == 4
    assert may_skip(sitting, told_today(lived(sitting, 2, "easy", "easy"))) == 4


@pytest.mark.parametrize(
    "words",
    [
        ("easy",),
        ("easy", "ok"),
        ("hard", "easy"),
        ("easy", "easy", "ok"),
        ("easy", "miss"),
        ("easy", "easy", "no"),
        ("small", "easy"),
        ("miss", "easy", "easy"),
        (),
    ],
)
def test_nothing_else_asks_to_skip(sitting: Goal, words: Iterable[str]):
    assert may_skip(sitting, told_today(lived(sitting, 4, *words, leanings=REACTIVE))) is None


def test_a_rung_below_an_earlier_one_is_not_new(sitting: Goal):
    down = lived(sitting, 5, "miss", "ok", "easy", "easy", leanings=REACTIVE)

    assert may_skip(sitting, told_today(down)) is None


def test_a_skip_never_leads_above_the_top(sitting: Goal):
    top = len(sitting.rungs) - 1

    assert may_skip(sitting, told_today(lived(sitting, top - 2, "easy", "easy", leanings=REACTIVE))) == top
    assert may_skip(sitting, told_today(lived(sitting, top - 1, "easy", "easy", leanings=REACTIVE))) is None


def told_today(household: Household) -> Household:
    """The same on the evening of the last day, where something was told."""
    days = [noted.day for diary in household.diary.values() for noted in diary]
    return replace(household, day=max(days, default=household.day))
