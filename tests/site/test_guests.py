"""A guest leaves nothing behind: no person in any column, gone after a day, or at once when asked (trust P2)."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import inspect

from shell.database import db
from tests.journeys import Device
from tests.server import Server, within
from tests.site.watching import Rows, addresses, rows

ALLOWED = {
    "guest": {"id", "token_hash", "touched", "mode", "band", "speech", "palette", "calm", "simple"},
    "game": {
        *("id", "token", "guest_id", "band", "seed", "budget"),
        *("content_version", "boundaries_version", "practised", "understood"),
    },
    "answer": {"id", "game_id", "card", "pick", "pim_high", "pim_first"},
    "own_word": {"id", "game_id", "trait", "fitting"},
    "foothold": {
        *("id", "guest_id", "goal", "rung", "most_days", "anchor", "noes"),
        *("stands", "today", "hidden", "resting", "gentler", "chosen", "done"),
    },
    "alembic_version": {"version_num"},
}
"""Every column there is: an address, a browser's name or a person's name has no place to stand."""

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
COOKIE = "tiny-rungs"


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON) as clock:
        yield clock


def round_of(site: Flask) -> Device:
    """A device whose round has a row in every table, in a grown-up's hands."""
    device = Device(site.test_client()).begin().play(5)
    game = device.client.get("/games/current").location.rpartition("/cards/")[0] or device.game
    device.open(f"/games/{game.split('/')[2]}/rooms/porch")
    device.press("button[name=pick]")
    device.take_back().open("/plan/goals/zip-the-jacket")
    device.send("/plan/goals/zip-the-jacket/changes", {"change": "rung", "number": "2"})
    return device


def everything(found: Rows) -> dict[str, int]:
    """How many rows each table has."""
    return {table: len(kept) for table, kept in found.items()}


def test_trust_p2_no_column_can_hold_a_person(site: Flask) -> None:
    with site.app_context():
        looked = inspect(db.engine)
        found = {table: {column["name"] for column in looked.get_columns(table)} for table in looked.get_table_names()}
    assert found == ALLOWED


def test_trust_p2_nothing_of_the_device_is_kept(site: Flask) -> None:
    told = {"User-Agent": "canary-browser", "X-Forwarded-For": "203.0.113.77", "Accept-Language": "cy"}
    client = site.test_client()
    client.environ_base |= {"REMOTE_ADDR": "203.0.113.77"} | {
        f"HTTP_{name.upper().replace('-', '_')}": value for name, value in told.items()
    }
    Device(client).begin().play(3)
    kept = str(rows(site))
    assert "canary-browser" not in kept
    assert "203.0.113.77" not in kept


def test_trust_p2_the_token_of_a_device_is_not_in_the_database(site: Flask, maya: Device) -> None:
    with maya.client.session_transaction() as session:
        token = session["guest"]
    assert len(token) >= 22
    assert token not in str(rows(site))


def test_trust_p2_a_round_is_there_for_a_day_and_not_a_second_longer(site: Flask, clock: Any) -> None:
    device = round_of(site)
    device.open(f"{game_of(device)}/stop")
    clock.move_to(NOON + DAY - SECOND)
    assert device.open("/games/current").status_code == 200
    assert "/cards/" in device.path
    assert swept(site) == "0 rounds removed"
    clock.move_to(NOON + DAY + SECOND)
    assert device.open("/games/current").status_code == 200
    assert device.path == "/games/new"
    assert device.client.get(game_of(device, "x" * 22)).status_code == 404


def test_trust_p2_the_day_begins_anew_with_each_tap(site: Flask, clock: Any) -> None:
    device = Device(site.test_client()).begin()
    device.open(f"{device.game}/rest")
    clock.move_to(NOON + DAY - timedelta(minutes=5))
    device.open("/games/current")
    device.tap()
    clock.move_to(NOON + DAY + timedelta(hours=23))
    assert swept(site) == "0 rounds removed"
    assert "/cards/" in device.open("/games/current").request.path


