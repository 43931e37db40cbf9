"""What a family may say about a child and about itself: one short nickname, the rest closed lists."""

import unicodedata
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import AnyOf, DataRequired, Email, InputRequired, Length, ValidationError

from family.forms import BAND_NAMES, SPEECH_NAMES, choices
from family.people import BANDS, SPEECHES
from home.codes import LENGTH, plain
from home.consenting import Purpose
from home.days import zones
from home.words import ACTIVITIES, CELEBRATIONS, COLOURS, FRIENDS, LONGEST_NICKNAME, SOUNDS, TEXTURES

FRIEND_NAMES = {"pim": _("Pim"), "lu": _("Lu")}
COLOUR_NAMES = {
    "teal": _("Teal"),
    "plum": _("Plum"),
    "leaf": _("Leaf green"),
    "honey": _("Honey"),
    "sky": _("Sky blue"),
    "bark": _("Bark brown"),
}
LIKE_NAMES = {
    "soft-blanket": _("A soft blanket"),
    "smooth-stone": _("A smooth stone"),
    "sand": _("Sand"),
    "water": _("Water"),
    "fur": _("Fur"),
    "putty": _("Putty"),
    "bubbles": _("Bubbles"),
    "humming": _("Humming"),
    "a-song": _("A song"),
    "rain": _("Rain"),
    "quiet": _("Quiet"),
    "drum": _("A drum"),
    "bells": _("Bells"),
    "a-low-voice": _("A low voice"),
    "swing": _("A swing"),
    "big-hug": _("A big hug"),
    "jumping": _("Jumping"),
    "spinning": _("Spinning"),
    "a-book": _("A book"),
    "building": _("Building"),
    "a-walk": _("A walk"),
    "time-alone": _("Time alone"),
}
CELEBRATION_NAMES = {
    "words": _("Words of praise"),
    "high-five": _("A high five"),
    "thumbs-up": _("A quiet thumbs up"),
    "clapping": _("Clapping"),
    "note": _("A note or a small drawing"),
    "a-favourite": _("A favourite feeling, sound or thing to do"),
    "activity": _("Something to do together"),
    "meal": _("A favourite meal"),
    "screen-time": _("Extra screen time"),
    "outing": _("An outing"),
    "photograph": _("A photograph"),
    "certificate": _("A certificate"),
}
MENDS = {
    "nickname": _("Please write a short nickname, up to 24 letters."),
    "email": _("Please look at the address once more."),
    "code": _("This code has 12 letters and digits. Please look once more."),
}
"""What is said beside a field that needs another look."""


def whole_text(_form: FlaskForm, field: Field) -> None:
    """Refuses what no keyboard writes and not every database keeps: control signs and half characters (trust S25)."""
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Cn", "Co"} for sign in field.data or ""):
        raise ValidationError


def stripped(text: str | None) -> str | None:
    """The text without the spaces around it."""
    return text.strip() if text else text


class ChildForm(FlaskForm):
    """One child as a family tells of it: no birth date, no photo, no school, no diagnosis (trust 2.2)."""

    nickname = StringField(
        _("Nickname"),
        filters=[stripped],
        validators=[DataRequired(MENDS["nickname"]), Length(max=LONGEST_NICKNAME), whole_text],
    )
    friend = RadioField(_("Friend beside the name"), choices=choices(FRIENDS, FRIEND_NAMES), default=FRIENDS[0])
    colour = RadioField(_("Colour"), choices=choices(COLOURS, COLOUR_NAMES), default=COLOURS[0])
    band = RadioField(_("Age"), choices=choices(BANDS, BAND_NAMES), default="7-9")
    speech = RadioField(_("Speaking"), choices=choices(SPEECHES, SPEECH_NAMES), default=SPEECHES[0])
    textures = SelectMultipleField(_("Feels good to touch"), choices=choices(TEXTURES, LIKE_NAMES))
    sounds = SelectMultipleField(_("Sounds that please"), choices=choices(SOUNDS, LIKE_NAMES))
    activities = SelectMultipleField(_("Likes to do"), choices=choices(ACTIVITIES, LIKE_NAMES))
    left_out = SelectMultipleField(_("Leave these out"), choices=choices(CELEBRATIONS, CELEBRATION_NAMES))

    @property
    def told(self) -> dict[str, Any]:
        """The columns of a child."""
        likes = [*self.textures.data, *self.sounds.data, *self.activities.data]
        plain_ones = {name: self[name].data for name in ("nickname", "friend", "colour", "left_out")}
        return plain_ones | {"likes": likes}

    @property
    def place(self) -> dict[str, str]:
        """The columns of the child's place at the game."""
        return {"band": self.band.data, "speech": self.speech.data}


class NewChildForm(ChildForm):
    """The same with the family's yes, which is never ticked beforehand (trust P3, P11)."""

    agreed = BooleanField(validators=[InputRequired()])


class YesOrNoForm(FlaskForm):
    """A yes or a no to one purpose."""

    purpose = StringField(validators=[AnyOf(list(Purpose))])
    given = StringField(validators=[AnyOf(["yes", "no"])])


class ZoneForm(FlaskForm):
    """By which clock a family lives."""

    zone = SelectField(_("Your place"), choices=[SelectChoice(zone, zone.replace("_", " ")) for zone in zones()])


class InvitationForm(FlaskForm):
    """Where a second carer gets the link."""

    email = EmailField(_("Their mail address"), filters=[stripped], validators=[Email(MENDS["email"]), Length(max=255)])


class CodeForm(FlaskForm):
    """The code of a guest's round, as somebody types it."""

    code = StringField(_("The code"), validators=[InputRequired(MENDS["code"]), Length(max=60), whole_text])

    def validate_code(self, field: Field) -> None:
        """Twelve letters and digits, however they are grouped."""
        if len(plain(field.data or "")) != LENGTH:
            raise ValidationError(MENDS["code"])
