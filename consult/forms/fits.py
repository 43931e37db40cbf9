"""What an educator sends of one line of the page."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import AnyOf, InputRequired, Regexp

from consult.parts import Fit

LINE = r"[A-Za-z0-9:._-]{1,64}\Z"
"""What the key of a line looks like."""


class FitForm(FlaskForm):
    """Whether a line matches what the educator sees; nothing takes it back."""

    line = HiddenField(validators=[InputRequired(), Regexp(LINE)])
    fit = StringField(validators=[AnyOf(("", *Fit))])

    @property
    def said(self) -> Fit | None:
        """What was said; None where it is taken back."""
        return Fit(self.fit.data) if self.fit.data else None