def test_trust_p2_sweeping_leaves_no_row_of_an_old_round_and_every_row_of_a_new_one(site: Flask, clock: Any) -> None:
    round_of(site)
    assert set(everything(rows(site)).values()) == {1, 5}
    clock.move_to(NOON + DAY - timedelta(hours=1))
    new = Device(site.test_client()).begin().play(2)
    with_both = rows(site)
    clock.move_to(NOON + DAY + SECOND)
    assert swept(site) == "1 rounds removed"
    left = rows(site)
    assert everything(left) == {"guest": 1, "game": 1, "answer": 2, "own_word": 0, "foothold": 0}
    assert all(with_both[table][id] == row for table, kept in left.items() for id, row in kept.items())
    assert swept(site) == "0 rounds removed"
    assert rows(site) == left
    assert new.open("/games/current").status_code == 200


def test_trust_p2_two_sweeps_at_once_do_no_harm(site: Flask) -> None:
    with freeze_time(NOON):
        for _ in range(5):
            Device(site.test_client()).begin()
    said = list[str]()
    sweeps = [threading.Thread(target=lambda: said.append(swept(site))) for _ in range(2)]
    for sweep in sweeps:
        sweep.start()
    for sweep in sweeps:
        sweep.join()
    assert sum(int(words.split()[0]) for words in said) == 5
    assert not any(everything(rows(site)).values())


def swept(site: Flask) -> str:
    """What the sweeping command says."""
    result = site.test_cli_runner().invoke(args=["family", "sweep"])
    assert result.exit_code == 0, result.output
    return result.output.strip()


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_trust_p2_old_rounds_leave_though_nobody_visits(make_site: Callable[..., Flask], database: str) -> None:
    site = make_site(database)
    with freeze_time(NOON):
        Device(site.test_client()).begin().play(2)
    with site.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    with Server(address) as server:
        assert within(10, lambda: not any(everything(rows(site)).values()), 0.1)
    server.printed.close()


def test_trust_p2_the_button_removes_a_round_and_no_other(site: Flask) -> None:
    device, neighbour = round_of(site), round_of(site)
    neighbour.open("/plan")
    before, mine = rows(site), min(rows(site)["guest"])
    old = device.client.get_cookie(COOKIE)
    game = game_of(device)
    device.open("/privacy")
    device.press("main form button")
    assert device.path == "/"
    after = rows(site)
    assert after == without(before, mine)
    assert everything(after) == {"guest": 1, "game": 1, "answer": 5, "own_word": 1, "foothold": 1}
    assert device.open(game).status_code == 404
    thief = site.test_client()
    thief.set_cookie(COOKIE, old.value)
    for endpoint, path in addresses(site, game.split("/")[2], "GET"):
        if endpoint.startswith("quiz.") and game in path:
            assert thief.get(path).status_code == 404, path
    assert game_of(neighbour)


def without(found: Rows, guest: int) -> Rows:
    """All rows but those that hang on this guest."""
    games = {id for id, row in found["game"].items() if row["guest_id"] == guest}
    gone = {"guest": {guest}, "game": games}
    return {
        table: {
            id: row
            for id, row in kept.items()
            if id not in gone.get(table, ()) and row.get("guest_id") != guest and row.get("game_id") not in games
        }
        for table, kept in found.items()
    }


def test_trust_p2_a_child_cannot_remove_the_round(site: Flask, maya: Device) -> None:
    before = rows(site)
    maya.open("/privacy")
    maya.send("/departures", {})
    assert maya.path == "/grown-ups"
    assert rows(site) == before


def test_trust_p2_after_stop_the_same_device_comes_back_to_the_same_card(site: Flask, clock: Any) -> None:
    device = Device(site.test_client()).begin().play(7)
    card, before = device.path, rows(site)["answer"]
    device.open(f"{device.game}/stop")
    clock.move_to(NOON + timedelta(hours=23))
    back = reopened(site, device)
    back.open("/games/current")
    assert back.path == card
    assert rows(site)["answer"] == before


def test_trust_p2_without_rest_or_stop_a_closed_browser_forgets_the_round(site: Flask) -> None:
    device = Device(site.test_client()).begin().play(2)
    assert reopened(site, device).open("/games/current").request.path == "/games/new"


def reopened(site: Flask, device: Device) -> Device:
    """The same device after its browser was closed: it has lost what was for one visit."""
    client, cookie = site.test_client(), device.client.get_cookie(COOKIE)
    if cookie and cookie.expires:
        client.set_cookie(COOKIE, cookie.value, expires=cookie.expires)
    return Device(client)


def game_of(device: Device, token: str = "") -> str:
    """The address of the game that this device plays, or one that would be another's."""
    return f"/games/{token}" if token else "/".join(device.client.get("/games/current").location.split("/")[:3])
