"""What a family may send to the journal: two short lines, a day, and closed sets (facts S145-S148, S165)."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, RadioField, SelectChoice, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, Regexp, ValidationError

from family.forms import choices
from journal.chips import Chips, filled
from journal.wins import LONGEST_LINE, Place, Told, one_line
from planner.areas import Area, areas
from shell.pages import language

TOKEN = Regexp(r"[A-Za-z0-9_-]{22}\Z")
PLACE_NAMES = {
    "home": _("Home"),
    "school": _("School"),
    "therapy": _("Therapy"),
    "sport": _("Sport"),
    "elsewhere": _("Somewhere else"),
}
MENDS = {
    "blank": _("Please write one of the two lines. The other one may stay blank."),
    "long": _("Please make this line a little shorter, up to 140 letters."),
    "day": _("This day is still to come. Please choose today or a day before."),
}
"""What is said where something needs another look."""

BOTH = "both"


class DayForm(FlaskForm):
    """One of the family's own days."""

    day = DateField(validators=[InputRequired()])


class WinForm(DayForm):
    """One leaf as somebody writes it.

    `key` is the page's own random word; `leaf` and `stamp` tell which leaf it shows and how that stood; `fill` is a
    chip that was tapped; `way` says what becomes of a leaf that was changed meanwhile.
    """

    key = HiddenField(validators=[InputRequired(), TOKEN])
    leaf = HiddenField(validators=[Optional(), TOKEN])
    stamp = HiddenField(validators=[Length(max=64)])
    did = StringField(filters=[one_line], validators=[Length(max=LONGEST_LINE, message=MENDS["long"])])
    helped = StringField(filters=[one_line], validators=[Length(max=LONGEST_LINE, message=MENDS["long"])])
    place = RadioField(_("Where it happened"), choices=choices(tuple(Place), PLACE_NAMES), default=Place.HOME)
    area = RadioField(_("Which branch it belongs to"), default="")
    fill = HiddenField(validators=[Length(max=64)])
    way = HiddenField(validators=[Optional(), AnyOf([BOTH])])

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        named = [SelectChoice(area.id, area.name) for area in areas(language()).values()]
        self.area.choices = [SelectChoice("", _("No branch of its own")), *named]

    @property
    def told(self) -> Told:
        """What the form says, as a value."""
        area = Area(self.area.data) if self.area.data in set(Area) else None
        return Told(self.did.data or "", self.helped.data or "", area, Place(self.place.data))

    def take(self, chips: Chips) -> str | None:
        """Puts a tapped chip into its line, before anything is checked; gives the name of the line."""
        field, line = chips.by_name.get(self.fill.data or "", (None, ""))
        if field:
            self[field].data = filled(self[field].data or "", line, getattr(chips, field))
        return field

    def validate_did(self, _field: Any) -> None:
        """Either line may be blank, not both."""
        if not (self.did.data or self.helped.data):
            raise ValidationError(MENDS["blank"])


class HidingForm(FlaskForm):
    """Hides a leaf, or shows it again."""

    hidden = StringField(validators=[AnyOf(["yes", "no"])])
