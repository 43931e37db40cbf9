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
    page,
    result,
    school_goals,
    ticking,
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
    "page",
    "result",
    "room",
    "school_goals",
    "ticking",
]
