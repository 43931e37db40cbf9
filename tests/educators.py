"""What an operator types about educators, and how somebody who was asked in comes in."""

from typing import Any

from flask import Flask
from flask_mailman.backends.base import BaseEmailBackend
from passlib.totp import TOTP

from tests.journeys import Device
from tests.letterbox import link_to

LEE = "canary-lee@example.org"
PASSWORD = "four small green boats"
LINKS = "/educator-invitations/"
PAGES = ("/educator", "/educator/about", "/educator/hours")
SENT: dict[str, dict[str, Any]] = {
    "/educator/about": {"name": "Lee", "place": "By video", "zone": "UTC", "minutes": "30", "notice": "24"},
    "/educator/hours/week": {"weekdays": ["0"], "begins": "18:00", "ends": "19:00"},
    "/educator/hours/week/removal": {"weekday": "0", "begins": "09:00"},
    "/educator/hours/days": {"day": "2026-12-24", "how": "away"},
    "/educator/hours/days/removal": {"day": "2026-12-24"},
}
"""Every form of an educator about oneself, at its best."""


class NobodyOpens(BaseEmailBackend):
    """A mail server that is not there."""

    def open(self) -> bool:
        raise ConnectionRefusedError


def typed(site: Flask, *words: str) -> tuple[int, str]:
    """What a command of educators answers: its exit code, and what it prints."""
    result = site.test_cli_runner().invoke(args=["educators", *words])
    return result.exit_code, result.output


def asked_in(site: Flask, address: str = LEE) -> str:
    """The path of the link in the letter that asks somebody in."""
    code, said = typed(site, "invite", address)
    assert code == 0, said
    return link_to(site, LINKS)


def came_in(site: Flask, address: str = LEE, name: str = "Lee Canary-Park") -> Device:
    """The device of somebody who took the link, and has no authenticator yet."""
    link, lee = asked_in(site, address), Device(site.test_client())
    lee.open(link)
    lee.send(link, {"name": name, "password": PASSWORD})
    return lee


def with_an_app(device: Device) -> Device:
    """The same after the authenticator was set up, as the page says."""
    return app_of(device)[0]


def app_of(device: Device) -> tuple[Device, TOTP]:
    """The same, and the app."""
    device.open("/account/authenticator")
    device.send("/account/authenticator", {"setup": "authenticator"})
    letters, form = device.page.select_one(".letters"), device.page.select_one("form[action*='/authenticator/']")
    assert letters
    assert form
    app = TOTP(letters.get_text(strip=True).replace("-", ""))
    device.send(str(form["action"]), {"code": app.generate().token})
    return device, app
