"""Goals of a school's plan in the family's or the school's words, each beside the ladder it is tied to (facts S164)."""

from contextlib import suppress
from secrets import token_urlsafe

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice, SelectField

from accounts.views import carer
from consult.forms.outcome import MENDS, AimForm, TieForm
from consult.models import aims
from consult.screens.outcome import ours
from consult.suggesting import goal_with
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from planner.areas import Area, areas
from planner.household import Household
from planner.plan import card_of, offered
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.pages import language

BENEATH = "/children/<token:token>/school-goals"
NONE = ""


@room.get(BENEATH)
@open_to(Door.CARER)
def school_goals(token):
    child = Child.of(carer(), token)
    return shut(child) or aims_page(child, AimForm(formdata=None, key=token_urlsafe(16)))


@room.post(BENEATH, endpoint="add_school_goal")
@open_to(Door.CARER)
def add(token):
    child, form = Child.of(carer(), token), AimForm()
    if way_out := shut(child):
        return way_out
    let(form.goal, ours(child))
    if not form.validate():
        return aims_page(child, form), 422

    try:
        aims.write_aim(child, carer(), form.words.data, form.goal.data or None, form.key.data, now())
    except aims.Enough:
        form.words.errors = [MENDS["aims"]]
        return aims_page(child, form), 422
    db.session.commit()

    return redirect(url_for(".school_goals", token=token), 303)


@room.post(f"{BENEATH}/<token:aim>", endpoint="tie_school_goal")
@open_to(Door.CARER)
def tie(token, aim):
    child, form = Child.of(carer(), token), TieForm()
    if way_out := shut(child):
        return way_out
    found, household = aims.aim_of(child, aim), ours(child)
    let(form.goal, household)
    if form.validate():
        aims.tie(found, carer(), form.goal.data or None, now())
        db.session.commit()
        return redirect(url_for(".school_goals", token=token, _anchor=f"aim-{aim}"), 303)
    return aims_page(child, AimForm(formdata=None, key=token_urlsafe(16))), 422


@room.post(f"{BENEATH}/<token:aim>/removal", endpoint="drop_school_goal")
@open_to(Door.CARER)
def drop(token, aim):
    child = Child.of(carer(), token)
    with suppress(NotYours):
        aims.drop(aims.aim_of(child, aim), carer(), now())
    db.session.commit()
    return redirect(url_for(".school_goals", token=token), 303)


def aims_page(child: Child, form: AimForm) -> ResponseReturnValue:
    """What is written down, each with the step that stands on its ladder now, and room for one more."""
    household, written = ours(child), aims.aims_of(child)
    tied = {one.token: goal_with(one.goal, household, language()) for one in written}
    return render_template(
        "consult/school_goals.html",
        who=child,
        aims=written,
        tied=tied,
        steps={token: card_of(goal, household, language()).this_time for token, goal in tied.items() if goal},
        ladders=ladders_of(household),
        form=form,
    )


def ladders_of(household: Household) -> dict[str, list[tuple[str, str]]]:
    """The ladders that a goal can be tied to, by the names of their areas: those that may be offered."""
    found = {text.name: offered(area, household, language()) for area, text in areas(language()).items()}
    return {name: [(goal.id, goal.title) for goal in goals] for name, goals in found.items() if goals}


def let(field: SelectField, household: Household) -> None:
    """Lets a ladder of this family be picked, or none."""
    known = [goal.id for area in Area for goal in offered(area, household, language())]
    field.choices = [SelectChoice(id, id) for id in (NONE, *known)]
