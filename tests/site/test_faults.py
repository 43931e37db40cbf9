"""In trouble, a page says what to do and nothing else, and no log tells what a family did (trust S27, R5, R8, P9)."""

import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import event, text
from werkzeug.test import TestResponse

from app import create_app
from shell.database import db
from shell.settings import LONGEST_BODY, local_settings
from tests.journeys import Device
from tests.site.trouble import writing_elsewhere
from tests.site.watching import rows

CODES = (400, 401, 403, 404, 405, 413, 418, 422, 429, 451, 500, 501, 503)
REVEALING = re.compile(
    r'Traceback|File "|sqlalchemy|psycopg|sqlite|werkzeug|canary|\b(?:SELECT|INSERT)\b|\s/(?:home|root|tmp|usr|srv)/',
    re.I,
)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "for htmx"])
@pytest.mark.parametrize("code", CODES)
def test_trust_s27_every_trouble_has_a_calm_page_with_a_way_back(
    kim: Device, code: int, headers: dict[str, str]
) -> None:
    expect_calm(kim.client.get(f"/forced/{code}", headers=headers), code, htmx=bool(headers))
    expect_calm(
        kim.client.post(f"/forced/{code}", data={"csrf_token": kim.token}, headers=headers), code, htmx=bool(headers)
    )


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "for htmx"])
def test_trust_s27_the_troubles_that_really_happen_look_the_same(kim: Device, headers: dict[str, str]) -> None:
    post, token, answers = kim.client.post, {"csrf_token": kim.token}, kim.path.replace("/cards/", "/answers/")
    htmx = bool(headers)
    expect_calm(post(answers, data={"pick": "both"}, headers=headers), 400, htmx=htmx)
    expect_calm(post(answers, data=token, headers=headers | {"Origin": "https://evil.example"}), 403, htmx=htmx)
    expect_calm(kim.client.get("/nowhere", headers=headers), 404, htmx=htmx)
    expect_calm(kim.client.get("/games", headers=headers), 405, htmx=htmx)
    expect_calm(post(answers, data=token | {"pick": "x" * LONGEST_BODY}, headers=headers), 413, htmx=htmx)
    expect_calm(post(answers, data=token | {"pick": "canary"}, headers=headers), 422, htmx=htmx)
    expect_calm(kim.client.get("/broken", headers=headers), 500, htmx=htmx)
    expect_calm(post("/twice", data=token, headers=headers), 503, htmx=htmx)


def expect_calm(told: TestResponse, code: int, *, htmx: bool) -> None:
    """Asserts that an answer is our page: one heading, what to do, ways out, and nothing revealed."""
    page = BeautifulSoup(told.text, "html.parser")
    assert told.status_code == code
    assert told.mimetype == "text/html"
    assert len(page.find_all("h1")) == len(page.find_all("main")) == 1
    assert page.select_one("main p").get_text(strip=True)
    assert {"/games/current", "/"} <= {link["href"] for link in page.select("main a[href]")}
    page.style.decompose()
    assert not REVEALING.search(str(page))
    assert ("Retry-After" in told.headers) >= (code == 503)
    if htmx:
        assert told.headers["HX-Retarget"] == "body"
        assert told.headers["HX-Reswap"] == "innerHTML"


def test_trust_s27_the_way_back_leads_to_the_very_card(kim: Device) -> None:
    card = kim.path
    kim.open("/nowhere")
    assert kim.press('a[href="/games/current"]').status_code == 200
    assert kim.path == card


def test_trust_r5_a_busy_database_keeps_the_tap_and_reading_goes_on(troubled: Flask, kim: Device) -> None:
    card, path = kim.path, kim.path.replace("/cards/", "/answers/")
    with writing_elsewhere(troubled):
        told = kim.show(
            kim.client.post(
                path, data={"csrf_token": kim.token, "pick": "both"}, headers={"Origin": "http://localhost"}
            )
        )
        expect_calm(told, 503, htmx=False)
        assert int(told.headers["Retry-After"]) > 0
        began = time.monotonic()
        assert kim.client.get(card).status_code == 200
        assert kim.client.get("/healthz").status_code == 200
        assert time.monotonic() - began < 1
    form = kim.page.select_one("main form")
    assert form["action"] == path
    fields = {field["name"]: field["value"] for field in form.select("input")}
    assert fields["pick"] == "both"
    assert kim.client.post(path, data=fields).status_code == 303
    assert "both" in {row["pick"] for row in rows(troubled)["answer"].values()}


def test_trust_r5_postgresql_does_not_wait_for_ever_for_a_lock(sites: Callable[[str], Flask]) -> None:
    with sites("postgres").app_context():
        waits = db.session.scalar(text("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'"))
        db.session.remove()
    assert 1_000 <= waits <= 15_000


@pytest.fixture
def file(make_site: Callable[..., Flask]) -> Path:
    """A migrated SQLite file."""
    site = make_site("sqlite")
    with site.app_context():
        return Path(str(db.engine.url.database))


def test_trust_s27_a_file_that_may_only_be_read_is_a_calm_503_and_recovers(
    make_site: Callable[..., Flask], file: Path
) -> None:
    playing = Device(reopened(file).test_client()).begin()
    game, address = playing.path, playing.path.replace("/cards/", "/answers/")
    cookie = playing.client.get_cookie("tiny-rungs")
    locked = reopened(file, "?mode=ro&uri=true").test_client()
    locked.set_cookie("tiny-rungs", cookie.value)
    assert locked.get(game).status_code == 200
    expect_calm(locked.post(address, data={"csrf_token": playing.token, "pick": "both"}), 503, htmx=False)
    assert playing.client.post(address, data={"csrf_token": playing.token, "pick": "both"}).status_code == 303


def reopened(file: Path, how: str = "") -> Flask:
    """The site on a SQLite file that is there already."""
    address = f"sqlite:///file:{file}{how}" if how else f"sqlite:///{file}"
    return create_app(local_settings({"SECRET_KEY": "k" * 40}) | {"SQLALCHEMY_DATABASE_URI": address})


def test_trust_r8_a_full_disk_is_a_calm_503_with_nothing_half_written(file: Path) -> None:
    site, full = reopened(file), {"is": True}
    with site.app_context():
        limit = "PRAGMA max_page_count={}"
        event.listen(
            db.engine, "connect", lambda connection, _: connection.execute(limit.format(1 if full["is"] else 10**6))
        )
    device, codes = Device(site.test_client()), list[int]()
    for _ in range(400):
        device.open("/games/new")
        codes.append(
            device.client.post("/games", data={"csrf_token": device.token, "band": "7-9", "palette": "day"}).status_code
        )
        device.client.delete_cookie("tiny-rungs")
        if codes[-1] != 303:
            break
    assert codes[-1] == 503
    assert set(codes[:-1]) <= {303}
    games = {row["guest_id"] for row in rows(site)["game"].values()}
    assert games == set(rows(site)["guest"])
    full["is"] = False
    with site.app_context():
        db.engine.dispose()
    device.begin()
    with sqlite3.connect(file) as looked:
        assert looked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    looked.close()
    with site.app_context():
        db.engine.dispose()
