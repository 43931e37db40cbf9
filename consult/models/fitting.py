"""What an educator says of a line: a row a line, set and never counted, beside the family's view (experience 5)."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from consult.models.history import tell_trail
from consult.models.holding import hold
from consult.models.outcome import LineFit
from consult.models.talks import Talk
from consult.parts import Fit
from family.models import aware
from home.acts import Act
from home.models import Trail
from shell.database import db

NOTES_APART = timedelta(hours=1)
"""The trail tells once in so long that something was written: marking a page takes many taps."""


def say_of_line(talk: Talk, line: str, fit: Fit | None, now: datetime) -> None:
    """Sets what is seen of a line, or takes it back; said again it is the same (trust R2).

    The talk is locked first, so that two taps at once make one row.
    """
    hold(talk)
    said = db.session.scalar(select(LineFit).where(LineFit.talk_id == talk.id, LineFit.line == line))
    if (said.fit if said else None) == fit:
        return
    if fit is None:
        db.session.execute(delete(LineFit).where(LineFit.talk_id == talk.id, LineFit.line == line))
    else:
        said = said or LineFit(talk_id=talk.id, line=line)
        said.fit, said.at = fit, now
        db.session.add(said)
    note_once(talk, now)


def fits_of(talk: Talk) -> dict[str, Fit]:
    """What the educator said of each line, by its key."""
    rows = db.session.execute(select(LineFit.line, LineFit.fit).where(LineFit.talk_id == talk.id))
    return {line: Fit(fit) for line, fit in rows}


def note_once(talk: Talk, now: datetime) -> None:
    """Tells the trail that the educator wrote something, unless it told of that within the hour."""
    same = (Trail.child_id == talk.child_id, Trail.act == Act.TALK_NOTED)
    last = db.session.scalar(select(func.max(Trail.at)).where(*same))
    if last is None or now - aware(last) >= NOTES_APART:
        tell_trail(talk, Act.TALK_NOTED, now)
