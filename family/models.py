"""How somebody plays: a guest, gone a day after its last touch (trust P2), or a family's child, for good."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String, bindparam, delete, false, select, true
from sqlalchemy.orm import Mapped, mapped_column

from family.people import BANDS, PALETTES, SPEECHES, SWITCHES, WAYS, Mode
from shell.database import Model, db
from shell.settings import GUEST_STAYS

TOUCH_EVERY = timedelta(minutes=1)


def one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    """A database rule that a column holds one word of a closed set."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(word)) for word in words)})", name=column)


class Guest(Model):
    """One place at the game: how to play and in which mode, and nothing about a person.

    Without `child_id` it is a device's round for a day; with it, it is that child's and no device's token opens it.
    """

    __tablename__ = "guest"
    __table_args__ = (
        one_of("band", BANDS),
        one_of("palette", PALETTES),
        one_of("speech", SPEECHES),
        one_of("mode", tuple(Mode)),
        CheckConstraint(f"switch BETWEEN {SWITCHES[0]} AND {SWITCHES[-1]}", name="switch"),
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
    sound: Mapped[bool] = mapped_column(default=True, server_default=true())
    switch: Mapped[int] = mapped_column(default=0, server_default="0")
    wondering: Mapped[bool] = mapped_column(default=False, server_default=false())
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"), index=True, unique=True)

    @classmethod
    def welcome(cls, now: datetime) -> tuple[Self, str]:
        """A new guest and the token that only this device will hold; those whose day is over leave first."""
        cls.sweep(now)
        token = token_urlsafe(16)
        guest = cls(token_hash=hashed(token), touched=now)
        db.session.add(guest)
        return guest, token

    @classmethod
    def of_child(cls, child_id: int, now: datetime, **chosen: str) -> Self:
        """The place of a family's child; no device holds its token."""
        guest = cls(token_hash=hashed(token_urlsafe(32)), touched=now, child_id=child_id, **chosen)
        db.session.add(guest)
        return guest

    @classmethod
    def holding(cls, token: str, now: datetime) -> "Guest | None":
        """The guest whose device holds this token, unless the day is over."""
        return db.session.scalar(HOLDING, {"token_hash": hashed(token), "since": now - GUEST_STAYS})

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes every childless guest, with all that hangs on it, a day after its last touch; gives how many."""
        gone = delete(cls).where(cls.touched <= now - GUEST_STAYS, cls.child_id.is_(None)).returning(cls.id)
        return len(db.session.scalars(gone).all())

    def play(self, way: str) -> None:
        """Changes one way of playing; `way` is one of WAYS, such as "sound-off"."""
        setattr(self, *WAYS[way])

    def touch(self, now: datetime) -> None:
        """Starts the day anew, at most once a minute so that an answer stays one small write."""
        if now - aware(self.touched) >= TOUCH_EVERY:
            self.touched = now


HOLDING = select(Guest).where(
    Guest.token_hash == bindparam("token_hash"), Guest.touched > bindparam("since"), Guest.child_id.is_(None)
)
"""Built once: it runs at every tap."""


def aware(moment: datetime) -> datetime:
    """The moment with its time zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def hashed(token: str) -> str:
    """What the database keeps of a token, so that a copy of the database opens no round."""
    return sha256(token.encode()).hexdigest()
