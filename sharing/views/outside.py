"""What somebody with a link meets: the chosen lines, and one line back. Nobody else finds anything (trust P4, S22)."""

from secrets import token_urlsafe

from flask import make_response, redirect, render_template, request, url_for
from flask.wrappers import Response
from sqlalchemy import select

from accounts.models import Family
from family.views import now
from home.days import day_of
from sharing.forms import MENDS, LineForm
from sharing.models import Share, count_look, line_back
from sharing.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours, fault
from shell.limits import count_try

OUTSIDE = {"sharing.shown", "sharing.write", "sharing.answer", "sharing.thanks"}
WITH_A_FORM = {"sharing.write", "sharing.answer"}
"""A browser that tells nobody where it comes from cannot send a form either, so these tell our own site alone."""


@room.after_request
def for_nobody_else(answer: Response) -> Response:
    """No search engine lists these pages, and no page that one goes on to learns their address (trust P4, S19)."""
    if request.endpoint in OUTSIDE:
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer.headers["Referrer-Policy"] = "same-origin" if request.endpoint in WITH_A_FORM else "no-referrer"
    return answer


@room.errorhandler(NotYours)
def over(_error: NotYours) -> Response:
    """A link that is over, was ended, or never was: one page for all three, so that it tells nothing (trust S1)."""
    return make_response(render_template("sharing/over.html"), 404) if request.endpoint in OUTSIDE else fault(404)


@room.get("/shared/<token:token>")
@open_to(Door.ANYONE)
def shown(token):
    share = Share.held(token, now())
    sheet = share.sheet
    if request.method != "HEAD":
        count_look(share, now())
    return render_template("sharing/shown.html", word=token, sheet=sheet)


@room.get("/shared/<token:token>/line")
@open_to(Door.ANYONE)
def write(token):
    share = Share.held(token, now())
    form = LineForm(formdata=None, key=token_urlsafe(16), who=share.label)
    return render_template("sharing/line.html", word=token, form=form)


@room.post("/shared/<token:token>/line")
@open_to(Door.ANYONE)
def answer(token):
    count_try("line", token)
    share, form = Share.held(token, now()), LineForm()
    if not form.validate():
        return once_more(token, form)

    told = {"words": form.words.data, "who": form.who.data, "key": form.key.data}
    zone = db.session.scalar(select(Family.zone).where(Family.id == share.child.family_id))
    if not line_back(share, told, day_of(now(), zone or "UTC"), now()):
        form.again(MENDS["again"])
        return once_more(token, form)
    db.session.commit()

    return redirect(url_for(".thanks", token=token), 303)


@room.get("/shared/<token:token>/thanks")
@open_to(Door.ANYONE)
def thanks(token):
    Share.held(token, now())
    return render_template("sharing/thanks.html", word=token)


def once_more(token: str, form: LineForm):
    """What was typed, with what needs another look."""
    form.key.data = form.key.data if not form.key.errors else token_urlsafe(16)
    return render_template("sharing/line.html", word=token, form=form), 422
