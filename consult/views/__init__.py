"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views import (
    about,
    commands,
    desk,
    hours,
    joining,
)
from consult.views.table import init_consult, room

__all__ = [
    "about",
    "commands",
    "desk",
    "hours",
    "init_consult",
    "joining",
    "room",
]
