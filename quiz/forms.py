"""What a child's tap and a grown-up's choice may say: closed sets, nothing typed."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, Optional

from quiz.cards import Card, Practice
from quiz.picks import BOTH, SKIP
from quiz.seating import BY_NAME
from quiz.story import FITTINGS


class TapForm(FlaskForm):
    """One tap: each choice is a button of its own, so nothing needs arrow keys (experience A8)."""

    pick = StringField()
    seat = StringField(validators=[Optional(), AnyOf(list(BY_NAME))])

    @classmethod
    def among(cls, *picks: str) -> "TapForm":
        """The form that takes exactly these picks."""
        form = cls()
        form.pick.validators = [AnyOf(picks)]
        return form

    @classmethod
    def for_card(cls, card: Card) -> "TapForm":
        """The form of one card: its two poles, a bit of both, or skip."""
        return cls.among(*(line.pole for line in card.lines), BOTH, SKIP)

    @classmethod
    def for_practice(cls, practice: Practice) -> "TapForm":
        """The form of the try-out: its two answers."""
        return cls.among(*(line.answer for line in practice.lines))

    @classmethod
    def for_room(cls) -> "TapForm":
        """The form of a room that the child wants to change: its three fittings."""
        return cls.among(*FITTINGS)
