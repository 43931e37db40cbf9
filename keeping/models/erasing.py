"""Erasing a child, a carer or a family: all rows at once, and a hash so that no copy brings it back (trust P8)."""

from datetime import datetime

from sqlalchemy import delete, select

from accounts.models import Account, Family
from home.acts import Act
from home.models import Child, Consent, Erasure, Trail
from shell.database import db


def erase_family(family_id: int, now: datetime) -> list[str]:
    """Erases a family with everything; gives its mail addresses. Empty where somebody else did so just now."""
    family = db.session.scalar(select(Family).where(Family.id == family_id).with_for_update())
    if family is None:
        return []
    accounts = db.session.scalars(select(Account).where(Account.family_id == family_id)).all()
    addresses, ids = [account.email for account in accounts], [account.id for account in accounts]
    children = db.session.scalars(select(Child.token).where(Child.family_id == family_id)).all()
    for mark in (family.token, *(account.token for account in accounts)):
        Erasure.note(mark, now)
    for token in children:
        Erasure.note(mark_of_child(family.token, token), now)
    db.session.execute(delete(Family).where(Family.id == family_id))
    db.session.execute(own_words_of(ids))
    return addresses


def erase_child(child_id: int, now: datetime, by: Account | None = None) -> bool:
    """Erases a child with everything; `by` a carer, or by the site's own rules. False where it is gone already."""
    child = db.session.scalar(select(Child).where(Child.id == child_id).with_for_update(of=Child))
    if child is None:
        return False
    family = db.session.get_one(Family, child.family_id)
    Erasure.note(mark_of_child(family.token, child.token), now)
    db.session.add(Trail(family_id=family.id, account_id=by and by.id, child_id=child_id, act=Act.CHILD_ERASED, at=now))
    db.session.execute(delete(Child).where(Child.id == child_id))
    return True


def erase_account(account: Account, now: datetime) -> list[str]:
    """Erases one carer's sign-in, looks and own words; what the family did stays. Gives the mail address."""
    Erasure.note(account.token, now)
    Trail.note(account, Act.CARER_LEFT, now)
    db.session.flush()
    db.session.execute(delete(Account).where(Account.id == account.id))
    db.session.execute(own_words_of([account.id]))
    return [account.email]


def own_words_of(ids: list[int]):  # type: ignore[no-untyped-def] # a statement
    """What carers said yes or no to for themselves; it goes with them, in whichever family they said it."""
    return delete(Consent).where(Consent.account_id.in_(ids), Consent.child_id.is_(None))


def mark_of_child(family: str, child: str) -> str:
    """A child is marked with its family, so that nobody else can ask whether it was there."""
    return f"{family}/{child}"
