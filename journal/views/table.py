"""The room's addresses, and what every page of a journal asks first."""

from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer
from family.views import now
from home.agreements import agreements
from home.consenting import Purpose
from home.days import day_of
from home.models import Child, Consent
from journal.models import agreed
from shell.pages import language

room = Blueprint("journal", __name__)


def today() -> date:
    """The family's own day (trust R7)."""
    return day_of(now(), carer().family.zone)


def shut(child: Child) -> ResponseReturnValue | None:
    """Where a journal that may not be read leads: to the child's page, or to the question that opens it (trust P3)."""
    if not child.kept:
        return redirect(url_for("home.child", token=child.token), 303)
    return None if agreed(child) else redirect(url_for("journal.write", token=child.token), 303)


def question(child: Child) -> ResponseReturnValue:
    """The page that asks once whether wins of this child may be kept."""
    agreement = agreements(language())[Purpose.KEEP_JOURNAL]
    said = Consent.last(Purpose.KEEP_JOURNAL, child_id=child.id)
    return render_template("journal/question.html", who=child, agreement=agreement, said=said)
