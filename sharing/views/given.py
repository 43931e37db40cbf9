"""What is shared of a child: with whom, until when, how often it was looked at; and ending it (trust P4, 2.8)."""

from flask import redirect, render_template, url_for

from accounts.views import carer
from family.views import now
from home.models import Child
from journal.views.table import shut, today
from sharing.models import Share
from sharing.screens import given
from sharing.views.table import room, words
from shell.database import db
from shell.doors import Door, open_to


@room.get("/children/<token:token>/shares")
@open_to(Door.CARER)
def shares(token):
    child = Child.of(carer(), token)
    return shut(child) or render_template("sharing/shares.html", who=child, given=given(child), today=today())


@room.post("/children/<token:token>/shares/<token:share>/end")
@open_to(Door.CARER)
def end(token, share):
    child = Child.of(carer(), token)

    # Ending needs no other yes: it works where the journal is shut, too.
    Share.of(child, share).end(carer(), words(), now())
    db.session.commit()

    return redirect(url_for(".shares", token=token), 303)
