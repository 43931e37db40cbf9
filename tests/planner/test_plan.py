"""The plan of a household: in every area one goal, of all of them one step open, and the family's word comes first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from planner.areas import Area, areas
from planner.household import Hold, Household
from planner.ladders import Goal, ladders
from planner.leanings import NOT_PLAYED, Leanings
from planner.plan import card_of, offered, plan_for, rung_of, second, standing, todays
from planner.rungs import ULTRA_TINY_SECONDS
from quiz.traits import Pole

SPEECH = ladders()[Area.SPEECH]
ALL = [goal for goals in ladders().values() for goal in goals]
LATER = date(2026, 3, 30)
OPT_IN = next(goal for goal in ALL if goal.opt_in)


def leaning(*poles: Pole) -> Leanings:
    return Leanings({pole.trait: pole for pole in poles}, tuple(pole.trait for pole in poles), played=True)


def household(
    holds: Mapping[str, Hold] | None = None,
    band: str = "7-9",
    speech: str = "speaks",
    leanings: Leanings = NOT_PLAYED,
) -> Household:
    return Household(band, speech, leanings, holds or {})


def holds(goals: tuple[Goal, ...] | list[Goal], hold: Hold) -> dict[str, Hold]:
    return {goal.id: hold for goal in goals}


def test_a_plan_has_six_areas_in_order_and_the_first_step_open():
    plan = plan_for(household())

    assert [row.text for row in plan.rows] == list(areas().values())
    assert [row.goal for row in plan.rows] == [goals[0] for goals in ladders().values()]
    assert plan.open is plan.rows[0]
    assert plan.empty == ()
    assert plan.which_first is None


def test_each_row_holds_the_card_of_the_rung_on_which_it_stands():
    third = Hold(rung=3, gentler=True)
    row = plan_for(household({SPEECH[0].id: third})).rows[0]

    assert (row.card.goal_id, row.card.rung) == (SPEECH[0].id, 3)
    assert row.hold is third


@pytest.mark.parametrize(("min_age", "bands"), [(4, 4), (6, 3), (7, 3), (10, 2), (12, 1)])
def test_a_goal_for_older_children_is_not_offered_to_younger_ones(
    monkeypatch: pytest.MonkeyPatch, min_age: int, bands: int
):
    goal = replace(SPEECH[0], min_age=min_age)
    monkeypatch.setattr("planner.plan.ladders", lambda language: {Area.SPEECH: (goal,)})
    oldest_last = ["4-6", "7-9", "10-12", "older"]

    assert [band for band in oldest_last if offered(Area.SPEECH, household(band=band))] == oldest_last[-bands:]


@pytest.mark.parametrize("band", ["4-6", "7-9", "10-12", "older"])
@pytest.mark.parametrize("area", Area)
def test_every_area_has_something_for_every_age(area: Area, band: str):
    assert offered(area, household(band=band))


def test_an_opt_in_goal_is_offered_once_a_family_chose_it():
    assert OPT_IN not in offered(OPT_IN.area, household())
    assert OPT_IN in offered(OPT_IN.area, household({OPT_IN.id: Hold(chosen=True)}))


def test_a_hidden_goal_is_not_offered_even_if_it_was_chosen():
    hidden = household({SPEECH[0].id: Hold(hidden=True, chosen=True)})

    assert offered(Area.SPEECH, hidden) == SPEECH[1:]
    assert plan_for(hidden).rows[0].goal is SPEECH[1]


def test_the_goal_that_a_family_took_stands_for_its_area():
    assert standing(SPEECH, household({SPEECH[4].id: Hold(stands=True)})) is SPEECH[4]
    assert standing(SPEECH, household()) is SPEECH[0]


def test_a_resting_goal_makes_room_for_the_next_even_if_the_family_took_it():
    resting = household({SPEECH[0].id: Hold(rests_until=LATER), SPEECH[4].id: Hold(stands=True, rests_until=LATER)})

    assert standing(SPEECH, resting) is SPEECH[1]


def test_where_every_goal_rests_the_first_one_stands_and_where_none_is_left_none():
    assert standing(SPEECH, household(holds(SPEECH, Hold(rests_until=LATER)))) is SPEECH[0]
    assert standing((), household()) is None


def test_an_area_whose_goals_are_all_hidden_is_told_apart():
    plan = plan_for(household(holds(SPEECH, Hold(hidden=True))))

    assert [text.id for text in plan.empty] == [Area.SPEECH]
    assert [row.goal.area for row in plan.rows] == list(Area)[1:]
    assert plan.open is plan.rows[0]


def test_a_family_may_hide_everything_and_the_plan_is_still_there():
    plan = plan_for(household(holds(ALL, Hold(hidden=True)), leanings=leaning(Pole.SELF_GOVERNING)))

    assert (plan.open, plan.rows, plan.which_first) == (None, (), None)
    assert [text.id for text in plan.empty] == list(Area)


@pytest.mark.parametrize(
    ("leanings", "area"),
    [
        (NOT_PLAYED, Area.SPEECH),
        (leaning(Pole.STEADY), Area.SPEECH),
        (leaning(Pole.REACTIVE), Area.SENSORY),
        (leaning(Pole.OPEN), Area.SENSORY),
    ],
)
def test_a_child_who_may_be_reactive_begins_with_calming_the_senses(leanings: Leanings, area: Area):
    opened = plan_for(household(leanings=leanings)).open

    assert opened is not None
    assert opened.goal.area is area


def test_the_step_that_a_family_took_for_today_comes_before_any_other():
    taken = ladders()[Area.ACADEMIC][2]
    home = household({taken.id: Hold(stands=True, today=True)}, leanings=leaning(Pole.REACTIVE))

    assert plan_for(home).open.goal is taken


def test_without_rows_no_step_is_open():
    assert todays((), household()) is None


def test_a_child_who_decides_for_itself_is_asked_which_of_two_areas_comes_first():
    home = household(leanings=leaning(Pole.SELF_GOVERNING, Pole.STEADY))
    plan = plan_for(home)

    assert plan.which_first is plan.rows[1]
    assert second(plan.rows[1], plan.rows, home) is plan.rows[0]
    assert second(plan.rows[0], plan.rows[:1], home) is None


@pytest.mark.parametrize("leanings", [NOT_PLAYED, leaning(), leaning(Pole.AGREEABLE)])
def test_any_other_child_is_offered_one_step(leanings: Leanings):
    assert plan_for(household(leanings=leanings)).which_first is None


def test_a_rung_is_where_the_family_moved_to_or_where_this_child_starts():
    goal = ladders()[Area.SELF_HELP][3]
    steady = leaning(Pole.STEADY)

    assert rung_of(goal, household({goal.id: Hold(rung=1, most_days=6)})) == 1
    assert rung_of(goal, household({goal.id: Hold(rung=0)})) == 0
    assert rung_of(goal, household({goal.id: Hold(most_days=6)})) == 4
    assert rung_of(goal, household({goal.id: Hold(most_days=6)}, leanings=steady)) == 5
    assert rung_of(goal, household()) == goal.article_rung - 2


@pytest.mark.parametrize(("rung", "stands_on"), [(-4, 0), (99, len(SPEECH[0].rungs) - 1)])
def test_a_rung_never_leaves_the_ladder(rung: int, stands_on: int):
    assert rung_of(SPEECH[0], household({SPEECH[0].id: Hold(rung=rung)})) == stands_on


def test_the_card_knows_how_this_child_speaks_how_old_it_is_and_when_it_suits():
    home = household({SPEECH[0].id: Hold(anchor=2)}, band="older", speech="no-words")
    card = card_of(SPEECH[0], home)

    assert card.when == areas()[Area.SPEECH].anchors[2]
    assert not card.speech
    assert card.teen_line
    assert card_of(SPEECH[0], household()).when == SPEECH[0].anchor
    assert card_of(SPEECH[0], household()).speech
    assert card_of(SPEECH[0], household()).teen_line is None


def test_a_card_of_another_rung_can_be_asked_for():
    assert card_of(SPEECH[0], household(), rung=0).rung == 0
    assert card_of(SPEECH[0], household({SPEECH[0].id: Hold(rung=4)}), rung=3).rung == 3


def test_a_reactive_childs_whole_plan_asks_for_less_than_ten_seconds_at_once():
    for rung in range(16):
        home = household(holds(ALL, Hold(rung=rung)), leanings=leaning(Pole.REACTIVE))
        assert all(row.card.seconds < ULTRA_TINY_SECONDS for row in plan_for(home).rows)
