"""What a family may rely on: its own words stay words, and a no counts at once (trust S3, S21, P1, P3, P11)."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from home.consenting import Purpose
from home.models import Child, Consent
from shell.database import db
from shell.doors import Door
from tests.carers import CHILD, Carer
from tests.conftest import DATABASES, emptied
from tests.households import Household
from tests.site.watching import rows

PAYLOADS = (
    *(
        "<b>hi</b>",
        "<script>x()</script>",
        "<img src=x onerror=x>",
        '"><svg onload=x>',
        "' onclick='x",
        '" autofocus "',
    ),
    *("{{7*7}}", "{%print 7%}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%(nickname)s", "%s%n%x", "{0}{nickname}", "$&\\1"),
    *("javascript:x()", "data:text/html,x", "</title><b>", "</main><b>", "<!--", "-->", "]]>", "&lt;b&gt;", "&#60;b"),
    *("=1+1", "+1", "@SUM(1)", "-1+1", "\\u003cb\\u003e", "<\u2028b>", "‮evil", "../../x", "<a href=//e>e</a>", "`x`"),
)
"""Thirty and more ways to be taken for something else than a name; each as long as a nickname may be."""


@pytest.mark.parametrize("payload", [payload[:24] for payload in PAYLOADS])
def test_trust_s21_a_nickname_is_shown_as_it_was_typed_and_does_nothing(
    sites: Callable[[str], Flask], payload: str
) -> None:
    site = emptied(sites("sqlite"))
    ana = Carer(site, "ana@example.org")
    child = ana.add("Canary")
    game = ana.open(child) and Carer(site, "ana@example.org").play(child, 1).game
    pages = ("/family", child, f"{child}/about", f"{child}/put-away", "/family/agreements", "/family/carers", "/plan")
    ana.send(f"{child}/opening", {"to": "plan"})
    bare = {path: shape(ana.open(path).text) for path in (*pages, f"{game}/profile")}
    ana.open(f"{child}/about")
    ana.send(f"{child}/about", {**CHILD, "nickname": payload})
    shown = 0
    for path, plain in bare.items():
        text = ana.open(path).text
        assert shape(text) == plain, path
        read = BeautifulSoup(text, "html.parser")
        shown += payload in read.get_text() or any(payload == str(field.get("value")) for field in read("input"))
    assert shown >= 4
    if payload in {"{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>"}:
        assert "49" not in BeautifulSoup(ana.open("/family").text, "html.parser").h3.get_text()


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes: what text must never change."""
    return [(tag.name, tuple(tag.attrs)) for tag in BeautifulSoup(text, "html.parser").find_all()]


def test_trust_s3_ten_thousand_tokens_are_long_and_differ() -> None:
    for table in (Child, *(mapper.class_ for mapper in Child.registry.mappers if "token" in mapper.columns)):
        made = table.__table__.c.token.default
        if made is None:
            continue
        tokens = {str(made.arg(None)) for _ in range(10_000)}
        assert len(tokens) == 10_000, table
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{22,}", token) for token in tokens), table


@pytest.fixture(scope="module", params=DATABASES)
def home(request: pytest.FixtureRequest, sites: Callable[[str], Flask]) -> Household:
    """A family with a row in every table; the tests that come first leave it as it is."""
    return Household(emptied(sites(request.param)))


def test_trust_p1_a_familys_child_is_asked_for_nothing_typed(home: Household) -> None:
    names = ("", "/hello", "/how", "/ways", "/treehouse", "/picture", "/rooms", "/rooms/porch", "/rest", "/stop")
    for name in names:
        home.playing.open(f"{home.game}{name}")
        asked = "textarea, select, [contenteditable], [capture], input:not([type=hidden]), [type=file]"
        assert not home.playing.page.select(asked), name
        assert home.playing.shown.status_code == 200


def test_trust_p11_yes_and_no_are_alike_and_nothing_is_ticked_beforehand(home: Household) -> None:
    home.ana.open("/family/agreements")
    for form in home.ana.page.select("main form"):
        yes, no = form.select("button")
        assert (yes["value"], no["value"]) == ("yes", "no")
        assert yes["class"] == no["class"]
    for endpoint, method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER):
        if method == "GET" and endpoint != "home.about":
            home.ana.open(home.path(endpoint))
            assert not home.ana.page.select("main [type=checkbox][checked]"), endpoint


URGENT = re.compile(
    r"\b(streak|hurry|last chance|only today|expires|don.t miss|missed|behind|in a row|countdown|lose|losing|score"
    r"|percent|failed|wrong|invalid|incorrect|diagnos\w+ of|abnormal|normal)\b",
    re.IGNORECASE,
)


def test_trust_p11_no_page_of_a_family_hurries_or_shames(home: Household) -> None:
    for endpoint, method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER, Door.GROWN_UP):
        if method == "GET":
            home.ana.open(home.path(endpoint))
            text = " ".join(main.get_text(" ") for main in home.ana.page.select("main"))
            assert not URGENT.findall(text.replace("Three or four words in a row", "")), endpoint


def test_trust_p3_after_a_no_neither_plan_nor_profile_nor_play_shows_anything(home: Household) -> None:
    site = home.site
    other = Carer(site, home.ana.address)
    for device in (home.ana, other):
        device.open(home.child)
        device.send(f"{home.child}/opening", {"to": "plan"})
        assert device.open(f"{home.game}/profile").status_code == 200
    assert home.playing.open(home.game).status_code == 200
    other.open(home.child)
    other.press("button[name=given][value=no]")
    before = {table: kept for table, kept in rows(site).items() if table in {"answer", "foothold", "game", "look"}}
    for device in (home.ana, other):
        for path in ("/plan", "/plan/speech", "/plan/goals/zip-the-jacket", "/plan/household", "/games/new"):
            assert device.open(path).request.path == "/family", path
        for path in (f"{home.game}/profile", home.game, f"{home.child}/put-away"):
            told = device.client.get(path)
            assert told.status_code == 404 or told.location in {"/family", home.child}, path
        token = device.open("/family") and device.token
        for path, fields in (
            ("/plan/goals/zip-the-jacket/changes", {"change": "rung-1"}),
            (f"{home.child}/brought-back/zip-the-jacket", {}),
            ("/plan/household", {"band": "4-6", "speech": "speaks"}),
            ("/games", {"band": "7-9", "palette": "day"}),
        ):
            told = device.client.post(path, data={"csrf_token": token} | fields)
            assert told.status_code in {303, 404}, path
    assert home.playing.client.get(home.game).status_code in {303, 404}
    after = rows(site)
    assert {table: after[table] for table in before} == before
    assert with_a_name_but_no_consent(site) == 0


def with_a_name_but_no_consent(site: Flask) -> int:
    """How many children are there for whom nobody ever said yes."""
    with site.app_context():
        agreed = select(Consent.child_id).where(Consent.purpose == Purpose.KEEP_CHILD, Consent.given)
        return len(db.session.scalars(select(Child.id).where(Child.id.not_in(agreed))).all())
