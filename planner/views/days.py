"""What came of a day: told with one button, on the day itself or later, and taken back just as easily (trust R7)."""

from collections.abc import Mapping
from datetime import date, timedelta

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from family.views import here
from planner.diary import No, can_be_written
from planner.forms import DayForm, WhichDayForm
from planner.household import Household
from planner.ladders import Goal
from planner.models import SAYS, Entry, Foothold, Shown
from planner.offers import ASKS, changed, offer_of, smaller
from planner.plan import card_of, row_of
from planner.screens import on, our_day
from planner.views.plan import found, guest, room
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import fault
from shell.pages import language, page

NOES = (No.TOO_BIG, No.TOO_MUCH, No.WRONG_MOMENT, No.JUST_NO)


@room.post("/plan/goals/<slug:id>/days/<day:day>")
@open_to(Door.GROWN_UP)
def say(id, day):
    wanted, form = found(id), DayForm()
    if not form.validate():
        abort(422)
    if not can_be_written(day, our_day()):
        return out_of_reach()

    note(wanted, day, form)
    db.session.commit()

    return redirect(onward(wanted, day, form.say.data), 303)


@room.get("/plan/goals/<slug:id>/days")
@open_to(Door.GROWN_UP)
def days(id):
    wanted, form, today = found(id), WhichDayForm(request.args), our_day()
    asked = "day" in request.args
    if asked and form.validate() and can_be_told(form.day.data):
        return redirect(url_for(".day", id=id, day=form.day.data), 303)

    yesterday = today - timedelta(days=1)
    answer = render_template("planner/days.html", goal=wanted, form=form, asked=asked, today=today, yesterday=yesterday)
    return answer, 422 if asked else 200


@room.get("/plan/goals/<slug:id>/days/<day:day>")
@open_to(Door.GROWN_UP)
def day(id, day):
    wanted = found(id)
    if not can_be_told(day):
        return out_of_reach()

    household = on(day)
    row = row_of(wanted, household, language())
    words = Entry.words_of(here(), wanted, day)
    return render_template("planner/day.html", row=row, goal=wanted, day=day, today=our_day(), words=words)


@room.get("/plan/goals/<slug:id>/days/<day:day>/pause")
@open_to(Door.GROWN_UP)
def pause(id, day):
    to = url_for(".plan") if day == our_day() else url_for(".day", id=found(id).id, day=day)
    return page("planner/pause.html", "planner/_pause.html", to=to)


def note(wanted: Goal, day: date, form: DayForm) -> None:
    """Keeps what was said of a day, and the offer as the family saw it."""
    someone, said = guest(), str(form.say.data)
    entry = Entry.on(someone, wanted, day)
    before = entry.why
    if not (entry.shown and said.startswith(AFTERWARDS)):
        with db.session.no_autoflush:
            show(entry, form, wanted, on(day))
    if said in SAYS:
        SAYS[said](entry, form.told)
    if (before == No.JUST_NO) != (entry.why == No.JUST_NO):
        foothold = Foothold.on(someone, wanted)
        foothold.wake() if before == No.JUST_NO else foothold.rest(day)


AFTERWARDS = ("felt-", "small-", "undo")
"""What is said of an offer that is kept already."""


def show(entry: Entry, form: DayForm, wanted: Goal, household: Household) -> None:
    """Keeps the offer that the page showed, or the one that its button asks for."""
    offer = offer_of(wanted, household, language())
    rung = offer.rung if form.rung.data is None else min(form.rung.data, len(wanted.rungs) - 1)
    hard = offer.gentle or form.hard.data
    if form.say.data in ASKS:
        rung, hard = changed(form.say.data, rung, wanted, household)
    entry.offer(rung, hard, shown(wanted, rung, hard, household))


def shown(wanted: Goal, rung: int, hard: bool, household: Household) -> Shown:
    """The words of a rung as this household reads them."""
    card, lower = card_of(wanted, household, language(), rung), None if hard else smaller(rung, household)
    small = None if lower is None else card_of(wanted, household, language(), lower).step
    return Shown(card.step, card.seconds, offer_of(wanted, household, language()).reason, small)


def onward(wanted: Goal, day: date, said: str) -> str:
    """Where a word leads: a win to its pause, a "not today" to its answer, the rest back to the page that asked."""
    if request.form.get("from") == "day" or (day != our_day() and said != "win"):
        return url_for(".day", id=wanted.id, day=day)
    if said in NOES:
        return url_for(".because", id=wanted.id, why=said)
    ways: Mapping[str, str] = {"win": url_for(".pause", id=wanted.id, day=day), "empty": url_for(".on_empty")}
    return ways.get(said, url_for(".plan"))


def can_be_told(day: date) -> bool:
    """Whether something can be told of a day on its own page: not of one that is still to come."""
    return can_be_written(day, our_day()) and day <= our_day()


def out_of_reach() -> Response:
    """A day that is still to come, or long ago."""
    return fault(422, words=(_("This day is out of reach"), _("Pick today or a day of the last year.")))
