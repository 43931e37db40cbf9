"""Enjoying a win: words for the child out of the parent's own, and ways to celebrate, none of them pay (facts D7)."""

from flask import redirect, request, url_for

from accounts.views import carer
from home.models import Child
from journal.models import Win
from journal.screens import celebrations_page, praise_page
from journal.views.table import room, shut, today
from shell.doors import Door, open_to


@room.get("/children/<token:token>/journal/<token:leaf>/praise")
@open_to(Door.CARER)
def praise(token, leaf):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    win = Win.of(child, leaf)
    if win.bud:
        return redirect(url_for(".write", token=token, day=win.day), 303)
    return praise_page(child, win, carer(), request.args.get("how", ""))


@room.get("/children/<token:token>/celebrations")
@open_to(Door.CARER)
def celebrate(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    return celebrations_page(child, carer(), today(), request.args.get("leaf", ""), request.args.get("how", ""))
