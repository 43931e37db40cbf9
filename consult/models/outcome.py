"""What comes of a talk: what the educator saw and wrote, what was suggested and answered, and the one step agreed."""

from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import JSON, Date, DateTime, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.parts import LONGEST_LINE, LONGEST_NOTE, LONGEST_REASON, Answer, Fit, Kind
from family.models import one_of
from shell.database import Model


class LineFit(Model):
    """Whether a line of the page matches what the educator sees; it stands beside the family's view, never over it."""

    __tablename__ = "line_fit"
    __table_args__ = (UniqueConstraint("talk_id", "line"), one_of("fit", tuple(Fit)))

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"))
    line: Mapped[str] = mapped_column(String(64))
    fit: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class TalkNote(Model):
    """A note for the family, which reads it at once; nobody else's notes are kept."""

    __tablename__ = "talk_note"
    __table_args__ = (UniqueConstraint("talk_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    words: Mapped[str] = mapped_column(String(LONGEST_NOTE))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Suggestion(Model):
    """One change that an educator suggests, with its reason. Nothing of it counts until the family accepts it.

    goal: the goal that it is about; None for a written one. value: the rung, or the place of a moment or of a way to
    split in its list.
    words: a written goal. before: what was settled when it was accepted, so that it can be undone.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        UniqueConstraint("talk_id", "key"),
        one_of("kind", tuple(Kind)),
        one_of("answer", tuple(Answer)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(8))
    goal: Mapped[str | None] = mapped_column(String(64))
    value: Mapped[int | None]
    words: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    answer: Mapped[str | None] = mapped_column(String(8))
    answered: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    question: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    reply: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    undone: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class AgreedStep(Model):
    """What a talk ended with: one next step, where, who, and the day to look again (experience 5)."""

    __tablename__ = "agreed_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"), unique=True)
    step: Mapped[str] = mapped_column(String(LONGEST_LINE))
    place: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    who: Mapped[str] = mapped_column(String(LONGEST_LINE), default="")
    look_again: Mapped[date] = mapped_column(Date)
    looked: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SchoolGoal(Model):
    """A goal of a school's plan (IEP) in the family's or the school's words, tied to a ladder or not (facts S164)."""

    __tablename__ = "school_goal"
    __table_args__ = (UniqueConstraint("child_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    words: Mapped[str] = mapped_column(String(LONGEST_REASON))
    goal: Mapped[str | None] = mapped_column(String(64))
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
