"""Nothing changes but by a form of ours, and a form that comes too late costs one tap (trust S11, S12)."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.households import FORMS, SIGNING_IN
from tests.journeys import Device
from tests.site.watching import TAPS, UNSAFE, addresses, rows, wished

OURS = "http://localhost"
FOREIGN = ("https://evil.example", "http://localhost.evil.example", "http://localhost:8080", "null", "http://[", "\\")
PLAN_FORMS = {
    "/games": {"band": "4-6", "palette": "quiet", "calm": "y"},
    "/plan/household": {"band": "10-12", "speech": "few-words"},
    "/plan/goals/zip-the-jacket/changes": {"change": "rung-2", "from": "goal"},
}
"""Forms that somebody may send who is new here."""


@pytest.fixture
def dad(maya: Device, endpoint: str) -> Device:
    """A grown-up who holds the device on which a game was begun: every form is open to him."""
    wished(maya.play(TAPS.get(endpoint, 3)).take_back())
    return maya


def path_of(site: Flask, endpoint: str, device: Device) -> str:
    """The address that this device's form of this endpoint is sent to."""
    token = device.client.get("/games/current").location.split("/")[2]
    return next(path for known, path in addresses(site, token, "POST") if known == endpoint)


def test_trust_s11_every_unsafe_route_stands_in_the_table(site: Flask) -> None:
    unsafe = {
        rule.endpoint for rule in site.url_map.iter_rules() if (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
    }
    assert unsafe == UNSAFE.keys() | FORMS.keys() | SIGNING_IN.keys()


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_trust_s11_a_form_without_its_token_changes_nothing(
    site: Flask, dad: Device, tom: Device, endpoint: str
) -> None:
    path, token, before = path_of(site, endpoint, dad), dad.open("/grown-ups") and dad.token, rows(site)
    refused: list[dict[str, Any]] = [
        {"data": {}},
        {"data": {"csrf_token": ""}},
        {"data": {"csrf_token": token_of(tom)}},
        {"data": {"csrf_token": token[:-1] + "~"}},
        {"data": {}, "headers": {"X-CSRFToken": token_of(tom)}},
        {"data": {}, "query_string": {"csrf_token": token}},
    ]
    for sent in refused:
        sent["data"] |= UNSAFE[endpoint]
        for more in ({}, {"HX-Request": "true", "Origin": OURS}):
            answer = dad.client.post(path, **(sent | {"headers": sent.get("headers", {}) | more}))
            assert answer.status_code in {400, 403}, sent
            assert rows(site) == before, sent
    dad.client.post(path, data={"csrf_token": token} | UNSAFE[endpoint])
    assert rows(site) != before, "the form at its best changes something"


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_trust_s11_a_form_from_another_site_changes_nothing(site: Flask, dad: Device, endpoint: str) -> None:
    path, token, before = path_of(site, endpoint, dad), dad.open("/grown-ups") and dad.token, rows(site)
    for origin in FOREIGN:
        fields = {"csrf_token": token} | UNSAFE[endpoint]
        answer = dad.client.post(path, data=fields, headers={"Origin": origin})
        assert answer.status_code in {400, 403}, origin
        assert rows(site) == before, origin


def token_of(device: Device) -> str:
    """A form token that is good on this device."""
    device.open("/grown-ups")
    return device.token


def test_trust_s11_a_form_from_another_site_gets_neither_a_button_nor_a_cookie(client: FlaskClient) -> None:
    for origin in FOREIGN:
        answer = client.post("/plan/household", data=UNSAFE["planner.settle"], headers={"Origin": origin})
        assert not BeautifulSoup(answer.text, "html.parser").find("form"), origin
        assert "Set-Cookie" not in answer.headers, origin


@pytest.mark.parametrize("hands", ["child", "grown-up"])
def test_trust_s11_looking_changes_nothing(site: Flask, maya: Device, tom: Device, hands: str) -> None:
    maya.play(6)
    token = maya.game.split("/")[2]
    if hands == "grown-up":
        maya.take_back()
    before = rows(site)
    for method, headers in (("GET", {}), ("GET", {"HX-Request": "true"}), ("HEAD", {}), ("OPTIONS", {})):
        for _, path in addresses(site, token, method):
            answer = maya.client.open(path, method=method, headers=headers, buffered=True)
            assert answer.status_code in {200, 303, 404, 410}, path
    assert rows(site) == before


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "for htmx"])
@pytest.mark.parametrize("path", PLAN_FORMS)
def test_trust_s12_a_form_that_outlived_its_session_works_after_one_tap(
    site: Flask, ana: Device, path: str, headers: dict[str, str]
) -> None:
    ana.open("/games/new")
    stale = ana.token
    ana.client.delete_cookie("tiny-rungs")
    told = sent(ana, path, PLAN_FORMS[path] | {"csrf_token": stale}, headers)
    assert told.status_code == 400
    before = rows(site)
    assert press_the_one_button(ana, path).status_code == 200
    assert len(rows(site)["guest"]) == len(before["guest"]) + 1
    assert kept_of(rows(site), path) == {name: value for name, value in PLAN_FORMS[path].items() if name != "from"}


