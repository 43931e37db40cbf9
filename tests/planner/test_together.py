"""Ana beside Maya: what the two bring each other, one line for Ana, and a smaller start where both are reactive."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from planner import CONTENT
from planner.ladders import Goal
from planner.leanings import Leanings
from planner.plan import Hold, Household, card_of, plan_for, rung_of
from planner.rungs import ULTRA_TINY_SECONDS
from planner.together import Pair, both_reactive, fit, line_for, read_together, softened, together
from planner.views import words_of
from quiz.checks import UNKIND
from quiz.reading import ContentError
from quiz.traits import POLES, Pole, Trait
from tests.readability import grade, sentences_of
from tests.readability import words_of as words_in

PAIRS = list(together().pairs.values())
LINES = together().lines
SAID = [*(line for pair in PAIRS for line in (pair.gift, pair.watch_out)), *(line.says for line in LINES)]

MARKS = {
    "S43": (Pole.OPEN, "quickly"),
    "S44": (Pole.TRADITIONAL, "new way"),
    "S45": (Pole.CONSCIENTIOUS, "pressure"),
    "S46": (Pole.FREE_SPIRITED, "change plans"),
    "S47": (Pole.EXTROVERTED, "too much for a quiet child"),
    "S48": (Pole.INTROVERTED, "out loud"),
    "S49": (Pole.AGREEABLE, "limit"),
    "S50": (Pole.SELF_GOVERNING, "cool or strict"),
    "S51": (Pole.REACTIVE, "discourage"),
    "S52": (Pole.STEADY, "looks small to you"),
}
"""The ten watch-outs of the source: whose they are, and words of ours by which each is known."""

PEOPLE = st.fixed_dictionaries({}, optional={trait: st.sampled_from(POLES[trait]) for trait in Trait})
"""Any person's labelled poles; a trait may be open."""


def person(*poles: Pole) -> dict[Trait, Pole]:
    return {pole.trait: pole for pole in poles}


def home(child: dict[Trait, Pole], carer: dict[Trait, Pole], **holds: Hold) -> Household:
    return Household("7-9", "speaks", Leanings(child, tuple(child), played=True), holds, carer)


def test_s41_each_of_the_twenty_combinations_has_a_gift_and_a_watch_out_of_its_own():
    every = {(carer, child) for trait in Trait for carer, child in product(POLES[trait], repeat=2)}

    assert {(pair.carer, pair.child) for pair in PAIRS} == every
    assert all(pair.trait is pair.carer.trait is pair.child.trait for pair in PAIRS)
    assert len(set(SAID)) == len(SAID) == 51


@pytest.mark.parametrize("fact", MARKS)
def test_s43_to_s52_each_watch_out_of_the_source_is_marked_and_recognised(fact: str):
    carer, words = MARKS[fact]
    marked = [pair for pair in PAIRS if pair.fact == fact]

    assert {pair.carer for pair in marked} == {carer}
    assert any(words in pair.watch_out for pair in marked)


@pytest.mark.parametrize(
    ("carer", "child", "fact", "words"),
    [
        (Pole.EXTROVERTED, Pole.INTROVERTED, "S47", "few words"),
        (Pole.STEADY, Pole.REACTIVE, "S52", "huge for your child"),
        (Pole.REACTIVE, Pole.REACTIVE, "S51", "calming routine and the smallest step"),
    ],
)
def test_s56_the_three_pairs_that_the_source_names_say_what_it_says(carer: Pole, child: Pole, fact: str, words: str):
    (pair,) = fit(person(child), person(carer))

    assert (pair.carer, pair.child, pair.fact) == (carer, child, fact)
    assert words in pair.watch_out


def test_s55_where_both_are_reactive_calm_comes_first_and_then_the_smallest_step():
    strong = {trait: POLES[trait][0] for trait in Trait}
    line = line_for(strong, strong) or ""

    assert line == line_for(person(Pole.REACTIVE), person(Pole.REACTIVE)) == LINES[0].says
    assert 0 <= line.find("calms you both") < line.find("smallest step")


@pytest.mark.parametrize("says", SAID)
def test_c2_a_tired_grown_up_reads_twenty_kind_words_at_most(says: str):
    assert len(says.split()) <= 20
    assert grade(says) <= 7
    assert max(len(words_in(sentence)) for sentence in sentences_of(says)) <= 20
    assert not UNKIND.search(says)


