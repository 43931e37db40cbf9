"""What a family sends to share a win, and what somebody with the link may send back: short lines and closed sets."""

import re
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, Regexp

from journal.forms import TOKEN
from journal.wins import LONGEST_LINE, one_line
from sharing.terms import DAYS, LONGEST_LABEL, Part

DAY_NAMES = {7: _("One week"), 14: _("Two weeks"), 31: _("31 days")}
MENDS = {
    "wins": _("Please pick one win or more."),
    "label": _("Please write for whom it is, up to 40 letters."),
    "words": _("Please write one line, up to 140 letters."),
    "who": _("Please write who you are, up to 40 letters."),
    "again": _("Your line of today is with the family already. This one can follow tomorrow."),
    "nothing": _("Each line is left out now. Show one again, and then make the link."),
}
"""What is said where something needs another look."""

COUNT = r"[0-9]{1,3}\Z"

SIDES = ("show", "leave")
CHANGES = tuple(f"{side}-{part}" for side in SIDES for part in (*Part, "name"))
"""What the look beforehand can change: a line of a win, or whether the nickname stands there."""


class PickForm(FlaskForm):
    """Which wins, for whom and how long. `key` is the page's own random word; `through` tells how many are listed."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    through = HiddenField(validators=[Optional(), Regexp(COUNT)])
    more = HiddenField()
    wins = SelectMultipleField(_("Which wins"), validators=[InputRequired(MENDS["wins"])])
    label = StringField(
        _("For whom"),
        filters=[one_line],
        validators=[DataRequired(MENDS["label"]), Length(max=LONGEST_LABEL, message=MENDS["label"])],
    )
    days = RadioField(
        _("How long"), coerce=int, choices=[SelectChoice(days, DAY_NAMES[days]) for days in DAYS], default=DAYS[0]
    )

    def offer(self, tokens: list[str]) -> None:
        """Lets these wins be picked."""
        self.wins.choices = [SelectChoice(token, token) for token in tokens]

    @property
    def listed(self) -> int:
        """How many wins the page listed, as far as it can be told."""
        given = self.through.data or ""
        return int(given) if re.match(COUNT, given) else 0


class ChangeForm(FlaskForm):
    """Leaves one line out or shows it again."""

    change = StringField(validators=[AnyOf(CHANGES)])
    win = HiddenField(validators=[Optional(), TOKEN])

    @property
    def shows(self) -> bool:
        """Whether something is to be shown."""
        return str(self.change.data).startswith("show-")

    @property
    def what(self) -> str:
        """A part of a win, or "name"."""
        return str(self.change.data).partition("-")[2]


class PlainForm(FlaskForm):
    """A button alone."""


class LineForm(FlaskForm):
    """One line from outside the family, and from whom it is (trust P4, facts S155)."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    words = StringField(
        _("One line about the child"),
        filters=[one_line],
        validators=[DataRequired(MENDS["words"]), Length(max=LONGEST_LINE, message=MENDS["words"])],
    )
    who = StringField(
        _("From"),
        filters=[one_line],
        validators=[DataRequired(MENDS["who"]), Length(max=LONGEST_LABEL, message=MENDS["who"])],
    )

    def again(self, why: Any) -> None:
        """Says beside the line why it cannot be taken now."""
        self.words.errors = [why]
