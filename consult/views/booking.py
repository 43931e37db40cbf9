"""Booking a talk: all of it once more, the exact words of the yes, and a time that nobody else can have (trust R6)."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer
from consult.forms.booking import AnswerForm, BeginForm
from consult.models import Talk
from consult.models.drafting import locked
from consult.models.meeting import free_times
from consult.models.turning import Taken, open_again
from consult.models.turning import book as take_it
from consult.parts import Turn
from consult.screens.booking import can_open_again, missing, ticked, times_of
from consult.screens.letters import tell_both
from consult.views.table import room, shut
from consult.views.table import words as agreement
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to


@room.get("/children/<token:token>/talks/<token:talk>/booking")
@open_to(Door.FRESH)
def ask(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    if way_out := shut(child) or not_yet(found):
        return way_out
    if found.booked is None and found.start not in free_times(found.educator, now(), talk=found):
        return taken_page(found)
    return render_template("consult/ask.html", who=child, talk=found, ticked=ticked(found), agreement=agreement())


@room.post("/children/<token:token>/talks/<token:talk>/booking")
@open_to(Door.FRESH)
def book(token, talk):
    child, form = Child.of(carer(), token), AnswerForm()
    found = locked(child, talk)
    if way_out := shut(child) or not_yet(found):
        return way_out
    if not form.validate() or form.given.data != "yes":
        return redirect(url_for(".talk", token=token, talk=talk), 303)

    new = found.booked is None
    try:
        say_yes(found)
    except Taken:
        db.session.rollback()
        return taken_page(Talk.of(Child.of(carer(), token), talk)), 422
    db.session.commit()

    posted = not new or tell_both(found, carer(), Turn.BOOKED, now())
    return redirect(url_for(".talk", token=token, talk=talk, letter=None if posted else "none"), 303)


def say_yes(talk: Talk) -> None:
    """Takes the time with this carer's yes, or opens a closed talk anew. Raises Taken, also where hours changed."""
    if talk.booked is not None:
        open_again(talk, carer(), agreement(), now())
        return
    if talk.educator is None or talk.start not in free_times(talk.educator, now(), talk=talk):
        raise Taken
    take_it(talk, carer(), agreement(), now())


def not_yet(talk: Talk) -> ResponseReturnValue | None:
    """Leads to the step that comes first, or to the talk where there is nothing more to say yes to (trust S5)."""
    if talk.off is not None or (talk.booked is not None and not can_open_again(talk, now())):
        return redirect(url_for(".talk", token=talk.child.token, talk=talk.token), 303)
    step = missing(talk, now()) if talk.booked is None else None
    return redirect(step, 303) if step else None


def taken_page(talk: Talk) -> str:
    """Somebody was quicker: other free times right there, and everything that was written is kept."""
    starts = free_times(talk.educator, now()) if talk.educator else ()
    form = BeginForm(formdata=None, key=talk.key, educator=talk.educator.token if talk.educator else "")
    times = times_of(starts, carer().family.zone)
    return render_template("consult/taken.html", who=talk.child, talk=talk, form=form, times=times)
