"""The letters of a talk, one to each side, each with a calendar's entry: no child's name stands in them (trust P9)."""

from datetime import datetime
from email.utils import parseaddr

from flask import current_app, render_template, url_for
from flask_babel import gettext as _

from accounts.models import Account
from accounts.screens import public
from consult.calendar import NAME, Entry, file_of
from consult.models import Talk
from consult.parts import Turn
from consult.screens.moments import said
from shell import letters
from shell.database import db
from shell.letters import NoPost
from shell.limits import keyed

UID_LETTERS = 32


def tell_both(talk: Talk, carer: Account, turn: Turn, now: datetime) -> bool:
    """Writes to family and educator what happened, after the commit; False where no mail server is there."""
    for_family(talk, booker_of(talk) or carer, turn, now)
    if talk.educator is not None:
        for_educator(talk, talk.educator.account, turn, now)
    try:
        letters.post(knock=False)
    except NoPost:
        return False
    return True


def booker_of(talk: Talk) -> Account | None:
    """The carer who booked, unless that carer is of this family no more."""
    found = db.session.get(Account, talk.account_id) if talk.account_id else None
    return found if found and found.family_id == talk.child.family_id else None


def for_family(talk: Talk, account: Account, turn: Turn, now: datetime) -> None:
    """The letter to the carer who booked, by the family's clock."""
    subjects = {Turn.BOOKED: _("Your talk is booked"), Turn.MOVED: _("Your talk has a new time")}
    page = public(url_for("consult.talk", token=talk.child.token, talk=talk.token))
    told = {"talk": talk, "turn": turn, "when": said(talk.start, account.family.zone), "page": page}
    text = render_template("consult/to_family.txt", **told)
    send(subjects.get(turn, _("Your talk is off")), account.email, text, entry_of(talk, family=True), now)


def for_educator(talk: Talk, account: Account, turn: Turn, now: datetime) -> None:
    """The letter to the educator, by the educator's clock: a family, and no more (trust P5)."""
    subjects = {Turn.BOOKED: _("A family booked a talk with you"), Turn.MOVED: _("A talk has a new time")}
    zone = talk.educator.zone if talk.educator else "UTC"
    desk = public(url_for("consult.desk")) if "consult.desk" in current_app.view_functions else ""
    told = {"talk": talk, "turn": turn, "when": said(talk.start, zone), "page": desk}
    text = render_template("consult/to_educator.txt", **told)
    send(subjects.get(turn, _("A talk is off")), account.email, text, entry_of(talk, family=False), now)


def send(subject: str, to: str, text: str, entry: Entry, now: datetime) -> None:
    """Puts one letter ready with its calendar file."""
    letters.write(subject, to, text, None, [(NAME, file_of(entry, now), entry.kind)])


def entry_of(talk: Talk, *, family: bool) -> Entry:
    """The talk for a calendar of the family's or the educator's; it keeps its name through every change."""
    title = _("A talk with %(name)s") % {"name": talk.educator_name} if family else _("A talk with a family")
    uid = f"{keyed(f'talk {talk.token}')[:UID_LETTERS]}@tiny-rungs"
    off, (_name, sender) = talk.off is not None, parseaddr(current_app.config["MAIL_DEFAULT_SENDER"])
    return Entry(uid, talk.turn, title, talk.place, talk.start, talk.end, off, sender)
