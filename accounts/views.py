"""Who is signed in on this device, the carers' doors, and what a grown-up settles about signing in."""

from datetime import UTC, datetime

from flask import Blueprint, Flask, abort, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security.utils import hash_password, verify_password

from accounts.forms import KeyForm, PinForm
from accounts.models import Account, Sitting
from accounts.signals import Change, changed
from family.views import before_grown_ups, inside, now
from shell.database import SAFE_METHODS, db
from shell.doors import Door, keep, open_to
from shell.faults import fault, sent
from shell.limits import count_try

room = Blueprint("accounts", __name__)

SEEN_EVERY_SECONDS = 60
"""The cookie notes its last use at most so often."""


def init_accounts(app: Flask) -> None:
    """Looks up the sitting before anything else asks who is here, and keeps the doors of carers."""
    app.before_request(seated)
    keep(app, Door.GROWN_UP, before_parents)
    keep(app, Door.CARER, before_carers)
    keep(app, Door.FRESH, before_fresh_carers)
    keep(app, Door.KEEPER, before_keepers)


def seated() -> None:
    """Finds this device's sitting, once a request; one that is over leaves nothing of itself in the cookie."""
    token = session.get("sitting")
    if not token:
        g.sitting = None
        return
    left = session.get("seen", 0)
    g.sitting = Sitting.holding(token, now(), datetime.fromtimestamp(left, UTC))
    if g.sitting is None:
        forget()
    elif now().timestamp() - left >= SEEN_EVERY_SECONDS:
        session["seen"] = int(now().timestamp())


def forget() -> None:
    """Leaves of a sitting only what was this device's before: its own guest's round."""
    guest = session.get("guest")
    session.clear()
    if guest:
        session["guest"] = guest


def sitting() -> Sitting | None:
    """The sitting of this device, if somebody is signed in."""
    found: Sitting | None = g.get("sitting")
    return found


def seat() -> Sitting:
    """The same where there must be one."""
    found = sitting()
    if found is None:
        abort(401)
    return found


def carer() -> Account:
    """The carer who is signed in; behind a carer's door there always is one."""
    return seat().account


def before_parents() -> ResponseReturnValue | None:
    """Keeps the parent area from a child's hands; a signed-in device asks for PIN or password (trust S6)."""
    found = sitting()
    if found is None:
        return before_grown_ups()
    return None if found.open_to_grown_ups(now()) else redirect(url_for("accounts.gate", after=came_from()), 303)


def before_carers() -> ResponseReturnValue | None:
    """Asks for a sign-in, and for a grown-up's hands."""
    if sitting() is None:
        return asked_to(url_for("security.login", next=came_from()))
    return before_parents()


def before_fresh_carers() -> ResponseReturnValue | None:
    """The same, and for the password if it was given too long ago (trust S16)."""
    answer = before_carers()
    if answer is None and not seat().fresh(now()):
        return asked_to(url_for("security.verify", next=came_from()))
    return answer


def before_keepers() -> ResponseReturnValue | None:
    """The same, and for the one who keeps the family; to others the page is not there."""
    answer = before_fresh_carers()
    if answer is None and not carer().keeper:
        abort(404)
    return answer


def asked_to(door: str) -> ResponseReturnValue:
    """Leads to a door; a form that came too late waits on its page, so that nothing typed is lost (trust S9, S12)."""
    return redirect(door, 303) if request.method in SAFE_METHODS else fault(401, form=sent(), way_in=door)


def came_from() -> str:
    """Where to go on after a door: this page, or for a form the page that it stood on, as far as we know it."""
    return request.path if request.method in {"GET", "HEAD"} else url_for("accounts.account")


@room.get("/account")
@open_to(Door.CARER)
def account():
    return render_template("accounts/account.html", me=carer(), here=seat(), sittings=Sitting.all_of(carer(), now()))


@room.get("/letter")
@open_to(Door.ANYONE)
def posted():
    local = None if current_app.config["MAIL_BACKEND"] == "smtp" else current_app.config.get("MAIL_FOLDER")
    return render_template("accounts/posted.html", folder=local)


@room.post("/account/pin")
@open_to(Door.FRESH)
def set_pin():
    form = PinForm()
    if not form.validate():
        shown = render_template(
            "accounts/account.html", me=carer(), here=seat(), sittings=Sitting.all_of(carer(), now()), mend_pin=True
        )
        return shown, 422

    carer().pin = hash_password(form.pin.data) if form.pin.data else None
    changed.send(carer(), change=Change.PIN)
    db.session.commit()

    return redirect(url_for(".account"), 303)


@room.post("/account/devices")
@open_to(Door.CARER)
def end_devices():
    Sitting.end_all(carer().id)
    session.clear()
    db.session.commit()
    answer = redirect(url_for("security.login"), 303)
    # What the worker kept for reading without a connection goes too (trust S22).
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@room.get("/grown-ups/key")
@open_to(Door.ANYONE)
def gate():
    after = inside(request.args.get("after"))
    if sitting() is None:
        return redirect(url_for("family.grown_ups", after=after), 303)
    if seat().open_to_grown_ups(now()):
        return redirect(after, 303)
    return render_template("accounts/gate.html", me=carer(), after=after)


@room.post("/grown-ups/key")
@open_to(Door.ANYONE)
def unlock():
    me, form, after = carer(), KeyForm(), inside(request.form.get("after"))
    count_try("key", str(me.id))
    with_pin = me.pin is not None and bool(form.key.data) and verify_password(form.key.data, me.pin)
    if not form.validate() or not (with_pin or me.verify_and_update_password(form.key.data)):
        return render_template("accounts/gate.html", me=me, after=after, mend=True), 422

    session["sitting"] = seat().take_back(now(), password=not with_pin)
    db.session.commit()

    return redirect(after, 303)
