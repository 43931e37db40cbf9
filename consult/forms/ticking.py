"""The ticks of a talk, and the lines that are left out of its page."""

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, SelectMultipleField
from wtforms.validators import Length, Optional

from consult.parts import Part
from journal.models import Win
from planner.ladders import Goal

LONGEST_KEY = 64

PART_NAMES = {
    Part.CHILD_VIEW: _("What your child told us in play"),
    Part.PARENT_VIEW: _("How you see your child"),
    Part.PLAN: _("The plan"),
    Part.WINS: _("Wins that you pick"),
    Part.PATTERNS: _("What the last weeks have in common"),
    Part.OWN_PROFILE: _("Your own profile"),
}

PART_SHOWS = {
    Part.CHILD_VIEW: _("Your child's mark on five pairs, such as “Open” and “Traditional”."),
    Part.PARENT_VIEW: _("Your mark on the same five pairs, and what feels good to your child."),
    Part.PLAN: _("What you work on, what works and what does not, and one goal with its ladder."),
    Part.WINS: _("The lines of these wins as you wrote them."),
    Part.PATTERNS: _("How many wins there were in six weeks, of what, and what helped more than once."),
    Part.OWN_PROFILE: _("One or two lines on what you bring, from what you said about yourself."),
}
"""What each tick shows, in one sentence."""


class PartsForm(FlaskForm):
    """What may be seen, which goal's ladder, and which wins."""

    parts = SelectMultipleField(
        _("What may be seen"), choices=[SelectChoice(part.value, PART_NAMES[part]) for part in Part]
    )
    goal = RadioField(_("Which goal"), validators=[Optional()])
    wins = SelectMultipleField(_("Which wins"))

    def offer(self, goals: Iterable[Goal], wins: Sequence[Win]) -> None:
        """Lets these goals and wins be picked; no goal: the one of the day."""
        today = SelectChoice("", _("The goal that the plan opens on the day"))
        self.goal.choices = [today, *(SelectChoice(goal.id, goal.title) for goal in goals)]
        self.wins.choices = [SelectChoice(win.token, win.did or win.helped) for win in wins]


class LineForm(FlaskForm):
    """Leaves one line out, or shows it again; which line is told by its key."""

    leave = HiddenField(validators=[Optional(), Length(max=LONGEST_KEY)])
    show = HiddenField(validators=[Optional(), Length(max=LONGEST_KEY)])

    @property
    def key(self) -> str:
        """The line that it is about."""
        return str(self.leave.data or self.show.data or "")
