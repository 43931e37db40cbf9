"""The site says that it is well if its database answers, and at no other time (architecture.md)."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from shell.settings import HERE, local_settings

GOOD = {"SECRET_KEY": "k" * 32, "TRUSTED_HOSTS": "rungs.example.org"}


def test_healthz_answers_200_while_the_database_answers(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("address", ["sqlite:////nowhere/at/all.sqlite3", "postgresql+psycopg://me@127.0.0.1:1/rungs"])
def test_healthz_is_a_calm_503_without_a_database(address: str) -> None:
    answer = created(address).test_client().get("/healthz")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "<h1>We are busy for a moment</h1>" in answer.text


@pytest.fixture
def silent_database() -> Iterator[str]:
    """The address of a database that takes a call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"postgresql+psycopg://me@127.0.0.1:{silent.getsockname()[1]}/rungs"


def test_healthz_does_not_wait_for_ever_for_a_database_that_keeps_silent(silent_database: str) -> None:
    asked = [sys.executable, "-c", ASK_FOR_HEALTH]
    environ = os.environ | {"DATABASE_URL": silent_database, "SECRET_KEY": GOOD["SECRET_KEY"]}
    told = subprocess.run(asked, cwd=HERE, env=environ, capture_output=True, text=True, timeout=60)
    assert told.stdout.strip() == "503"


ASK_FOR_HEALTH = "import app; print(app.create_app().test_client().get('/healthz').status_code)"


def created(address: str) -> Flask:
    """The site on a database that is not there."""
    return create_app(local_settings(GOOD) | {"SQLALCHEMY_DATABASE_URI": address})
