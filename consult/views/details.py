"""What stands below the page, for the educator of a talk: each look is noted, and the family reads it (trust P6)."""

from flask import render_template, request

from consult.models import Talk, note_look
from consult.parts import Opened
from consult.screens.details import details_of
from consult.views.table import educator, room
from family.views import now
from shell.doors import Door, open_to


@room.get("/educator/talks/<token:talk>/details")
@open_to(Door.EDUCATOR)
def details(talk):
    found = Talk.with_educator(educator(), talk, now())
    if request.method != "HEAD":
        note_look(found, Opened.DETAILS, now())
    return render_template("consult/details.html", talk=found, details=details_of(found))
