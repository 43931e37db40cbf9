"""Seeing what a request does: every row of every table, every address, and every cookie that is set."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule

from planner.areas import Area
from planner.own_goals.reshaping import Done
from shell.database import db
from tests.journeys import Device

HOME = "https://rungs.example.org"
TODAY = datetime.now(UTC).date()
SAMPLES = {
    "practice": "kid-or-fish",
    "number": "1",
    "filename": "site.css",
    "day": TODAY,
    "about": "eating",
    "kind": "chain",
}
IDS = {"planner": "zip-the-jacket", "paper": "zip-the-jacket", "quiz": "new-game-or-known-game"}
UNSAFE = {
    "family.play": {"way": "palette-night"},
    "family.visit": {"mode": "child"},
    "quiz.go_on": {},
    "quiz.begin": {"band": "4-6", "palette": "night"},
    "quiz.practise": {"pick": "fish"},
    "quiz.answer": {"pick": "both"},
    "quiz.more": {},
    "quiz.change": {"pick": "both"},
    "planner.change": {"change": "rung-2"},
    "planner.say": {"say": "win"},
    "planner.end_the_day": {},
    "planner.say_evening": {"load": "loud"},
    "planner.take_evening_back": {"taken_back": "1"},
    "planner.tell_wish": {"say": "smaller"},
    "planner.settle": {"band": "10-12", "speech": "no-words"},
    "planner.wish": {"wish": "pack the bag"},
    "planner.build": {
        "what": "make a sandwich",
        "steps-0": "take the bread",
        "steps-1": "put cheese on it",
        "direction": "backward",
        "today": str(Done.A_PART),
        "area": "self-help",
    },
    "planner.take": {"routine": "pack-bag"},
    "planner.reshape": {"change": "words-3", "text": "Hold the brush with me."},
    "family.leave": {},
}
"""What each form sends at its best; a new form fails until it stands here."""

TAPS = {"quiz.more": 15}
"""How many cards are answered before a form is at its best, if it is not 3."""

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)

NOT_FROZEN = ["_pytest", "xdist", "execnet"]

COOKIE = "tiny-rungs"


Rows = dict[str, dict[int, dict[str, Any]]]


def rows(site: Flask) -> Rows:
    """Everything that the database holds: by table, by id, by column."""
    with site.app_context():
        found = {
            table.name: {row["id"]: dict(row) for row in db.session.execute(select(table)).mappings()}
            for table in db.metadata.sorted_tables
        }
        db.session.remove()
    return found


def changes(before: Rows, after: Rows) -> set[tuple[str, str]]:
    """The columns that differ in rows which were there before, as (table, column)."""
    return {
        (table, column)
        for table, kept in before.items()
        for id, row in kept.items()
        for column, value in after[table].get(id, row).items()
        if value != row[column]
    }


def addresses(site: Flask, token: str, method: str) -> list[tuple[str, str]]:
    """Every (endpoint, path) that takes this method, with each of a closed set of words in turn.

    token: a game's; where an own goal is asked for, the last one that was wished for stands there.
    """
    own = next((row["token"] for _, row in sorted(rows(site)["own_goal"].items(), reverse=True)), token)
    return [
        (rule.endpoint, path)
        for rule in site.url_map.iter_rules()
        if method in (rule.methods or ())
        for path in paths(rule, own if rule.rule.startswith("/plan/own/") else token)
    ]


def paths(rule: Rule, token: str) -> Iterator[str]:
    """The addresses of one rule."""
    words = {name: of.items for name, of in rule._converters.items() if isinstance(of, AnyConverter)}
    if rule.endpoint == "planner.area":
        words = {"name": tuple(Area)}
    (name, options) = next(iter(words.items()), ("", [""]))
    for option in options:
        values = {known: value_of(rule, known, token) for known in rule.arguments} | ({name: option} if name else {})
        built = rule.build(values, append_unknown=False)
        assert built is not None, rule.endpoint
        yield built[1]


def value_of(rule: Rule, name: str, token: str) -> Any:
    """A value of something that an address holds, which leads somewhere."""
    if rule.endpoint in {"quiz.fitting", "quiz.change"} and name == "id":
        return "porch"
    if name == "id":
        return IDS[rule.endpoint.split(".")[0]]
    return int(SAMPLES[name]) if name == "number" else SAMPLES.get(name, token)


class Browser(FlaskClient):
    """A browser over TLS at the site's own name, which says where a form comes from and notes new cookies."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cookies_set: list[str] = []

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if isinstance(args[0], str):
            kwargs.setdefault("base_url", HOME)
            kwargs["headers"] = {"Origin": HOME, "Referer": f"{HOME}/"} | dict(kwargs.get("headers", {}))
        return super().open(*args, **kwargs)

    def run_wsgi_app(self, *args: Any, **kwargs: Any) -> Any:
        answer = super().run_wsgi_app(*args, **kwargs)
        self.cookies_set += answer[2].getlist("Set-Cookie")
        return answer


def round_of(site: Flask) -> Device:
    """A device whose round has a row in every table, in a grown-up's hands."""
    device = Device(site.test_client()).begin().play(5)
    device.send(f"{device.game}/rooms/porch", {"pick": "low"})
    device.take_back().open("/grown-ups")
    device.send("/plan/goals/zip-the-jacket/changes", {"change": "rung-2"})
    device.send(this_evening(), {"load": "loud"})
    device.send(today_of("zip-the-jacket"), {"say": "win"})
    wished(device)
    return device


def wished(device: Device) -> str:
    """Wishes for a goal and takes the ladder that is offered first; gives its token."""
    device.open("/plan/own")
    device.send("/plan/own", {"wish": "brush teeth"})
    device.press("[name=routine]")
    return device.path.split("/")[3]


def today_of(goal: str) -> str:
    """Where a word on this day of a goal is sent to, by the clock as it stands now."""
    return f"/plan/goals/{goal}/days/{datetime.now(UTC).date()}"


def this_evening() -> str:
    """Where an answer of this evening is sent to, by the clock as it stands now."""
    return f"/plan/evenings/{datetime.now(UTC).date()}"


def everything(found: Rows) -> dict[str, int]:
    """How many rows each table has."""
    return {table: len(kept) for table, kept in found.items()}


def of_a_round(found: Rows) -> dict[str, int]:
    """The same for the tables that a guest's round fills by playing and planning."""
    filled = ("guest", "game", "answer", "own_word", "foothold", "diary", "own_goal", "evening")
    return {table: len(found[table]) for table in filled}


def game_of(device: Device, token: str = "") -> str:
    """The address of the game that this device plays, or one that would be another's."""
    return f"/games/{token}" if token else "/".join(device.client.get("/games/current").location.split("/")[:3])
