"""Nobody reads or changes another family's things, by any address, form or fragment (trust S1, S3, S6, S11, S22)."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from shell.doors import Door, door_of
from tests.carers import Carer
from tests.conftest import DATABASES, emptied
from tests.households import ADDRESS, FORMS, NICKNAME, SIGNING_IN, Household, family_rows
from tests.journeys import Device, text_of
from tests.site.watching import UNSAFE, rows
from tests.talks import educator

PRIVATE = (Door.PLAYER, Door.GROWN_UP, Door.CARER, Door.FRESH, Door.KEEPER, Door.EDUCATOR)
CANARIES = (NICKNAME, ADDRESS)
SWAP = {"HX-Request": "true"}
WAY_OUT = ("/grown-ups", "/login", "/verify", "/family", "/games/new", "/plan", "/account")
"""Where somebody may be led who asks for what is another's: to a door, or to the own place."""


@pytest.fixture(scope="module", params=DATABASES)
def home(request: pytest.FixtureRequest, sites: Callable[[str], Flask]) -> Household:
    """A family with a row in every table; the tests of this file leave it as it is."""
    return Household(emptied(sites(request.param)))


def asked(device: Device, method: str, path: str, fields: dict[str, str], **headers: str) -> TestResponse:
    """One request of this device, with a token of its own."""
    data = {"csrf_token": device.token} | fields if method == "POST" else None
    return device.client.open(path, method=method, data=data, headers=headers)


def test_trust_s2_a_view_without_a_door_stays_shut(site: Flask) -> None:
    undecided = [rule.endpoint for rule in site.url_map.iter_rules() if door_of(site, rule.endpoint) is None]
    assert not undecided


def test_trust_s11_every_unsafe_route_of_a_family_stands_in_the_table(site: Flask) -> None:
    unsafe = {rule.endpoint for rule in site.url_map.iter_rules() if "POST" in (rule.methods or ())}
    ours = {one for one in unsafe if one.split(".")[0] in {"home", "outlook", "paper", "keeping"}}
    assert ours == {one for one in FORMS if one.split(".")[0] in {"home", "outlook", "paper", "keeping"}}


def test_trust_s1_another_family_and_a_guest_read_nothing_and_change_nothing(home: Household) -> None:
    site = home.site
    tom, guest = tom_at_home(site), Device(site.test_client())
    guest.open("/games/new")
    before = family_rows(site, rows(site))
    for endpoint, method in home.endpoints(*PRIVATE):
        path, fields = home.path(endpoint), home.form(endpoint) | UNSAFE.get(endpoint, {})
        if endpoint in HANDED_ON | FAREWELLS:
            continue
        for device in (tom, guest):
            device.open("/family" if device is tom else "/games/new")
            for headers in ({}, SWAP):
                answer = asked(device, method, path, fields, **headers)
                assert answer.status_code < 500, (endpoint, method)
                assert not [canary for canary in CANARIES if canary in text_of(answer)], (endpoint, method)
        tom = tom_at_home(site) if endpoint in ENDING else tom
    assert family_rows(site, rows(site)) == before


def tom_at_home(site: Flask) -> Carer:
    """Tom keeps another family; the plan of a child of his is open."""
    tom = Carer(site, "tom@example.org")
    tom.send(tom.add("Leo") + "/opening", {"to": "plan"})
    return tom


ENDING = {"security.logout", "accounts.end_devices", "security.change_password", "accounts.set_pin"}
"""After these a device is signed out, or asks differently; Tom comes in anew."""

HANDED_ON = {"home.invitation", "home.join", "home.look_up", "home.keep_round", "home.add_round"}
"""Links and codes are meant for another's hands; they have tests of their own."""

FAREWELLS = {"keeping.forget_family", "keeping.forget_me"}
"""What ends the own family or account and names nobody else's: tests/keeping/test_erasing.py."""


def test_trust_s1_what_is_anothers_looks_as_if_it_were_not_there(home: Household) -> None:
    site = home.site
    tom = tom_at_home(site)
    for endpoint, method in home.endpoints(*PRIVATE):
        path = home.path(endpoint)
        token = next((token for token in home.tokens.values() if token in path), None)
        if token is None or endpoint in HANDED_ON:
            continue
        tom.open("/family")
        fields = home.form(endpoint) | UNSAFE.get(endpoint, {})
        seen, unseen = (asked(tom, method, to, fields) for to in (path, path.replace(token, "x" * 22)))
        assert (seen.status_code, plain(seen)) == (unseen.status_code, plain(unseen)), endpoint
        assert seen.status_code in {303, 404}, endpoint


