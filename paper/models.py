"""The weekly note that a carer asked for: one row, and none where nobody asked."""

from datetime import datetime
from typing import Self

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from accounts.models import Account
from family.models import aware
from paper.noting import FALLS_SILENT, due, last_moment
from shell.database import Model, db


class Note(Model):
    """On which weekday (0 is Monday) and at which hour of the family's clock a carer wants a note."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    weekday: Mapped[int]
    hour: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    written_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    account: Mapped[Account] = relationship()

    @classmethod
    def of(cls, account: Account) -> "Note | None":
        """What this carer asked for."""
        return db.session.scalar(select(cls).where(cls.account_id == account.id))

    @classmethod
    def of_token(cls, account_token: str) -> "Note | None":
        """What the carer asked for whom this word stands for."""
        return db.session.scalar(select(cls).join(cls.account).where(Account.token == account_token))

    @classmethod
    def ask(cls, account: Account, weekday: int, hour: int, now: datetime) -> Self:
        """Asks for a note at this time, in place of another one; the account is locked, so that it is one row."""
        db.session.execute(select(Account.id).where(Account.id == account.id).with_for_update())
        note = db.session.scalar(select(cls).where(cls.account_id == account.id)) or cls(account_id=account.id)
        if (note.weekday, note.hour) != (weekday, hour):
            note.weekday, note.hour, note.asked_at = weekday, hour, now
        db.session.add(note)
        return note

    @classmethod
    def end(cls, account_token: str) -> None:
        """No more notes for the account that this word stands for."""
        whose = select(Account.id).where(Account.token == account_token)
        db.session.execute(delete(cls).where(cls.account_id.in_(whose)))

    @classmethod
    def all_due(cls, now: datetime) -> list[Self]:
        """The notes to be written now: to carers who were here of late."""
        here = Account.active & Account.confirmed_at.is_not(None) & (Account.seen > now - FALLS_SILENT)
        asked = select(cls).join(cls.account).join(Account.family).where(here)
        notes = db.session.scalars(asked.options(contains_eager(cls.account).contains_eager(Account.family)))
        return [note for note in notes.unique() if note.due(now)]

    def due(self, now: datetime) -> bool:
        """Whether it is to be written now."""
        moment = last_moment(self.weekday, self.hour, self.account.family.zone, now)
        return due(moment, aware(self.asked_at), self.written_at and aware(self.written_at), now)

    def take(self, now: datetime) -> bool:
        """Notes that it is written; False where somebody else did so just now."""
        same = Note.written_at.is_(None) if self.written_at is None else Note.written_at == self.written_at
        mine = update(Note).where(Note.id == self.id, same).values(written_at=now).returning(Note.id)
        return db.session.scalar(mine.execution_options(synchronize_session=False)) is not None

    def give_back(self) -> None:
        """It did not go out after all; `written_at` is as it was read."""
        back = update(Note).where(Note.id == self.id).values(written_at=self.written_at)
        db.session.execute(back.execution_options(synchronize_session=False))
