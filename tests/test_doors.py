"""Who may open what: one table, and a new route fails until somebody decides (trust S2, S3, S6)."""

import pytest
from flask import Flask

from tests.journeys import Device

PUBLIC = {
    "static",
    "family.front_door",
    "family.educators",
    "family.privacy",
    "family.grown_ups",
    "family.visit",
    "family.health",
    "quiz.current",
}
"""Open to anybody, in anybody's hands."""

PLAYER = {
    "quiz.screen",
    "quiz.pause",
    "quiz.try_out",
    "quiz.practise",
    "quiz.game",
    "quiz.card",
    "quiz.answer",
    "quiz.part",
    "quiz.more",
    "quiz.fitting",
    "quiz.change",
}
"""Open to the device that plays this game, in a child's hands too."""

GROWN_UP = {
    "family.leave",
    "quiz.new",
    "quiz.begin",
    "quiz.profile",
    "planner.plan",
    "planner.area",
    "planner.step",
    "planner.not_today",
    "planner.because",
    "planner.change",
    "planner.household",
    "planner.settle",
}
"""Shut while a child holds the device."""

EXAMPLES = {
    "id": "new-game-or-known-game",
    "practice": "kid-or-fish",
    "number": 1,
    "why": "too-big",
}


def path_of(site: Flask, endpoint: str, token: str) -> tuple[str, str]:
    """An address of this endpoint for one game, and a method that it takes."""
    rule = next(rule for rule in site.url_map.iter_rules() if rule.endpoint == endpoint)
    values = {name: EXAMPLES.get(name, token) for name in rule.arguments}
    if "name" in values:
        values["name"] = {"quiz.screen": "treehouse", "quiz.pause": "rest", "planner.area": "speech"}[endpoint]
    if endpoint in {"quiz.fitting", "quiz.change"}:
        values["id"] = "porch"
    if endpoint.startswith("planner.") and "id" in values:
        values["id"] = "zip-the-jacket"
    with site.test_request_context():
        adapter = site.create_url_adapter(None) or site.url_map.bind("localhost")
        return adapter.build(endpoint, values), "GET" if "GET" in (rule.methods or ()) else "POST"


def test_trust_s2_every_route_says_who_may_open_it(site: Flask) -> None:
    assert {rule.endpoint for rule in site.url_map.iter_rules()} == PUBLIC | PLAYER | GROWN_UP
    assert len(PUBLIC) <= 12


def test_trust_s3_every_part_of_an_address_has_a_converter(site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        kinds = {name: type(converter).__name__ for name, converter in rule._converters.items()}
        assert "UnicodeConverter" not in kinds.values(), rule.rule


@pytest.mark.parametrize("endpoint", sorted(PLAYER | {"quiz.profile"}))
def test_trust_s1_a_stranger_finds_nothing_at_a_childs_address(
    site: Flask, maya: Device, tom: Device, ana: Device, endpoint: str
) -> None:
    maya.play(5)
    path, method = path_of(site, endpoint, maya.game.split("/")[2])
    tom.take_back()
    for stranger in (tom, ana):
        answer = stranger.client.open(
            path, method=method, data={"csrf_token": stranger_token(stranger), "pick": "both"}
        )
        nothing = stranger.client.open(
            path.replace(maya.game, "/games/" + "x" * 22),
            method=method,
            data={"csrf_token": stranger_token(stranger), "pick": "both"},
        )
        assert answer.status_code == nothing.status_code == 404
        assert without_token(answer.text) == without_token(nothing.text)


def stranger_token(device: Device) -> str:
    """A form token of the stranger's own."""
    device.open("/games/new")
    return device.token


def without_token(text: str) -> str:
    """A page without what differs at every answer."""
    return "\n".join(line for line in text.splitlines() if "csrf_token" not in line)


@pytest.mark.parametrize("endpoint", sorted(GROWN_UP))
def test_trust_s6_a_childs_hands_get_the_grown_ups_door(site: Flask, maya: Device, endpoint: str) -> None:
    path, method = path_of(site, endpoint, maya.game.split("/")[2])
    answer = maya.client.open(path, method=method, data={"csrf_token": maya.token})
    assert answer.status_code == 303
    assert answer.location.startswith("/grown-ups")
