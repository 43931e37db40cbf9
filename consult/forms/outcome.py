"""What may be written after a talk, and how a family answers: short lines and closed sets (trust S4)."""

from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, Field, HiddenField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, ValidationError

from consult.parts import LONGEST_LINE, LONGEST_NOTE, LONGEST_REASON, Answer, Kind
from consult.suggesting import LONGEST_WISH
from home.forms import whole_text
from journal.forms import TOKEN
from journal.wins import one_line
from planner.own_goals.answers import answer_to
from shell.pages import language

SOONEST, LATEST = timedelta(days=7), timedelta(days=366)
USUALLY = timedelta(weeks=12)
"""So far ahead a family looks again if nothing else is agreed (planner.md 1, row 18)."""

WEEKS = (2, 4, 12)
NAMES = {
    Kind.GOAL: _("Work on another goal"),
    Kind.RUNG: _("Another step of the same ladder"),
    Kind.CAP: _("No higher than this step for now"),
    Kind.BETWEEN: _("A step in between"),
    Kind.GENTLER: _("A gentler way for the senses"),
    Kind.MOMENT: _("Another moment of the day"),
    Kind.WRITTEN: _("A goal in your own words"),
}
MENDS = {
    "note": _("Please write a few words, up to 500 letters."),
    "reason": _("Please say why, up to 200 letters."),
    "question": _("Please write your question, up to 200 letters."),
    "reply": _("Please write your answer, up to 200 letters."),
    "wish": _("Please write the goal in a few words, up to 80 letters."),
    "person": _("This needs a person and not a ladder. Please write it as a note."),
    "stop": _("A ladder can grow something new. Please say what you would like to see."),
    "pick": _("Please pick one of these."),
    "step": _("Please write one step, up to 120 letters."),
    "line": _("Please keep to 120 letters."),
    "day": _("Please pick a day from a week to a year from now."),
    "aim": _("Please write the goal, up to 200 letters."),
    "aims": _("Twelve goals stand here, which is a lot. Take one out, and there is room for this one."),
    "enough": _("That is as much as a family reads of one talk. Take something back, and there is room for this."),
}
"""What is said where something needs another look."""


def in_lines(text: str | None) -> str:
    """The text with its lines kept, each without what steers a machine, and none blank at an end."""
    return "\n".join(one_line(line) for line in (text or "").replace("\r\n", "\n").split("\n")).strip("\n")


def written(label: Any, mend: str, most: int) -> StringField:
    """One line that has to be there."""
    checks = [DataRequired(MENDS[mend]), Length(max=most, message=MENDS[mend]), whole_text]
    return StringField(label, filters=[one_line], validators=checks)


def spare(label: Any) -> StringField:
    """One line that may stay empty."""
    checks = [Optional(), Length(max=LONGEST_LINE, message=MENDS["line"]), whole_text]
    return StringField(label, filters=[one_line], validators=checks)


class NoteForm(FlaskForm):
    """A note for the family. `key` is the page's own random word."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    words = StringField(
        _("Your note"),
        filters=[in_lines],
        validators=[DataRequired(MENDS["note"]), Length(max=LONGEST_NOTE, message=MENDS["note"])],
    )


class ReplyForm(FlaskForm):
    """The answer to what a family asked."""

    words = written(_("Your answer"), "reply", LONGEST_REASON)


class SuggestForm(FlaskForm):
    """One suggestion about a goal of the plan, with its reason."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    goal = SelectField(_("Which goal?"))
    value = RadioField(_("Which one?"), coerce=int)
    reason = written(_("Why?"), "reason", LONGEST_REASON)

    def offer(self, goals: list[str], picks: dict[int, str] | None) -> None:
        """Lets these be picked; without picks the goal alone is."""
        self.goal.choices = [SelectChoice(id, id) for id in goals]
        if picks is None:
            del self.value
        else:
            self.value.choices = [SelectChoice(number, words) for number, words in picks.items()]

    @property
    def meant(self) -> dict[str, Any]:
        """The columns of a suggestion."""
        return {"goal": self.goal.data, "value": self.value.data if self.value else None}


class WishForm(FlaskForm):
    """A goal in the educator's words, with its reason; what no ladder is made for is said in a note instead."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    words = written(_("The goal, as something to see"), "wish", LONGEST_WISH)
    reason = written(_("Why?"), "reason", LONGEST_REASON)

    @property
    def meant(self) -> dict[str, Any]:
        """The columns of a suggestion."""
        return {"words": self.words.data}

    def validate_words(self, field: Field) -> None:
        """What needs a person is no goal, nor is something that is to stop (planner.md 2.6)."""
        answer = answer_to(field.data or "", language())
        if answer.talk or answer.stop:
            raise ValidationError(MENDS["person" if answer.talk else "stop"])


class AgreeForm(FlaskForm):
    """The one step that a talk ends with."""

    step = written(_("The next small step"), "step", LONGEST_LINE)
    place = spare(_("Where"))
    who = spare(_("Who"))
    look_again = DateField(_("Look again on"), validators=[InputRequired(MENDS["day"])])

    def within(self, today: date, kept: date | None) -> bool:
        """Whether all of it is in order; the day lies from a week to a year ahead, or is the one agreed before."""
        fine, day = self.validate(), self.look_again.data
        if fine and day != kept and not today + SOONEST <= day <= today + LATEST:
            self.look_again.errors = [MENDS["day"]]
        return bool(fine and not self.look_again.errors)


class AnswerForm(FlaskForm):
    """A family's answer. `stamp` tells what was read, so that a yes is a yes to that."""

    answer = StringField(validators=[AnyOf(list(Answer))])
    stamp = HiddenField(validators=[Optional(), Length(max=16)])
    question = StringField(filters=[one_line], validators=[Length(max=LONGEST_REASON), whole_text])


class LaterForm(FlaskForm):
    """In how many weeks to look again."""

    weeks = StringField(validators=[AnyOf([str(weeks) for weeks in WEEKS])])


class AimForm(FlaskForm):
    """A goal of the school's plan in the family's or the school's words, and the ladder it is tied to."""

    key = HiddenField(validators=[InputRequired(), TOKEN])
    words = written(_("The goal, in your words or the school's"), "aim", LONGEST_REASON)
    goal = SelectField(_("Its ladder"))


class TieForm(FlaskForm):
    """Another ladder for a goal of the school's plan, or none."""

    goal = SelectField(_("Its ladder"))
