"""A rung in between from "too big", taken out again; a rung skipped; a goal that has grown (planner.md 1, 3)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time

from planner.ladders import goal
from tests.journeys import Device
from tests.planner.at_home import AtHome
from tests.site.watching import NOT_FROZEN, rows

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
ID = "zip-the-jacket"
GOAL = f"/plan/goals/{ID}"
RUNGS = [rung.do for rung in goal(ID).rungs]
SPLITS = ("how-much", "more-help", "where", "with-whom")


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture
def home(clock: Any, site: Flask) -> AtHome:
    """A family with the zip open as today's step, on rung 5."""
    home = AtHome(site)
    set_to(home, "today-0")
    set_to(home, "rung-5")
    return home


def set_to(device: Device, change: str) -> None:
    """One change of the goal."""
    device.send(f"{GOAL}/changes", {"change": change, "from": "goal"})


def say(device: Device, said: str, day: datetime | None = None) -> None:
    """A word on the family's day."""
    device.open(GOAL)
    device.send(f"{GOAL}/days/{(day or datetime.now(UTC)).date()}", {"say": said})


def ladder(device: Device) -> list[str]:
    """The rungs on the goal's page, the lowest first."""
    device.open(GOAL)
    return [one.get_text(strip=True) for one in reversed(device.page.select(".ladder .rung span"))]


def here(device: Device) -> str:
    """The rung on which the child stands."""
    device.open(GOAL)
    found = device.page.select_one(".ladder .here span")
    assert found
    return found.get_text(strip=True)


def foothold(site: Flask) -> dict[str, Any]:
    """What is settled for the zip."""
    return next(row for row in rows(site)["foothold"].values() if row["goal"] == ID)


@pytest.mark.parametrize("split", SPLITS)
def test_too_big_offers_four_rungs_in_between_and_the_child_stands_on_the_one_that_is_chosen(
    home: AtHome, split: str
) -> None:
    say(home, "too-big")
    offered = home.page.select_one(f"button[value^='between-{split}-'] span")
    assert offered
    home.press(f"button[value^='between-{split}-']")

    assert ladder(home) == [*RUNGS[:5], offered.get_text(strip=True), *RUNGS[5:]]
    assert here(home) == offered.get_text(strip=True)


def test_the_new_rung_counts_from_the_next_day_on_and_the_day_it_was_too_big_does_not(home: AtHome, clock: Any) -> None:
    say(home, "too-big")
    home.press("button[value^='between-where-']")
    new = here(home)
    for _day in range(4):
        home.later(clock)
        assert here(home) == new
        say(home, "win")
    home.later(clock)
    say(home, "win")
    home.later(clock)

    assert here(home) == RUNGS[5]


def test_asked_for_twice_it_is_put_in_once(site: Flask, home: AtHome) -> None:
    for _time in range(2):
        set_to(home, "between-where-5")

    assert len(ladder(home)) == len(RUNGS) + 1
    assert len(foothold(site)["between"]) == 1


def test_most_days_moves_up_with_the_rungs_above(site: Flask, home: AtHome) -> None:
    set_to(home, "most-days-6")
    set_to(home, "between-where-5")
    assert foothold(site)["most_days"] == 7
    set_to(home, "between-where-9")
    assert foothold(site)["most_days"] == 7


def test_it_can_be_taken_out_again(site: Flask, home: AtHome) -> None:
    set_to(home, "between-where-5")
    home.open(GOAL)
    taken_out = home.page.select_one("button[value^='take-out-']")
    assert taken_out
    for _time in range(2):
        set_to(home, str(taken_out["value"]))

    assert ladder(home) == RUNGS
    assert here(home) == RUNGS[4]
    assert foothold(site)["between"] == []


def test_taking_one_of_two_out_leaves_the_other_one(home: AtHome) -> None:
    set_to(home, "between-where-5")
    set_to(home, "between-with-whom-3")
    kept = ladder(home)[3]
    set_to(home, "take-out-20")
    set_to(home, "take-out-20")

    assert ladder(home) == [*RUNGS[:3], kept, *RUNGS[3:]]


def test_four_are_the_most_and_a_fifth_is_not_offered(home: AtHome) -> None:
    for place in (2, 4, 6, 8, 10):
        set_to(home, f"between-where-{place}")
    assert len(ladder(home)) == len(RUNGS) + 4
    home.open(f"{GOAL}/not-today/too-big")
    assert not home.page.select("button[value^='between-']")


@pytest.mark.parametrize("change", ["between-where-0", "between-where-99", "between-fly-3", "skip-99", "take-out-999"])
def test_what_does_not_exist_is_refused(home: AtHome, change: str) -> None:
    assert home.send(f"{GOAL}/changes", {"change": change}).status_code == 422
    assert ladder(home) == RUNGS


def test_two_easy_tries_ask_once_whether_to_skip_a_rung(home: AtHome, clock: Any) -> None:
    easy_twice(home, clock)
    skipped = home.page.select_one("button[value^='skip-']")
    assert skipped
    assert skipped["value"] == "skip-7"
    home.press("button[value^='skip-']")
    home.later(clock)

    assert here(home) == RUNGS[7]
    home.open("/plan")
    assert not home.page.select("button[value^='skip-']")


def test_who_goes_on_rung_by_rung_is_not_asked_again(home: AtHome, clock: Any) -> None:
    easy_twice(home, clock)
    home.press("button[value^='step-by-step-']")

    home.open("/plan")
    assert not home.page.select("button[value^='skip-']")
    assert not home.open(GOAL) or not home.page.select("button[value^='skip-']")


def easy_twice(home: AtHome, clock: Any) -> None:
    """Two easy days on the rung where the child was placed; shows the plan."""
    for place in range(2):
        home.later(clock, place)
        say(home, "win")
        say(home, "felt-easy")
    home.open("/plan")


def test_a_goal_that_has_grown_rests_and_is_looked_at_again_after_a_week(home: AtHome, clock: Any) -> None:
    set_to(home, f"rung-{len(RUNGS) - 1}")
    for _day in range(3):
        say(home, "win")
        say(home, "felt-easy")
        home.later(clock)
    home.open("/plan")
    assert "Zipping the jacket" not in home.step()
    assert "now it rests" in home.page.get_text()
    home.later(clock, 5)
    assert "now it rests" in home.open("/plan").text
    home.later(clock)
    home.open("/plan")
    assert "look at it again" in home.page.get_text()
    home.press(".box.paper button[value^='today-']")
    assert "Zipping the jacket" in home.step()


def test_a_grown_goal_can_be_opened_on_any_day_and_after_a_miss_it_is_open_again(home: AtHome, clock: Any) -> None:
    set_to(home, f"rung-{len(RUNGS) - 1}")
    for _day in range(3):
        say(home, "win")
        say(home, "felt-easy")
        home.later(clock)
    set_to(home, "today-0")
    assert "Zipping the jacket" in home.step()
    say(home, "miss")
    home.later(clock)
    home.open(GOAL)
    assert "It is open again." in home.page.get_text()
