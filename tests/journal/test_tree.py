"""The tree holds one leaf or four hundred, each in its place, and none ever falls (experience 4.7)."""

from itertools import combinations
from math import dist
from random import Random

import pytest

from journal.tree import BRANCHES, HEIGHT, WIDTH, Kind, kind_of, spots

MANY = (1, 2, 3, 7, 12, 31, 100, 400)


def forest(many: int) -> list[tuple[Kind, ...]]:
    """Trees of so many leaves: all on one branch, all in the crown, mixed in two ways."""
    random = Random(many)
    mixed = [tuple(random.choice(list(kinds)) for _ in range(many)) for kinds in (Kind, list(Kind)[:6])]
    return [(Kind.SENSORY,) * many, (Kind.PLAIN,) * many, *mixed]


@pytest.mark.parametrize("many", MANY)
def test_every_leaf_hangs_whole_in_the_picture_and_above_the_ground(many: int) -> None:
    for kinds in forest(many):
        for spot in spots(kinds):
            assert spot.size / 2 <= spot.x <= WIDTH - spot.size / 2
            assert spot.size / 2 <= spot.y <= HEIGHT - 60


@pytest.mark.parametrize("many", MANY)
def test_no_leaf_covers_the_middle_of_another_on_its_branch(many: int) -> None:
    for kinds in forest(many):
        placed = spots(kinds)
        for one, other in combinations(placed, 2):
            if BRANCHES[one.kind] is BRANCHES[other.kind]:
                assert dist((one.x, one.y), (other.x, other.y)) > one.size / 2


@pytest.mark.parametrize("many", MANY)
def test_a_leaf_hangs_nearer_to_its_own_branch_than_to_any_other_area(many: int) -> None:
    ends = {kind: branch for kind, branch in BRANCHES.items() if kind not in {Kind.PLAIN, Kind.BUD}}
    for kinds in forest(many):
        for spot in spots(kinds):
            if spot.kind in ends:
                assert min(ends, key=lambda kind: dist((spot.x, spot.y), (ends[kind].x, ends[kind].y))) is spot.kind


def test_a_new_leaf_leaves_the_others_where_they_are_as_long_as_there_is_room() -> None:
    few = (Kind.SPEECH, Kind.PLAIN, Kind.SPEECH)
    assert spots((*few, Kind.SOCIAL))[:3] == spots(few)


def test_more_leaves_are_smaller_leaves_and_never_fewer() -> None:
    sizes = [spots((Kind.PLAIN,) * many)[0].size for many in MANY]
    assert sizes == sorted(sizes, reverse=True)
    assert all(len(spots((Kind.PLAIN,) * many)) == many for many in MANY)
    assert sizes[-1] >= 4


def test_each_leaf_knows_what_it_is() -> None:
    assert kind_of("self-help", False) is Kind.SELF_HELP
    assert kind_of(None, False) is Kind.PLAIN
    assert kind_of("speech", True) is Kind.BUD
