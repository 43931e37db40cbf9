"""What a plan's buttons may send: a change of a closed set and the number it sets."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, IntegerField, RadioField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional, Regexp

from family.forms import BAND_NAMES, SPEECH_NAMES, choices
from family.people import BANDS, SPEECHES
from planner.evening import Feeling, Load
from planner.ladders import MOST_RUNGS
from planner.models import CHANGES, SAYS, Told
from planner.offers import ASKS
from planner.wishes import Wish


class ChangeForm(FlaskForm):
    """One change to one goal, as a button says it: its name and its number, "rung-3" or "hide-1".

    The number is a rung, a place in a list, how many times, or 1 and 0 for yes and no.
    """

    change = StringField(validators=[InputRequired(), Regexp(rf"({'|'.join(CHANGES)})-\d{{1,2}}\Z")])

    @property
    def asked(self) -> tuple[str, int]:
        """The name of the change and its number, once the form is valid."""
        name, _dash, number = str(self.change.data).rpartition("-")
        return name, int(number)


class HouseholdForm(FlaskForm):
    """For whom the general plan is worded."""

    band = RadioField(_("Age"), choices=choices(BANDS, BAND_NAMES))
    speech = RadioField(_("Speaking"), choices=choices(SPEECHES, SPEECH_NAMES))
    wondering = BooleanField(_("The card wonders: “I wonder if the zip moves.”"))


class DayForm(FlaskForm):
    """One word on one day of a goal, with the offer as the page showed it."""

    say = StringField(validators=[InputRequired(), AnyOf([*ASKS, *SAYS])])
    rung = IntegerField(validators=[Optional(), NumberRange(0, 2 * MOST_RUNGS)])
    hard = BooleanField()
    tried = BooleanField()
    upset = BooleanField()

    @property
    def told(self) -> Told:
        """What the ticks add."""
        return Told(tried=self.tried.data, upset=self.upset.data)


class WhichDayForm(FlaskForm):
    """Another day than today."""

    class Meta:
        """It asks for a page and changes nothing."""

        csrf = False

    day = DateField(_("Which day?"), validators=[InputRequired()])


class EveningForm(FlaskForm):
    """What a button of an evening says: each question may be there or not, and an empty answer leaves it open."""

    natural = StringField(validators=[Optional(), Length(max=64)])
    feeling = StringField(validators=[Optional(), AnyOf(list(Feeling))])
    load = StringField(validators=[Optional(), AnyOf(list(Load))])

    @property
    def said(self) -> dict[str, str | None]:
        """The answers that were sent, None for one that is left open again."""
        sent = [field for field in (self.natural, self.feeling, self.load) if field.raw_data]
        return {field.name: field.data or None for field in sent}


class TakenBackForm(FlaskForm):
    """Whether what an evening changed is taken back."""

    taken_back = StringField(validators=[AnyOf(["1", "0"])])


class WishForm(FlaskForm):
    """What a child says to a step with one tap."""

    say = StringField(validators=[AnyOf(list(Wish))])
