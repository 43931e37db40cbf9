"""What a grown-up types to sign up, to come in, and to change a sign-in."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_security.change_email import ChangeEmailForm
from flask_security.forms import (
    ChangePasswordForm,
    ForgotPasswordForm,
    LoginForm,
    RegisterFormV2,
    ResetPasswordForm,
    SendConfirmationForm,
    TwoFactorRescueForm,
    TwoFactorSetupForm,
)
from flask_security.utils import hash_password
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, RadioField, SelectChoice, StringField
from wtforms.validators import Length, ValidationError

from accounts.passwords import LONGEST, is_pin, typed
from accounts.people import CALLED

CALLED_NAMES = {
    "mum": _("Mum"),
    "dad": _("Dad"),
    "grandparent": _("Grandparent"),
    "foster-carer": _("Foster carer"),
    "carer": _("Carer"),
}
LONGEST_ADDRESS = 254


class Reachable:
    """An address short enough to be one, without signs that no database takes alike (trust S25)."""

    def validate_email(self, field: StringField) -> None:
        """Refuses what cannot be an address."""
        if len(field.data or "") > LONGEST_ADDRESS or "\0" in (field.data or ""):
            raise ValidationError("address")


class SignIn(Reachable, LoginForm):
    """Address and password; the tick is our own, since the library's would be a second cookie."""

    remember = None
    own_device = BooleanField()


class SignUp(Reachable, RegisterFormV2):
    """Address, password once, and how the children call this grown-up."""

    called = RadioField(
        _("How do the children call you?"), choices=[SelectChoice(word, CALLED_NAMES[word]) for word in CALLED]
    )


class AskForPassword(Reachable, ForgotPasswordForm):
    """The address of somebody who forgot the password."""

    def validate(self, **more: Any) -> bool:
        """Whether a letter can go out. Where none can the library makes a slow hash; so we make one (trust S14)."""
        known = bool(super().validate(**more))
        if known:
            hash_password("not-a-password")
        return known


class AskForLetter(Reachable, SendConfirmationForm):
    """The address of somebody whose letter did not come."""


class NewAddress(Reachable, ChangeEmailForm):
    """The address to use from now on."""


class NewPassword(ResetPasswordForm):
    """A new password, once: it can be shown while it is typed."""

    password_confirm = None


class ChangePassword(ChangePasswordForm):
    """The password of today and the new one, once."""

    new_password_confirm = None


class AppSetup(TwoFactorSetupForm):
    """Which second key: "authenticator", or "disable" to do without."""

    setup = StringField()


class OtherWays(StringField):
    """Where the library notes other ways in; our page links to its one other way, the recovery codes, itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices: list[Any] = []


class LostPhone(TwoFactorRescueForm):
    """The library's form beside the app's code: nothing of it is shown or sent."""

    help_setup = OtherWays()


class KeyForm(FlaskForm):
    """The password, or where a PIN is set the PIN, of the one who holds the device."""

    key = PasswordField(validators=[Length(1, LONGEST)], filters=[lambda given: typed(given) if given else given])


class PinForm(FlaskForm):
    """A PIN of 4 to 8 digits; an empty one takes it away, a form without one does not."""

    pin = PasswordField()

    def validate_pin(self, field: Any) -> None:
        """Refuses what is not a PIN. A form sent again has lost it, since no page shows it again."""
        if not field.raw_data or (field.data and not is_pin(field.data)):
            raise ValidationError("pin")
