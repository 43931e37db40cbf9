"""Whatever is sent, the site stays calm, keeps to itself, and answers alike on both databases (trust S4, S17, S24-S28)."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shell.settings import LONGEST_BODY
from tests.journeys import Device
from tests.site.hostile import requests
from tests.site.watching import TAPS, UNSAFE, addresses, changes, rows

FORM = "application/x-www-form-urlencoded"
HOSTILE = {
    "id": "7777777",
    "guest_id": "7777777",
    "game_id": "7777777",
    "token": "evil",
    "token_hash": "evil",
    "touched": "2077-01-01",
    "mode": "child",
    "role": "evil",
    "is_admin": "7777777",
    "seed": "7777777",
    "budget": "7777777",
    "practised": "7777777",
    "noes": "7777777",
    "done": "7777777",
    "hidden": "7777777",
    "calm": "y",
    "palette": "night",
    "speech": "no-words",
    "card": "evil",
    "pim_high": "7777777",
    "content_version": "7777777",
}
DECLARED = {
    "family.visit": {("guest", "mode")},
    "quiz.begin": {("guest", name) for name in ("band", "palette", "calm", "simple", "mode")},
    "quiz.practise": {("game", "practised"), ("game", "understood")},
    "quiz.answer": {("answer", "pick")},
    "quiz.more": {("game", "budget")},
    "quiz.change": {("own_word", "fitting")},
    "planner.change": {("foothold", "rung"), ("foothold", "resting")},
    "planner.household": {("guest", "band"), ("guest", "speech")},
    "family.leave": set(),
}
AFTER = (
    *(
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
    ),
    *(
        "https://evil.example",
        "https:evil.example",
        "http:/evil.example",
        "HTTPS:\\\\evil.example",
        "javascript:alert(1)",
    ),
    *(
        "\t//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\n//evil.example",
        " //evil.example",
        "/ /evil.example",
    ),
    *("evil.example", "@evil.example", "//evil.example@localhost", "//localhost@evil.example", "/\x00/evil.example"),
    *(
        "data:text/html,x",
        "/\u2028/evil.example",
        "//[::1",
        "/%09/evil.example",
        "/..//evil.example",
        "",
        "?",
        "/\x7f/x",
    ),
)
PROBES = (
    *("/.env", "/.git/config", "/.git/HEAD", "/.svn/entries", "/.DS_Store", "/.htaccess", "/.well-known/security.txt"),
    *("/admin", "/admin/login", "/login", "/wp-login.php", "/wp-admin/", "/xmlrpc.php", "/phpinfo.php", "/phpmyadmin/"),
    *("/console", "/debug", "/_debug_toolbar/", "/server-status", "/actuator/env", "/metrics", "/status", "/trace"),
    *("/openapi.json", "/swagger.json", "/docs", "/graphql", "/api", "/api/v1/users", "/api/swagger", "/robots.txt~"),
    *("/app.py", "/app.pyc", "/config.py", "/settings.py", "/instance/secret-key", "/instance/tiny-rungs.sqlite3"),
    *("/backup.zip", "/db.sqlite3", "/dump.sql", "/requirements.txt", "/static/", "/static", "/static/../app.py"),
    *("/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/vendor", "/static/pictures/"),
)


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_trust_s4_a_form_changes_what_it_declares_and_nothing_else(site: Flask, maya: Device, endpoint: str) -> None:
    maya.play(TAPS.get(endpoint, 3))
    token = maya.client.get("/games/current").location.split("/")[2]
    maya.open(f"/games/{token}/rooms/porch")
    maya.send(f"/games/{token}/rooms/porch", {"pick": "low"})
    maya.take_back()
    maya.open("/grown-ups")
    maya.send("/plan/goals/zip-the-jacket/changes", {"change": "rung", "number": "1"})
    path = next(path for known, path in addresses(site, token, "POST") if known == endpoint)
    maya.open("/grown-ups")
    before = rows(site)
    answer = maya.client.post(path, data=HOSTILE | UNSAFE[endpoint] | {"csrf_token": maya.token})
    after = rows(site)
    assert answer.status_code == 303
    assert before != after
    assert changes(before, after) <= DECLARED[endpoint]
    new = {table: after[table].keys() - before[table].keys() for table in after}
    assert {table for table, ids in new.items() if ids} <= ({"game"} if endpoint == "quiz.begin" else set())
    assert not [
        row
        for table in after.values()
        for id, row in table.items()
        if id == 7777777 or {7777777, "7777777", "evil"} & set(row.values())
    ]


def test_trust_s17_another_host_name_gets_a_calm_refusal(site: Flask, maya: Device) -> None:
    before = rows(site)
    for path, method in (
        ("/", "GET"),
        (maya.path, "GET"),
        ("/games", "POST"),
        ("/nowhere", "GET"),
        ("/static/site.css", "GET"),
    ):
        for host in ("evil.example", "localhost.evil.example", "evil.example:5000", "localhost@evil.example", "["):
            answer = maya.client.open(path, method=method, headers={"Host": host, "Origin": f"http://{host}"})
            assert answer.status_code == 400, (path, host)
            assert "<h1>" in answer.text, (path, host)
            assert "evil.example" not in answer.text, (path, host)
    assert rows(site) == before


def test_trust_s17_what_a_proxy_may_say_is_not_believed_from_anybody(client: FlaskClient) -> None:
    told = client.get("/games/current", headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"})
    assert urlsplit(urljoin("http://localhost/", told.location)).netloc == "localhost"


@pytest.mark.parametrize("after", AFTER)
def test_trust_s17_no_address_leads_off_the_site(maya: Device, after: str) -> None:
    shown = maya.open("/grown-ups", query_string={"after": after})
    assert shown.status_code == 200
    assert leads_inside(str(maya.page.select("input[name=after]")[0]["value"]))
    told = maya.client.post("/grown-ups", data={"csrf_token": maya.token, "mode": "grown-up", "after": after})
    assert told.status_code == 303
    assert leads_inside(told.location)


def leads_inside(location: str) -> bool:
    """Whether a browser stays here: it drops tabs and line ends, and reads a backslash as a slash."""
    read = "".join(letter for letter in location if letter not in "\t\r\n").strip(" \0\x1f").replace("\\", "/")
    return urlsplit(urljoin("http://localhost/grown-ups", read))[:2] == ("http", "localhost")


def test_trust_s17_a_page_asked_for_with_two_slashes_stays_here(client: FlaskClient) -> None:
    for path in ("//evil.example/plan", "//evil.example//", "/games//new", "//plan", "/plan//social"):
        told = client.get("/", environ_overrides={"PATH_INFO": path})
        assert told.status_code < 500, path
        assert leads_inside(told.headers.get("Location", "/")), path


@pytest.mark.parametrize("hands", ["child", "grown-up", "nobody"])
def test_trust_s24_no_input_breaks_anything(site: Flask, hands: str, capfd: pytest.CaptureFixture[str]) -> None:
    seen = dict[int, int]()
    for part in range(10):
        device, token = somebody(site, hands)
        csrf = token_of(device)
        for sent in requests(site, token, csrf, f"{hands} {part}", 34):
            code = device.client.open(**sent).status_code
            assert code < 500, sent
            seen[code] = seen.get(code, 0) + 1
    assert len(seen) >= 5, seen
    assert seen[422] >= 5, "some forms get past every outer check"
    assert "Traceback" not in "".join(capfd.readouterr())


def somebody(site: Flask, hands: str) -> tuple[Device, str]:
    """A device in these hands, and the token of a game, which may be another's."""
    player = Device(site.test_client()).begin().play(2)
    token = player.game.split("/")[2]
    if hands == "grown-up":
        player.take_back()
    return Device(site.test_client()) if hands == "nobody" else player, token


