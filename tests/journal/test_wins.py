"""Two lines of a day: kept as they were typed, on one line, with a stamp that tells one version from another."""

from datetime import date, timedelta

import pytest

from journal.months import Month
from journal.old_wins import newest_old_day, old_win
from journal.wins import LONGEST_LINE, Place, Told, may_hold, one_line
from planner.areas import Area

TODAY = date(2026, 3, 29)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("  held it  ", "held it"),
        ("held it\r\nand laughed\t", "held it and laughed"),
        ("zip\0ped", "zip ped"),
        ("नमस्ते 👩‍👧", "नमस्ते 👩‍👧"),
        ("<b>hi</b>", "<b>hi</b>"),
    ],
)
def test_a_line_is_one_line_and_otherwise_as_it_was_typed(typed: str | None, kept: str) -> None:
    assert one_line(typed) == kept


def test_a_stamp_tells_each_version_from_each_other() -> None:
    versions = [
        Told(),
        Told("a"),
        Told("", "a"),
        Told("a", "a"),
        Told("a", area=Area.SPEECH),
        Told("a", place=Place.SPORT),
    ]
    assert len({told.stamp for told in versions}) == len(versions)
    assert Told("a").stamp == Told("a").stamp


def test_either_line_may_be_blank() -> None:
    assert Told().blank
    assert not Told("a").blank
    assert not Told(helped="a").blank


def test_a_win_may_stand_on_any_day_that_was_and_not_on_one_to_come() -> None:
    for days in (0, 1, 400, 4000):
        assert may_hold(TODAY - timedelta(days=days), TODAY)
    assert may_hold(TODAY + timedelta(days=1), TODAY), "a clock that was changed may have been a day ahead"
    assert not may_hold(TODAY + timedelta(days=2), TODAY)
    assert not may_hold(date(1, 1, 1), TODAY)
    assert LONGEST_LINE == 140


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2028, 2, 29), date(2026, 12, 31), date(2026, 3, 1)])
def test_a_month_has_all_its_days(day: date) -> None:
    month = Month.of(day)
    assert month.first.day == 1
    assert month.first <= day <= month.last
    assert (month.last + timedelta(days=1)).day == 1
    assert Month.named(month.name) == month


@pytest.mark.parametrize("name", ["", "2026", "2026-13", "2026-1-1", "x", "0000-01", "2026-11-22"])
def test_what_is_no_month_names_none(name: str) -> None:
    assert Month.named(name) is None


def test_an_old_win_is_the_same_all_day_and_another_on_another_day() -> None:
    tokens = [f"token-{n}" for n in range(20)]
    offered = {old_win(tokens, TODAY + timedelta(days=days)) for days in range(40)}
    assert len(offered) > 10
    assert old_win(reversed(tokens), TODAY) == old_win(tokens, TODAY)
    assert old_win([], TODAY) is None


def test_an_old_win_is_older_than_three_days() -> None:
    assert newest_old_day(TODAY) == date(2026, 3, 25)
