"""Links and codes that work once, and what is remembered of something erased (trust 2.4, S15, R10)."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import DateTime, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from accounts.models import Account, Family
from family.models import Guest, hashed
from home.codes import new_code, plain
from shell.database import Model, db
from shell.limits import keyed
from shell.settings import GUEST_STAYS

INVITED_FOR = timedelta(minutes=60)
"""A one-time link lives this long (trust S15)."""


class Invitation(Model):
    """A second carer is asked in by a link that works once, for an hour (trust S15)."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @classmethod
    def write(cls, account: Account, now: datetime) -> str:
        """A new invitation into this account's family; gives the token that only its link holds."""
        token = token_urlsafe(16)
        db.session.add(cls(family_id=account.family_id, token_hash=hashed(token), made=now))
        return token

    @classmethod
    def open_at(cls, token: str, now: datetime) -> "Invitation | None":
        """The invitation of this link, unless its hour is over or it was used."""
        asked = select(cls).where(cls.token_hash == hashed(token), cls.made > now - INVITED_FOR)
        return db.session.scalar(asked.with_for_update())

    def take_in(self, account: Account) -> None:
        """Lets this account into the family that asked; a family of nobody is not kept. Used up by it."""
        left, account.family_id, account.keeper = account.family_id, self.family_id, False
        db.session.delete(self)
        db.session.flush()
        still_there = select(Account.id).where(Account.family_id == left).exists()
        db.session.execute(delete(Family).where(Family.id == left, ~still_there))


class Claim(Model):
    """The code under which one guest's round can be taken into a family, once (trust 2.4)."""

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @classmethod
    def write(cls, guest: Guest, now: datetime) -> str:
        """A new code for this guest's round, in place of an older one."""
        code = new_code()
        db.session.execute(delete(cls).where(cls.guest_id == guest.id))
        db.session.add(cls(guest_id=guest.id, code_hash=hashed(plain(code)), made=now))
        return code

    @classmethod
    def guest_of(cls, typed: str, now: datetime) -> Guest | None:
        """The guest whose round has this code, locked, unless the code's day is over or the round was taken."""
        asked = select(Guest).join(cls, cls.guest_id == Guest.id)
        mine = asked.where(cls.code_hash == hashed(plain(typed)), cls.made > now - GUEST_STAYS)
        return db.session.scalar(mine.with_for_update(of=Guest))


class Erasure(Model):
    """A keyed hash of what was erased, so that a restored backup forgets it again (trust P8, R10)."""

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @classmethod
    def note(cls, mark: str, now: datetime) -> None:
        """Remembers that this was erased, by a keyed hash of its random word (trust R10)."""
        if not cls.remembers(mark):
            db.session.add(cls(key_hash=cls.hash_of(mark), at=now))

    @classmethod
    def remembers(cls, mark: str) -> bool:
        """Whether this was erased."""
        return db.session.scalar(select(cls.id).where(cls.key_hash == cls.hash_of(mark))) is not None

    @staticmethod
    def hash_of(mark: str) -> str:
        """What stands in the list for a random word."""
        return keyed(f"erased {mark}")
