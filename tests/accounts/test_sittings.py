"""A sign-in is a row on the server: when it ends, every copy of its cookie is of no use (trust S6, S8, S9, S16)."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shell.database import db
from shell.faults import SECRET_FIELDS
from tests.families import ANA, PASSWORD, account, kept, signed_in, signed_up
from tests.journeys import Device
from tests.site.watching import COOKIE, NOON, rows

PRIVATE = ("/account", "/account/password", "/account/address", "/account/authenticator", "/account/recovery-codes")
SENSITIVE = {
    "/account/pin": {"pin": "2468"},
    "/account/password": {"password": PASSWORD, "new_password": "another four words here"},
    "/account/address": {"email": "else@example.com"},
    "/account/authenticator": {"setup": "authenticator"},
    "/account/recovery-codes": {},
}
OURS = {"Origin": "http://localhost"}
NEW = "another four words here"
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


def cookie(device: Device) -> str:
    """The value of this device's cookie."""
    found = device.client.get_cookie(COOKIE)
    return found.value if found else ""


def copied(site: Flask, value: str) -> FlaskClient:
    """Somebody else's browser with a copy of a cookie."""
    client = site.test_client()
    client.set_cookie(COOKIE, value)
    return client


def opens(client: FlaskClient) -> list[str]:
    """The private pages that this browser gets to see."""
    return [path for path in PRIVATE if client.get(path).status_code == 200]


def test_trust_s8_signing_in_gives_a_new_cookie_and_the_old_one_opens_nothing(site: Flask) -> None:
    kept(site)
    ana = Device(site.test_client())
    ana.open("/sign-in")
    before = cookie(ana)
    ana.send("/sign-in", {"email": ANA, "password": PASSWORD})
    assert ana.path == "/family"
    assert cookie(ana) != before
    assert opens(copied(site, before)) == []
    assert opens(copied(site, cookie(ana))) == list(PRIVATE)


def test_trust_s8_signing_out_kills_every_copy(site: Flask) -> None:
    ana = signed_up(site)
    copy = cookie(ana)
    ana.open("/account")
    out = ana.client.post("/sign-out", data={"csrf_token": ana.token})
    assert out.status_code == 303
    assert "storage" in out.headers["Clear-Site-Data"]
    assert opens(ana.client) == opens(copied(site, copy)) == []
    assert rows(site)["sitting"] == {}
    assert ana.open("/").status_code == 200


def test_trust_s8_a_new_password_signs_out_the_other_devices_and_this_one_stays(site: Flask) -> None:
    ana, phone = signed_up(site, own_device=True), signed_in(site)
    old = cookie(ana)
    ana.open("/account/password")
    ana.send("/account/password", {"password": PASSWORD, "new_password": NEW})
    assert ana.path == "/account"
    assert opens(phone.client) == opens(copied(site, old)) == []
    assert opens(ana.client) == list(PRIVATE)
    assert [row["own_device"] for row in rows(site)["sitting"].values()] == [True]
    assert signed_in(site, password=PASSWORD).path == "/sign-in"
    assert signed_in(site, password=NEW).path == "/family"


@pytest.mark.parametrize("path", ["/sign-out", "/account/devices"])
def test_trust_s22_signing_out_empties_what_the_browser_kept(site: Flask, path: str) -> None:
    ana = signed_up(site)
    for page in PRIVATE:
        assert ana.open(page).headers["Cache-Control"] == "no-store", page
    out = ana.client.post(path, data={"csrf_token": ana.open("/account") and ana.token})
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert out.headers["Cache-Control"] == "no-store"


def test_trust_s8_sign_out_everywhere_means_everywhere(site: Flask) -> None:
    ana, phone = signed_up(site), signed_in(site)
    assert ana.open("/account").text.count("Since ") == 2
    ana.send("/account/devices", {})
    assert opens(ana.client) == opens(phone.client) == []


