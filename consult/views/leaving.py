"""An educator's account is erased: the talks to come go back to their families first, each with a letter."""

from datetime import datetime

from sqlalchemy import ColumnElement, select

from accounts.models import Account
from consult.models import Educator, hand_all_back
from consult.parts import By
from consult.screens.letters import tell_families, why_gone
from shell.database import db


def part_from_talks(whose: ColumnElement[bool], at: datetime) -> None:
    """Hands the talks of these accounts back, before they are erased; the letters are posted after the commit.

    A family that is erased too gets none.
    """
    for educator in db.session.scalars(select(Educator).join(Account).where(whose)).all():
        talks = hand_all_back(educator, why_gone(), at)
        others = [talk for talk in talks if talk.child.family_id != educator.account.family_id]
        tell_families(others, By.SITE, at)
    db.session.flush()
