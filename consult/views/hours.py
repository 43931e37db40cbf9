"""When an educator can be met: a week that repeats, days that are not like it, and what families find then."""

from datetime import date
from itertools import islice

from flask import abort, redirect, render_template, url_for
from flask_wtf import FlaskForm

from consult.forms.educators import MENDS, DayForm, OtherDayForm, RemoveForm, WeekForm
from consult.hours import Hours, coming
from consult.models.desk import days_with_talks
from consult.models.hours import days_of, open_week, settle_day, shut_week, unsettle_day, week_of
from consult.parts import AHEAD
from consult.views.table import educator, room
from family.views import now
from home.days import day_of
from shell.database import db
from shell.doors import Door, open_to

SHOWN = 3
"""So many of the coming days stand on the page."""


@room.get("/educator/hours")
@open_to(Door.EDUCATOR)
def hours():
    return hours_page(WeekForm(formdata=None), OtherDayForm(formdata=None))


@room.post("/educator/hours/week")
@open_to(Door.EDUCATOR)
def open_hours():
    form = WeekForm()
    if not form.validate():
        return hours_page(form, OtherDayForm(formdata=None)), 422
    if fault := open_week(educator(), form.weekdays.data, Hours(form.begins.data, form.ends.data)):
        form.ends.errors = [MENDS[fault]]
        return hours_page(form, OtherDayForm(formdata=None)), 422

    db.session.commit()

    return redirect(url_for(".hours", _anchor="week"), 303)


@room.post("/educator/hours/week/removal")
@open_to(Door.EDUCATOR)
def shut_hours():
    form = RemoveForm()
    if not form.validate():
        abort(422)

    shut_week(educator(), form.weekday.data, form.begins.data)
    db.session.commit()

    return redirect(url_for(".hours", _anchor="week"), 303)


@room.post("/educator/hours/days")
@open_to(Door.EDUCATOR)
def settle_other_day():
    form = OtherDayForm()
    if not form.fits(here()):
        return hours_page(WeekForm(formdata=None), form), 422
    own = Hours(form.begins.data, form.ends.data) if form.how.data == "hours" else None
    if fault := settle_day(educator(), form.day.data, own):
        form.ends.errors = [MENDS[fault]]
        return hours_page(WeekForm(formdata=None), form), 422

    db.session.commit()

    return redirect(url_for(".hours", _anchor="days"), 303)


@room.post("/educator/hours/days/removal")
@open_to(Door.EDUCATOR)
def unsettle_other_day():
    form = DayForm()
    if not form.validate():
        abort(422)

    unsettle_day(educator(), form.day.data)
    db.session.commit()

    return redirect(url_for(".hours", _anchor="days"), 303)


def hours_page(week_form: FlaskForm, day_form: FlaskForm) -> str:
    """What is settled, what families find next, and the two forms that change it."""
    me, today = educator(), here()
    week, days = week_of(me), days_of(me, today)
    found = list(islice(coming(today, today + AHEAD, week, days), SHOWN))
    shown = {"week": week, "days": days, "coming": found, "talks": days_with_talks(me, now())}
    return render_template("consult/hours.html", week_form=week_form, day_form=day_form, today=today, me=me, **shown)


def here() -> date:
    """The educator's own day."""
    return day_of(now(), educator().zone)
