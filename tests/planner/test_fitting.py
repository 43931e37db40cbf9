"""A goal, a rung and a child's leanings become one card; three children stand for many (planner.md 2.5)."""

import pytest

from planner.fitting import NOT_PLAYED, Leanings, card, start_rung
from planner.ladders import Goal
from planner.rungs import Zone
from planner.tips import Tips
from quiz.traits import Pole, Trait


def leaning(*poles: Pole, toward_reactive: bool = False) -> Leanings:
    order = tuple(pole.trait for pole in poles)
    return Leanings({pole.trait: pole for pole in poles}, order, True, toward_reactive)


ANA = leaning(Pole.REACTIVE, Pole.AGREEABLE, Pole.TRADITIONAL, Pole.CONSCIENTIOUS, Pole.INTROVERTED)
BEN = leaning(Pole.FREE_SPIRITED, Pole.OPEN, Pole.EXTROVERTED, Pole.SELF_GOVERNING, Pole.STEADY)
UNSURE = leaning()


@pytest.mark.parametrize(
    ("leanings", "from_article", "from_three"),
    [
        (leaning(Pole.REACTIVE), 3, 0),
        (leaning(toward_reactive=True), 3, 0),
        (UNSURE, 4, 1),
        (NOT_PLAYED, 4, 1),
        (leaning(Pole.STEADY), 5, 2),
    ],
)
def test_a_child_starts_below_what_works(sitting: Goal, leanings: Leanings, from_article: int, from_three: int):
    assert start_rung(sitting, leanings, None) == from_article
    assert start_rung(sitting, leanings, 3) == from_three
    assert start_rung(sitting, leanings, 0) == 0


def test_a_start_never_leaves_the_ladder(sitting: Goal):
    assert start_rung(sitting, leaning(Pole.STEADY), 99) == 7


def test_ana_who_is_reactive_gets_a_quiet_ultra_tiny_step(sitting: Goal, lines: Tips):
    step = card(sitting, 6, ANA, tips=lines, speech=False)

    assert step.step == "Sit while we count 7, then stretch. 3 times."
    assert step.seconds == 7
    assert step.help == "I sit beside you"
    assert step.size == lines.of[Pole.REACTIVE].says
    assert step.setting == lines.of[Pole.INTROVERTED].says
    assert step.spark == lines.of[Pole.TRADITIONAL].says
    assert step.bond not in {lines.of[Pole.AGREEABLE].says, lines.general["bond"]}
    assert step.why == lines.of[Pole.REACTIVE].why
    assert step.without_words.ask == "Pat the chair."
    assert not step.speech


def test_ben_who_is_steady_gets_the_whole_step_as_a_habit_and_a_game(sitting: Goal, lines: Tips):
    step = card(sitting, 6, BEN, tips=lines, person="his brother")

    assert step.step == "Sit here until we have counted 20."
    assert step.seconds == 20
    assert step.help == "I wait five seconds"
    assert "Keep it before dinner." in step.size
    assert "you are a frog on a leaf" in step.track
    assert "What did you hear?" in step.spark
    assert "his brother" in step.setting + step.bond
    assert step.why == lines.of[Pole.FREE_SPIRITED].why
    assert step.ten_seconds is None


def test_a_child_who_has_not_played_gets_the_general_card_and_the_tiny_form_beside_it(sitting: Goal, lines: Tips):
    step = card(sitting, 6, NOT_PLAYED, tips=lines)

    assert step.step == "Sit here until we have counted 20."
    assert step.ten_seconds == "Sit while we count 7, then stretch. 3 times."
    assert step.help == "I show it"
    assert [step.spark, step.track, step.setting, step.bond, step.size] == list(lines.general.values())
    assert step.delivery == ()
    assert step.why == lines.general_why
    assert card(sitting, 5, NOT_PLAYED, tips=lines).ten_seconds is None


def test_a_child_who_played_without_a_clear_trait_gets_small_steps_to_be_safe(sitting: Goal, lines: Tips):
    step = card(sitting, 6, UNSURE, tips=lines)

    assert step.seconds == 7
    assert step.help == "I sit beside you"
    assert step.size == lines.small
    assert step.why == lines.between_why


@pytest.mark.parametrize(
    ("index", "sentence", "seconds"),
    [
        (5, "Sit here until we have counted 8.", 8),
        (6, "Sit while we count 7, then stretch. 3 times.", 7),
        (7, "Sit while we count 8. More is up to you.", 8),
        (8, "Sit and hum one line.", 8),
    ],
)
def test_a_long_rung_is_cut_for_small_steps(sitting: Goal, lines: Tips, index: int, sentence: str, seconds: int):
    step = card(sitting, index, ANA, tips=lines)

    assert (step.step, step.seconds) == (sentence, seconds)


