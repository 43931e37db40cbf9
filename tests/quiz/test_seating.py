"""Neither friend, no side and no place in the order stands for a pole (experience F4)."""

from collections.abc import Iterator
from itertools import groupby
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.seating import LONGEST_RUN, SEATS, Seat, seat
from quiz.traits import Trait

quick = settings(max_examples=60, deadline=None, database=None)
seeds = st.integers(0, 2**31 - 1)
orders = st.lists(st.sampled_from(Trait), min_size=1, max_size=25)
LENGTHS = pytest.mark.parametrize("length", [15, 25])
SIDES = ("Pim, on the left, speaks for the high pole", "Pim speaks first", "the high pole is spoken first")
GAMES = 100


def seats_of(order: list[Trait], seed: int) -> list[Seat]:
    """The seats of a game that asks for these traits in turn."""
    seated: list[tuple[str, Seat]] = []
    for trait in order:
        seated.append((trait, seat(seated, trait, seed)))
    return [taken for _, taken in seated]


def real_orders(length: int) -> Iterator[list[Trait]]:
    """Orders as the asking makes them: every trait twice in turn, then any trait up to five times."""
    for number in range(GAMES):
        chance, order = Random(number), list(Trait) * 2
        while len(order) < length:
            order.append(chance.choice([trait for trait in Trait if order.count(trait) < 5]))
        yield order


def difference(seats: list[Seat], side: int) -> int:
    """By how much one way of a side outnumbers the other."""
    return abs(sum(1 if taken.sides[side] else -1 for taken in seats))


@quick
@given(order=orders, seed=seeds)
def test_f4_no_side_comes_more_than_twice_in_a_row(order: list[Trait], seed: int):
    for side in zip(*[taken.sides for taken in seats_of(order, seed)], strict=True):
        assert max(len(list(run)) for _, run in groupby(side)) <= LONGEST_RUN == 2


@quick
@given(order=orders, seed=seeds)
def test_the_same_seed_gives_the_same_seats(order: list[Trait], seed: int):
    assert seats_of(order, seed) == seats_of(order, seed)


@quick
@given(order=orders, seed=seeds)
def test_an_answer_more_never_moves_an_earlier_seat(order: list[Trait], seed: int):
    assert seats_of(order[:-1], seed) == seats_of(order, seed)[:-1]


def test_another_seed_gives_other_seats():
    order = next(real_orders(15))

    assert len({tuple(seats_of(order, seed)) for seed in range(20)}) > 10


@LENGTHS
def test_f4_over_a_game_each_pole_is_left_and_right_about_equally_often(length: int):
    for seed, order in enumerate(real_orders(length)):
        assert difference(seats_of(order, seed), side=0) <= 1


@LENGTHS
@pytest.mark.parametrize("side", range(3), ids=SIDES)
def test_f4_over_a_game_each_side_has_a_share_near_half(length: int, side: int):
    apart = [difference(seats_of(order, seed), side) for seed, order in enumerate(real_orders(length))]

    assert sum(one <= 3 for one in apart) >= 0.98 * GAMES
    assert max(apart) <= 5


@LENGTHS
def test_f4_within_a_trait_the_high_pole_is_left_and_right_in_turn_except_rarely(length: int):
    apart = []
    for seed, order in enumerate(real_orders(length)):
        seats = seats_of(order, seed)
        for trait in Trait:
            own = [taken for asked, taken in zip(order, seats, strict=True) if asked is trait]
            apart.append(difference(own, side=0))

    assert sum(one <= 1 for one in apart) >= 0.95 * len(apart)
    assert max(apart) <= 3


def test_the_first_card_may_have_any_seat():
    assert {seats_of([Trait.OPENNESS], seed)[0] for seed in range(60)} == set(SEATS)


@pytest.mark.parametrize(
    ("pim_high", "pim_first", "high_first"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, True)],
)
def test_who_speaks_first_for_which_pole_makes_the_pole_that_is_spoken_first(
    pim_high: bool, pim_first: bool, high_first: bool
):
    assert Seat(pim_high, pim_first).high_first is high_first