def test_no_line_measures_how_well_the_two_go_together():
    ranking = {"match", "compatible", "better", "worse", "fit", "perfect", "ideal", "problem", "clashing"}

    assert not [says for says in SAID if ranking & set(words_in(says))]


@given(PEOPLE, PEOPLE)
def test_a_trait_that_either_leaves_open_gives_no_pair_and_the_others_come_in_order(child: dict, carer: dict):
    found = fit(child, carer)

    assert [pair.trait for pair in found] == [trait for trait in Trait if trait in child and trait in carer]
    assert all((pair.carer, pair.child) == (carer[pair.trait], child[pair.trait]) for pair in found)


@given(PEOPLE, PEOPLE)
def test_a_grown_up_gets_one_line_at_most_and_a_childs_need_comes_before_it(child: dict, carer: dict):
    says = line_for(child, carer)
    suiting = [
        line
        for line in LINES
        if line.carer in carer.values()
        and (line.child or line.carer) in (child.values() if line.child else carer.values())
    ]

    assert says == (suiting[0].says if suiting else None)
    assert not any(line.child for line in suiting) or suiting[0].child


def test_nobody_known_means_no_pair_and_no_line():
    assert fit({}, person(*Pole)) == fit(person(*Pole), {}) == ()
    assert line_for(person(Pole.REACTIVE), {}) is None
    assert line_for({}, person(Pole.OPEN, Pole.EXTROVERTED, Pole.STEADY)) is None


ORDER = [
    (Pole.REACTIVE, Pole.REACTIVE),
    (Pole.STEADY, Pole.REACTIVE),
    (Pole.OPEN, Pole.TRADITIONAL),
    (Pole.EXTROVERTED, Pole.INTROVERTED),
    *((pole, None) for pole in (Pole.REACTIVE, Pole.CONSCIENTIOUS, Pole.AGREEABLE, Pole.SELF_GOVERNING)),
    *((pole, None) for pole in (Pole.FREE_SPIRITED, Pole.INTROVERTED, Pole.TRADITIONAL)),
]


def test_the_lines_are_tried_in_the_order_of_the_plan():
    assert [(line.carer, line.child) for line in LINES] == ORDER


@pytest.mark.parametrize(("carer", "child"), ORDER)
def test_each_line_is_reached_by_somebody(carer: Pole, child: Pole | None):
    own = next(line.says for line in LINES if (line.carer, line.child) == (carer, child))

    assert line_for(person(child) if child else {}, person(carer)) == own


@pytest.mark.parametrize(
    ("child", "carer", "both"),
    [
        (person(Pole.REACTIVE), person(Pole.REACTIVE), True),
        (person(Pole.STEADY), person(Pole.REACTIVE), False),
        (person(Pole.REACTIVE), person(Pole.STEADY), False),
        (person(Pole.REACTIVE), {}, False),
        ({}, {}, False),
    ],
)
def test_s55_two_reactive_people_start_one_rung_lower_and_nobody_else_does(child: dict, carer: dict, both: bool):
    assert both_reactive(child, carer) is both
    assert [softened(rung, child, carer) for rung in (0, 1, 5)] == ([0, 0, 4] if both else [0, 1, 5])


def test_s55_the_plan_starts_lower_for_two_reactive_people_but_the_familys_own_rung_stays(goals: list[Goal]):
    maya, ana = person(Pole.REACTIVE), person(Pole.REACTIVE)
    for goal in goals:
        alone = rung_of(goal, home(maya, {}))
        assert rung_of(goal, home(maya, ana)) == max(0, alone - 1), goal.id
        assert rung_of(goal, home(maya, person(Pole.STEADY))) == alone, goal.id
        assert rung_of(goal, home(maya, ana, **{goal.id: Hold(most_days=1)})) == 0, goal.id
        assert rung_of(goal, home(maya, ana, **{goal.id: Hold(rung=5)})) == 5, goal.id


@pytest.mark.parametrize("pole", Pole)
def test_s33_a_reactive_childs_step_stays_under_ten_seconds_with_any_grown_up(goals: list[Goal], pole: Pole):
    maya = home(person(Pole.REACTIVE), person(pole))

    assert all(row.card.seconds < ULTRA_TINY_SECONDS for row in plan_for(maya).rows)
    for goal in goals:
        for rung in goal.rungs:
            assert card_of(goal, maya, rung=rung.index).seconds < ULTRA_TINY_SECONDS, (goal.id, rung.index)


