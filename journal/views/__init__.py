"""The journal's pages."""

from journal.views.table import room

__all__ = ["room"]
