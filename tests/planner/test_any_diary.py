"""What holds of the daily rule for any diary, any child and any ladder (planner.md 3 and 7)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.fitting import start_rung
from planner.ladders import Goal
from planner.leanings import NOT_PLAYED, Leanings
from planner.pacing import Day, gentle_day, gentle_week, grown, reactivity_of, today
from planner.reasons import Why, reasons
from planner.stones import PACES, Outcome
from quiz.traits import Pole, Trait

KINDS = st.sampled_from(list(PACES))
DAY = st.builds(
    Day,
    rung=st.integers(0, 20),
    outcome=st.sampled_from([str(outcome) for outcome in Outcome]),
    upset=st.booleans(),
    felt=st.sampled_from(["easy", "ok", "hard", None]),
    hard_day=st.sampled_from([False, False, False, True]),
    small_won=st.booleans(),
)
WINNING = st.builds(Day, rung=st.just(0), outcome=st.just("win"), felt=st.sampled_from(["easy", "ok", None]))
DIARY = st.lists(DAY | WINNING, max_size=60)
TAPPED = st.none() | st.integers(0, 20)
RUNGS = st.integers(1, 16)


def offered(diary: list[Day], kind: str | None, tapped: int | None, rungs: int) -> list[int]:
    """The rung before the first day and after each."""
    return [today(diary[:days], kind, tapped, rungs).rung for days in range(len(diary) + 1)]


@given(DIARY, KINDS, TAPPED, RUNGS, st.booleans())
def test_there_is_always_a_step_a_smaller_one_below_it_and_a_reason(diary, kind, tapped, rungs, hard_day):
    offer = today(diary, kind, tapped, rungs, hard_day)

    assert 0 <= offer.rung < rungs
    assert offer.smaller is None or 0 <= offer.smaller < offer.rung
    assert (offer.smaller is None) == (hard_day or offer.rung == 0)
    assert offer.reason in reasons().values()
    assert offer == today(tuple(diary), kind, tapped, rungs, hard_day)


@given(DIARY, KINDS, TAPPED, RUNGS)
def test_it_goes_up_by_one_at_most_and_never_after_anything_but_a_calm_win(diary, kind, tapped, rungs):
    for day, (before, then) in zip(diary, pairwise(offered(diary, kind, tapped, rungs)), strict=True):
        assert then - before <= (1 if day.outcome == "win" and not day.upset and not day.hard_day else 0)


@given(DIARY, KINDS, TAPPED, RUNGS)
def test_a_win_never_leads_down_and_a_no_by_one_rung_at_most(diary, kind, tapped, rungs):
    most = {"win": 0, "no try": 0, "refused": 1, "miss": 2}
    for day, (before, then) in zip(diary, pairwise(offered(diary, kind, tapped, rungs)), strict=True):
        assert before - then <= most[day.outcome]


@given(DIARY, KINDS, TAPPED, RUNGS, st.integers(0, 60))
def test_a_day_without_a_try_changes_nothing_wherever_it_stands(diary, kind, tapped, rungs, place):
    idle = Day(3, "no try", upset=True, hard_day=True)

    assert today(diary, kind, tapped, rungs) == today([*diary[:place], idle, *diary[place:]], kind, tapped, rungs)


@given(DIARY, KINDS, TAPPED, RUNGS, st.integers(0, 60))
def test_a_small_step_on_a_hard_day_moves_no_rung_wherever_it_stands(diary, kind, tapped, rungs, place):
    small = Day(3, "win", felt="easy", hard_day=True)
    longer = [*diary[:place], small, *diary[place:]]

    assert today(diary, kind, tapped, rungs).rung == today(longer, kind, tapped, rungs).rung


@given(DIARY, KINDS, TAPPED, RUNGS)
def test_the_smaller_step_lays_no_stone_and_what_was_shown_does_not_count(diary, kind, tapped, rungs):
    other = [day if day.hard_day else replace(day, rung=0, small_won=not day.small_won) for day in diary]

    assert today(diary, kind, tapped, rungs) == today(other, kind, tapped, rungs)


@given(st.lists(DAY | WINNING, max_size=30), RUNGS)
def test_while_a_reactive_child_settles_no_stone_is_laid(diary, rungs):
    upset, calm = Day(0, "miss", upset=True), Day(0, "win", felt="easy")
    settled = offered([*diary, upset, calm, calm, calm, calm], "reactive", 9, rungs)[-5:]

    assert len(set(settled)) == 1


@given(DIARY, KINDS, TAPPED, RUNGS)
def test_a_grown_goal_stands_on_its_top_rung(diary, kind, tapped, rungs):
    if grown(diary, kind, tapped, rungs):
        assert today(diary, kind, tapped, rungs).rung == rungs - 1
        assert not grown([*diary, Day(0, "miss")], kind, tapped, rungs)


DAY_ONE = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("upsets", "gentle"),
    [
        ([], range(0)),
        ([0, 5], range(0)),
        ([0, 5, 13], range(14, 21)),
        ([13, 0, 5], range(14, 21)),
        ([0, 5, 14], range(0)),
        ([0, 0, 0], range(1, 8)),
        ([0, 5, 13, 18], range(14, 26)),
        ([0, 20, 25, 33], range(34, 41)),
    ],
)
def test_three_upsets_within_two_weeks_bring_a_gentle_week(upsets: list[int], gentle: range):
    dates = [DAY_ONE + timedelta(days) for days in upsets]

    assert [days for days in range(60) if gentle_week(dates, DAY_ONE + timedelta(days))] == list(gentle)


def test_a_gentle_week_asks_for_nothing_and_moves_nothing_afterwards():
    offer = gentle_day()

    assert (offer.rung, offer.smaller, offer.reason) == (0, None, reasons()[Why.GENTLE_WEEK])
    diary = [Day(5, "win", felt="ok")] * 5
    week = [Day(0, "win", felt="easy", hard_day=True)] * 7
    assert today([*diary, *week], "reactive", 8, 12).rung == today(diary, "reactive", 8, 12).rung


@pytest.mark.parametrize(
    ("leanings", "kind"),
    [
        (NOT_PLAYED, None),
        (Leanings({}, (), played=True), "in between"),
        (Leanings({}, (), played=True, toward_reactive=True), "reactive"),
        (Leanings({Trait.REACTIVITY: Pole.REACTIVE}, (Trait.REACTIVITY,), played=True), "reactive"),
        (Leanings({Trait.REACTIVITY: Pole.STEADY}, (Trait.REACTIVITY,), played=True), "steady"),
        (Leanings({Trait.OPENNESS: Pole.OPEN}, (Trait.OPENNESS,), played=True), "in between"),
    ],
)
def test_a_profile_has_its_pace_and_the_plan_begins_where_the_days_do(
    leanings: Leanings, kind: str | None, sitting: Goal
):
    assert reactivity_of(leanings) == kind
    for tapped in range(len(sitting.rungs)):
        assert start_rung(sitting, leanings, tapped) == today([], kind, tapped, len(sitting.rungs)).rung
