"""The one page: short, strengths first, views side by side, a ladder that never asks too much (experience 5)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.agenda import agenda
from consult.composing import Gathered, Lived, Planned, compose
from consult.page import MOST_SUPPORTS, MOST_WORDS, OnePage
from consult.parts import LONGEST_CONCERN, LONGEST_QUESTION, MINUTES, Part
from consult.scaling import EXPECTED, Ladder, rungs_of, scale_of
from consult.screens.planned import ladder_of
from consult.seen import View
from consult.trimming import shortened, texts
from consult.words import page_words
from home.words import LIKES
from outlook.scoring import profile_of
from outlook.statements import MY_CHILD, forms
from planner.areas import Area
from planner.household import Household
from planner.ladders import ladders
from planner.leanings import NOT_PLAYED, Leanings
from planner.rungs import ULTRA_TINY_SECONDS
from planner.stones import Reactivity
from quiz.portrait import poles
from quiz.scoring import Reading, Word
from quiz.traits import Pole, Trait
from tests.looks import toward

WORDS, PAIRS = page_words(), poles().trait
GOALS = [goal for goals in ladders().values() for goal in goals]
EMPTY = Gathered("Mia", "7-9", 30, "", ())


def profile(*named: Pole, rest: int = 2) -> Mapping[str, Reading]:
    """A grown-up's view that names these poles."""
    return profile_of(MY_CHILD, toward(forms()[MY_CHILD], *named, rest=rest), 1)


def both(child: Mapping[str, Reading], parent: Mapping[str, Reading]) -> tuple[View, View]:
    """The child's view and a mother's."""
    return View("child", Part.CHILD_VIEW, child, "1 May"), View("mum", Part.PARENT_VIEW, parent, "2 May")


def composed(given: Gathered) -> OnePage:
    """The page as it is shown."""
    return compose(given, WORDS, PAIRS)


def count(page: OnePage) -> int:
    """How many words are seen."""
    return sum(len(text.split()) for text in texts(page, WORDS))


def typed(most: int, shortest: int = 4) -> st.SearchStrategy[str]:
    """What somebody types: words of so many letters or more, up to so many signs."""
    word = st.text("abcdé", min_size=shortest, max_size=12)
    return st.lists(word, max_size=most).map(lambda found: " ".join(found)[:most].rpartition(" ")[0])


LEVELS = st.sampled_from(GOALS).map(lambda goal: [rung.bites or rung.open or rung.do for rung in goal.rungs])
LADDERS = LEVELS.flatmap(
    lambda steps: st.builds(
        Ladder,
        st.just("Zipping the jacket"),
        st.just(steps),
        st.integers(0, len(steps) - 1),
        st.integers(0, len(steps) - 1),
        st.sampled_from([*Reactivity, None]),
        st.none() | st.integers(0, len(steps) - 1),
    )
)
NAMED = st.lists(st.sampled_from(Pole), max_size=5, unique_by=lambda pole: pole.trait)
VIEWS = NAMED.map(lambda named: profile(*named))
HELPED = ("Waiting has helped more than once.", "Showing it has helped more than once.")
GATHERED = st.builds(
    Gathered,
    name=st.sampled_from(["Mia", "Maximiliane Rosa"]),
    band=st.sampled_from(["4-6", "7-9", "10-12", "older"]),
    minutes=st.sampled_from(MINUTES),
    concern=typed(LONGEST_CONCERN),
    questions=st.lists(typed(LONGEST_QUESTION), max_size=2),
    until=st.none() | st.just("25 December"),
    teacher=st.none() | st.tuples(typed(LONGEST_CONCERN), typed(40)),
    small=st.booleans(),
    views=st.builds(both, VIEWS, VIEWS) | st.just(()),
    likes=st.lists(st.sampled_from(LIKES), unique=True).map(
        lambda found: [(one, f"the {one} at home") for one in found]
    ),
    plan=st.none()
    | st.builds(Planned, st.lists(st.just("One arm through a sleeve"), max_size=2), st.booleans(), LADDERS),
    wins=st.lists(st.tuples(st.uuids().map(str), typed(140), typed(140)), max_size=6),
    lived=st.none()
    | st.builds(
        Lived,
        st.integers(0, 99),
        st.dictionaries(st.sampled_from([*Area, ""]), st.integers(1, 20)),
        st.just([(str(place), line) for place, line in enumerate(HELPED)]),
    ),
    own=st.none() | st.tuples(st.just("foster-carer"), NAMED),
)


@settings(max_examples=150)
@given(GATHERED)
def test_experience_r20_the_page_has_300_words_and_four_supports_at_most(given: Gathered) -> None:
    page = composed(given)
    assert count(page) <= MOST_WORDS
    assert len(page.works) + len(page.does_not) <= MOST_SUPPORTS
    assert (page.concern, page.questions, page.teacher) == (given.concern, tuple(given.questions), given.teacher)
    assert len({line.key for line in page.lines}) == len(list(page.lines))
    assert all(len(line.key) <= 64 for line in page.lines)


