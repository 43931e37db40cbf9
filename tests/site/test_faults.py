"""When something does not work, a page says what to do and nothing else, and no log tells what a family did (trust S27, P9)."""

import logging
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask, abort
from sqlalchemy import event, insert, text
from sqlalchemy.exc import IntegrityError
from werkzeug.test import TestResponse

from family.models import Guest
from shell.database import db
from shell.settings import HERE, LONGEST_BODY
from tests.journeys import Device
from tests.server import Server, within
from tests.site.watching import rows

CODES = (400, 401, 403, 404, 405, 413, 418, 422, 429, 451, 500, 501, 503)
REVEALING = re.compile(
    r'Traceback|File "|sqlalchemy|psycopg|sqlite|\bSELECT\b|\bINSERT\b|werkzeug|canary|\s/(?:home|root|tmp|work|usr|srv)/',
    re.I,
)
CANARY = "canary-of-a-family"
PATIENCE_MILLISECONDS = 300


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def troubled(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Flask:
    """The site on a database that gives up waiting soon, with addresses at which things go wrong."""
    options: dict[str, Any] = {"hide_parameters": True}
    if request.param == "postgres":
        options["connect_args"] = {"options": f"-c lock_timeout={PATIENCE_MILLISECONDS}"}
    site = make_site(request.param, SQLALCHEMY_ENGINE_OPTIONS=options)
    site.add_url_rule("/forced/<int:code>", "forced", lambda code: abort(code), methods=["GET", "POST"])
    site.add_url_rule("/broken", "broken", broken, methods=["GET", "POST"])
    site.add_url_rule("/twice", "twice", the_same_guest_twice, methods=["GET", "POST"])
    if request.param == "sqlite":
        with site.app_context():
            event.listen(db.engine, "connect", be_impatient)
    return site


def broken() -> None:
    """Something of ours that breaks with words in its message that nobody may read."""
    raise RuntimeError(f'{CANARY}: SELECT name FROM family; File "{HERE}/app.py"')


def the_same_guest_twice() -> None:
    """A row that the database refuses."""
    with db.session.begin_nested():
        for _ in range(2):
            db.session.execute(insert(Guest).values(token_hash=CANARY, touched=db.func.now()))


def be_impatient(connection: Any, _record: Any) -> None:
    """Makes SQLite give up waiting for a lock soon."""
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS}")


@pytest.fixture
def kim(troubled: Flask) -> Device:
    """A child's device at the troubled site."""
    return Device(troubled.test_client()).begin()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "for htmx"])
@pytest.mark.parametrize("code", CODES)
def test_trust_s27_every_trouble_has_a_calm_page_with_a_way_back(
    kim: Device, code: int, headers: dict[str, str]
) -> None:
    calm(kim.client.get(f"/forced/{code}", headers=headers), code, htmx=bool(headers))
    calm(kim.client.post(f"/forced/{code}", data={"csrf_token": kim.token}, headers=headers), code, htmx=bool(headers))


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "for htmx"])
def test_trust_s27_the_troubles_that_really_happen_look_the_same(kim: Device, headers: dict[str, str]) -> None:
    post, token, answers = kim.client.post, {"csrf_token": kim.token}, kim.path.replace("/cards/", "/answers/")
    htmx = bool(headers)
    calm(post(answers, data={"pick": "both"}, headers=headers), 400, htmx=htmx)
    calm(post(answers, data=token, headers=headers | {"Origin": "https://evil.example"}), 403, htmx=htmx)
    calm(kim.client.get("/nowhere", headers=headers), 404, htmx=htmx)
    calm(kim.client.get("/games", headers=headers), 405, htmx=htmx)
    calm(post(answers, data=token | {"pick": "x" * LONGEST_BODY}, headers=headers), 413, htmx=htmx)
    calm(post(answers, data=token | {"pick": "canary"}, headers=headers), 422, htmx=htmx)
    calm(kim.client.get("/broken", headers=headers), 500, htmx=htmx)
    calm(post("/twice", data=token, headers=headers), 503, htmx=htmx)


