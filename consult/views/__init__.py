"""The pages of talks: an operator's commands, an educator's own pages, and a family's."""

from consult.views import page, ticking
from consult.views.table import init_consult, room

__all__ = ["init_consult", "page", "room", "ticking"]
