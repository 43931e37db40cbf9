"""The plan: one step open, six areas folded, and a button for each thing a tired parent may want of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from accounts.views import carer
from family.models import Guest
from family.views import here, welcomed
from home.models import Child
from planner.areas import Area, areas
from planner.fitting import Card
from planner.forms import ChangeForm, HouseholdForm
from planner.ladders import Goal, NoSuchGoal
from planner.models import CHANGES, PLACES_ANEW, Entry, Foothold, goal_for
from planner.offers import settled
from planner.own_goals.goal import OWN
from planner.plan import Hold, Row, card_of, goals_of, offered, rung_of
from planner.screens import folds_of, ladder, of_today, our_day, ours, together_page, words_of
from planner.turns import ENOUGH_ACTIVE
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
    return page("planner/plan.html", "planner/_plan.html", **of_today(ours()))


@room.get("/plan/<area:name>")
@open_to(Door.GROWN_UP)
def area(name):
    household = ours()
    goals = goals_of(Area(name), household, language())
    open_goals = offered(Area(name), household, language())
    return render_template(
        "planner/area.html",
        text=areas(language())[Area(name)],
        shown=[(goal, card_of(goal, household, language())) for goal in open_goals],
        rest=[goal for goal in goals if goal not in open_goals],
        household=household,
    )


@room.get("/plan/goals/<slug:id>")
@open_to(Door.GROWN_UP)
def step(id):
    household = ours()
    wanted = settled(found(id), household, language())
    rungs = [card_of(wanted, household, language(), rung.index) for rung in wanted.rungs]
    card = rungs[rung_of(wanted, household)]
    return render_template(
        "planner/goal.html",
        goal=wanted,
        rungs=rungs,
        card=card,
        hold=household.hold(wanted),
        **ladder(wanted, household),
    )


@room.post("/plan/goals/<slug:id>/changes")
@open_to(Door.GROWN_UP)
def change(id):
    wanted, form = found(id), ChangeForm()
    if not form.validate() or not exists(wanted, *form.asked):
        abort(422)

    name, number = form.asked
    if (name, number) == ("active", 1) and Foothold.others_active(guest(), wanted) >= ENOUGH_ACTIVE:
        return redirect(url_for(".third", id=id), 303)

    CHANGES[name](Foothold.on(guest(), wanted), number, counts_from(name, wanted))
    db.session.commit()

    return redirect(following(wanted, name), 303)


@room.get("/plan/goals/<slug:id>/third")
@open_to(Door.GROWN_UP)
def third(id):
    return render_template("planner/third.html", goal=found(id))


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
    """A card's sentences; the same card reads the same for everybody, so it is put into words once.

    A family's own words are put into words each time, so that none of them stays behind when they are erased.
    """
    put = words_of.__wrapped__ if card.goal_id.startswith(OWN) else words_of
    return put(card, hold.gentler, language(), request.script_root)


@room.app_template_global()
def areas_folded(rows: Sequence[Row]) -> Markup:
    """The folded areas of a plan, put into words once for the same steps."""
    lines = tuple(
        (row.goal.area, row.text.name, row.text.why, row.goal.short, row.card.step, row.card.when) for row in rows
    )
    put = folds_of.__wrapped__ if any(row.goal.id.startswith(OWN) for row in rows) else folds_of
    return put(lines, language(), request.script_root)


def counts_from(name: str, wanted: Goal) -> date:
    """From which day on a change counts: a rung that is set after the day's word counts from the next day on."""
    day = our_day()
    placed = name in PLACES_ANEW and Entry.forget_offer(guest(), wanted, day)
    return day + timedelta(days=1) if placed else day


def following(wanted: Goal, name: str) -> str:
    """Where a change leads: "just no" to its calm idea, the rest back to the page that asked, or to the plan."""
    origin = {"goal": url_for(".step", id=wanted.id), "area": url_for(".area", name=wanted.area)}
    return url_for(".plan") if name == "today" else origin.get(request.form.get("from", ""), url_for(".plan"))


def exists(wanted: Goal, name: str, number: int) -> bool:
    """Whether what is asked for exists: a rung of this family's ladder, a moment of this area's list."""
    if name == "take-out" or (name.startswith("between-") and not number):
        return number > 0
    places = {"anchor": len(areas()[wanted.area].anchors), "active": len(("rest", "work", "all the same"))}
    return number < (places.get(name) or len(wanted.rungs) + Foothold.rungs_put_in(here(), wanted))


def found(id: str, someone: Guest | None = None) -> Goal:
    """The goal of this id, for whoever is here unless told; NotYours where there is none."""
    try:
        return goal_for(someone or here(), id, language())
    except NoSuchGoal as error:
        raise NotYours from error


def guest() -> Guest:
    """Whoever settles something, made known to the database."""
    someone = welcomed()
    db.session.flush()
    return someone
