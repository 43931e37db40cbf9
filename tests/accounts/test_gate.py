"""A signed-in device in a child's hands: PIN or password brings a grown-up back (trust S6)."""

from datetime import timedelta
from typing import Any

from flask import Flask

from tests.carers import CHILD
from tests.families import PASSWORD, account, signed_up
from tests.journeys import Device
from tests.site.watching import NOON, rows

SHUT = ("/plan", "/account", "/games/new", "/family")
MIA = {"nickname": "Mia", **CHILD}
PIN = "24680"


def handed_over(ana: Device) -> None:
    """The grown-up gives the device to a child."""
    ana.open("/account")
    ana.send("/grown-ups", {"mode": "child"})


def with_pin(site: Flask) -> Device:
    """Ana's device; she has set a PIN."""
    ana = with_mia(site)
    ana.open("/account")
    ana.send("/account/pin", {"pin": PIN})
    assert ana.path == "/account"
    return ana


def with_mia(site: Flask) -> Device:
    """Ana's device with her child's plan open."""
    ana = signed_up(site)
    ana.open("/children/new")
    ana.send("/children", MIA)
    ana.press("button[value=plan]")
    assert ana.path == "/plan"
    return ana


def test_trust_s6_a_childs_hands_get_the_gate_and_the_pin_opens_it(site: Flask) -> None:
    ana = with_pin(site)
    handed_over(ana)
    for path in SHUT:
        assert ana.client.get(path).location == f"/grown-ups/key?after={path}"
    ana.open("/plan")
    assert ana.client.post("/sign-out", data={"csrf_token": ana.token}).location.startswith("/grown-ups/key")
    assert ana.client.get("/grown-ups").location.startswith("/grown-ups/key")
    assert ana.path == "/grown-ups/key"
    assert ana.send("/grown-ups", {"mode": "grown-up"}).request.path == "/grown-ups/key", "no way around"
    assert ana.send("/grown-ups/key", {"key": "11111", "after": "/plan"}).status_code == 422
    ana.send("/grown-ups/key", {"key": PIN, "after": "/plan"})
    assert ana.path == "/plan"


def test_trust_s6_without_a_pin_it_is_the_password(site: Flask) -> None:
    ana = with_mia(site)
    handed_over(ana)
    ana.open("/plan")
    ana.send("/grown-ups/key", {"key": PASSWORD, "after": "/plan"})
    assert ana.path == "/plan"


def test_trust_s6_a_device_that_a_child_has_held_asks_again_after_15_minutes(site: Flask, clock: Any) -> None:
    ana = with_pin(site)
    clock.move_to(NOON + timedelta(minutes=20))
    assert ana.client.get("/plan").status_code == 200, "never handed over: open for as long as the sitting lasts"
    handed_over(ana)
    ana.open("/plan")
    ana.send("/grown-ups/key", {"key": PIN, "after": "/plan"})
    clock.move_to(NOON + timedelta(minutes=34))
    assert ana.client.get("/plan").status_code == 200
    clock.move_to(NOON + timedelta(minutes=36))
    assert ana.client.get("/plan").location == "/grown-ups/key?after=/plan"


def test_trust_s16_a_pin_is_no_password(site: Flask, clock: Any) -> None:
    ana = with_pin(site)
    handed_over(ana)
    clock.move_to(NOON + timedelta(minutes=16))
    ana.open("/plan")
    ana.send("/grown-ups/key", {"key": PIN, "after": "/account"})
    assert ana.path == "/account"
    assert ana.client.get("/account/password").location == "/password-again?next=/account/password"


def test_a_pin_has_4_to_8_digits_and_can_be_taken_away(site: Flask) -> None:
    ana = with_pin(site)
    for pin in ("123", "123456789", "12a4", "１２３４"):
        assert ana.send("/account/pin", {"pin": pin}).status_code == 422
        assert account(site).pin
    ana.send("/account/pin", {"pin": ""})
    assert account(site).pin is None


def test_trust_s13_ten_tries_at_the_gate(site: Flask) -> None:
    ana = with_pin(site)
    handed_over(ana)
    ana.open("/plan")
    said = [ana.send("/grown-ups/key", {"key": f"{n:05}"}).status_code for n in range(11)]
    assert said == [422] * 10 + [429]
    assert rows(site)["sitting"]


def test_a_pin_that_comes_too_late_is_not_taken_away_by_sending_the_form_once_more(site: Flask, clock: Any) -> None:
    ana = with_pin(site)
    clock.move_to(NOON + timedelta(minutes=16))
    late = ana.send("/account/pin", {"pin": "97531"}, headers={"Origin": "http://localhost"})
    assert late.status_code == 401
    assert "97531" not in late.text
    ana.open("/password-again")
    ana.send("/password-again", {"key": PASSWORD, "next": "/account"})
    assert ana.send("/account/pin", {}).status_code == 422
    assert account(site).pin


def test_a_child_is_handed_the_device_by_beginning_a_game_too(site: Flask) -> None:
    ana = with_mia(site)
    ana.open("/games/new")
    ana.send("/games", {"band": "7-9", "palette": "day"})
    assert ana.client.get("/plan").location.startswith("/grown-ups/key")
