"""Ladders out of routines and of a family's own words: room at the foot, small enough, and the family's to change."""

import re
from itertools import product

import pytest

from planner.areas import Area
from planner.fitting import NOT_PLAYED, Leanings, card, start_rung
from planner.ladders import Goal
from planner.own_goals.goal import OwnLadder, goal_of, usual_start
from planner.own_goals.reshaping import FEWEST, Done, place_of, placed, reworded, without, works_today
from planner.own_goals.routines import Routine, routines
from planner.own_goals.rungs import OwnRung, Told, of_own_words, of_routine
from planner.own_goals.sorts import sorts
from planner.rungs import ULTRA_TINY_SECONDS, Kind, Zone
from planner.shapes import Direction
from planner.tips import tips
from planner.views.own_forms import LONGEST_RUNG, LONGEST_WORDS
from quiz.checks import UNKIND
from quiz.traits import Pole, Trait
from tests.readability import grade, sentences_of, words_of

REACTIVE = Leanings({Trait.REACTIVITY: Pole.REACTIVE}, (Trait.REACTIVITY,), played=True)
STEADY = Leanings({Trait.REACTIVITY: Pole.STEADY}, (Trait.REACTIVITY,), played=True)
JOB = ("take the bread", "put cheese on it", "close it")
NASTY = "feed {n} {what} %s the <b>cat</b> & {{dose}}"
VERBS = """
ask breathe bring brush carry choose climb close copy count cross cut dip do drive dry feel fetch file fill
find flush get go greet hand hang have hear hold lay learn let lick lie lift listen look make open pause play
point press pull push put reach rest rinse rub say scoop scrape see serve show sit smell smooth soap spit
squeeze stand step stop take tie tip touch trace try tuck turn use wait walk wash watch wave wet wipe wrap
write
"""


def goal_from(routine: Routine) -> Goal:
    """The goal of a routine as a family gets it."""
    ladder = OwnLadder("x" * 22, routine.title, routine.area, routine.kind, of_routine(routine), routine.id)
    return goal_of(ladder)


def own_goal(kind: Kind, what: str = "hold the cat", steps: tuple[str, ...] = JOB) -> Goal:
    """The goal of a family's own words."""
    rungs = of_own_words(Told(kind, what, steps if kind is Kind.CHAIN else ()))
    return goal_of(OwnLadder("x" * 22, what, Area.EXECUTIVE, kind, rungs))


GOALS = {**{id: goal_from(one) for id, one in routines().items()}, **{str(kind): own_goal(kind) for kind in Kind}}


@pytest.mark.parametrize("id", GOALS)
def test_every_ladder_has_room_at_the_foot(id: str):
    goal = GOALS[id]

    assert 8 <= len(goal.rungs) <= 16
    assert goal.article_rung >= 3
    assert [rung.zone for rung in goal.rungs[:3]] == [Zone.FOOT] * 3
    assert [rung.zone for rung in goal.rungs[-2:]] == [Zone.REACH] * 2
    assert len({rung.do for rung in goal.rungs}) == len(goal.rungs)
    assert start_rung(goal, REACTIVE, None) == 0


@pytest.mark.parametrize("id", GOALS)
def test_a_reactive_child_is_asked_for_less_than_ten_seconds(id: str):
    for rung in GOALS[id].rungs:
        assert card(GOALS[id], rung.index, REACTIVE, tips=tips()).seconds < ULTRA_TINY_SECONDS, rung


@pytest.mark.parametrize("id", GOALS)
def test_every_card_is_whole_and_kind(id: str):
    goal = GOALS[id]
    for leanings, teen, rung in product((NOT_PLAYED, REACTIVE, STEADY), (False, True), goal.rungs):
        step = card(goal, rung.index, leanings, tips=tips(), teen=teen)
        said = [getattr(step, name) for name in step.__dataclass_fields__]
        lines = [line for one in said for line in (one if isinstance(one, tuple) else (one,)) if isinstance(line, str)]
        assert not [line for line in lines if not line or "{" in line or "}" in line or UNKIND.search(line)]


@pytest.mark.parametrize("id", GOALS)
def test_the_words_are_easy(id: str):
    goal = GOALS[id]
    said = [goal.done, goal.invite, goal.setup, goal.stop, goal.swap, goal.praise, goal.habit, goal.spark, goal.teen]
    rungs = [rung.do for rung in goal.rungs]

    assert grade(" ".join(rungs)) <= 7
    assert grade(" ".join([*said, *goal.safety])) <= 7
    assert not [one for line in [*said, *rungs, *goal.safety] for one in sentences_of(line) if len(words_of(one)) > 20]


