"""The certificate: a child picks the win and the friend that stands beside it (experience 4.8, facts S159)."""

from flask import redirect, render_template, request, url_for

from accounts.views import carer
from home.forms import FRIEND_NAMES
from home.models import Child
from journal.views.table import shut
from paper.screens import keepsake_of
from paper.sheets import all_printable
from paper.tree import HEIGHT, WIDTH
from paper.views.sheets import printed
from paper.views.table import room
from shell.doors import Door, open_to


@room.get("/children/<token:token>/certificate")
@open_to(Door.CARER)
def certificate(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out

    shown = picked(child)
    return render_template(
        "paper/certificate.html",
        who=child,
        shown=shown,
        prints=shown and all_printable(shown.sheet),
        friends=FRIEND_NAMES,
        frame=(WIDTH, HEIGHT),
    )


@room.get("/children/<token:token>/certificate.pdf")
@open_to(Door.CARER)
def certificate_file(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out

    shown = picked(child)
    return printed(shown.sheet, "certificate.pdf") if shown else redirect(url_for(".certificate", token=token), 303)


def picked(child):
    """The certificate that the address names."""
    return keepsake_of(child, request.args.get("win"), request.args.get("friend"))
