"""Eight ways to grow a step, each of which works on its own."""

import pytest

from planner.doses import GENERATORS
from planner.rungs import Kind, Level, Step, Zone, bites_of
from planner.words import words


def doses(kind: Kind, **body: object) -> list[int | str]:
    return [rung.dose for rung in GENERATORS[kind](words(), **body)]


def sentences(kind: Kind, **body: object) -> list[str]:
    return [rung.do for rung in GENERATORS[kind](words(), **body)]


def test_every_kind_has_a_generator():
    assert set(GENERATORS) == set(Kind)


def test_a_duration_grows_by_a_factor_of_its_own_accord():
    assert doses(Kind.DURATION, ask="Sit and count {n}.") == [1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 150, 240]


def test_a_stretch_of_twenty_is_cut_into_bites_of_seven():
    rungs = GENERATORS[Kind.DURATION](
        words(), ask="{n}", bites="{n} seconds, {times} times", open="count {n}", seconds=[20]
    )

    assert rungs[0].bites == "7 seconds, 3 times"
    assert rungs[0].open is None


@pytest.mark.parametrize("seconds", range(10, 25))
def test_bites_stay_below_ten_seconds_and_make_the_whole(seconds: int):
    times, bite = bites_of(seconds)

    assert bite < 10
    assert times <= 3
    assert times * bite >= seconds


def test_a_stretch_too_long_for_three_bites_is_left_open_after_eight():
    rungs = GENERATORS[Kind.DURATION](words(), ask="{n}", bites="{n} x {times}", open="Count {n}.", seconds=[9, 24, 25])

    assert [(rung.bites, rung.open) for rung in rungs] == [(None, None), ("8 x 3", None), (None, "Count 8.")]


def test_a_count_grows_in_things_and_in_seconds():
    rungs = GENERATORS[Kind.COUNT](words(), ask="Put away {dose}.", one="one toy", many="{n} toys", each=2)

    assert [rung.dose for rung in rungs] == [1, 2, 3, 4, 6, 8]
    assert [rung.seconds for rung in rungs] == [2, 4, 6, 8, 12, 16]
    assert [rung.do for rung in rungs[:2]] == ["Put away one toy.", "Put away 2 toys."]


def test_a_set_grows_in_things_to_choose_among_and_then_in_likeness():
    body = {"ask": "Find mine among {n}.", "single": "Find mine.", "alike": "Find mine among twins."}
    rungs = GENERATORS[Kind.SET](words(), **body)

    assert [rung.dose for rung in rungs] == [1, 2, 3, 4, 6, "alike"]
    assert [rung.do for rung in rungs][:2] == ["Find mine.", "Find mine among 2."]
    assert rungs[-1].do == "Find mine among twins."
    assert rungs[-1].seconds == rungs[-2].seconds


STEPS = [Step("hold the sides", 3), Step("pull the zip", 4, parts=("the last bit", "all the way"))]


def chain(direction: str) -> list[tuple[str, int]]:
    body = {"ask": "You {dose}.", "whole": "All of it is yours.", "steps": STEPS, "direction": direction}
    return [(rung.do, rung.seconds) for rung in GENERATORS[Kind.CHAIN](words(), **body)]


def test_a_backward_chain_grows_from_its_end():
    assert chain("backward") == [
        ("You pull the zip, the last bit.", 4),
        ("You pull the zip, all the way.", 4),
        ("You hold the sides. Then go on as you know it.", 7),
        ("All of it is yours.", 7),
    ]


def test_a_forward_chain_grows_from_its_start():
    assert chain("forward") == [
        ("You hold the sides.", 3),
        ("You pull the zip, the last bit.", 7),
        ("You pull the zip, all the way.", 7),
        ("All of it is yours.", 7),
    ]


@pytest.mark.parametrize(
    ("kind", "first", "last", "size"),
    [
        (Kind.SHARE, "a touch", "all", 4),
        (Kind.START, "with me", "somewhere else", 6),
        (Kind.WORDS, "any signal", "three words or buttons", 7),
    ],
)
def test_a_kind_with_levels_has_a_series_of_its_own(kind: Kind, first: str, last: str, size: int):
    found = doses(kind, ask="Do it: {dose}.")

    assert (found[0], found[-1], len(found)) == (first, last, size)


def test_an_exposure_has_no_series_of_its_own():
    assert doses(Kind.EXPOSURE) == []


@pytest.mark.parametrize("kind", [Kind.EXPOSURE, Kind.SHARE, Kind.WORDS, Kind.START])
def test_levels_keep_their_wording_seconds_and_first_bit(kind: Kind):
    levels = [Level("a touch", 2), Level("all of it", 30, first="Begin with a touch.", praise="You touched it.")]
    rungs = GENERATORS[kind](words(), ask="{dose}, then rest.", levels=levels)

    assert [rung.do for rung in rungs] == ["A touch, then rest.", "All of it, then rest."]
    assert [rung.seconds for rung in rungs] == [2, 30]
    assert (rungs[1].first, rungs[1].praise) == ("Begin with a touch.", "You touched it.")
    assert {rung.kind for rung in rungs} == {kind}
    assert {rung.zone for rung in rungs} == {Zone.BODY}
