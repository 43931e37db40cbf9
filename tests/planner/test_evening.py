"""An evening's answers change the next day's card, which says what changed and why (facts S61, S111-S115)."""

from datetime import date, timedelta

import pytest

from planner.evening import Evening, Feeling, Load, because, eased, gentler, speaking, told
from planner.fitting import NOT_PLAYED, Card, card
from planner.ladders import Goal
from planner.tips import Tips
from quiz.checks import UNKIND
from quiz.traits import Pole
from tests.planner.test_fitting import leaning
from tests.readability import grade, sentences_of, words_of

SUNDAY = date(2026, 3, 29)
MONDAY = SUNDAY + timedelta(days=1)
TOLD = told()


@pytest.fixture
def step(sitting: Goal, lines: Tips) -> Card:
    return card(sitting, 4, leaning(Pole.STEADY, Pole.EXTROVERTED), tips=lines)


def evening(**said: str) -> Evening:
    return Evening(SUNDAY, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "speaks"), [(-1, False), (0, False), (1, True), (14, True), (15, False)])
def test_an_evening_speaks_from_the_next_morning_for_two_weeks(days: int, speaks: bool):
    told = Evening(SUNDAY, load=Load.LOUD)

    assert speaking(told, SUNDAY + timedelta(days=days)) == (told if speaks else None)


def test_what_is_taken_back_changes_nothing():
    assert speaking(Evening(SUNDAY, load=Load.LOUD, taken_back=True), MONDAY) is None
    assert speaking(None, MONDAY) is None


@pytest.mark.parametrize("load", Load)
def test_what_the_senses_met_too_much_of_shows_the_gentler_way(load: Load):
    assert gentler(evening(load=load)) == (load in {Load.LOUD, Load.BRIGHT, Load.TOUCH})


def test_after_many_words_the_card_asks_without_them(step: Card, sitting: Goal):
    changed = eased(step, sitting, evening(load=Load.WORDS), TOLD)

    assert step.speech
    assert not changed.speech
    assert changed.delivery == (TOLD.fewer_words, *step.delivery)


def test_after_many_people_the_setting_is_for_two(step: Card, sitting: Goal):
    changed = eased(step, sitting, evening(load=Load.PEOPLE), TOLD)

    assert step.setting in step.delivery
    assert changed.setting == changed.delivery[0] == TOLD.quiet
    assert step.setting not in (*changed.delivery, *changed.folded)


@pytest.mark.parametrize("feeling", [Feeling.UNSURE, Feeling.CROSS, Feeling.SAD])
def test_an_unsure_a_cross_and_a_sad_child_get_one_level_of_help_more(step: Card, sitting: Goal, feeling: Feeling):
    changed = eased(step, sitting, evening(feeling=feeling), TOLD)

    assert (step.help, changed.help) == ("I wait five seconds", "I point")
    assert changed.delivery[-1] == "Start with this help: I point."


def test_there_is_no_more_help_than_the_most(sitting: Goal, lines: Tips):
    small = card(sitting, 4, leaning(Pole.REACTIVE), tips=lines)

    assert eased(small, sitting, evening(feeling=Feeling.SAD), TOLD).help == small.help == "I sit beside you"


@pytest.mark.parametrize("said", [{}, {"feeling": "calm"}, {"feeling": "proud", "load": "nothing"}])
def test_where_nothing_was_too_much_the_card_stays(step: Card, sitting: Goal, said: dict[str, str]):
    assert eased(step, sitting, evening(**said), TOLD) == step
    assert because(evening(**said), False, TOLD) == ()
    assert eased(step, sitting, None, TOLD) == step


def test_every_change_of_a_card_is_told_with_its_reason(sitting: Goal, lines: Tips):
    step = card(sitting, 4, NOT_PLAYED, tips=lines)
    for answer in [{"load": load} for load in Load] + [{"feeling": feeling} for feeling in Feeling]:
        told = evening(**answer)
        changed = eased(step, sitting, told, TOLD) != step or gentler(told)
        assert bool(because(told, False, TOLD)) == changed, answer


def test_what_felt_natural_says_so_on_its_own_card_when_it_has_its_turn_again():
    natural = evening(natural="sit-with-me", load=Load.LOUD)

    assert because(natural, True, TOLD) == (TOLD.because["natural"], TOLD.because["loud"])
    assert because(natural, False, TOLD) == (TOLD.because["loud"],)
    assert because(None, True, TOLD) == ()


def test_the_words_of_the_evening_are_kind_short_and_easy():
    said = [TOLD.fewer_words, TOLD.quiet, *TOLD.because.values(), *TOLD.feelings.values(), *TOLD.loads.values()]

    assert not [line for line in said if UNKIND.search(line)]
    assert max(len(words_of(sentence)) for line in said for sentence in sentences_of(line)) <= 20
    assert grade(" ".join(TOLD.because.values())) <= 7
