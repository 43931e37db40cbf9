"""The wins of a family's children: a row a leaf, found through the child (facts S145, trust R2, R3)."""

from collections.abc import Sequence
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any, Self

from sqlalchemy import Date, DateTime, ForeignKey, Index, Row, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from accounts.models import Account
from family.models import one_of
from home.acts import Act
from home.consenting import Purpose
from home.models import Child, Consent, Erasure, Trail
from journal.wins import LONGEST_LINE, Place, Told
from planner.areas import Area
from shell.database import Model, db
from shell.faults import NotYours


def agreed(child: Child) -> bool:
    """Whether the family agrees, at this moment, that the wins of this child are kept (trust P3)."""
    return Consent.live(Purpose.KEEP_JOURNAL, child_id=child.id)


class Win(Model):
    """One leaf: two lines of one of the family's days; or a bud, a quiet day of which nothing is asked.

    `key` is the random word of the form that made it, so that a form sent twice makes one; `hand` is that of the form
    that wrote in it last. `sent_by` tells who outside the family wrote it.
    """

    __tablename__ = "win"
    __table_args__ = (
        UniqueConstraint("child_id", "key"),
        Index("ix_win_child_id_day", "child_id", "day"),
        one_of("area", tuple(Area)),
        one_of("place", tuple(Place)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    day: Mapped[date] = mapped_column(Date)
    did: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    helped: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    area: Mapped[str | None] = mapped_column(String(16))
    place: Mapped[str] = mapped_column(String(12), default=Place.HOME)
    hidden: Mapped[bool] = mapped_column(default=False)
    bud: Mapped[bool] = mapped_column(default=False)
    key: Mapped[str] = mapped_column(String(32))
    hand: Mapped[str] = mapped_column(String(32))
    sent_by: Mapped[str | None] = mapped_column(String(40))
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @classmethod
    def of(cls, child: Child, token: str) -> Self:
        """This child's win of this token; NotYours for anything else (trust S1)."""
        win = cls.known(child, token)
        if win is None:
            raise NotYours
        return win

    @classmethod
    def known(cls, child: Child, token: str) -> Self | None:
        """The same; None where it is gone."""
        return db.session.scalar(select(cls).where(cls.token == token, cls.child_id == child.id))

    @classmethod
    def on(cls, child: Child, day: date) -> Sequence[Self]:
        """What stands on a day, as far as it is not hidden, the first one first."""
        return db.session.scalars(seen(select(cls), child).where(cls.day == day).order_by(cls.id)).all()

    @classmethod
    def between(cls, child: Child, first: date, last: date, area: Area | None = None) -> Sequence[Self]:
        """What stands from `first` to `last`, of one area if named, the newest first."""
        asked = seen(select(cls), child).where(cls.day.between(first, last)).order_by(cls.day.desc(), cls.id.desc())
        return db.session.scalars(asked.where(cls.area == area) if area else asked).all()

    @classmethod
    def newest(cls, child: Child, most: int) -> Sequence[Self]:
        """The newest wins that are not hidden, buds left out."""
        asked = seen(select(cls), child).where(~cls.bud).order_by(cls.day.desc(), cls.id.desc())
        return db.session.scalars(asked.limit(most)).all()

    @classmethod
    def outline(cls, child: Child) -> Sequence[Row[Any]]:
        """Of every leaf and bud that is not hidden what a tree needs, the oldest first: id, day, area, bud."""
        asked = select(cls.id, cls.day, cls.area, cls.bud).order_by(cls.day, cls.id)
        return db.session.execute(seen(asked, child)).all()

    @classmethod
    def hidden_of(cls, child: Child) -> Sequence[Self]:
        """What this family hid, the newest first."""
        asked = select(cls).where(cls.child_id == child.id, cls.hidden).order_by(cls.day.desc(), cls.id.desc())
        return db.session.scalars(asked).all()

    @classmethod
    def old_of(cls, child: Child, last: date) -> Sequence[str]:
        """The tokens of the wins up to a day that are neither hidden nor buds."""
        return db.session.scalars(seen(select(cls.token), child).where(cls.day <= last, ~cls.bud)).all()

    @classmethod
    def meant(cls, child: Child, day: date, key: str, token: str | None) -> Self | None:
        """The win that a form is about: by its token, else the one it made before, else the bud of that day.

        The child is locked first, so that a form sent twice at once makes one.
        """
        db.session.execute(select(Child.id).where(Child.id == child.id).with_for_update())
        made = select(cls).where(cls.child_id == child.id, cls.key == key)
        bud = select(cls).where(cls.child_id == child.id, cls.day == day, cls.bud)
        found = cls.known(child, token) if token else None
        return found or db.session.scalar(made) or db.session.scalar(bud)

    @classmethod
    def begin(cls, child: Child, account: Account, day: date, key: str, now: datetime) -> Self:
        """A new leaf of this day; what is told comes next."""
        win = cls(child_id=child.id, account_id=account.id, day=day, key=key, hand=key, made=now, changed=now)
        db.session.add(win)
        return win

    @classmethod
    def rest(cls, child: Child, account: Account, day: date, now: datetime) -> None:
        """Makes this a quiet day with a bud, unless something stands there already."""
        key = f"bud-{day.isoformat()}"
        if cls.meant(child, day, key, None) is None and not cls.on(child, day):
            cls.begin(child, account, day, key, now).bud = True

    @property
    def told(self) -> Told:
        """The same as a value for the rules."""
        return Told(self.did, self.helped, Area(self.area) if self.area else None, Place(self.place))

    def open_to(self, told: Told, hand: str, stamp: str) -> bool:
        """Whether a form may write here: it wrote last, it shows what stands, or it says the same (trust R3).

        What somebody outside sent stays in their words.
        """
        if self.sent_by:
            return False
        return self.bud or hand == self.hand or self.told.stamp in {stamp, told.stamp}

    def tell(self, told: Told, hand: str, now: datetime) -> None:
        """Keeps what a form says; a bud opens to a leaf."""
        self.did, self.helped, self.area, self.place = told.did, told.helped, told.area, told.place
        self.bud, self.hand, self.changed = False, hand, now

    def erase(self, account: Account, now: datetime) -> None:
        """Leaves nothing of it, and remembers so, for a safety copy that comes back (trust P8, R10)."""
        Erasure.note(self.token, now)
        Trail.note(account, Act.WIN_ERASED, now, child_id=self.child_id)
        db.session.delete(self)


def seen(asked: Any, child: Child) -> Any:
    """Narrows a question to what this child's family has not hidden."""
    return asked.where(Win.child_id == child.id, ~Win.hidden)
