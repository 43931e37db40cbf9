"""The retention schedule, kept by one command and by the server itself (trust P10)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, delete, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from accounts.models import Account, Sitting
from accounts.people import UNCONFIRMED_STAYS
from consult.models import EducatorInvitation, Talk
from family.models import Guest
from family.views import now
from home.consenting import Purpose
from home.models import Claim, Consent, Invitation, Trail
from home.models.once import INVITED_FOR
from journal.models import Win
from keeping.models.copies import remove_old
from keeping.models.erasing import erase_account, erase_child, erase_family
from keeping.models.remembering import keep_list
from keeping.schedule import LETTERS_STAY, TAKEN_BACK_STAYS, TRAIL_STAYS, WISHES_STAY
from keeping.views.quiet import erase_quiet, welcome_back, write_to_quiet
from outlook.models import Look
from paper.views.posting import write_notes
from planner.models import OwnGoal
from sharing.models import Share
from shell import letters
from shell.database import db, drop_remains
from shell.limits import Tries
from shell.settings import GUEST_STAYS


def sweep_now() -> dict[str, int]:
    """Removes whatever its time is over for, each kind in a short transaction of its own; gives how many of each."""
    at = now()
    gone = {what: done(sweep, at) for what, sweep in SWEEPS.items()}
    gone["letters"] = letters.burn(before=at - LETTERS_STAY)
    gone["safety copies"] = remove_old(Path(current_app.config["BACKUPS"]), at)
    keep_list()
    db.session.remove()
    drop_remains()
    return gone


def done(sweep: Callable[[datetime], int], at: datetime) -> int:
    """One sweep, kept at once, so that nobody waits long."""
    gone = sweep(at)
    db.session.commit()
    return gone


def older(moment: InstrumentedAttribute[datetime], stays: timedelta, at: datetime) -> int:
    """Removes a table's rows whose `moment` is so long ago."""
    table = moment.class_
    return len(db.session.scalars(delete(table).where(moment <= at - stays).returning(table.id)).all())


def wishes_left(at: datetime) -> int:
    """Removes wishes of families that were never confirmed as goals."""
    old = delete(OwnGoal).where(~OwnGoal.confirmed, OwnGoal.made <= at - WISHES_STAY).returning(OwnGoal.id)
    return len(db.session.scalars(old).all())


def never_confirmed(at: datetime) -> int:
    """Erases accounts whose address nobody confirmed, each with its empty family."""
    late = select(Account).where(Account.confirmed_at.is_(None), Account.made <= at - UNCONFIRMED_STAYS)
    accounts = db.session.scalars(late).all()
    for account in accounts:
        alone = len(account.family.accounts) == 1
        letters.burn(erase_family(account.family_id, at) if alone else erase_account(account, at))
        db.session.commit()
    return len(accounts)


def children_taken_back(at: datetime) -> int:
    """Erases children for whom the family's yes was taken back so long ago."""
    children = db.session.scalars(taken_back(Purpose.KEEP_CHILD, Consent.child_id, at)).all()
    for child in children:
        erase_child(child, at)
        db.session.commit()
    return len(children)


def profiles_taken_back(at: datetime) -> int:
    """Erases carers' own profiles whose yes was taken back so long ago, or was never there."""
    no_more = Look.account_id.in_(taken_back(Purpose.ABOUT_ME, Consent.account_id, at))
    asked = exists().where(Consent.account_id == Look.account_id, Consent.purpose == Purpose.ABOUT_ME)
    never = ~asked & (Look.begun <= at - TAKEN_BACK_STAYS)
    gone = delete(Look).where(Look.child_id.is_(None), no_more | never).returning(Look.id)
    return len(db.session.scalars(gone).all())


def wins_taken_back(at: datetime) -> int:
    """Erases the wins of children whose family took its yes to a journal back so long ago."""
    no_more = taken_back(Purpose.KEEP_JOURNAL, Consent.child_id, at)
    return len(db.session.scalars(delete(Win).where(Win.child_id.in_(no_more)).returning(Win.id)).all())


def taken_back(purpose: Purpose, whose: InstrumentedAttribute[Any], at: datetime) -> Select[Any]:
    """Whose last word on a purpose is a no that is old enough."""
    last = select(func.max(Consent.id)).where(Consent.purpose == purpose).group_by(whose)
    old: ColumnElement[bool] = Consent.at <= at - TAKEN_BACK_STAYS
    return select(whose).where(Consent.id.in_(last), ~Consent.given, old)


SWEEPS: dict[str, Callable[[datetime], int]] = {
    "rounds": Guest.sweep,
    "wishes": wishes_left,
    "codes": partial(older, Claim.made, GUEST_STAYS),
    "invitations": partial(older, Invitation.made, INVITED_FOR),
    "invitations of educators": EducatorInvitation.sweep,
    "sign-ins": Sitting.sweep,
    "counts of tries": Tries.sweep,
    "lines of a trail": partial(older, Trail.at, TRAIL_STAYS),
    "accounts that nobody confirmed": never_confirmed,
    "children": children_taken_back,
    "own profiles": profiles_taken_back,
    "wins": wins_taken_back,
    "links": Share.sweep,
    "talks that were not booked": Talk.sweep,
    "families that came back": welcome_back,
    "families": erase_quiet,
    "families written to": write_to_quiet,
    "weekly notes written": write_notes,
}
"""Each kind of thing whose time can be over, in plain words."""
