"""What a family said of one evening, a row a child and day; each answer can be said anew or left open (facts S111)."""

from datetime import date
from typing import Self

from sqlalchemy import ForeignKey, String, UniqueConstraint, bindparam, false, select
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest, one_of
from planner.evening import Evening, Feeling, Load
from shell.database import Model, db


class Reflection(Model):
    """One evening; `natural` is a goal's id or "another", and what is left open is NULL."""

    __tablename__ = "evening"
    __table_args__ = (
        UniqueConstraint("guest_id", "day"),
        one_of("feeling", tuple(Feeling)),
        one_of("load", tuple(Load)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"))
    day: Mapped[date]
    natural: Mapped[str | None] = mapped_column(String(64))
    feeling: Mapped[str | None] = mapped_column(String(8))
    load: Mapped[str | None] = mapped_column(String(8))
    taken_back: Mapped[bool] = mapped_column(default=False, server_default=false())

    @classmethod
    def on(cls, guest: Guest, day: date) -> Self:
        """This guest's evening of a day, made at the first answer; the guest is locked first, as for a foothold."""
        db.session.execute(select(Guest.id).where(Guest.id == guest.id).with_for_update())
        found = db.session.scalar(select(cls).where(cls.guest_id == guest.id, cls.day == day))
        if found is None:
            found = cls(guest_id=guest.id, day=day)
            db.session.add(found)
        return found

    @classmethod
    def seen(cls, guest: Guest | None, day: date) -> Evening:
        """The answers of one evening; all open where nothing was said."""
        found = db.session.scalar(ON_DAY, {"guest_id": guest.id, "day": day}) if guest else None
        return found.value if found else Evening(day)

    @classmethod
    def before(cls, guest: Guest, day: date) -> Evening | None:
        """The last evening before a day of which something was said."""
        found = db.session.scalar(LAST, {"guest_id": guest.id, "day": day})
        return found.value if found else None

    @property
    def value(self) -> Evening:
        """The same as a value for the plan's rules."""
        feeling, load = self.feeling and Feeling(self.feeling), self.load and Load(self.load)
        return Evening(self.day, self.natural, feeling or None, load or None, bool(self.taken_back))

    def say(self, question: str, answer: str | None) -> None:
        """One answer, or None to leave it open again; what is said anew counts again."""
        setattr(self, question, answer)
        self.taken_back = False

    def take_back(self, taken_back: bool) -> None:
        """The cards go on as if nothing had been said, or count it again."""
        self.taken_back = taken_back


ON_DAY = select(Reflection).where(Reflection.guest_id == bindparam("guest_id"), Reflection.day == bindparam("day"))

LAST = (
    select(Reflection)
    .where(Reflection.guest_id == bindparam("guest_id"), Reflection.day < bindparam("day"))
    .where(Reflection.natural.is_not(None) | Reflection.feeling.is_not(None) | Reflection.load.is_not(None))
    .order_by(Reflection.day.desc())
    .limit(1)
)
