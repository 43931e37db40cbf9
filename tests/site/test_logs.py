"""No log and no message tells what a family did (trust P9)."""

import logging
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from shell.database import db
from shell.doors import Door, door_of
from shell.settings import HERE
from tests.conftest import emptied
from tests.households import ADDRESS, FORMS, NICKNAME, Household
from tests.journeys import Device
from tests.server import Server, within
from tests.site.trouble import CANARY, writing_elsewhere
from tests.site.watching import rows


def test_trust_p9_a_refused_row_does_not_print_what_it_holds(site: Flask) -> None:
    with site.app_context(), db.engine.connect() as connection:
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


def test_trust_p9_no_log_tells_of_a_family(
    troubled: Flask, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    home = Household(emptied(troubled))
    secrets = {
        NICKNAME,
        ADDRESS,
        CANARY,
        home.tom.address,
        "Canary-",
        home.code,
        *home.tokens.values(),
        "canary-ben@example.org",
    }
    secrets |= {device.client.get_cookie("tiny-rungs").value for device in (home.ana, home.ben, home.playing)}
    for endpoint, _method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER, Door.EDUCATOR):
        home.sender(endpoint).client.get(f"{home.path(endpoint)}?{CANARY}", headers={"Referer": CANARY})
    for tries in (writing_elsewhere, nullcontext):
        for endpoint in FORMS:
            sender = home.tom if door_of(troubled, endpoint) is Door.EDUCATOR else home.ana
            sender.open("/family")
            with tries(troubled):
                sender.client.post(f"{home.path(endpoint)}?{CANARY}", data=home.form(endpoint) | csrf(sender))
    for path in ("/broken", "/twice"):
        home.ben.client.post(path, data=csrf(home.ben) | {"nickname": NICKNAME})
    for words in (["family", "sweep"], ["backup", str(tmp_path)], ["restore", "--yes", str(tmp_path / NICKNAME)]):
        troubled.test_cli_runner().invoke(args=words)
    written = "".join([*capfd.readouterr(), caplog.text, *(str(vars(record)) for record in caplog.records)])
    assert "fault: RuntimeError" in written
    assert "database: " in written
    assert not [secret for secret in secrets if secret in written]


def csrf(device: Device) -> dict[str, str]:
    """The form token of the page that is shown."""
    return {"csrf_token": device.token}


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


class Talkative(Server):
    """The server as it is in production, where it also says when it starts and stops."""

    def start(self, pause: float = 0.05) -> "Talkative":
        self.printed = TemporaryFile("w+")  # noqa: SIM115 - open for as long as the server may print
        command = [sys.executable, "-m", "gunicorn", "--config", self.settings, self.app]
        printed = {"stdout": self.printed, "stderr": subprocess.STDOUT}
        self.process = subprocess.Popen(
            command, cwd=HERE, env=self.environ, start_new_session=True, text=True, **printed
        )
        assert within(30, self.answers, pause)
        return self
