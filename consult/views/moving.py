"""Another time for a talk, or none: with a reason that both sides read; the words and ticks stay (issue 6, part 2)."""

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer
from consult.forms.booking import MENDS, MoveForm, ReasonForm
from consult.models import Talk
from consult.models.drafting import locked
from consult.models.meeting import free_times
from consult.models.turning import Taken, call_off
from consult.models.turning import move as move_it
from consult.parts import By, Turn
from consult.screens.booking import times_of, window_asked
from consult.screens.letters import tell_both
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to


@room.get("/children/<token:token>/talks/<token:talk>/time")
@open_to(Door.CARER)
def times(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    if way_out := shut(child) or settled(found):
        return way_out
    return times_page(found, MoveForm(formdata=None, later=request.args.get("later")))


@room.post("/children/<token:token>/talks/<token:talk>/time")
@open_to(Door.CARER)
def move(token, talk):
    child, form = Child.of(carer(), token), MoveForm()
    found = locked(child, talk)
    if way_out := shut(child) or settled(found):
        return way_out
    told, begins = form.validate(), form.picked(starts_for(found))
    if not told or begins is None:
        return times_page(found, form), 422

    try:
        moved = move_it(found, carer(), begins, form.reason.data, now())
    except Taken:
        db.session.rollback()
        form.time.errors = [MENDS["taken"]]
        found = Talk.of(Child.of(carer(), token), talk)
        return settled(found) or (times_page(found, form), 422)
    db.session.commit()

    return told_page(found, Turn.MOVED if moved else None)


@room.get("/children/<token:token>/talks/<token:talk>/cancellation")
@open_to(Door.CARER)
def cancel(token, talk):
    found = Talk.of(Child.of(carer(), token), talk)
    return settled(found) or render_template("consult/cancel.html", who=found.child, talk=found, form=ReasonForm())


@room.post("/children/<token:token>/talks/<token:talk>/cancellation")
@open_to(Door.CARER)
def call_it_off(token, talk):
    found, form = locked(Child.of(carer(), token), talk), ReasonForm()
    if way_out := settled(found):
        return way_out
    if not form.validate():
        return render_template("consult/cancel.html", who=found.child, talk=found, form=form), 422

    # Calling off needs no other yes: it works for a child that is not kept, too.
    ended = call_off(found, By.FAMILY, form.reason.data, now(), carer())
    db.session.commit()

    return told_page(found, Turn.CANCELLED if ended else None)


def told_page(talk: Talk, what: Turn | None) -> ResponseReturnValue:
    """Tells both by letter if something changed, and shows the talk."""
    posted = what is None or tell_both(talk, carer(), what, now())
    letter = None if posted else "none"
    return redirect(url_for(".talk", token=talk.child.token, talk=talk.token, letter=letter), 303)


def settled(talk: Talk) -> ResponseReturnValue | None:
    """Leads to the talk's own page where its time can no longer change: a draft, off, or begun."""
    stands = talk.booked is not None and talk.off is None and now() < talk.start
    return None if stands else redirect(url_for(".talk", token=talk.child.token, talk=talk.token), 303)


def starts_for(talk: Talk) -> set[datetime]:
    """The times to which a talk can move; the one that it has is always right, so that a second press is none."""
    return {*(free_times(talk.educator, now(), talk=talk) if talk.educator else ()), talk.start}


def times_page(talk: Talk, form: MoveForm) -> str:
    """The free times of the talk's educator, without the one that it has."""
    starts = sorted(starts_for(talk) - {talk.start})
    shown = times_of(starts, carer().family.zone, window_asked(form.later.data))
    return render_template("consult/times.html", who=talk.child, talk=talk, form=form, times=shown)
