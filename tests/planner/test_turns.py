"""Whose turn it is: done, opened, or furthest back; two goals take turns and a third is discouraged (planner.md 3)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.diary import Noted
from planner.household import Hold, Household
from planner.ladders import Goal, goal, ladders
from planner.leanings import NOT_PLAYED
from planner.plan import plan_for
from planner.turns import taken, turn

ZIP, BRUSH, SIT = (goal(id) for id in ("zip-the-jacket", "hold-the-toothbrush", "sit-at-the-table"))
ALL = [goal for goals in ladders().values() for goal in goals]
DAY = date(2026, 3, 10)
ACTIVE = Hold(active=True, stands=True)


def household(holds: dict[Goal, Hold], *entries: Noted, day: date = DAY) -> Household:
    diary: dict[str, tuple[Noted, ...]] = {}
    for one in sorted(entries, key=lambda one: one.day):
        diary[one.goal] = (*diary.get(one.goal, ()), one)
    kept = {one.id: hold for one, hold in holds.items()}
    return Household("7-9", "speaks", NOT_PLAYED, kept, diary=diary, day=day)


def won(one: Goal, days_ago: int) -> Noted:
    return Noted(one.id, DAY - timedelta(days=days_ago), 3, outcome="win")


@given(st.dictionaries(st.sampled_from("abcdef"), st.dates(), min_size=1), st.lists(st.sampled_from("abcdef")))
def test_the_turn_goes_to_the_one_whose_last_entry_lies_furthest_back(last: dict[str, date], active: list[str]):
    first = turn(active, last)

    assert (first is None) is (not active)
    assert all(last.get(first, date.min) <= last.get(other, date.min) for other in active if first)


def test_two_goals_take_turns_and_the_other_one_is_a_link():
    home = household({ZIP: ACTIVE, BRUSH: ACTIVE}, won(ZIP, 2), won(BRUSH, 1))
    plan = plan_for(home)
    assert (plan.open.goal, plan.others) == (ZIP, (BRUSH,))

    tomorrow = plan_for(household({ZIP: ACTIVE, BRUSH: ACTIVE}, won(BRUSH, 1), won(ZIP, 0), day=DAY + timedelta(1)))
    assert (tomorrow.open.goal, tomorrow.others) == (BRUSH, (ZIP,))


def test_sixty_days_of_two_goals_are_thirty_each():
    holds, days, shown = {ZIP: ACTIVE, BRUSH: ACTIVE}, [], []
    for number in range(60):
        day = DAY + timedelta(days=number)
        shown.append(taken(ALL, household(holds, *days, day=day)))
        days.append(Noted(shown[-1].id, day, 3, outcome="miss"))

    assert shown[:4] == [ZIP, BRUSH, ZIP, BRUSH]
    assert shown.count(ZIP) == shown.count(BRUSH) == 30


def test_the_day_that_is_done_stays_done_and_a_no_keeps_its_turn():
    active = {ZIP: ACTIVE, BRUSH: ACTIVE}
    assert taken(ALL, household(active, won(ZIP, 0), won(BRUSH, 1))) is ZIP
    said_no = replace(won(ZIP, 0), outcome="refused")
    assert taken(ALL, household(active, said_no, won(BRUSH, 1))) is ZIP


def test_a_step_that_the_family_opened_is_open_for_its_day_beside_goals_with_turns_and_else_for_good():
    opened = Hold(today=True, opened=DAY - timedelta(days=1), stands=True)
    assert taken(ALL, household({SIT: opened})) is SIT
    assert taken(ALL, household({SIT: opened, ZIP: ACTIVE})) is ZIP
    assert taken(ALL, household({SIT: replace(opened, opened=DAY), ZIP: ACTIVE})) is SIT


def test_a_resting_goal_leaves_its_turn_to_the_other():
    rests = replace(ACTIVE, rests_until=DAY + timedelta(days=1))
    assert taken(ALL, household({ZIP: rests, BRUSH: ACTIVE}, won(BRUSH, 1))) is BRUSH
    assert taken(ALL, household({ZIP: rests})) is None
    assert plan_for(household({ZIP: rests})).open.goal is ALL[0]


def test_where_nothing_was_settled_nothing_is_taken():
    assert taken(ALL, household({})) is None
