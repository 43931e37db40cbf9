"""Guessing is slowed down, for one account and from one network, by every worker together (trust S13)."""

from datetime import timedelta
from typing import Any

from flask import Flask

from app import create_app
from shell.database import db
from tests.families import ANA, PASSWORD, TOM, kept, signed_in, signed_up
from tests.journeys import Device
from tests.letterbox import letters
from tests.site.watching import NOON, rows

ALLOWED = 10


def guess(device: Device, email: str = ANA, **sent: Any) -> int:
    """One guess of a password; gives the status."""
    device.open("/sign-in")
    fields = {"email": email, "password": "a guess of mine"}
    return device.send("/sign-in", fields, **sent).status_code


def test_trust_s13_ten_guesses_are_looked_at_and_the_rest_wait(site: Flask, clock: Any) -> None:
    kept(site)
    kept(site, TOM)
    mallory = Device(site.test_client())
    said = [guess(mallory, headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(30)]
    assert said == [422] * ALLOWED + [429] * 20
    assert 0 < int(mallory.shown.headers["Retry-After"]) <= 15 * 60
    assert guess(mallory, ANA.upper() + " ") == 429
    assert signed_in(site, TOM).path == "/family", "another account is not shut"
    assert signed_in(site).path == "/sign-in", "even the right password waits"
    clock.move_to(NOON + timedelta(minutes=15, seconds=1))
    assert signed_in(site).path == "/family", "and works again after 15 minutes"


def test_trust_s13_the_page_that_asks_to_wait_keeps_the_address_and_not_the_password(site: Flask) -> None:
    mallory = Device(site.test_client())
    for _ in range(ALLOWED):
        guess(mallory)
    assert guess(mallory, headers={"Origin": "http://localhost"}) == 429
    assert ANA in mallory.shown.text
    assert "a guess of mine" not in mallory.shown.text


def test_trust_s13_counts_are_shared_by_workers_and_survive_a_restart(site: Flask) -> None:
    mallory = Device(site.test_client())
    for _ in range(ALLOWED):
        guess(mallory)
    other = create_app(dict(site.config))
    assert guess(Device(other.test_client())) == 429
    with other.app_context():
        db.engine.dispose()
    kept_of_it = str(rows(site)["tries"])
    assert "127.0.0.1" not in kept_of_it
    assert ANA not in kept_of_it


def test_trust_s13_one_network_may_not_try_every_account(site: Flask) -> None:
    mallory = Device(site.test_client())
    said = [guess(mallory, f"child{n // 9}@example.com") for n in range(62)]
    assert said == [422] * 60 + [429] * 2


def test_trust_s13_five_letters_an_hour(site: Flask) -> None:
    kept(site)
    dad = Device(site.test_client())
    dad.open("/new-password")
    token = dad.token
    said = [dad.client.post("/new-password", data={"csrf_token": token, "email": ANA}).status_code for _ in range(8)]
    assert said == [303] * 5 + [429] * 3
    assert len(letters(site)) == 5


def test_trust_s13_the_password_once_more_is_limited_too(site: Flask) -> None:
    ana = signed_up(site)
    ana.open("/password-again")
    said = [ana.send("/password-again", {"key": "a guess"}).status_code for _ in range(6)]
    ana.open("/account/password")
    for _ in range(4):
        ana.send("/account/password", {"password": "a guess", "new_password": PASSWORD})
    ana.open("/password-again")
    assert said == [422] * 6
    assert ana.send("/password-again", {"key": PASSWORD}).status_code == 429
