"""A teacher's question for a talk: a link that a family hands on, and the one line that comes back by it (trust P4)."""

from base64 import urlsafe_b64encode
from datetime import datetime

from sqlalchemy import delete, select

from consult.models.history import tell_trail
from consult.models.holding import hold
from consult.models.talks import Talk, TeacherQuestion
from family.models import hashed
from home.acts import Act
from shell.database import db
from shell.limits import keyed


def open_link(talk: Talk) -> str:
    """Opens the link for a teacher and gives its word; pressed again it is the same (trust R2)."""
    word = word_of(talk.token)
    talk.teacher_hash = hashed(word)
    return word


def can_ask(talk: Talk, now: datetime) -> bool:
    """Whether a question can still reach this talk: until it begins, unless it is off."""
    return talk.off is None and talk.begins is not None and now < talk.start


def asked_by(word: str, now: datetime) -> Talk | None:
    """The talk that a teacher's link is about, as long as a question can reach it (trust S1, P4)."""
    talk = db.session.scalar(select(Talk).where(Talk.teacher_hash == hashed(word)))
    return talk if talk is not None and can_ask(talk, now) and talk.child.kept else None


def question_of(talk: Talk) -> TeacherQuestion | None:
    """What a teacher sent for this talk."""
    return db.session.scalar(select(TeacherQuestion).where(TeacherQuestion.talk_id == talk.id))


def keep_question(talk: Talk, words: str, who: str, now: datetime) -> None:
    """Keeps what a teacher sends, in place of what came before; the same once more changes nothing (trust R2)."""
    hold(talk.child)
    question = question_of(talk)
    if question is not None and (question.words, question.who) == (words, who):
        return
    question = question or TeacherQuestion(talk_id=talk.id)
    question.words, question.who, question.at = words, who, now
    db.session.add(question)
    tell_trail(talk, Act.TALK_NOTED, now)


def drop_question(talk: Talk) -> None:
    """Removes the question, and ends the link until the family hands it on anew."""
    talk.teacher_hash = None
    db.session.execute(delete(TeacherQuestion).where(TeacherQuestion.talk_id == talk.id))


def word_of(token: str) -> str:
    """The word that only the link holds: 128 bits that nobody can tell without the site's own key (trust S3, P4)."""
    return urlsafe_b64encode(bytes.fromhex(keyed(f"teacher of {token}"))[:16]).decode().rstrip("=")
