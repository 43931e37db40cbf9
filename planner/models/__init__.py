"""What a family settled for a goal, the diary of its days, and who the plan is for."""

from planner.models.diary import SAYS, Entry, Shown, Told
from planner.models.footholds import CHANGES, Foothold
from planner.models.household import household_of

__all__ = ["CHANGES", "SAYS", "Entry", "Foothold", "Shown", "Told", "household_of"]
