"""What a year of daily entries costs: each page beside the same page of a family on its first day (trust R12)."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert

from app import create_app
from bench.load import REPEATS
from bench.table import Line
from home.models import Child
from journal.models import Win
from planner.areas import Area
from planner.models import Entry
from planner.stones import Outcome
from shell.database import db, init_migrations
from shell.settings import local_settings
from tests.carers import Carer
from tests.server import KEY

DAYS = 365
GOALS = ("zip-the-jacket", "turn-towards-a-voice")
PAGES = (
    *("/plan", "/plan/evening", f"/plan/goals/{GOALS[0]}", "/plan/social", "/paper/fridge"),
    *("{child}", "{child}/journal", "{child}/journal/tree", "{child}/celebrations", "{child}/shares/new"),
)
LOOKS = 30
MOST = 2.0


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Each page in turn for both families, in one process; the bar is on the slowest of twenty looks."""
    site = site_in(folder)
    year, first = (family_of(site, name, days) for name, days in (("year", DAYS), ("first", 1)))
    for page in PAGES:
        for carer, child in (year, first):
            took(carer, page.format(child=child))
        turns = [
            tuple(took(carer, page.format(child=child)) for carer, child in (year, first))
            for _ in range(LOOKS * repeats)
        ]
        ours, theirs = (slowest(times) for times in zip(*turns, strict=True))
        what = f"a year at {page.format(child='/children/...')}"
        yield Line(what, f"{ours:.2f} ms", f"{theirs:.2f} ms", ours / theirs, MOST)


def site_in(folder: Path) -> Flask:
    """A site on a database of its own."""
    site = create_app(local_settings({"SECRET_KEY": KEY, "DATABASE_URL": f"sqlite:///{folder / 'year.sqlite3'}"}))
    init_migrations(site)
    with site.app_context():
        upgrade()
    return site


def family_of(site: Flask, name: str, days: int) -> tuple[Carer, str]:
    """A family with its child's plan open, and as many days of entries; gives the device and the child's address."""
    carer = Carer(site, f"{name}@example.org")
    child = carer.add("Mia")
    carer.open(child)
    carer.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})
    carer.open(child)
    carer.send(f"{child}/opening", {"to": "plan"})
    with site.app_context():
        live(child.split("/")[2], days)
    return carer, child


def live(token: str, days: int) -> None:
    """So many days, up to yesterday: an entry of one of two goals and a win each."""
    child = db.session.query(Child).filter_by(token=token).one()
    now = datetime.now(UTC)
    past = [now.date() - timedelta(days=number) for number in range(1, days + 1)]
    db.session.execute(
        insert(Entry), [entry(child.guest.id, GOALS[number % 2], day) for number, day in enumerate(past)]
    )
    db.session.execute(insert(Win), [win(child.id, number, day, now) for number, day in enumerate(past)])
    db.session.commit()


def entry(guest_id: int, goal: str, day: date) -> dict[str, object]:
    """A day on which the step went well."""
    shown = {"step": "Hold the zip.", "seconds": 3, "reason": "", "small": None}
    return {"guest_id": guest_id, "goal": goal, "day": day, "rung": 3, "shown": shown, "outcome": str(Outcome.WIN)}


def win(child_id: int, number: int, day: date, now: datetime) -> dict[str, object]:
    """A win on one of the six branches."""
    words = {"did": f"Held the zip and pulled {number}", "helped": "I waited"}
    place = {"area": str(tuple(Area)[number % len(Area)]), "place": "home", "key": f"key-{number:018}", "hand": ""}
    return {"child_id": child_id, "day": day, "made": now, "changed": now, **words, **place}


def took(carer: Carer, path: str) -> float:
    """How long a page takes, in milliseconds."""
    begun = time.perf_counter()
    answer = carer.client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return (time.perf_counter() - begun) * 1000


def slowest(times: tuple[float, ...]) -> float:
    """The p95: what all but one of twenty looks stay under."""
    return quantiles(times, n=20)[-1]
