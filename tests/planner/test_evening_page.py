"""Three taps in the evening, and a card the next day that says what changed and can be put back (facts S111-S115)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time

from tests.journeys import Device
from tests.planner.at_home import DAY, AtHome
from tests.site.watching import NOT_FROZEN, rows

SUNDAY = datetime(2026, 3, 29, 20, tzinfo=UTC)
ZIP = "/plan/goals/zip-the-jacket"


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands until it is moved."""
    with freeze_time(SUNDAY, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture
def home(clock: Any, site: Flask) -> AtHome:
    """A family with the zip open as today's step."""
    home = AtHome(site)
    home.send(f"{ZIP}/changes", {"change": "today-0"})
    return home


def told(device: Device, **answers: str) -> None:
    """An evening's answers, one tap each."""
    device.open("/plan/evening")
    for question, answer in answers.items():
        device.press(f"button[name={question}][value={answer}]")


def test_each_answer_is_one_tap_and_is_kept_as_a_row_a_day(site: Flask, home: AtHome) -> None:
    told(home, natural="zip-the-jacket", feeling="unsure", load="loud")
    told(home, feeling="sad")

    (kept,) = rows(site)["evening"].values()
    assert (kept["natural"], kept["feeling"], kept["load"]) == ("zip-the-jacket", "sad", "loud")
    assert [one["value"] for one in home.page.select("[aria-pressed=true]")] == ["zip-the-jacket", "sad", "loud"]


def test_an_answer_can_be_left_open_again(site: Flask, home: AtHome) -> None:
    told(home, load="loud")
    home.press("button[name=load][value='']")

    assert [row["load"] for row in rows(site)["evening"].values()] == [None]
    assert not home.page.select("[aria-pressed=true]")


def test_the_card_stays_that_evening_and_changes_the_next_day(home: AtHome, clock: Any) -> None:
    told(home, load="loud", feeling="unsure")
    assert "Gentler" not in home.step()
    home.later(clock)

    shown = home.step()
    assert "Changed since yesterday evening:" in shown
    assert "because it was loud" in shown
    assert "Gentler" in shown
    assert "Start with this help:" in shown


def test_many_words_and_many_people_change_how_it_is_asked(home: AtHome, clock: Any) -> None:
    told(home, load="words")
    home.later(clock)
    assert "You can say" not in home.step()
    assert "Without words" in home.step()
    told(home, load="people")
    home.later(clock)
    assert "You can say" in home.step()
    assert "The two of you, in a quiet place" in home.step()


def test_what_changed_can_be_taken_back(home: AtHome, clock: Any) -> None:
    told(home, load="loud")
    home.later(clock)
    home.open("/plan")
    home.press("button[name=taken_back]")

    assert home.path == "/plan"
    assert "Changed since" not in home.step()
    assert "Gentler" not in home.step()


@pytest.mark.parametrize(("days", "changed"), [(2, True), (14, True), (15, False)])
def test_a_change_lasts_two_weeks_at_most_and_never_counts_the_days(
    home: AtHome, clock: Any, days: int, changed: bool
) -> None:
    told(home, load="loud")
    home.later(clock, days)

    assert ("Changed since the evening you told of:" in home.step()) == changed


def test_a_later_evening_replaces_an_earlier_one(home: AtHome, clock: Any) -> None:
    told(home, load="loud")
    home.later(clock)
    told(home, load="nothing")
    home.later(clock)

    assert "Changed since" not in home.step()


def test_what_felt_natural_is_offered_once_more(home: AtHome, clock: Any) -> None:
    told(home, natural="zip-the-jacket")
    home.later(clock)
    home.open("/plan/speech")
    home.press("button[value^='active-1']")
    assert "because it felt natural" in home.step()
    home.press("button[value=win]")
    home.later(clock)

    assert "Zipping the jacket" not in home.step()


def test_a_familys_evening_goes_by_its_own_clock(site: Flask, clock: Any) -> None:
    mum = AtHome(site)
    mum.send("/family/zone", {"zone": "Pacific/Kiritimati"})
    told(mum, load="loud")

    assert [row["day"].isoformat() for row in rows(site)["evening"].values()] == ["2026-03-30"]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("2026-03-29", {"feeling": "furious"}, 422),
        ("2026-03-29", {"load": "x" * 300}, 422),
        ("2026-03-29", {"natural": "no-such-goal"}, 404),
        ("2026-03-29", {"natural": "x" * 300}, 422),
        ("2026-04-29", {"load": "loud"}, 422),
        ("2020-03-29", {"load": "loud"}, 422),
        ("2026-02-30", {"load": "loud"}, 404),
    ],
)
def test_anything_else_is_refused_and_leaves_nothing(
    site: Flask, home: AtHome, path: str, fields: dict[str, str], status: int
) -> None:
    home.open("/plan/evening")

    assert home.send(f"/plan/evenings/{path}", fields).status_code == status
    assert not rows(site)["evening"]


def test_another_family_never_meets_an_evening(home: AtHome, tom: Device, clock: Any) -> None:
    told(home, load="loud")
    tom.take_back()
    tom.open("/plan/evening")
    assert not tom.page.select("[aria-pressed=true]")
    clock.tick(DAY - timedelta(hours=1))
    tom.open("/plan")
    assert "Changed since" not in tom.page.get_text()