def test_trust_s12_a_tap_from_a_tab_of_an_older_session_works_after_one_tap(site: Flask, maya: Device) -> None:
    path, stale = maya.path.replace("/cards/", "/answers/"), maya.token
    with maya.client.session_transaction() as session:
        del session["csrf_token"]
    told = sent(maya, path, {"csrf_token": stale, "pick": "both"}, {"HX-Request": "true"})
    assert told.status_code == 400
    assert not rows(site)["answer"]
    press_the_one_button(maya, path)
    assert [row["pick"] for row in rows(site)["answer"].values()] == ["both"]


def test_trust_s12_the_friendly_page_says_that_nothing_is_lost(ana: Device) -> None:
    told = sent(ana, "/games", {"band": "<b>", "palette": '"><i>'}, {})
    assert "Nothing is lost" in told.text
    assert "Bad Request" not in told.text
    assert "token" not in ana.page.get_text().lower()
    assert not ana.page.select("main b, main i")
    assert [str(field["value"]) for field in ana.page.select("input[type=hidden]")][1:] == ["<b>", '"><i>']


def test_trust_s12_the_token_lives_as_long_as_the_session(site: Flask) -> None:
    assert site.config["WTF_CSRF_TIME_LIMIT"] is None


def sent(device: Device, path: str, fields: dict[str, str], headers: dict[str, str]) -> TestResponse:
    """What a browser sends, which says where it comes from."""
    return device.show(device.client.post(path, data=fields, headers={"Origin": OURS} | headers))


def press_the_one_button(device: Device, path: str) -> TestResponse:
    """Sends the page's one form to the address that stands in it, since after a swap the page's own is another."""
    form = device.page.select_one("main form")
    assert isinstance(form, Tag)
    assert len(device.page.select("main button")) == 1
    assert form.get("action") == path
    assert form.get("method") == "post"
    return device.press("main form button[name]") if form.select_one("button[name]") else resend(device, form)


def resend(device: Device, form: Tag) -> TestResponse:
    """Sends a form whose button has no name."""
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden]")}
    return device.show(device.client.post(str(form["action"]), data=fields, follow_redirects=True))


def kept_of(found: dict[str, dict[int, dict[str, Any]]], path: str) -> dict[str, str]:
    """What the database keeps of a form of PLAN_FORMS, in the words of the form."""
    if path.endswith("/changes"):
        (foothold,) = found["foothold"].values()
        return {"change": f"rung-{foothold['rung']}"}
    (guest,) = found["guest"].values()
    names = ["band", "palette", "calm"] if path == "/games" else ["band", "speech"]
    return {name: "y" if guest[name] is True else guest[name] for name in names}