def test_without_a_grown_ups_answers_the_card_is_as_it_was(goals: list[Goal]):
    alone = Household("7-9", "speaks", Leanings(person(Pole.REACTIVE), (Trait.REACTIVITY,), played=True))

    assert card_of(goals[0], alone).for_you is None
    assert alone.carer == {}


def test_two_grown_ups_read_different_lines_beside_the_same_childs_step(
    sites: Callable[[str], Flask], goals: list[Goal]
):
    maya = person(Pole.INTROVERTED, Pole.STEADY)
    ana, ben, nobody = (
        card_of(goals[0], home(maya, person(*poles))) for poles in ((Pole.EXTROVERTED,), (Pole.CONSCIENTIOUS,), ())
    )
    with sites("sqlite").test_request_context():
        read = [words_of(card, False, "en", "") for card in (ana, ben, nobody)]

    assert "For you:</b> Speak softly" in read[0]
    assert "For you:</b> This one step is all" in read[1]
    assert "For you" not in read[2]
    assert (ana.step, ana.delivery, ana.seconds) == (ben.step, ben.delivery, ben.seconds)


FIRST = '[[pair]]\ncarer = "Open"\nchild = "Open"\n'
GIFT = 'gift = "You both love what is new. A question you share can start any step."\n'
LAST_LINE = '[[lines]]\ncarer = "Traditional"\n'
FAULTS = {
    "a combination left out": (
        FIRST,
        '[[pair]]\ncarer = "Open"\nchild = "Traditional"\n',
        "Open and Traditional stands",
    ),
    "a pole nobody has": (FIRST, FIRST.replace('"Open"', '"Opne"', 1), "'pair' 1: 'carer' is 'Opne', not one of Open"),
    "poles of two traits": (FIRST, '[[pair]]\ncarer = "Open"\nchild = "Steady"\n', "are not poles of one trait"),
    "a pair without a gift": (GIFT, "", "'pair' 1: 'gift' is missing"),
    "a gift without a watch-out": ('watch_out = "Ideas', '# "Ideas', "'pair' 1: 'watch_out' is missing"),
    "a line too long": ("any step.", "any step, and then one more, as often as the two of you like.", "not 20 at most"),
    "an unkind word": ("A question you share", "A good boy", "says 'good boy', which no plan says"),
    "another pole's fact": ('fact = "S52"', 'fact = "S51"', "the fact of Steady is S52, not S51"),
    "a fact from elsewhere": ('fact = "S52"', 'fact = "S99"', "'fact' is 'S99', not one of S43"),
    "a watch-out of the source left out": ('fact = "S47"\n', "", "no pair of Extroverted is marked S47"),
    "calm not first": (
        '[[lines]]\ncarer = "Reactive"\nchild = "Reactive"',
        '[[lines]]\ncarer = "Reactive"\nchild = "Steady"',
        "the first of the lines is not the one for Reactive and Reactive",
    ),
    "a child's need after a single pole": (
        LAST_LINE,
        f'{LAST_LINE}child = "Open"\n',
        "the line for Traditional and Open comes after one for a single pole",
    ),
    "a line that stands twice": (
        LAST_LINE,
        '[[lines]]\ncarer = "Agreeable"\n',
        "the line for Agreeable stands twice",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_file_is_named(tmp_path: Path, name: str):
    old, new, fault = FAULTS[name]
    assert fault in str(fault_of(tmp_path, old, new))


def test_a_combination_that_is_missing_is_named(tmp_path: Path):
    whole = (CONTENT / "en" / "together.toml").read_text(encoding="utf-8")
    first = whole[whole.index(FIRST) : whole.index("[[pair]]", whole.index(FIRST) + 1)]

    assert "the pair Open and Open is missing" in str(fault_of(tmp_path, first, ""))


def fault_of(folder: Path, old: str, new: str) -> ContentError:
    """What the reader says of the file after one edit."""
    whole = (CONTENT / "en" / "together.toml").read_text(encoding="utf-8")
    assert old in whole
    path = folder / "together.toml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_together(path)
    assert "/together.toml: " in str(error.value)
    return error.value


def test_the_lines_are_read_once_and_a_pair_may_go_without_a_fact():
    assert together() is together("en")
    assert Pair(Trait.OPENNESS, Pole.OPEN, Pole.OPEN, "gift", "watch out").fact is None
