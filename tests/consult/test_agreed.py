"""Agreed: one small step, where, who, when to look again; on that day it offers itself (experience 5)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from pypdf import PdfReader
from sqlalchemy import event

from shell.database import db
from tests.carers import Carer
from tests.consult.outcomes import Meeting
from tests.journeys import Device
from tests.site.watching import NOT_FROZEN, rows
from tests.talks import ANA, TOM

EVENING = datetime(2026, 3, 27, 22, 30, tzinfo=UTC)
"""Already the 28th in Kolkata, by five and a half hours."""
FULLEST = {
    "step": "W" * 120,
    "place": "Canary-place " + "somewhere " * 10,
    "who": "Canary-who " + "somebody " * 12,
}


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands until it is moved."""
    with freeze_time(EVENING, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture
def met(site: Flask) -> Meeting:
    """A talk about Mia."""
    return Meeting(site, rung=None)


def sheet(met: Meeting, size: str = "a4") -> PdfReader:
    """The family's page as a file."""
    answer = met.ana.client.get(f"{met.here}/agreed.pdf?size={size}")
    assert answer.mimetype == "application/pdf"
    assert "Mia" not in answer.headers["Content-Disposition"]
    return PdfReader(BytesIO(answer.data))


def test_the_family_reads_and_prints_what_was_agreed(met: Meeting) -> None:
    met.agree(place="Canary-place", who="Canary-who")
    met.ana.open(f"{met.here}/outcome")
    assert "Canary-step" in met.ana.shown.text
    met.ana.open(f"{met.here}/agreed")
    text = sheet(met).pages[0].extract_text()

    for words in ("Canary-step", "Canary-place", "Canary-who", "Mia"):
        assert words in met.ana.page.get_text()
        assert words in text


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("fields", [{}, FULLEST], ids=["emptiest", "fullest"])
def test_the_paper_is_one_page(met: Meeting, fields: dict[str, str], size: str) -> None:
    met.agree(**{name: words[:120] for name, words in fields.items()})
    met.ana.open(f"{met.here}/agreed")

    assert len(sheet(met, size).pages) == 1


def test_letters_that_our_fonts_lack_are_printed_by_the_browser(met: Meeting) -> None:
    met.agree(step="\u0c24\u0c46\u0c32\u0c41\u0c17\u0c41")
    met.ana.open(f"{met.here}/agreed")

    assert not met.ana.page.select("a[download]")
    met.ana.open(f"{met.here}/agreed.pdf")
    assert met.ana.path == f"{met.here}/agreed"


def test_saved_again_it_takes_the_place_of_the_first(met: Meeting) -> None:
    for step in ("Canary-first", "Canary-second", "Canary-second"):
        met.agree(step=step)

    assert [row["step"] for row in met.all("agreed_step")] == ["Canary-second"]
    assert [row["act"] for row in met.all("trail")].count("talk-noted") == 2


@pytest.mark.parametrize("days", [-1, 0, 6, 367, 5000])
def test_the_day_lies_from_a_week_to_a_year_ahead(met: Meeting, days: int) -> None:
    met.agree(timedelta(days=days))

    assert met.tom.shown.status_code == 422
    assert met.tom.page.select_one("#look_again-mend")
    assert met.tom.page.select_one("#step")["value"] == "Canary-step"
    assert not met.all("agreed_step")


@pytest.mark.parametrize("days", [7, 366])
def test_a_week_and_a_year_are_fine(met: Meeting, days: int) -> None:
    met.agree(timedelta(days=days))

    assert len(met.all("agreed_step")) == 1


@pytest.mark.parametrize("sent", [{"step": ""}, {"step": "x" * 121}, {"place": "x" * 121}, {"look_again": "soon"}])
def test_trust_s4_what_does_not_fit_is_shown_again(met: Meeting, sent: dict[str, str]) -> None:
    met.agree(**{"who": "Canary-who"} | sent)

    assert met.tom.shown.status_code == 422
    assert met.tom.page.select_one("#who")["value"] == "Canary-who"
    assert not met.all("agreed_step")


def test_twelve_weeks_are_offered_first(met: Meeting) -> None:
    met.tom.open(met.there)

    assert met.tom.page.select_one("#look_again")["value"] == str(datetime.now(UTC).date() + timedelta(weeks=12))


def test_before_anything_is_agreed_the_page_says_so_and_there_is_no_file(met: Meeting) -> None:
    met.ana.open(f"{met.here}/agreed.pdf")

    assert met.ana.path == f"{met.here}/agreed"
    assert "Nothing is agreed yet" in met.ana.shown.text


def box(met: Meeting, page: str) -> str:
    """What a page offers to look at again, as Ana reads it on a device of hers."""
    device = Carer(met.site, ANA)
    device.open(met.mia)
    device.send(f"{met.mia}/opening", {"to": "plan"})
    device.open(met.mia if page == "child" else "/plan")
    found = [told for told in device.page.select(".told") if "look again at" in told.get_text()]
    return found[0].get_text(" ", strip=True) if found else ""


@pytest.mark.parametrize("page", ["child", "plan"])
def test_trust_r7_on_its_day_by_the_familys_clock_the_step_offers_itself(clock: Any, site: Flask, page: str) -> None:
    met = Meeting(site, rung=None)
    met.ana.open("/family")
    met.ana.send("/family/zone", {"zone": "Asia/Kolkata"})
    day = date(2026, 3, 28) + timedelta(days=14)
    met.agree(look_again=day.isoformat())

    clock.move_to(datetime(2026, 4, 10, 18, 29, tzinfo=UTC))
    assert box(met, page) == ""
    clock.move_to(datetime(2026, 4, 10, 18, 31, tzinfo=UTC))
    assert "Canary-step" in box(met, page)

    device = Carer(site, ANA)
    device.open(f"{met.here}/agreed")
    device.send(f"{met.here}/agreed/looked", {})
    assert box(met, page) == ""


def test_a_new_day_lets_it_rest_until_then(clock: Any, site: Flask) -> None:
    met = Meeting(site, rung=None)
    met.agree(look_again="2026-04-10")
    clock.move_to(datetime(2026, 4, 10, 9, tzinfo=UTC))
    device = Carer(site, ANA)
    device.open(f"{met.here}/agreed")
    for _time in range(2):
        device.send(f"{met.here}/agreed/later", {"weeks": "4"})

    assert met.all("agreed_step")[0]["look_again"] == date(2026, 5, 8)
    assert box(met, "child") == ""
    clock.move_to(datetime(2026, 5, 8, 9, tzinfo=UTC))
    assert "Canary-step" in box(met, "child")


def test_an_agreed_day_that_has_come_near_can_be_kept_when_the_words_change(clock: Any, site: Flask) -> None:
    met = Meeting(site, rung=None)
    met.agree(look_again="2026-04-10")
    clock.move_to(datetime(2026, 4, 8, 9, tzinfo=UTC))
    met.tom = Carer(site, TOM)
    met.agree(step="Canary-again", look_again="2026-04-10")

    assert met.all("agreed_step")[0]["step"] == "Canary-again"


@pytest.mark.parametrize("weeks", ["0", "3", "-4", "400", "x", ""])
def test_trust_s4_weeks_are_one_of_three(met: Meeting, weeks: str) -> None:
    met.agree()
    before = rows(met.site)
    met.ana.open(f"{met.here}/agreed")
    met.ana.send(f"{met.here}/agreed/later", {"weeks": weeks})

    assert met.ana.shown.status_code == 422
    assert rows(met.site)["agreed_step"] == before["agreed_step"]


def test_a_strangers_step_is_not_there(site: Flask, met: Meeting) -> None:
    met.agree()
    eve = Carer(site, "eve@example.org")
    for path, sent in (("looked", {}), ("later", {"weeks": "4"})):
        eve.open("/family")
        eve.send(f"{met.here}/agreed/{path}", sent)
        assert eve.shown.status_code == 404
    assert met.all("agreed_step")[0]["looked"] is None


def test_guests_cost_nothing_and_a_family_one_statement(site: Flask, met: Meeting) -> None:
    asked: list[str] = []
    with site.app_context():
        engine = db.engine

    def hear(*told: Any) -> None:
        asked.append(told[2])

    event.listen(engine, "before_cursor_execute", hear)
    Device(site.test_client()).begin().take_back().open("/plan")
    assert not [one for one in asked if "agreed_step" in one]
    met.ana.open("/plan")
    event.remove(engine, "before_cursor_execute", hear)

    assert len([one for one in asked if "agreed_step" in one]) == 1
