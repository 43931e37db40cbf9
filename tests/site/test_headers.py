"""What every answer carries: a strict policy, nothing kept, fragments kept apart (trust S18-S20, S22, S23)."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from shell.doors import Door, declare
from shell.settings import HERE, LONGEST_BODY
from tests.journeys import Device, text_of
from tests.site.watching import addresses

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
HTMX = {"HX-Request": "true"}
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
A_YEAR = 365 * 24 * 3600
TROUBLE = (
    ("GET", "/nowhere", {}, 404),
    ("GET", "/static/nothing.css", {}, 404),
    ("GET", "/games", {}, 405),
    ("POST", "/games", {"data": b"x" * (LONGEST_BODY + 1), "content_type": "application/x-www-form-urlencoded"}, 413),
    ("POST", "/games", {}, 400),
    ("POST", "/games", {"headers": {"Origin": "https://evil.example"}}, 403),
    ("GET", "/", {"base_url": "http://evil.example"}, 400),
    ("GET", "/broken", {}, 500),
)
OUTSIDE = re.compile(r"https?:|(?:src|href|action|url\(|@import)\s*=?\s*[\"'(]?\s*//")
OURS = [
    *(HERE / "templates").rglob("*.html"),
    *(HERE / "static").glob("*.css"),
    *(HERE / "static").glob("*.js"),
]
SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


Answers = list[tuple[str, TestResponse]]


@pytest.fixture(scope="session")
def answers(make_site: Callable[..., Flask]) -> Answers:
    """Every route by every method in everybody's hands, whole and as a part; and every trouble."""
    site = make_site("sqlite")
    site.add_url_rule("/broken", "broken", lambda: 1 / 0)
    declare(site, {"broken": Door.ANYONE})
    child, grown_up = (Device(site.test_client()).begin().play(6) for _ in range(2))
    paths = {method: addresses(site, child.game.split("/")[2], method) for method in METHODS}
    hands = {"child": child.client, "grown-up": grown_up.take_back().client, "nobody": site.test_client()}
    walked = [
        (f"{method} {path} by {who}", client.open(path, method=method, buffered=True))
        for who, client in hands.items()
        for method in METHODS
        for _, path in paths[method]
        if who == "child" or method in {"GET", "POST"}
    ]
    parts = [
        (f"{method} {path} by {who} for htmx", client.open(path, method=method, headers=HTMX, buffered=True))
        for who, client in hands.items()
        for method in ("GET", "POST")
        for _, path in paths[method]
        if who != "nobody"
    ]
    troubles = [(f"{method} {path}", troubled(site, method, path, sent, code)) for method, path, sent, code in TROUBLE]
    return walked + parts + troubles


def troubled(site: Flask, method: str, path: str, sent: dict, code: int) -> TestResponse:
    """An answer that is known to be no page."""
    answer = site.test_client().open(path, method=method, buffered=True, **sent)
    assert answer.status_code == code, (method, path)
    return answer


def test_trust_s18_every_answer_carries_the_strict_policy(answers: Answers) -> None:
    assert len(answers) > 300
    assert {answer.status_code for _, answer in answers} >= {200, 303, 400, 403, 404, 405, 413, 500}
    for what, answer in answers:
        assert len(answer.headers.getlist("Content-Security-Policy")) == 1, what
        assert policy_of(answer) == POLICY, what


def policy_of(answer: TestResponse) -> set[str]:
    """The rules of an answer, without the name of the styles that it carries and that are really its own."""
    own = [hash_of(style) for style in re.findall(r"<style>(.*?)</style>", text_of(answer), re.DOTALL)]
    told = answer.headers["Content-Security-Policy"]
    named = re.findall(r" 'sha256-[^']+'", told)
    assert named == own or not answer.data
    return set(told.replace("".join(named), "").split("; "))


def hash_of(style: str) -> str:
    """The name of a style in a policy, with the space before it."""
    return f" 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def test_trust_s19_every_answer_carries_the_other_headers(answers: Answers) -> None:
    for what, answer in answers:
        told = answer.headers
        assert told["X-Content-Type-Options"] == "nosniff", what
        assert told["Referrer-Policy"] in {"same-origin", "no-referrer"}, what
        assert told["Cross-Origin-Opener-Policy"] == told["Cross-Origin-Resource-Policy"] == "same-origin", what
        powers = dict(power.strip().split("=") for power in told["Permissions-Policy"].split(","))
        assert {"camera", "microphone", "geolocation"} <= powers.keys(), what
        assert set(powers.values()) == {"()"}, what
        assert "Strict-Transport-Security" not in told, what
        if answer.data:
            assert re.search(r"charset=utf-8$|^application/(json|pdf)$|^image/", told["Content-Type"]), what


