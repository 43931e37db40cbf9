"""The educator opened something of a talk: a line that the family reads (trust P4, P6)."""

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from consult.models.history import TalkLook
from consult.models.talks import Talk
from consult.parts import Opened
from home.acts import Act
from home.models import Trail
from shell.database import writing_apart
from shell.faults import NotYours

LOOKS_APART = timedelta(minutes=10)
"""Opened again within so long it is the same look."""


def note_look(talk: Talk, opened: Opened, now: datetime) -> None:
    """Notes one look; NotYours where the talk was called off this very moment.

    The page itself only reads, so this is a short transaction of its own (trust, finding 1).
    """
    with writing_apart() as line:
        standing = select(Talk.id).where(Talk.id == talk.id, Talk.off.is_(None)).with_for_update()
        if line.execute(standing).first() is None:
            raise NotYours
        same = (TalkLook.talk_id == talk.id, TalkLook.opened == opened, TalkLook.at > now - LOOKS_APART)
        if line.execute(select(TalkLook.id).where(*same).limit(1)).first() is not None:
            return
        line.execute(insert(TalkLook).values(talk_id=talk.id, opened=opened, at=now))
        told = {"family_id": talk.child.family_id, "child_id": talk.child_id, "act": Act.TALK_SEEN, "at": now}
        line.execute(insert(Trail).values(**told))
