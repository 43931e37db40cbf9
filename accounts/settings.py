"""How the library for signing in is set, for every site alike (trust S7, S14-S16)."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from hmac import digest
from typing import Any

from accounts.people import FRESH

LINK_LIVES = timedelta(minutes=60)
"""A one-time link lives this long (trust S15)."""

RECOVERY_CODES = 8
"""How many recovery codes stand in for a lost authenticator app, each once."""

ISSUER = "Tiny Rungs"

PASSWORDS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    # One hash, no second secret: losing SECRET_KEY locks nobody out.
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    # NFKC: the same letters typed on another keyboard are the same password.
    "SECURITY_PASSWORD_NORMALIZE_FORM": "NFKC",
    "SECURITY_PASSWORD_CONFIRM_REQUIRED": False,
}
PARTS = {
    "SECURITY_REGISTERABLE": True,
    "SECURITY_CONFIRMABLE": True,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_CHANGEABLE": True,
    "SECURITY_CHANGE_EMAIL": True,
    "SECURITY_TWO_FACTOR": True,
    "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": RECOVERY_CODES,
    # One way in: the signed cookie that leads to a living sitting.
    "SECURITY_API_ENABLED_METHODS": ["session"],
    # A name server that is slow or down keeps nobody from an account; the letter shows whether the address is right.
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_CLI_USERS_NAME": None,
    "SECURITY_CLI_ROLES_NAME": None,
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_JOIN_USER_ROLES": False,
    # Nobody learns who has an account here (trust S14).
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
}
TIMES = {
    "SECURITY_CONFIRM_EMAIL_WITHIN": LINK_LIVES,
    "SECURITY_RESET_PASSWORD_WITHIN": LINK_LIVES,
    "SECURITY_CHANGE_EMAIL_WITHIN": LINK_LIVES,
    "SECURITY_FRESHNESS": FRESH,
    "SECURITY_FRESHNESS_GRACE_PERIOD": timedelta(0),
    # What a link carries of an address or a hash is signed already; a slow hash would only tell who has an account.
    "SECURITY_HASHING_SCHEMES": ["hex_sha256"],
    "SECURITY_DEPRECATED_HASHING_SCHEMES": [],
    "SECURITY_TWO_FACTOR_ALWAYS_VALIDATE": True,
}
SUBJECTS = {
    "SECURITY_EMAIL_SUBJECT_REGISTER": "Tiny Rungs: your account",
    "SECURITY_EMAIL_SUBJECT_CONFIRM": "Tiny Rungs: your account",
    "SECURITY_EMAIL_SUBJECT_PASSWORD_RESET": "Tiny Rungs: a new password",
    "SECURITY_EMAIL_SUBJECT_PASSWORD_NOTICE": "Tiny Rungs: your password was changed",
    "SECURITY_EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": "Tiny Rungs: your password was changed",
    "SECURITY_CHANGE_EMAIL_SUBJECT": "Tiny Rungs: your new address",
}
PLACES = {
    "SECURITY_POST_LOGIN_VIEW": "/family",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    "SECURITY_POST_REGISTER_VIEW": "accounts.posted",
    "SECURITY_POST_RESET_VIEW": "/sign-in?news=password",
    "SECURITY_POST_CHANGE_VIEW": "accounts.account",
    "SECURITY_POST_CONFIRM_VIEW": "/sign-in?news=confirmed",
    "SECURITY_POST_CHANGE_EMAIL_VIEW": "accounts.account",
    "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "accounts.account",
    "SECURITY_TWO_FACTOR_ERROR_VIEW": "security.login",
}
"""Where each door leads: a path, or a view."""


def library_settings(key: str) -> dict[str, Any]:
    """The library's settings; what must stay secret is derived from the site's own `key`."""
    return (
        PASSWORDS
        | PARTS
        | TIMES
        | PLACES
        | SUBJECTS
        | {
            "SECURITY_TOTP_ISSUER": ISSUER,
            "SECURITY_TOTP_SECRETS": {1: derived(key, "authenticator")},
            "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [derived(key, "recovery codes").encode()],
        }
    )


def derived(key: str, use: str) -> str:
    """A key of its own for one use: 32 bytes in the web's base 64."""
    return urlsafe_b64encode(digest(key.encode(), use.encode(), sha256)).decode()
