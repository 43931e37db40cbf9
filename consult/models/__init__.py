"""Educators and their hours, talks and what may be seen, and what comes of them."""

from consult.models.educators import Educator, EducatorInvitation, OpenHours, OtherDay
from consult.models.fitting import fits_of, say_of_line
from consult.models.history import TalkLook, TalkTurn
from consult.models.leaving import hand_all_back, switch_off
from consult.models.looking import looks_at, note_look
from consult.models.outcome import AgreedStep, LineFit, SchoolGoal, Suggestion, TalkNote
from consult.models.talks import Talk, TalkWin, TeacherQuestion

__all__ = [
    "AgreedStep",
    "Educator",
    "EducatorInvitation",
    "LineFit",
    "OpenHours",
    "OtherDay",
    "SchoolGoal",
    "Suggestion",
    "Talk",
    "TalkLook",
    "TalkNote",
    "TalkTurn",
    "TalkWin",
    "TeacherQuestion",
    "hand_all_back",
    "switch_off",
    "fits_of",
    "looks_at",
    "note_look",
    "say_of_line",
]