@pytest.mark.parametrize("word", ["a ", "Waschmaschinenfernbedienung "])
def test_experience_r23_what_a_family_typed_is_never_cut(word: str) -> None:
    long = (word * 300)[:LONGEST_CONCERN].strip()
    asked = Gathered("Mia", "7-9", 30, long, (long[:160], long[:160]), teacher=(long, "Ms Lee"))
    full = Gathered(
        **{name: getattr(asked, name) for name in ("name", "band", "minutes", "concern", "questions", "teacher")},
        views=both(profile(Pole.OPEN), profile(Pole.REACTIVE)),
        plan=Planned(["Zipping"], True, Ladder("Zipping", [rung.do for rung in GOALS[0].rungs], 2, 3)),
        own=("mum", [Pole.OPEN, Pole.STEADY]),
    )
    page = composed(full)
    assert (page.concern, page.questions, page.teacher) == (asked.concern, asked.questions, asked.teacher)
    assert count(page) <= MOST_WORDS or list(page.lines) == []


def test_the_emptiest_page_has_the_talk_itself_and_nothing_of_the_child() -> None:
    page = composed(EMPTY)
    assert list(page.lines) == []
    assert page.scale is None
    assert [stretch.minutes for stretch in page.agenda] == [3, 7, 10, 5, 5]


def test_what_does_not_fit_goes_one_by_one_and_the_ladder_last() -> None:
    whole = compose(
        Gathered(
            "Mia",
            "7-9",
            30,
            "one two three four five six seven " * 8,
            (),
            views=both(profile(Pole.OPEN), profile(Pole.REACTIVE, Pole.AGREEABLE, Pole.INTROVERTED)),
            plan=Planned(["Zipping"], True, Ladder("Zipping", [rung.do for rung in GOALS[0].rungs], 2, 3)),
            wins=[("x" * 22, "held the brush for a while", "I counted slowly")],
            own=("mum", [Pole.OPEN, Pole.STEADY]),
        ),
        WORDS,
        PAIRS,
        whole=True,
    )
    assert count(whole) > MOST_WORDS
    page = shortened(whole, WORDS)
    assert MOST_WORDS - 25 < count(page) <= MOST_WORDS
    assert page.scale == whole.scale
    assert not [line for line in page.now if line.part is Part.OWN_PROFILE]


def test_a_ladder_without_room_leaves_its_room_to_what_matters_most() -> None:
    steps = [f"{rung} {'a long step ' * 12}" for rung in range(12)]
    page = composed(
        Gathered(
            "Mia",
            "7-9",
            30,
            "Lunch in the hall is loud. " * 11,
            ("What helps him at the table? " * 5,),
            views=both(profile(Pole.OPEN), profile(Pole.REACTIVE, Pole.AGREEABLE, Pole.INTROVERTED)),
            plan=Planned(["Zipping"], False, Ladder("Zipping", steps, 2, 3)),
        )
    )
    assert page.scale is None
    assert MOST_WORDS - 25 < count(page) <= MOST_WORDS
    assert {"plan.small", "trait.Reactivity", "strength.Reactivity"} <= {line.key for line in page.lines}


def test_quiz_9_views_stand_side_by_side_and_are_never_averaged() -> None:
    child, parent = profile(Pole.OPEN), profile(Pole.TRADITIONAL)
    page = composed(Gathered("Mia", "7-9", 30, "", (), views=both(child, parent)))
    [openness] = [trait for trait in page.traits if trait.key == "trait.Openness"]
    assert [mark.whose for mark in openness.marks] == ["Child", "Mum"]
    assert [mark.towards for mark in openness.marks] == ["Open", "Traditional"]
    assert openness.marks[0].at > 0.6
    assert openness.marks[1].at < 0.4
    assert openness.means == WORDS.of[Pole.OPEN].means


def test_what_is_still_open_says_so_and_has_no_point_on_the_line() -> None:
    unsure = {trait: Reading(0.4, 0.9, (-0.8, 1.6), 0.66, 1, Word.STILL_FINDING_OUT) for trait in Trait}
    page = composed(Gathered("Mia", "7-9", 30, "", (), views=both(unsure, unsure)))
    assert {mark.sure for trait in page.traits for mark in trait.marks} == {"still finding out"}
    assert {mark.towards for trait in page.traits for mark in trait.marks} == {""}
    assert page.strengths == ()


