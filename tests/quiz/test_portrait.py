"""The profile in words: a pole is named where it is sure enough, and both ends of a trait are of equal worth."""

from pathlib import Path

import pytest

from quiz.checks import UNKIND
from quiz.portrait import INSIGHTS, Pair, Words, poles, portrait, read_poles
from quiz.reading import ContentError
from quiz.scoring import Reading, Word
from quiz.traits import POLES, Trait
from tests.readability import grade, sentences_of, words_of

PAIRS = poles().trait
EACH = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
OUTCOMES = ("high", "low", "between", "unsure")
SHARED = (poles().not_a_diagnosis, poles().todays_guess, poles().how_sure)


def reading(p_high: float, word: str, mean: float = 0.0) -> Reading:
    return Reading(mean, 0.7, (-1.5, 0.75), p_high, 4, Word(word))


def profile(**changed: Reading) -> dict[str, Reading]:
    """A profile in which nothing is known but what is given by trait."""
    return {trait: changed.get(trait.value, reading(0.6, "still finding out")) for trait in Trait}


def text_of(words: Words) -> str:
    return " ".join(filter(None, (words.leaning, words.learns, words.adjust, words.insight)))


def test_a_portrait_has_five_pairs_in_ocear_order_with_their_two_poles():
    rows = portrait(profile(), {}).rows

    assert [row.trait for row in rows] == list(Trait)
    assert [(row.high, row.low) for row in rows] == [POLES[trait] for trait in Trait]


@pytest.mark.parametrize(
    ("p_high", "word", "outcome"),
    [
        (0.95, "clear", "high"),
        (0.05, "clear", "low"),
        (0.85, "leaning", "high"),
        (0.15, "leaning", "low"),
        (0.55, "a bit of both", "between"),
        (0.45, "a bit of both", "between"),
        (0.78, "still finding out", "unsure"),
        (0.22, "still finding out", "unsure"),
    ],
)
def test_a_pole_speaks_where_the_reading_names_it(p_high: float, word: str, outcome: str):
    row = portrait(profile(Extroversion=reading(p_high, word)), {}).rows[2]

    assert row.words == getattr(PAIRS[2], outcome)
    assert row.word == word


@pytest.mark.parametrize(("mean", "at"), [(-3.0, 0.0), (0.0, 0.5), (1.5, 0.75), (3.0, 1.0)])
def test_a_reading_lies_between_the_low_end_and_the_high_end(mean: float, at: float):
    row = portrait(profile(Openness=reading(0.5, "a bit of both", mean)), {}).rows[0]

    assert row.at == pytest.approx(at)
    assert row.reach == pytest.approx((0.25, 0.625))


def test_each_insight_gathers_the_sentences_of_its_traits():
    insights = portrait(profile(Reactivity=reading(0.95, "clear")), {}).insights

    assert tuple(insights) == INSIGHTS
    assert insights["learning style"] == (PAIRS[0].unsure.insight, PAIRS[1].unsure.insight)
    assert insights["communication needs"] == (PAIRS[2].unsure.insight, PAIRS[3].unsure.insight)
    assert insights["emotional world"] == (PAIRS[4].high.insight,)


def test_a_row_tells_which_facets_were_asked_about():
    rows = portrait(profile(), {"Openness": ["Curiosity", "Imagination"]}).rows

    assert rows[0].facets == ("curiosity", "imagination")
    assert rows[1].facets == ()


@EACH
def test_both_ends_of_a_trait_get_about_as_many_words(pair: Pair):
    for part in ("leaning", "learns", "adjust", "insight"):
        high, low = len(getattr(pair.high, part)), len(getattr(pair.low, part))
        assert max(high, low) <= 1.3 * min(high, low), part


@EACH
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_c2_a_grown_up_reads_short_sentences_of_grade_seven_at_most(pair: Pair, outcome: str):
    told = text_of(getattr(pair, outcome))

    assert grade(told) <= 7
    assert max(len(words_of(sentence)) for sentence in sentences_of(told)) <= 20


@EACH
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_c7_nothing_unkind_is_said_of_a_trait(pair: Pair, outcome: str):
    assert not UNKIND.search(f"{pair.question} {text_of(getattr(pair, outcome))}")


@EACH
@pytest.mark.parametrize("outcome", ["between", "unsure"])
def test_a_trait_without_a_pole_names_none(pair: Pair, outcome: str):
    words = getattr(pair, outcome)

    assert (words.pole, words.leaning) == ("", "")
    assert not {pole.lower() for pole in POLES[Trait(pair.id)]} & set(text_of(words).lower().split())


def test_the_profile_says_once_that_it_is_no_diagnosis():
    everything = [*SHARED, *(text_of(getattr(pair, outcome)) for pair in PAIRS for outcome in OUTCOMES)]

    assert [told for told in everything if "diagnosis" in told] == [poles().not_a_diagnosis]
    assert "therapy" in poles().not_a_diagnosis


def test_the_words_are_read_once():
    assert poles() is poles("en")


FAULTS = {
    "an unknown trait": ('id = "Openness"', 'id = "Opennes"', "'trait' Opennes: 'id' is 'Opennes', not one of"),
    "a trait twice": ('id = "Openness"', 'id = "Reactivity"', "Reactivity: 'high' and 'low' are not Reactive and"),
    "the low pole first": ('pole = "Open"', 'pole = "Traditional"', "Openness: 'high' and 'low' are not Open and"),
    "a leaning left out": ('leaning = "Leans towards exploring', 'leanin = "Leans', "'high' 'leanin' is not a field"),
    "an outcome left out": ("[trait.unsure]", "[trait.unsur]", "'trait' Openness: 'unsur' is not a field"),
    "an unknown insight": ('insight = "learning style"', 'insight = "style"', "'insight' is 'style', not one of"),
    "an unkind word": ("new places and new questions", "bad places", "'high' 'leaning' says 'bad', which no plan says"),
    "a shared line left out": ("todays_guess = ", "today = ", "'today' is not a field"),
    "not TOML": ("[[trait]]", "[[trait]", "not TOML: "),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_poles_is_named(spoil, name: str):
    old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_poles(spoil("en/poles.toml", old, new))

    assert str(error.value).startswith("en/poles.toml: ")
    assert fault in str(error.value)


def test_the_traits_in_another_order_are_refused(spoil):
    path: Path = spoil("en/poles.toml", "version = 1", "version = 2")
    head, first, *others = path.read_text(encoding="utf-8").split("[[trait]]\n")
    path.write_text("[[trait]]\n".join([head, *others, first]), encoding="utf-8")

    with pytest.raises(ContentError, match="^en/poles.toml: the traits are not the five in OCEAR order$"):
        read_poles(path)
