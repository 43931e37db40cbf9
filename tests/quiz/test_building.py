"""Every tap is a plank, five planks are a part, and nothing that was built goes away (experience 3)."""

import pytest

from quiz.building import (
    FIRST_BUDGET,
    LARGEST_BUDGET,
    Built,
    built,
    extras_built,
    part_just_made,
    parts,
    planks,
    rooms_built,
)


@pytest.mark.parametrize(
    ("answered", "whole_parts", "loose_planks", "rooms", "extras"),
    [
        (0, 0, 0, 0, ()),
        (1, 0, 1, 0, ()),
        (4, 0, 4, 0, ()),
        (5, 1, 0, 1, ()),
        (9, 1, 4, 1, ()),
        (10, 2, 0, 3, ()),
        (15, 3, 0, 5, ()),
        (19, 3, 4, 5, ()),
        (20, 4, 0, 5, ("swing",)),
        (25, 5, 0, 5, ("swing", "lantern")),
        (30, 6, 0, 5, ("swing", "lantern")),
    ],
)
def test_a_treehouse_grows_with_every_tap(
    answered: int, whole_parts: int, loose_planks: int, rooms: int, extras: tuple[str, ...]
):
    assert parts(answered) == whole_parts
    assert planks(answered) == loose_planks
    assert rooms_built(answered) == rooms
    assert extras_built(answered) == extras
    assert built(answered) == Built(loose_planks, rooms, extras)


def test_nothing_that_was_built_goes_away():
    stages = [(parts(taps), rooms_built(taps), len(extras_built(taps))) for taps in range(LARGEST_BUDGET + 1)]

    for before, after in zip(stages, stages[1:], strict=False):
        assert all(less <= more for less, more in zip(before, after, strict=True))


def test_a_part_is_made_by_every_fifth_tap_and_by_no_other():
    assert [taps for taps in range(LARGEST_BUDGET + 1) if part_just_made(taps)] == [5, 10, 15, 20, 25]


def test_the_first_game_builds_all_five_rooms_and_no_game_ends_with_a_loose_plank():
    assert rooms_built(FIRST_BUDGET) == 5
    assert planks(FIRST_BUDGET) == planks(LARGEST_BUDGET) == 0
