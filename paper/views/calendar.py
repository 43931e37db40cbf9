"""A chosen time of day for the family's own calendar (issue 5, facts J3)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext

from accounts.views import carer
from family.views import now
from home.days import day_of
from paper.calendar import entry
from paper.forms import CalendarForm
from paper.views.table import as_file, room
from shell.doors import Door, open_to
from shell.limits import keyed

NAME = "one-small-step.ics"


@room.get("/paper/calendar")
@open_to(Door.CARER)
def calendar():
    return render_template("paper/calendar.html", form=CalendarForm(), zone=carer().family.zone)


@room.get("/paper/calendar.ics")
@open_to(Door.CARER)
def calendar_file():
    form, zone = CalendarForm.asked(), carer().family.zone
    if not request.args:
        return redirect(url_for(".calendar"), 303)
    if not form.validate():
        return render_template("paper/calendar.html", form=form, zone=zone), 422

    # One entry a carer: a new time takes the place of the old one in the calendar.
    uid = f"{keyed(f'calendar {carer().token}')[:32]}@tiny-rungs"
    title = gettext("One small step")
    return as_file(entry(form.anchor(zone), title, uid, day_of(now(), zone), now()), "text/calendar", NAME)
