"""The word of a reading says no more than the answers do, and children with a known trait are recognised."""

from dataclasses import dataclass
from itertools import product
from math import exp
from random import Random
from statistics import fmean

import pytest

from quiz.scoring import SLOPES, Answer, Band, Reading, Word, more_questions, profile_from


@dataclass(frozen=True)
class Card:
    id: str
    trait: str
    facet: str | None = None


BANK = [Card(f"{trait}{n}", trait) for n in range(6) for trait in "OCEAR"]


def one_trait(taps, band="7-9", boundary=0.0, options=3):
    """The reading of one trait for these choices."""
    bank = [Card(f"t{n}", "T") for n in range(len(taps) + 1)]
    return profile_from(bank, {f"t{n}": Answer(tap, options) for n, tap in enumerate(taps)}, band, {"T": boundary})["T"]


@pytest.mark.parametrize(
    ("band", "taps", "word"),
    [
        ("7-9", [], "still finding out"),
        ("7-9", [1, 1], "still finding out"),
        ("7-9", [2, 2], "leaning"),
        ("7-9", [2, 2, 2], "clear"),
        ("7-9", [0, 0, 0], "clear"),
        ("7-9", [1, 2, 2], "leaning"),
        ("7-9", [1, 1, 2], "still finding out"),
        ("7-9", [0, 1, 2], "a bit of both"),
        ("7-9", [1, 1, 1], "a bit of both"),
        ("adult", [2, 2], "leaning"),
        ("adult", [2, 2, 2], "clear"),
        ("4-6", [2, 2, 2], "still finding out"),
        ("4-6", [2, 2, 2, 2], "clear"),
        ("4-6", [1, 2, 2, 2], "still finding out"),
        ("4-6", [0, 1, 2], "still finding out"),
        ("4-6", [0, 0, 1, 2, 2], "a bit of both"),
        ("4-6", [1, 1, 1], "a bit of both"),
    ],
)
def test_the_word_says_no_more_than_the_answers_do(band, taps, word):
    assert one_trait(taps, band).word == word


def test_one_answer_alone_never_names_a_pole():
    assert one_trait([5], "adult", boundary=-1.5, options=6).p_high > 0.9
    assert one_trait([5], "adult", boundary=-1.5, options=6).word == Word.STILL_FINDING_OUT


def test_the_youngest_are_never_told_leaning():
    words = {one_trait(taps, "4-6").word for count in range(6) for taps in product(range(3), repeat=count)}
    assert words == set(Word) - {Word.LEANING}


def test_a_flagged_quiz_is_read_with_the_careful_slope_and_names_clear_traits_alone():
    sides = {f"O{n}": Answer(2, 3, "left") for n in range(3)} | {f"C{n}": Answer(n, 3, "left") for n in (0, 2)}
    middle = {"C1": Answer(1, 3), "E0": Answer(2, 3, "left"), "E1": Answer(2, 3, "left"), "A0": Answer(2, 3, "left")}
    one_sided = sides | middle
    fair = {card: Answer(answer.choice, answer.options) for card, answer in one_sided.items()}
    flagged, trusted = profile_from(BANK, one_sided, "7-9"), profile_from(BANK, fair, "7-9")
    assert [trusted[trait].word for trait in "OCE"] == ["clear", "a bit of both", "leaning"]
    assert [flagged[trait].word for trait in "OCE"] == ["still finding out"] * 3
    assert flagged["O"].mean == one_trait([2, 2, 2], "4-6").mean


def test_a_child_who_always_taps_the_middle_is_not_told_a_bit_of_both():
    middles = {card.id: Answer(1, 3) for card in BANK[:15]}
    assert {reading.word for reading in profile_from(BANK, middles, "7-9").values()} == {Word.STILL_FINDING_OUT}
    without_flag = [card for card in BANK if card.trait == "O"]
    assert profile_from(without_flag, middles, "7-9")["O"].word == Word.BOTH


def test_a_flagged_quiz_may_still_be_clear():
    one_sided = {f"O{n}": Answer(2, 3, "left") for n in range(6)} | {f"C{n}": Answer(0, 3, "left") for n in range(6)}
    assert profile_from(BANK, one_sided, "7-9")["O"].word == Word.CLEAR


@pytest.mark.parametrize(("band", "least"), [("4-6", 0.80), ("7-9", 0.88), ("adult", 0.93)])
def test_children_with_a_known_trait_are_placed_on_their_own_side(band, least):
    chance = Random(7)
    own_side, named = [], []
    for _ in range(120):
        truth = {trait: chance.choice((-1.2, 1.2)) for trait in "OCEAR"}
        taps = {card.id: played(chance, truth[card.trait], SLOPES[Band(band)]) for card in BANK[:25]}
        for trait, reading in profile_from(BANK, taps, band).items():
            own_side.append((reading.p_high > 0.5) == (truth[trait] > 0))
            named += [own_side[-1]] * (reading.word in (Word.CLEAR, Word.LEANING))
    assert fmean(own_side) >= least
    assert fmean(named) >= 0.95
    assert len(named) >= 100


def played(chance, truth, slope):
    """How a child with this trait value answers one card with three options."""
    draw = chance.random()
    return Answer(sum(draw < 1 / (1 + exp(-slope * (truth - limit))) for limit in (-0.8, 0.8)), 3)


def test_about_four_in_five_true_values_lie_in_the_interval():
    chance, inside = Random(11), []
    for _ in range(400):
        truth = chance.gauss(0, 1)
        low, high = one_trait([played(chance, truth, 1.0).choice for _ in range(4)]).interval
        inside.append(low <= truth <= high)
    assert 0.74 <= fmean(inside) <= 0.86


def reading(p_high, word, sd=0.75):
    return Reading(0.0, sd, (-1.0, 1.0), p_high, 3, Word(word))


def test_a_labelled_trait_needs_no_more_questions():
    assert more_questions(reading(0.95, "clear")) == more_questions(reading(0.85, "leaning")) == 0


def test_the_nearer_to_even_odds_the_more_questions_a_label_takes():
    needed = [more_questions(reading(p, "still finding out")) for p in (0.79, 0.75, 0.7, 0.6, 0.5)]
    assert needed == sorted(needed)
    assert needed[0] == 1
    assert 5 <= needed[-1] <= 9
    assert more_questions(reading(0.3, "still finding out")) == more_questions(reading(0.7, "still finding out"))


def test_a_label_takes_more_questions_from_the_youngest_and_fewer_from_an_adult():
    unsure = reading(0.7, "still finding out")
    assert more_questions(unsure, "4-6") > more_questions(unsure, "7-9") > more_questions(unsure, "adult") >= 1


def test_odds_that_would_do_for_an_older_child_still_take_questions_from_the_youngest():
    assert more_questions(reading(0.85, "still finding out"), "4-6") >= 2


def test_a_trait_far_past_its_boundary_without_a_label_still_asks_for_one_more():
    assert more_questions(reading(1.0, "still finding out")) == 1
