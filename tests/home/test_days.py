"""A family's day is its own, wherever the server stands (trust R7, facts S168)."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from home.days import day_of, zones

MOMENTS = [
    ("Etc/GMT+12", datetime(2026, 3, 1, 11, 59, 59, tzinfo=UTC), date(2026, 2, 28)),
    ("Etc/GMT+12", datetime(2026, 3, 1, 12, 0, 1, tzinfo=UTC), date(2026, 3, 1)),
    ("Pacific/Kiritimati", datetime(2026, 3, 1, 9, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
    ("Pacific/Kiritimati", datetime(2026, 3, 1, 10, 0, 1, tzinfo=UTC), date(2026, 3, 2)),
    ("Asia/Kolkata", datetime(2026, 3, 1, 18, 29, 59, tzinfo=UTC), date(2026, 3, 1)),
    ("Asia/Kolkata", datetime(2026, 3, 1, 18, 30, 1, tzinfo=UTC), date(2026, 3, 2)),
    ("Europe/London", datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC), date(2026, 3, 28)),
    ("Europe/London", datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
    ("Europe/London", datetime(2026, 3, 29, 23, 0, 1, tzinfo=UTC), date(2026, 3, 30)),
    ("Europe/London", datetime(2026, 10, 24, 22, 59, 59, tzinfo=UTC), date(2026, 10, 24)),
    ("Europe/London", datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
    ("Europe/London", datetime(2026, 10, 26, 0, 0, 1, tzinfo=UTC), date(2026, 10, 26)),
    ("America/Los_Angeles", datetime(2028, 3, 1, 7, 59, 59, tzinfo=UTC), date(2028, 2, 29)),
    ("America/Los_Angeles", datetime(2028, 3, 1, 8, 0, 1, tzinfo=UTC), date(2028, 3, 1)),
]


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def server_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """The server's own clock in several places."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("server_zone")
def test_trust_r7_a_moment_belongs_to_the_familys_own_day_wherever_the_server_stands() -> None:
    for zone, moment, day in MOMENTS:
        assert day_of(moment, zone) == day, (zone, moment)


def test_trust_r7_every_choice_of_place_knows_every_hour_of_a_year() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for zone in zones():
        days = [day_of(start + timedelta(hours=12 * half), zone) for half in range(730)]
        assert days == sorted(days), zone


def test_a_moment_without_a_zone_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 1, 1), "UTC")


def test_the_places_are_places_and_stand_once() -> None:
    assert zones()[0] == "UTC"
    assert len(zones()) == len(set(zones())) > 300
    assert not [zone for zone in zones() if zone.startswith("Etc/")]
