"""The plan's pages, and the goals that a family has put away."""

from planner.views import days, evening, my_step, not_today, own, own_changes, put_away
from planner.views.plan import room, words_of

__all__ = ["days", "evening", "my_step", "not_today", "own", "own_changes", "put_away", "room", "words_of"]
