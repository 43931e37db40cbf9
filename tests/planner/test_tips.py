"""The lines around a step: read with care, one slot a trait, nine pairs that share one."""

from pathlib import Path

import pytest

from planner import CONTENT
from planner.leanings import NOT_PLAYED, Leanings
from planner.tips import SLOT_OF, Slot, Tips, read_tips, slot_lines, tips
from quiz.reading import ContentError
from quiz.traits import Pole, Trait

WORDS = {
    "spark": "What did you hear?",
    "game": "you are a frog",
    "choice_a": "the blue one",
    "choice_b": "the red one",
    "person": "Grandma",
    "anchor": "after lunch",
    "habit": "Keep it after lunch.",
}


def leaning(*poles: Pole) -> Leanings:
    return Leanings({pole.trait: pole for pole in poles}, tuple(pole.trait for pole in poles), played=True)


def test_a_child_nobody_knows_yet_gets_the_general_lines(lines: Tips):
    assert slot_lines(lines, NOT_PLAYED, WORDS) == dict(lines.general)


@pytest.mark.parametrize("pole", Pole)
def test_a_pole_writes_into_its_own_slot_and_no_other(lines: Tips, pole: Pole):
    known = slot_lines(lines, leaning(pole), WORDS)
    unknown = slot_lines(lines, leaning(), WORDS)

    assert {slot for slot in Slot if known[slot] != unknown[slot]} == {SLOT_OF[pole.trait]}


def test_a_child_who_played_and_is_not_clearly_steady_gets_the_small_size_line(lines: Tips):
    assert slot_lines(lines, leaning(Pole.OPEN), WORDS)[Slot.SIZE] == lines.small


def test_the_goals_words_fill_the_lines(lines: Tips):
    own = slot_lines(lines, leaning(Pole.OPEN, Pole.FREE_SPIRITED, Pole.SELF_GOVERNING), WORDS)

    assert "What did you hear?" in own[Slot.SPARK]
    assert "you are a frog" in own[Slot.TRACK]
    assert "the blue one" in own[Slot.BOND]


def test_there_are_the_nine_pairs_of_the_plan(lines: Tips):
    assert {(pair.poles, pair.slot) for pair in lines.pairs} == {
        (frozenset({Pole.INTROVERTED, Pole.AGREEABLE}), Slot.BOND),
        (frozenset({Pole.EXTROVERTED, Pole.REACTIVE}), Slot.SETTING),
        (frozenset({Pole.EXTROVERTED, Pole.SELF_GOVERNING}), Slot.BOND),
        (frozenset({Pole.TRADITIONAL, Pole.FREE_SPIRITED}), Slot.TRACK),
        (frozenset({Pole.TRADITIONAL, Pole.SELF_GOVERNING}), Slot.BOND),
        (frozenset({Pole.CONSCIENTIOUS, Pole.REACTIVE}), Slot.TRACK),
        (frozenset({Pole.SELF_GOVERNING, Pole.REACTIVE}), Slot.BOND),
        (frozenset({Pole.OPEN, Pole.REACTIVE}), Slot.SPARK),
        (frozenset({Pole.FREE_SPIRITED, Pole.STEADY}), Slot.TRACK),
    }


def pair_line(lines: Tips, *poles: Pole) -> str:
    return next(pair.says for pair in lines.pairs if pair.poles == set(poles)).format_map(WORDS)


@pytest.mark.parametrize(
    ("mix", "slot", "winner"),
    [
        ((Pole.INTROVERTED, Pole.AGREEABLE), Slot.BOND, (Pole.INTROVERTED, Pole.AGREEABLE)),
        (
            (Pole.TRADITIONAL, Pole.SELF_GOVERNING, Pole.REACTIVE),
            Slot.BOND,
            (Pole.SELF_GOVERNING, Pole.REACTIVE),
        ),
        (
            (Pole.TRADITIONAL, Pole.EXTROVERTED, Pole.SELF_GOVERNING),
            Slot.BOND,
            (Pole.TRADITIONAL, Pole.SELF_GOVERNING),
        ),
        (
            (Pole.EXTROVERTED, Pole.SELF_GOVERNING, Pole.REACTIVE),
            Slot.BOND,
            (Pole.SELF_GOVERNING, Pole.REACTIVE),
        ),
        (
            (Pole.TRADITIONAL, Pole.FREE_SPIRITED, Pole.STEADY),
            Slot.TRACK,
            (Pole.TRADITIONAL, Pole.FREE_SPIRITED),
        ),
    ],
)
def test_where_pairs_meet_the_protective_pole_decides(lines: Tips, mix: tuple[Pole], slot: Slot, winner: tuple[Pole]):
    assert slot_lines(lines, leaning(*mix), WORDS)[slot] == pair_line(lines, *winner)


def test_a_teens_step_has_no_boxes_and_no_game(lines: Tips):
    for pole in (Pole.CONSCIENTIOUS, Pole.FREE_SPIRITED):
        assert slot_lines(lines, leaning(pole), WORDS, teen=True)[Slot.TRACK] == lines.teen_track


def test_each_trait_has_a_slot():
    assert list(SLOT_OF) == list(Trait)
    assert list(SLOT_OF.values()) == list(Slot)


FAULTS = {
    "two tips for a pole": ('pole = "Traditional"\nslot = "spark"', 'pole = "Open"\nslot = "spark"', "one for each"),
    "an unknown pole": ('pole = "Open"', 'pole = "Opne"', "'tip' 1: 'pole' is 'Opne', not one of Open"),
    "another trait's slot": (
        'pole = "Open"\nslot = "spark"',
        'pole = "Open"\nslot = "bond"',
        "the slot of Open is spark",
    ),
    "a pair in a third slot": (
        'poles = ["Introverted", "Agreeable"]\nslot = "bond"',
        'poles = ["Introverted", "Agreeable"]\nslot = "size"',
        "'pair' 1: the slot size belongs to neither Introverted nor Agreeable",
    ),
    "an unknown place": ("{habit}", "{habits}", "may fill in spark, game"),
    "a slot left out": ("[small]\nsize = ", "[small]\nsized = ", "'small' 'sized' is not a field"),
    "an unkind word": ('cut = "Stop', 'cut = "You must stop', "'cut' says 'must', which no plan says"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_tips_is_named(tmp_path: Path, name: str):
    old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / "tips.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "tips.toml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_tips(path)

    assert "/tips.toml: " in str(error.value)
    assert fault in str(error.value)


def test_tips_are_read_once():
    assert tips() is tips("en")
