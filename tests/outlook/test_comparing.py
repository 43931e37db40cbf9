"""Two views of one child stand side by side: what differs is named, nothing is averaged, and dates keep their order."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outlook.comparing import GAP, Moved, apart, course, differing, seen
from outlook.leading import View, leading, sure_of_steady
from quiz.scoring import Reading, Word
from quiz.traits import Pole, Trait


def reading(
    mean: float = 0.0, sd: float = 0.6, word: str = "still finding out", p_high: float | None = None
) -> Reading:
    chance = (0.95 if mean > 0 else 0.05 if mean < 0 else 0.5) if p_high is None else p_high
    return Reading(mean, sd, (mean - 1, mean + 1), chance, 4, Word(word))


HIGH, LOW, BOTH, OPEN = (
    reading(1.5, word="clear"),
    reading(-1.5, word="clear"),
    reading(word="a bit of both"),
    reading(),
)


def view(**given: Reading) -> dict[str, Reading]:
    return {trait: given.get(trait.name.lower(), OPEN) for trait in Trait}


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.1, 1), st.floats(0.1, 1))
def test_quiz_9_views_differ_beyond_1_28_of_their_common_uncertainty(a: float, b: float, sd: float, other: float):
    assert apart(reading(a, sd), reading(b, other)) is (abs(a - b) > 1.28 * hypot(sd, other))
    assert apart(reading(a, sd), reading(b, other)) is apart(reading(b, other), reading(a, sd))


def test_quiz_9_a_gap_as_wide_as_chance_allows_is_not_named():
    assert GAP == 1.28
    assert not apart(reading(0, 0.3), reading(1.28 * 0.5, 0.4))
    assert apart(reading(0, 0.3), reading(1.28 * 0.5 + 0.01, 0.4))


def test_each_two_views_that_differ_on_a_trait_are_named_in_their_order():
    views = {"child": view(openness=HIGH), "mum": view(openness=LOW), "dad": view(openness=HIGH)}

    assert differing(views, Trait.OPENNESS) == (("child", "mum"), ("mum", "dad"))
    assert differing(views, Trait.REACTIVITY) == ()


def test_one_time_names_what_it_found_and_what_it_left_open():
    found = seen(view(openness=HIGH, agreeableness=BOTH, reactivity=LOW))

    assert found.poles == (Pole.OPEN, Pole.STEADY)
    assert found.between == (Trait.AGREEABLENESS,)
    assert found.open == (Trait.CONSCIENTIOUSNESS, Trait.EXTROVERSION)


def test_quiz_6_a_leaning_to_steady_that_is_not_sure_is_left_open():
    assert seen(view(reactivity=reading(-0.4, word="leaning", p_high=0.3))).open == tuple(Trait)


def test_over_time_what_stayed_and_what_moved_is_told_and_nothing_of_what_is_open():
    first = view(openness=HIGH, conscientiousness=HIGH, extroversion=BOTH, agreeableness=HIGH, reactivity=BOTH)
    now = view(openness=HIGH, conscientiousness=LOW, extroversion=LOW, reactivity=BOTH)
    told = course([first, view(), now])

    assert len(told.times) == 3
    assert told.stayed == (Pole.OPEN,)
    assert told.moved == (
        Moved(Trait.CONSCIENTIOUSNESS, Pole.CONSCIENTIOUS, Pole.FREE_SPIRITED),
        Moved(Trait.EXTROVERSION, None, Pole.INTROVERTED),
    )


@pytest.mark.parametrize("times", [0, 1])
def test_one_time_is_no_course(times: int):
    told = course([view(openness=HIGH)] * times)

    assert (len(told.times), told.stayed, told.moved) == (times, (), ())


@pytest.mark.parametrize(
    ("child", "parent", "band", "leads"),
    [
        (view(), view(), "4-6", View.PARENT),
        (view(), view(), "7-9", View.BOTH),
        (view(), view(), "10-12", View.CHILD),
        (view(), None, "4-6", View.CHILD),
        (None, view(), "older", View.PARENT),
        (None, None, "4-6", View.CHILD),
    ],
)
def test_quiz_8_the_leading_view_follows_the_age_and_a_lone_one_leads(child, parent, band: str, leads: View):
    assert leading(child, parent, band) is leads


def test_quiz_6_one_view_that_is_not_sure_of_steady_is_enough_for_small_steps():
    assert sure_of_steady([view(reactivity=LOW), view(reactivity=LOW)])
    assert not sure_of_steady([view(reactivity=LOW), view()])
    assert not sure_of_steady([view(reactivity=LOW), {}])
    assert not sure_of_steady([])
