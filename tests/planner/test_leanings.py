"""What a profile means for the plan: labelled poles only, and small steps until Steady is clear."""

from dataclasses import dataclass

import pytest

from planner.leanings import NOT_PLAYED, leanings_from, small_only
from quiz.traits import Pole, Trait


@dataclass(frozen=True)
class Reading:
    p_high: float
    word: str


def reactivity(p_high: float, word: str):
    return leanings_from({Trait.REACTIVITY: Reading(p_high, word)})


def test_only_a_labelled_trait_names_a_pole():
    leanings = leanings_from(
        {
            "Openness": Reading(0.95, "clear"),
            "Conscientiousness": Reading(0.15, "leaning"),
            "Extroversion": Reading(0.75, "a bit of both"),
            "Agreeableness": Reading(0.5, "still finding out"),
        }
    )

    assert leanings.poles == {Trait.OPENNESS: Pole.OPEN, Trait.CONSCIENTIOUSNESS: Pole.FREE_SPIRITED}
    assert leanings.played


def test_the_strongest_trait_comes_first_and_equal_ones_keep_their_order():
    leanings = leanings_from(
        {
            Trait.OPENNESS: Reading(0.85, "leaning"),
            Trait.CONSCIENTIOUSNESS: Reading(0.02, "clear"),
            Trait.AGREEABLENESS: Reading(0.15, "leaning"),
            Trait.REACTIVITY: Reading(0.97, "clear"),
        }
    )

    assert leanings.order == (Trait.CONSCIENTIOUSNESS, Trait.REACTIVITY, Trait.OPENNESS, Trait.AGREEABLENESS)


def test_an_empty_profile_means_nobody_has_played():
    assert leanings_from({}) is NOT_PLAYED


@pytest.mark.parametrize(
    ("p_high", "word", "small"),
    [
        (0.95, "clear", True),
        (0.6, "a bit of both", True),
        (0.3, "still finding out", True),
        (0.1, "still finding out", True),
        (0.25, "leaning", True),
        (0.2, "leaning", False),
        (0.05, "clear", False),
    ],
)
def test_steps_stay_small_until_steady_is_clear(p_high: float, word: str, small: bool):
    assert small_only(reactivity(p_high, word)) is small


def test_before_anybody_has_played_steps_have_their_own_size():
    assert not small_only(NOT_PLAYED)


def test_a_steady_label_on_a_shaky_reading_is_left_out():
    assert reactivity(0.3, "leaning").poles == {}


def test_leaning_reactive_is_known_even_without_a_label():
    assert reactivity(0.6, "still finding out").toward_reactive
    assert not reactivity(0.4, "still finding out").toward_reactive
