"""A goal of a family's own: a wish, and what the plan makes of it (planner.md 2.6)."""

from flask import abort, redirect, render_template, request, url_for

from family.views import here, now
from planner.areas import Area
from planner.models import OwnGoal, TooMany
from planner.own_goals.answers import answer_to
from planner.own_goals.reshaping import Done, works_today
from planner.own_goals.routines import routines
from planner.own_goals.rungs import of_own_words, of_routine
from planner.own_goals.sorts import sorts
from planner.own_goals.wishes import Topic, wishes
from planner.rungs import Kind
from planner.views.own_forms import WishForm
from planner.views.own_pages import answer_page, fill_page, form_of, ladder_page, sorts_page, wish_page
from planner.views.plan import guest, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language

TOPICS = ", ".join(repr(str(topic)) for topic in Topic)
KINDS = ", ".join(repr(str(kind)) for kind in Kind)


@room.get("/plan/own")
@open_to(Door.GROWN_UP)
def own():
    return wish_page(WishForm())


@room.post("/plan/own")
@open_to(Door.GROWN_UP)
def wish():
    form = WishForm()
    if not form.validate():
        return wish_page(form), 422

    answer = answer_to(form.wish.data, language())
    if answer.talk:
        return redirect(url_for(".talk", about=answer.talk), 303)
    try:
        wished = OwnGoal.wished(guest(), form.wish.data, now())
    except TooMany:
        return wish_page(form, many=True), 422
    db.session.commit()

    return redirect(url_for(".own_goal", token=wished.token), 303)


@room.get(f"/plan/own/talk/<any({TOPICS}):about>")
@open_to(Door.GROWN_UP)
def talk(about):
    return render_template("planner/own/talk.html", talk=wishes(language()).talk[Topic(about)])


@room.get("/plan/own/<token:token>")
@open_to(Door.GROWN_UP)
def own_goal(token):
    found = OwnGoal.of(here(), token)
    return ladder_page(found) if found.rungs else answer_page(found)


@room.get("/plan/own/<token:token>/sorts")
@open_to(Door.GROWN_UP)
def own_sorts(token):
    return sorts_page(OwnGoal.of(here(), token))


@room.get(f"/plan/own/<token:token>/sorts/<any({KINDS}):kind>")
@open_to(Door.GROWN_UP)
def fill(token, kind):
    found, form = OwnGoal.of(here(), token), form_of(Kind(kind))
    form.what.data, form.area.data = found.wish[:60], sorts(language()).of[Kind(kind)].area
    return fill_page(found, Kind(kind), form)


@room.post(f"/plan/own/<token:token>/sorts/<any({KINDS}):kind>")
@open_to(Door.GROWN_UP)
def build(token, kind):
    found, form = OwnGoal.of(here(), token), form_of(Kind(kind))
    if not form.validate():
        return fill_page(found, Kind(kind), form), 422

    if not found.confirmed:
        told = form.told(Kind(kind))
        rungs = of_own_words(told, language())
        found.lay(sentence(told.what), Area(form.area.data), Kind(kind), rungs)
        found.works = works_today(rungs, Done(form.today.data))
        db.session.commit()

    return redirect(url_for(".own_goal", token=token), 303)


@room.post("/plan/own/<token:token>/routine")
@open_to(Door.GROWN_UP)
def take(token):
    found, routine = OwnGoal.of(here(), token), routines(language()).get(request.form.get("routine", ""))
    if routine is None:
        abort(422)

    if not found.confirmed:
        found.lay(routine.title, routine.area, routine.kind, of_routine(routine, language()))
        found.routine = routine.id
        db.session.commit()

    return redirect(url_for(".own_goal", token=token), 303)


def sentence(text: str) -> str:
    """The words with a capital letter."""
    return text[:1].upper() + text[1:]
