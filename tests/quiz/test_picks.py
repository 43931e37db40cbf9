"""What a child's pick means: to the engine by pole and side, to a room of the treehouse by how sure the reading is."""

import pytest

from quiz.picks import BOTH, PICKS, SKIP, Picked, counted, fitting_of
from quiz.scoring import Answer, Reading, Word
from quiz.seating import Seat
from quiz.traits import Pole

PIM_HIGH, PIM_LOW = Seat(pim_high=True, pim_first=True), Seat(pim_high=False, pim_first=True)


def test_a_child_may_pick_either_pole_both_or_none():
    assert set(PICKS) == {*Pole, BOTH, SKIP}


@pytest.mark.parametrize(
    ("pick", "seat", "answer"),
    [
        ("Open", PIM_HIGH, Answer(2, 3, "left")),
        ("Open", PIM_LOW, Answer(2, 3, "right")),
        ("Traditional", PIM_HIGH, Answer(0, 3, "right")),
        ("Traditional", PIM_LOW, Answer(0, 3, "left")),
        ("Reactive", PIM_LOW, Answer(2, 3, "right")),
        ("both", PIM_HIGH, Answer(1, 3)),
        ("both", PIM_LOW, Answer(1, 3)),
    ],
)
def test_a_pick_counts_by_its_pole_and_remembers_the_side_that_was_tapped(pick: str, seat: Seat, answer: Answer):
    assert counted(Picked("some-card", pick, seat)) == answer


@pytest.mark.parametrize("pole", Pole)
def test_a_high_pole_counts_high_and_a_low_pole_low(pole: Pole):
    assert counted(Picked("some-card", pole, PIM_HIGH)).choice == (2 if pole.high else 0)


def test_a_pick_that_is_no_pole_is_refused():
    with pytest.raises(ValueError, match="skip"):
        counted(Picked("some-card", SKIP, PIM_HIGH))


@pytest.mark.parametrize(
    ("word", "p_high", "fitting"),
    [
        ("clear", 0.95, "high"),
        ("clear", 0.05, "low"),
        ("leaning", 0.85, "high"),
        ("leaning", 0.15, "low"),
        ("a bit of both", 0.52, "both"),
        ("still finding out", 0.75, "both"),
        ("still finding out", 0.25, "both"),
    ],
)
def test_a_room_shows_a_pole_if_the_reading_names_one_and_else_both(word: str, p_high: float, fitting: str):
    assert fitting_of(Reading(0.0, 0.7, (-1.0, 1.0), p_high, 4, Word(word))) == fitting
