"""Who opened what of a talk: noted once a look, and read by the family in its own time (trust P6)."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time

from consult.models import note_look
from consult.parts import Opened
from home.acts import Act
from shell.faults import NotYours
from tests.carers import Carer
from tests.consult.told import AtTalk, at_talk
from tests.site.watching import NOT_FROZEN, rows


def looks(site: Flask) -> list[str]:
    """What was opened, one after the other."""
    return [row["opened"] for row in rows(site)["talk_look"].values()]


def seen(site: Flask) -> list[dict]:
    """What the trail tells of looks."""
    return [row for row in rows(site)["trail"].values() if row["act"] == Act.TALK_SEEN]


def test_trust_p6_a_look_is_noted_once_and_again_after_ten_minutes(site: Flask) -> None:
    with freeze_time(datetime(2026, 3, 26, 9, tzinfo=UTC), ignore=NOT_FROZEN) as clock:
        talk = at_talk(site)
        for minutes, many in ((0, 1), (0, 1), (9, 1), (1, 2), (5, 2)):
            clock.tick(timedelta(minutes=minutes))
            talk.tom.open(talk.page)
            assert looks(site) == ["details"] * many
            assert len(seen(site)) == many
        assert {row["account_id"] for row in seen(site)} == {None}


def test_what_is_opened_in_another_way_is_another_look(site: Flask) -> None:
    talk = at_talk(site)
    with site.test_request_context():
        for opened in (*Opened, *Opened):
            note_look(talk.row(), opened, datetime.now(UTC))
    assert looks(site) == list(Opened)


def test_a_look_changes_nothing_else_and_asking_for_the_head_is_none(site: Flask) -> None:
    talk = at_talk(site)
    before = rows(site)
    assert talk.tom.client.head(talk.page).status_code == 200
    assert rows(site) == before
    assert talk.tom.client.get(talk.page).status_code == 200
    after = rows(site)
    assert {table for table in after if after[table] != before[table]} == {"talk_look", "trail"}
    talk.ana.open(talk.beside)
    assert rows(site) == after


def test_marking_lines_is_a_look_at_the_page(site: Flask) -> None:
    talk = at_talk(site)
    for method in ("HEAD", "GET", "GET"):
        assert talk.tom.client.open(f"/educator/talks/{talk.talk}/fits", method=method).status_code == 200
    assert looks(site) == ["page"]


def test_a_talk_that_went_this_very_moment_is_not_opened(site: Flask) -> None:
    talk = at_talk(site)
    with site.test_request_context():
        row = talk.row()
        talk.change(off=datetime.now(UTC), slot=None)
        with pytest.raises(NotYours):
            note_look(row, Opened.PAGE, datetime.now(UTC))
    assert looks(site) == []


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("UTC", "Tom Canary-Reed opened the details below the page, Monday 23 November, 14:05"),
        ("Asia/Kolkata", "Tom Canary-Reed opened the details below the page, Monday 23 November, 19:35"),
        ("Pacific/Kiritimati", "Tom Canary-Reed opened the details below the page, Tuesday 24 November, 04:05"),
    ],
)
def test_the_family_reads_who_opened_what_by_its_own_clock(site: Flask, zone: str, told: str) -> None:
    with freeze_time(datetime(2026, 11, 23, 14, 5, tzinfo=UTC), ignore=NOT_FROZEN):
        talk = at_talk(site)
        talk.ana.open("/family")
        talk.ana.send("/family/zone", {"zone": zone})
        talk.ana.open(talk.beside)
        assert "Nobody has opened your page yet." in talk.ana.page.get_text()
        talk.tom.open(talk.page)
        talk.ana.open(talk.beside)
        lines = [" ".join(line.get_text().split()) for line in talk.ana.page.select("#looks ~ ul > li")]
        assert lines == [told]
        assert zone.replace("_", " ") in talk.ana.page.get_text()


def test_the_newest_look_stands_first(site: Flask) -> None:
    talk = at_talk(site)
    with site.test_request_context():
        for opened in (Opened.PAGE, Opened.PDF):
            note_look(talk.row(), opened, datetime.now(UTC))
    talk.ana.open(talk.beside)
    lines = [line.get_text() for line in talk.ana.page.select("#looks ~ ul > li")]
    assert ["sheet" in line for line in lines] == [True, False]


def test_where_the_child_is_kept_no_more_the_page_leads_to_the_child(site: Flask) -> None:
    talk: AtTalk = at_talk(site)
    ben = Carer(site, "ben@example.org", family_of=talk.ana.address)
    assert ben.open(talk.beside).status_code == 200
    talk.ana.open(talk.child)
    talk.ana.send(f"{talk.child}/agreements", {"purpose": "keep-child", "given": "no"})
    assert ben.client.get(talk.beside).location.endswith(talk.child)