def plain(answer: TestResponse) -> str:
    """A page without what differs at every answer."""
    return re.sub(r"[A-Za-z0-9_.-]{22,}", "", text_of(answer))


def test_trust_s6_in_a_childs_hands_every_other_door_leads_to_the_gate(home: Household) -> None:
    site = home.site
    before = rows(site)
    for endpoint, method in home.endpoints(Door.GROWN_UP, Door.CARER, Door.FRESH, Door.KEEPER, Door.EDUCATOR):
        home.playing.open("/away/child")
        home.playing.open(home.game)
        answer = asked(home.playing, method, home.path(endpoint), home.form(endpoint) | UNSAFE.get(endpoint, {}))
        assert answer.status_code == 303, endpoint
        assert answer.location.startswith("/grown-ups"), endpoint
    assert rows(site) == before


def test_trust_s1_a_second_carer_cannot_do_what_the_keeper_can(home: Household) -> None:
    site = home.site
    before = family_rows(site, rows(site))
    for endpoint, method in home.endpoints(Door.KEEPER):
        home.ben.open("/family")
        answer = asked(home.ben, method, home.path(endpoint), home.form(endpoint))
        assert answer.status_code == 404, endpoint
    assert family_rows(site, rows(site)) == before
    assert NICKNAME in home.ben.open("/family").text


def test_trust_s11_a_familys_forms_need_their_token_and_their_own_site(home: Household) -> None:
    site = home.site
    tom = Carer(site, "tom@example.org")
    for endpoint in (*FORMS, *SIGNING_IN):
        sender, path = home.sender(endpoint), home.path(endpoint)
        sender.open("/family")
        before, fields = rows(site), home.form(endpoint)
        for sent in ({}, {"csrf_token": ""}, {"csrf_token": tom.token}, {"csrf_token": sender.token[:-1] + "~"}):
            answer = sender.client.post(path, data=fields | sent)
            assert answer.status_code == 400, (endpoint, sent)
        foreign = sender.client.post(
            path, data=fields | {"csrf_token": sender.token}, headers={"Origin": "https://evil.example"}
        )
        assert foreign.status_code == 403, endpoint
        assert rows(site) == before, endpoint


def test_trust_s1_an_educator_without_this_talk_reads_nothing_and_changes_nothing(home: Household) -> None:
    site = home.site
    lee = educator(site, "lee-educates@example.org")
    before = family_rows(site, rows(site))
    for endpoint, method in home.endpoints(Door.EDUCATOR, Door.CARER, Door.FRESH, Door.KEEPER):
        path = home.path(endpoint)
        if not [token for token in (home.talked.talk, home.child.split("/")[2]) if token in path]:
            continue
        lee.open("/family")
        for headers in ({}, SWAP):
            answer = asked(lee, method, path, home.form(endpoint), **headers)
            assert answer.status_code == 404, endpoint
            assert "canary-mia" not in answer.text.lower(), endpoint
    assert family_rows(site, rows(site)) == before


def test_trust_s1_an_educator_finds_only_the_talk_and_not_the_familys_own_pages(home: Household) -> None:
    before = family_rows(home.site, rows(home.site))
    for endpoint, method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER):
        path = home.path(endpoint)
        if home.child.split("/")[2] in path:
            home.tom.open("/family")
            assert asked(home.tom, method, path, home.form(endpoint)).status_code == 404, endpoint
    assert family_rows(home.site, rows(home.site)) == before


def test_trust_s22_no_browser_keeps_a_familys_pages(home: Household) -> None:
    for endpoint, method in home.endpoints(*PRIVATE):
        if method == "GET":
            answer = home.sender(endpoint).client.get(home.path(endpoint))
            assert answer.headers["Cache-Control"] == "no-store", endpoint
            assert "HX-Request" in answer.headers["Vary"], endpoint


def test_trust_s3_no_address_of_a_family_counts_up(home: Household) -> None:
    for page in ("/family", home.child, "/family/carers"):
        home.ana.open(page)
        ways = [str(way.get("href") or way.get("action")) for way in home.ana.page.select("a[href], form[action]")]
        assert not [way for way in ways if re.search(r"/\d+(/|$)", way)], page
