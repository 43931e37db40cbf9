"""The plan: one step open, six areas folded, and a button for each thing a tired parent may want of it."""

from collections.abc import Sequence

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from accounts.views import carer
from family.models import Guest
from family.views import welcomed
from home.models import Child
from planner.areas import Area, areas
from planner.fitting import Card
from planner.forms import ChangeForm, HouseholdForm
from planner.ladders import Goal, NoSuchGoal, goal, ladders
from planner.models import CHANGES, Foothold
from planner.plan import Hold, Row, card_of, offered, plan_for, rung_of
from planner.screens import folds_of, our_day, ours, together_page, words_of
from planner.tips import tips
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.pages import language, page

room = Blueprint("planner", __name__)


class AreaConverter(BaseConverter):
    """One of the six areas in an address; anything else is not found."""

    regex = "|".join(Area)


@room.record
def know_areas(state) -> None:
    app: Flask = state.app
    app.url_map.converters["area"] = AreaConverter


@room.get("/plan")
@open_to(Door.GROWN_UP)
def plan():
    household = ours()
    shown = plan_for(household, language())
    return page(
        "planner/plan.html",
        "planner/_plan.html",
        plan=shown,
        household=household,
        tips=tips(language()),
    )


@room.get("/plan/<area:name>")
@open_to(Door.GROWN_UP)
def area(name):
    household, goals = ours(), ladders(language())[Area(name)]
    open_goals = offered(Area(name), household, language())
    return render_template(
        "planner/area.html",
        text=areas(language())[Area(name)],
        shown=[(goal, card_of(goal, household, language())) for goal in open_goals],
        rest=[goal for goal in goals if goal not in open_goals],
    )


@room.get("/plan/goals/<slug:id>")
@open_to(Door.GROWN_UP)
def step(id):
    wanted, household = found(id), ours()
    rungs = [card_of(wanted, household, language(), rung.index) for rung in wanted.rungs]
    card = rungs[rung_of(wanted, household)]
    return render_template("planner/goal.html", goal=wanted, rungs=rungs, card=card, hold=household.hold(wanted))


@room.get("/plan/goals/<slug:id>/not-today")
@open_to(Door.GROWN_UP)
def not_today(id):
    return answered(id, "not_today")


@room.get("/plan/goals/<slug:id>/not-today/<any('too-big', 'too-much', 'wrong-moment', 'just-no'):why>")
@open_to(Door.GROWN_UP)
def because(id, why):
    return answered(id, why.replace("-", "_"))


@room.post("/plan/goals/<slug:id>/changes")
@open_to(Door.GROWN_UP)
def change(id):
    wanted, form = found(id), ChangeForm()
    if not form.validate() or not exists(wanted, *form.asked):
        abort(422)

    name, number = form.asked
    CHANGES[name](Foothold.on(guest(), wanted), number, our_day())
    db.session.commit()

    return redirect(following(wanted, name), 303)


@room.get("/plan/household")
@open_to(Door.GROWN_UP)
def household():
    known = ours()
    form = HouseholdForm(band=known.band, speech=known.speech, wondering=known.wondering)
    return render_template("planner/household.html", form=form)


@room.post("/plan/household")
@open_to(Door.GROWN_UP)
def settle():
    form = HouseholdForm()
    if not form.validate():
        abort(422)

    someone = welcomed()
    someone.band, someone.speech, someone.wondering = form.band.data, form.speech.data, form.wondering.data
    db.session.commit()

    return redirect(url_for(".plan"), 303)


@room.get("/children/<token:token>/together")
@open_to(Door.CARER)
def together(token):
    child = Child.of(carer(), token)
    return together_page(child) if child.kept else redirect(url_for("home.child", token=token), 303)


@room.app_template_global()
def card_in_words(card: Card, hold: Hold) -> Markup:
    """A card's sentences; the same card reads the same for everybody, so it is put into words once."""
    return words_of(card, hold.gentler, language(), request.script_root)


@room.app_template_global()
def areas_folded(rows: Sequence[Row]) -> Markup:
    """The folded areas of a plan, put into words once for the same steps."""
    lines = tuple(
        (row.goal.area, row.text.name, row.text.why, row.goal.short, row.card.step, row.card.when) for row in rows
    )
    return folds_of(lines, language(), request.script_root)


def answered(id: str, template: str) -> ResponseReturnValue:
    """One of the answers to "not today", as a page or in the place of the step."""
    wanted, household = found(id), ours()
    card = card_of(wanted, household, language())
    lower = card_of(wanted, household, language(), card.rung - 1) if card.rung else None
    return page(
        "planner/answer.html",
        f"planner/_{template}.html",
        part=f"planner/_{template}.html",
        goal=wanted,
        card=card,
        lower=lower,
        hold=household.hold(wanted),
        anchors=areas(language())[wanted.area].anchors,
        tips=tips(language()),
    )


def following(wanted: Goal, name: str) -> str:
    """Where a change leads: "just no" to its calm idea, the rest back to the page that asked, or to the plan."""
    origin = {"goal": url_for(".step", id=wanted.id), "area": url_for(".area", name=wanted.area)}
    return url_for(".plan") if name == "today" else origin.get(request.form.get("from", ""), url_for(".plan"))


def exists(wanted: Goal, name: str, number: int) -> bool:
    """Whether what is asked for exists: a rung of this ladder, a moment of this area's list."""
    places = {"anchor": len(areas()[wanted.area].anchors)}
    return number < places.get(name, len(wanted.rungs))


def found(id: str) -> Goal:
    """The goal of this id; NotYours where there is none."""
    try:
        return goal(id, language())
    except NoSuchGoal as error:
        raise NotYours from error


def guest() -> Guest:
    """Whoever settles something, made known to the database."""
    someone = welcomed()
    db.session.flush()
    return someone
