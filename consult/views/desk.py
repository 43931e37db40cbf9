"""An educator's desk: the talks to come, those still open, and the way to give one back."""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer, sitting
from consult.forms.booking import GiveBackForm
from consult.models import Educator, Talk
from consult.models.desk import booked_with, desk_of, name_of
from consult.models.turning import call_off
from consult.parts import By
from consult.screens.letters import posted, tell_families
from consult.screens.moments import day_short, said, said_whole
from consult.views.table import educator, room
from family.views import now
from home.days import day_of
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours


@room.get("/educator")
@open_to(Door.EDUCATOR)
def desk():
    ahead, past = desk_of(educator(), now())
    return render_template("consult/desk.html", me=educator(), ahead=ahead, past=past)


@room.get("/educator/talks/<token:talk>/handing-back")
@open_to(Door.EDUCATOR)
def hand_back(talk):
    given = returnable(talk)
    return hand_back_page(given, GiveBackForm(formdata=None)) if given else redirect(url_for(".desk"), 303)


@room.post("/educator/talks/<token:talk>/handing-back")
@open_to(Door.EDUCATOR)
def give_back(talk):
    given, form = returnable(talk), GiveBackForm()
    if given is None:
        return redirect(url_for(".desk"), 303)
    if not form.validate():
        return hand_back_page(given, form), 422

    ended = call_off(given, By.EDUCATOR, form.reason.data, now())
    db.session.commit()
    tell_families([given] if ended else [], By.EDUCATOR, now())
    told = posted()

    return redirect(url_for(".desk", **({} if told else {"letter": "waits"})), 303)


def returnable(token: str) -> Talk | None:
    """This educator's talk of this token; None where it is off or over already. NotYours for any other."""
    talk = booked_with(educator(), token)
    if talk is None:
        raise NotYours
    return talk if talk.off is None and talk.end > now() else None


def hand_back_page(talk: Talk, form: GiveBackForm) -> ResponseReturnValue:
    """The question why; the child's name stands there only where it stands on the desk."""
    name = name_of(talk) if talk.open_at(now()) else None
    return render_template("consult/hand_back.html", talk=talk, form=form, name=name, me=educator())


@room.app_template_filter()
def at_the_desk(talk: Talk) -> str:
    """When a talk is, by the educator's own clock."""
    return said_whole(talk, educator().zone)


@room.app_template_filter()
def moment_at_the_desk(moment: datetime) -> str:
    """Weekday, date and time of a moment, by the same clock."""
    return said(moment, educator().zone)


@room.app_template_filter()
def day_at_the_desk(moment: datetime) -> str:
    """The educator's own day of a moment."""
    return day_short(day_of(moment, educator().zone))


@room.app_context_processor
def desks() -> dict[str, object]:
    """Lets a page ask whether an educator is signed in; only those that ask look it up."""
    return {"educates": educates}


def educates() -> bool:
    """Whether the one who is signed in is an educator."""
    found = Educator.of(carer()) if sitting() else None
    return found is not None and found.active