@pytest.mark.parametrize("id", routines())
def test_each_step_of_a_routine_begins_with_a_verb_and_is_short(id: str):
    for step in routines()[id].steps:
        assert step.split()[0].rstrip(",") in VERBS.split(), step
        assert len(step.split()) <= 12


def test_what_is_asked_of_a_child_never_asks_for_its_eyes():
    assert not [rung.do for goal in GOALS.values() for rung in goal.rungs if re.search(r"\beye", rung.do.lower())]


def test_a_child_that_finishes_begins_at_the_end_and_one_that_begins_at_the_start():
    back = of_own_words(Told(Kind.CHAIN, "make a sandwich", JOB, Direction.BACKWARD))
    forward = of_own_words(Told(Kind.CHAIN, "make a sandwich", JOB, Direction.FORWARD))

    assert [JOB.index(job) for rung in back[3:6] for job in JOB if job in rung.do] == [2, 1, 0]
    assert [JOB.index(job) for rung in forward[3:6] for job in JOB if job in rung.do] == [0, 1, 2]


@pytest.mark.parametrize("kind", Kind)
def test_a_familys_own_words_stay_as_they_are(kind: Kind):
    goal = own_goal(kind, NASTY, (NASTY, NASTY + "."))

    body = [rung.do for rung in goal.rungs if rung.zone is Zone.BODY]
    assert [do for do in body if NASTY[1:] in do]
    for rung in goal.rungs:
        assert card(goal, rung.index, REACTIVE, tips=tips()).this_time.startswith(rung.do)


@pytest.mark.parametrize("kind", Kind)
def test_the_longest_words_make_rungs_that_can_be_written_again(kind: Kind):
    long = "w" * LONGEST_WORDS

    assert max(len(rung.do) for rung in own_goal(kind, long, (long,) * 8).rungs) <= LONGEST_RUNG


def test_the_rungs_of_routines_can_be_written_again():
    assert max(len(rung.do) for id in routines() for rung in GOALS[id].rungs) <= LONGEST_RUNG


def test_a_routine_says_what_to_mind():
    assert GOALS["cross-road"].safety[0].startswith("Your child crosses with a grown-up")
    assert GOALS["cross-road"].safety[1:] == sorts().common.safety


RUNGS = of_routine(routines()["wash-hands"])


def keys(rungs: tuple[OwnRung, ...]) -> list[int]:
    return [rung.key for rung in rungs]


def test_each_change_sets_so_that_twice_is_once():
    changes = (
        lambda rungs: reworded(rungs, 4, "Wet one hand."),
        lambda rungs: without(rungs, 4),
        lambda rungs: placed(rungs, 4, 5),
        lambda rungs: placed(rungs, 4, 99),
        lambda rungs: placed(rungs, 4, 0),
    )
    for change in changes:
        assert change(RUNGS) != RUNGS
        assert change(change(RUNGS)) == change(RUNGS)


def test_a_rung_moves_one_up_and_one_down_again():
    assert keys(placed(RUNGS, 4, 5))[4:6] == [5, 4]
    assert placed(placed(RUNGS, 4, 5), 4, 4) == RUNGS


def test_a_rung_that_is_gone_changes_nothing():
    assert without(RUNGS, 99) == placed(RUNGS, 99, 2) == reworded(RUNGS, 99, "x") == RUNGS
    assert place_of(RUNGS, 99) is None
    assert place_of(RUNGS, None) is None


def test_a_ladder_keeps_a_few_rungs():
    rungs = RUNGS
    for key in keys(RUNGS):
        rungs = without(rungs, key)
    assert len(rungs) == FEWEST


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1), slice(0, 3), slice(-3, None)])
def test_whatever_is_left_of_a_ladder_every_card_can_be_shown(order: slice):
    ladder = OwnLadder("x" * 22, "Hands", Area.SENSORY, Kind.CHAIN, RUNGS[order])
    goal = goal_of(ladder)

    assert 0 <= usual_start(ladder.rungs) == goal.article_rung < len(goal.rungs)
    for rung in goal.rungs:
        assert card(goal, rung.index, REACTIVE, tips=tips()).step


def test_what_a_child_does_today_is_a_place_on_the_ladder():
    places = [place_of(RUNGS, works_today(RUNGS, done)) or 0 for done in Done]

    assert places == sorted(set(places))
    assert places[0] == 0
    assert RUNGS[places[1]].zone is Zone.FOOT
    assert RUNGS[places[3]].zone is Zone.BODY
