"""Every trait is asked twice; then the questions go where a child is hardest to know."""

from collections import Counter
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.asking import CAP, next_card
from quiz.quality import Answer, Flag, flags
from quiz.scoring import Band, Word, profile_from

quick = settings(max_examples=40, deadline=None, database=None)
TRAITS = "OCEAR"


@dataclass(frozen=True)
class Card:
    id: str
    trait: str
    facet: str | None = None


BANK = [Card(f"{trait}{n}", trait) for n in range(7) for trait in TRAITS]
GROUPED = sorted(BANK, key=lambda card: TRAITS.index(card.trait))


def play(bank, choose, band="7-9", budget=15, boundaries=None):
    """A whole quiz: the answers in the order in which the cards were asked."""
    answers = {}
    while card := next_card(bank, answers, band, budget, boundaries):
        answers[card.id] = Answer(choose(card), 3)
    return answers


def asked(answers):
    return Counter(card[0] for card in answers)


def always(choices):
    """A child whose choice hangs on the trait alone."""
    return lambda card: choices[card.trait]


def random_child(seed):
    chance = Random(seed)
    return lambda card: chance.randrange(3)


@pytest.mark.parametrize("bank", [BANK, GROUPED])
@pytest.mark.parametrize("band", list(Band))
def test_every_trait_is_asked_once_and_then_every_trait_a_second_time(bank, band):
    assert [card[0] for card in play(bank, random_child(1), band)][:10] == list(TRAITS * 2)


@quick
@given(st.integers(0, 10_000), st.sampled_from(list(Band)), st.integers(0, 40))
def test_budget_and_cap_hold_and_no_card_comes_twice(seed, band, budget):
    answers = play(BANK, random_child(seed), band, budget)
    assert len(answers) == min(budget, CAP * len(TRAITS))
    assert max(asked(answers).values(), default=0) <= CAP
    assert budget < 10 or min(asked(answers).values()) >= 2


@quick
@given(st.integers(0, 10_000), st.sampled_from(list(Band)))
def test_the_same_answers_always_lead_to_the_same_card(seed, band):
    assert list(play(BANK, random_child(seed), band)) == list(play(BANK, random_child(seed), band))


@quick
@given(st.integers(0, 10_000), st.integers(0, 15))
def test_the_order_in_which_answers_came_does_not_matter(seed, count):
    answers = dict(list(play(BANK, random_child(seed)).items())[:count])
    shuffled = dict(sorted(answers.items(), reverse=True))
    assert next_card(BANK, answers, "7-9") is next_card(BANK, shuffled, "7-9")


@pytest.mark.parametrize("seed", range(5))
def test_the_youngest_are_asked_every_trait_in_turn_whatever_they_answer(seed):
    answers = play(BANK, random_child(seed), "4-6", 25)
    assert [card[0] for card in answers] == list(TRAITS * 5)


def test_the_third_room_goes_to_the_trait_that_is_hardest_to_know():
    answers = play(BANK, lambda card: int(card.id[1]) % 2 * 2 if card.trait == "E" else 2)
    assert asked(answers)["E"] == 5
    assert [card[0] for card in answers][10:12] == ["E", "E"]


def test_a_decided_trait_waits_while_another_is_open():
    answers = play(BANK, always({"O": 2, "C": 1, "E": 0, "A": 1, "R": 2}), "adult")
    assert asked(answers) == {"O": 2, "C": 5, "E": 2, "A": 4, "R": 2}


def test_a_room_is_filled_even_when_every_trait_is_decided():
    answers = play(BANK, always(dict.fromkeys(TRAITS, 2)), "adult")
    assert {reading.word for reading in profile_from(BANK, answers, "adult").values()} == {Word.CLEAR}
    assert len(answers) == 15


def test_equal_certainty_goes_to_the_trait_with_fewer_answers_then_to_the_banks_order():
    once = {f"{trait}{n}": Answer(1, 3) for trait in TRAITS for n in range(2)}
    assert next_card(BANK, once, "7-9").trait == "O"
    assert next_card(BANK, once | {"O2": Answer(1, 3)}, "7-9").trait == "C"
    assert next_card(BANK[::-1], once, "7-9").trait == "R"


