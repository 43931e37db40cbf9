"""Whose play and plan are open on this device, where somebody is signed in."""

from datetime import date, datetime

from flask import Blueprint, Flask, g, redirect, url_for
from flask.typing import ResponseReturnValue

from accounts.models import Account, Sitting
from accounts.signals import Change, came_in, changed
from accounts.views import before_parents, carer, sitting
from family.models import aware
from family.views import here, now
from home.acts import Act
from home.days import day_of
from home.models import Child, Trail
from shell.database import db
from shell.doors import Door, keep

room = Blueprint("home", __name__)


def init_home(app: Flask) -> None:
    """Lets every room find the child whose play is open, and leads a carer without one to the family's page."""
    app.before_request(at_the_table)
    keep(app, Door.GROWN_UP, before_play)
    came_in.connect(open_the_only_child, weak=False)
    changed.connect(note_the_change, weak=False)


def open_the_only_child(sitting: Sitting) -> None:
    """Somebody signed in: where a family has one child, its play and plan are open at once."""
    children = [child for child in Child.all_of(sitting.account) if child.kept]
    if len(children) == 1 and sitting.child_id is None:
        sitting.child_id = children[0].id
    Trail.note(sitting.account, Act.SIGNED_IN, now())


ACTS = {
    Change.PASSWORD: Act.SIGN_IN_CHANGED,
    Change.PIN: Act.SIGN_IN_CHANGED,
    Change.ADDRESS: Act.ADDRESS_CHANGED,
    Change.APP_ADDED: Act.AUTHENTICATOR_ADDED,
    Change.APP_REMOVED: Act.AUTHENTICATOR_REMOVED,
}


def note_the_change(account: Account, change: Change) -> None:
    """A line of the trail for a changed sign-in."""
    Trail.note(account, ACTS[change], now())


def at_the_table() -> None:
    """Where somebody is signed in, the one who plays here is the open child of the family, not the device's guest."""
    found = sitting()
    if found is not None:
        g.child = open_child(found.child_id)
        g.guest = g.child.guest if g.child else None


def open_child(child_id: int | None) -> Child | None:
    """The child of this row, as long as the family agrees that it is kept (trust P3)."""
    child = db.session.get(Child, child_id) if child_id else None
    return child if child and child.kept else None


def before_play() -> ResponseReturnValue | None:
    """Keeps a grown-up's door: a carer first chooses whose play and plan to open."""
    answer = before_parents()
    if answer is None and sitting() is not None and here() is None:
        return redirect(url_for("home.family"), 303)
    return answer


@room.app_context_processor
def whose() -> dict[str, Child | Account | None]:
    """Every page knows whose play is open and who is signed in; a page about trouble asks the database nothing."""
    found = sitting()
    return {"child": g.get("child"), "carer": found.account if found and not g.get("trouble") else None}


@room.app_template_filter("family_day")
def family_day(moment: datetime) -> date:
    """The family's own day of a moment (trust R7)."""
    return day_of(aware(moment), carer().family.zone)
