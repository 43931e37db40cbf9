"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views import agreed, outcome, result, school_goals
from consult.views.table import init_consult, room

__all__ = [
    "agreed",
    "init_consult",
    "outcome",
    "result",
    "room",
    "school_goals",
]
