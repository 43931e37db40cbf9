"""What an educator writes after a talk: notes, suggestions, answers and the step agreed; all of it the family's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import func, select

from consult.models.history import tell_trail
from consult.models.holding import hold
from consult.models.outcome import AgreedStep, Suggestion, TalkNote
from consult.models.talks import Talk
from consult.parts import Kind
from home.acts import Act
from shell.database import db
from shell.faults import NotYours

MOST_NOTES, MOST_SUGGESTIONS = 20, 12
"""More than this of one talk is put aside unread (experience R20)."""

WRITTEN = (TalkNote, Suggestion, AgreedStep)
Written = TypeVar("Written", TalkNote, Suggestion)


class Enough(Exception):  # noqa: N818 - an educator's answer, not an error
    """There is as much written for one talk as a family reads."""


def all_of(kind: type[Written], talk: Talk) -> Sequence[Written]:
    """What was written of a talk, the first one first."""
    return db.session.scalars(select(kind).where(kind.talk_id == talk.id).order_by(kind.id)).all()


def one_of_them(kind: type[Written], talk: Talk, token: str) -> Written:
    """This talk's own of this token, as it stands now and until the commit; NotYours for anything else (trust S1)."""
    asked = select(kind).where(kind.talk_id == talk.id, kind.token == token).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise NotYours
    return found


def agreed_of(talk: Talk) -> AgreedStep | None:
    """The step that a talk ended with, if there is one."""
    return db.session.scalar(select(AgreedStep).where(AgreedStep.talk_id == talk.id))


def say(talk: Talk, words: str, key: str, now: datetime) -> None:
    """A note for the family; a form sent twice writes one. Raises Enough."""
    if not _new(TalkNote, talk, key, MOST_NOTES):
        return
    db.session.add(TalkNote(talk_id=talk.id, key=key, words=words, at=now))
    tell_trail(talk, Act.TALK_NOTED, now)


def suggest(talk: Talk, kind: Kind, reason: str, key: str, now: datetime, **meant: Any) -> None:
    """One change that is suggested; nothing of it counts yet. A form sent twice writes one. Raises Enough.

    `meant` are columns of the suggestion: a goal and what was picked of it, or the words of one.
    """
    if not _new(Suggestion, talk, key, MOST_SUGGESTIONS):
        return
    db.session.add(Suggestion(talk_id=talk.id, key=key, kind=kind, reason=reason, at=now, **meant))
    tell_trail(talk, Act.TALK_NOTED, now)


def answer_back(talk: Talk, suggestion: Suggestion, words: str, now: datetime) -> None:
    """The answer to what the family asked; written anew it replaces the earlier one."""
    if suggestion.question and suggestion.reply != words:
        suggestion.reply = words
        tell_trail(talk, Act.TALK_NOTED, now)


def take_back(written: TalkNote | Suggestion) -> None:
    """Takes a note back, or a suggestion as long as the family has not answered it."""
    if isinstance(written, TalkNote) or written.answer is None:
        db.session.delete(written)


def agree(talk: Talk, step: str, place: str, who: str, look_again: date, now: datetime) -> None:
    """The one next step; saved again it replaces the earlier one, and another day is a new day to look again."""
    hold(talk)
    found = agreed_of(talk) or AgreedStep(talk_id=talk.id, look_again=look_again)
    told = {"step": step, "place": place, "who": who, "look_again": look_again}
    if all(getattr(found, name) == value for name, value in told.items()):
        return
    if found.look_again != look_again:
        found.looked = None
    for name, value in told.items():
        setattr(found, name, value)
    found.at = now
    db.session.add(found)
    tell_trail(talk, Act.TALK_NOTED, now)


def is_first(talk: Talk, now: datetime) -> bool:
    """Whether the talk has begun, and nothing has been written since."""
    asked = (select(kind.id).where(kind.talk_id == talk.id, kind.at >= talk.start).limit(1) for kind in WRITTEN)
    return now >= talk.start and not any(db.session.scalar(one) for one in asked)


def _new(kind: type[Written], talk: Talk, key: str, most: int) -> bool:
    """Whether a form's key is new for this talk, which is locked first. Raises Enough."""
    hold(talk)
    if db.session.scalar(select(kind.id).where(kind.talk_id == talk.id, kind.key == key)):
        return False
    if (db.session.scalar(select(func.count()).where(kind.talk_id == talk.id)) or 0) >= most:
        raise Enough
    return True
