"""Families that have not signed in for two years: one letter, and 30 days later all of it is erased (trust 2.10)."""

from datetime import datetime

from flask import current_app
from flask_babel import force_locale, gettext
from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute

from accounts.models import Account, Family
from consult.screens.letters import posted as talks_told
from consult.views.leaving import part_from_talks
from keeping.models.erasing import erase_family
from keeping.schedule import NOTICE, QUIET
from shell import letters
from shell.database import db


def welcome_back(_at: datetime) -> int:
    """Takes the letter back where somebody has signed in since; gives how many."""
    back = update(Family).where(somebody_since(Family.warned)).values(warned=None).returning(Family.id)
    return len(db.session.scalars(back).all())


def erase_quiet(at: datetime) -> int:
    """Erases families that got their letter so long ago; gives how many."""
    quiet = db.session.scalars(select(Family.id).where(Family.warned <= at - NOTICE)).all()
    for family in quiet:
        part_from_talks(Account.family_id == family, at)
        letters.burn(erase_family(family, at))
        db.session.commit()
        talks_told()
    return len(quiet)


def write_to_quiet(at: datetime) -> int:
    """Writes once to each family that has been quiet so long; where no letter goes out, it is tried again later."""
    quiet = select(Family).where(Family.warned.is_(None), Family.made <= at - QUIET, ~somebody_since(at - QUIET))
    families = db.session.scalars(quiet).all()
    return sum(written_to(family, at) for family in families)


def somebody_since(moment: InstrumentedAttribute[datetime | None] | datetime) -> ColumnElement[bool]:
    """Whether a carer of the family has signed in since."""
    return exists().where(Account.family_id == Family.id, Account.seen > moment)


def written_to(family: Family, at: datetime) -> bool:
    """Notes that the letter is written, and only then posts it: two sweeps at once post one."""
    mine = update(Family).where(Family.id == family.id, Family.warned.is_(None)).values(warned=at)
    first = db.session.scalar(mine.returning(Family.id)) is not None
    addresses = [account.email for account in family.accounts]
    db.session.commit()
    if first and not posted(addresses):
        db.session.execute(update(Family).where(Family.id == family.id).values(warned=None))
        db.session.commit()
        return False
    return first


def posted(addresses: list[str]) -> bool:
    """Posts the letter to each carer; False where nobody opens."""
    with force_locale(current_app.config["LANGUAGES"][0]):
        subject = gettext("Tiny Rungs: do you still want to keep your family's place?")
        words = current_app.jinja_env.get_template("keeping/quiet.txt")
        text = words.render(site=current_app.config.get("PUBLIC_URL", ""))
    for address in addresses:
        letters.write(subject, address, text, None)
    try:
        letters.post(knock=False)
    except letters.NoPost:
        return False
    return True
