"""A family's cookie over TLS, and the headers of its pages (trust S10, S18, S19, S23)."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from shell.doors import Door
from shell.settings import production_settings
from tests.carers import CHILD
from tests.conftest import emptied
from tests.families import PASSWORD
from tests.households import Household
from tests.journeys import text_of
from tests.site.grown_ups import at_the_account, coming_in, somebody
from tests.site.test_headers import POLICY, policy_of
from tests.site.test_settings import COOKIE, GOOD, cookies_of
from tests.site.watching import Browser

EVERY_DOOR = (Door.ANYONE, Door.PLAYER, Door.GROWN_UP, Door.CARER, Door.FRESH, Door.KEEPER, Door.EDUCATOR)


@pytest.fixture(scope="module")
def public_site(make_site: Callable[..., Flask]) -> Flask:
    """The site as families meet it, over TLS."""
    settings = production_settings(GOOD)
    del settings["SQLALCHEMY_DATABASE_URI"]
    site = make_site("sqlite", **settings)
    site.test_client_class = Browser
    return site


def test_trust_s10_every_cookie_of_a_familys_whole_visit_is_kept_safe(public_site: Flask) -> None:
    device = somebody(public_site, "ana@example.org", coming_in, at_the_account, until="/account/devices")
    device.open("/children/new")
    device.send("/children", {"nickname": "Mia", **CHILD})
    device.press("button[value=play]")
    device.send("/games", {"band": "7-9", "palette": "day"})
    device.open("/account")
    device.send("/grown-ups/key", {"key": PASSWORD, "after": "/account"})
    device.send("/account/devices", {})
    seen = cookies_of(device.client)
    assert len(seen) >= 20
    for parts in seen:
        assert (parts["name"], parts["path"], parts["domain"]) == (COOKIE, "/", "")
        assert parts["secure"]
        assert parts["httponly"]
        assert parts["samesite"] == "Lax"


@pytest.fixture(scope="module")
def home(sites: Callable[[str], Flask]) -> Household:
    """A family with a row in every table."""
    return Household(emptied(sites("sqlite")))


def test_trust_s18_s19_s23_every_page_of_a_family_carries_the_headers(home: Household) -> None:
    for endpoint, method in home.endpoints(*EVERY_DOOR):
        if method != "GET" or endpoint in {"static", "worker"}:
            continue
        for headers in ({}, {"HX-Request": "true"}):
            answer = home.sender(endpoint).client.get(home.path(endpoint), headers=headers, buffered=True)
            assert answer.status_code < 500, endpoint
            assert policy_of(answer) == POLICY, endpoint
            assert answer.headers["X-Content-Type-Options"] == "nosniff", endpoint
            assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, endpoint
            assert "HX-Request" in answer.headers["Vary"], endpoint
            assert answer.headers["Cache-Control"] == "no-store", endpoint
            assert not re.search(r"\s(style|on[a-z]+)=", re.sub(r"<svg.*?</svg>", "", text_of(answer), flags=re.S)), (
                endpoint
            )
