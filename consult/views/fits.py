"""An educator says of a line whether it matches what is seen; the family reads it beside its own (experience 5)."""

from flask import abort, redirect, render_template, request, url_for

from accounts.views import carer
from consult.forms.fits import FitForm
from consult.models import Talk, note_look, say_of_line
from consult.parts import Opened
from consult.screens.beside import openings_of, seen_on, to_match
from consult.screens.page import page_of
from consult.views.table import educator, room, shut
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import wants_fragment


@room.get("/educator/talks/<token:talk>/fits")
@open_to(Door.EDUCATOR)
def fits(talk):
    found = Talk.with_educator(educator(), talk, now())
    lines = seen_on(found, page_of(found))
    if request.method != "HEAD":
        note_look(found, Opened.PAGE, now())
    return render_template("consult/fits.html", talk=found, lines=lines)


@room.post("/educator/talks/<token:talk>/fits")
@open_to(Door.EDUCATOR)
def say_fit(talk):
    found, form = Talk.with_educator(educator(), talk, now()), FitForm()
    lines = to_match(page_of(found))
    if not form.validate() or form.line.data not in lines:
        abort(422)
    under, line = lines[form.line.data]

    say_of_line(found, line.key, form.said, now())
    db.session.commit()

    if wants_fragment():
        return render_template("consult/_fit.html", talk=found, part=under, line=line, said=form.said)
    return redirect(url_for(".fits", talk=talk, _anchor=anchor_of(line.key)), 303)


@room.get("/children/<token:token>/talks/<token:talk>/beside")
@open_to(Door.CARER)
def beside(token, talk):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    found, zone = Talk.of(child, talk), carer().family.zone
    shown = {"lines": seen_on(found, page_of(found)), "openings": list(openings_of(found, zone)), "zone": zone}
    return render_template("consult/beside.html", who=child, talk=found, **shown)


def anchor_of(key: str) -> str:
    """The id of what stands beside a line (templates/consult/beside_kit.html)."""
    return f"fit-{key.translate(str.maketrans(':.', '--'))}"