def token_of(device: Device) -> str:
    """A form token that is good on this device."""
    device.open("/grown-ups")
    return device.token


EDGES = (
    *(
        ("/plan/household", {"band": band, "speech": "speaks"})
        for band in ("7-9", "7-9 ", "", "\0", "7–9", "x" * 70, "OLDER", "older")
    ),
    *(
        ("/plan/goals/zip-the-jacket/changes", {"change": "rung", "number": number})
        for number in (
            "0",
            "1",
            "+1",
            " 1 ",
            "01",
            "1_0",
            "-1",
            "-0",
            "1.0",
            "1e1",
            "",
            "\0",
            "16",
            "17",
            "10" * 10,
            "9" * 5000,
            "١",
            "½",
            "NaN",
        )
    ),
    *(
        ("/plan/goals/zip-the-jacket/changes", {"change": change, "number": "1"})
        for change in (
            "",
            "RUNG",
            "rung ",
            "rung\0",
            "today",
            "stand",
            "rest",
            "hide",
            "win",
            "gentler",
            "anchor",
            "most-days",
            "\ufffd",
            "a" * 300,
        )
    ),
    *(
        (f"/plan/goals/{id}/changes", {"change": "today", "number": "1"})
        for id in ("ZIP-THE-JACKET", "zip-the-jacket%00", "x" * 64, "x" * 65, "%", "_")
    ),
    *(
        ("{game}/answers/new-game-or-known-game", {"pick": pick})
        for pick in ("both", "Both", "Open", "open", "Open\0", "", "skip", "x" * 30)
    ),
    *(("{game}/rooms/porch", {"pick": pick}) for pick in ("high", "HIGH", "\0", "low")),
    *(
        (f"{{game}}/{path}", {"pick": "both"})
        for path in ("answers/%ED%A0%80", "rooms/attic", "try-outs/kid-or-fish", "parts")
    ),
)


