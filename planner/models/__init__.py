"""What a family settled for a goal, the diary of its days, and who the plan is for."""

from planner.models.diary import SAYS, Entry, Shown, Told
from planner.models.footholds import CHANGES, Foothold
from planner.models.household import household_of
from planner.models.own import OwnGoal, TooMany
from planner.models.own_goals import erase, goal_for, own_goals

__all__ = [
    "CHANGES",
    "SAYS",
    "Entry",
    "Foothold",
    "OwnGoal",
    "Shown",
    "Told",
    "TooMany",
    "erase",
    "goal_for",
    "household_of",
    "own_goals",
]
