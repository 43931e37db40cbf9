"""The diary as values, and what a day offers by it: the rule, a hard day, a while away, a gentle week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.care import care
from planner.diary import Noted, after_a_while, can_be_written, lived, often_empty, settled, upsets
from planner.household import Hold, Household
from planner.ladders import goal
from planner.leanings import NOT_PLAYED, Leanings
from planner.offers import changed, hard_first, offer_of, ruled_of
from planner.pacing import today
from planner.plan import plan_for
from planner.reasons import Why, reasons
from quiz.traits import Pole, Trait

MONDAY = date(2026, 3, 2)
ZIP = goal("zip-the-jacket")
REACTIVE = Leanings({Trait.REACTIVITY: Pole.REACTIVE}, (Trait.REACTIVITY,), played=True)
STEADY = Leanings({Trait.REACTIVITY: Pole.STEADY}, (Trait.REACTIVITY,), played=True)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def noted(day: int, outcome: str | None = "win", **more: object) -> Noted:
    return Noted(ZIP.id, after(day), 3, outcome=outcome, **more)  # type: ignore[arg-type]


PLACED = Hold(rung=5)


def household(entries: Iterable[Noted], day: int, hold: Hold = PLACED, **more: object) -> Household:
    diary: dict[str, tuple[Noted, ...]] = {}
    for one in entries:
        diary[one.goal] = (*diary.get(one.goal, ()), one)
    known = {"band": "7-9", "speech": "speaks", "leanings": NOT_PLAYED} | more
    return Household(**known, holds={ZIP.id: hold}, diary=diary, day=after(day))  # type: ignore[arg-type]


def test_only_what_came_of_earlier_days_counts_and_not_before_the_child_was_placed():
    diary = [noted(0), noted(1, None), noted(2, "miss"), noted(3, "refused"), noted(4)]

    assert [one.day for one in settled(diary, after(4))] == [after(0), after(2), after(3)]
    assert [day.outcome for day in lived(diary, after(4), after(2))] == ["miss", "refused"]
    assert [day.outcome for day in lived(diary, after(9), None)] == ["win", "miss", "refused", "win"]


@pytest.mark.parametrize(("day", "away"), [(1, False), (5, False), (6, True), (400, True)])
def test_five_days_without_an_entry_are_a_while(day: int, away: bool):
    assert after_a_while([noted(0)], after(day)) is away
    assert not after_a_while([noted(0, None)], after(day))
    assert not after_a_while([], after(day))


def test_running_on_empty_on_three_days_of_seven_is_often_however_many_goals_there_are():
    def empty(*days: int) -> list[Noted]:
        return [noted(day, "no try", why="empty") for day in days]

    assert often_empty(empty(0, 3, 6), after(6))
    assert not often_empty(empty(0, 3, 6), after(7))
    assert not often_empty(empty(3, 6), after(6))
    assert not often_empty([*empty(3, 6), replace(empty(6)[0], goal="another")], after(6))
    assert not often_empty(empty(4, 5, 6), after(5))
    assert len(care().places) == 3


def test_a_day_ends_with_a_win_the_small_one_or_nothing_left_to_give():
    assert noted(0).ended
    assert noted(0, "refused", small_won=True).ended
    assert noted(0, "no try", why="empty").ended
    assert not noted(0, "no try").ended
    assert noted(0, "miss").said_no
    assert not noted(0, "miss", small_won=True).said_no
    assert not noted(0, None).ended


def test_a_year_back_and_one_day_ahead_can_be_written():
    reach = [day for day in range(-500, 10) if can_be_written(after(day), MONDAY)]

    assert (reach[0], reach[-1], len(reach)) == (-400, 1, 402)


def test_the_offer_is_what_the_rule_says_of_the_days_since():
    diary = [noted(day, felt="easy") for day in range(3)]
    offer = offer_of(ZIP, household(diary, 3))

    assert (offer.rung, offer.smaller, offer.reason) == (6, 3, reasons()[Why.UP])
    assert offer_of(ZIP, household(diary, 3, Hold(rung=5, since=after(1)))).rung == 5
    assert offer_of(ZIP, household(diary[:2], 2)).rung == 5


def test_a_placed_rung_says_that_the_family_chose_it_and_a_tapped_one_where_it_starts():
    assert offer_of(ZIP, household([], 0)).reason == reasons()[Why.CHOSEN]
    tapped = offer_of(ZIP, household([], 0, Hold(most_days=7)))
    assert (tapped.rung, tapped.reason) == (5, reasons()[Why.START])
    nobody = offer_of(ZIP, household([], 0, Hold()))
    assert (nobody.rung, nobody.reason) == (ZIP.article_rung - 2, reasons()[Why.START_SMALL])


@pytest.mark.parametrize(("leanings", "start"), [(REACTIVE, 4), (STEADY, 6), (NOT_PLAYED, 5)])
def test_where_a_ladder_was_tapped_the_plan_goes_by_the_rule_alone(leanings: Leanings, start: int):
    assert offer_of(ZIP, household([], 0, Hold(most_days=7), leanings=leanings)).rung == start


def test_what_was_shown_stays_whatever_is_told_of_other_days_later():
    shown = Noted(ZIP.id, after(3), 4, hard_day=True)
    offer = offer_of(ZIP, household([noted(2, "miss"), shown], 3))

    assert (offer.rung, offer.smaller, offer.hard, offer.reason) == (4, None, True, reasons()[Why.HARD_DAY])
    assert offer_of(ZIP, household([replace(shown, hard_day=False)], 3)).smaller == 1


def test_placed_anew_after_the_days_word_counts_from_the_next_day_and_shows_at_once():
    diary = [noted(0, "miss")]
    hold = Hold(rung=2, since=after(1))

    assert offer_of(ZIP, household(diary, 0, hold)).rung == 2
    assert offer_of(ZIP, household(diary, 1, hold)).rung == 2


def test_after_a_while_the_day_starts_one_rung_lower_and_only_that_day():
    diary = [noted(0), noted(10)]

    back = offer_of(ZIP, household(diary[:1], 10))
    assert (back.rung, back.smaller, back.reason) == (4, 1, reasons()[Why.AFTER_A_WHILE])
    assert offer_of(ZIP, household(diary, 11)).rung == 5
    assert offer_of(ZIP, household(diary[:1], 10, Hold(rung=0))).rung == 0


def test_three_upsets_in_two_weeks_over_all_goals_make_a_gentle_week():
    upset = [noted(day, "miss", upset=True) for day in (0, 5)] + [
        Noted("other", after(9), 2, False, "miss", None, True)
    ]
    within = offer_of(ZIP, household(upset, 10))

    assert upsets(upset) == [after(0), after(5), after(9)]
    assert (within.rung, within.smaller, within.hard, within.gentle) == (0, None, True, True)
    assert within.reason == reasons()[Why.GENTLE_WEEK]
    assert not offer_of(ZIP, household(upset, 9)).gentle
    assert not offer_of(ZIP, household(upset, 17)).gentle
    assert changed("bigger", 0, ZIP, household(upset, 10)) == (1, True)


def test_smaller_and_bigger_are_for_this_day_and_a_smaller_one_counts_like_a_hard_day():
    home = household([], 0)

    assert changed("smaller", 5, ZIP, home) == (4, True)
    assert changed("smaller", 0, ZIP, home) == (0, True)
    assert changed("bigger", 4, ZIP, home) == (5, False)
    assert changed("bigger", 3, ZIP, home) == (4, True)
    assert changed("bigger", 5, ZIP, home) == (6, False)
    assert changed("bigger", 99, ZIP, home) == (len(ZIP.rungs) - 1, False)
    assert changed("hard", 5, ZIP, home) == (2, True)
    assert changed("easy-day", 2, ZIP, home) == (5, False)


def test_a_hard_day_moves_nothing_and_the_rule_stays_where_it_was():
    hard = [Noted(ZIP.id, after(day), 2, True, "win") for day in range(9)]
    assert ruled_of(ZIP, household(hard, 9)).rung == 5


def test_two_who_feel_much_are_offered_the_hard_day_first():
    feeling = {Trait.REACTIVITY: Pole.REACTIVE}
    assert hard_first(household([], 0, leanings=REACTIVE, carer=feeling))
    assert not hard_first(household([], 0, leanings=REACTIVE))
    assert not hard_first(household([], 0, carer=feeling))


def test_a_start_on_a_given_rung_is_kept_within_the_ladder():
    assert [today([], None, 9, 14, start=start).rung for start in (0, 5, 99, -3)] == [0, 5, 13, 0]


def test_a_goal_with_a_rest_leaves_the_plan_for_three_days():
    home = household([], 0, Hold(stands=True, today=True, rests_until=after(3)))

    assert ZIP not in [row.goal for row in plan_for(home).rows]
    assert plan_for(replace(home, day=after(2))).open.goal is not ZIP
    assert plan_for(replace(home, day=after(3))).open.goal is ZIP
