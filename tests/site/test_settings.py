"""The site starts with safe settings or not at all (trust S10, S28, P2)."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shell.settings import HERE, NotReady, database_url, kept_key, local_settings, production_settings
from tests.journeys import Device
from tests.site.watching import Browser, addresses

GOOD = {"SECRET_KEY": "k" * 32, "TRUSTED_HOSTS": "rungs.example.org", "SMTP_HOST": "smtp.example.org"}
COOKIE = "__Host-tiny-rungs"


@pytest.fixture(scope="session")
def public_site(make_site: Callable[..., Flask]) -> Flask:
    """The site as families meet it, over TLS."""
    settings = production_settings(GOOD)
    del settings["SQLALCHEMY_DATABASE_URI"]
    site = make_site("sqlite", **settings)
    site.test_client_class = Browser
    return site


@pytest.fixture
def family(public_site: Flask) -> Device:
    """A device at the public site with a game begun."""
    return Device(public_site.test_client()).begin()


@pytest.mark.parametrize("key", ["", "short", "k" * 31, "é" * 15])
def test_trust_s28_production_refuses_a_key_that_is_too_short(key: str) -> None:
    with pytest.raises(NotReady, match=r"Set SECRET_KEY to at least 32 random bytes.*openssl rand"):
        production_settings(GOOD | {"SECRET_KEY": key})


@pytest.mark.parametrize("hosts", ["", "  ", ",", " , "])
def test_trust_s28_production_refuses_to_answer_to_any_name(hosts: str) -> None:
    with pytest.raises(NotReady, match=r"Set TRUSTED_HOSTS to the names.*TRUSTED_HOSTS="):
        production_settings(GOOD | {"TRUSTED_HOSTS": hosts})


@pytest.mark.parametrize("key", ["k" * 32, "é" * 16])
def test_trust_s28_production_takes_a_key_of_32_bytes_and_several_names(key: str) -> None:
    settings = production_settings(GOOD | {"SECRET_KEY": key, "TRUSTED_HOSTS": "one.example, two.example"})
    assert settings["TRUSTED_HOSTS"] == ["one.example", "two.example"]
    assert settings["SECRET_KEY"] == key


@pytest.mark.parametrize("missing", ["SECRET_KEY", "TRUSTED_HOSTS", "SMTP_HOST"])
def test_trust_s28_the_server_of_production_does_not_start_and_says_what_to_set(missing: str) -> None:
    environ = {name: value for name, value in (os.environ | GOOD).items() if name != missing} | {"PORT": "0"}
    started = subprocess.run(
        [sys.executable, "-m", "gunicorn"], cwd=HERE, env=environ, capture_output=True, text=True, timeout=30
    )
    assert started.returncode != 0
    assert f"Set {missing} to" in started.stderr


def test_trust_s28_nothing_of_a_developer_is_switched_on(public_site: Flask) -> None:
    assert public_site.debug is public_site.testing is False
    assert not public_site.config["PROPAGATE_EXCEPTIONS"]


def test_trust_s10_every_cookie_of_a_whole_visit_is_kept_safe(public_site: Flask, family: Device) -> None:
    family.play(15)
    game = family.game
    for _, path in addresses(public_site, game.split("/")[2], "GET"):
        family.open(path, buffered=True)
    family.take_back()
    for _, path in addresses(public_site, game.split("/")[2], "GET"):
        family.open(path, buffered=True)
    family.open("/privacy")
    family.send("/departures", {})
    seen = cookies_of(family.client)
    assert len(seen) >= 20
    assert any(not parts["value"] for parts in seen), "the last cookie takes itself back"
    for parts in seen:
        assert parts["name"] == COOKIE
        assert parts["secure"]
        assert parts["httponly"]
        assert parts["samesite"] == "Lax"
        assert parts["path"] == "/"
        assert not parts["domain"]


def test_trust_p2_no_cookie_outlives_the_browser_during_play(family: Device) -> None:
    family.play(15)
    family.take_back().open(f"{family.client.get('/games/current').location}/profile")
    family.open("/plan")
    seen = cookies_of(family.client)
    assert len(seen) >= 2
    assert not [parts for parts in seen if parts["expires"] or parts["max-age"]]


@pytest.mark.parametrize("name", ["rest", "stop"])
def test_trust_p2_rest_and_stop_keep_the_cookie_for_a_day_and_no_longer(family: Device, name: str) -> None:
    family.play(2)
    family.open(f"{family.game}/{name}")
    family.open(family.game)
    for answer in cookies_of(family.client)[-2:]:
        assert answer["lasts"] == 24 * 3600


@pytest.mark.parametrize("name", ["rest", "stop"])
def test_trust_p2_a_stranger_who_opens_rest_or_stop_gets_no_lasting_cookie(
    public_site: Flask, family: Device, name: str
) -> None:
    stranger = public_site.test_client()
    assert stranger.get(f"{family.game}/{name}").status_code == 404
    assert not [parts for parts in cookies_of(stranger) if parts["expires"] or parts["max-age"]]


def test_trust_s12_a_browser_that_never_names_the_page_it_comes_from_can_play(public_site: Flask) -> None:
    shy = Device(public_site.test_client())
    shy.open("/games/new")
    answer = shy.send("/games", {"band": "7-9", "palette": "day"}, headers={"Referer": ""})
    assert answer.status_code == 200


def test_the_key_of_ones_own_machine_is_long_kept_and_for_its_owner_alone(tmp_path: Path) -> None:
    path, loose = tmp_path / "deep" / "secret-key", os.umask(0)
    try:
        key = kept_key(path)
    finally:
        os.umask(loose)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(key) >= 43
    assert kept_key(path) == key
    assert kept_key(tmp_path / "another") != key


def test_a_key_file_left_empty_by_a_power_cut_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    path.touch(mode=0o600)
    assert len(kept_key(path)) >= 43


def test_two_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    for round_number in range(20):
        path, found = tmp_path / str(round_number), list[str]()
        starts = [threading.Thread(target=lambda to=found, at=path: to.append(kept_key(at))) for _ in range(8)]
        for start in starts:
            start.start()
        for start in starts:
            start.join()
        assert len(set(found)) == 1
        assert len(found[0]) >= 43


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", f"sqlite:///{HERE}/instance/tiny-rungs.sqlite3"),
        ("postgres://me:secret@db.example:5433/rungs", "postgresql+psycopg://me:secret@db.example:5433/rungs"),
        ("postgresql://me@/rungs?host=/run", "postgresql+psycopg://me@/rungs?host=/run"),
        ("postgresql+psycopg://me@db/rungs", "postgresql+psycopg://me@db/rungs"),
        ("sqlite:////srv/rungs.sqlite3", "sqlite:////srv/rungs.sqlite3"),
    ],
)
def test_a_database_may_be_named_in_the_ways_that_hosts_name_it(given: str, used: str) -> None:
    assert database_url(given) == used
    assert local_settings(GOOD | {"DATABASE_URL": given})["SQLALCHEMY_DATABASE_URI"] == used


def cookies_of(client: FlaskClient) -> list[dict[str, object]]:
    """Every cookie that the answers so far have set, by its parts; `lasts` is in seconds."""
    assert isinstance(client, Browser)
    return [parts_of(text) for text in client.cookies_set]


def parts_of(text: str) -> dict[str, object]:
    """One Set-Cookie header."""
    ((name, morsel),) = SimpleCookie(text).items()
    return dict(morsel) | {"name": name, "value": morsel.value, "lasts": lasting(morsel["expires"])}


def lasting(expires: str) -> int | None:
    """How long a cookie lasts from now, to the next minute, in seconds."""
    if not expires:
        return None
    left = parsedate_to_datetime(expires) - datetime.now(UTC)
    return round(left.total_seconds() / 60) * 60
