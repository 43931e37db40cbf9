"""What a family chooses for its calendar and its weekly note: times and days, closed sets."""

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectChoice, SelectField, SelectMultipleField, TimeField
from wtforms.validators import InputRequired

from family.forms import choices
from paper.calendar import Anchor, Weekday

DAY_NAMES: dict[str, str] = {
    Weekday.MONDAY: _("Monday"),
    Weekday.TUESDAY: _("Tuesday"),
    Weekday.WEDNESDAY: _("Wednesday"),
    Weekday.THURSDAY: _("Thursday"),
    Weekday.FRIDAY: _("Friday"),
    Weekday.SATURDAY: _("Saturday"),
    Weekday.SUNDAY: _("Sunday"),
}
HOURS = [SelectChoice(hour, f"{hour:02}:00") for hour in range(6, 23)]
"""A letter comes at a waking hour."""


class CalendarForm(FlaskForm):
    """A time of day, the ticked days, and a reminder if that is ticked; sent by GET, since it changes nothing."""

    class Meta:
        csrf = False

    time = TimeField(_("Time of day"), validators=[InputRequired()])
    days = SelectMultipleField(_("Days"), choices=choices(tuple(Weekday), DAY_NAMES), validators=[InputRequired()])
    alarm = BooleanField(_("With a reminder"))

    @classmethod
    def asked(cls) -> "CalendarForm":
        """The form as this address brings it."""
        return cls(request.args)

    def anchor(self, zone: str) -> Anchor:
        """The same as a value, once the form is valid."""
        at = self.time.data
        if at is None:
            raise ValueError("the form is not valid")
        days = tuple(day for day in Weekday if day in (self.days.data or ()))
        return Anchor(at, days, zone, bool(self.alarm.data))


class NoteForm(FlaskForm):
    """On which day and at which hour a weekly note comes."""

    weekday = SelectField(
        _("Day"),
        choices=[SelectChoice(place, name) for place, name in enumerate(DAY_NAMES.values())],
        coerce=int,
        default=6,
        validators=[InputRequired()],
    )
    hour = SelectField(_("Time"), choices=HOURS, coerce=int, default=18, validators=[InputRequired()])
