"""Four workers count together, and a name in a header is nobody's address (trust S13)."""

from pathlib import Path

import pytest

from bench.client import ask, request
from tests.families import ANA
from tests.postgres import postgres_url
from tests.server import Server

ALLOWED, GUESSES = 10, 24


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_trust_s13_four_workers_look_at_ten_guesses_together(database: str, tmp_path: Path) -> None:
    url = postgres_url() if database == "postgres" else f"sqlite:///{tmp_path / 'site.sqlite3'}"
    with Server(url, workers=4) as server:
        first = ask(server.port, request(server.port, "/sign-in", Accept_Encoding="identity"))
        cookie = first.header("Set-Cookie").partition(";")[0]
        token = first.body.decode().partition('name="csrf_token" value="')[2].partition('"')[0]
        fields = {"csrf_token": token, "email": ANA, "password": "a guess of mine"}
        said = [
            ask(
                server.port,
                request(server.port, "/sign-in", fields, Cookie=cookie, **{"X-Forwarded-For": f"203.0.113.{number}"}),
            ).status
            for number in range(GUESSES)
        ]
    assert said.count(422) == ALLOWED
    assert said.count(429) == GUESSES - ALLOWED
