"""A family, the accounts of its carers, and each device that is signed in (trust S7-S9, S13)."""

from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import Any, Self
from uuid import uuid4

from flask_security.core import UserMixin
from flask_security.datastore import SQLAlchemyUserDatastore
from sqlalchemy import JSON, DateTime, ForeignKey, String, bindparam, delete, false, select, true, update
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, validates

from accounts.people import CALLED, FRESH, IDLE, LONGEST
from accounts.signals import joined
from family.models import aware, hashed, one_of
from family.people import Mode
from shell.database import Model, db


class Family(Model):
    """Whom children, carers and everything kept belong to; removing it removes all of it (trust P8)."""

    __tablename__ = "family"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    warned: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    accounts: Mapped[list["Account"]] = relationship(back_populates="family", passive_deletes=True)


class Account(Model, UserMixin):
    """One grown-up's sign-in. The first of a family is its keeper: only a keeper invites, removes and erases."""

    __tablename__ = "account"
    __table_args__ = (one_of("called", CALLED),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), index=True)
    called: Mapped[str] = mapped_column(String(16), default="carer", server_default="carer")
    keeper: Mapped[bool] = mapped_column(default=True, server_default=true())
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    pin: Mapped[str | None] = mapped_column(String(255))
    email: Mapped[str] = mapped_column(String(255), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    tf_counter: Mapped[int | None]
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(JSON()))
    family: Mapped[Family] = relationship(back_populates="accounts")

    @validates("email")
    def in_small_letters(self, column: str, address: str) -> str:
        """One account however its address is typed, and one index finds it."""
        return str(small(column, address))

    @property
    def roles(self) -> list[Any]:  # type: ignore[override]
        """No roles: what a carer may do follows from the family, and an educator's sight from a consent."""
        return []

    def part(self, now: datetime) -> None:
        """Goes out of the family with the own profile and sign-in, into an empty family of one's own."""
        own = Family(made=now, zone=self.family.zone)
        db.session.add(own)
        db.session.flush()
        self.family_id, self.keeper = own.id, True
        db.session.execute(update(Sitting).where(Sitting.account_id == self.id).values(child_id=None))


class Sitting(Model):
    """One device that is signed in: who, since when, and in whose hands it is now (trust S6, S8, S9).

    `child_id` is the child whose game and plan are open on it. The cookie holds the token; ending the row ends it.
    `entered` is when the password was given; `opened` when a grown-up last took the device back with PIN or password,
    and None as long as it was never handed to a child.
    """

    __tablename__ = "sitting"
    __table_args__ = (one_of("mode", tuple(Mode)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id", ondelete="SET NULL"), index=True)
    mode: Mapped[str] = mapped_column(String(12), default=Mode.GROWN_UP)
    started: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    entered: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    opened: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    own_device: Mapped[bool] = mapped_column(default=False, server_default=false())
    account: Mapped[Account] = relationship()

    @classmethod
    def start(
        cls, account: Account, now: datetime, *, own_device: bool, before: Self | None = None
    ) -> tuple[Self, str]:
        """A new sitting and the token that only this device will hold; it goes on where one `before` was."""
        token = token_urlsafe(16)
        sitting = cls(token_hash=hashed(token), account=account, started=now, entered=now, own_device=own_device)
        if before:
            sitting.child_id, sitting.opened = before.child_id, before.opened and now
        db.session.add(sitting)
        return sitting, token

    @classmethod
    def holding(cls, token: str, now: datetime, left: datetime) -> "Sitting | None":
        """The sitting of the device with this token, last used at `left`, unless it is over (trust S9)."""
        sitting = db.session.scalar(SITTING, {"token_hash": hashed(token)})
        if sitting is None or not sitting.account.active or now - aware(sitting.started) >= LONGEST:
            return None
        return sitting if sitting.own_device or now - left < IDLE else None

    @classmethod
    def all_of(cls, account: Account, now: datetime) -> list[Self]:
        """This account's sittings that are not over, the newest first."""
        living = select(cls).where(cls.account_id == account.id, cls.started > now - LONGEST)
        return list(db.session.scalars(living.order_by(cls.started.desc())))

    @classmethod
    def end_all(cls, account_id: int) -> None:
        """Ends this account's sittings on every device."""
        db.session.execute(delete(cls).where(cls.account_id == account_id))

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes the sittings that are over; gives how many."""
        gone = delete(cls).where(cls.started <= now - LONGEST).returning(cls.id)
        return len(db.session.scalars(gone).all())

    def fresh(self, now: datetime) -> bool:
        """Whether the password was given a short while ago (trust S16)."""
        return now - aware(self.entered) < FRESH

    def open_to_grown_ups(self, now: datetime) -> bool:
        """Whether the parent area is open here (trust S6).

        Shut in a child's hands. A device that a child has held may be left lying open: so from then on the area shuts
        again 15 minutes after the last PIN or password.
        """
        return self.mode == Mode.GROWN_UP and (self.opened is None or now - aware(self.opened) < FRESH)

    def hand_over(self, now: datetime) -> None:
        """A child takes the device."""
        self.mode, self.opened = Mode.CHILD, self.opened or now

    def take_back(self, now: datetime, *, password: bool) -> str:
        """A grown-up gave the PIN or the password: a new token, since more is open now (trust S8)."""
        self.mode, self.opened = Mode.GROWN_UP, self.opened and now
        self.entered = now if password else self.entered
        token = token_urlsafe(16)
        self.token_hash = hashed(token)
        return token


class KeyRing(SQLAlchemyUserDatastore):
    """Where the library keeps and finds accounts."""

    def find_user(self, case_insensitive: bool = False, **wanted: Any) -> Any:
        """The account with these values; an address in any letters is found in small ones."""
        return super().find_user(**{name: small(name, value) for name, value in wanted.items()})

    def create_user(self, **kwargs: Any) -> Account:
        """A new account, and the family that it keeps."""
        now = datetime.now(UTC)
        columns = {"fs_uniquifier": uuid4().hex, **kwargs}
        account = Account(family=Family(made=now), made=now, seen=now, **columns)
        self.put(account)
        joined.send(account)
        return account


def small(column: str, value: Any) -> Any:
    """What to look for: an address in small letters, anything else as it is."""
    return value.lower() if column == "email" else value


SITTING = (
    select(Sitting)
    .where(Sitting.token_hash == bindparam("token_hash"))
    .options(joinedload(Sitting.account).joinedload(Account.family))
)
