"""What an educator may see of a talk: six ticks, and a look at exactly that page beforehand (trust P5)."""

from flask import abort, redirect, url_for

from accounts.views import carer
from consult.forms.ticking import LineForm, PartsForm
from consult.models import Talk
from consult.models.drafting import locked
from consult.models.picked import leave_out, pick, show_again
from consult.screens.lately import pickable
from consult.screens.ticking import goals_of, may_be_left_out, parts_page, preview_page
from consult.views.table import room, shut
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import wants_fragment


@room.get("/children/<token:token>/talks/<token:talk>/parts")
@open_to(Door.CARER)
def parts(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    return shut(child, found) or parts_page(child, found)


@room.post("/children/<token:token>/talks/<token:talk>/parts")
@open_to(Door.CARER)
def tick(token, talk):
    child, form = Child.of(carer(), token), PartsForm()
    found = locked(child, talk)
    if way_out := shut(child, found):
        return way_out
    wins, (active, others) = pickable(found), goals_of(found)
    form.offer([*active, *others], wins)
    if not form.validate():
        return parts_page(child, found, form), 422

    found.parts, found.goal = form.parts.data, form.goal.data or None
    pick(found, [win for win in wins if win.token in form.wins.data])
    db.session.commit()

    return redirect(url_for(".preview", token=token, talk=talk), 303)


@room.get("/children/<token:token>/talks/<token:talk>/preview")
@open_to(Door.CARER)
def preview(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    return shut(child, found) or preview_page(child, found)


@room.post("/children/<token:token>/talks/<token:talk>/lines")
@open_to(Door.CARER)
def strike(token, talk):
    child, form = Child.of(carer(), token), LineForm()
    found = locked(child, talk)
    if way_out := shut(child, found):
        return way_out
    if not form.validate() or form.key not in may_be_left_out(found):
        abort(422)

    (leave_out if form.leave.data else show_again)(found, form.key)
    db.session.commit()

    if wants_fragment():
        return preview_page(child, found)
    return redirect(url_for(".preview", token=token, talk=talk), 303)
