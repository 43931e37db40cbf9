"""What a page carries along is what the engine would ask, and enough to finish a room without a connection."""

from random import Random

import pytest

from quiz.ahead import ahead, next_cards, rest_of_room
from quiz.building import FIRST_BUDGET, LARGEST_BUDGET, PLANKS_A_PART
from quiz.cards import CHILD_BANDS
from quiz.parting import newest
from quiz.picks import BOTH, SKIP
from quiz.rounds import Round
from quiz.seating import BY_NAME, SEATS, Seat


def new_round(band, seed=1, budget=FIRST_BUDGET):
    """A round with nothing picked."""
    return Round(band, seed, budget, newest(), {})


def picks_of(card):
    """The four ways to answer a card."""
    return [*(line.pole for line in card.lines), BOTH, SKIP]


def walk(band, seed, budget=FIRST_BUDGET):
    """A child who taps at random: the round and the card before each tap, and the tap."""
    round, chance = new_round(band, seed, budget), Random(seed)
    while card := round.next:
        pick = chance.choice(picks_of(card))
        yield round, card, pick
        round = round.after(card, pick)


@pytest.mark.parametrize("band", CHILD_BANDS)
@pytest.mark.parametrize("seed", range(8))
def test_each_tap_carries_the_card_that_the_engine_then_asks_and_its_seat(band, seed):
    for round, card, pick in walk(band, seed):
        after = round.after(card, pick)
        carried = [one for one in next_cards(round, card) if pick in one.picks]
        if len(after.picked) % PLANKS_A_PART:
            assert [(one.card, one.seat) for one in carried] == [(after.next, after.seat_of(after.next))]
        else:
            assert carried == []


@pytest.mark.parametrize("band", CHILD_BANDS)
def test_a_room_is_finished_from_what_its_first_page_carries_whatever_is_tapped(band):
    for round, card, _ in walk(band, seed=3, budget=LARGEST_BUDGET):
        coming = ahead(round, card)
        missing = PLANKS_A_PART - len(round.picked) % PLANKS_A_PART - 1
        ids = [one.card.id for one in coming.rest_of_room]
        assert len(coming.next_cards) >= min(missing, 1)
        assert len(ids) == max(missing - 1, 0)
        assert len(set(ids)) == len(ids)
        assert not {card.id, *round.picked} & set(ids)


def test_the_room_that_is_carried_is_the_room_that_these_taps_make():
    round = new_round("7-9")
    coming = ahead(round, round.next)
    assert (coming.part, coming.built.rooms, coming.built.planks) == (1, 1, 0)


def test_nothing_is_carried_for_a_card_that_was_picked_or_when_all_planks_are_laid():
    *_, (round, card, pick) = walk("7-9", seed=5)
    full = round.after(card, pick)
    assert ahead(full, card) is None
    assert next_cards(full, card) == ()
    assert rest_of_room(round, card) == ()


def test_a_seat_comes_back_from_its_name_and_a_carried_card_keeps_the_seat_it_was_shown_in():
    assert {BY_NAME[str(seat)] for seat in SEATS} == set(SEATS)
    round = new_round("7-9")
    other = next(seat for seat in SEATS if seat != round.seat_of(round.next))
    assert round.after(round.next, BOTH, other).picked[round.next.id].seat == other


def test_a_round_that_was_finished_offline_always_finds_a_next_seat():
    round = new_round("7-9")
    for seat in (Seat(True, False), Seat(True, True), Seat(True, False)):
        round = round.after(round.next, BOTH, seat)
    assert round.seat_of(round.next) in SEATS
