"""The days of a family at their edges: its own clock, days told late, days out of reach (trust R2, R7)."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.planner.todays import DAY, GOAL, NOON, Family, press


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Pago_Pago", "2026-03-02T10:59:59", "2026-03-01"),
        ("Pacific/Pago_Pago", "2026-03-02T11:00:01", "2026-03-02"),
        ("Pacific/Kiritimati", "2026-03-02T09:59:59", "2026-03-02"),
        ("Pacific/Kiritimati", "2026-03-02T10:00:01", "2026-03-03"),
        ("Asia/Kolkata", "2026-03-02T18:29:59", "2026-03-02"),
        ("Asia/Kolkata", "2026-03-02T18:30:01", "2026-03-03"),
        ("Europe/London", "2026-03-28T23:59:59", "2026-03-28"),
        ("Europe/London", "2026-03-29T00:00:01", "2026-03-29"),
        ("Europe/London", "2026-03-29T22:59:59", "2026-03-29"),
        ("Europe/London", "2026-03-29T23:00:01", "2026-03-30"),
        ("Europe/London", "2026-10-25T22:59:59", "2026-10-25"),
        ("Europe/London", "2026-10-25T23:59:59", "2026-10-25"),
        ("Europe/London", "2026-10-26T00:00:01", "2026-10-26"),
        ("UTC", "2028-02-29T23:59:59", "2028-02-29"),
    ],
)
def test_trust_r7_a_word_counts_for_the_familys_own_day(family: Family, zone: str, moment: str, day: str) -> None:
    ana = family.at(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    ana.send("/family/zone", {"zone": zone})
    ana = press(family.open(), "win")

    assert [str(row["day"]) for row in family.diary()] == [day]
    assert ana.path.endswith(f"/{day}/pause")


def test_trust_r7_a_page_of_yesterday_counts_for_yesterday(family: Family) -> None:
    ana = family.at(NOON + timedelta(hours=11, minutes=59, seconds=59))
    family.clock.move_to(NOON + timedelta(hours=12, seconds=1))
    press(ana, "win")
    ana.press("main a.link")

    assert [(str(row["day"]), row["outcome"]) for row in family.diary()] == [("2026-03-02", "win")]
    assert ana.path.endswith("/days/2026-03-02")
    assert family.open().page.select_one("button[value=win]")


def test_trust_r7_another_zone_drops_and_merges_no_day(family: Family) -> None:
    for number in range(3):
        press(family.at(NOON + number * DAY), "win")
    before = family.diary()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
        family.open().send("/family/zone", {"zone": zone})
        family.open()
    assert family.diary() == before
    assert len(before) == 3


def test_any_day_of_the_last_year_can_be_opened_told_and_changed(family: Family) -> None:
    ana = family.open()
    ana.open(f"{GOAL}/days")
    ana.press(f"a[href='{GOAL}/days/2026-03-01']")
    for word, outcome in (("miss", "miss"), ("refused", "refused"), ("no-try", "no try"), ("win", "win")):
        press(ana, word)
        assert ana.path == f"{GOAL}/days/2026-03-01"
        assert ana.page.select_one(f"button[value={word}][aria-pressed=true]")
        assert [row["outcome"] for row in family.diary()] == [outcome]
    ana.open(f"{GOAL}/days?day=2025-06-01")
    assert ana.path == f"{GOAL}/days/2025-06-01"


@pytest.mark.parametrize("day", ["2026-03-03", "2026-04-01", "2024-03-02", "soon", "", "2026-02-30"])
def test_a_day_to_come_or_none_at_all_is_refused_kindly_and_what_was_typed_stays(family: Family, day: str) -> None:
    ana = family.open()
    asked = ana.client.get(f"{GOAL}/days", query_string={"day": day})

    assert asked.status_code == 422
    assert f'value="{day}"' in asked.text
    assert "Please pick today or a day of the last year." in asked.text


@pytest.mark.parametrize(
    ("day", "method", "status"),
    [
        ("2026-03-03", "GET", 422),
        ("2026-03-03", "POST", 303),
        ("2026-03-04", "POST", 422),
        ("2025-01-25", "POST", 422),
        ("2026-02-30", "GET", 404),
        ("2026-02-30", "POST", 404),
        ("soon", "POST", 404),
    ],
)
def test_days_out_of_reach_are_refused(family: Family, day: str, method: str, status: int) -> None:
    ana = family.open()
    sent = {"csrf_token": ana.token, "say": "win"} if method == "POST" else None
    answer = ana.client.open(f"{GOAL}/days/{day}", method=method, data=sent)

    assert answer.status_code == status
    assert len(family.diary()) == (status == 303)
