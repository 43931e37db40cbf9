"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views.table import init_consult, room

__all__ = ["init_consult", "room"]