def test_trust_s25_both_databases_take_and_refuse_the_same(sites: Callable[[str], Flask]) -> None:
    assert len(EDGES) >= 60
    assert outcomes(sites("sqlite")) == outcomes(sites("postgres"))


def outcomes(site: Flask) -> list[tuple[str, str, int, str, dict[str, int], list[tuple]]]:
    """What happens to each of the edges, one after another, on one device, and what is kept of it."""
    device = Device(site.test_client()).begin()
    game = device.game
    token = token_of(device.take_back())
    happened, before = [], rows(site)
    for path, fields in EDGES:
        told = device.client.post(path.format(game=game), data=fields | {"csrf_token": token})
        after = rows(site)
        where = told.headers.get("Location", "").replace(game, "GAME")
        grown = {table: len(after[table]) - len(before[table]) for table in after}
        happened.append((path, str(fields), told.status_code, where, grown, sorted(changes(before, after))))
        before = after
    return happened


def test_trust_s26_a_form_of_64_kib_is_taken_and_one_byte_more_is_not(site: Flask, ana: Device) -> None:
    for over, status in ((0, 303), (1, 413)):
        start = f"csrf_token={token_of(ana)}&band=7-9&palette=day&padding=".encode()
        body = start + b"x" * (LONGEST_BODY + over - len(start))
        told = ana.client.post("/games", data=body, content_type=FORM)
        assert told.status_code == status
    assert "<h1>That was too long for us</h1>" in told.text
    assert len(rows(site)["game"]) == 1


@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data"])
def test_trust_s26_a_form_of_3000_fields_is_not_taken(site: Flask, ana: Device, content_type: str) -> None:
    fields = {"csrf_token": token_of(ana), "band": "7-9", "palette": "day"} | {f"f{n}": "" for n in range(3000)}
    told = ana.client.post("/games", data=fields, content_type=content_type)
    assert told.status_code in {400, 413}
    assert "<h1>" in told.text
    assert not rows(site)["game"]


def test_trust_s28_a_method_that_no_page_uses_is_not_allowed(site: Flask, maya: Device) -> None:
    paths = {path for method in ("GET", "POST") for _, path in addresses(site, maya.game.split("/")[2], method)}
    for path in paths:
        for method in ("TRACE", "TRACK", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW"):
            told = maya.client.open(path, method=method, headers={"X-CSRFToken": maya.token, "X-Canary": "canary"})
            assert told.status_code == 405, (method, path)
            assert "canary" not in told.text
            assert told.headers["Allow"]


@pytest.mark.parametrize("path", PROBES)
def test_trust_s28_a_scanner_finds_nothing(client: FlaskClient, path: str) -> None:
    for method in ("GET", "POST"):
        told = client.open(path, method=method, follow_redirects=True)
        assert told.status_code in {404, 405}
        assert "<h1>" in told.text