def test_trust_s8_the_database_holds_no_token_that_a_cookie_could_carry(site: Flask) -> None:
    ana = signed_up(site)
    with ana.client.session_transaction() as session:
        token, round_ = session["sitting"], session.get("guest")
    assert len(token) >= 22
    assert token not in str(rows(site))
    assert round_ is None


def test_trust_s8_the_round_that_was_played_here_is_still_here_after_signing_in(site: Flask) -> None:
    kept(site)
    ana = Device(site.test_client()).begin().play(2).take_back()
    with ana.client.session_transaction() as session:
        guest = session["guest"]
    ana.open("/sign-in")
    ana.send("/sign-in", {"email": ANA, "password": PASSWORD})
    with ana.client.session_transaction() as session:
        assert session["guest"] == guest
        assert not {"tf_state", "fs_paa", "own_device_asked", "_id"} & session.keys()


def test_trust_s9_half_an_hour_alone_asks_again(site: Flask, clock: Any) -> None:
    ana = signed_up(site)
    clock.move_to(NOON + 30 * MINUTE - SECOND)
    assert opens(ana.client)[:1] == ["/account"]
    clock.move_to(NOON + 59 * MINUTE)
    assert ana.client.get("/account").status_code == 200
    clock.move_to(NOON + 89 * MINUTE + SECOND)
    assert ana.client.get("/account").location == "/sign-in?next=/account"


def test_trust_s9_ones_own_device_stays_for_14_days_and_not_longer(site: Flask, clock: Any) -> None:
    ana = signed_up(site, own_device=True)
    clock.move_to(NOON + 14 * DAY - SECOND)
    assert ana.client.get("/account").status_code == 200
    clock.move_to(NOON + 14 * DAY + SECOND)
    assert ana.client.get("/account").location.startswith("/sign-in")


def test_trust_s9_the_browser_forgets_at_closing_unless_it_is_ones_own_device(site: Flask) -> None:
    signed_up(site)
    for own, forgets in ((False, True), (True, False)):
        device = signed_in(site, own_device=own)
        assert (device.client.get_cookie(COOKIE).expires is None) is forgets


@pytest.mark.parametrize("path", SENSITIVE)
def test_trust_s16_what_matters_asks_for_the_password_again(site: Flask, clock: Any, path: str) -> None:
    ana = signed_up(site)
    ana.open("/account")
    clock.move_to(NOON + 15 * MINUTE + SECOND)
    before = rows(site)["account"]
    form = ana.token
    told = ana.show(ana.client.post(path, data={"csrf_token": form, **SENSITIVE[path]}, headers=OURS))
    assert told.status_code == 401
    assert rows(site)["account"] == before
    waiting = {str(field["name"]): field["value"] for field in ana.page.select("main [type=hidden]")}
    waiting.pop("csrf_token", None)
    open_ones = {name: value for name, value in SENSITIVE[path].items() if name not in SECRET_FIELDS}
    assert waiting == open_ones, "what was typed waits, but for what nobody may read"
    ana.press("main a[href^='/password-again']")
    assert ana.send("/password-again", {"key": "not this one", "next": "/account"}).status_code == 422
    old = cookie(ana)
    ana.send("/password-again", {"key": PASSWORD, "next": "/account"})
    assert ana.path == "/account"
    assert opens(copied(site, old)) == []
    assert ana.client.post(path, data={"csrf_token": ana.token, **SENSITIVE[path]}).status_code in {200, 303}


def test_a_grown_up_whose_account_was_shut_is_nobody(site: Flask) -> None:
    ana = signed_up(site)
    with site.app_context():
        db.session.merge(account(site)).active = False
        db.session.commit()
    assert opens(ana.client) == []


def test_trust_r7_since_when_a_device_is_signed_in_is_told_by_the_familys_clock(site: Flask, clock: Any) -> None:
    ana = signed_up(site)
    assert "March 28, 2026" in ana.open("/account").text
    ana.open("/family")
    ana.send("/family/zone", {"zone": "Pacific/Kiritimati"})
    assert "March 29, 2026" in ana.open("/account").text
