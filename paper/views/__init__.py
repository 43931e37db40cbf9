"""The sheets of paper, the calendar's entry, and the weekly note."""

from paper.views import calendar, notes, sheets
from paper.views.table import room

__all__ = ["calendar", "notes", "room", "sheets"]
