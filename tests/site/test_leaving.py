"""A round goes at once when a family asks for it, and comes back only where it is wanted (trust P2)."""

from datetime import timedelta
from typing import Any

from flask import Flask

from tests.journeys import Device
from tests.site.watching import COOKIE, NOON, Rows, addresses, game_of, of_a_round, round_of, rows


def test_trust_p2_the_button_removes_a_round_and_no_other(site: Flask) -> None:
    device, neighbour = round_of(site), round_of(site)
    neighbour.open("/plan")
    before, mine = rows(site), min(rows(site)["guest"])
    old = device.client.get_cookie(COOKIE)
    game = game_of(device)
    device.open("/privacy")
    assert device.page.select_one("form[action='/departures'] button")
    device.send("/departures", {})
    assert device.path == "/"
    after = rows(site)
    assert after == without(before, mine)
    assert of_a_round(after) == {"guest": 1, "game": 1, "answer": 5, "own_word": 1, "foothold": 1, "diary": 1}
    assert device.open(game).status_code == 404
    thief = site.test_client()
    thief.set_cookie(COOKIE, old.value)
    for endpoint, path in addresses(site, game.split("/")[2], "GET"):
        if endpoint.startswith("quiz.") and game in path:
            assert thief.get(path).status_code == 404, path
    assert game_of(neighbour)


def without(found: Rows, guest: int) -> Rows:
    """All rows but those that hang on this guest."""
    games = {id for id, row in found["game"].items() if row["guest_id"] == guest}
    gone = {"guest": {guest}, "game": games}
    return {
        table: {
            id: row
            for id, row in kept.items()
            if id not in gone.get(table, ()) and row.get("guest_id") != guest and row.get("game_id") not in games
        }
        for table, kept in found.items()
    }


def test_trust_p2_a_child_cannot_remove_the_round(site: Flask, maya: Device) -> None:
    before = rows(site)
    maya.open("/privacy")
    maya.send("/departures", {})
    assert maya.path == "/grown-ups"
    assert rows(site) == before


def test_trust_p2_after_stop_the_same_device_comes_back_to_the_same_card(site: Flask, clock: Any) -> None:
    device = Device(site.test_client()).begin().play(7)
    card, before = device.path, rows(site)["answer"]
    device.open(f"{device.game}/stop")
    clock.move_to(NOON + timedelta(hours=23))
    back = reopened(site, device)
    back.open("/games/current")
    assert back.path == card
    assert rows(site)["answer"] == before


def test_trust_p2_without_rest_or_stop_a_closed_browser_forgets_the_round(site: Flask) -> None:
    device = Device(site.test_client()).begin().play(2)
    assert reopened(site, device).open("/games/current").request.path == "/games/new"


def reopened(site: Flask, device: Device) -> Device:
    """The same device after its browser was closed: it has lost what was for one visit."""
    client, cookie = site.test_client(), device.client.get_cookie(COOKIE)
    if cookie and cookie.expires:
        client.set_cookie(COOKIE, cookie.value, expires=cookie.expires)
    return Device(client)
