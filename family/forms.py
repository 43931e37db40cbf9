"""What a grown-up may choose before play: closed sets only, no name and no text."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectChoice, StringField
from wtforms.validators import AnyOf

from family.people import PALETTES, PLAY_BANDS, SWITCHES, WAYS, Mode

BAND_NAMES = {
    "4-6": _("4 to 6 years"),
    "7-9": _("7 to 9 years"),
    "10-12": _("10 to 12 years"),
    "older": _("13 or older"),
}
PALETTE_NAMES = {"day": _("Day"), "quiet": _("Quiet"), "night": _("Night")}
SPEECH_NAMES = {
    "speaks": _("My child speaks"),
    "few-words": _("My child uses few words"),
    "no-words": _("My child uses no words"),
}


def choices(words: tuple[str, ...], names: dict[str, str]) -> list[SelectChoice]:
    """The choices of a closed set, in its order."""
    return [SelectChoice(word, names[word]) for word in words]


class DoorForm(FlaskForm):
    """The grown-up door: who plays, by age band, and how (experience G0)."""

    band = RadioField(_("How old is the child?"), choices=choices(PLAY_BANDS, BAND_NAMES))
    palette = RadioField(_("Colours"), choices=choices(PALETTES, PALETTE_NAMES), default="day")
    calm = BooleanField(_("Calm mode: nothing moves"))
    simple = BooleanField(_("Simple view: fewer buttons"))
    sound = BooleanField(_("Sound buttons: a voice reads when asked"), default=True)
    switch = RadioField(
        _("One switch: how many seconds is each button marked?"),
        coerce=int,
        choices=[SelectChoice(seconds, str(seconds) if seconds else _("No switch")) for seconds in SWITCHES],
        default=0,
    )


class WayForm(FlaskForm):
    """One press on a child's "How I play": which way, and its new value."""

    way = StringField(validators=[AnyOf(list(WAYS))])


class VisitForm(FlaskForm):
    """Who takes the device now, and the page to go to."""

    mode = HiddenField(validators=[AnyOf(list(Mode))])
