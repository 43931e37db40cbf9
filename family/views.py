"""The front door, the grown-ups' door, and finding out who is here."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from family.forms import VisitForm, WayForm
from family.models import Guest
from family.people import Mode
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours

room = Blueprint("family", __name__)


def before_grown_ups() -> ResponseReturnValue | None:
    """Keeps a grown-up's door: a child's hands are led to the grown-ups' gate instead (trust S6)."""
    return redirect(url_for("family.grown_ups", after=request.path), 303) if in_a_childs_hands() else None


def in_a_childs_hands() -> bool:
    """Whether a child holds this device: as the sitting says where somebody is signed in, else as the guest does."""
    holder = g.get("sitting") or here()
    return holder is not None and holder.mode == Mode.CHILD


@room.get("/")
@open_to(Door.ANYONE)
def front_door():
    return render_template("family/front_door.html")


@room.get("/educators")
@open_to(Door.ANYONE)
def educators():
    return render_template("family/educators.html")


@room.get("/privacy")
@open_to(Door.ANYONE)
def privacy():
    return render_template("family/privacy.html")


@room.get("/away/grown-up")
@open_to(Door.ANYONE)
def away():
    return render_template("family/away.html")


@room.get("/grown-ups")
@open_to(Door.ANYONE)
def grown_ups():
    if g.get("sitting"):
        return redirect(url_for("accounts.gate", after=inside(request.args.get("after"))), 303)
    return render_template("family/grown_ups.html", form=VisitForm(), after=inside(request.args.get("after")))


@room.post("/grown-ups")
@open_to(Door.ANYONE)
def visit():
    form, after = VisitForm(), inside(request.form.get("after"))
    if not form.validate():
        abort(422)

    if form.mode.data == Mode.CHILD:
        hand_over()
    elif g.get("sitting"):
        return redirect(url_for("accounts.gate", after=after), 303)
    else:
        required().mode = Mode.GROWN_UP
    db.session.commit()

    return redirect(after, 303)


@room.post("/ways")
@open_to(Door.ANYONE)
def play():
    guest, form = required(), WayForm()
    if not form.validate():
        abort(422)

    guest.play(form.way.data)
    db.session.commit()

    return redirect(inside(request.form.get("after")), 303)


@room.post("/departures")
@open_to(Door.GROWN_UP)
def leave():
    guest = required()
    if guest.child_id is not None:
        raise NotYours

    db.session.delete(guest)
    db.session.commit()
    session.clear()
    answer = redirect(url_for(".front_door"), 303)
    # What the worker kept for reading without a connection goes too (trust S22).
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@room.get("/healthz")
@open_to(Door.ANYONE)
def health():
    db.session.execute(text("SELECT 1"))
    return {"database": "answers"}


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


def hand_over() -> None:
    """A child takes this device: the sitting says so where somebody is signed in, else the guest does."""
    if g.get("sitting"):
        g.sitting.hand_over(now())
    else:
        required().mode = Mode.CHILD


def keep_for_a_day() -> None:
    """Lets this device find its round again after the browser was closed; asked for by Rest and Stop.

    Where somebody is signed in, the sitting says how long that lasts.
    """
    session.permanent = session.permanent or "sitting" not in session


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
