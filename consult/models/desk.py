"""What lies on an educator's desk: the talks to come and those still open, and nothing of those that are closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from consult.models.educators import Educator
from consult.models.history import TalkLook, TalkTurn, turns_of_each
from consult.models.talks import Talk
from consult.parts import LONGEST, STAYS_OPEN, By, Turn
from family.models import aware
from home.days import day_of
from shell.database import db

NAME = "name"
"""The key of the line that a family strikes so that the child's name stands nowhere (experience, principle 9)."""


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One booked talk as its educator may see it at this moment.

    name: the child's, only while the talk is open and the family did not leave it out. new: something changed since the
    educator looked last. returns: it can still be handed back. by, reason: who ended it, and why. moves: from when the
    family moved it, and why, as long as it stands.
    """

    talk: Talk
    open: bool
    name: str | None
    new: bool
    returns: bool
    by: By | None = None
    reason: str = ""
    moves: tuple[TalkTurn, ...] = ()


def desk_of(educator: Educator, now: datetime) -> tuple[Sequence[OnDesk], Sequence[OnDesk]]:
    """The talks to come, the soonest first, and those of the last 30 days, the latest first."""
    since = now - STAYS_OPEN - LONGEST
    mine = select(Talk).where(Talk.educator_id == educator.id, Talk.booked.is_not(None), Talk.begins > since)
    talks = [talk for talk in db.session.scalars(mine.order_by(Talk.begins)).all() if now < talk.until]
    looked, turns, open_ones = last_looks(talks), turns_of_each(talks), Talk.open_ones(talks, now)
    lines = [on_desk(talk, now, talk.id in open_ones, looked.get(talk.id), turns[talk.id]) for talk in talks]
    return [one for one in lines if one.talk.end > now], [one for one in reversed(lines) if one.talk.end <= now]


def on_desk(talk: Talk, now: datetime, is_open: bool, looked: datetime | None, turns: Sequence[TalkTurn]) -> OnDesk:
    """One talk, looked at last at that moment; whether it is open was asked for just now (trust P3, P5)."""
    standing = talk.off is None and talk.end > now
    moves = tuple(turn for turn in turns if turn.turn == Turn.MOVED) if talk.off is None else ()
    if not is_open:
        ended = turns[-1] if turns and talk.off is not None else None
        by, reason = (By(ended.by), ended.reason) if ended else (None, "")
        return OnDesk(talk, False, None, False, standing, by, reason, moves)
    new = looked is not None and bool(turns) and looked < aware(turns[-1].at)
    return OnDesk(talk, True, name_of(talk), new, standing, moves=moves)


def name_of(talk: Talk) -> str | None:
    """The child's name, unless the family left it out; asked for only where the talk is open."""
    return None if NAME in talk.struck else talk.child.nickname


def last_looks(talks: Sequence[Talk]) -> dict[int, datetime]:
    """When each talk was looked at last."""
    asked = select(TalkLook.talk_id, func.max(TalkLook.at)).where(TalkLook.talk_id.in_([talk.id for talk in talks]))
    found: Sequence[Any] = db.session.execute(asked.group_by(TalkLook.talk_id)).all() if talks else ()
    return {id: aware(at) for id, at in found}


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
