"""A grown-up's own profile: each pole gives something and has something to look out for, as the source says."""

import pytest

from outlook.own import FACTS, Own, own_rows, own_words, read_own
from outlook.scoring import profile_of
from outlook.statements import ABOUT_ME, forms
from quiz.checks import UNKIND
from quiz.reading import ContentError
from quiz.traits import POLES, Pole, Trait
from tests.readability import grade, words_of

MARKS = {
    Pole.OPEN: "change the way",
    Pole.TRADITIONAL: "new way",
    Pole.CONSCIENTIOUS: "pressure",
    Pole.FREE_SPIRITED: "keep at one thing",
    Pole.EXTROVERTED: "quiet child",
    Pole.INTROVERTED: "unsaid",
    Pole.AGREEABLE: "limit",
    Pole.SELF_GOVERNING: "cool or strict",
    Pole.REACTIVE: "discourage",
    Pole.STEADY: "huge for your child",
}
"""Words of ours by which each of the source's ten watch-outs is known."""


@pytest.mark.parametrize("pole", Pole)
def test_s41_to_s52_each_pole_gives_something_and_looks_out_for_what_the_source_says(pole: Pole):
    own = own_words().of[pole]

    assert own.fact == FACTS[pole]
    assert MARKS[pole] in own.watch_out
    assert own.gives.startswith("You ")
    for line in (own.gives, own.watch_out):
        assert grade(line) <= 7
        assert not UNKIND.search(line)


def test_the_facts_are_those_of_the_source_in_its_order():
    assert (FACTS[Pole.OPEN], FACTS[Pole.INTROVERTED], FACTS[Pole.STEADY]) == ("S43", "S48", "S52")


def test_s42_a_grown_up_is_called_extrovert_or_introvert():
    names = {pole: own.name for pole, own in own_words().of.items()}

    assert {pole: name for pole, name in names.items() if name != pole} == {
        Pole.EXTROVERTED: "Extrovert",
        Pole.INTROVERTED: "Introvert",
    }


@pytest.mark.parametrize("trait", Trait)
def test_both_ends_of_a_trait_get_about_as_many_words(trait: Trait):
    high, low = (own_words().of[pole] for pole in POLES[trait])
    for one, other in ((high.gives, low.gives), (high.watch_out, low.watch_out)):
        assert max(len(one), len(other)) <= 1.5 * min(len(one), len(other))


def test_a_row_names_a_pole_only_where_the_answers_do():
    feelings = {
        one.id: 4 if one.pole is Pole.REACTIVE else 0
        for one in forms()[ABOUT_ME].statements
        if one.trait is Trait.REACTIVITY
    }
    rows = own_rows(profile_of(ABOUT_ME, feelings, 1))

    assert [row.trait for row in rows] == list(Trait)
    assert [row.own.pole if row.own else None for row in rows] == [None, None, None, None, Pole.REACTIVE]
    assert rows[0].general == own_words().unsure
    assert rows[4].own is own_words().of[Pole.REACTIVE]
    assert 0 <= rows[4].reach[0] < rows[4].reach[1] <= 1


def test_an_in_between_answer_is_told_as_a_bit_of_both():
    said = {one.id: 2 for one in forms()[ABOUT_ME].statements if one.trait is Trait.OPENNESS}

    assert own_rows(profile_of(ABOUT_ME, said, 1))[0].general == own_words().between


def test_what_is_in_between_or_open_names_no_pole():
    for line in (own_words().between, own_words().unsure):
        assert not {pole.lower() for pole in Pole} - {"open"} & set(words_of(line))
        assert grade(line) <= 7


FAULTS = {
    "a fact of another pole": (
        'fact = "S43"',
        'fact = "S44"',
        "the poles and their facts do not stand as in the source",
    ),
    "a pole twice": (
        'pole = "Traditional"',
        'pole = "Open"',
        "the poles and their facts do not stand as in the source",
    ),
    "an unkind word": ("a fresh way in", "the best way in", "'gives' says 'best', which no plan says"),
    "a line left out": ("unsure = ", "unsur = ", "'unsur' is not a field"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_own_words_is_named(spoil, name: str):
    old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_own(spoil("en/carers.toml", old, new))

    assert str(error.value).startswith("en/carers.toml: ")
    assert fault in str(error.value)


def test_the_words_are_read_once():
    assert own_words() is own_words("en")
    assert isinstance(own_words().of[Pole.OPEN], Own)
