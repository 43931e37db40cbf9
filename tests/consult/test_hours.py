"""When an educator can be met: stretches that never overlap, days of their own, one clock (trust R2, R7)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import delete

from consult.hours import Fault, Hours, coming, fault_of, hours_of, share
from consult.languages import languages, read_languages
from consult.models import OpenHours, Talk
from consult.models.hours import settle_day
from consult.models.meeting import bookable, free_times
from consult.screens.moments import said, said_whole
from quiz.reading import ContentError
from shell.database import db
from tests.carers import Carer
from tests.site.watching import NOON, NOT_FROZEN, rows
from tests.talks import TOM, booked, educator, educator_row

MORNING, NOONTIDE, LATE = Hours(time(9), time(12)), Hours(time(12), time(14)), Hours(time(11), time(13))
MONDAY = date(2026, 3, 30)
HOURS, WEEK, DAYS = "/educator/hours", "/educator/hours/week", "/educator/hours/days"


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture
def tom(site: Flask) -> Carer:
    """An educator without any hours yet."""
    device = educator(site)
    with site.app_context():
        for row in educator_row().hours:
            db.session.delete(row)
        db.session.commit()
    device.open(HOURS)
    return device


def add(tom: Carer, days: list[str], begins: str, ends: str) -> int:
    """Adds hours on these days of the week; gives the status of where it leads."""
    tom.open(HOURS)
    return tom.send(WEEK, {"weekdays": days, "begins": begins, "ends": ends}).status_code


def settle(tom: Carer, day: date | str, how: str = "away", begins: str = "", ends: str = "") -> int:
    """Settles one day; gives the status of where it leads."""
    tom.open(HOURS)
    fields = {"day": str(day), "how": how, "begins": begins, "ends": ends}
    return tom.send(DAYS, fields).status_code


def kept(site: Flask) -> list[tuple[int, str]]:
    """Every stretch of the week."""
    found = rows(site)["open_hours"].values()
    return sorted((row["weekday"], f"{row['begins']:%H:%M}-{row['ends']:%H:%M}") for row in found)


def value(tom: Carer, field: str) -> str:
    """What stands in a field of the page."""
    shown = tom.page.select_one(field)
    assert shown
    return str(shown.get("value", ""))


# The rules


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        (Hours(time(12), time(9)), Fault.REVERSED),
        (Hours(time(9), time(9)), Fault.REVERSED),
        (Hours(time(12), time(12, 29)), Fault.SHORT),
        (Hours(time(12), time(12, 30)), None),
        (NOONTIDE, None),
        (LATE, Fault.BESIDE),
        (Hours(time(8), time(13)), Fault.BESIDE),
        (Hours(time(10), time(11)), Fault.BESIDE),
        (Hours(time(7), time(9)), None),
    ],
)
def test_a_stretch_stands_beside_another_and_never_over_it(new: Hours, fault: Fault | None) -> None:
    assert fault_of(new, [MORNING], 30) == fault
    assert share(new, MORNING) == share(MORNING, new)


def test_a_day_of_its_own_takes_the_place_of_its_weekday() -> None:
    week = [(0, NOONTIDE), (0, MORNING), (1, LATE)]
    assert hours_of(MONDAY, week, {}) == (MORNING, NOONTIDE)
    assert hours_of(MONDAY, week, {MONDAY: None}) == ()
    assert hours_of(MONDAY, week, {MONDAY: LATE}) == (LATE,)
    assert hours_of(MONDAY + timedelta(days=2), week, {}) == ()


def test_the_coming_days_begin_tomorrow_and_end_with_the_last_one() -> None:
    own = {MONDAY + timedelta(days=2): LATE, MONDAY + timedelta(days=7): None}
    found = dict(coming(MONDAY, MONDAY + timedelta(days=8), [(0, MORNING), (1, NOONTIDE)], own))
    assert found == {
        MONDAY + timedelta(days=1): (NOONTIDE,),
        MONDAY + timedelta(days=2): (LATE,),
        MONDAY + timedelta(days=8): (NOONTIDE,),
    }


def test_r7_a_time_is_said_by_the_readers_clock_with_its_place(site: Flask) -> None:
    at = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    with site.test_request_context():
        assert said(at, "Europe/London") == "Sunday, 29 March 2026, 0:30 (London time)"
        assert said(at, "America/St_Johns") == "Saturday, 28 March 2026, 22:00 (St Johns time)"
        assert said(at, "UTC") == "Sunday, 29 March 2026, 0:30 (UTC)"
        talk = Talk(begins=at, minutes=60)
        assert said_whole(talk, "Europe/London") == "Sunday, 29 March 2026, 0:30–2:30 (London time)"
        back = Talk(begins=datetime(2026, 10, 25, 0, 30, tzinfo=UTC), minutes=30)
        assert "1:30 (GMT+01:00)–1:00 (GMT+00:00)" in said_whole(back, "Europe/London")


# Languages


def test_every_language_has_its_own_name_once() -> None:
    names = [one.name for one in languages().values()]
    assert len(names) == len(set(names)) >= 25
    assert next(iter(languages())) == "en"
    assert {one.id for one in languages().values() if one.left} == {"ar", "fa", "he", "ur"}


@pytest.mark.parametrize(("broken", "fault"), [('"cy"', "used twice"), ('"xyz"', "two small"), ('"C4"', "two small")])
def test_a_fault_in_the_languages_is_named(tmp_path: Path, broken: str, fault: str) -> None:
    text = (Path("consult/content/en/languages.toml")).read_text(encoding="utf-8")
    (tmp_path / "languages.toml").write_text(text.replace('"de"', broken), encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        read_languages(tmp_path / "languages.toml")


# The pages


def test_hours_are_added_on_several_days_and_said_again_they_stand_once(site: Flask, tom: Carer) -> None:
    assert "No day stands here yet" in tom.shown.text
    assert add(tom, ["0", "2"], "09:00", "12:30") == 200
    assert tom.path == HOURS
    assert add(tom, ["0", "2"], "09:00", "12:30") == 200
    assert add(tom, ["2", "4"], "13:00", "14:00") == 200
    assert kept(site) == [(0, "09:00-12:30"), (2, "09:00-12:30"), (2, "13:00-14:00"), (4, "13:00-14:00")]
    assert "Wednesday, 13:00–14:00" in tom.shown.text
    with site.app_context():
        assert educator_row().ready


@pytest.mark.parametrize(
    ("days", "begins", "ends", "kind_word"),
    [
        (["1", "0"], "11:00", "13:00", "is yours already"),
        (["1"], "14:00", "13:00", "comes before the first"),
        (["1"], "14:00", "14:20", "a little more room"),
        ([], "14:00", "15:00", "one day or more"),
        (["1"], "", "15:00", "both times"),
        (["1"], "14:00", "late", "both times"),
        (["9"], "14:00", "15:00", "one day or more"),
    ],
)
def test_hours_that_do_not_fit_are_refused_kindly_and_stay_typed(
    site: Flask, tom: Carer, days: list[str], begins: str, ends: str, kind_word: str
) -> None:
    add(tom, ["0"], "09:00", "12:30")
    assert add(tom, days, begins, ends) == 422
    assert kept(site) == [(0, "09:00-12:30")], "not on one of the days either"
    mend = tom.page.select_one("#week .mend, section[aria-labelledby=week] .mend")
    assert mend
    assert kind_word in mend.get_text()
    assert [value(tom, f"#week-{side}") for side in ("begins", "ends")] == [begins, ends]
    ticked = [str(one["value"]) for one in tom.page.select("[name=weekdays][checked]")]
    assert ticked == sorted(day for day in days if day != "9")
    assert tom.page.select("details[open] #week-begins")


def test_hours_are_removed_and_pressed_twice_it_is_the_same(site: Flask, tom: Carer) -> None:
    add(tom, ["0", "1"], "09:00", "12:30")
    for _ in range(2):
        tom.send(f"{WEEK}/removal", {"weekday": "0", "begins": "09:00"})
        assert tom.path == HOURS
    assert kept(site) == [(1, "09:00-12:30")]


def test_another_educators_hours_are_neither_in_the_way_nor_removed(site: Flask, tom: Carer) -> None:
    educator(site, "other@example.org")
    assert add(tom, ["0"], "09:00", "17:00") == 200
    tom.send(f"{WEEK}/removal", {"weekday": "0", "begins": "09:00"})
    assert len(kept(site)) == 7


def test_a_day_is_settled_anew_and_is_like_its_weekday_again(site: Flask, clock: Any, tom: Carer) -> None:
    add(tom, ["0"], "09:00", "12:30")
    assert "Monday, 30 March, 9:00–12:30" in tom.page.select("#next")[0].get_text(" ", strip=True)
    for _ in range(2):
        assert settle(tom, MONDAY) == 200
    assert "30 March" not in tom.page.select("#next")[0].get_text()
    assert "Monday, 30 March: away" in tom.page.get_text(" ", strip=True).replace(" :", ":")
    settle(tom, MONDAY, "hours", "15:00", "16:00")
    assert "Monday, 30 March, 15:00–16:00" in tom.page.select("#next")[0].get_text(" ", strip=True)
    assert len(rows(site)["other_day"]) == 1
    for _ in range(2):
        tom.send(f"{DAYS}/removal", {"day": MONDAY.isoformat()})
    assert not rows(site)["other_day"]
    assert "Monday, 30 March, 9:00–12:30" in tom.page.select("#next")[0].get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("day", "how", "begins", "ends", "kind_word"),
    [
        (MONDAY, "hours", "", "", "both times"),
        (MONDAY, "hours", "16:00", "15:00", "comes before the first"),
        (MONDAY, "hours", "15:00", "15:10", "a little more room"),
        (NOON.date() - timedelta(days=1), "away", "", "", "from today on"),
        (NOON.date() + timedelta(days=367), "away", "", "", "from today on"),
        (MONDAY, "", "", "", "pick one"),
        ("2026-02-30", "away", "", "", "from today on"),
        (MONDAY, "hours", "late", "15:00", "both times"),
    ],
)
def test_a_day_that_does_not_fit_is_refused_kindly_and_stays_typed(
    site: Flask, clock: Any, tom: Carer, day: date | str, how: str, begins: str, ends: str, kind_word: str
) -> None:
    assert settle(tom, day, how, begins, ends) == 422
    mends = tom.page.select("section[aria-labelledby=days] .mend")
    assert kind_word in " ".join(mend.get_text() for mend in mends)
    assert value(tom, "#day") == str(day)
    assert [value(tom, f"#day-{side}") for side in ("begins", "ends")] == [begins, ends]
    assert not rows(site)["other_day"]


def test_r7_today_is_the_educators_own_and_days_gone_by_are_not_listed(site: Flask, clock: Any, tom: Carer) -> None:
    with site.app_context():
        educator_row().zone = "Pacific/Kiritimati"
        db.session.commit()
    saturday, sunday = NOON.date(), NOON.date() + timedelta(days=1)
    assert settle(tom, saturday) == 422, "on the island it is Sunday"
    assert settle(tom, sunday) == 200
    assert "Sunday, 29 March" in tom.shown.text
    clock.move_to(NOON + timedelta(days=1))
    tom = Carer(site, TOM)
    assert "Sunday, 29 March" not in tom.open(HOURS).text
    assert "Pacific/Kiritimati" in tom.shown.text


def test_a_talk_on_a_day_off_stays_and_the_page_says_so(site: Flask, tom: Carer) -> None:
    ana = Carer(site, "ana@example.org")
    token = booked(site, ana, ana.add("Canary-Mia"))
    day = (datetime.now(UTC) + timedelta(days=3)).date()
    settle(tom, day)
    assert "It stays until you give it back" in tom.shown.text
    assert tom.page.select(f"a[href='/educator/talks/{token}/handing-back']")
    assert "Canary-Mia" not in tom.shown.text
    assert all(row["off"] is None for row in rows(site)["talk"].values())


# About oneself

ABOUT = {"name": "Tom Reed", "about": "I like maps.\nAnd trees.", "place": "By video", "zone": "Asia/Kolkata"}


def test_what_families_see_is_kept_and_shown_again(site: Flask, tom: Carer) -> None:
    tom.open("/educator/about")
    tom.send("/educator/about", ABOUT | {"languages": ["en", "ur"], "minutes": "45", "notice": "48"})
    assert tom.path == HOURS, "whoever has no hours yet goes there next"
    (row,) = rows(site)["educator"].values()
    assert (row["name"], row["about"], row["place"]) == ("Tom Reed", "I like maps. And trees.", "By video")
    assert (row["languages"], row["zone"], row["minutes"], row["notice"]) == (["en", "ur"], "Asia/Kolkata", 45, 48)
    tom.open("/educator/about")
    assert [value(tom, f"#{name}") for name in ("name", "place")] == ["Tom Reed", "By video"]
    assert [str(one["value"]) for one in tom.page.select("[name=languages][checked]")] == ["en", "ur"]
    assert [str(one["value"]) for one in tom.page.select("[type=radio][checked]")] == ["45", "48"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        *(("name", ""), ("name", "N" * 61), ("place", " "), ("place", "P" * 161), ("about", "A" * 401)),
        *(("zone", "Mars/Base"), ("languages", "xx"), ("minutes", "7"), ("notice", "1"), ("minutes", "evil")),
    ],
)
def test_what_does_not_fit_is_asked_for_once_more_and_the_rest_stays(
    site: Flask, tom: Carer, field: str, typed: str
) -> None:
    before = rows(site)["educator"]
    tom.open("/educator/about")
    fields = ABOUT | {"languages": "en", "minutes": "45", "notice": "48"} | {field: typed}
    assert tom.send("/educator/about", fields).status_code == 422
    assert tom.page.select(".mend")
    assert rows(site)["educator"] == before
    if field not in {"name", "place"}:
        assert value(tom, "#name") == "Tom Reed"
        assert value(tom, "#place") == "By video"


@pytest.mark.parametrize("without", ["name", "place", "hours"])
def test_an_educator_is_ready_once_name_place_and_hours_are_there(site: Flask, without: str) -> None:
    educator(site)
    with site.app_context():
        tom = educator_row()
        assert tom.ready
        if without == "hours":
            for row in tom.hours:
                db.session.delete(row)
        else:
            setattr(tom, without, "")
        db.session.commit()
        db.session.expire_all()
        assert not educator_row().ready
        assert not bookable()


def test_an_educator_of_single_days_is_ready_and_met_alike(site: Flask) -> None:
    educator(site)
    with site.app_context():
        tom = educator_row()
        db.session.execute(delete(OpenHours))
        assert settle_day(tom, datetime.now(UTC).date() + timedelta(days=3), None) is None
        db.session.commit()
        db.session.expire_all()
        assert (tom.ready, bookable()) == (False, [])
        assert settle_day(tom, datetime.now(UTC).date() + timedelta(days=4), MORNING) is None
        db.session.commit()
        db.session.expire_all()
        assert (tom.ready, bookable()) == (True, [tom])
        assert len(free_times(tom, datetime.now(UTC))) > 1
