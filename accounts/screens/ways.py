"""Every page of the library that has an address here, with its door and its limit (trust S2, S13, S15)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask_security import views as library
from flask_security.change_email import _verify_token_status, change_email, change_email_confirm
from flask_security.confirmable import confirm_email_token_status
from flask_security.recoverable import reset_password_token_status
from flask_security.recovery_codes import mf_recovery, mf_recovery_codes

from accounts.library import verify
from shell.doors import Door

View = Callable[..., Any]
BOTH = ("GET", "POST")


@dataclass(frozen=True)
class Way:
    """One page of the library.

    `limit` is a word of `shell.limits.LIMITS`. `posts`: a letter must go out, or the person is told that it did not.
    `alive` says whether a one-time link may still be used; with `press` it is used by a button, never by opening it.
    """

    address: str
    name: str
    view: View
    door: Door
    limit: str = ""
    methods: tuple[str, ...] = BOTH
    posts: bool = False
    alive: Callable[[str], bool] | None = None
    press: bool = False


def confirms(link: str) -> bool:
    """Whether a link still confirms an address: in its hour, and not used yet."""
    expired, invalid, user = confirm_email_token_status(link)
    return bool(user) and not (expired or invalid) and user.confirmed_at is None


def resets(link: str) -> bool:
    """Whether a link still sets a new password."""
    expired, invalid, user = reset_password_token_status(link)
    return bool(user) and not (expired or invalid)


def moves(link: str) -> bool:
    """Whether a link still changes an address."""
    expired, invalid, user, _address = _verify_token_status(link)
    return bool(user) and not (expired or invalid)


def without_phone() -> Any:
    """The library asks for an address for those who lost their phone; ours leads to the recovery codes."""
    return redirect(url_for("security.mf_recovery", next=request.args.get("next")), 303)


ANYONE, FRESH = Door.ANYONE, Door.FRESH
WAYS = (
    Way("/sign-in", "login", library.login, ANYONE, "sign-in"),
    Way("/sign-in/code", "two_factor_token_validation", library.two_factor_token_validation, ANYONE, "key"),
    Way("/sign-in/recovery-code", "mf_recovery", mf_recovery, ANYONE, "key"),
    Way("/sign-in/without-phone", "two_factor_rescue", without_phone, ANYONE, methods=("GET",)),
    Way("/sign-out", "logout", library.logout, Door.CARER, methods=("POST",)),
    Way("/sign-up", "register", library.register, ANYONE, "letter", posts=True),
    Way("/confirm", "send_confirmation", library.send_confirmation, ANYONE, "letter", posts=True),
    Way("/confirm/<link:token>", "confirm_email", library.confirm_email, ANYONE, alive=confirms, press=True),
    Way("/new-password", "forgot_password", library.forgot_password, ANYONE, "letter", posts=True),
    Way("/new-password/<link:token>", "reset_password", library.reset_password, ANYONE, alive=resets),
    Way("/password-again", "verify", verify, Door.CARER, "key"),
    Way("/account/password", "change_password", library.change_password, FRESH, "key"),
    Way("/account/address", "change_email", change_email, FRESH, "letter", posts=True),
    Way("/new-address/<link:token>", "change_email_confirm", change_email_confirm, ANYONE, alive=moves, press=True),
    Way("/account/authenticator", "two_factor_setup", library.two_factor_setup, FRESH),
    Way(
        "/account/authenticator/<link:token>",
        "two_factor_setup_validate",
        library.two_factor_setup_validate,
        FRESH,
        methods=("POST",),
    ),
    Way("/account/recovery-codes", "mf_recovery_codes", mf_recovery_codes, FRESH),
)
"""Every page of the library that is there; the others have no address."""
