"""Maya answers and Ana answers for her: one of the two views leads, and either one's doubt keeps the steps small."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from family.people import BANDS
from planner.leanings import LEADS, NOT_PLAYED, STEADY_AT_MOST, leanings_from, of_two_views, small_only
from quiz.scoring import Answer, Word, profile_from
from quiz.traits import Pole, Trait


@dataclass(frozen=True)
class Reading:
    p_high: float
    word: str


@dataclass(frozen=True)
class Card:
    id: str
    trait: str
    facet: str


HIGH, LOW = Reading(0.95, "clear"), Reading(0.05, "clear")
BETWEEN, OPEN = Reading(0.5, "a bit of both"), Reading(0.6, "still finding out")
YOUNG, OLD = ("4-6", "7-9"), ("10-12", "older")


def view(reactivity: Reading = LOW, **others: Reading) -> dict[str, Reading]:
    return {trait: others.get(trait.name.lower(), OPEN) for trait in Trait} | {Trait.REACTIVITY: reactivity}


def any_reading() -> st.SearchStrategy[Reading]:
    return st.builds(Reading, st.floats(0, 1), st.sampled_from([str(word) for word in Word]))


VIEWS = st.none() | st.fixed_dictionaries(dict.fromkeys(Trait, any_reading()))


@pytest.mark.parametrize("band", BANDS)
def test_quiz_8_a_lone_view_is_the_one_that_the_plan_goes_by(band: str):
    one = view(HIGH, openness=LOW)

    assert of_two_views(one, None, band) == of_two_views(one, {}, band) == (leanings_from(one), "child")
    assert of_two_views(None, one, band) == (leanings_from(one), "parent")
    assert of_two_views(None, None, band) == (NOT_PLAYED, "child")


@pytest.mark.parametrize(
    ("band", "leads", "pole"),
    [
        ("4-6", "parent", Pole.TRADITIONAL),
        ("7-9", "both", Pole.OPEN),
        ("10-12", "child", Pole.OPEN),
        ("older", "child", Pole.OPEN),
    ],
)
def test_quiz_8_the_parents_view_leads_for_the_youngest_and_then_the_childs(band: str, leads: str, pole: Pole):
    leanings, leading = of_two_views(view(openness=HIGH), view(openness=LOW), band)

    assert leading == leads
    assert leanings.poles[Trait.OPENNESS] is pole
    assert leanings.played


@pytest.mark.parametrize("band", BANDS)
def test_a_trait_that_the_leading_view_leaves_open_is_filled_by_the_other(band: str):
    child, parent = view(extroversion=HIGH, agreeableness=BETWEEN), view(openness=LOW, agreeableness=LOW)
    leanings, _leads = of_two_views(child, parent, band)

    assert leanings.poles[Trait.EXTROVERSION] is Pole.EXTROVERTED
    assert leanings.poles[Trait.OPENNESS] is Pole.TRADITIONAL
    assert (Trait.AGREEABLENESS in leanings.poles) is (band == "4-6"), "a bit of both is an answer, not an open trait"
    assert Trait.CONSCIENTIOUSNESS not in leanings.poles


@pytest.mark.parametrize("band", YOUNG)
@pytest.mark.parametrize(
    ("child", "parent", "pole"),
    [
        (LOW, HIGH, Pole.REACTIVE),
        (HIGH, LOW, None),
        (LOW, BETWEEN, None),
        (LOW, OPEN, None),
        (HIGH, OPEN, Pole.REACTIVE),
        (HIGH, BETWEEN, None),
        (OPEN, HIGH, Pole.REACTIVE),
        (LOW, LOW, Pole.STEADY),
    ],
)
def test_quiz_8_a_young_childs_own_reactivity_never_overrules_the_parents(
    band: str, child: Reading, parent: Reading, pole: Pole | None
):
    leanings, _leads = of_two_views(view(child), view(parent), band)

    assert leanings.poles.get(Trait.REACTIVITY) is pole
    assert (Trait.REACTIVITY in leanings.order) is (pole is not None)


@pytest.mark.parametrize("band", OLD)
@pytest.mark.parametrize(("child", "parent", "pole"), [(HIGH, LOW, Pole.REACTIVE), (LOW, HIGH, None)])
def test_quiz_8_an_older_childs_word_on_feelings_leads_but_a_parents_doubt_keeps_steps_small(
    band: str, child: Reading, parent: Reading, pole: Pole | None
):
    leanings, leads = of_two_views(view(child), view(parent), band)

    assert leads == "child"
    assert leanings.poles.get(Trait.REACTIVITY) is pole
    assert small_only(leanings)
    assert leanings.toward_reactive


@given(VIEWS, VIEWS, st.sampled_from(BANDS))
def test_quiz_6_steps_stay_small_whenever_either_view_is_reactive_or_unsure(child: dict, parent: dict, band: str):
    leanings, leads = of_two_views(child, parent, band)
    chances = [one[Trait.REACTIVITY].p_high for one in (child, parent) if one]

    assert leads in {"child", "parent", "both"}
    assert leanings.played is bool(chances)
    assert small_only(leanings) or all(chance <= STEADY_AT_MOST for chance in chances)
    assert set(leanings.order) == set(leanings.poles)
    assert all(pole.trait is trait for trait, pole in leanings.poles.items())


@given(VIEWS, VIEWS, st.sampled_from(BANDS))
def test_quiz_9_every_pole_is_one_that_a_view_has_named_itself(child: dict, parent: dict, band: str):
    named = {(trait, pole) for one in (child, parent) for trait, pole in leanings_from(one or {}).poles.items()}

    assert set(of_two_views(child, parent, band)[0].poles.items()) <= named


def test_two_views_that_are_sure_of_steady_allow_longer_steps():
    unlabelled = Reading(0.2, "still finding out")
    for band in BANDS:
        for child, parent in ((LOW, LOW), (LOW, unlabelled), (unlabelled, LOW)):
            assert not small_only(of_two_views(view(child), view(parent), band)[0]), band
        assert small_only(of_two_views(view(Reading(0.21, "still finding out")), view(LOW), band)[0]), band


def test_the_strongest_reading_that_is_used_comes_first():
    child, parent = view(openness=Reading(0.85, "leaning")), view(openness=LOW, extroversion=Reading(0.9, "clear"))

    assert of_two_views(child, parent, "10-12")[0].order == (Trait.REACTIVITY, Trait.EXTROVERSION, Trait.OPENNESS)


def test_a_view_that_was_not_asked_about_feelings_is_not_sure_of_them():
    asked_little = {Trait.OPENNESS: HIGH}

    assert small_only(of_two_views(asked_little, view(LOW), "10-12")[0])
    assert not of_two_views(asked_little, view(LOW), "10-12")[0].toward_reactive


def test_the_profiles_of_real_answers_are_views():
    cards = [Card(f"{trait}-{number}", trait, str(number)) for trait in Trait for number in range(4)]
    feelings = [card.id for card in cards if card.trait is Trait.REACTIVITY]
    ana = profile_from(cards, {id: Answer(0, 5) for id in feelings}, "adult")
    maya = profile_from(cards, {id: Answer(2, 3) for id in feelings}, "4-6")
    leanings, leads = of_two_views(maya, ana, "4-6")

    assert leads == "parent"
    assert small_only(leanings)
    assert not small_only(of_two_views(None, ana, "4-6")[0])


def test_every_age_band_knows_who_leads_and_no_other_does():
    assert set(LEADS) == set(BANDS)
    with pytest.raises(KeyError):
        of_two_views(view(), view(), "13+")
