"""Erasing a child, a family or one's own account: asked once more, then done in one request (trust P8, S16)."""

from flask import g, make_response, redirect, render_template, session, url_for
from flask.wrappers import Response

from accounts.models import Account
from accounts.views import carer
from consult.screens.letters import posted
from consult.views.leaving import part_from_talks
from family.views import now
from home.models import Child, Erasure
from keeping.models import erasing
from keeping.models.remembering import keep_list
from keeping.views.table import room
from shell import letters
from shell.database import db, drop_remains
from shell.doors import Door, open_to


@room.get("/children/<token:token>/erasure")
@open_to(Door.KEEPER)
def erase_child(token):
    return render_template("keeping/erase_child.html", who=Child.of(carer(), token))


@room.post("/children/<token:token>/erasure")
@open_to(Door.KEEPER)
def forget_child(token):
    # Pressed twice, the second press is answered like the first (trust R2).
    if not Erasure.remembers(erasing.mark_of_child(carer().family.token, token)):
        erasing.erase_child(Child.of(carer(), token).id, now(), carer())
        db.session.commit()
        clean_up([])

    return redirect(url_for(".kept", erased="child"), 303)


@room.get("/family/erasure")
@open_to(Door.KEEPER)
def erase_family():
    return render_template("keeping/erase_family.html", children=Child.all_of(carer()))


@room.post("/family/erasure")
@open_to(Door.KEEPER)
def forget_family():
    part_from_talks(Account.family_id == carer().family_id, now())
    addresses = erasing.erase_family(carer().family_id, now())
    db.session.commit()
    clean_up(addresses)

    return farewell()


@room.get("/account/erasure")
@open_to(Door.FRESH)
def leave():
    return redirect(url_for(".erase_family"), 303) if carer().keeper else render_template("keeping/leave.html")


@room.post("/account/erasure")
@open_to(Door.FRESH)
def forget_me():
    if carer().keeper:
        return redirect(url_for(".erase_family"), 303)

    part_from_talks(Account.id == carer().id, now())
    addresses = erasing.erase_account(carer(), now())
    db.session.commit()
    clean_up(addresses)

    return farewell()


def clean_up(addresses: list[str]) -> None:
    """What follows the commit: no letter in a file, the list beside the database, nothing left in the log.

    Families whose talk went back with an educator get their letter.
    """
    letters.burn(addresses)
    posted()
    keep_list()
    db.session.remove()
    drop_remains()


def farewell() -> Response:
    """The last page: nobody is signed in here any more, and the browser keeps nothing either."""
    session.clear()
    g.sitting = g.child = g.guest = None
    answer = make_response(render_template("keeping/gone.html"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
