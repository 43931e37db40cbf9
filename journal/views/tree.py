"""The tree of leaves and the same as a list; any leaf can be hidden, changed or erased (experience 4.7)."""

from flask import abort, redirect, render_template, request, url_for

from accounts.views import carer
from family.views import now
from home.models import Child
from journal.forms import PLACE_NAMES, HidingForm
from journal.models import Win, agreed
from journal.months import Month
from journal.screens import grove_of, offered
from journal.views.table import room, shut, today
from planner.areas import Area, areas
from shell.database import db, drop_remains
from shell.doors import Door, open_to
from shell.pages import language, page


@room.get("/children/<token:token>/journal/tree")
@open_to(Door.CARER)
def tree(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out

    grove = grove_of(child, Month.named(request.args.get("month", "")), asked_area())
    return render_template("journal/tree.html", who=child, grove=grove, areas=areas(language()), places=PLACE_NAMES)


@room.get("/children/<token:token>/journal/hidden")
@open_to(Door.CARER)
def hidden(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    return render_template("journal/hidden.html", who=child, wins=Win.hidden_of(child))


@room.post("/children/<token:token>/journal/<token:leaf>/hiding")
@open_to(Door.CARER)
def hide(token, leaf):
    child, form = Child.of(carer(), token), HidingForm()
    if way_out := shut(child):
        return way_out
    win = Win.of(child, leaf)
    if not form.validate():
        abort(422)

    win.hidden = form.hidden.data == "yes"
    db.session.commit()

    return redirect(url_for(".tree" if win.hidden else ".hidden", token=token, **month_of(win)), 303)


@room.get("/children/<token:token>/journal/<token:leaf>/erasure")
@open_to(Door.CARER)
def erase(token, leaf):
    child = Child.of(carer(), token)
    return shut(child) or render_template("journal/erase.html", who=child, win=Win.of(child, leaf))


@room.post("/children/<token:token>/journal/<token:leaf>/erasure")
@open_to(Door.CARER)
def forget(token, leaf):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out

    # Pressed twice, the second press is answered like the first (trust R2).
    if win := Win.known(child, leaf):
        win.erase(carer(), now())
        db.session.commit()
        db.session.remove()
        drop_remains()

    return redirect(url_for(".tree", token=token), 303)


@room.get("/children/<token:token>/journal/old-win")
@open_to(Door.CARER)
def old_win(token):
    child = Child.of(carer(), token)
    old = offered(child, today()) if child.kept and agreed(child) else None
    return page("journal/old_win.html", "journal/_old_win.html", who=child, old=old)


def asked_area() -> Area | None:
    """The branch that the address names; none for anything else."""
    name = request.args.get("area")
    return Area(name) if name in set(Area) else None


def month_of(win: Win) -> dict[str, str]:
    """Leads back to the month of a leaf that was hidden; one that is shown again leads to the others."""
    return {"month": Month.of(win.day).name} if win.hidden else {}
