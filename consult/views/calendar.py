"""A talk for the family's own calendar: no child's name in it, nor in the name of the file (issue 6, part 2)."""

from flask import redirect, url_for

from accounts.views import carer
from consult.calendar import NAME, file_of
from consult.models import Talk
from consult.screens.letters import entry_of
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from paper.views.table import as_file
from shell.doors import Door, open_to


@room.get("/children/<token:token>/talks/<token:talk>/calendar.ics")
@open_to(Door.CARER)
def calendar(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    if way_out := shut(child):
        return way_out
    if found.booked is None:
        return redirect(url_for(".talk", token=token, talk=talk), 303)
    return as_file(file_of(entry_of(found, family=True), now()), "text/calendar", NAME)
