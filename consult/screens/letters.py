"""Every letter of this room, in the site's first language: no child's name stands in any of them (trust P9)."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from flask import current_app, has_request_context, request
from flask_babel import force_locale
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from accounts.models import Account
from consult.calendar import NAME, Entry, file_of
from consult.models import Talk
from consult.parts import By, Turn
from consult.screens.moments import said
from paper.views.posting import AT_HOME
from shell import letters
from shell.database import db
from shell.limits import keyed

UID_LETTERS = 32
TO_FAMILY = {
    Turn.BOOKED: _("Your talk is booked"),
    Turn.MOVED: _("Your talk has a new time"),
    Turn.CANCELLED: _("Your talk is off"),
}
TO_EDUCATOR = {
    Turn.BOOKED: _("A family booked a talk with you"),
    Turn.MOVED: _("A talk has a new time"),
    Turn.CANCELLED: _("A talk is off"),
}
INVITATION = _("Tiny Rungs asks you in as an educator")
FIRST_WORD = _("There is something for you from your talk")
GONE = _("This educator is no longer here.")


def tell_both(talk: Talk, carer: Account, turn: Turn, now: datetime) -> bool:
    """Posts to family and educator what this carer did, after the commit; False where no mail server is there."""
    for account in told_of(talk, carer):
        about(talk, "to_family", TO_FAMILY[turn], account, now, turn=turn, page=page_of(talk))
    if talk.educator is not None:
        desk = link_to("consult.desk")
        about(talk, "to_educator", TO_EDUCATOR[turn], talk.educator.account, now, turn=turn, page=desk)
    return posted()


def tell_families(talks: Iterable[Talk], by: By, now: datetime) -> None:
    """Puts a letter ready for each talk that went back; no reason stands in it, since mail is not private."""
    for talk in talks:
        told = {"page": page_of(talk), "gone": by is By.SITE}
        for account in told_of(talk):
            about(talk, "off", TO_FAMILY[Turn.CANCELLED], account, now, **told)


def tell_first_word(talk: Talk) -> None:
    """Posts the one letter that something was written; it stands on the page where no letter goes out, too."""
    link = link_to("consult.outcome", token=talk.child.token, talk=talk.token)
    for account in told_of(talk):
        write("something", FIRST_WORD, account.email, link=link)
    posted()


def invite(address: str, token: str) -> None:
    """Puts the letter ready that asks somebody in as an educator."""
    write("educator_invitation", INVITATION, address, link=link_to("consult.educator_invitation", token=token))


def told_of(talk: Talk, acting: Account | None = None) -> list[Account]:
    """Who hears of a talk: the carer who booked; where that one left, the carer who acts, else whoever keeps it."""
    if found := talk.booker or acting:
        return [found]
    keepers = select(Account).where(Account.family_id == talk.child.family_id, Account.keeper)
    return list(db.session.scalars(keepers))


def about(talk: Talk, name: str, subject: object, to: Account, now: datetime, **told: object) -> None:
    """Puts a letter about a talk ready, by its reader's clock and with the entry for the reader's calendar."""
    educates = name == "to_educator" and talk.educator is not None
    zone = talk.educator.zone if talk.educator and educates else to.family.zone
    with force_locale(first_language()):
        when, entry = said(talk.start, zone), entry_of(talk, family=not educates)
    file = (NAME, file_of(entry, now), entry.kind)
    write(name, subject, to.email, file, talk=talk, when=when, **told)


def write(name: str, subject: object, address: str, file: letters.File | None = None, **told: object) -> None:
    """Puts one letter ready."""
    with force_locale(first_language()):
        text = current_app.jinja_env.get_template(f"consult/{name}.txt").render(**told)
        letters.write(str(subject), address, text, None, [file] if file else [])


def posted() -> bool:
    """Posts what was put ready; False where nobody opens. What was decided stands all the same."""
    try:
        letters.post(knock=False)
    except letters.NoPost:
        return False
    return True


def why_gone() -> str:
    """What a talk's history says where the educator left or was switched off."""
    with force_locale(first_language()):
        return str(GONE)


def first_language() -> str:
    """The language of letters."""
    return str(current_app.config["LANGUAGES"][0])


def page_of(talk: Talk) -> str:
    """The link to the family's page of a talk."""
    return link_to("consult.talk", token=talk.child.token, talk=talk.token)


def link_to(endpoint: str, **values: str) -> str:
    """A whole link at the site's set name, whatever name a request came under (trust S17); commands have no request."""
    asked = request.host_url.rstrip("/") if has_request_context() else AT_HOME
    path = current_app.url_map.bind("").build(endpoint, values)
    return f"{current_app.config.get('PUBLIC_URL') or asked}{path}"


def entry_of(talk: Talk, *, family: bool) -> Entry:
    """The talk for a calendar of the family's or the educator's; it keeps its name through every change."""
    title = _("A talk with %(name)s", name=talk.educator_name) if family else _("A talk with a family")
    uid = f"{keyed(f'talk {talk.token}')[:UID_LETTERS]}@tiny-rungs"
    off, (_name, sender) = talk.off is not None, parseaddr(current_app.config["MAIL_DEFAULT_SENDER"])
    return Entry(uid, talk.turn, str(title), talk.place, talk.start, talk.end, off, sender)
