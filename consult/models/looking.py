"""Who opened what of a talk, for the log that the family reads (trust P6)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select

from consult.models.history import TalkLook
from consult.models.talks import Talk
from consult.parts import Opened
from family.models import aware
from home.acts import Act
from home.models import Trail
from shell.database import db, writing_apart
from shell.faults import NotYours

LOOKS_APART = timedelta(minutes=10)
"""The same thing opened again within so long is one look."""


def note_look(talk: Talk, opened: Opened, now: datetime) -> None:
    """Notes that the educator opened this, and tells the trail; NotYours where the talk went this very moment.

    The page itself only reads, so this is a short transaction of its own (trust, finding 1).
    """
    with writing_apart() as line:
        stands = select(Talk.id).where(Talk.id == talk.id, Talk.off.is_(None)).with_for_update(key_share=True)
        if line.execute(stands).first() is None:
            raise NotYours
        same = (TalkLook.talk_id == talk.id, TalkLook.opened == opened)
        last = line.execute(select(func.max(TalkLook.at)).where(*same)).scalar()
        if last is not None and now - aware(last) < LOOKS_APART:
            return
        line.execute(insert(TalkLook).values(talk_id=talk.id, opened=opened, at=now))
        told = {"family_id": talk.child.family_id, "child_id": talk.child_id, "act": Act.TALK_SEEN, "at": now}
        line.execute(insert(Trail).values(**told))


def looks_at(talk: Talk) -> Sequence[TalkLook]:
    """Every look at a talk, the newest first."""
    return db.session.scalars(select(TalkLook).where(TalkLook.talk_id == talk.id).order_by(TalkLook.id.desc())).all()
