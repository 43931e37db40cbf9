"""Where Flask-Security is joined to our own sittings, letters and passwords; it believes nobody without a sitting."""

from collections.abc import Callable
from typing import Any

from flask import Flask, g, redirect, render_template, request, session
from flask_babel import gettext
from flask_login import user_logged_out
from flask_security import MailUtil, PasswordUtil, RoleMixin, Security
from flask_security.signals import (
    change_email_confirmed,
    password_changed,
    password_reset,
    tf_disabled,
    tf_profile_changed,
    user_authenticated,
)
from flask_security.totp import Totp
from flask_security.utils import set_request_attr

from accounts import forms
from accounts.authenticator import drawn
from accounts.models import Account, KeyRing, Sitting
from accounts.passwords import fault_of
from accounts.settings import library_settings
from accounts.signals import Change, came_in, changed
from accounts.views import carer, forget, seat, sitting
from family.models import aware
from family.views import inside, now
from shell import letters
from shell.cookies import OWN_DEVICE
from shell.database import db


class Post(MailUtil):
    """Letters go through `shell/letters.py`."""

    def send_mail(
        self, template: str, subject: str, recipient: Any, sender: Any, body: str | None, html: str | None, **_: Any
    ) -> None:
        """Puts a letter ready; it is posted after the commit."""
        letters.write(str(subject), str(recipient), body or "", html)


class Passwords(PasswordUtil):
    """Which passwords are taken is our own rule."""

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:
        """The fault as one word of `accounts/passwords.py`, and the password as it is kept."""
        typed = self.normalize(password)
        fault = fault_of(typed)
        return [fault] if fault else None, typed


class Authenticator(Totp):
    """The authenticator app: its code drawn by us, and no code taken twice (RFC 6238, 5.2)."""

    def generate_qrcode(self, username: str, totp: str) -> str:
        """The picture code, as it stands in the page."""
        return drawn(self.get_totp_uri(username, totp))

    def get_last_counter(self, user: Any) -> int | None:
        """The last code that this account used."""
        counter: int | None = user.tf_counter
        return counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Remembers it, so that a code read over a shoulder is of no use."""
        user.tf_counter = tmatch.counter


def init_library(app: Flask) -> None:
    """Joins the library to this site. It registers no address of its own: `accounts/screens.py` does."""
    from accounts.screens import rendered

    for name, value in library_settings(app.config["SECRET_KEY"]).items():
        app.config.setdefault(name, value)
    security = Security(mail_util_cls=Post, password_util_cls=Passwords, totp_cls=Authenticator)
    security.init_app(app, KeyRing(db, Account, RoleMixin), register_blueprint=False, render_template=rendered, **FORMS)
    believe_sittings_only(security)
    user_authenticated.connect(sit_down, app)
    user_logged_out.connect(get_up, app)
    password_reset.connect(end_everywhere, app)
    change_email_confirmed.connect(tell_the_old_address, app)
    for told, change in TOLD:
        told.connect(passed_on(change), app, weak=False)


FORMS = {
    "login_form": forms.SignIn,
    "register_form": forms.SignUp,
    "forgot_password_form": forms.AskForPassword,
    "send_confirmation_form": forms.AskForLetter,
    "reset_password_form": forms.NewPassword,
    "change_password_form": forms.ChangePassword,
    "change_email_form": forms.NewAddress,
    "two_factor_setup_form": forms.AppSetup,
    "two_factor_rescue_form": forms.LostPhone,
}


def believe_sittings_only(security: Security) -> None:
    """The signed identity alone opens nothing (trust S8); and no token, header or second cookie does.

    Its question who is here at the start of every request is taken away too: a child's tap need not answer it.
    """
    manager = security.login_manager
    manager.user_loader(identity)
    manager.request_loader(lambda _request: None)
    manager.session_protection = None
    security.principal.identity_loaders.clear()


def identity(name: str) -> Account | None:
    """The account of this device's living sitting, if it is the one that the cookie names."""
    found = sitting()
    if found is None or found.account.fs_uniquifier != name or not found.account.active:
        return None
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", aware(found.entered).timestamp())
    return found.account


def sit_down(_app: Flask, user: Account, authn_via: list[str] | None, **_: Any) -> None:
    """Somebody came in: a new sitting under a new token. After a change of password every other is over (trust S8)."""
    before, own_device = sitting(), bool(session.get("own_device_asked"))
    named = {name: session[name] for name in ("_user_id", "_fresh") if name in session}
    stays = before is not None and "change" in (authn_via or ())
    if before and stays:
        own_device = before.own_device
        Sitting.end_all(user.id)
    forget()
    g.sitting, token = Sitting.start(user, now(), own_device=own_device, before=before)
    session.update(named, sitting=token, seen=int(now().timestamp()))
    if own_device:
        session[OWN_DEVICE] = True
    user.seen = now()
    if not stays:
        came_in.send(g.sitting)


def get_up(_app: Flask, **_: Any) -> None:
    """Somebody signs out on this device: the sitting is gone, and so is the use of any copy of its cookie."""
    if found := sitting():
        db.session.delete(found)
        g.sitting = None
        session.clear()


def end_everywhere(_app: Flask, user: Account, **_: Any) -> None:
    """A new password by letter ends every sitting of this account."""
    Sitting.end_all(user.id)


def tell_the_old_address(_app: Flask, user: Account, old_email: str, **_: Any) -> None:
    """Whoever loses an address hears of it there, in case it was somebody else who changed it."""
    text, html = (render_template(f"security/email/address_notice.{kind}", user=user) for kind in ("txt", "html"))
    letters.write(str(gettext("Tiny Rungs: your address was changed")), old_email, text, html)


TOLD = (
    (password_changed, Change.PASSWORD),
    (password_reset, Change.PASSWORD),
    (change_email_confirmed, Change.ADDRESS),
    (tf_profile_changed, Change.APP_ADDED),
    (tf_disabled, Change.APP_REMOVED),
)
"""What the library tells, in our words."""


def passed_on(change: Change) -> Callable[..., None]:
    """Tells the rooms above of one kind of change."""

    def pass_on(_app: Flask, user: Account, **_: Any) -> None:
        changed.send(user, change=change)

    return pass_on


def verify():  # type: ignore[no-untyped-def] # a view
    """The password once more. The page is ours, not the library's, since what it opens is our own sitting."""
    form, after, again = forms.KeyForm(), inside(request.values.get("next")), request.method == "POST"
    if again and form.validate() and carer().verify_and_update_password(form.key.data):
        session["sitting"] = seat().take_back(now(), password=True)
        db.session.commit()
        return redirect(after, 303)
    return render_template("security/verify.html", after=after, mend=again), 422 if again else 200
