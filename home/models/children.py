"""A family's children."""

from datetime import datetime
from secrets import token_urlsafe
from typing import Any, Self

from sqlalchemy import JSON, DateTime, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Account
from family.models import Guest, one_of
from home.consenting import Purpose
from home.models.agreed import Consent
from home.words import COLOURS, FRIENDS, LONGEST_NICKNAME
from shell.database import Model, db
from shell.faults import NotYours


class Child(Model):
    """One child of a family. How it plays stands with its `guest`, which stays as long as the child does."""

    __tablename__ = "child"
    __table_args__ = (one_of("friend", FRIENDS), one_of("colour", COLOURS))

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), index=True)
    nickname: Mapped[str] = mapped_column(String(LONGEST_NICKNAME))
    friend: Mapped[str] = mapped_column(String(8), default="pim")
    colour: Mapped[str] = mapped_column(String(8), default="teal")
    likes: Mapped[list[str]] = mapped_column(JSON, default=list)
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    guest: Mapped[Guest] = relationship(
        primaryjoin="Child.id == foreign(Guest.child_id)", passive_deletes=True, lazy="joined"
    )

    @classmethod
    def of(cls, account: Account, token: str) -> Self:
        """This family's child of this token; NotYours for anything else (trust S1)."""
        child = db.session.scalar(select(cls).where(cls.token == token, cls.family_id == account.family_id))
        if child is None:
            raise NotYours
        return child

    @classmethod
    def all_of(cls, account: Account) -> list[Self]:
        """The family's children, the first one first."""
        return list(db.session.scalars(select(cls).where(cls.family_id == account.family_id).order_by(cls.id)))

    @classmethod
    def welcome(cls, account: Account, now: datetime, **told: Any) -> Self:
        """A new child of this account's family; what is `told` are columns of this table."""
        child = cls(family_id=account.family_id, made=now, **told)
        db.session.add(child)
        db.session.flush()
        return child

    @property
    def kept(self) -> bool:
        """Whether the family agrees, at this moment, that this child's play and plan are kept (trust P3)."""
        return Consent.live(Purpose.KEEP_CHILD, child_id=self.id)
