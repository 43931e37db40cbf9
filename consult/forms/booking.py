"""What a family sends to book, move and call off a talk, and what a teacher may bring (issue 6, part 2)."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from consult.parts import LONGEST_CONCERN, LONGEST_QUESTION, LONGEST_REASON
from journal.forms import TOKEN
from journal.wins import one_line

LONGEST_WHO, LONGEST_CODE = 40, 64
MENDS = {
    "time": _("Please pick one of these times."),
    "taken": _("This time is no longer free. Please pick another one."),
    "code": _("This code is not one of ours. Please look once more at what you were given."),
    "concern": _("Please write what you want to talk about, up to 300 letters."),
    "question": _("Please make it shorter: up to 160 letters."),
    "reason": _("Please say why in a few words, up to 200 letters."),
    "words": _("Please write your question, up to 300 letters."),
    "who": _("Please write who you are, up to 40 letters."),
}
"""What is said where something needs another look."""

STAMP = "%Y%m%dT%H%MZ"
SHAPE = re.compile(r"[0-9]{8}T[0-9]{4}Z\Z")


def stamp(moment: datetime) -> str:
    """A time as a form sends it, in UTC."""
    return moment.astimezone(UTC).strftime(STAMP)


class TimeForm(FlaskForm):
    """One free time; `later` tells which weeks the page shows."""

    time = StringField(_("When"))
    later = HiddenField(validators=[Optional(), Regexp(r"[0-9]\Z")])

    def picked(self, offered: Collection[datetime]) -> datetime | None:
        """The time that was picked, if it is offered; beside the times it is said why not."""
        given = str(self.time.data or "")
        found = next((start for start in offered if stamp(start) == given), None)
        if found is None:
            self.time.errors = [MENDS["taken" if SHAPE.match(given) else "time"]]
        return found


class BeginForm(TimeForm):
    """With whom and when. `key` is the page's own random word; `code` where a family's package has one."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    educator = HiddenField(validators=[InputRequired(), TOKEN])
    code = StringField(_("The code of your package"), filters=[one_line], validators=[Length(max=LONGEST_CODE)])

    def wrong_code(self) -> None:
        """Says beside the code that it is none."""
        self.code.errors = [MENDS["code"]]


class WordsForm(FlaskForm):
    """One main concern, and up to two questions."""

    concern = StringField(
        _("What would you like to talk about?"),
        filters=[one_line],
        validators=[DataRequired(MENDS["concern"]), Length(max=LONGEST_CONCERN, message=MENDS["concern"])],
    )
    first = StringField(
        _("A question, if you have one"),
        filters=[one_line],
        validators=[Length(max=LONGEST_QUESTION, message=MENDS["question"])],
    )
    second = StringField(
        _("One more question"),
        filters=[one_line],
        validators=[Length(max=LONGEST_QUESTION, message=MENDS["question"])],
    )

    @property
    def questions(self) -> list[str]:
        """The questions that were written."""
        return [words for words in (self.first.data, self.second.data) if words]


def why(label: Any) -> StringField:
    """Why a talk moves or is off, which both sides read."""
    checks = [DataRequired(MENDS["reason"]), Length(max=LONGEST_REASON, message=MENDS["reason"])]
    return StringField(label, filters=[one_line], validators=checks)


class ReasonForm(FlaskForm):
    """Why a family moves a talk or calls it off."""

    reason = why(_("Why? The educator reads this."))


class GiveBackForm(FlaskForm):
    """Why an educator gives a talk back."""

    reason = why(_("Why? The family reads this."))


class MoveForm(ReasonForm, TimeForm):
    """Another time, and why."""


class AnswerForm(FlaskForm):
    """Yes, or not now."""

    given = StringField(validators=[Optional(), Regexp(r"(yes|no)\Z")])


class QuestionForm(FlaskForm):
    """What a teacher would like to bring to a talk, and who it is (trust P4)."""

    words = StringField(
        _("Your question or what you see"),
        filters=[one_line],
        validators=[DataRequired(MENDS["words"]), Length(max=LONGEST_CONCERN, message=MENDS["words"])],
    )
    who = StringField(
        _("Who you are"),
        filters=[one_line],
        validators=[DataRequired(MENDS["who"]), Length(max=LONGEST_WHO, message=MENDS["who"])],
    )
