"""Signing up, a new password and a new address go by letter; a link works once, for an hour (trust S14, S15, S17)."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tests.families import ANA, PASSWORD, TOM, account, kept, signed_in, signed_up
from tests.journeys import Device
from tests.letterbox import LINK, letters, link_to
from tests.site.test_input import AFTER, leads_inside
from tests.site.watching import NOON, rows

NEW, MOVED = "another four words here", "ana.moved@example.com"
UP = {"email": ANA, "password": PASSWORD, "called": "mum"}
HOUR = timedelta(minutes=61)
ENDED = "This link has ended"


def asked(site: Flask, path: str, **fields: str) -> Device:
    """A device that sent one of the forms before the door."""
    device = Device(site.test_client())
    device.open(path)
    device.send(path, fields)
    return device


def looked_at(device: Device, link: str) -> None:
    """A mail scanner opens the link five times, and asks for its head five times."""
    for _ in range(5):
        assert device.client.get(link).status_code == 200
        assert device.client.head(link).status_code == 200


def test_trust_s15_signing_up_takes_one_letter_and_one_press(site: Flask) -> None:
    ana = asked(site, "/sign-up", **UP)
    assert ana.path == "/letter"
    assert [letter.to for letter in letters(site)] == [[ANA]]
    link = link_to(site, "/confirm/")
    looked_at(ana, link)
    assert account(site).confirmed_at is None
    assert "press the button in our letter" in signed_in(site).shown.text
    ana.open(link)
    ana.send(link, {})
    assert ana.path == "/sign-in"
    assert "Now you can sign in." in ana.shown.text
    again = ana.client.post(link, data={"csrf_token": ana.token})
    assert again.status_code == 410
    assert ENDED in again.text
    assert signed_in(site).path == "/family"
    assert account(site).called == "mum"
    assert account(site).keeper
    assert len(rows(site)["family"]) == 1


def test_trust_s15_a_new_password_by_letter_works_once_and_signs_out_every_device(site: Flask) -> None:
    old = signed_up(site)
    dad = asked(site, "/new-password", email=ANA)
    link = link_to(site, "/new-password/")
    looked_at(dad, link)
    dad.open(link)
    token = dad.token
    dad.send(link, {"password": NEW})
    assert dad.path == "/sign-in"
    assert "The new password is kept" in dad.shown.text
    assert old.client.get("/account").location.startswith("/sign-in")
    assert dad.client.post(link, data={"csrf_token": token, "password": "yet another one"}).status_code == 410
    assert dad.client.get(link).status_code == 410
    assert signed_in(site, password=NEW).path == "/family"
    assert "was changed" in letters(site)[-1].body


def test_trust_s15_a_new_address_is_used_once_its_own_letter_was_answered(site: Flask) -> None:
    ana = signed_up(site)
    ana.open("/account/address")
    ana.send("/account/address", {"email": MOVED})
    assert ana.path == "/letter"
    assert letters(site)[-1].to == [MOVED]
    link = link_to(site, "/new-address/")
    looked_at(ana, link)
    assert account(site).email == ANA
    ana.open(link)
    token = ana.token
    ana.send(link, {})
    assert signed_in(site, MOVED).path == "/family"
    assert ana.client.post(link, data={"csrf_token": token}).status_code == 410


@pytest.mark.parametrize("kind", ["/confirm/", "/new-password/", "/new-address/"])
def test_trust_s15_an_hour_later_a_link_has_ended(site: Flask, clock: Any, kind: str) -> None:
    if kind == "/confirm/":
        ana = asked(site, "/sign-up", **UP)
    else:
        ana = signed_up(site, own_device=True)
        path = "/new-password" if kind == "/new-password/" else "/account/address"
        ana.open(path)
        ana.send(path, {"email": ANA if path == "/new-password" else MOVED})
    link = link_to(site, kind)
    ana.open(link)
    token, before = ana.token, rows(site)["account"]
    clock.move_to(NOON + HOUR)
    assert ana.client.get(link).status_code == 410
    assert ana.client.post(link, data={"csrf_token": token, "password": NEW}).status_code == 410
    assert ana.client.get(f"{kind}{'x' * 40}").status_code == 410
    assert rows(site)["account"] == before


def test_trust_s14_nobody_learns_who_has_an_account(site: Flask) -> None:
    kept(site)
    forms = {
        "/sign-in": {"password": "not this one"},
        "/new-password": {},
        "/confirm": {},
        "/sign-up": {"password": PASSWORD, "called": "dad"},
    }
    for path, fields in forms.items():
        known, unknown = asked(site, path, email=ANA, **fields), asked(site, path, email="nobody@example.com", **fields)
        assert known.path == unknown.path, path
        assert known.shown.status_code == unknown.shown.status_code, path
        assert plain(known) == plain(unknown), path


def test_trust_s14_headers_are_alike_too_and_an_invitation_tells_nothing(site: Flask) -> None:
    ana = signed_up(site)
    kept(site, TOM)
    for path, fields in {
        "/new-password": {},
        "/confirm": {},
        "/sign-up": {"password": PASSWORD, "called": "dad"},
    }.items():
        names = []
        for email in (ANA, "nobody@example.com"):
            device = Device(site.test_client())
            device.open(path)
            told = device.client.post(path, data={"csrf_token": device.token, "email": email, **fields})
            names.append((told.status_code, told.location, sorted(name for name, _value in told.headers)))
        assert names[0] == names[1], path
    said = []
    for email in (TOM, "nobody@example.com"):
        ana.open("/family/carers")
        told = ana.send("/family/invitations", {"email": email})
        said.append((told.status_code, ana.path, plain(ana)))
    assert said[0] == said[1]


def plain(device: Device) -> str:
    """A page without its token and the address that was typed."""
    text = device.shown.text.replace(ANA, "").replace("nobody@example.com", "")
    return "\n".join(line for line in text.splitlines() if "csrf_token" not in line)


def test_trust_s14_signing_up_twice_is_told_by_letter_only(site: Flask) -> None:
    kept(site)
    asked(site, "/sign-up", **UP)
    assert len(rows(site)["account"]) == 1
    assert "There is one already" in letters(site)[-1].body
    assert signed_in(site).path == "/family"


def test_trust_s17_a_letter_names_our_own_address_whatever_name_the_request_came_under(site: Flask) -> None:
    kept(site)
    ana = Device(site.test_client())
    ana.open("/new-password")
    stolen = ana.client.post(
        "/new-password", data={"csrf_token": ana.token, "email": ANA}, base_url="http://evil.example"
    )
    assert stolen.status_code == 400
    assert letters(site) == []
    site.config["PUBLIC_URL"] = "https://rungs.example.org"
    ana.send("/new-password", {"email": ANA})
    del site.config["PUBLIC_URL"]
    bodies = letters(site)[-1].body + str(letters(site)[-1].alternatives)
    assert {link.split("/")[2] for link in LINK.findall(bodies)} == {"rungs.example.org"}


@pytest.mark.parametrize("there", AFTER)
def test_trust_s17_coming_in_never_leads_off_this_site(site: Flask, there: str) -> None:
    ana = signed_up(site)
    sent = {"csrf_token": "", "key": PASSWORD, "next": there, "after": there}
    for path in ("/password-again", "/grown-ups/key"):
        ana.open("/account")
        assert leads_inside(ana.client.post(path, data=sent | {"csrf_token": ana.token}).location or "/")
    stranger = Device(site.test_client())
    stranger.open("/sign-in")
    fields = {"csrf_token": stranger.token, "email": ANA, "password": PASSWORD, "next": there}
    answer = stranger.client.post("/sign-in", query_string={"next": there}, data=fields)
    assert answer.status_code in {303, 400, 422}
    assert leads_inside(answer.location or "/")


def test_trust_p9_letters_and_logs_name_no_child_and_no_address(site: Flask, caplog: pytest.LogCaptureFixture) -> None:
    asked(site, "/sign-up", **UP)
    asked(site, "/new-password", email=ANA)
    asked(site, "/sign-in", email=ANA, password="not this one")
    assert all(ANA not in letter.body for letter in letters(site))
    assert ANA not in caplog.text
    assert PASSWORD not in caplog.text
