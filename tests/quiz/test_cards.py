"""Every card is short, kind and easy, and its two lines are twins (experience C, 3.1)."""

from itertools import chain
from pathlib import Path

import pytest

from quiz.cards import CHILD_BANDS, MOST_WORDS, Card, Practice, bank
from quiz.checks import UNKIND
from quiz.scoring import Band
from quiz.traits import FACETS, POLES, Pole, Trait
from tests.readability import grade, sentences_of, words_of

CARDS = bank().cards
TRIES = (bank().practice, bank().practice_again)
EACH = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
EACH_AND_TRIES = pytest.mark.parametrize("card", [*CARDS, *TRIES], ids=lambda card: card.id)

NEGATION = {"no", "not", "never", "without", "nothing", "none", "nobody", "nor", "cannot"}
ONESELF = {"i", "me", "my", "we", "us", "our"}
NAMES = {word for name in chain(Trait, Pole, *FACETS.values()) for word in words_of(name)}
EVERYDAY = {"to", "own", "free", "open", "experiment", "stress", "levels"}
"""Words in the names of traits, poles and facets that a line may still use."""


def texts(card: Card | Practice) -> list[str]:
    return [line.says for line in card.lines]


def test_there_are_48_cards_and_nine_or_more_a_trait():
    counts = {trait: [card.trait for card in CARDS].count(trait) for trait in Trait}

    assert len(CARDS) >= 48
    assert all(count >= 9 for count in counts.values())
    assert counts[Trait.AGREEABLENESS] >= 10


@pytest.mark.parametrize("band", CHILD_BANDS)
@pytest.mark.parametrize(("trait", "facet"), [(trait, facet) for trait in Trait for facet in FACETS[trait]])
def test_every_facet_has_two_cards_for_every_age(trait: Trait, facet: str, band: Band):
    found = [card for card in bank().for_band(band) if (card.trait, card.facet) == (trait, facet)]

    assert len(found) >= 2


def test_the_first_cards_of_a_trait_go_over_all_its_facets():
    for trait, facets in FACETS.items():
        first = [card.facet for card in CARDS if card.trait is trait][: len(facets)]
        assert set(first) == set(facets)


@EACH
def test_both_lines_speak_for_the_cards_own_trait_and_the_high_pole_stands_first(card: Card):
    assert tuple(line.pole for line in card.lines) == POLES[card.trait]
    assert {line.pole.trait for line in card.lines} == {card.trait}


@EACH_AND_TRIES
def test_c1_a_card_is_of_grade_two_at_most(card: Card | Practice):
    assert grade(f"Who is more like you? {' '.join(texts(card))}") <= 2
    assert grade(" ".join(texts(card))) <= 2


@EACH_AND_TRIES
def test_c2_a_line_has_ten_words_at_most(card: Card | Practice):
    assert max(len(words_of(says)) for says in texts(card)) <= MOST_WORDS
    assert max(len(says.split()) for says in texts(card)) <= MOST_WORDS


@EACH_AND_TRIES
def test_a_line_is_said_in_the_first_person(card: Card | Practice):
    for says in texts(card):
        assert ONESELF & set(words_of(says)), says


@EACH
def test_c4_a_line_names_no_trait(card: Card):
    for says in texts(card):
        assert not (NAMES - EVERYDAY) & set(words_of(says)), says


@EACH_AND_TRIES
def test_c5_a_line_has_no_negation(card: Card | Practice):
    for says in texts(card):
        assert not NEGATION & set(words_of(says)), says
        assert "n't" not in says


@EACH
def test_c6_twin_lines_are_within_two_words_and_have_the_same_sentences(card: Card):
    high, low = texts(card)

    assert abs(len(words_of(high)) - len(words_of(low))) <= 2
    assert len(sentences_of(high)) == len(sentences_of(low))
    assert high.count("!") == low.count("!")


@EACH_AND_TRIES
def test_c7_a_line_has_no_unkind_word(card: Card | Practice):
    for says in (*texts(card), card.things):
        assert not UNKIND.search(says.replace("!", "")), says


@EACH_AND_TRIES
def test_each_line_has_a_picture_of_its_own(card: Card | Practice, pictures: Path):
    for line in card.lines:
        assert (pictures / "props" / f"{line.picture}.svg").is_file(), line.picture


def test_no_picture_and_no_line_comes_twice():
    lines = [line for card in [*CARDS, *TRIES] for line in card.lines]
    said = [line.says for card in CARDS for line in card.lines]

    assert len({line.picture for line in lines}) == len(lines)
    assert len(set(said)) == len(said)


def test_a_card_is_found_by_its_id():
    assert bank().card(CARDS[7].id) is CARDS[7]
    assert bank().card("fly-to-the-moon") is None


def test_a_band_has_its_own_cards_in_the_traits_order():
    younger = bank().for_band("4-6")
    traits = [card.trait for card in younger]

    assert set(younger) == {card for card in CARDS if Band.YOUNGER in card.bands}
    assert set(younger) != set(bank().for_band("10-12"))
    assert traits == sorted(traits, key=list(Trait).index)


def test_the_cards_of_a_band_are_gathered_once():
    assert bank().for_band("7-9") is bank().for_band(Band.MIDDLE)
    assert bank() is bank("en")


def test_an_unknown_band_is_refused():
    with pytest.raises(ValueError, match="13-15"):
        bank().for_band("13-15")


@pytest.mark.parametrize(
    ("tried", "understood", "shown"),
    [(0, None, TRIES[0]), (1, True, None), (1, False, TRIES[1]), (2, False, None), (3, False, None)],
)
def test_a_second_try_out_follows_if_the_first_went_another_way(tried: int, understood: bool, shown: Practice | None):
    assert bank().practice_after(tried, understood) == shown


def test_a_try_out_is_found_by_its_id():
    assert bank().practice_card("kid-or-bird") is TRIES[1]
    assert bank().practice_card(CARDS[0].id) is None


@pytest.mark.parametrize("practice", TRIES, ids=lambda practice: practice.id)
def test_the_try_out_is_understood_by_the_answer_that_fits_every_child(practice: Practice):
    understood = [line.says for line in practice.lines if practice.understood(line.answer)]

    assert understood == ["I am a kid."]
