"""What an educator may say of oneself: who one is, and when one can be met."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from accounts.passwords import fault_of as fault_of_password
from accounts.passwords import typed
from consult.hours import FURTHEST, Fault
from consult.languages import languages
from consult.parts import LONGEST_ABOUT, LONGEST_NAME, LONGEST_PLACE, MINUTES, NOTICES
from home.days import zones
from journal.wins import one_line
from paper.forms import DAY_NAMES

MINUTE_NAMES = {20: _("20 minutes"), 30: _("30 minutes"), 45: _("45 minutes"), 60: _("One hour")}
NOTICE_NAMES = {2: _("2 hours"), 12: _("12 hours"), 24: _("One day"), 48: _("2 days"), 72: _("3 days")}
MENDS = {
    "name": _("Please write the name that families see, up to 60 letters."),
    "about": _("Please make this a little shorter, up to 400 letters."),
    "place": _("Please write how you meet, up to 160 letters."),
    "time": _("Please give both times, such as 09:00 and 12:30."),
    "day": _("Please choose a day from today on, at most a year ahead."),
    "days": _("Please pick one day or more."),
    "pick": _("Please pick one of these."),
    Fault.REVERSED: _("The second time comes before the first. Please look at both."),
    Fault.SHORT: _("One talk needs a little more room than this. Please make it longer."),
    Fault.BESIDE: _("A part of this time is yours already. Please pick another time, or remove the other one."),
}
"""What is said where something needs another look."""

NAME = [DataRequired(MENDS["name"]), Length(max=LONGEST_NAME, message=MENDS["name"])]


class JoinForm(FlaskForm):
    """Somebody who was asked in, and has no account yet; a password's fault is a word of `accounts/passwords.py`."""

    name = StringField(_("Your name, as families see it"), filters=[one_line], validators=NAME)
    password = PasswordField(filters=[lambda given: typed(given) if given else given])

    def validate_password(self, field: Any) -> None:
        """Refuses what does not keep an account safe."""
        if fault := fault_of_password(field.data or ""):
            raise ValidationError(fault)


class AboutForm(FlaskForm):
    """What families see of an educator, and how a talk is."""

    name = StringField(_("Your name"), filters=[one_line], validators=NAME)
    about = StringField(
        _("A few lines about you"), filters=[one_line], validators=[Length(max=LONGEST_ABOUT, message=MENDS["about"])]
    )
    languages = SelectMultipleField(_("Languages you can talk in"))
    place = StringField(
        _("How and where you meet"),
        filters=[one_line],
        validators=[DataRequired(MENDS["place"]), Length(max=LONGEST_PLACE, message=MENDS["place"])],
    )
    zone = SelectField(
        _("By which clock your hours go"), choices=[SelectChoice(zone, zone.replace("_", " ")) for zone in zones()]
    )
    minutes = RadioField(
        _("How long a talk is"),
        coerce=int,
        choices=[SelectChoice(many, MINUTE_NAMES[many]) for many in MINUTES],
        default=MINUTES[1],
    )
    notice = RadioField(
        _("A time can be booked until this long before"),
        coerce=int,
        choices=[SelectChoice(hours, NOTICE_NAMES[hours]) for hours in NOTICES],
        default=NOTICES[2],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages.choices = [SelectChoice(one.id, one.name) for one in languages().values()]

    @property
    def told(self) -> dict[str, Any]:
        """The columns of an educator, and no others (trust S4)."""
        return {name: self[name].data for name in COLUMNS}


COLUMNS = ("name", "about", "languages", "place", "zone", "minutes", "notice")


class ClockField(TimeField):
    """A time of day, with our own words for one that no clock shows."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(MENDS["time"]) from error


class OneDayField(DateField):
    """A day, with our own words for one that no calendar has."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(MENDS["day"]) from error


class WeekForm(FlaskForm):
    """One stretch of every week, on one day or more."""

    weekdays = SelectMultipleField(
        _("On which days"),
        coerce=int,
        choices=[SelectChoice(place, name) for place, name in enumerate(DAY_NAMES.values())],
        validators=[InputRequired(MENDS["days"])],
    )
    begins = ClockField(_("From"), validators=[InputRequired(MENDS["time"])])
    ends = ClockField(_("Until"), validators=[InputRequired(MENDS["time"])])


class OtherDayForm(FlaskForm):
    """One day that is not like its weekday: away, or with other hours."""

    day = OneDayField(_("Which day"), validators=[InputRequired(MENDS["day"])])
    how = RadioField(
        _("What is it like?"),
        choices=[SelectChoice("away", _("I am away")), SelectChoice("hours", _("I can be met at other hours"))],
        validators=[InputRequired(MENDS["pick"])],
    )
    begins = ClockField(_("From"), validators=[Optional()])
    ends = ClockField(_("Until"), validators=[Optional()])

    def fits(self, today: date) -> bool:
        """Whether all of it can stand, seen from the educator's own day."""
        if not self.validate():
            return False
        day = self.day.data
        if day is None or not today <= day <= today + FURTHEST:
            self.day.errors = [MENDS["day"]]
        elif self.how.data == "hours" and not (self.begins.data and self.ends.data):
            self.ends.errors = [MENDS["time"]]
        return not (self.day.errors or self.ends.errors)


class RemoveForm(FlaskForm):
    """A stretch of the week by its day and time, or a day that was settled."""

    weekday = SelectField(coerce=int, choices=[SelectChoice(day, str(day)) for day in range(7)])
    begins = ClockField(validators=[InputRequired()])


class DayForm(FlaskForm):
    """One day."""

    day = OneDayField(validators=[InputRequired()])
