"""Letters about an educator: the link that asks one in, and the word to a family whose talk is off."""

from collections.abc import Iterable

from flask import current_app
from flask_babel import force_locale
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from accounts.models import Account
from consult.models import Talk
from consult.parts import By
from consult.when import moment_words
from paper.views.posting import AT_HOME
from shell import letters
from shell.database import db

SUBJECTS = {
    "educator_invitation": _("Tiny Rungs asks you in as an educator"),
    "off": _("Tiny Rungs: your talk is off"),
}
GONE = _("This educator is no longer here.")


def invite_by_letter(address: str, token: str) -> None:
    """Puts the letter ready that asks somebody in."""
    write("educator_invitation", address, word=token)


def tell_families(talks: Iterable[Talk], by: By) -> None:
    """Puts a letter ready for each talk that went back: no child's name, and no reason, since mail is not private."""
    for talk in talks:
        for account in told_of(talk):
            when = moment_words(talk.start, account.family.zone, language())
            write("off", account.email, talk=talk, when=when, gone=by is By.SITE)


def told_of(talk: Talk) -> list[Account]:
    """Who hears of it: the carer who booked, or where that one left the family, whoever keeps it."""
    booker = db.session.get(Account, talk.account_id) if talk.account_id else None
    if booker and booker.family_id == talk.child.family_id:
        return [booker]
    keepers = select(Account).where(Account.family_id == talk.child.family_id, Account.keeper)
    return list(db.session.scalars(keepers))


def write(name: str, address: str, **said: object) -> None:
    """Puts one letter ready, in the site's first language."""
    site = current_app.config.get("PUBLIC_URL") or AT_HOME
    with force_locale(language()):
        words = current_app.jinja_env.get_template(f"consult/{name}.txt")
        letters.write(str(SUBJECTS[name]), address, words.render(site=site, **said), None)


def why_gone() -> str:
    """What a talk's history says where the educator left or was switched off."""
    with force_locale(language()):
        return str(GONE)


def language() -> str:
    """The language of letters."""
    return str(current_app.config["LANGUAGES"][0])


def posted() -> bool:
    """Posts what was put ready; False where nobody opens. What was decided stands all the same."""
    try:
        letters.post(knock=False)
    except letters.NoPost:
        return False
    return True
