"""The journal's pages."""

from journal.views import celebrating, tree, writing
from journal.views.table import room

__all__ = ["celebrating", "room", "tree", "writing"]
