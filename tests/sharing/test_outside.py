"""Who has the link sees the chosen lines for a while, and nobody else finds anything (trust P4, S1, S22)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from werkzeug.test import TestResponse

from home.acts import Act
from shell.limits import LIMITS
from tests.carers import Carer
from tests.journeys import Device
from tests.server import Server
from tests.shares import agreed, begun, opened, shared, written
from tests.sharing.conftest import DID, HELPED
from tests.site.watching import NOT_FROZEN, rows

LINE = {"key": "l" * 22, "words": "Sorted the shapes", "who": "Ms Lee"}
WARM = {"If-None-Match": '"x"', "If-Modified-Since": "Sun, 22 Nov 2037 00:00:00 GMT", "Connection": "keep-alive"}


def ways(device: Device, link: str) -> Iterator[tuple[str, TestResponse]]:
    """Every address that a link ever gave, by every method, whole and as a part, as a warm browser asks."""
    for path in (link, f"{link}?print=1", f"{link}/line", f"{link}/thanks"):
        for headers in ({}, WARM, {"HX-Request": "true"}, {"Range": "bytes=0-9"}):
            for method in ("GET", "HEAD"):
                yield f"{method} {path}", device.client.open(path, method=method, headers=headers)
    yield f"POST {link}/line", device.client.post(f"{link}/line", data=LINE | {"csrf_token": device.token})


def dead(device: Device, link: str) -> list[str]:
    """Those ways that still open something."""
    unknown = device.client.get("/shared/" + "x" * 22)
    assert unknown.status_code == 404
    assert "Please ask the family" in unknown.text
    return [
        way
        for way, answer in ways(device, link)
        if answer.status_code != 404 or (answer.data and answer.data != unknown.data)
    ]


def with_a_form(device: Device, link: str) -> Device:
    """A device that has opened the link, and its form."""
    assert device.open(link).status_code == 200
    assert device.open(f"{link}/line").status_code == 200
    return device


def test_trust_p4_an_ended_link_is_dead_on_every_address_from_the_next_request(
    site: Flask, ana: Carer, mia: str, lee: Device
) -> None:
    link = shared(ana, mia)
    with_a_form(lee, link)
    ana.open(f"{mia}/shares")
    form = ana.page.select_one("form[action$='/end']")
    assert form
    ana.send(str(form["action"]), {})
    before = rows(site)
    assert dead(lee, link) == []
    after = rows(site)
    assert {table for table in after if table != "tries" and after[table] != before[table]} == set()
    assert "It is ended." in ana.page.get_text()
    assert [row["token_hash"] for row in before["share"].values()] == [None]


def test_trust_p4_an_ended_link_is_dead_on_a_line_that_is_still_warm(tmp_path: Path) -> None:
    import http.client

    with Server(f"sqlite:///{tmp_path / 'site.sqlite3'}", 1) as server:
        site = site_of(server)
        ana = Carer(site, "ana@example.org")
        child = ana.add("Mia")
        agreed(ana, child)
        written(ana, child, DID, HELPED)
        draft = begun(ana, child)
        link = opened(ana, draft)
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        assert asked(line, link) == 200
        ana.open("/family")
        ana.send(f"{draft}/end", {})
        assert asked(line, link) == 404


def site_of(server: Server) -> Flask:
    """The site on the same database, with the same key, as another worker of it would be."""
    from app import create_app
    from shell.settings import local_settings
    from tests.server import KEY

    return create_app(local_settings({"DATABASE_URL": server.database_url, "SECRET_KEY": KEY}))


def asked(line: Any, path: str) -> int:
    """The status of one request on a line that is kept open as far as the server likes."""
    line.request("GET", path, headers=WARM)
    answer = line.getresponse()
    answer.read()
    return int(answer.status)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/New_York"])
def test_trust_p4_a_link_opens_to_the_last_second_of_the_day_that_is_shown(site: Flask, zone: str) -> None:
    with freeze_time(datetime(2026, 3, 26, 20, tzinfo=UTC), ignore=NOT_FROZEN) as clock:
        ana = Carer(site, "ana@example.org")
        ana.send("/family/zone", {"zone": zone})
        child = ana.add("Mia")
        agreed(ana, child)
        written(ana, child, DID, HELPED, "2026-03-26")
        link = shared(ana, child)
        shown = ana.page.select_one("main time")
        assert shown
        day, lee = str(shown["datetime"]), Device(site.test_client())
        assert day == {"UTC": "2026-04-01", "Asia/Kolkata": "2026-04-02", "America/New_York": "2026-04-01"}[zone]
        end = {"UTC": (2026, 4, 2), "Asia/Kolkata": (2026, 4, 2, 18, 30), "America/New_York": (2026, 4, 2, 4)}[zone]
        over = datetime(*end, tzinfo=UTC)
        clock.move_to(over - timedelta(seconds=1))
        assert DID in with_a_form(lee, link).open(link).text
        assert f'datetime="{day}"' in lee.shown.text
        lee.open(f"{link}/line")
        clock.move_to(over)
        assert dead(lee, link) == []


TAKEN_BACK = {
    "the journal's yes": lambda ana, mia: ana.send(f"{mia}/agreements", {"purpose": "keep-journal", "given": "no"}),
    "the child's yes": lambda ana, mia: ana.send(f"{mia}/agreements", {"purpose": "keep-child", "given": "no"}),
    "the child": lambda ana, mia: ana.send(f"{mia}/erasure", {}),
    "everything": lambda ana, mia: ana.send("/family/erasure", {}),
}


@pytest.mark.parametrize("what", TAKEN_BACK)
def test_trust_p3_what_is_taken_back_takes_the_link_with_it(
    site: Flask, ana: Carer, mia: str, lee: Device, what: str
) -> None:
    link = shared(ana, mia)
    with_a_form(lee, link)
    ana.open("/family")
    TAKEN_BACK[what](ana, mia)
    assert dead(lee, link) == []
    assert len(rows(site)["share"]) == (0 if what in {"the child", "everything"} else 1)


@pytest.mark.parametrize("change", ["hidden", "erased", "written anew"])
def test_trust_p4_a_win_that_is_changed_is_shown_no_more(ana: Carer, mia: str, lee: Device, change: str) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    link = opened(ana, draft)
    assert DID in lee.open(link).text
    ana.open(f"{mia}/journal?leaf={win}")
    if change == "written anew":
        stamp = str(ana.page.select_one("[name=stamp]")["value"])
        day = str(ana.page.select_one("[name=day]")["value"])
        told = {"key": "n" * 22, "leaf": win, "stamp": stamp, "day": day, "did": "Held it with Leo", "helped": HELPED}
        ana.send(f"{mia}/journal", told)
    else:
        ana.send(f"{mia}/journal/{win}/{'hiding' if change == 'hidden' else 'erasure'}", {"hidden": "yes"})
    text = lee.open(link).text
    assert DID not in text
    assert "Leo" not in text
    assert (HELPED in text) == (change == "written anew")
    assert lee.shown.status_code == 200


def test_trust_p4_the_page_is_listed_kept_and_told_nowhere(ana: Carer, mia: str, lee: Device) -> None:
    link = shared(ana, mia)
    lee.open(f"{link}/line")
    for way, answer in ways(lee, link):
        assert answer.headers["Cache-Control"] == "no-store", way
        assert "noindex" in answer.headers["X-Robots-Tag"], way
        form = "/line" in way
        assert answer.headers["Referrer-Policy"] == ("same-origin" if form else "no-referrer"), way
        if answer.mimetype == "text/html" and answer.data and answer.status_code == 200:
            assert '<meta name="robots" content="noindex">' in answer.text, way
            leads = re.findall(r'(?:<a [^>]*href|<form [^>]*action)="([^"]+)"', answer.text)
            assert all(to.startswith(link) for to in leads), way


def test_trust_p4_each_look_is_counted_and_the_trail_tells_of_it_hourly(site: Flask, ana: Carer, mia: str) -> None:
    with freeze_time(datetime.now(UTC), ignore=NOT_FROZEN) as clock:
        link, lee = shared(ana, mia), Device(site.test_client())
        for _ in range(3):
            lee.open(link)
        lee.client.head(link)
        lee.open(f"{link}/line")
        lee.open(f"{link}/thanks")
        (share,) = rows(site)["share"].values()
        assert share["looks"] == 3
        told = [row for row in rows(site)["trail"].values() if row["act"] == Act.SHARE_SEEN]
        assert [(row["account_id"], row["child_id"]) for row in told] == [(None, share["child_id"])]
        clock.tick(timedelta(hours=1))
        lee.open(link)
        assert len([row for row in rows(site)["trail"].values() if row["act"] == Act.SHARE_SEEN]) == 2
    ana.open(f"{mia}/shares")
    assert "Opened 4 times, last on" in " ".join(ana.page.get_text(" ").split())
    ana.open("/family/kept")
    assert "Somebody with a link looked at what you shared" in " ".join(ana.page.get_text(" ").split())


def test_trust_s1_another_family_cannot_end_or_see_what_is_shared(site: Flask, ana: Carer, mia: str) -> None:
    draft, tom = begun(ana, mia), Carer(site, "tom@example.org")
    leo = tom.add("Leo")
    agreed(tom, leo)
    for child in (mia, leo):
        path = f"{child}/shares/{draft.split('/')[-1]}"
        assert tom.client.get(path).status_code == 404
        for way in ("lines", "link", "end"):
            fields = {"csrf_token": tom.token, "change": "show-name"}
            assert tom.client.post(f"{path}/{way}", data=fields).status_code == 404


def test_trust_p10_a_draft_leaves_after_a_day_and_a_link_after_its_last_day(site: Flask) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=60)
    with freeze_time(long_ago, ignore=NOT_FROZEN) as clock:
        ana = Carer(site, "ana@example.org")
        child = ana.add("Mia")
        agreed(ana, child)
        written(ana, child, DID, HELPED)
        shared(ana, child, days="14")
        begun(ana, child)
        for days, left in ((0.9, 2), (1.1, 1), (13, 1), (16, 0)):
            clock.move_to(long_ago + timedelta(days=days))
            assert site.test_cli_runner().invoke(args=["family", "sweep"]).exit_code == 0
            assert len(rows(site)["share"]) == left, days
    assert Act.SHARE_MADE in {row["act"] for row in rows(site)["trail"].values()}
    assert len(rows(site)["win"]) == 1


def test_trust_r10_a_link_that_was_ended_does_not_come_back_with_a_safety_copy(make_site: Any, tmp_path: Path) -> None:
    site = make_site("sqlite")
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia")
    agreed(ana, child)
    written(ana, child, DID, HELPED)
    kept, draft = shared(ana, child), begun(ana, child, label="Grandma")
    ended = opened(ana, draft)
    copy = site.test_cli_runner().invoke(args=["backup", str(tmp_path)]).output.strip()
    ana.open("/family")
    ana.send(f"{draft}/end", {})
    assert site.test_cli_runner().invoke(args=["restore", "--yes", copy]).exit_code == 0
    lee = Device(site.test_client())
    assert lee.open(kept).status_code == 200
    assert lee.open(ended).status_code == 404


def test_the_limit_of_lines_stands_in_the_table() -> None:
    assert LIMITS["line"][0] == "10 per hour"
