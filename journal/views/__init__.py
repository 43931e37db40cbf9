"""The journal's pages."""

from journal.views import tree, writing
from journal.views.table import room

__all__ = ["room", "tree", "writing"]
