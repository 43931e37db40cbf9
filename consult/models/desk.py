"""What lies on an educator's desk: the talks to come and those still open, and nothing of those that are closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from consult.models.educators import Educator
from consult.models.history import TalkLook, TalkTurn
from consult.models.talks import Talk
from consult.parts import LONGEST, STAYS_OPEN, By
from family.models import aware
from home.days import day_of
from shell.database import db

NAME = "name"
"""The key of the line that a family strikes so that the child's name stands nowhere (experience, principle 9)."""


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One booked talk as its educator may see it at this moment.

    name: the child's, only while the talk is open and the family did not leave it out. new: something changed since the
    educator looked last. returns: it can still be handed back. by, reason: who ended it, and why.
    """

    talk: Talk
    open: bool
    name: str | None
    new: bool
    returns: bool
    by: By | None = None
    reason: str = ""


def desk_of(educator: Educator, now: datetime) -> tuple[Sequence[OnDesk], Sequence[OnDesk]]:
    """The talks to come, the soonest first, and those of the last 30 days, the latest first."""
    since = now - STAYS_OPEN - LONGEST
    mine = select(Talk).where(Talk.educator_id == educator.id, Talk.booked.is_not(None), Talk.begins > since)
    talks = [talk for talk in db.session.scalars(mine.order_by(Talk.begins)).all() if now < talk.until]
    looked, turned, ended = last(TalkLook, talks), last(TalkTurn, talks), endings(talks)
    lines = [on_desk(talk, now, looked, turned, ended) for talk in talks]
    return [one for one in lines if one.talk.end > now], [one for one in reversed(lines) if one.talk.end <= now]


def on_desk(
    talk: Talk,
    now: datetime,
    looked: Mapping[int, datetime],
    turned: Mapping[int, datetime],
    ended: Mapping[int, TalkTurn],
) -> OnDesk:
    """One talk; every yes is asked for anew (trust P3, P5)."""
    standing = talk.off is None and talk.end > now
    if not talk.open_at(now):
        last_turn = ended.get(talk.id) if talk.off is not None else None
        why = (By(last_turn.by), last_turn.reason) if last_turn else (None, "")
        return OnDesk(talk, False, None, False, standing, *why)
    before, after = looked.get(talk.id), turned.get(talk.id)
    new = before is not None and after is not None and before < after
    return OnDesk(talk, True, name_of(talk), new, standing)


def name_of(talk: Talk) -> str | None:
    """The child's name, unless the family left it out; asked for only where the talk is open."""
    return None if NAME in talk.struck else talk.child.nickname


def last(table: type[TalkLook] | type[TalkTurn], talks: Sequence[Talk]) -> dict[int, datetime]:
    """The moment of each talk's last line in this table."""
    asked = select(table.talk_id, func.max(table.at)).where(table.talk_id.in_([talk.id for talk in talks]))
    found: Sequence[Any] = db.session.execute(asked.group_by(table.talk_id)).all()
    return {id: aware(at) for id, at in found}


def endings(talks: Sequence[Talk]) -> dict[int, TalkTurn]:
    """The last turn of each talk that is off."""
    off = [talk.id for talk in talks if talk.off is not None]
    if not off:
        return {}
    turns = db.session.scalars(select(TalkTurn).where(TalkTurn.talk_id.in_(off)).order_by(TalkTurn.id)).all()
    return {turn.talk_id: turn for turn in turns}


def booked_with(educator: Educator, token: str) -> Talk | None:
    """The educator's booked talk of this token, on or off, open or closed: for giving it back, never for reading."""
    mine = select(Talk).where(Talk.educator_id == educator.id, Talk.token == token, Talk.booked.is_not(None))
    return db.session.scalar(mine)


def days_with_talks(educator: Educator, now: datetime) -> dict[date, list[Talk]]:
    """The booked talks to come by the educator's own day: a day that is settled anew takes none of them away."""
    mine = select(Talk).where(Talk.educator_id == educator.id, Talk.slot > now).order_by(Talk.slot)
    found: dict[date, list[Talk]] = {}
    for talk in db.session.scalars(mine):
        found.setdefault(day_of(talk.start, educator.zone), []).append(talk)
    return found
