"""A talk: whose child, with whom, when, about what, and what may be seen until when (trust P3-P5)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import JSON, DateTime, ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Account
from consult.models.educators import Educator
from consult.parts import DRAFT_STAYS, LONGEST_CONCERN, LONGEST_NAME, LONGEST_PLACE, STAYS_OPEN, Part
from family.models import aware
from home.consenting import Purpose
from home.models import Child, Consent
from shell.database import Model, db
from shell.faults import NotYours


class Talk(Model):
    """A talk about one child. Until it is booked it is a draft, which only the family sees and which leaves by itself.

    begins: the time that was picked, in UTC. slot: the same as long as the talk stands, so that nobody else can have
    it; None for a draft and for one that is off. parts: what was ticked (`Part`). struck: the keys of the lines that
    the family left out. goal: the goal whose ladder is shown. turn: counts changes, for calendars. name and place are
    the educator's as they were, since a family's record stays when an educator leaves.
    """

    __tablename__ = "talk"
    __table_args__ = (UniqueConstraint("child_id", "key"), UniqueConstraint("educator_id", "slot"))

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    educator_id: Mapped[int | None] = mapped_column(ForeignKey("educator.id", ondelete="SET NULL"))
    educator_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    place: Mapped[str] = mapped_column(String(LONGEST_PLACE), default="")
    key: Mapped[str] = mapped_column(String(32))
    concern: Mapped[str] = mapped_column(String(LONGEST_CONCERN), default="")
    questions: Mapped[list[str]] = mapped_column(JSON, default=list)
    parts: Mapped[list[str]] = mapped_column(JSON, default=list)
    struck: Mapped[list[str]] = mapped_column(JSON, default=list)
    goal: Mapped[str | None] = mapped_column(String(64))
    begins: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    minutes: Mapped[int]
    slot: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    booked: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    off: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    teacher_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    child: Mapped[Child] = relationship(lazy="joined", innerjoin=True)
    educator: Mapped[Educator | None] = relationship(lazy="joined")

    @classmethod
    def of(cls, child: Child, token: str) -> Self:
        """This child's talk of this token; NotYours for anything else (trust S1)."""
        found = db.session.scalar(select(cls).where(cls.token == token, cls.child_id == child.id))
        if found is None:
            raise NotYours
        return found

    @classmethod
    def all_of(cls, child: Child) -> Sequence[Self]:
        """What was talked about a child, and the drafts, the newest first."""
        return db.session.scalars(select(cls).where(cls.child_id == child.id).order_by(cls.id.desc())).all()

    @classmethod
    def with_educator(cls, educator: Educator, token: str, now: datetime) -> Self:
        """The talk of this token that this educator may look into at this moment; else NotYours (trust P5)."""
        found = db.session.scalar(select(cls).where(cls.token == token, cls.educator_id == educator.id))
        if found is None or not found.open_at(now):
            raise NotYours
        return found

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes what was begun a week ago and never booked; gives how many."""
        left = cls.booked.is_(None) & (cls.made <= now - DRAFT_STAYS)
        return len(db.session.scalars(delete(cls).where(left).returning(cls.id)).all())

    def open_at(self, now: datetime) -> bool:
        """Whether the educator may look at this moment: every yes is asked for anew (trust P3, P5)."""
        return self.id in self.open_ones([self], now)

    @classmethod
    def open_ones(cls, talks: Iterable[Self], now: datetime) -> set[int]:
        """The numbers of those talks among these into which the educator may look at this moment."""
        stand = [talk for talk in talks if talk.booked is not None and talk.off is None and now < talk.until]
        met = [talk for talk in stand if talk.educator is not None and talk.educator.active]
        asked = (Purpose.CONSULT, Purpose.KEEP_CHILD)
        said = Consent.last_words(asked, {talk.child_id for talk in met}) if met else {}
        yes = {key for key, given in said.items() if given}
        return {
            talk.id
            for talk in met
            if {(Purpose.CONSULT, talk.child_id, talk.token), (Purpose.KEEP_CHILD, talk.child_id, None)} <= yes
        }

    @property
    def booker(self) -> Account | None:
        """The carer who booked; None where that one is of this family no more, and shows nothing of oneself here."""
        found = db.session.get(Account, self.account_id) if self.account_id else None
        return found if found and found.family_id == self.child.family_id else None

    @property
    def agreed(self) -> bool:
        """Whether the family's last word on the educator's look is yes."""
        return Consent.live(Purpose.CONSULT, child_id=self.child_id, about=self.token)

    @property
    def start(self) -> datetime:
        """When a talk begins, in UTC; there is a time."""
        if self.begins is None:
            raise ValueError("a draft without a time has no start")
        return aware(self.begins)

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def until(self) -> datetime:
        """The moment at which the educator's look ends by itself."""
        return self.end + STAYS_OPEN

    def shows(self, part: Part) -> bool:
        """Whether this part was ticked."""
        return part in self.parts


class TalkWin(Model):
    """One win that was picked for a talk. Digests of its lines as they were looked at: no other words are shown."""

    __tablename__ = "talk_win"
    __table_args__ = (UniqueConstraint("talk_id", "win_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"))
    win_id: Mapped[int] = mapped_column(ForeignKey("win.id", ondelete="CASCADE"), index=True)
    did: Mapped[str | None] = mapped_column(String(32))
    helped: Mapped[str | None] = mapped_column(String(32))


class TeacherQuestion(Model):
    """What a teacher wants to bring to a talk, sent by the family's link: one, which can be sent anew."""

    __tablename__ = "teacher_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), unique=True)
    words: Mapped[str] = mapped_column(String(LONGEST_CONCERN))
    who: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
