"""Who changes a row holds it until the commit, so that two who press at once follow each other (trust R2, R6).

Rows are held in one order: child, educator, talk. They are held without their key, so that a line of the trail that
names a child does not wait for whoever holds it.
"""

from sqlalchemy import select

from consult.models.educators import Educator
from consult.models.talks import Talk
from family.models import Guest
from home.models import Child
from shell.database import db
from shell.faults import NotYours


def hold(row: Child | Educator | Guest | Talk) -> None:
    """Nobody else changes this row until the commit; NotYours where it went this very moment."""
    kind = type(row)
    asked = select(kind.id).where(kind.id == row.id).with_for_update(key_share=True)
    if db.session.execute(asked).first() is None:
        raise NotYours


def hold_anew(row: Educator | Talk) -> None:
    """The same, and the row is read once more: somebody else may have changed it since."""
    hold(row)
    db.session.refresh(row)
