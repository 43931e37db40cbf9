"""Educators: asked in by an operator, met at times that they set themselves (trust 2.8)."""

from datetime import date, datetime, time
from secrets import token_urlsafe

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    String,
    Time,
    UniqueConstraint,
    delete,
    select,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Account
from consult.parts import LONGEST_ABOUT, LONGEST_NAME, LONGEST_PLACE, MINUTES, NOTICES
from family.models import hashed
from home.models.once import INVITED_FOR
from shell.database import Model, db


class EducatorInvitation(Model):
    """An operator asks an educator in by a link that works once, for an hour (trust S15)."""

    __tablename__ = "educator_invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)

    @classmethod
    def write(cls, address: str, now: datetime) -> str:
        """A new invitation in place of an older one to this address; gives the token that only its link holds."""
        token = token_urlsafe(16)
        cls.take_back(address)
        db.session.add(cls(email=address, token_hash=hashed(token), made=now))
        return token

    @classmethod
    def take_back(cls, address: str) -> None:
        """A link that went to this address opens nothing any more."""
        db.session.execute(delete(cls).where(cls.email == address))

    @classmethod
    def open_at(cls, token: str, now: datetime) -> "EducatorInvitation | None":
        """The invitation of this link, unless its hour is over or it was used."""
        asked = select(cls).where(cls.token_hash == hashed(token), cls.made > now - INVITED_FOR)
        return db.session.scalar(asked.with_for_update())

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes the invitations whose hour is over; gives how many."""
        gone = delete(cls).where(cls.made <= now - INVITED_FOR).returning(cls.id)
        return len(db.session.scalars(gone).all())

    def take_in(self, account: Account, name: str, now: datetime) -> None:
        """This account is an educator's from now on, or once more. Used up by it."""
        found = Educator.of(account)
        if found is None:
            db.session.add(Educator(account=account, name=name, zone=account.family.zone, made=now))
        else:
            found.active = True
        db.session.delete(self)


class Educator(Model):
    """Somebody whom families can talk to. `active` off ends all that an educator may see, from the next request on.

    minutes: how long a talk is. notice: how many hours before it can still be booked. zone: by which clock the hours
    are set. place: how they meet, in the educator's words. languages: codes of two letters.
    """

    __tablename__ = "educator"
    __table_args__ = (
        CheckConstraint(f"minutes IN ({', '.join(map(str, MINUTES))})", name="minutes"),
        CheckConstraint(f"notice IN ({', '.join(map(str, NOTICES))})", name="notice"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    about: Mapped[str] = mapped_column(String(LONGEST_ABOUT), default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    place: Mapped[str] = mapped_column(String(LONGEST_PLACE), default="")
    zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    minutes: Mapped[int] = mapped_column(default=30, server_default="30")
    notice: Mapped[int] = mapped_column(default=24, server_default="24")
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # No inner join: within that of a talk to its educator SQLite would read the whole table for it (trust R12).
    account: Mapped[Account] = relationship(lazy="joined")
    hours: Mapped[list["OpenHours"]] = relationship(order_by="OpenHours.weekday, OpenHours.begins", viewonly=True)
    other_days: Mapped[list["OtherDay"]] = relationship(order_by="OtherDay.day", viewonly=True)

    @classmethod
    def of(cls, account: Account) -> "Educator | None":
        """The educator behind this account, switched off or not."""
        return db.session.scalar(select(cls).where(cls.account_id == account.id))

    @classmethod
    def at(cls, address: str) -> "Educator | None":
        """The educator with this mail address."""
        return db.session.scalar(select(cls).join(Account).where(Account.email == address))

    @property
    def ready(self) -> bool:
        """Whether families can find everything that they need to book: a name, a place, and hours."""
        return bool(self.name and self.place and (self.hours or any(day.begins for day in self.other_days)))


class OpenHours(Model):
    """One stretch of a week in which talks can be booked, by the educator's own clock; weekday 0 is Monday."""

    __tablename__ = "open_hours"
    __table_args__ = (
        UniqueConstraint("educator_id", "weekday", "begins"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("begins < ends", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    educator_id: Mapped[int] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"))
    weekday: Mapped[int]
    begins: Mapped[time] = mapped_column(Time)
    ends: Mapped[time] = mapped_column(Time)


class OtherDay(Model):
    """A day that is not like its weekday: other hours, or none where both times are open."""

    __tablename__ = "other_day"
    __table_args__ = (
        UniqueConstraint("educator_id", "day"),
        CheckConstraint("(begins IS NULL) = (ends IS NULL) AND (begins IS NULL OR begins < ends)", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    educator_id: Mapped[int] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(Date)
    begins: Mapped[time | None] = mapped_column(Time)
    ends: Mapped[time | None] = mapped_column(Time)
