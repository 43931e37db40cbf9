"""A guest leaves nothing behind: no person in any column, gone after a day, or at once when asked (trust P2)."""

from collections.abc import Callable
from datetime import timedelta
from subprocess import PIPE, Popen
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import inspect

from shell.database import db
from shell.settings import HERE
from tests.journeys import Device
from tests.server import Server, within
from tests.site.watching import NOON, NOT_FROZEN, everything, game_of, of_a_round, round_of, rows

ALLOWED = {
    "guest": {"id", "token_hash", "touched", "mode", "band", "speech", "palette", "calm", "simple", "sound", "switch"}
    | {"child_id", "wondering"},
    "game": {
        *("id", "token", "guest_id", "band", "seed", "budget"),
        *("content_version", "boundaries_version", "practised", "understood", "begun"),
    },
    "answer": {"id", "game_id", "card", "pick", "pim_high", "pim_first"},
    "own_word": {"id", "game_id", "trait", "fitting"},
    "foothold": {
        *("id", "guest_id", "goal", "rung", "most_days", "since", "anchor", "noes"),
        *("stands", "today", "opened", "active", "hidden", "rests_until", "gentler", "chosen"),
        *("between", "step_by_step", "cap"),
    },
    "diary": {
        *("id", "guest_id", "goal", "day", "rung", "shown", "hard_day"),
        *("outcome", "why", "upset", "felt", "small_won", "by_child"),
    },
    "own_goal": {
        *("id", "guest_id", "token", "wish", "title", "area", "kind", "rungs", "works", "routine"),
        *("reviewed", "confirmed", "made"),
    },
    "evening": {"id", "guest_id", "day", "natural", "feeling", "load", "taken_back"},
    "claim": {"id", "guest_id", "code_hash", "made"},
    "tries": {"id", "key_hash", "count", "until"},
    "alembic_version": {"version_num"},
}
"""Every column for a guest: an address, a browser's name or a person's name has no place to stand.

The words of an own goal are the one thing that a guest writes; the page asks to leave out names.
"""

OF_FAMILIES = {
    *(
        "family",
        "account",
        "sitting",
        "child",
        "consent",
        "trail",
        "invitation",
        "look",
        "said",
        "note",
        "win",
        "erasure",
        "share",
        "shared_line",
    ),
    *("educator", "open_hours", "other_day", "educator_invitation"),
    *("talk", "talk_win", "teacher_question", "talk_turn", "talk_look"),
    *("line_fit", "talk_note", "suggestion", "agreed_step", "school_goal"),
}
"""Tables that stay empty as long as nobody signs up; a new table stands here or above."""

DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)


def test_trust_p2_no_column_can_hold_a_person(site: Flask) -> None:
    with site.app_context():
        looked = inspect(db.engine)
        found = {table: {column["name"] for column in looked.get_columns(table)} for table in looked.get_table_names()}
    assert {table: columns for table, columns in found.items() if table not in OF_FAMILIES} == ALLOWED


def test_trust_p2_a_guest_leaves_no_row_where_families_have_theirs(site: Flask) -> None:
    device = round_of(site)
    device.open(f"{game_of(device)}/profile")
    device.send("/claims", {})
    kept = rows(site)
    assert not [table for table in OF_FAMILIES & kept.keys() if kept[table]]
    assert {row["child_id"] for row in kept["guest"].values()} == {None}


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
    one_each = dict.fromkeys(of_a_round(rows(site)), 1)
    assert of_a_round(rows(site)) == one_each | {"answer": 5}
    clock.move_to(NOON + DAY - timedelta(hours=1))
    new = Device(site.test_client()).begin().play(2)
    with_both = rows(site)
    clock.move_to(NOON + DAY + SECOND)
    assert swept(site) == "1 rounds removed"
    left = rows(site)
    assert of_a_round(left) == dict.fromkeys(one_each, 0) | {"guest": 1, "game": 1, "answer": 2}
    assert all(with_both[table][id] == row for table, kept in left.items() for id, row in kept.items())
    assert swept(site) == "0 rounds removed"
    assert rows(site) == left
    assert new.open("/games/current").status_code == 200


def test_trust_p2_two_sweeps_at_once_do_no_harm(site: Flask) -> None:
    with freeze_time(NOON, ignore=NOT_FROZEN):
        for _ in range(5):
            Device(site.test_client()).begin()
    with site.app_context():
        server = Server(db.engine.url.render_as_string(hide_password=False))
    command = server.flask("family", "sweep")
    sweeps = [Popen(command, cwd=HERE, env=server.environ, stdout=PIPE, text=True) for _ in range(2)]
    said = [sweep.communicate(timeout=30)[0] for sweep in sweeps]
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
    with freeze_time(NOON, ignore=NOT_FROZEN):
        Device(site.test_client()).begin().play(2)
    with site.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    with Server(address):
        assert within(10, lambda: not any(everything(rows(site)).values()), 0.1)
