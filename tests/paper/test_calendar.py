"""A time of day in a family's own calendar: the same hour in summer and winter, no name, no unasked alarm (R7)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from home.days import zones
from paper.calendar import Anchor, Weekday, entry
from tests.carers import Carer

NOW = datetime(2026, 3, 25, 9, tzinfo=UTC)
TODAY = NOW.date()
FORM = "/paper/calendar.ics"


def event_of(anchor: Anchor, today: date = TODAY) -> Any:
    """The entry as a calendar reads it back."""
    [event] = whole(anchor, today).events
    return event


def whole(anchor: Anchor, today: date = TODAY) -> Any:
    """The file as a calendar reads it back."""
    return Calendar.from_ical(entry(anchor, "One small step", "one@tiny-rungs", today, NOW))


def evening(*days: Weekday, zone: str = "Europe/London", alarm: bool = False) -> Anchor:
    """Half past six on these days."""
    return Anchor(time(18, 30), days or tuple(Weekday), zone, alarm)


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"])
def test_trust_r7_the_hour_stays_when_the_clocks_change(zone: str) -> None:
    start = event_of(evening(zone=zone)).start
    for days in range(366):
        moment = start + timedelta(days=days)
        assert moment.astimezone(ZoneInfo(zone)).time() == time(18, 30)


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata"])
def test_trust_r7_the_file_carries_the_rules_of_its_clock(zone: str) -> None:
    calendar = whole(evening(zone=zone))
    assert [str(found["TZID"]) for found in calendar.walk("VTIMEZONE")] == [zone]
    assert str(calendar.events[0]["DTSTART"].params["TZID"]) == zone


def test_trust_r7_utc_needs_no_rules() -> None:
    assert not whole(evening(zone="UTC")).walk("VTIMEZONE")


@given(
    st.sampled_from(zones()),
    st.sets(st.sampled_from(list(Weekday)), min_size=1),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
)
def test_trust_r7_it_begins_on_the_first_chosen_day_from_today(zone: str, days: set[Weekday], today: date) -> None:
    start = event_of(Anchor(time(7, 5), tuple(sorted(days)), zone), today).start
    assert today <= start.date() < today + timedelta(days=7)
    assert list(Weekday)[start.weekday()] in days


def test_it_comes_back_each_week_on_the_chosen_days() -> None:
    event = event_of(evening(Weekday.MONDAY, Weekday.THURSDAY))
    assert dict(event["RRULE"]) == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "TH"]}


def test_nothing_rings_unless_it_was_ticked() -> None:
    assert not event_of(evening()).alarms.times
    [alarm] = event_of(evening(alarm=True)).walk("VALARM")
    assert (str(alarm["ACTION"]), alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(0))


def test_it_blocks_no_hour_and_names_nobody() -> None:
    event = event_of(evening())
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert str(event["SUMMARY"]) == "One small step"
    assert not {"ATTENDEE", "ORGANIZER", "LOCATION", "DESCRIPTION"} & set(event)


def test_a_carer_gets_the_file_by_the_familys_clock(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    ana.add("Canary-Mia")
    ana.open("/family")
    ana.send("/family/zone", {"zone": "Asia/Kolkata"})
    page = ana.open("/paper/calendar")
    assert page.status_code == 200
    assert not ana.page.select("[checked]")
    answer = ana.open(f"{FORM}?time=18:30&days=SA&days=MO&alarm=y")
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Canary" not in answer.text
    assert "ana@" not in answer.text
    [event] = Calendar.from_ical(answer.data).events
    assert str(event["DTSTART"].params["TZID"]) == "Asia/Kolkata"
    assert event["RRULE"]["BYDAY"] == ["MO", "SA"]


def test_a_second_file_takes_the_place_of_the_first_and_anothers_does_not(site: Flask) -> None:
    ana, ben = Carer(site, "ana@example.org"), Carer(site, "ben@example.org", family_of="ana@example.org")
    asked = ((ana, "8:00"), (ana, "9:30"), (ben, "8:00"))
    told = [Calendar.from_ical(who.open(f"{FORM}?time={at}&days=MO").data) for who, at in asked]
    first, second, bens = (str(calendar.events[0]["UID"]) for calendar in told)
    assert first == second != bens


UNCLEAR = ("time=18:30", "days=MO", "time=25:99&days=MO", "time=18:30&days=XX", "time=&days=SU", "x=1")


@pytest.mark.parametrize("asked", UNCLEAR)
def test_what_is_missing_is_asked_for_kindly_and_the_rest_stays(site: Flask, asked: str) -> None:
    ana = Carer(site, "ana@example.org")
    answer = ana.open(f"{FORM}?{asked}")
    assert answer.status_code == 422
    assert ana.page.select_one(".mend")
    if asked == "time=18:30":
        assert ana.page.select_one("#time[value='18:30']")
    if asked == "days=MO":
        assert ana.page.select_one("[name=days][value=MO][checked]")


def test_without_a_choice_the_file_leads_to_the_form(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    ana.open(FORM)
    assert ana.path == "/paper/calendar"
