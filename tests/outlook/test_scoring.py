"""A grown-up's answers become a profile of the child's kind: each trait by its own answers, and no pole by default."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outlook.leading import pole_of
from outlook.parting import boundaries, newest, read_versions, versions
from outlook.scoring import counted, profile_of
from outlook.statements import ABOUT_ME, FORMS, MY_CHILD, Form, Statement, forms
from planner.leanings import leanings_from, small_only
from quiz.reading import ContentError
from quiz.scoring import Answer, Word
from quiz.traits import POLES, Pole, Trait

EACH = pytest.mark.parametrize("form", FORMS)
ANSWERS = {
    form: st.fixed_dictionaries({one.id: st.integers(0, 4) for one in forms()[form].statements}) for form in FORMS
}


def toward(form: Form, *poles: Pole, rest: int = 2) -> dict[str, int]:
    """Answers that speak for these poles as clearly as can be."""

    def option(one: Statement) -> int:
        wanted = next((pole for pole in poles if pole.trait is one.trait), None)
        return rest if wanted is None else 4 if one.pole is wanted else 0

    return {one.id: option(one) for one in form.statements}


@pytest.mark.parametrize(
    ("pole", "option", "answer"),
    [
        (Pole.OPEN, 4, Answer(4, 5, "right")),
        (Pole.OPEN, 3, Answer(3, 5, "right")),
        (Pole.OPEN, 2, Answer(2, 5)),
        (Pole.OPEN, 0, Answer(0, 5, "left")),
        (Pole.TRADITIONAL, 4, Answer(0, 5, "right")),
        (Pole.TRADITIONAL, 1, Answer(3, 5, "left")),
    ],
)
def test_very_much_speaks_for_the_statements_own_pole(pole: Pole, option: int, answer: Answer):
    assert counted(Statement("one", "Curiosity", pole, "One."), option) == answer


@pytest.mark.parametrize("option", [-1, 5])
def test_an_option_that_there_is_not_is_refused(option: int):
    with pytest.raises(ValueError, match="outside"):
        counted(Statement("one", "Curiosity", Pole.OPEN, "One."), option)


@EACH
@pytest.mark.parametrize("pole", Pole)
def test_answers_that_all_speak_for_a_pole_make_it_clear(form: str, pole: Pole):
    profile = profile_of(form, toward(forms()[form], pole), 1)

    assert profile[pole.trait].word == Word.CLEAR
    assert pole_of(pole.trait, profile[pole.trait]) is pole
    assert {pole_of(trait, profile[trait]) for trait in Trait if trait is not pole.trait} == {None}


@EACH
@pytest.mark.parametrize("option", range(5))
def test_the_same_answer_everywhere_names_no_pole_and_never_steady(form: str, option: int):
    profile = profile_of(form, {one.id: option for one in forms()[form].statements}, 1)

    assert {reading.word for reading in profile.values()} <= {Word.STILL_FINDING_OUT, Word.BOTH}
    assert small_only(leanings_from(profile))


@EACH
def test_quiz_6_a_middle_answer_on_feelings_alone_keeps_steps_small(form: str):
    poles = [POLES[trait][0] for trait in Trait if trait is not Trait.REACTIVITY]
    profile = profile_of(form, toward(forms()[form], *poles), 1)

    assert profile[Trait.REACTIVITY].word == Word.BOTH
    assert small_only(leanings_from(profile))


@EACH
def test_no_answers_are_five_open_traits(form: str):
    profile = profile_of(form, {}, 1)

    assert list(profile) == list(Trait)
    assert {(reading.word, reading.answers) for reading in profile.values()} == {(Word.STILL_FINDING_OUT, 0)}


@given(st.data())
@settings(deadline=None)
def test_an_answer_tells_of_its_own_trait_and_of_no_other(data: st.DataObject):
    form = data.draw(st.sampled_from(FORMS))
    said = data.draw(ANSWERS[form])
    one = data.draw(st.sampled_from(forms()[form].statements))
    before = profile_of(form, said, 1)
    after = profile_of(form, said | {one.id: data.draw(st.integers(0, 4))}, 1)

    for trait in Trait:
        if trait is not one.trait:
            assert after[trait].answers == before[trait].answers
            assert (after[trait].p_high > 0.5) == (before[trait].p_high > 0.5) or abs(before[trait].p_high - 0.5) < 1e-6


@given(st.data())
@settings(deadline=None)
def test_the_mirror_of_all_answers_is_the_mirror_of_the_profile(data: st.DataObject):
    form = data.draw(st.sampled_from(FORMS))
    said = data.draw(ANSWERS[form])
    one, mirror = profile_of(form, said, 1), profile_of(form, {id: 4 - option for id, option in said.items()}, 1)

    for trait in Trait:
        assert mirror[trait].p_high == pytest.approx(1 - one[trait].p_high, abs=1e-6)
        assert mirror[trait].mean == pytest.approx(-one[trait].mean, abs=1e-6)


@given(st.data())
@settings(deadline=None)
def test_a_nearer_option_never_leads_away_from_its_pole(data: st.DataObject):
    form = data.draw(st.sampled_from(FORMS))
    one = data.draw(st.sampled_from(forms()[form].statements))
    said = {one.id: data.draw(st.integers(0, 3))}
    less, more = (
        profile_of(form, {one.id: option}, 1)[one.trait].p_high for option in (said[one.id], said[one.id] + 1)
    )

    assert (more >= less) if one.pole.high else (more <= less)


def test_more_answers_make_a_profile_surer():
    form = forms()[MY_CHILD]
    said = toward(form, Pole.OPEN)
    asked = [one.id for one in form.statements if one.trait is Trait.OPENNESS]
    sds = [
        profile_of(MY_CHILD, {id: said[id] for id in asked[:n]}, 1)[Trait.OPENNESS].sd for n in range(len(asked) + 1)
    ]

    assert sds == sorted(sds, reverse=True)


def test_a_statement_that_the_form_no_longer_has_says_nothing():
    assert profile_of(ABOUT_ME, {"gone-by-now": 4}, 1) == profile_of(ABOUT_ME, {}, 1)


@EACH
def test_quiz_4_each_form_has_its_own_boundaries_which_begin_in_the_middle(form: str):
    assert boundaries(1, form) == {}
    assert versions()[0].looks[form] == 0
    assert newest() == len(versions())


def test_quiz_4_a_look_is_read_with_the_version_it_began_with(spoil, monkeypatch: pytest.MonkeyPatch):
    later = '[[version]]\nnumber = 2\nlooks = { "my-child" = 40 }\n[version.my-child]\nOpenness = 2.5\n\n'
    moved = f"{later}[[version]]\nnumber = 1"
    path = spoil("boundaries.toml", "[[version]]\nnumber = 1", moved)
    with pytest.raises(ContentError, match="the versions do not count up from 1"):
        read_versions(path)
    whole = path.read_text(encoding="utf-8").replace("number = 2", "number = 0").replace("number = 1", "number = 2")
    path.write_text(whole.replace("number = 0", "number = 1"), encoding="utf-8")
    found = read_versions(path)
    monkeypatch.setattr("outlook.parting.versions", lambda: found)
    said = toward(forms()[MY_CHILD], Pole.OPEN) | {"child-finds-out": 3}

    first, second = (profile_of(MY_CHILD, said, version)[Trait.OPENNESS].p_high for version in (1, 2))

    assert first < 0.5 < second
