"""Counting who looked (trust P4, P6)."""

from datetime import datetime

from sqlalchemy import insert, select, update

from family.models import aware
from home.acts import Act
from home.models import Trail
from sharing.models.shares import Share
from sharing.terms import LOOKS_APART
from shell.database import writing_apart
from shell.faults import NotYours


def count_look(share: Share, now: datetime) -> None:
    """Counts one look, and tells the trail of the first one in a while; NotYours where it was ended this very moment.

    The page itself only reads, so this is a short transaction of its own (trust, finding 1).
    """
    with writing_apart() as line:
        asked = select(Share.__table__.c.seen).where(Share.id == share.id, Share.ended.is_(None)).with_for_update()
        row = line.execute(asked).first()
        if row is None:
            raise NotYours
        line.execute(update(Share).where(Share.id == share.id).values(looks=Share.looks + 1, seen=now))
        if row.seen is None or now - aware(row.seen) >= LOOKS_APART:
            told = {"family_id": share.child.family_id, "child_id": share.child_id, "act": Act.SHARE_SEEN, "at": now}
            line.execute(insert(Trail).values(**told))
