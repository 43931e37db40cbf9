"""What happened to a talk, for both sides to read."""

from collections.abc import Sequence

from sqlalchemy import select

from consult.models import Talk, TalkTurn
from shell.database import db


def turns_of(talk: Talk) -> Sequence[TalkTurn]:
    """What happened to a talk, the first thing first."""
    return db.session.scalars(select(TalkTurn).where(TalkTurn.talk_id == talk.id).order_by(TalkTurn.id)).all()
