"""What a family settled for a goal, the diary of its days, and who the plan is for."""

from types import MappingProxyType

from planner.models.diary import SAYS, Entry, Shown, Told
from planner.models.evenings import Reflection
from planner.models.footholds import CHANGES as PLACES
from planner.models.footholds import Foothold
from planner.models.household import household_of
from planner.models.own import OwnGoal, TooMany
from planner.models.own_goals import erase, goal_for, own_goals
from planner.models.put_in import LADDER_CHANGES, PLACES_ANEW

__all__ = [
    "CHANGES",
    "PLACES_ANEW",
    "SAYS",
    "Entry",
    "Foothold",
    "OwnGoal",
    "Reflection",
    "Shown",
    "Told",
    "TooMany",
    "erase",
    "goal_for",
    "household_of",
    "own_goals",
]

CHANGES = MappingProxyType({**PLACES, **LADDER_CHANGES})
"""What a plan's button may change of a goal, by the name it sends."""
