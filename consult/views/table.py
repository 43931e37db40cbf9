"""The room's addresses, the educators' door, and what its pages have in common."""

from datetime import date, timedelta

from flask import Blueprint, Flask, abort, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from sqlalchemy import select

from accounts.views import asked_to, before_carers, came_from, carer, seat
from consult.models import Educator, Talk
from family.models import aware
from family.views import now
from home.agreements import Agreement, agreements
from home.consenting import Purpose
from home.days import day_of
from home.models import Child
from shell.database import db
from shell.doors import Door, keep
from shell.pages import language

room = Blueprint("consult", __name__, cli_group=None)

WORKDAY = timedelta(hours=12)
"""An educator gives the password once in so long, also on the own device (trust S9, S16)."""


@room.after_request
def for_nobody_else(answer: Response) -> Response:
    """No search engine lists a page of this room, by whatever link it opens (trust P4, S19)."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def init_consult(app: Flask) -> None:
    """Keeps the educators' door."""
    keep(app, Door.EDUCATOR, before_educators)


def before_educators() -> ResponseReturnValue | None:
    """Asks for a sign-in with password and app; to anybody who is no educator the page is not there (trust S1, 2.8)."""
    answer = before_carers()
    if answer is not None:
        return answer
    g.educator = db.session.scalar(select(Educator).where(Educator.account_id == carer().id, Educator.active))
    if g.educator is None:
        abort(404)
    if now() - aware(seat().entered) >= WORKDAY:
        return asked_to(url_for("security.verify", next=came_from()))
    if not carer().tf_primary_method:
        return redirect(url_for("security.two_factor_setup"), 303)
    return None


def educator() -> Educator:
    """The educator who is signed in; behind the educators' door there always is one."""
    found: Educator = g.educator
    return found


def words() -> Agreement:
    """What a family agrees to with each talk."""
    return agreements(language())[Purpose.CONSULT]


def shut(child: Child, talk: Talk | None = None) -> ResponseReturnValue | None:
    """Where a page leads that cannot be shown now: a child that is not kept, or the talk where it is off (trust P3)."""
    if not child.kept:
        return redirect(url_for("home.child", token=child.token), 303)
    if talk is not None and talk.off is not None:
        return redirect(url_for("consult.talk", token=child.token, talk=talk.token), 303)
    return None


def today() -> date:
    """The family's own day (trust R7)."""
    return day_of(now(), carer().family.zone)
