"""What a grown-up may answer: one of five options a statement, and whether to go on, back, or rest."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import AnyOf, InputRequired, Optional

from outlook.statements import FORMS, Statement

ON, BACK, REST = "on", "back", "rest"
WAYS = (ON, BACK, REST)
"""Where a page's buttons lead; only going on asks for every answer of the page."""

NEEDED = _("Please pick one of these.")


class BeginForm(FlaskForm):
    """Which form, and for one about a child whose."""

    form = StringField(validators=[AnyOf(FORMS)])
    child = StringField()


class WayForm(FlaskForm):
    """Where to go once the answers of this page are kept."""

    way = StringField(default=ON, filters=[lambda way: way or ON], validators=[AnyOf(WAYS)])


class PageForm(FlaskForm):
    """The statements of one page; `of` adds a field for each, by its id."""

    @classmethod
    def of(
        cls, asked: Sequence[Statement], options: Sequence[str], said: Mapping[str, int], *, every: bool = False
    ) -> "PageForm":
        """The form of these statements, as `said` so far; `every`: none may be left open."""
        check = InputRequired(NEEDED) if every else Optional()
        choices = [SelectChoice(str(number), option) for number, option in enumerate(options)]
        fields = {one.id: RadioField(one.says, choices=choices, validators=[check]) for one in asked}
        kept = {one.id: str(said[one.id]) for one in asked if one.id in said}
        form: PageForm = type("ThisPageForm", (cls,), fields)(data=kept)
        return form

    def options_of(self, asked: Sequence[Statement]) -> dict[str, int]:
        """The options picked on this page, by statement."""
        return {one.id: int(self[one.id].data) for one in asked if self[one.id].data}
