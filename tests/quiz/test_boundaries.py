"""Where two poles part is learnt slowly from earlier children, and never moves under an old profile."""

from dataclasses import FrozenInstanceError

import pytest

from quiz.boundaries import Boundaries, shrunk


def test_before_any_child_the_poles_part_in_the_middle_of_the_questions():
    assert shrunk([]) == 0.0


def test_thirty_children_move_the_boundary_half_way_to_their_median():
    assert shrunk([0.2] * 10 + [0.4] * 10 + [0.9] * 10) == pytest.approx(0.2)


def test_the_more_children_the_nearer_the_boundary_comes_to_their_median():
    moved = [shrunk([-0.4] * count) for count in (1, 30, 200, 5000)]
    assert moved == sorted(moved, reverse=True)
    assert moved[0] == pytest.approx(-0.4 / 31)
    assert moved[-1] == pytest.approx(-0.4, abs=0.005)


def test_one_extreme_child_hardly_moves_the_boundary():
    assert shrunk([0.1] * 20 + [3.0]) == pytest.approx(0.1 * 21 / 51)


def test_a_version_cannot_be_changed_afterwards():
    drafted = {"Openness": 0.3}
    version = Boundaries(2, drafted)
    drafted["Openness"] = 0.9
    assert version.by_trait["Openness"] == 0.3
    with pytest.raises(TypeError):
        version.by_trait["Openness"] = 0.9
    with pytest.raises(FrozenInstanceError):
        version.version = 3


def test_the_first_version_parts_every_trait_in_the_middle():
    assert Boundaries().by_trait.get("Openness", 0.0) == 0.0
    assert Boundaries().version == 0
