"""What happened to a talk, and who opened what: added to, never changed; both sides read it (trust P6)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from consult.models.talks import Talk
from consult.parts import LONGEST_REASON, By, Opened, Turn
from family.models import one_of
from home.acts import Act
from home.models import Trail
from shell.database import Model, db


class TalkTurn(Model):
    """A talk was booked, moved, cancelled or handed back: by whom, when, from which time to which, and why."""

    __tablename__ = "talk_turn"
    __table_args__ = (one_of("turn", tuple(Turn)), one_of("by", tuple(By)))

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), index=True)
    turn: Mapped[str] = mapped_column(String(12))
    by: Mapped[str] = mapped_column(String(8))
    before: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    after: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class TalkLook(Model):
    """The educator of a talk opened something of it."""

    __tablename__ = "talk_look"
    __table_args__ = (one_of("opened", tuple(Opened)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), index=True)
    opened: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def turns_of(talk: Talk) -> Sequence[TalkTurn]:
    """What happened to a talk, for both sides to read, the first thing first."""
    return turns_of_each([talk])[talk.id]


def turns_of_each(talks: Sequence[Talk]) -> dict[int, list[TalkTurn]]:
    """The same of several talks at once, by their numbers."""
    found: dict[int, list[TalkTurn]] = {talk.id: [] for talk in talks}
    asked = select(TalkTurn).where(TalkTurn.talk_id.in_(found)).order_by(TalkTurn.id)
    for turn in db.session.scalars(asked) if talks else ():
        found[turn.talk_id].append(turn)
    return found


def tell_trail(talk: Talk, act: Act, now: datetime, account_id: int | None = None) -> None:
    """A line of the family's trail; without an account it was the educator, a teacher or the site."""
    line = {"family_id": talk.child.family_id, "child_id": talk.child_id, "account_id": account_id}
    db.session.add(Trail(act=act, at=now, **line))
