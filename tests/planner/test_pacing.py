"""The daily rule, row by row of its table (planner.md 3)."""

from collections.abc import Callable

import pytest

from planner.fitting import BELOW
from planner.pacing import Day, Today, grown, today
from planner.reasons import Why, reasons
from planner.stones import PACES

KINDS = ["reactive", "in between", None, "steady"]
START, RUNGS = 6, 14
WORKS = {"reactive": 9, "in between": 8, None: 8, "steady": 7}
"""The tapped rung with which each starts on rung 6."""

DAYS = {
    "e": Day(6, "win", felt="easy"),
    "o": Day(6, "win", felt="ok"),
    "h": Day(6, "win", felt="hard"),
    "w": Day(6, "win"),
    "W": Day(6, "win", upset=True, felt="easy"),
    "m": Day(6, "miss"),
    "s": Day(6, "miss", small_won=True),
    "u": Day(6, "miss", upset=True),
    "n": Day(6, "refused"),
    "N": Day(6, "refused", upset=True),
    "-": Day(6, "no try"),
    "H": Day(3, "win", felt="easy", hard_day=True),
    "R": Day(3, "refused", hard_day=True),
    "S": Day(6, "miss", hard_day=True, small_won=True),
    "M": Day(3, "miss", hard_day=True),
    "U": Day(3, "miss", upset=True, hard_day=True),
}
"""A diary is written as a word of these."""


def after(word: str, kind: str | None, *, hard_day: bool = False) -> Today:
    return today([DAYS[letter] for letter in word], kind, WORKS[kind], RUNGS, hard_day)


def rungs(word: str, kind: str | None) -> list[int]:
    """The rung offered after each of the days."""
    return [after(word[: count + 1], kind).rung for count in range(len(word))]


def why(word: str, kind: str | None = "reactive") -> str:
    said = after(word, kind).reason
    return next(key for key, reason in reasons().items() if reason == said)


@pytest.mark.parametrize(("kind", "below"), [("reactive", 3), ("in between", 2), (None, 2), ("steady", 1)])
def test_the_first_step_lies_below_what_works_on_most_days(kind: str | None, below: int):
    assert today([], kind, 9, RUNGS).rung == 9 - below
    assert today([], kind, 0, RUNGS).rung == 0
    assert [today([], kind, tapped, 5).rung for tapped in (4, 99)] == [4 - below] * 2


def test_where_nobody_tapped_the_ladder_the_first_step_is_near_its_foot():
    assert [today([], kind, None, RUNGS).rung for kind in KINDS] == [0, 1, 1, 2]
    assert [today([], kind, None, 1).rung for kind in KINDS] == [0] * 4


def test_the_plan_and_the_days_begin_on_the_same_rung():
    assert {PACES[kind].below for kind in KINDS} == set(BELOW.values())
    assert [PACES[kind].below for kind in ("reactive", None, "steady")] == list(BELOW.values())


