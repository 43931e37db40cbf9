"""A line that comes back from somebody outside: into the same journal, marked as theirs (trust P4, facts S155)."""

from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select

from home.acts import Act
from home.models import Child, Trail
from journal.models import Win
from journal.wins import Place
from sharing.models.shares import Share
from shell.database import db


def line_back(share: Share, told: dict[str, str], day: date, now: datetime) -> bool:
    """Keeps what `told` says: words, who, and the key of the form. False where this day has another line already.

    The child is locked first, so that a form sent twice at once makes one.
    """
    db.session.execute(select(Child.id).where(Child.id == share.child_id).with_for_update())
    key = sha256(f"{share.token} {day}".encode()).hexdigest()[:32]
    stands = db.session.scalar(select(Win).where(Win.child_id == share.child_id, Win.key == key))
    if stands is not None:
        return stands.hand == told["key"]
    win = Win(child_id=share.child_id, day=day, key=key, hand=told["key"], made=now, changed=now)
    win.did, win.sent_by, win.place = told["words"], told["who"], Place.SCHOOL
    trail = Trail(family_id=share.child.family_id, child_id=share.child_id, act=Act.LINE_RECEIVED, at=now)
    db.session.add_all([win, trail])
    return True
