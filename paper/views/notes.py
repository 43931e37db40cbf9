"""The weekly note: off until somebody asks for it, and off again with one press, from the letter too (trust P11)."""

import hmac

from flask import redirect, render_template, url_for

from accounts.views import carer
from family.views import now
from paper.forms import NoteForm
from paper.models import Note
from paper.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.limits import keyed

SIGNED = 32


@room.get("/account/notes")
@open_to(Door.CARER)
def notes():
    note = Note.of(carer())
    form = NoteForm(weekday=note.weekday, hour=note.hour) if note else NoteForm()
    return render_template("paper/notes.html", form=form, note=note, zone=carer().family.zone)


@room.post("/account/notes")
@open_to(Door.CARER)
def ask():
    form = NoteForm()
    if not form.validate():
        return render_template("paper/notes.html", form=form, note=Note.of(carer()), zone=carer().family.zone), 422

    Note.ask(carer(), form.weekday.data, form.hour.data, now())
    db.session.commit()

    return redirect(url_for(".notes"), 303)


@room.post("/account/notes/end")
@open_to(Door.CARER)
def end():
    Note.end(carer().token)
    db.session.commit()
    return redirect(url_for(".notes"), 303)


@room.get("/notes/<link:token>")
@open_to(Door.ANYONE)
def last_note(token):
    return render_template("paper/last_note.html", over=Note.of_token(opened(token)) is None)


@room.post("/notes/<link:token>")
@open_to(Door.ANYONE)
def end_by_letter(token):
    Note.end(opened(token))
    db.session.commit()
    return redirect(url_for(".last_note", token=token), 303)


def link_word(account_token: str) -> str:
    """What the link of a letter holds: the account's word, signed, so that it opens nothing but this page."""
    return f"{account_token}.{keyed(f'note {account_token}')[:SIGNED]}"


def opened(token: str) -> str:
    """The account's word out of a link; NotYours for one that we did not sign."""
    account_token = token.rpartition(".")[0]
    if not hmac.compare_digest(link_word(account_token).encode(), token.encode()):
        raise NotYours
    return account_token