@pytest.mark.parametrize(("kind", "stones"), [("reactive", 6), ("in between", 5), (None, 5), ("steady", 4)])
def test_so_many_stones_are_one_rung_up(kind: str | None, stones: int):
    assert rungs("o" * stones, kind) == [6] * (stones - 1) + [7]
    assert rungs("w" * 2 * stones, kind)[-1] == 8
    assert rungs("e" * ((stones + 1) // 2), kind)[-2:] == [6, 7]
    assert rungs("h" * 20, kind) == [6] * 20


@pytest.mark.parametrize(
    ("kind", "word", "expected"),
    [
        ("reactive", "m", [5]),
        ("reactive", "mooooooo", [5] * 7 + [6]),
        ("reactive", "u", [4]),
        ("reactive", "uoooooooo", [4] * 8 + [5]),
        ("reactive", "ummooooooooo", [4, 3, 2, *[2] * 7, 3, 3]),
        ("reactive", "ooooom", [6] * 5 + [5]),
        ("reactive", "nn", [6, 5]),
        ("reactive", "nnoooooo", [6, *[5] * 6, 6]),
        ("reactive", "nnnn", [6, 5, 5, 4]),
        ("reactive", "ooooono", [6] * 6 + [7]),
        ("reactive", "ooooonno", [6] * 6 + [5, 5]),
        ("reactive", "non", [6, 6, 6]),
        ("reactive", "N", [5]),
        ("reactive", "Noooooooo", [5] * 8 + [6]),
        ("reactive", "uuuuu", [4, 2, 0, 0, 0]),
        ("reactive", "uWooooooooo", [4] * 9 + [5, 5]),
        (None, "mooooo", [5] * 5 + [6]),
        (None, "uoooooo", [4] * 6 + [5]),
        ("in between", "nn", [6, 5]),
        ("steady", "m", [6]),
        ("steady", "mm", [6, 5]),
        ("steady", "mmm", [6, 5, 5]),
        ("steady", "mom", [6, 6, 6]),
        ("steady", "mnm", [6, 6, 6]),
        ("steady", "m-Hm", [6, 6, 6, 5]),
        ("steady", "mu", [6, 5]),
        ("steady", "umooooo", [5, 5, 5, 5, 5, 5, 6]),
        ("steady", "ooomoooo", [6] * 7 + [7]),
        ("steady", "sn", [6, 6]),
        ("steady", "nmn", [6, 6, 6]),
        ("steady", "n-Rn", [6, 6, 6, 5]),
        ("steady", "Woooo", [6, 6, 6, 6, 7]),
    ],
)
def test_the_table_row_by_row(kind: str | None, word: str, expected: list[int]):
    assert rungs(word, kind) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_hard_day_done_or_refused_and_a_day_without_a_try_move_nothing(kind: str | None):
    assert rungs("HHHHHHRRRRSSSS------", kind) == [6] * 20
    assert after("o-ooH-R-ooo", kind).rung == after("oooooo", kind).rung


def test_a_miss_or_an_upset_on_a_hard_day_still_says_that_the_step_was_too_big():
    assert [rungs(word, "reactive") for word in ("M", "U")] == [[5], [4]]


@pytest.mark.parametrize(("kind", "small"), [("reactive", 3), ("in between", 3), (None, 3), ("steady", 2)])
def test_the_smaller_step_and_a_hard_days_lie_so_far_below(kind: str | None, small: int):
    assert after("", kind).smaller == 6 - small
    assert after("", kind, hard_day=True) == Today(6 - small, None, reasons()[Why.HARD_DAY])
    assert today([], kind, 2 + PACES[kind].below - 1, RUNGS).smaller == 0
    assert today([], kind, 0, RUNGS).smaller is None
    assert today([], kind, 0, RUNGS, hard_day=True).rung == 0


def test_a_ladder_that_grew_shorter_holds_the_child_on_its_top():
    diary = [Day(13, "win", felt="easy")] * 30

    assert today(diary, "steady", 12, 14).rung == 13
    assert today(diary, "steady", 12, 8).rung == 7
    assert today(diary, "steady", 12, 1) == Today(0, None, reasons()[Why.TOP])


def test_a_goal_has_grown_with_the_stones_of_its_top_rung_and_a_miss_opens_it_again():
    ok = Day(3, "win", felt="ok")

    assert [grown([ok] * days, "steady", 4, 4) for days in (3, 4, 7, 8, 9)] == [False, False, False, True, True]
    assert not grown([*[ok] * 9, Day(3, "miss")], "steady", 4, 4)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: today([Day(0, "won")], None, 3, 9), "'won'"),
        (lambda: today([Day(0, "")], None, 3, 9), "''"),
        (lambda: today([Day(0, "win", felt="great")], None, 3, 9), "'great'"),
        (lambda: today([], "nervous", 3, 9), "'nervous'"),
        (lambda: today([], None, 3, 0), "not 0"),
    ],
)
def test_a_word_that_nobody_knows_is_named(call: Callable[[], Today], named: str):
    with pytest.raises(ValueError, match=named):
        call()


REASONS = {
    "": "start",
    "e": "same",
    "h": "effort",
    "eee": "up",
    "eee-": "up",
    "W": "a_lot",
    "m": "smaller",
    "u": "too_much",
    "uo": "settling",
    "uooo": "same",
    "n": "not_today",
    "nn": "twice_not_today",
    "N": "too_much",
    "H": "after_a_hard_day",
    "uuuu": "foot",
    "e" * 60: "top",
}


@pytest.mark.parametrize("word", REASONS)
def test_the_reason_tells_what_the_last_days_said(word: str):
    assert why(word) == REASONS[word]


def test_a_steady_childs_first_miss_and_an_unknown_start_have_their_reasons():
    assert why("m", "steady") == "once_more"
    assert today([], "steady", None, RUNGS).reason == reasons()[Why.START_SMALL]
