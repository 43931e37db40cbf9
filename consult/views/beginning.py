"""Beginning a talk: with whom, when, and about what. Nothing is held and nothing is seen by anybody yet (issue 6)."""

from secrets import token_urlsafe

from flask import redirect, render_template, request, url_for

from accounts.views import carer
from consult.forms.booking import BeginForm, WordsForm
from consult.models import Talk
from consult.models.drafting import begun, locked, meant, put
from consult.models.meeting import bookable, free_times
from consult.screens.booking import (
    after_words,
    educator_of,
    known_code,
    needs_code,
    next_step,
    times_of,
    window_asked,
)
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to
from shell.limits import count_try


@room.get("/children/<token:token>/talks/new")
@open_to(Door.CARER)
def new(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    draft = next((one for one in Talk.all_of(child) if one.token == request.args.get("draft")), None)
    if draft is not None and draft.booked is not None:
        return redirect(url_for(".talk", token=token, talk=draft.token), 303)
    form = BeginForm(formdata=None, key=draft.key if draft else token_urlsafe(16), later=request.args.get("later"))
    form.educator.data = request.args.get("educator")
    return begin_page(child, form, draft)


@room.post("/children/<token:token>/talks")
@open_to(Door.CARER)
def begin(token):
    child, form = Child.of(carer(), token), BeginForm()
    if way_out := shut(child):
        return way_out
    coded = needs_code(Talk.all_of(child))
    if coded:
        count_try("key", f"code of {carer().id}")
    told, educator = form.validate(), educator_of(form.educator.data)
    begins = form.picked(free_times(educator, now())) if educator else None
    right = not coded or known_code(form.code.data or "")
    if not (told and begins and right):
        return mended(child, form, wrong_code=not right), 422

    talk = meant(child, form.key.data) or begun(child, carer(), form.key.data, now())
    if talk.booked is None:
        put(talk, educator, begins)
    db.session.commit()

    return redirect(on(talk), 303)


@room.get("/children/<token:token>/talks/<token:talk>/words")
@open_to(Door.CARER)
def words(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    if way_out := shut(child, found):
        return way_out
    first, second = [*found.questions, "", ""][:2]
    form = WordsForm(formdata=None, concern=found.concern, first=first, second=second)
    return render_template("consult/words.html", who=child, talk=found, form=form)


@room.post("/children/<token:token>/talks/<token:talk>/words")
@open_to(Door.CARER)
def tell(token, talk):
    child, form = Child.of(carer(), token), WordsForm()
    found = locked(child, talk)
    if way_out := shut(child, found):
        return way_out
    if not form.validate():
        return render_template("consult/words.html", who=child, talk=found, form=form), 422

    found.concern, found.questions = form.concern.data, form.questions
    db.session.commit()

    return redirect(after_words(found), 303)


def begin_page(child: Child, form: BeginForm, draft: Talk | None = None) -> str:
    """The educators, and the free times of the one that was picked; where there is only one, of that one."""
    met = bookable()
    picked = next((one for one in met if one.token == form.educator.data), None)
    educator = picked or (met[0] if len(met) == 1 else None)
    shown = {"who": child, "form": form, "draft": draft, "coded": needs_code(Talk.all_of(child))}
    if educator is None:
        return render_template("consult/educators.html", educators=met, **shown)
    form.educator.data = educator.token
    times = times_of(free_times(educator, now()), carer().family.zone, window_asked(form.later.data))
    return render_template("consult/new.html", educator=educator, others=len(met) > 1, times=times, **shown)


def mended(child: Child, form: BeginForm, *, wrong_code: bool) -> str:
    """What was picked, with what needs another look."""
    form.key.data = form.key.data if not form.key.errors else token_urlsafe(16)
    if wrong_code:
        form.wrong_code()
    draft = next((one for one in Talk.all_of(child) if one.key == form.key.data), None)
    return begin_page(child, form, draft)


def on(talk: Talk) -> str:
    """Where it goes on once a time was picked."""
    if talk.booked is not None:
        return url_for(".talk", token=talk.child.token, talk=talk.token)
    return next_step(talk, now())
