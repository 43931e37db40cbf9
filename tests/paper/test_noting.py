"""When a weekly note is due: by the family's clock, once a week, never days afterwards (trust R7, P11)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.days import zones
from paper.noting import A_WEEK, PATIENCE, due, last_moment, paragraph, paragraphs

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
SUNDAY, EVENING = 6, 18


@given(st.integers(0, 6), st.integers(0, 23), st.sampled_from(zones()), MOMENTS)
def test_trust_r7_the_last_moment_is_of_this_week_and_of_the_familys_clock(
    weekday: int, hour: int, zone: str, now: datetime
) -> None:
    moment = last_moment(weekday, hour, zone, now)
    here = moment.astimezone(ZoneInfo(zone))
    assert moment <= now < moment + A_WEEK + timedelta(hours=2)
    assert here.weekday() == weekday or hour < 4
    assert here.hour == hour or moment.utcoffset() != moment.astimezone(UTC).astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("zone", "now", "moment"),
    [
        ("Europe/London", "2026-03-29T16:59:59", "2026-03-22T18:00:00"),
        ("Europe/London", "2026-03-29T17:00:00", "2026-03-29T17:00:00"),
        ("Europe/London", "2026-10-25T17:59:59", "2026-10-18T17:00:00"),
        ("Europe/London", "2026-10-25T18:00:01", "2026-10-25T18:00:00"),
        ("Asia/Kolkata", "2026-02-01T12:30:00", "2026-02-01T12:30:00"),
        ("Pacific/Kiritimati", "2026-02-01T04:00:00", "2026-02-01T04:00:00"),
        ("Pacific/Pago_Pago", "2026-02-02T04:59:59", "2026-01-26T05:00:00"),
    ],
)
def test_trust_r7_sunday_at_six_is_the_familys_own(zone: str, now: str, moment: str) -> None:
    found = last_moment(SUNDAY, EVENING, zone, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert found.astimezone(UTC).replace(tzinfo=None).isoformat() == moment


AT = datetime(2026, 2, 1, 18, tzinfo=UTC)
ASKED = AT - timedelta(days=30)


@pytest.mark.parametrize(
    ("asked", "written", "after", "told"),
    [
        (ASKED, None, timedelta(0), True),
        (ASKED, None, PATIENCE - timedelta(seconds=1), True),
        (ASKED, None, PATIENCE, False),
        (ASKED, AT - A_WEEK, timedelta(minutes=5), True),
        (ASKED, AT + timedelta(minutes=1), timedelta(minutes=5), False),
        (AT + timedelta(minutes=1), None, timedelta(minutes=5), False),
        (AT - timedelta(minutes=1), None, timedelta(minutes=5), True),
    ],
    ids=["at the moment", "nearly a day", "too long", "a week on", "written", "asked afterwards", "asked just before"],
)
def test_a_note_is_due_once_and_for_a_day(
    asked: datetime, written: datetime | None, after: timedelta, told: bool
) -> None:
    assert due(AT, asked, written, AT + after) is told


def test_each_week_has_its_paragraph_and_the_weeks_take_turns() -> None:
    day = AT.date()
    said = [paragraph(paragraphs(), day + week * A_WEEK) for week in range(len(paragraphs()))]
    assert set(said) == set(paragraphs())
