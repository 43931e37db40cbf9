"""One letter to the carer who booked, the first time that something is written after a talk has begun (trust P9)."""

from contextlib import suppress
from datetime import datetime

from flask import render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from accounts.models import Account
from accounts.screens import public
from consult.models import AgreedStep, Suggestion, Talk, TalkNote
from shell import letters
from shell.database import db
from shell.letters import NoPost

WRITTEN = (TalkNote, Suggestion, AgreedStep)


def is_first(talk: Talk, now: datetime) -> bool:
    """Whether nothing has been written since the talk began, and it has begun."""
    asked = (select(kind.id).where(kind.talk_id == talk.id, kind.at >= talk.start).limit(1) for kind in WRITTEN)
    return now >= talk.start and not any(db.session.scalar(one) for one in asked)


def tell(talk: Talk) -> None:
    """Posts the letter; what was written stands on the page all the same where the post does not go."""
    account = db.session.get(Account, talk.account_id) if talk.account_id else None
    if account is None:
        return
    link = public(url_for("consult.outcome", token=talk.child.token, talk=talk.token))
    text = render_template("consult/something.txt", link=link)
    letters.write(_("There is something for you from your talk"), account.email, text, None)
    with suppress(NoPost):
        letters.post(knock=False)
