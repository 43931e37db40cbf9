"""One database that loses nothing, reads without waiting, and finds every row by an index (trust R1, R5, R12)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import IntegrityError

from family.models import Guest
from keeping.map import data_map
from planner.models import SAYS
from shell.database import db
from tests.carers import Carer
from tests.journeys import Device, text_of
from tests.rounds import fill
from tests.site.grown_ups import everybody
from tests.site.watching import this_evening, today_of

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10000,
    "secure_delete": 1,
}
GOAL = "/plan/goals/zip-the-jacket"
Sent = tuple[str, Any]


@contextmanager
def watched(site: Flask) -> Iterator[list[Sent]]:
    """Every statement that reaches the database, with its parameters."""
    seen: list[Sent] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        # An insert of many rows that gives something back comes as one statement, with the values of all in a row.
        each = many and isinstance(parameters, (list, tuple)) and isinstance(parameters[0], (tuple, dict))
        seen.extend((statement, one) for one in (parameters if each else [parameters]))

    with site.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def sqlite(sites: Callable[[str], Flask]) -> Flask:
    """The site on SQLite."""
    return sites("sqlite")


@pytest.mark.parametrize("name", PRAGMAS)
def test_trust_r1_sqlite_keeps_what_it_acknowledged(sqlite: Flask, name: str) -> None:
    with sqlite.app_context():
        assert db.session.execute(text(f"PRAGMA {name}")).scalar() == PRAGMAS[name]


def test_trust_r5_a_page_begins_a_reading_transaction_and_a_form_a_writing_one(sqlite: Flask) -> None:
    maya = Device(sqlite.test_client()).begin()
    with watched(sqlite) as read:
        maya.client.get(maya.path)
    with watched(sqlite) as written:
        maya.client.post(f"{maya.game}/answers/{maya.path.split('/')[-1]}", data={"csrf_token": maya.token})
    assert [statement for statement, _ in read if statement.startswith("BEGIN")] == ["BEGIN"]
    assert [statement for statement, _ in written if statement.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


def test_trust_r4_a_tap_takes_one_transaction(sqlite: Flask) -> None:
    maya = Device(sqlite.test_client()).begin()
    with watched(sqlite) as seen:
        maya.client.post(
            maya.page.form["action"], data={"csrf_token": maya.token, "pick": "both"}, headers={"HX-Request": "true"}
        )
    assert [statement for statement, _ in seen if statement.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


def test_trust_p9_a_fault_of_the_database_does_not_print_what_was_sent(site: Flask) -> None:
    with site.app_context():
        assert db.engine.hide_parameters
        db.session.add_all([Guest(token_hash="canary", touched=datetime.now(UTC)) for _ in range(2)])
        with pytest.raises(IntegrityError) as caught:
            db.session.commit()
        db.session.rollback()
    assert "[SQL parameters hidden" in str(caught.value)
    assert "canary" not in str(caught.value).partition("DETAIL")[0]


def test_every_foreign_key_is_led_by_an_index(site: Flask) -> None:
    with site.app_context():
        found = inspect(db.engine)
        for table in db.metadata.tables:
            led = {index["column_names"][0] for index in found.get_indexes(table)}
            led |= {unique["column_names"][0] for unique in found.get_unique_constraints(table)}
            for key in found.get_foreign_keys(table):
                assert set(key["constrained_columns"]) <= led, (table, key["name"])


class Walk:
    """A device that opens every page and sends every form once; `steps` names each request by its method and path."""

    def __init__(self, site: Flask) -> None:
        self.site, self.endpoints = site, set[str]()
        self.device = Device(site.test_client()).begin().play(6)
        self.game = self.device.game
        self.card = self.device.path.split("/")[-1]

    def counted(self) -> dict[str, list[Sent]]:
        """The statements of each request of the walk."""
        walked: dict[str, list[Sent]] = {}
        for number, (method, path, fields) in enumerate(self.whole()):
            walked[f"{number} {method} {path}"] = self.sent(method, path, fields)
        return walked

    def sent(self, method: str, path: str, fields: dict[str, str]) -> list[Sent]:
        """The statements of one request, which must be one of the site's and be answered well."""
        self.endpoints.add(self.site.url_map.bind("localhost").match(path.partition("?")[0], method)[0])
        with watched(self.site) as seen:
            data = {"csrf_token": self.device.token, **fields} if method == "POST" else None
            answer = self.device.client.open(path, method=method, data=data)
        assert answer.status_code in {200, 303}, (method, path)
        assert "/grown-ups?" not in answer.headers.get("Location", ""), (method, path)
        if 'name="csrf_token"' in text_of(answer):
            self.device.show(answer)
        return seen

    def whole(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """What a child and its grown-up do as guests, and then what somebody with a family does."""
        yield from self.steps()
        email = f"ana-{token_hex(4)}@example.org"
        for self.device, step in everybody(self.site, email):  # noqa: B020 - whose turn it is
            yield step
        for path in ("/account/erasure", "/family/erasure"):
            self.device = Carer(self.site, f"{token_hex(4)}@example.org")
            yield "GET", path, {}
            yield "POST", path, {}

    def steps(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """The requests, as a child makes them, and then as its grown-up does."""
        names = ("hello", "how", "treehouse", "picture", "rooms", "rest", "stop", "try-out", "parts/1", "rooms/porch")
        yield from (("GET", f"{self.game}/{name}", {}) for name in (*names, "ways"))
        yield from (("GET", path, {}) for path in ("/games/current", self.game, f"{self.game}/cards/{self.card}"))
        yield "POST", f"{self.game}/answers/{self.card}", {"pick": "both", "now": self.card}
        yield "POST", f"{self.game}/answers/{self.card}", {"pick": "skip"}
        yield "POST", f"{self.game}/try-outs/kid-or-fish", {"pick": "kid"}
        yield "POST", f"{self.game}/rooms/porch", {"pick": "both"}
        yield "POST", f"{self.game}/parts", {}
        yield "POST", "/ways", {"way": "calm-on"}
        yield "POST", "/grown-ups", {"mode": "grown-up"}
        yield from self.of_the_grown_up()

    def of_the_grown_up(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """The requests that a grown-up makes; leaving comes last."""
        plan = ("/plan", "/plan/speech", "/plan/household", GOAL, f"{GOAL}/not-today", f"{GOAL}/not-today/just-no")
        doors = ("/", "/educators", "/privacy", "/grown-ups", "/healthz", "/games/new", f"{self.game}/profile")
        away = ("/away/child", "/away/grown-up", "/worker.js")
        yield from (("GET", path, {}) for path in (*doors, *away, *plan))
        for change in (
            "today-3",
            "stand-1",
            "rung-2",
            "most-days-2",
            "active-1",
            "gentler-1",
            "anchor-1",
            "between-where-3",
            "take-out-10",
            "skip-4",
            "step-by-step-4",
            "hide-1",
        ):
            yield "POST", f"{GOAL}/changes", {"change": change}
        day = today_of("zip-the-jacket")
        for told in SAYS:
            yield "POST", day, {"say": told}
        yield from (("GET", path, {}) for path in ("/plan", day, f"{day}/pause", f"{GOAL}/days", "/plan/on-empty"))
        yield "GET", f"{GOAL}/third", {}
        yield "GET", "/plan/evening", {}
        yield "POST", this_evening(), {"natural": "another", "feeling": "sad", "load": "loud"}
        yield "POST", f"{this_evening()}/taken-back", {"taken_back": "0"}
        for wish in ("not-today", "smaller", "another"):
            yield "GET", "/my-step", {}
            yield "POST", day.replace("/plan/goals", "/my-step").replace("/days", ""), {"say": wish}
        yield "GET", "/my-step/told", {}
        yield "POST", "/plan/household", {"band": "10-12", "speech": "speaks"}
        yield "POST", "/games/current", {}
        yield "POST", "/grown-ups", {"mode": "grown-up"}
        yield "POST", "/claims", {}
        yield "POST", "/games", {"band": "7-9", "palette": "day"}
        yield "POST", "/grown-ups", {"mode": "grown-up"}
        yield "POST", "/departures", {}


def test_trust_r12_every_query_of_every_page_uses_an_index(sqlite: Flask) -> None:
    with sqlite.app_context():
        fill(20)
    walk = Walk(sqlite)
    walked = walk.counted()
    assert walk.endpoints == {rule.endpoint for rule in sqlite.url_map.iter_rules()} - {"static"}
    with sqlite.app_context(), db.engine.connect() as connection:
        for step, statements in walked.items():
            for statement, parameters in statements:
                assert not scanned(connection, statement, parameters), (step, statement)


READ_WHOLE = {"SCAN CONSTANT ROW", "SCAN erasure", "SCAN educator"}
"""The list of what was erased is compared as a whole with its copy in a file, at each erasing and at no other time.
Educators are the few whom the operator asked in, and a family may choose from all of them."""


def scanned(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """The parts of a statement's query plan that read a whole table, as far as tables grow."""
    if not statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
        return []
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [row.detail for row in plan if row.detail.startswith("SCAN") and row.detail not in READ_WHOLE]


def test_a_query_without_an_index_would_be_found(sqlite: Flask) -> None:
    with sqlite.app_context(), db.engine.connect() as connection:
        assert scanned(connection, "SELECT id FROM guest WHERE palette = ?", ("day",))
        assert not scanned(connection, "SELECT id FROM guest WHERE token_hash = ?", ("x",))


def test_trust_r12_a_page_takes_as_many_queries_among_a_thousand_rounds_as_among_ten(site: Flask) -> None:
    with site.app_context():
        fill(10)
    few = numbers(Walk(site))
    with site.app_context():
        fill(990, seed=2)
    many = numbers(Walk(site))
    assert [count for _step, count in many] == [count for _step, count in few]
    assert not [(step, count) for step, count in many if count > most(step)]


def numbers(walk: Walk) -> list[tuple[str, int]]:
    """How many statements each request of a walk sends."""
    return [(step, len(statements)) for step, statements in walk.counted().items()]


def most(step: str) -> int:
    """So many statements are enough: fewer for a page or a tap, more for a form that a family sends a few times.

    To take everything along takes one a table, and a dozen to find out who asks and who shows what.
    """
    if " POST /family/export" in step:
        return len(data_map().tables) + 12
    if any(re.search(way, step) for way in PUT_TOGETHER):
        return 40
    return 20 if any(re.search(way, step) for way in (FORMS_OF_A_FAMILY, *AROUND_A_TALK)) else 12


FORMS_OF_A_FAMILY = r" POST /(family|children|sign|account|shared)"

AROUND_A_TALK = (r" POST /talk-questions/", r" (GET|POST) /educator/", r" GET /children/[^/]+/(talks/|school-goals)")
"""A page of a talk is opened a few times, and asks first: who, which talk, whether every yes stands (P3, P5).
That of a school's goals asks for the whole plan: it shows today's step of each ladder."""

PUT_TOGETHER = (
    r" GET /educator/talks/[^/]+(/page\.pdf|/page\.json)?$",
    r" (GET|POST) /educator/talks/[^/]+/fits$",
    r" (GET|POST) /children/[^/]+/talks/[^/]+/(preview|lines|beside)$",
    r" POST /children/[^/]+/talks/[^/]+/(booking|time|suggestions/.+)$",
)
"""What shows all six parts at once: rounds, looks, plan, wins, weeks and the own profile, each after a yes of its own.
And the forms that lock what they change: an educator's time that is booked or moved, and a plan with what stood in it
before."""