def calm(told: TestResponse, code: int, *, htmx: bool) -> None:
    """Asserts that an answer is our page: one heading, what to do, ways out that lead somewhere, and nothing revealed."""
    page = BeautifulSoup(told.text, "html.parser")
    assert told.status_code == code
    assert told.mimetype == "text/html"
    assert len(page.find_all("h1")) == len(page.find_all("main")) == 1
    assert page.select_one("main p").get_text(strip=True)
    assert {"/games/current", "/"} <= {link["href"] for link in page.select("main a[href]")}
    assert not REVEALING.search(told.text)
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
        calm(told, 503, htmx=False)
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


@contextmanager
def writing_elsewhere(site: Flask) -> Iterator[None]:
    """Somebody else writes and does not finish; what stands there already may still be read."""
    with site.app_context(), db.engine.connect() as other:
        if other.dialect.name == "postgresql":
            other.execute(text("LOCK TABLE game IN EXCLUSIVE MODE"))
        yield
        other.rollback()


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
    calm(locked.post(address, data={"csrf_token": playing.token, "pick": "both"}), 503, htmx=False)
    assert playing.client.post(address, data={"csrf_token": playing.token, "pick": "both"}).status_code == 303


def reopened(file: Path, how: str = "") -> Flask:
    """The site on a SQLite file that is there already."""
    from app import create_app
    from shell.settings import local_settings

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


def test_trust_p9_a_refused_row_does_not_print_what_it_holds(troubled: Flask) -> None:
    with troubled.app_context(), db.engine.connect() as connection:
        assert db.engine.hide_parameters
        with pytest.raises(IntegrityError) as refused:
            connection.execute(text("INSERT INTO game (token) VALUES (:token)"), {"token": CANARY})
        assert CANARY not in str(refused.value.statement)
        assert "parameters hidden" in str(refused.value)


def test_trust_p9_no_log_tells_what_was_played(
    troubled: Flask, kim: Device, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    secrets = {CANARY, kim.game.split("/")[2], kim.client.get_cookie("tiny-rungs").value, kim.token}
    kim.play(6)
    picks = {row["pick"] for row in rows(troubled)["answer"].values()}
    kim.client.get(f"{kim.game}/stop?{CANARY}")
    for path in ("/broken", "/twice", "/forced/500", "/forced/404", "/nowhere", kim.game):
        kim.client.get(f"{path}?{CANARY}", headers={"User-Agent": CANARY, "Cookie": CANARY, "Referer": CANARY})
        kim.client.post(f"{path}?{CANARY}", data={"csrf_token": kim.token, "pick": CANARY})
        kim.client.post(f"{path}?{CANARY}", data={"csrf_token": CANARY})
    kim.client.get("/", headers={"Host": f"{CANARY}.example"})
    with writing_elsewhere(troubled):
        kim.client.post("/plan/household", data={"csrf_token": kim.token, "band": CANARY})
    written = "".join([*capfd.readouterr(), caplog.text, *(str(vars(record)) for record in caplog.records)])
    assert "fault: RuntimeError" in written
    assert "database: " in written
    assert not [secret for secret in secrets | picks if secret in written]


def test_trust_p9_the_server_prints_nothing_of_a_visit(make_site: Callable[..., Flask], tmp_path: Path) -> None:
    with Talkative(str(make_site("sqlite").config["SQLALCHEMY_DATABASE_URI"])) as server:
        line = HTTPConnection("127.0.0.1", server.port, timeout=10)
        for path in (f"/?{CANARY}", f"/nowhere/{CANARY}", f"/games/{'c' * 22}?{CANARY}", "/plan"):
            for method in ("GET", "POST"):
                line.request(
                    method,
                    path,
                    body=f"pick={CANARY}",
                    headers={"Cookie": f"tiny-rungs={CANARY}", "User-Agent": CANARY},
                )
                line.getresponse().read()
                line.close()
        server.stop()
        assert "Listening at" in server.output
        assert "canary" not in server.output
        assert "c" * 22 not in server.output
    server.printed.close()


class Talkative(Server):
    """The server as it is in production, where it also says when it starts and stops."""

    def start(self, pause: float = 0.05) -> "Talkative":
        command = [sys.executable, "-m", "gunicorn", "--config", self.settings, self.app]
        printed = {"stdout": self.printed, "stderr": subprocess.STDOUT}
        self.process = subprocess.Popen(
            command, cwd=HERE, env=self.environ, start_new_session=True, text=True, **printed
        )
        assert within(30, self.answers, pause)
        return self
