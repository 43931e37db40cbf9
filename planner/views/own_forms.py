"""What a family may say of a goal of its own: a wish, what it is, and other words for a rung (planner.md 2.6)."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from family.forms import choices
from home.forms import whole_text
from planner.areas import Area
from planner.models.own import LONGEST_TITLE, LONGEST_WISH
from planner.own_goals.reshaping import Done
from planner.own_goals.rungs import Told
from planner.rungs import Kind
from planner.shapes import Direction

LONGEST_WORDS, LONGEST_RUNG = 60, 120
FEWEST_STEPS, MOST_STEPS = 2, 8

MENDS = {
    "wish": _("Please write a few words, up to 80 letters."),
    "what": _("Please write a few words, up to 60 letters."),
    "steps": _("Please write two steps or more, up to 60 letters each."),
    "text": _("Please write a few words for this rung, up to 120 letters."),
}
"""What is said beside a field that needs another look."""

DONE_NAMES: dict[str, str] = {
    Done.NOTHING: _("Nothing of it yet, and that is fine"),
    Done.BESIDE_ME: _("Watches, or does a bit with me"),
    Done.A_PART: _("Does a part of it"),
    Done.MOST: _("Does most of it"),
}
DIRECTION_NAMES: dict[str, str] = {
    Direction.FORWARD: _("The start: your child begins, you go on"),
    Direction.BACKWARD: _("The end: you begin, your child finishes"),
}


def one_line(text: str | None) -> str | None:
    """The text on one line, with single spaces."""
    return " ".join(part for part in text.split(" ") if part) if text else text


class WishForm(FlaskForm):
    """What a family wishes for, in its own words."""

    wish = StringField(
        filters=[one_line],
        validators=[DataRequired(MENDS["wish"]), Length(max=LONGEST_WISH, message=MENDS["wish"]), whole_text],
    )


class FillForm(FlaskForm):
    """What it is, where it belongs, and what the child does of it today."""

    what = StringField(
        filters=[one_line],
        validators=[DataRequired(MENDS["what"]), Length(max=LONGEST_WORDS, message=MENDS["what"]), whole_text],
    )
    area = SelectField(_("Where does it belong?"), choices=[SelectChoice(str(area), str(area)) for area in Area])
    today = RadioField(_("What does your child do today?"), choices=choices(tuple(Done), DONE_NAMES))

    def told(self, kind: Kind) -> Told:
        """The same as a value for the generators; its last stop goes, since a sentence follows."""
        return Told(kind, without_stop(self.what.data))


class JobForm(FillForm):
    """A job with its steps, in the order of time."""

    steps = FieldList(StringField(filters=[one_line]), min_entries=MOST_STEPS, max_entries=MOST_STEPS)
    direction = RadioField(_("Which part is your child's first?"), choices=choices(tuple(Direction), DIRECTION_NAMES))

    def validate_steps(self, field: Field) -> None:
        """Two steps or more, each of a few words."""
        for entry in field:
            whole_text(self, entry)
        written = [entry.data for entry in field if entry.data]
        if len(written) < FEWEST_STEPS or any(len(step) > LONGEST_WORDS for step in written):
            raise ValidationError(MENDS["steps"])

    def told(self, kind: Kind) -> Told:
        """The same with its steps."""
        steps = tuple(without_stop(entry.data) for entry in self.steps if entry.data)
        return Told(kind, without_stop(self.what.data), steps, Direction(self.direction.data))


class ReshapeForm(FlaskForm):
    """One change to a ladder, as a button says it, and the words that stand beside the button."""

    change = StringField(
        validators=[
            InputRequired(),
            Regexp(r"(title|confirm|erase|(words|works|out)-\d{1,2}|place-\d{1,2}-\d{1,2})\Z"),
        ]
    )
    text = StringField(filters=[one_line], validators=[Length(max=LONGEST_RUNG), whole_text])

    @property
    def asked(self) -> tuple[str, list[int]]:
        """The name of the change and its numbers, once the form is valid."""
        name, *numbers = str(self.change.data).split("-")
        return name, [int(number) for number in numbers]

    def validate_text(self, field: Field) -> None:
        """A name is shorter than a rung, and neither is empty where it is asked for."""
        name = str(self.change.data or "").partition("-")[0]
        if name in {"title", "words"} and not field.data:
            raise ValidationError(MENDS["text"])
        if name == "title" and len(field.data or "") > LONGEST_TITLE:
            raise ValidationError(MENDS["what"])


def without_stop(text: str | None) -> str:
    """The words without a full stop at the end."""
    return (text or "").rstrip(" .")
