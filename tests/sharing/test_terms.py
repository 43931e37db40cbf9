"""For how long a link opens: the displayed day counts whole, by the family's own clock (trust P4, R7)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from home.days import day_of
from sharing.showing import Picked, Sheet
from sharing.terms import DAYS, Part, as_looked_at, digest, last_day, over_at, over_everywhere

ZONES = (
    *("UTC", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Europe/London"),
    *("America/Santiago", "Africa/Cairo", "Asia/Beirut", "America/Havana", "Australia/Lord_Howe"),
)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("zone", ZONES)
def test_trust_p4_a_day_is_over_at_the_second_at_which_the_next_one_begins(zone: str) -> None:
    for number in range(366):
        day = date(2026, 1, 1) + timedelta(days=number)
        end = over_at(day, zone)
        assert end.tzinfo is UTC
        assert day_of(end - SECOND, zone) == day
        assert day_of(end, zone) == day + timedelta(days=1)


def test_trust_p4_no_link_opens_for_more_than_31_days() -> None:
    today = date(2026, 11, 22)
    assert DAYS[0] == 7
    assert max(DAYS) == 31
    assert [(last_day(today, days) - today).days + 1 for days in DAYS] == list(DAYS)


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_swept_is_over_by_every_clock(zone: str) -> None:
    for hour in range(72):
        now = datetime(2026, 3, 28, tzinfo=UTC) + timedelta(hours=hour)
        assert over_at(over_everywhere(now), zone) <= now


def test_a_line_is_shown_as_it_was_looked_at_or_not_at_all() -> None:
    kept = digest("Held the brush")
    assert as_looked_at("Held the brush", kept) == "Held the brush"
    assert as_looked_at("Held the brush of Leo", kept) == ""
    assert as_looked_at("Held the brush", None) == ""


def test_a_win_of_which_nothing_is_shown_does_not_stand_on_the_sheet() -> None:
    both = Picked("a", date(2026, 1, 2), "did", "helped", digest("did"), digest("helped"))
    half = Picked("b", date(2026, 1, 1), "did", "", None, digest(""))
    sheet = Sheet("Ms Lee", None, None, [both, half])
    assert both.shown == {Part.DID: "did", Part.HELPED: "helped"}
    assert [win.token for win in sheet.seen] == ["a"]
    assert [(win.token, win.left_out) for win in sheet.left_out] == [("b", {Part.DID: "did"})]
