"""Free times are real moments: right on every night when clocks change, in every zone (trust R6, R7)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.hours import Hours, hours_of
from consult.parts import AHEAD, MINUTES, NOTICES
from consult.slots import Busy, Opening, by_day, free, place_of, shown_twice

ZONES = (
    *("UTC", "Europe/London", "America/St_Johns", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe"),
    *("America/Havana", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia"),
)
NIGHT = ((time(0), time(4)),)


def hours(zone: str, *stretches: tuple[time, time], minutes: int = 30, **others: object) -> Opening:
    """The same stretches on every day."""
    told = others.get("others") or {}
    assert isinstance(told, dict)
    week = [(day, Hours(*stretch)) for day in range(7) for stretch in stretches]
    return Opening(zone, minutes, timedelta(hours=2), week, told)


def shown(starts: tuple[datetime, ...], day: date, zone: str) -> list[str]:
    """What a clock shows at the beginnings on one day."""
    return [
        f"{local:%H:%M} {local:%z}"
        for local in (start.astimezone(ZoneInfo(zone)) for start in starts)
        if local.date() == day
    ]


def test_talks_stand_one_after_another_from_the_beginning_of_each_stretch() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    found = free(hours("Asia/Kolkata", (time(9), time(10, 40)), (time(16), time(16, 30))), (), now)
    local = [f"{start.astimezone(ZoneInfo('Asia/Kolkata')):%H:%M}" for start in found[:4]]
    assert local == ["09:00", "09:30", "10:00", "16:00"]
    assert found[0] == datetime(2026, 11, 23, 3, 30, tzinfo=UTC)


def test_when_clocks_go_on_no_time_is_offered_that_is_not_there() -> None:
    now = datetime(2026, 3, 28, 12, tzinfo=UTC)
    found = free(hours("Europe/London", *NIGHT, minutes=30), (), now)
    assert shown(found, date(2026, 3, 29), "Europe/London") == [
        *("00:00 +0000", "00:30 +0000", "02:00 +0100", "02:30 +0100", "03:00 +0100", "03:30 +0100"),
    ]
    begun_in_the_gap = free(hours("Europe/London", (time(1, 30), time(3))), (), now)
    assert shown(begun_in_the_gap, date(2026, 3, 29), "Europe/London") == ["02:00 +0100", "02:30 +0100"]
    only_the_gap = free(hours("Europe/London", (time(1), time(2))), (), now)
    assert shown(only_the_gap, date(2026, 3, 29), "Europe/London") == []


def test_when_clocks_go_back_each_moment_of_the_repeated_hour_is_offered_once() -> None:
    now = datetime(2026, 10, 24, 12, tzinfo=UTC)
    found = free(hours("Europe/London", (time(0), time(3))), (), now)
    assert shown(found, date(2026, 10, 25), "Europe/London") == [
        *("00:00 +0100", "00:30 +0100", "01:00 +0100", "01:30 +0100", "01:00 +0000", "01:30 +0000"),
        *("02:00 +0000", "02:30 +0000"),
    ]
    first_half = free(hours("Europe/London", (time(0), time(1, 30))), (), now)
    assert shown(first_half, date(2026, 10, 25), "Europe/London") == [
        *("00:00 +0100", "00:30 +0100", "01:00 +0100", "01:00 +0000"),
    ]
    assert [shown_twice(start, "Europe/London") for start in found[:8]] == [False] * 2 + [True] * 4 + [False] * 2


def test_a_family_in_another_zone_reads_its_own_day_on_both_sides_of_a_change() -> None:
    now = datetime(2026, 3, 6, 12, tzinfo=UTC)
    found = free(hours("Europe/London", (time(9), time(10)), minutes=60), (), now)
    days = {
        day.day: [f"{at.astimezone(ZoneInfo('America/St_Johns')):%H:%M}" for at in day.starts]
        for day in by_day(found, "America/St_Johns")
    }
    assert days[date(2026, 3, 7)] == ["05:30"]
    assert days[date(2026, 3, 9)] == ["06:30"]
    assert days[date(2026, 3, 30)] == ["05:30"]
    far = by_day(found, "Pacific/Kiritimati")
    assert far[0].day == date(2026, 3, 7)
    assert [f"{at.astimezone(ZoneInfo('Pacific/Kiritimati')):%H:%M}" for at in far[0].starts] == ["23:00"]


def test_a_leap_day_is_a_day() -> None:
    found = free(hours("Asia/Kolkata", (time(9), time(10))), (), datetime(2028, 2, 20, tzinfo=UTC))
    assert len(shown(found, date(2028, 2, 29), "Asia/Kolkata")) == 2


def test_another_day_takes_the_place_of_its_weekday_and_a_day_off_has_none() -> None:
    others = {date(2026, 11, 24): None, date(2026, 11, 25): Hours(time(18), time(19))}
    found = free(hours("UTC", (time(9), time(10)), others=others), (), datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert shown(found, date(2026, 11, 24), "UTC") == []
    assert shown(found, date(2026, 11, 25), "UTC") == ["18:00 +0000", "18:30 +0000"]
    assert shown(found, date(2026, 11, 26), "UTC") == ["09:00 +0000", "09:30 +0000"]


def test_the_notice_and_the_weeks_ahead_are_kept_to_the_second() -> None:
    now, always = datetime(2026, 11, 22, 7, tzinfo=UTC), hours("UTC", (time(9), time(10)))
    assert free(always, (), now)[0] == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert free(always, (), now + timedelta(seconds=1))[0] == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    last = datetime(2026, 11, 22, 9, tzinfo=UTC) + AHEAD
    assert free(always, (), last - AHEAD)[-1] == last
    assert free(always, (), last - AHEAD - timedelta(seconds=1))[-1] == last - timedelta(hours=23.5)


def test_a_talk_that_stands_takes_every_time_that_it_touches() -> None:
    now, at = datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
    found = free(hours("UTC", (time(9), time(11))), [(at, at + timedelta(minutes=30))], now)
    assert shown(found, date(2026, 11, 23), "UTC") == ["10:00 +0000", "10:30 +0000"]


def test_a_place_is_said_in_plain_words() -> None:
    assert place_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert place_of("UTC") == "UTC"


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Opening, datetime, list[Busy]]:
    """Hours, a moment near which clocks change somewhere, and talks that stand."""
    ends = st.integers(0, 23 * 4 + 3).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
    stretches = st.lists(st.tuples(ends, ends).filter(lambda both: both[0] < both[1]), max_size=3)
    week = draw(st.dictionaries(st.integers(0, 6), stretches))
    found = Opening(
        draw(st.sampled_from(ZONES)),
        draw(st.sampled_from(MINUTES)),
        timedelta(hours=draw(st.sampled_from(NOTICES))),
        [(day, Hours(*stretch)) for day, found in week.items() for stretch in found],
        {},
    )
    now = draw(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)))
    starts = draw(st.lists(st.integers(0, 42 * 48).map(lambda half: now + timedelta(minutes=30 * half)), max_size=5))
    return found, now, [(start, start + timedelta(minutes=45)) for start in starts]


@given(weeks())
def test_whatever_the_hours_every_offer_is_true(told: tuple[Opening, datetime, list[Busy]]) -> None:
    open_hours, now, busy = told
    found, length = free(open_hours, busy, now), timedelta(minutes=open_hours.minutes)
    zone = ZoneInfo(open_hours.zone)
    assert list(found) == sorted(set(found))
    for start in found:
        assert now + open_hours.notice <= start <= now + AHEAD
        local, stops = start.astimezone(zone), (start + length - timedelta(seconds=1)).astimezone(zone)
        assert local.astimezone(UTC) == start
        assert any(
            stretch.begins <= local.time() and stops.time() < stretch.ends and local.date() == stops.date()
            for stretch in hours_of(local.date(), open_hours.weekly, open_hours.others)
        )
        assert all(start + length <= since or until <= start for since, until in busy)


@given(weeks(), st.sampled_from(ZONES))
def test_by_day_loses_and_doubles_nothing(told: tuple[Opening, datetime, list[Busy]], zone: str) -> None:
    found = free(told[0], told[2], told[1])
    days = by_day(found, zone)
    assert tuple(start for day in days for start in day.starts) == found
    assert [day.day for day in days] == sorted({start.astimezone(ZoneInfo(zone)).date() for start in found})


@pytest.mark.parametrize("zone", ZONES)
def test_an_ordinary_day_offers_as_many_talks_as_fit(zone: str) -> None:
    found = free(hours(zone, (time(9), time(17)), minutes=45), (), datetime(2026, 6, 10, tzinfo=UTC))
    assert len(shown(found, date(2026, 6, 20), zone)) == 10
