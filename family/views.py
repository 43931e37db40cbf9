"""The front door, the grown-ups' door, and finding out who is here."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

import click
from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from family.forms import VisitForm
from family.models import Guest
from family.people import Mode
from shell.database import db
from shell.faults import NotYours

room = Blueprint("family", __name__)


def grown_ups_only(view: Callable[..., Any]) -> Callable[..., ResponseReturnValue]:
    """Lets a view be opened while a grown-up holds the device; a child's hands get the door instead (trust S6)."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        guest = here()
        if guest and guest.mode == Mode.CHILD:
            return redirect(url_for("family.grown_ups", after=request.path), 303)
        answer: ResponseReturnValue = view(*args, **kwargs)
        return answer

    return guarded


@room.get("/")
def front_door():
    return render_template("family/front_door.html")


@room.get("/educators")
def educators():
    return render_template("family/educators.html")


@room.get("/privacy")
def privacy():
    return render_template("family/privacy.html")


@room.get("/grown-ups")
def grown_ups():
    return render_template("family/grown_ups.html", form=VisitForm(), after=inside(request.args.get("after")))


@room.post("/grown-ups")
def visit():
    guest, form = required(), VisitForm()
    if not form.validate():
        abort(422)

    guest.mode = form.mode.data
    db.session.commit()

    return redirect(inside(request.form.get("after")), 303)


@room.post("/departures")
@grown_ups_only
def leave():
    db.session.delete(required())
    db.session.commit()
    session.clear()
    return redirect(url_for(".front_door"), 303)


@room.get("/healthz")
def health():
    db.session.execute(text("SELECT 1"))
    return {"database": "answers"}


@room.cli.command("sweep")
def sweep() -> None:
    """Remove every guest's round a day after its last touch. Safe while the site runs."""
    click.echo(f"{sweep_now()} rounds removed")


def sweep_now() -> int:
    """Removes the rounds whose day is over; gives how many."""
    gone = Guest.sweep(now())
    db.session.commit()
    return gone


@room.app_context_processor
def who() -> dict[str, Guest | None]:
    """Every page knows its guest, for the colours; a page about trouble asks the database nothing."""
    return {"guest": g.get("guest") if g.get("trouble") else here()}


def here() -> Guest | None:
    """The guest whose device this is, looked up once a request."""
    if "guest" not in g:
        token = session.get("guest")
        g.guest = Guest.holding(token, now()) if token else None
    return g.guest


def required() -> Guest:
    """The guest who is here, touched; NotYours where nobody is."""
    guest = here()
    if guest is None:
        raise NotYours
    guest.touch(now())
    return guest


def welcomed() -> Guest:
    """The guest who is here, or a new one whose token goes into this device's cookie."""
    guest = here()
    if guest is None:
        guest, session["guest"] = Guest.welcome(now())
        g.guest = guest
    guest.touch(now())
    return guest


def keep_for_a_day() -> None:
    """Lets this device find its round again after the browser was closed; asked for by Rest and Stop."""
    session.permanent = True


def inside(path: str | None) -> str:
    """The path if it leads to a page of this site, else the front door (trust S17)."""
    home = url_for("family.front_door")
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return home
    parts = urlsplit(path)
    return home if parts.scheme or parts.netloc else path


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
