"""What the educator of a talk opened, for the log that the family reads (trust P6)."""

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from consult.models.history import TalkLook
from consult.models.talks import Talk
from consult.parts import Opened
from home.acts import Act
from home.models import Trail
from shell.database import writing_apart

LOOKS_APART = timedelta(minutes=10)
"""Looks at the same thing within this time count as one."""


def note_look(talk: Talk, opened: Opened, now: datetime) -> None:
    """Counts a look, in a short transaction of its own: the page itself only reads (trust, finding 1)."""
    with writing_apart() as line:
        line.execute(select(Talk.__table__.c.id).where(Talk.__table__.c.id == talk.id).with_for_update())
        same = (TalkLook.talk_id == talk.id, TalkLook.opened == opened, TalkLook.at > now - LOOKS_APART)
        if line.execute(select(TalkLook.__table__.c.id).where(*same)).first():
            return
        line.execute(insert(TalkLook).values(talk_id=talk.id, opened=opened, at=now))
        told = {"family_id": talk.child.family_id, "child_id": talk.child_id, "act": Act.TALK_SEEN, "at": now}
        line.execute(insert(Trail).values(**told))