@pytest.mark.parametrize("named", [(Pole.REACTIVE,), (), (Pole.STEADY,)])
def test_quiz_6_steps_stay_under_ten_seconds_unless_every_view_is_sure_of_steady(named: tuple[Pole, ...]) -> None:
    views = both(profile(Pole.STEADY), profile(*named))
    told = Gathered("Mia", "7-9", 30, "", (), views=views, plan=Planned([], False, None), small=named != (Pole.STEADY,))
    page = composed(told)
    [reactivity] = [trait for trait in page.traits if trait.key == "trait.Reactivity"]
    said = "under ten seconds" in reactivity.means
    assert said == ("plan.small" in {line.key for line in page.now}) == (named != (Pole.STEADY,))


@pytest.mark.parametrize(
    "leanings", [NOT_PLAYED, Leanings({}, (), True), Leanings({Trait.REACTIVITY: Pole.REACTIVE}, (), True)]
)
def test_facts_s33_no_level_asks_ten_seconds_of_a_child_who_may_be_reactive(site: Flask, leanings: Leanings) -> None:
    with site.test_request_context():
        for goal in GOALS:
            steps = ladder_of(goal, Household("7-9", "speaks", leanings)).steps
            long = [rung.do for rung in goal.rungs if rung.seconds >= ULTRA_TINY_SECONDS]
            assert not [step for step in steps if step in long], goal.id


def test_a_steady_child_is_asked_the_rungs_as_they_are(site: Flask) -> None:
    steady = Leanings({Trait.REACTIVITY: Pole.STEADY}, (Trait.REACTIVITY,), True)
    with site.test_request_context():
        steps = [ladder_of(goal, Household("7-9", "speaks", steady)).steps for goal in GOALS]
    assert steps == [[rung.do for rung in goal.rungs] for goal in GOALS]


@given(LADDERS)
def test_planner_row_18_five_levels_rise_from_where_it_stood(ladder: Ladder) -> None:
    scale = scale_of(ladder, WORDS.general.beyond)
    assert [level.value for level in scale.levels] == [-2, -1, 0, 1, 2]
    assert [level.here for level in scale.levels].count(True) == 1
    assert len({level.words for level in scale.levels}) == 5 or len(set(ladder.steps)) < len(ladder.steps)
    rungs = rungs_of(ladder)
    assert rungs == sorted(set(rungs))
    assert rungs[0] == min(ladder.start, ladder.now, rungs[0])
    assert ladder.cap is None or rungs[-1] <= max(ladder.cap, 0)
    here = next(place for place, level in enumerate(scale.levels) if level.here)
    assert rungs[here] <= max(ladder.now, rungs[0])
    assert here + 1 >= len(rungs) or rungs[here + 1] > ladder.now


@pytest.mark.parametrize("pace", EXPECTED)
def test_planner_row_18_the_expected_rung_goes_by_the_childs_pace(pace: Reactivity | None) -> None:
    ladder = Ladder("Zipping", [f"step {rung}" for rung in range(16)], 1, 1, pace)
    assert rungs_of(ladder)[2] == 1 + EXPECTED[pace]
    assert EXPECTED[Reactivity.REACTIVE] < EXPECTED[Reactivity.STEADY]


def test_a_ladder_that_is_nearly_climbed_goes_on_with_other_places_and_people() -> None:
    ladder = Ladder("Zipping", ["a", "b", "c", "d"], 2, 3)
    levels = scale_of(ladder, WORDS.general.beyond).levels
    assert [level.words for level in levels] == ["c", "d", *WORDS.general.beyond[:3]]
    assert [level.value for level in levels if level.here] == [-1]


@pytest.mark.parametrize("teacher", [False, True])
@pytest.mark.parametrize("minutes", MINUTES)
def test_the_agenda_fills_the_talk_and_has_room_for_both_concerns(minutes: int, teacher: bool) -> None:
    parts = agenda(minutes, "Lunch is loud", teacher, WORDS.agenda)
    assert sum(part.minutes for part in parts) == minutes
    assert all(part.minutes > 0 for part in parts)
    assert [part.words for part in parts if "Lunch is loud" in part.words]
    assert [part.words for part in parts].count("the teacher's question") == teacher


def test_a_question_that_was_left_out_has_no_time_in_the_agenda() -> None:
    asked = Gathered("Mia", "7-9", 30, "", (), teacher=("Why?", "Ms Lee"))
    page = compose(asked, WORDS, PAIRS, {"teacher", "name", "band"})
    assert (page.teacher, page.name, page.band) == (None, None, None)
    assert "Lee" not in " ".join(texts(page, WORDS))
    assert "teacher" not in " ".join(texts(page, WORDS))


@pytest.mark.parametrize(
    ("areas", "said"),
    [({"": 2}, "2 wins in 6 weeks."), ({Area.SPEECH: 1, "": 1}, "2 wins in 6 weeks: speech 1, other 1.")],
)
def test_wins_that_name_no_area_are_counted_without_one(areas: dict[str, int], said: str) -> None:
    given = replace(EMPTY, lived=Lived(2, areas, []))
    assert said in [line.words for line in composed(given).now]
