"""The plan's pages, and the goals that a family has put away."""

from planner.views import evening, my_step, put_away
from planner.views.plan import room, words_of

__all__ = ["evening", "my_step", "put_away", "room", "words_of"]
