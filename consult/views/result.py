"""What the educator writes after a talk: a note, a suggestion, the one step; the family reads it at once (trust P6)."""

from contextlib import suppress

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field, Form

from consult.forms.outcome import MENDS, AgreeForm, NoteForm, ReplyForm, SuggestForm, WishForm
from consult.models import Suggestion, Talk, TalkNote, writing
from consult.models.looking import note_look
from consult.parts import Kind, Opened, Part
from consult.screens.letters import tell_first_word
from consult.screens.moments import today_of
from consult.screens.outcome import form_for, plan_behind, result_page, suggesting_page
from consult.views.table import educator, room
from family.views import now
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours

KINDS = ", ".join(repr(str(kind)) for kind in Kind)
BENEATH = "/educator/talks/<token:talk>/result"


@room.get(BENEATH)
@open_to(Door.EDUCATOR)
def result(talk):
    return result_page(with_me(talk))


@room.post(f"{BENEATH}/notes")
@open_to(Door.EDUCATOR)
def note(talk):
    found, form = with_me(talk), NoteForm()
    if not form.validate():
        return result_page(found, note=form), 422

    first = writing.is_first(found, now())
    try:
        writing.say(found, form.words.data, form.key.data, now())
    except writing.Enough:
        return result_page(found, note=full(form, form.words)), 422
    db.session.commit()

    return back(found, "note", first)


@room.post(f"{BENEATH}/notes/<token:note>/removal")
@open_to(Door.EDUCATOR)
def unsay(talk, note):
    found = with_me(talk)
    with suppress(NotYours):
        writing.take_back(writing.one_of_them(TalkNote, found, note))
    db.session.commit()
    return back(found, "note")


@room.get(f"{BENEATH}/suggestions/<any({KINDS}):what>")
@open_to(Door.EDUCATOR)
def suggesting(talk, what):
    found, form = with_plan(talk, Kind(what)), form_for(Kind(what))
    if what != Kind.WRITTEN and request.method != "HEAD":
        note_look(found, Opened.DETAILS, now())
    return suggesting_page(found, Kind(what), form, plan_behind(found, Kind(what), form))


@room.post(f"{BENEATH}/suggestions/<any({KINDS}):what>")
@open_to(Door.EDUCATOR)
def suggest(talk, what):
    found, kind = with_plan(talk, Kind(what)), Kind(what)
    form = WishForm() if kind is Kind.WRITTEN else SuggestForm()
    behind = plan_behind(found, kind, form)
    if not form.validate():
        return suggesting_page(found, kind, form, behind), 422

    first = writing.is_first(found, now())
    try:
        writing.suggest(found, kind, form.reason.data, form.key.data, now(), **form.meant)
    except writing.Enough:
        full(form, form.reason)
        return suggesting_page(found, kind, form, behind), 422
    db.session.commit()

    return back(found, "suggest", first)


@room.post(f"{BENEATH}/suggestions/<token:suggestion>/removal")
@open_to(Door.EDUCATOR)
def unsuggest(talk, suggestion):
    found = with_me(talk)
    with suppress(NotYours):
        writing.take_back(writing.one_of_them(Suggestion, found, suggestion))
    db.session.commit()
    return back(found, "suggest")


@room.post(f"{BENEATH}/suggestions/<token:suggestion>/reply")
@open_to(Door.EDUCATOR)
def reply(talk, suggestion):
    found, form = with_me(talk), ReplyForm()
    asked = writing.one_of_them(Suggestion, found, suggestion)
    if not form.validate():
        return result_page(found, reply=(asked.token, form)), 422

    writing.answer_back(found, asked, form.words.data, now())
    db.session.commit()

    return back(found, "suggest")


@room.post(f"{BENEATH}/agreed")
@open_to(Door.EDUCATOR)
def agree(talk):
    found, form = with_me(talk), AgreeForm()
    kept = writing.agreed_of(found)
    if not form.within(today_of(found.child), kept and kept.look_again):
        return result_page(found, agreed=form), 422

    first = writing.is_first(found, now())
    writing.agree(found, form.step.data, form.place.data, form.who.data, form.look_again.data, now())
    db.session.commit()

    return back(found, "agreed", first)


def with_me(token: str) -> Talk:
    """The talk that this educator may look into at this moment (trust P5)."""
    return Talk.with_educator(educator(), token, now())


def with_plan(token: str, kind: Kind) -> Talk:
    """The same; what is about the plan is not there unless the plan was ticked (trust P5)."""
    found = with_me(token)
    if kind is not Kind.WRITTEN and not found.shows(Part.PLAN):
        raise NotYours
    return found


def full(form: Form, field: Field) -> Form:
    """Says beside a field that there is enough written."""
    field.errors = [MENDS["enough"]]
    return form


def back(talk: Talk, part: str, first: bool = False) -> ResponseReturnValue:
    """To the page, at the part that was written in; the family gets its one letter where this is the first word."""
    if first:
        tell_first_word(talk)
    return redirect(url_for(".result", talk=talk.token, at=part, _anchor=part), 303)
