"""Whatever is sent, the site stays calm and answers alike on both databases (trust S4, S17, S24-S26, S28)."""

from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.carers import Carer
from tests.journeys import Device
from tests.site.hostile import requests
from tests.site.watching import TAPS, UNSAFE, addresses, changes, rows, wished

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
    "family.play": {("guest", "palette")},
    "quiz.begin": {("guest", name) for name in ("band", "palette", "calm", "simple", "sound", "switch", "mode")},
    "quiz.go_on": {("guest", "mode")},
    "quiz.practise": {("game", "practised"), ("game", "understood")},
    "quiz.answer": {("answer", "pick")},
    "quiz.more": {("game", "budget")},
    "quiz.change": {("own_word", "fitting")},
    "planner.change": {("foothold", "rung"), ("foothold", "since"), ("foothold", "rests_until")},
    "planner.say": set(),
    "planner.end_the_day": {("diary", name) for name in ("outcome", "why", "rung", "hard_day", "shown")},
    "planner.settle": {("guest", "band"), ("guest", "speech"), ("guest", "wondering")},
    "planner.wish": set(),
    "planner.build": {("own_goal", name) for name in ("title", "area", "kind", "rungs", "works", "routine")},
    "planner.take": {("own_goal", name) for name in ("title", "area", "kind", "rungs", "works", "routine")},
    "planner.reshape": {("own_goal", "rungs")},
    "planner.say_evening": {("evening", "load")},
    "planner.take_evening_back": {("evening", "taken_back")},
    "planner.tell_wish": {("diary", name) for name in ("outcome", "by_child", "rung", "hard_day", "shown")},
    "family.leave": set(),
}
NEW = {
    "quiz.begin": {"game"},
    "planner.say": {"diary"},
    "planner.end_the_day": {"diary"},
    "planner.tell_wish": {"diary"},
    "planner.say_evening": {"evening"},
    "planner.take_evening_back": {"evening"},
    "planner.wish": {"own_goal"},
}
"""In which tables a form may add a row."""
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


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_trust_s4_a_form_changes_what_it_declares_and_nothing_else(site: Flask, maya: Device, endpoint: str) -> None:
    maya.play(TAPS.get(endpoint, 3))
    token = maya.client.get("/games/current").location.split("/")[2]
    maya.open(f"/games/{token}/rooms/porch")
    maya.send(f"/games/{token}/rooms/porch", {"pick": "low"})
    maya.take_back()
    maya.open("/grown-ups")
    maya.send("/plan/goals/zip-the-jacket/changes", {"change": "rung-1"})
    wished(maya)
    path = next(path for known, path in addresses(site, token, "POST") if known == endpoint)
    maya.open("/grown-ups")
    before = rows(site)
    answer = maya.client.post(path, data=HOSTILE | UNSAFE[endpoint] | {"csrf_token": maya.token})
    after = rows(site)
    assert answer.status_code == 303
    assert before != after
    assert changes(before, after) <= DECLARED[endpoint]
    new = {table: after[table].keys() - before[table].keys() for table in after}
    assert {table for table, ids in new.items() if ids} <= NEW.get(endpoint, set())
    assert not [
        row
        for table in after.values()
        for id, row in table.items()
        if id == 7777777 or [value for value in row.values() if value in (7777777, "7777777", "evil")]
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


@pytest.mark.parametrize("hands", ["child", "grown-up", "nobody", "carer"])
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
    assert seen.get(303, 0) + seen.get(422, 0) >= 8, "some forms get past every outer check"
    assert "Traceback" not in "".join(capfd.readouterr())


def somebody(site: Flask, hands: str) -> tuple[Device, str]:
    """A device in these hands, and the token of a game, which may be another's."""
    if hands == "carer":
        ana = Carer(site, "ana@example.org")
        return ana, ana.add("Mia").split("/")[2]
    player = Device(site.test_client()).begin().play(2)
    token = player.game.split("/")[2]
    if hands == "grown-up":
        player.take_back()
    return Device(site.test_client()) if hands == "nobody" else player, token


def token_of(device: Device) -> str:
    """A form token that is good on this device."""
    device.open("/family" if isinstance(device, Carer) else "/grown-ups")
    return device.token