def test_a_long_rung_without_a_first_bit_gets_the_general_cut(files, lines: Tips):
    goal = files.goal((', first = "Sit and hum one line."', ""))
    step = card(goal, 8, ANA, tips=lines)

    assert step.step == f"Sit on another chair. {lines.cut}"
    assert step.seconds == 8


def test_the_next_smaller_step_is_cut_too_and_there_is_none_below_the_lowest(sitting: Goal, lines: Tips):
    assert card(sitting, 7, ANA, tips=lines).smaller == "Sit while we count 7, then stretch. 3 times."
    assert card(sitting, 7, BEN, tips=lines).smaller == "Sit here until we have counted 20."
    assert card(sitting, 0, ANA, tips=lines).smaller is None


def test_two_lines_are_on_the_face_and_the_strongest_trait_speaks_first(sitting: Goal, lines: Tips):
    step = card(sitting, 4, ANA, tips=lines)

    assert step.delivery == (step.bond, step.spark)
    assert step.folded == (step.track, step.setting)


def test_reactivity_writes_the_size_and_is_not_counted_on_the_face(sitting: Goal, lines: Tips):
    step = card(sitting, 4, leaning(Pole.REACTIVE, Pole.OPEN), tips=lines)

    assert step.delivery == (step.spark,)
    assert step.size not in step.folded


def test_praise_is_true_of_what_the_rung_asks(sitting: Goal, lines: Tips):
    assert card(sitting, 0, BEN, tips=lines).praise == lines.foot_praise
    assert card(sitting, 1, BEN, tips=lines).praise == "You touched the chair."
    assert card(sitting, 4, BEN, tips=lines).praise == "You sat down with me."


def test_a_teen_reads_the_teens_wording_without_game_or_tick(sitting: Goal, lines: Tips):
    step = card(sitting, 6, BEN, tips=lines, teen=True)

    assert step.step == step.teen_line == "Sit with your drink and look where you like."
    assert step.this_time == "Sit here until we have counted 20."
    assert step.track == lines.teen_track
    assert step.game is None
    assert step.why == lines.of[Pole.OPEN].why


@pytest.mark.parametrize("index", range(2, 9))
def test_a_reactive_teens_wording_ends_after_a_count_of_eight_on_every_rung(sitting: Goal, lines: Tips, index: int):
    step = card(sitting, index, ANA, tips=lines, teen=True)

    assert step.step == f"Sit with your drink and look where you like. {lines.cut}"
    assert step.seconds < 10


def test_a_rung_that_asks_little_says_so_in_what_counts(sitting: Goal, lines: Tips):
    assert card(sitting, 0, BEN, tips=lines).done == lines.foot_done
    assert card(sitting, 4, BEN, tips=lines).done == "Your child sits for a moment."


def test_the_person_who_joins_in_is_the_families_or_else_the_general_one(sitting: Goal, lines: Tips):
    assert lines.person in card(sitting, 4, BEN, tips=lines).setting
    assert "Grandma" in card(sitting, 4, BEN, tips=lines, person="Grandma").setting


def test_the_lowest_rung_asks_a_teen_for_nothing_either(sitting: Goal, lines: Tips):
    step = card(sitting, 0, NOT_PLAYED, tips=lines, teen=True)

    assert step.zone is Zone.FOOT
    assert step.step == "Watch me sit down."


def test_a_family_may_choose_its_own_moment(sitting: Goal, lines: Tips):
    assert card(sitting, 4, BEN, tips=lines).when == "after washing hands"
    assert card(sitting, 4, BEN, tips=lines, anchor="after the park").when == "after the park"


@pytest.mark.parametrize("index", [-1, 9])
def test_there_is_no_card_off_the_ladder(sitting: Goal, lines: Tips, index: int):
    with pytest.raises(IndexError):
        card(sitting, index, BEN, tips=lines)


def test_reactivity_alone_is_a_reason_for_a_teen(sitting: Goal, lines: Tips):
    both = leaning(Pole.CONSCIENTIOUS, Pole.REACTIVE)

    assert card(sitting, 4, both, tips=lines).why == lines.of[Pole.CONSCIENTIOUS].why
    assert card(sitting, 4, both, tips=lines, teen=True).why == lines.of[Pole.REACTIVE].why
    assert Trait.CONSCIENTIOUSNESS in both.order
