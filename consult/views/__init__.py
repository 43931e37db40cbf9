"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views import (
    beginning,
    booking,
    calendar,
    moving,
    talks,
    teachers,
)
from consult.views.table import init_consult, room

__all__ = [
    "beginning",
    "booking",
    "calendar",
    "init_consult",
    "moving",
    "room",
    "talks",
    "teachers",
]
