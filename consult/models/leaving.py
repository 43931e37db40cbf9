"""An educator gives talks back, is switched off, or leaves: every family that waits gets its time back at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from accounts.models import Sitting
from consult.models.educators import Educator, EducatorInvitation
from consult.models.holding import hold
from consult.models.talks import Talk
from consult.models.turning import call_off
from consult.parts import LONGEST, By
from shell.database import db


def hand_all_back(educator: Educator, reason: str, now: datetime) -> Sequence[Talk]:
    """Every booked talk that is not over goes back to its family; gives them. Nobody books while it lasts."""
    hold(educator)
    standing = select(Talk).where(Talk.educator_id == educator.id, Talk.booked.is_not(None), Talk.off.is_(None))
    near = db.session.scalars(standing.where(Talk.begins > now - LONGEST).order_by(Talk.begins)).all()
    return [talk for talk in near if talk.end > now and call_off(talk, By.SITE, reason, now)]


def switch_off(educator: Educator, reason: str, now: datetime) -> Sequence[Talk]:
    """Ends all that an educator may see and every sitting; gives the talks that went back to their families."""
    talks = hand_all_back(educator, reason, now)
    educator.active = False
    Sitting.end_all(educator.account_id)
    EducatorInvitation.take_back(educator.account.email)
    db.session.flush()
    return talks
