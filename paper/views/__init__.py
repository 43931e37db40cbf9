"""The sheets of paper, the calendar's entry, and the weekly note."""

from paper.views import calendar, certificates, notes, sheets
from paper.views.table import room

__all__ = ["calendar", "certificates", "notes", "room", "sheets"]
