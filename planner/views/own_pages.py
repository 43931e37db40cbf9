"""The pages of a family's own goals, each put together from what is known by then (planner.md 2.6)."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from family.views import here
from planner.areas import Area, areas
from planner.models import OwnGoal
from planner.own_goals.answers import answer_to
from planner.own_goals.goal import usual_start
from planner.own_goals.reshaping import place_of
from planner.own_goals.routines import Routine, routines
from planner.own_goals.rungs import of_routine
from planner.own_goals.sorts import sorts
from planner.own_goals.wishes import wishes
from planner.rungs import Kind
from planner.views.own_forms import LONGEST_RUNG, FillForm, JobForm, ReshapeForm, WishForm
from shell.pages import language


def form_of(kind: Kind) -> FillForm:
    """The form of a sort; its areas are called by their names."""
    form = JobForm() if kind is Kind.CHAIN else FillForm()
    form.area.choices = [SelectChoice(str(area), text.name) for area, text in areas(language()).items()]
    return form


def wish_page(form: WishForm, many: bool = False) -> str:
    """The one question, and what was wished for before."""
    return render_template("planner/own/wish.html", form=form, many=many, known=OwnGoal.all_of(here()))


def answer_page(found: OwnGoal) -> ResponseReturnValue:
    """What the plan makes of a wish: routines to choose from, a question back, or a person to talk to."""
    answer, read = answer_to(found.wish, language()), wishes(language())
    if answer.talk:
        return redirect(url_for(".talk", about=answer.talk), 303)
    if answer.stop and request.args.get("instead") in read.instead:
        known = routines(language())
        return offers_page(found, [known[id] for id in read.instead[Area(request.args["instead"])].routines])
    if answer.stop:
        return render_template("planner/own/instead.html", own=found, answers=read.instead.values())
    return offers_page(found, answer.offers) if answer.offers else sorts_page(found)


def offers_page(found: OwnGoal, offers: Sequence[Routine]) -> str:
    """Up to three routines; the family picks."""
    shown = [(one, areas(language())[one.area].name, of_routine(one, language())) for one in offers]
    return render_template("planner/own/offers.html", own=found, offers=shown)


def sorts_page(found: OwnGoal) -> str:
    """The one question where no routine fits."""
    return render_template("planner/own/sorts.html", own=found, sorts=sorts(language()).of.values())


def fill_page(found: OwnGoal, kind: Kind, form: FillForm) -> str:
    """What a sort needs to know."""
    return render_template("planner/own/fill.html", own=found, sort=sorts(language()).of[kind], form=form)


def ladder_page(found: OwnGoal, form: ReshapeForm | None = None) -> str:
    """The whole ladder, with everything that a family may change on it."""
    ladder = found.ladder
    works = found.works if place_of(ladder.rungs, found.works) is not None else None
    mended = form.asked[1] if form else []
    return render_template(
        "planner/own/ladder.html",
        own=found,
        area=areas(language())[ladder.area],
        rungs=ladder.rungs,
        works=works,
        form=form,
        at=mended[0] if mended else request.args.get("rung", type=int),
        starts=ladder.rungs[usual_start(ladder.rungs)].key,
        longest=LONGEST_RUNG,
    )
