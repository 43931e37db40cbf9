"""The plan page when a million rounds are stored, beside the same page when a thousand are."""

import sqlite3
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from flask.sessions import SecureCookieSessionInterface

from app import create_app
from bench.client import ask, get, request
from bench.load import REPEATS, each, interleaved, run
from bench.players import begin, road
from bench.table import Line, less
from family.models import hashed
from shell.settings import local_settings
from tests.server import KEY, Server

FEW, MANY = 1_000, 1_000_000
VISITORS = 50
"""So many of the stored rounds are opened, the same number in both files."""
SECONDS = 2.0
TAPS = 5
"""A stored round has its first part: fifteen taps a round would take minutes to store and show nothing more."""
GOALS = ("zip-the-jacket", "trace-a-line")
COPIES = {
    "guest": {"id": "round", "token_hash": "hex(randomblob(32))"},
    "foothold": {"id": "NULL", "guest_id": "round"},
    "game": {"id": "round", "guest_id": "round", "token": "hex(randomblob(11))"},
    "answer": {"id": "NULL", "game_id": "round"},
}
"""What differs from round to round, by table; everything else is as in the round that was played."""


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Time of the plan page with so many stored rounds, one visitor after the other."""
    few, many = stored(folder / "few.sqlite3", FEW), stored(folder / "many.sqlite3", MANY)
    with few, many:
        asked = {server: plans(server) for server in (few, many)}
        for server in (few, many):
            run(server, lambda _, server=server: iter(asked[server]), 1, 60)
        runs = interleaved(
            repeats,
            *(lambda server=server: run(server, lambda _: cycle(asked[server]), 1, SECONDS) for server in asked),
        )
    times = [[1000 / throughput for throughput in each(of, "throughput")] for of in runs]
    yield less(f"plan page, {MANY:,} rounds and {FEW:,}", times[1], times[0], bar=1.15, unit="ms")


def stored(file: Path, rounds: int) -> Server:
    """A server whose database holds so many whole rounds; the server is not running yet."""
    server = Server(f"sqlite:///{file}")
    with server:
        play_one_round(server.port)
    with sqlite3.connect(file) as database:
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "ignore_check_constraints=ON"):
            database.execute(f"PRAGMA {setting}")
        for table, differs in COPIES.items():
            multiply(database, table, differs, rounds)
        names = [(hashed(token_of(number)), number) for number in visitors(rounds)]
        database.executemany("UPDATE guest SET token_hash = ? WHERE id = ?", names)
    database.close()
    return server


def play_one_round(port: int) -> None:
    """A child builds the first part, and the grown-up settles two goals."""
    player = begin(port)
    road(player, TAPS)
    for path, fields in [
        ("/grown-ups", {"mode": "grown-up"}),
        *((f"/plan/goals/{goal}/changes", {"change": "rung-1"}) for goal in GOALS),
    ]:
        sent = request(port, path, {"csrf_token": player.token, **fields}, Cookie=player.cookie)
        assert ask(port, sent).status == 303, path


def multiply(database: sqlite3.Connection, table: str, differs: dict[str, str], rounds: int) -> None:
    """Adds the copies of the first round's rows, rounds 2 to `rounds`."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(differs.get(column, column) for column in columns)
    database.execute(
        f"""WITH RECURSIVE counted(round) AS (SELECT 2 UNION ALL SELECT round + 1 FROM counted WHERE round < ?)
        INSERT INTO {table} SELECT {values} FROM counted CROSS JOIN (SELECT * FROM {table} ORDER BY id)""",
        [rounds],
    )
    database.commit()


def visitors(rounds: int) -> range:
    """The rounds that are opened, spread over all of them."""
    return range(rounds // VISITORS, rounds + 1, rounds // VISITORS)


def token_of(number: int) -> str:
    """The token of a visitor's device."""
    return f"{number:022d}"


def plans(server: Server) -> list[bytes]:
    """The visitors' requests of their plan pages, each checked to be the plan of a child who has played."""
    rounds = MANY if "many" in server.database_url else FEW
    app = create_app(local_settings({"SECRET_KEY": KEY}))
    seal = SecureCookieSessionInterface().get_signing_serializer(app)
    cookies = [f"{app.config['SESSION_COOKIE_NAME']}={seal.dumps({'guest': token_of(n)})}" for n in visitors(rounds)]
    shown = get(server.port, "/plan", Cookie=cookies[0], Accept_Encoding="identity").body
    assert b"general plan" not in shown, "the visitor was not known"
    return [request(server.port, "/plan", Cookie=cookie) for cookie in cookies]
