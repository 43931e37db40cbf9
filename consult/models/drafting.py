"""A draft of a talk: begun, begun once more out of one that is off, and locked while it changes (trust R2)."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import select

from accounts.models import Account
from consult.models.educators import Educator
from consult.models.holding import hold
from consult.models.talks import Talk, TalkWin
from home.models import Child
from shell.database import db
from shell.faults import NotYours

KEY_LETTERS = 22


def meant(child: Child, key: str) -> Talk | None:
    """What a form began before; the child is locked first, so that a form sent twice at once begins one."""
    hold(child)
    return db.session.scalar(select(Talk).where(Talk.child_id == child.id, Talk.key == key))


def locked(child: Child, token: str) -> Talk:
    """This child's talk as it stands now; nobody else changes it until the end of this request. NotYours for none."""
    hold(child)
    asked = select(Talk).where(Talk.token == token, Talk.child_id == child.id)
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise NotYours
    return found


def begun(child: Child, account: Account, key: str, now: datetime) -> Talk:
    """A new draft; with whom and when comes next."""
    talk = Talk(child=child, account_id=account.id, key=key, made=now)
    db.session.add(talk)
    return talk


def put(talk: Talk, educator: Educator, begins: datetime) -> None:
    """Says with whom and when. The time is not held: only a booked talk has its time for itself."""
    talk.educator, talk.educator_name, talk.place = educator, educator.name, educator.place
    talk.minutes, talk.begins = educator.minutes, begins


def again(talk: Talk, account: Account, now: datetime) -> Talk:
    """A new draft with the words and ticks of a talk that is off, without a time; pressed again it is the same."""
    key = sha256(f"again {talk.token}".encode()).hexdigest()[:KEY_LETTERS]
    known = meant(talk.child, key)
    if known is not None:
        return known
    new = begun(talk.child, account, key, now)
    new.educator, new.educator_name, new.place, new.minutes = (
        talk.educator,
        talk.educator_name,
        talk.place,
        talk.minutes,
    )
    new.concern, new.questions, new.goal = talk.concern, list(talk.questions), talk.goal
    new.parts, new.struck = list(talk.parts), list(talk.struck)
    db.session.flush()
    picked = db.session.scalars(select(TalkWin).where(TalkWin.talk_id == talk.id))
    db.session.add_all([TalkWin(talk_id=new.id, win_id=win.win_id, did=win.did, helped=win.helped) for win in picked])
    return new
