"""The one step that a talk ended with: to read, to print, and to look at again on its day (experience 5)."""

from collections.abc import Sequence
from datetime import timedelta

from flask import abort, redirect, render_template, url_for
from flask_babel import format_date

from accounts.views import carer
from consult.forms.outcome import WEEKS, LaterForm
from consult.models import AgreedStep, Talk
from consult.models.aims import due
from consult.models.writing import agreed_of
from consult.views.outcome import TALK
from consult.views.table import room, shut, today
from family.views import now
from home.models import Child
from paper.agreed import agreed as sheet_of
from paper.sheets import Sheet, all_printable
from paper.views.sheets import printed
from paper.words import words
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.get(f"{TALK}/agreed")
@open_to(Door.CARER)
def agreed(token, talk):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    found = Talk.of(child, talk)
    kept = agreed_of(found)
    prints = kept and all_printable(put_on_paper(child, kept))
    shown = {"kept": kept, "prints": prints, "today": today(), "weeks": WEEKS}
    return render_template("consult/agreed.html", who=child, talk=found, **shown)


@room.get(f"{TALK}/agreed.pdf")
@open_to(Door.CARER)
def agreed_file(token, talk):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    kept = agreed_of(Talk.of(child, talk))
    if kept is None:
        return redirect(url_for(".agreed", token=token, talk=talk), 303)
    return printed(put_on_paper(child, kept), "agreed.pdf")


@room.post(f"{TALK}/agreed/looked")
@open_to(Door.CARER)
def looked(token, talk):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    kept = agreed_of(Talk.of(child, talk))
    if kept and kept.looked is None:
        kept.looked = now()
        db.session.commit()
    return redirect(url_for(".agreed", token=token, talk=talk), 303)


@room.post(f"{TALK}/agreed/later")
@open_to(Door.CARER)
def look_later(token, talk):
    child, form = Child.of(carer(), token), LaterForm()
    if way_out := shut(child):
        return way_out
    kept = agreed_of(Talk.of(child, talk))
    if not form.validate():
        abort(422)
    if kept:
        kept.look_again, kept.looked = today() + timedelta(weeks=int(form.weeks.data)), None
        db.session.commit()
    return redirect(url_for(".agreed", token=token, talk=talk), 303)


def put_on_paper(child: Child, kept: AgreedStep) -> Sheet:
    """The agreed step as a page; the day by its name, since a family's year has one of it."""
    told = {"step": kept.step, "place": kept.place, "who": kept.who, "day": format_date(kept.look_again, "full")}
    return sheet_of(told, child.nickname, child.friend, words(language()), language())


@room.app_context_processor
def looking_again() -> dict[str, object]:
    """Lets the pages of a child and of its plan ask what is to be looked at again; nothing is asked before they do."""
    return {"looks_due": looks_due}


def looks_due(child: Child | None) -> Sequence[tuple[str, str]]:
    """What a family wanted to look at again by this day; a guest has nothing."""
    return due(child, today()) if child else ()
