"""The room's addresses, and what they have in common."""

from flask import Blueprint

from home.agreements import Agreement, agreements
from home.consenting import Purpose
from shell.pages import language

room = Blueprint("sharing", __name__)


def words() -> Agreement:
    """What a family agrees to with each link."""
    return agreements(language())[Purpose.SHARE]
