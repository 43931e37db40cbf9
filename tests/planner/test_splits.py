"""A rung that is too big gets one in between, and can lose it again (planner.md 1, row 16; 2.6)."""

from itertools import product

import pytest

from planner.fitting import card
from planner.ladders import Goal
from planner.rungs import ULTRA_TINY_SECONDS, Kind
from planner.splits import MOST, Between, Split, as_settled, between, places, splits, without
from planner.tips import Tips
from quiz.checks import UNKIND
from quiz.traits import Pole, Trait
from tests.planner.test_fitting import leaning
from tests.readability import grade, sentences_of, words_of

WORDS = splits()


@pytest.mark.parametrize(
    ("index", "says"),
    [
        (2, "Sit here until we have counted 1."),
        (4, "Sit here until we have counted 4."),
        (5, "Sit here until we have counted 6."),
        (6, "Sit here until we have counted 10."),
        (7, "Stay here for 30 seconds."),
    ],
    ids=["half", "half is too little: the middle", "the middle again", "half of 20", "half of a minute"],
)
def test_half_of_a_stretch_is_more_than_the_rung_below_asks(sitting: Goal, index: int, says: str):
    made = between(sitting, index, Split.HOW_MUCH, WORDS)

    assert made.do == says
    assert made.seconds < sitting.rungs[index].seconds
    assert index == 2 or made.seconds > sitting.rungs[index - 1].seconds


def test_where_nothing_lies_in_between_half_is_said_in_words(sitting: Goal):
    assert between(sitting, 3, Split.HOW_MUCH, WORDS).do == (
        "Sit here until we have counted 3. Half of it is enough. I do the rest."
    )


@pytest.mark.parametrize(
    ("split", "says"),
    [
        (Split.MORE_HELP, "Sit here until we have counted 20. This is how I help: I sit beside you."),
        (Split.WHERE, "Sit here until we have counted 20. We do it in the place you like most."),
        (Split.WITH_WHOM, "Sit here until we have counted 20. You do it with the person you like most."),
    ],
)
def test_each_other_split_changes_one_thing(sitting: Goal, split: Split, says: str):
    made = between(sitting, 6, split, WORDS)

    assert made.do == says
    assert (made.seconds, made.dose) == (20, 20)
    assert not made.article


def test_a_rung_in_another_place_is_made_easier_in_that_place(sitting: Goal):
    assert between(sitting, 8, Split.WHERE, WORDS).do == (
        "Sit on another chair. You pick the spot there, near the door if you like."
    )


@pytest.mark.parametrize("index", [0, -1, 9])
def test_there_is_no_rung_below_the_first_and_none_above_the_last(sitting: Goal, index: int):
    with pytest.raises(IndexError):
        between(sitting, index, Split.WHERE, WORDS)


def test_a_settled_ladder_has_the_rung_in_its_place_and_the_others_around_it(sitting: Goal):
    settled = as_settled(sitting, (Between(6, Split.HOW_MUCH), Between(2, Split.WHERE)), WORDS)

    assert [rung.index for rung in settled.rungs] == list(range(len(sitting.rungs) + 2))
    assert places((Between(6, Split.HOW_MUCH), Between(2, Split.WHERE))) == (7, 2)
    assert [settled.rungs[place].dose for place in (7, 2)] == [10, 2]
    assert settled.article_rung == sitting.article_rung + 2
    assert [rung.index for rung in settled.rungs if rung.article] == [settled.article_rung]
    assert as_settled(sitting, (), WORDS) is sitting


def test_the_rungs_that_the_goal_had_all_stay_in_their_order(goals: list[Goal]):
    for goal in goals:
        put_in = tuple(Between(3, split) for split in Split)
        had = [rung.do for rung in goal.rungs]
        assert [rung.do for rung in as_settled(goal, put_in, WORDS).rungs if rung.do in had] == had


def test_taking_one_out_leaves_every_other_rung_as_it_was(sitting: Goal):
    for below in product(range(1, 6), repeat=3):
        put_in = tuple(Between(place, Split.WHERE) for place in below)
        for taken in range(3):
            left = without(put_in, taken)
            stood = sorted(place for each, place in enumerate(places(put_in)) if each != taken)
            gone = places(put_in)[taken]
            assert sorted(places(left)) == [place - (place > gone) for place in stood]
            assert len(as_settled(sitting, left, WORDS).rungs) == len(sitting.rungs) + 2


@pytest.mark.parametrize("split", Split)
def test_every_rung_in_between_is_kind_short_and_easy_to_read(goals: list[Goal], split: Split):
    for goal, index in every_place(goals):
        made = between(goal, index, split, WORDS)
        assert made.do != goal.rungs[index].do
        assert not UNKIND.search(made.do)
        assert "{" not in made.do
        assert max(len(words_of(sentence)) for sentence in sentences_of(made.do)) <= 20, made.do
        assert made.seconds <= goal.rungs[index].seconds


def test_a_family_reads_them_at_grade_seven_at_most(goals: list[Goal]):
    for split in Split:
        assert grade(" ".join(between(goal, index, split, WORDS).do for goal, index in every_place(goals))) <= 7


def test_half_of_a_counted_step_never_says_one_of_many(goals: list[Goal]):
    for goal, index in every_place(goals):
        made = between(goal, index, Split.HOW_MUCH, WORDS)
        assert made.kind is not Kind.COUNT or made.dose != 1 or made.dose == goal.rungs[index].dose


def test_s33_no_rung_in_between_asks_a_reactive_child_for_ten_seconds(goals: list[Goal], lines: Tips):
    reactive = leaning(Pole.REACTIVE)
    assert reactive.poles[Trait.REACTIVITY] is Pole.REACTIVE
    for goal, index in every_place(goals):
        for split in Split:
            settled = as_settled(goal, (Between(index, split),), WORDS)
            assert card(settled, index, reactive, tips=lines).seconds < ULTRA_TINY_SECONDS


def test_four_may_stand_on_one_ladder_at_most():
    assert len(Split) == MOST


def every_place(goals: list[Goal]) -> list[tuple[Goal, int]]:
    """Every rung of every goal that has one below it."""
    return [(goal, index) for goal in goals for index in range(1, len(goal.rungs))]
