"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views import (
    about,
    agreed,
    commands,
    desk,
    details,
    fits,
    hours,
    joining,
    outcome,
    result,
    school_goals,
)
from consult.views.table import init_consult, room

__all__ = [
    "about",
    "agreed",
    "commands",
    "desk",
    "details",
    "fits",
    "hours",
    "init_consult",
    "joining",
    "outcome",
    "result",
    "room",
    "school_goals",
]
