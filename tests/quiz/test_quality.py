"""Three soft signs that a quiz deserves less trust, and no claim beyond them."""

from dataclasses import dataclass
from random import Random

import pytest

from quiz.quality import Answer, Flag, by_trait, flags


@dataclass(frozen=True)
class Card:
    id: str
    trait: str
    facet: str | None = None
    high_on_the_left: bool = True


BANK = [Card(f"{trait}{n}", trait, None, n % 2 == 0) for n in range(5) for trait in "OCEAR"]


def tapped(card, side, options=3):
    """An outer tap on this side of this card."""
    return Answer(options - 1 if (side == "left") is card.high_on_the_left else 0, options, side)


@pytest.mark.parametrize(
    ("choice", "options", "side"),
    [(0, 1, None), (0, 7, None), (-1, 3, None), (3, 3, None), (2, 2, "left"), (1, 3, "up"), (1, 3, "")],
)
def test_an_impossible_answer_is_refused(choice, options, side):
    with pytest.raises(ValueError, match=r"option|choice|side"):
        Answer(choice, options, side)


def test_an_answer_knows_how_far_up_it_is_and_whether_it_is_the_middle():
    assert [Answer(choice, 3).level for choice in range(3)] == [0, 0.5, 1]
    assert [Answer(choice, 5).in_the_middle for choice in range(5)] == [False, False, True, False, False]
    assert not any(Answer(choice, 4).in_the_middle for choice in range(4))


def test_answers_are_sorted_by_trait_in_the_banks_order():
    given = by_trait(BANK, {"C1": Answer(1, 3), "O0": Answer(2, 3), "gone": Answer(0, 3), "C0": Answer(0, 3)})
    assert list(given) == ["O", "C", "E", "A", "R"]
    assert [answer.choice for answer in given["C"]] == [0, 1]
    assert given["E"] == []


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("count", [8, 10, 15, 25])
def test_a_child_who_always_taps_one_side_is_flagged(side, count):
    assert Flag.SAME_SIDE in flags(BANK, {card.id: tapped(card, side) for card in BANK[:count]})


@pytest.mark.parametrize(("lefts", "raised"), [(17, True), (16, False)])
def test_the_same_side_flag_begins_at_seventeen_of_twenty(lefts, raised):
    answers = {card.id: tapped(card, "left" if n < lefts else "right") for n, card in enumerate(BANK[:20])}
    assert (Flag.SAME_SIDE in flags(BANK, answers)) is raised


def test_seven_side_taps_say_nothing_about_a_side():
    assert Flag.SAME_SIDE not in flags(BANK, {card.id: tapped(card, "left") for card in BANK[:7]})


def test_middle_taps_and_answers_without_a_side_do_not_count_as_side_taps():
    unsided = {card.id: Answer(2, 3) for card in BANK[:10]} | {card.id: Answer(1, 3, "left") for card in BANK[10:20]}
    assert Flag.SAME_SIDE not in flags(BANK, unsided | {card.id: tapped(card, "left") for card in BANK[20:]})


def test_answers_without_a_side_do_not_hide_one_sided_tapping():
    unsided = {card.id: Answer(2, 3) for card in BANK[8:16]}
    assert Flag.SAME_SIDE in flags(BANK, unsided | {card.id: tapped(card, "left") for card in BANK[:8]})


@pytest.mark.parametrize("options", [3, 5])
@pytest.mark.parametrize("count", [8, 15, 25])
def test_a_child_who_always_taps_the_middle_is_flagged(options, count):
    assert flags(BANK, {card.id: Answer(options // 2, options) for card in BANK[:count]}) == {Flag.MIDDLE}


@pytest.mark.parametrize(("middles", "raised"), [(12, True), (11, False)])
def test_the_middle_flag_begins_at_twelve_of_fifteen(middles, raised):
    answers = {card.id: Answer(1 if n < middles else 2, 3) for n, card in enumerate(BANK[:15])}
    assert (Flag.MIDDLE in flags(BANK, answers)) is raised


def test_seven_middle_taps_say_nothing_and_four_options_have_no_middle():
    assert not flags(BANK, {card.id: Answer(1, 3) for card in BANK[:7]})
    assert not flags(BANK, {card.id: Answer(2, 4) for card in BANK})


def test_opposite_answers_in_every_trait_are_flagged_as_pulling_apart():
    opposite = {card.id: Answer(2 * (n // 5 % 2), 3) for n, card in enumerate(BANK[:15])}
    assert flags(BANK, opposite) == {Flag.PULLING_APART}


def test_some_traits_with_opposite_answers_are_how_people_are():
    mixed = {card.id: Answer(2 * (n // 5 % 2) if card.trait in "OC" else 2, 3) for n, card in enumerate(BANK[:15])}
    assert not flags(BANK, mixed)


def test_nine_answers_are_too_few_to_pull_apart():
    answers = {card.id: Answer(2 * (n // 5 % 2), 3) for n, card in enumerate(BANK[:10])}
    assert flags(BANK, answers) == {Flag.PULLING_APART}
    assert not flags(BANK, dict(list(answers.items())[:9]))


def test_one_answer_a_trait_has_no_spread():
    bank = [Card(f"single{n}", f"trait {n}") for n in range(12)]
    assert not flags(bank, {card.id: Answer(2 * (n % 2), 3) for n, card in enumerate(bank)})


def test_a_steady_child_of_either_pole_raises_no_flag():
    answers = {card.id: tapped(card, "left" if card.high_on_the_left else "right") for card in BANK}
    assert not flags(BANK, answers)


def test_nothing_answered_raises_no_flag_and_strangers_are_ignored():
    assert flags(BANK, {}) == frozenset()
    assert not flags(BANK, {f"gone{n}": Answer(1, 3) for n in range(20)})


def test_most_random_tapping_passes_unseen_as_the_docstring_admits():
    chance = Random(3)
    seen = sum(bool(flags(BANK, {card.id: Answer(chance.randrange(3), 3) for card in BANK[:15]})) for _ in range(200))
    assert seen < 80
    assert "cannot be detected" in (flags.__doc__ or "")