def test_trust_s19_over_tls_a_browser_is_told_to_stay_there(client: FlaskClient) -> None:
    for path in ("/", "/nowhere", "/static/site.css"):
        told = client.get(path, base_url="https://localhost", buffered=True)
        age = re.fullmatch(r"max-age=(\d+); includeSubDomains", told.headers["Strict-Transport-Security"])
        assert age
        assert int(age[1]) >= A_YEAR


def test_trust_s22_nothing_but_a_static_file_may_be_kept(answers: Answers) -> None:
    for what, answer in answers:
        if "/static/site.css" not in what:
            assert answer.headers["Cache-Control"] == "no-store", what


def test_trust_s23_every_answer_says_that_a_part_differs_from_a_page(answers: Answers) -> None:
    for what, answer in answers:
        if "/static/site.css" not in what:
            assert "HX-Request" in answer.headers["Vary"], what


def test_trust_s23_a_packed_answer_says_so_too(client: FlaskClient) -> None:
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert {"Accept-Encoding", "HX-Request", "Cookie"} >= {name.strip() for name in packed.headers["Vary"].split(",")}
    assert "HX-Request" in packed.headers["Vary"]


@pytest.fixture
def files(maya: Device) -> set[str]:
    """The static files that the pages of both faces ask for, and those that their styles ask for."""
    shown = [maya.open(path) for path in (maya.game, "/", f"{maya.game}/stop", "/nowhere", "/privacy")]
    pages = [BeautifulSoup(answer.text, "html.parser") for answer in shown]
    asked = {str(tag.get("href") or tag.get("src")) for page in pages for tag in page.select("link[href], [src]")}
    return {path for path in asked if path.startswith("/static/")}


def test_trust_s22_what_a_page_asks_for_is_kept_for_a_year(client: FlaskClient, files: set[str]) -> None:
    assert len(files) >= 6
    for path in files | styles_ask_for(client, files):
        answer = client.get(path, buffered=True)
        assert answer.status_code == 200, path
        assert {"public", "immutable", f"max-age={A_YEAR}"} == set(answer.headers["Cache-Control"].split(", ")), path
        assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY, path


def styles_ask_for(client: FlaskClient, files: set[str]) -> set[str]:
    """What the style sheets among these files name, as the browser would read it."""
    sheets = [client.get(path, buffered=True).text for path in files if ".css" in path]
    named = {name for sheet in sheets for name in re.findall(r"url\([\"']?([^\"')]+)", sheet)}
    assert named
    return {name if name.startswith("/") else f"/static/{name}" for name in named}


@pytest.mark.parametrize("path", ["/static/site.css", "/static/site.css?v=000000000000", "/static/site.css?v="])
def test_trust_s22_a_file_under_another_digest_than_its_own_is_not_kept(client: FlaskClient, path: str) -> None:
    assert client.get(path, buffered=True).headers["Cache-Control"] == "no-cache"


def test_trust_s22_the_digest_changes_with_the_file(site: Flask, maya: Device) -> None:
    sheet = maya.page.select_one("link[rel=prefetch]")
    assert sheet
    assert re.search(r"\?v=[0-9a-f]{12}$", str(sheet["href"]))
    other = maya.page.select("link[rel=prefetch]")[-1]
    assert str(other["href"]).split("=")[-1] != str(sheet["href"]).split("=")[-1]


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(HERE)))
def test_trust_s20_no_template_style_or_script_names_another_host(file) -> None:
    assert not OUTSIDE.findall(file.read_text(encoding="utf-8"))


def test_trust_s20_no_drawing_asks_for_anything() -> None:
    drawings = list((HERE / "static").rglob("*.svg"))
    assert len(drawings) > 50
    for file in drawings:
        text = file.read_text(encoding="utf-8").replace(SVG_NAMESPACE, "")
        assert not re.search(r"https?:|href=|<script|<image|url\((?!#)|\son\w+=", text), file.name
