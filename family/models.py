"""A guest: a round of play without a name, gone a day after its last touch (trust P2)."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import CheckConstraint, DateTime, String, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from family.people import BANDS, PALETTES, SPEECHES, Mode
from shell.database import Model, db
from shell.settings import GUEST_STAYS

TOUCH_EVERY = timedelta(minutes=1)


def one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    """A database rule that a column holds one word of a closed set."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(word)) for word in words)})", name=column)


class Guest(Model):
    """One device's round: how to play and in which mode, and nothing about a person."""

    __tablename__ = "guest"
    __table_args__ = (
        one_of("band", BANDS),
        one_of("palette", PALETTES),
        one_of("speech", SPEECHES),
        one_of("mode", tuple(Mode)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    touched: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    mode: Mapped[str] = mapped_column(String(12), default=Mode.GROWN_UP)
    band: Mapped[str] = mapped_column(String(8), default="7-9")
    speech: Mapped[str] = mapped_column(String(12), default="speaks")
    palette: Mapped[str] = mapped_column(String(8), default="day")
    calm: Mapped[bool] = mapped_column(default=False)
    simple: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def welcome(cls, now: datetime) -> tuple[Self, str]:
        """A new guest and the token that only this device will hold; those whose day is over leave first."""
        cls.sweep(now)
        token = token_urlsafe(16)
        guest = cls(token_hash=hashed(token), touched=now)
        db.session.add(guest)
        return guest, token

    @classmethod
    def holding(cls, token: str, now: datetime) -> "Guest | None":
        """The guest whose device holds this token, unless the day is over."""
        return db.session.scalar(HOLDING, {"token_hash": hashed(token), "since": now - GUEST_STAYS})

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes every guest, with all that hangs on it, a day after its last touch; gives how many."""
        gone = delete(cls).where(cls.touched <= now - GUEST_STAYS).returning(cls.id)
        return len(db.session.scalars(gone).all())

    def touch(self, now: datetime) -> None:
        """Starts the day anew, at most once a minute so that an answer stays one small write."""
        if now - aware(self.touched) >= TOUCH_EVERY:
            self.touched = now


HOLDING = select(Guest).where(Guest.token_hash == bindparam("token_hash"), Guest.touched > bindparam("since"))
"""Built once: it runs at every tap."""


def aware(moment: datetime) -> datetime:
    """The moment with its time zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def hashed(token: str) -> str:
    """What the database keeps of a token, so that a copy of the database opens no round."""
    return sha256(token.encode()).hexdigest()
