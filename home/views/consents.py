"""A family's yes and no, purpose by purpose; a no counts from the next request (trust P3)."""

from flask import abort, redirect, render_template, request, url_for

from accounts.views import carer
from family.views import now
from home.agreements import agreements
from home.consenting import MINE, OF_A_CHILD, Purpose
from home.forms import YesOrNoForm
from home.models import Consent
from home.views.children import mine
from home.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.get("/family/agreements")
@open_to(Door.CARER)
def own_consents():
    shown = [(agreements(language())[one], Consent.last(one, account_id=carer().id)) for one in MINE]
    return render_template("home/agreements.html", shown=shown)


@room.post("/family/agreements")
@open_to(Door.CARER)
def say():
    form = YesOrNoForm()
    if not form.validate() or form.purpose.data not in MINE:
        abort(422)

    Consent.say(carer(), words_of(form), form.given.data == "yes", now())
    db.session.commit()

    return redirect(url_for(ASKED_ON.get(request.form.get("from", ""), ".own_consents")), 303)


@room.post("/children/<token:token>/agreements")
@open_to(Door.CARER)
def say_for(token):
    child, form = mine(token), YesOrNoForm()
    if not form.validate() or form.purpose.data not in OF_A_CHILD:
        abort(422)

    Consent.say(carer(), words_of(form), form.given.data == "yes", now(), child_id=child.id)
    db.session.commit()

    return redirect(url_for(ASKED_FOR_CHILDREN.get(request.form.get("from", ""), ".child"), token=token), 303)


ASKED_ON = {"about-me": "outlook.about_me"}
ASKED_FOR_CHILDREN = {"journal": "journal.write"}
"""Pages of rooms above that ask for a carer's own yes, or for a yes for a child, and where the answer leads back to."""


def words_of(form: YesOrNoForm):
    """The words that the form's purpose stands for."""
    return agreements(language())[Purpose(form.purpose.data)]
