"""What a plan's buttons may send: a change of a closed set and the number it sets."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import AnyOf, InputRequired, NumberRange

from family.forms import BAND_NAMES, SPEECH_NAMES, choices
from family.people import BANDS, SPEECHES
from planner.ladders import MOST_RUNGS
from planner.models import CHANGES


class ChangeForm(FlaskForm):
    """One change to one goal; `number` is a rung, a place in a list, or 1 and 0 for yes and no."""

    change = StringField(validators=[AnyOf(list(CHANGES))])
    number = IntegerField(default=1, validators=[InputRequired(), NumberRange(0, MOST_RUNGS)])


class HouseholdForm(FlaskForm):
    """For whom the general plan is worded."""

    band = RadioField(_("Age"), choices=choices(BANDS, BAND_NAMES))
    speech = RadioField(_("Speaking"), choices=choices(SPEECHES, SPEECH_NAMES))
