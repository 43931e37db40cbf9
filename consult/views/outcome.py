"""A family reads what came of a talk, and says yes, no or asks; nothing changes before that (trust P5)."""

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from accounts.views import carer
from consult.forms.outcome import MENDS, AnswerForm
from consult.models import Suggestion, Talk, answering
from consult.models.answering import ChangedSince, TwoAreEnough, in_force, told
from consult.parts import Answer, Kind
from consult.screens.outcome import ours, outcome_page
from consult.suggesting import goal_with, reading
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from planner.household import Household
from planner.ladders import Goal
from planner.models import Entry, TooMany
from planner.views.days import shown
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language

TALK = "/children/<token:token>/talks/<token:talk>"
SAID = {
    ChangedSince: _("You changed the plan since then, and that stays. You can change it further on the plan itself."),
    TwoAreEnough: _("You work on two goals now, and that is enough at a time. Let one rest, and then accept this one."),
    TooMany: _("There are 20 goals of your own. Erase one of them, and there is room for this one."),
    "gone": _("This does not fit the ladder any more, so nothing was changed. You can ask about it."),
    "anew": _("The plan has moved on, so this reads a little different now. Please look once more."),
    "question": MENDS["question"],
}
"""What is said where an answer could not be taken; nothing was changed then."""


@room.get(f"{TALK}/outcome")
@open_to(Door.CARER)
def outcome(token, talk):
    child = Child.of(carer(), token)
    asking = request.args.get("ask", "")
    return shut(child) or outcome_page(child, Talk.of(child, talk), asking=asking)


@room.post(f"{TALK}/suggestions/<token:suggestion>")
@open_to(Door.CARER)
def answer(token, talk, suggestion):
    child, form = Child.of(carer(), token), AnswerForm()
    if way_out := shut(child):
        return way_out
    found = Talk.of(child, talk)
    one = answering.held(child, found, suggestion)
    if not form.validate() and set(form.errors) != {"question"}:
        abort(422)

    try:
        mend = SAYS[Answer(form.answer.data)](child, one, form)
    except (ChangedSince, TwoAreEnough, TooMany) as no:
        mend = type(no)
    if mend:
        return mended(child, found, suggestion, mend, form.question.data or ""), 422
    db.session.commit()

    return back(token, talk, suggestion)


@room.post(f"{TALK}/suggestions/<token:suggestion>/undoing")
@open_to(Door.CARER)
def undo(token, talk, suggestion):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    found = Talk.of(child, talk)
    one = answering.held(child, found, suggestion)

    try:
        taken_back(child, one)
    except ChangedSince:
        return mended(child, found, suggestion, ChangedSince), 422
    db.session.commit()

    return back(token, talk, suggestion)


def accepted(child: Child, one: Suggestion, form: AnswerForm) -> str | None:
    """A yes, to what was read; said twice it is one."""
    if in_force(one):
        return None
    if one.kind == Kind.WRITTEN:
        answering.take_up(one, child.guest, now())
    else:
        household = ours(child)
        goal = goal_with(one.goal, household, language())
        read = reading(Kind(one.kind), goal, one.value, household, language())
        if read is None or goal is None:
            return "gone"
        if read.stamp != form.stamp.data:
            return "anew"
        answering.accept(one, child.guest, goal, household, now())
    told(carer(), child, now())
    return None


def kept(child: Child, one: Suggestion, _form: AnswerForm) -> str | None:
    """It stays as it is; a yes that was said before is undone."""
    taken_back(child, one)
    if one.answer != Answer.KEPT:
        answering.keep(one, now())
        told(carer(), child, now())
    return None


def asked(child: Child, one: Suggestion, form: AnswerForm) -> str | None:
    """A question back to the educator."""
    if form.question.errors or not form.question.data:
        return "question"
    if one.question != form.question.data:
        answering.ask(one, form.question.data, now())
        told(carer(), child, now())
    return None


SAYS = {Answer.ACCEPTED: accepted, Answer.KEPT: kept, Answer.ASKED: asked}


def taken_back(child: Child, one: Suggestion) -> None:
    """Undoes a yes, if there is one; what was held back meanwhile does not jump up. Raises ChangedSince."""
    if not in_force(one):
        return
    before = dict(one.before or {})
    answering.undo(one, child.guest, now())
    told(carer(), child, now())
    household = ours(child)
    goal = goal_with(one.goal, household, language())
    if goal:
        answering.stay_down(one, child.guest, before, goal, household)
        offer_again(child, goal, before.get("offer"), household)


def offer_again(child: Child, goal: Goal, offer: dict[str, Any] | None, household: Household) -> None:
    """Puts today's card back as it was asked for before the yes, unless something was said of the day since."""
    if not offer or offer["day"] != household.day.isoformat() or household.noted(goal):
        return
    entry = Entry.on(child.guest, goal, household.day)
    entry.offer(offer["rung"], offer["hard_day"], shown(goal, offer["rung"], offer["hard_day"], household))
    entry.by_child = offer["by_child"]


def mended(child: Child, talk: Talk, suggestion: str, mend: object, typed: str = "") -> str:
    """The page with what is said beside a suggestion; what was begun is let go."""
    db.session.rollback()
    asking = suggestion if mend == "question" else ""
    return outcome_page(child, talk, asking=asking, mend=(suggestion, SAID[mend]), typed=typed)


def back(token: str, talk: str, suggestion: str) -> ResponseReturnValue:
    """To the page, at the suggestion that was answered."""
    return redirect(url_for(".outcome", token=token, talk=talk, _anchor=f"suggestion-{suggestion}"), 303)
