"""The evening: three questions of one tap each, which soften the next day's card (facts S111-S115)."""

from datetime import date

from flask import abort, redirect, url_for

from family.views import here
from planner.diary import can_be_written
from planner.evening import ANOTHER, told
from planner.forms import EveningForm, TakenBackForm
from planner.household import Household
from planner.ladders import Goal
from planner.models import Reflection
from planner.plan import Plan, plan_for
from planner.screens import our_day, ours
from planner.views.plan import found, guest, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language, page


@room.get("/plan/evening")
@open_to(Door.GROWN_UP)
def evening():
    household = ours()
    plan = plan_for(household, language())
    return page(
        "planner/evening.html",
        "planner/_evening.html",
        row=plan.open,
        tried=tried_of(plan, household),
        said=Reflection.seen(here(), household.day),
        told=told(language()),
    )


@room.post("/plan/evenings/<day:day>")
@open_to(Door.GROWN_UP)
def say_evening(day):
    form = EveningForm()
    if not form.validate() or not can_be_written(day, our_day()):
        abort(422)
    if form.natural.data and form.natural.data != ANOTHER:
        found(form.natural.data)

    answers = Reflection.on(guest(), day)
    for question, answer in form.said.items():
        answers.say(question, answer)
    db.session.commit()

    return redirect(url_for(".evening"), 303)


@room.post("/plan/evenings/<day:day>/taken-back")
@open_to(Door.GROWN_UP)
def take_evening_back(day: date):
    form = TakenBackForm()
    if not form.validate() or not can_be_written(day, our_day()):
        abort(422)

    Reflection.on(guest(), day).take_back(form.taken_back.data == "1")
    db.session.commit()

    return redirect(url_for(".plan"), 303)


def tried_of(plan: Plan, household: Household) -> list[Goal]:
    """The goals of which something came today, else the one that is open."""
    tried = [row.goal for row in plan.rows if (noted := household.noted(row.goal)) and noted.outcome]
    return tried or [plan.open.goal] if plan.open else tried
