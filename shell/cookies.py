"""How long a device keeps its cookie: until it is closed, for a guest's day, or for as long as a sign-in lasts."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from shell.settings import GUEST_STAYS

OWN_DEVICE = "own_device"
"""Set in a session whose grown-up said "this is my own device"."""


class Cookies(SecureCookieSessionInterface):
    """The signed cookie; the database decides whether what it names still lives."""

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> datetime | None:
        """When the browser forgets the cookie; None is when it closes (trust P2, S9)."""
        if session.get(OWN_DEVICE):
            return datetime.now(UTC) + lifetime(app)
        return datetime.now(UTC) + GUEST_STAYS if session.permanent else None


def lifetime(app: Flask) -> timedelta:
    """The longest that any cookie is believed."""
    longest: timedelta = app.permanent_session_lifetime
    return longest


def init_cookies(app: Flask) -> None:
    """Puts our cookies in place of Flask's."""
    app.session_interface = Cookies()
