"""Every goal of the plan, for every child: nothing left to fill in, nothing unkind, nothing too long."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from time import process_time

import pytest

from planner.areas import Area
from planner.fitting import NOT_PLAYED, Card, Leanings, card, small_only
from planner.ladders import Goal, ladders
from planner.rungs import ULTRA_TINY_SECONDS, Rung, Zone
from planner.tips import Tips
from quiz.checks import UNKIND
from quiz.traits import POLES, Trait

TEN_OR_MORE = re.compile(r"\b(\d\d+|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety|minutes?|hours?)\b")

SOURCES = {
    Area.SPEECH: range(70, 76),
    Area.SOCIAL: range(77, 83),
    Area.SELF_HELP: range(84, 90),
    Area.ACADEMIC: range(91, 97),
    Area.SENSORY: range(98, 104),
    Area.EXECUTIVE: range(105, 111),
}

ARTICLE_SECONDS = {"S70": 1, "S77": 20, "S82": 15, "S87": 20, "S88": 5, "S93": 3, "S98": 1, "S102": 5, "S109": 60}


@pytest.fixture(scope="module", params=Area)
def area_goals(request: pytest.FixtureRequest) -> tuple[Goal, ...]:
    return ladders()[request.param]


def test_the_thirty_six_articles_steps_are_there_in_their_order():
    assert {area: [goal.source for goal in goals] for area, goals in ladders().items()} == {
        area: [f"S{number}" for number in numbers] for area, numbers in SOURCES.items()
    }


def test_every_ladder_has_room_below_the_articles_step(goals: list[Goal]):
    for goal in goals:
        assert 8 <= len(goal.rungs) <= 16, goal.id
        assert goal.article_rung >= 3, goal.id
        assert goal.rungs[goal.article_rung].article, goal.id
        assert goal.rungs[0].zone is Zone.FOOT, goal.id


def test_the_article_names_these_seconds(goals: list[Goal]):
    named = {goal.source: goal.rungs[goal.article_rung].seconds for goal in goals if goal.source in ARTICLE_SECONDS}

    assert named == ARTICLE_SECONDS


def test_the_shared_moment_is_opt_in_and_nothing_else_is(goals: list[Goal]):
    assert [goal.source for goal in goals if goal.opt_in] == ["S79"]


def test_no_two_rungs_of_a_ladder_say_the_same(goals: list[Goal]):
    for goal in goals:
        sentences = [rung.do for rung in goal.rungs]
        assert len(set(sentences)) == len(sentences), goal.id


def test_eyes_are_never_asked_for(goals: list[Goal]):
    for goal in goals:
        for rung in goal.rungs:
            assert "eye" not in f"{rung.do} {rung.first}".lower(), (goal.id, rung.index)


def test_the_tiny_form_of_a_long_rung_names_no_long_stretch(goals: list[Goal]):
    for goal in goals:
        for rung in long_rungs(goal):
            tiny = rung.bites or rung.open or rung.first or ""
            assert not TEN_OR_MORE.search(tiny), (goal.id, rung.index, tiny)


def long_rungs(goal: Goal) -> list[Rung]:
    return [rung for rung in goal.rungs if rung.seconds >= ULTRA_TINY_SECONDS]


def test_phrases_fit_into_the_sentences_that_hold_them(goals: list[Goal]):
    for goal in goals:
        phrases = (goal.game, goal.anchor, *goal.choices)
        assert not [phrase for phrase in phrases if phrase[-1] in ".?,;:" or phrase[0].isupper()], goal.id
        assert goal.spark.endswith("?"), goal.id
        assert goal.habit.endswith("."), goal.id


def mixes() -> Iterator[Leanings]:
    """All 243: each trait high, low or in between."""
    for poles in product(*[(*POLES[trait], None) for trait in Trait]):
        labelled = {trait: pole for trait, pole in zip(Trait, poles, strict=True) if pole}
        yield Leanings(labelled, tuple(labelled), played=True)


def test_every_child_at_every_rung_gets_a_whole_kind_and_small_enough_card(area_goals: tuple[Goal, ...], lines: Tips):
    texts: set[str | None] = set()
    for leanings in [NOT_PLAYED, *mixes()]:
        small = small_only(leanings)
        for goal, teen in product(area_goals, (False, True)):
            for rung in goal.rungs:
                step = card(goal, rung.index, leanings, tips=lines, teen=teen)
                assert not small or step.seconds < ULTRA_TINY_SECONDS, (goal.id, rung.index)
                assert not small or step.step != rung.do or rung.seconds < ULTRA_TINY_SECONDS, (goal.id, rung.index)
                assert not small or step.step == step.this_time or step.step.endswith(lines.cut), (goal.id, rung.index)
                texts.update(sentences(step))
    texts.discard(None)
    assert all(texts)
    assert not [text for text in texts if "{" in text or "}" in text or UNKIND.search(text)]


def sentences(step: Card) -> tuple[str | None, ...]:
    slots = (step.spark, step.track, step.setting, step.bond, step.size)
    said = (step.step, step.this_time, step.ten_seconds, step.smaller, step.help, step.invite, step.praise)
    told = (step.when, step.why, step.done, step.stop, step.swap, step.setup, step.title, step.game, step.teen_line)
    return (*slots, *said, *told, *step.choices)


def test_a_child_without_speech_gets_the_same_step_and_size(goals: list[Goal], lines: Tips):
    for goal, leanings in product(goals, [NOT_PLAYED, *list(mixes())[::40]]):
        for rung in goal.rungs:
            spoken = card(goal, rung.index, leanings, tips=lines)
            silent = card(goal, rung.index, leanings, tips=lines, speech=False)
            assert silent == replace(spoken, speech=False)
            assert silent.without_words.ask


def test_a_whole_plan_is_composed_in_two_milliseconds(lines: Tips):
    leanings = next(mixes())
    quickest = min(seconds_for_six_cards(leanings, lines) for _ in range(20))

    assert quickest < 0.002


def seconds_for_six_cards(leanings: Leanings, lines: Tips) -> float:
    began = process_time()
    for goals in ladders().values():
        card(goals[0], 5, leanings, tips=lines)
    return process_time() - began