def test_boundaries_steer_the_questions():
    answers = {f"{trait}{n}": Answer(2, 3) for trait in TRAITS for n in range(2)}
    assert next_card(BANK, answers, "7-9").trait == "O"
    assert next_card(BANK, answers, "7-9", boundaries={"A": 0.9}).trait == "A"


def test_the_slope_of_the_band_steers_the_questions():
    bank = [card for card in BANK if card.trait in "OC"]
    answers = {"O0": Answer(0, 3), "O1": Answer(1, 3), "C0": Answer(0, 3), "C1": Answer(2, 3)}
    cards = [next_card(bank, answers, band, boundaries={"C": 0.5}) for band in ("7-9", "10-12", "adult")]
    assert [card.trait for card in cards] == ["O", "O", "C"]


def test_flags_do_not_change_what_is_asked():
    sided = {card.id: Answer(2, 3, "left") for card in BANK[:10]}
    plain = {card.id: Answer(2, 3) for card in BANK[:10]}
    assert Flag.SAME_SIDE in flags(BANK, sided)
    assert next_card(BANK, sided, "7-9", boundaries={"E": 0.8}) is next_card(BANK, plain, "7-9", boundaries={"E": 0.8})


def test_the_facet_asked_least_comes_first_within_a_trait():
    facets = ["Curiosity", "Curiosity", "Imagination", "Curiosity", "Imagination", "Trying"]
    bank = [Card(f"O{n}", "O", facet) for n, facet in enumerate(facets)]
    assert list(play(bank, random_child(2))) == ["O0", "O2", "O5", "O1", "O4"]


def test_without_facets_the_banks_order_decides():
    assert list(play([Card(f"O{n}", "O") for n in (3, 1, 2)], random_child(2))) == ["O3", "O1", "O2"]


def test_a_facet_of_another_trait_is_another_facet():
    bank = [Card("O0", "O", "shared"), Card("O1", "O", "own"), Card("C0", "C", "shared"), Card("C1", "C", "own")]
    assert list(play(bank, random_child(2))) == ["O0", "C0", "O1", "C1"]


def test_a_trait_with_one_card_leaves_its_turn_to_the_others():
    bank = [Card("O0", "O"), *(card for card in BANK if card.trait in "CE")]
    answers = play(bank, random_child(4), budget=8)
    assert [card[0] for card in answers][:5] == ["O", "C", "E", "C", "E"]
    assert len(answers) == 8


@pytest.mark.parametrize("band", ["4-6", "7-9"])
def test_a_bank_of_one_trait_ends_at_the_cap(band):
    assert len(play([card for card in BANK if card.trait == "A"], random_child(1), band)) == CAP


def test_turns_follow_the_whole_banks_order_and_not_the_remaining_cards():
    bank = [Card("O0", "O"), Card("C0", "C"), Card("C1", "C"), Card("O1", "O")]
    assert list(play(bank, random_child(1))) == ["O0", "C0", "O1", "C1"]


def test_an_empty_bank_has_nothing_to_ask():
    assert next_card([], {}, "7-9") is None


def test_answers_outside_the_bank_use_none_of_the_budget():
    gone = {f"gone{n}": Answer(1, 3) for n in range(30)}
    assert next_card(BANK, gone, "7-9") is BANK[0]
    assert next_card(BANK, gone, "7-9", budget=0) is None


def test_a_larger_budget_goes_on_where_the_smaller_ended():
    short, long = play(BANK, always(dict.fromkeys(TRAITS, 1))), play(BANK, always(dict.fromkeys(TRAITS, 1)), budget=25)
    assert list(long)[:15] == list(short)
    assert len(long) == 25


def test_an_unknown_band_is_refused():
    with pytest.raises(ValueError, match="Band"):
        next_card(BANK, {}, "6-7")
