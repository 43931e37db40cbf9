"""A talk is booked, moved, or off: each turn a line of its history; a time is never taken twice (trust R6)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from accounts.models import Account
from consult.models.history import TalkTurn, tell_trail
from consult.models.holding import hold_anew
from consult.models.talks import Talk
from consult.parts import LONGEST, By, Turn
from family.models import aware
from home.acts import Act
from home.agreements import Agreement
from home.models import Consent, Erasure, Trail
from shell.database import db


class Taken(Exception):  # noqa: N818 - a family's answer, not an error
    """Somebody else has this time, or the educator is no longer here."""


def book(talk: Talk, account: Account, agreement: Agreement, now: datetime) -> None:
    """Books a draft at its time with this carer's yes; pressed again it is the same (trust R2). Raises Taken."""
    if talk.booked is not None:
        return
    take(talk, talk.start)
    talk.booked, talk.account_id = now, account.id
    note(talk, Turn.BOOKED, By.FAMILY, now, after=talk.start)
    Consent.say(account, agreement, True, now, child_id=talk.child_id, about=talk.token)


def move(talk: Talk, account: Account, begins: datetime, reason: str, now: datetime) -> bool:
    """Another time for a booked talk; gives whether it changed. Raises Taken."""
    before = talk.start
    if talk.off is not None or begins == before:
        return False
    take(talk, begins)
    talk.begins, talk.turn = begins, talk.turn + 1
    note(talk, Turn.MOVED, By.FAMILY, now, before=before, after=begins, reason=reason)
    Trail.note(account, Act.TALK_MOVED, now, child_id=talk.child_id)
    return True


def call_off(talk: Talk, by: By, reason: str, now: datetime, account: Account | None = None) -> bool:
    """The talk is off, the time is free again, and nothing of it is open to the educator, nor after a safety copy.

    Gives whether it stood until now: whoever comes second, even in the same instant, changes nothing.
    """
    hold_anew(talk)
    if talk.booked is None or talk.off is not None:
        return False
    talk.off, talk.slot, talk.turn = now, None, talk.turn + 1
    Erasure.note(talk.token, now)
    turn, act = (Turn.CANCELLED, Act.TALK_CANCELLED) if by is By.FAMILY else (Turn.HANDED_BACK, Act.TALK_HANDED_BACK)
    note(talk, turn, by, now, before=talk.start, reason=reason)
    tell_trail(talk, act, now, account.id if account else None)
    return True


def close(talk: Talk, account: Account, agreement: Agreement, now: datetime) -> None:
    """Takes the yes back: nothing is open to the educator from the next request on. The talk itself stands."""
    if talk.booked is None or not talk.agreed:
        return
    Erasure.note(talk.token, now)
    Consent.say(account, agreement, False, now, child_id=talk.child_id, about=talk.token)


def open_again(talk: Talk, account: Account, agreement: Agreement, now: datetime) -> None:
    """Says yes anew to a talk that stands and was closed; after a safety copy it is closed, since nobody can tell."""
    if talk.booked is not None and talk.off is None:
        Consent.say(account, agreement, True, now, child_id=talk.child_id, about=talk.token)


def take(talk: Talk, begins: datetime) -> None:
    """Takes a time for this talk. The educator is held first, so that 50 who ask at once get one answer each.

    Only then it is asked whether that educator is still here and the talk not off: either may have changed meanwhile.
    """
    if talk.educator is None:
        raise Taken
    hold_anew(talk.educator)
    hold_anew(talk)
    gone = talk.off is not None or talk.educator is None or not talk.educator.active
    if gone or any(overlaps(other, begins, talk.minutes) for other in beside(talk, begins)):
        raise Taken
    try:
        # Set inside, since a nested transaction first writes what stands outside of it.
        with db.session.begin_nested():
            talk.slot = begins
    except IntegrityError as error:
        raise Taken from error


def beside(talk: Talk, begins: datetime) -> Iterable[Talk]:
    """The educator's other talks near this time."""
    near = Talk.slot.between(begins - LONGEST, begins + LONGEST)
    asked = select(Talk).where(Talk.educator_id == talk.educator_id, near, Talk.id != talk.id)
    return db.session.scalars(asked.execution_options(populate_existing=True)).all()


def overlaps(other: Talk, begins: datetime, minutes: int) -> bool:
    """Whether a standing talk and this time share a minute."""
    return aware(other.start) < begins + timedelta(minutes=minutes) and begins < other.end


def note(
    talk: Talk,
    turn: Turn,
    by: By,
    now: datetime,
    *,
    before: datetime | None = None,
    after: datetime | None = None,
    reason: str = "",
) -> None:
    """A line of the talk's history."""
    db.session.add(TalkTurn(talk_id=talk.id, turn=turn, by=by, before=before, after=after, reason=reason, at=now))
