"""Who may open what: one table, and a new route fails until somebody decides (trust S2, S3, S6)."""

from datetime import date

import pytest
from flask import Flask

from shell.doors import Door, door_of
from tests.journeys import Device

PUBLIC = {
    "static",
    "family.front_door",
    "family.educators",
    "family.privacy",
    "family.grown_ups",
    "family.visit",
    "family.health",
    "family.away",
    "quiz.current",
    "quiz.away",
    "family.play",
    "worker",
}
"""Open to anybody, in anybody's hands."""

WITH_A_LINK = {
    "consult.question",
    "consult.send_question",
    "sharing.shown",
    "sharing.write",
    "sharing.answer",
    "sharing.thanks",
    "consult.educator_invitation",
    "consult.accept",
}
"""Open to anybody who has a link; the link itself is the key (trust P4)."""

SIGN_IN = {
    "accounts.posted",
    "accounts.gate",
    "accounts.unlock",
    "security.login",
    "security.register",
    "security.send_confirmation",
    "security.confirm_email",
    "security.forgot_password",
    "security.reset_password",
    "security.change_email_confirm",
    "security.two_factor_token_validation",
    "security.mf_recovery",
    "security.two_factor_rescue",
}
"""The doors to come in by, open to anybody; what they open is asked for there."""

LETTER = {
    "paper.last_note",
    "paper.end_by_letter",
}
"""Open to whoever holds the letter: its link is signed, and opens nothing else."""

CARER = {
    "home.family",
    "home.new",
    "home.add",
    "home.child",
    "home.about",
    "home.tell",
    "home.open_plan",
    "home.own_consents",
    "home.say",
    "home.say_for",
    "home.settle_zone",
    "home.carers",
    "home.invitation",
    "home.join",
    "home.claim",
    "home.look_up",
    "home.keep_round",
    "home.add_round",
    "planner.put_away",
    "planner.bring_back",
    "paper.certificate",
    "paper.certificate_file",
    "paper.calendar",
    "paper.calendar_file",
    "paper.notes",
    "paper.ask",
    "paper.end",
    "journal.write",
    "journal.save",
    "journal.rest",
    "journal.tree",
    "journal.hidden",
    "journal.hide",
    "journal.erase",
    "journal.forget",
    "journal.old_win",
    "journal.praise",
    "journal.celebrate",
    "sharing.shares",
    "sharing.new",
    "sharing.begin",
    "sharing.preview",
    "sharing.change",
    "sharing.end",
    "consult.beside",
    "consult.parts",
    "consult.tick",
    "consult.preview",
    "consult.strike",
    "consult.talks",
    "consult.new",
    "consult.begin",
    "consult.talk",
    "consult.words",
    "consult.tell",
    "consult.times",
    "consult.move",
    "consult.calendar",
    "consult.cancel",
    "consult.call_it_off",
    "consult.close",
    "consult.again",
    "consult.teacher",
    "consult.forget_question",
    "keeping.kept",
    "outlook.begin",
    "outlook.look",
    "outlook.page",
    "outlook.save",
    "outlook.profile",
    "outlook.about_me",
    "outlook.carer_profile",
    "planner.together",
    "consult.outcome",
    "consult.answer",
    "consult.undo",
    "consult.agreed",
    "consult.agreed_file",
    "consult.looked",
    "consult.look_later",
    "consult.school_goals",
    "consult.add_school_goal",
    "consult.tie_school_goal",
    "consult.drop_school_goal",
    "accounts.account",
    "accounts.end_devices",
    "security.logout",
    "security.verify",
}
"""Open to a signed-in grown-up."""

FRESH = {
    "consult.ask",
    "consult.book",
    "sharing.ask",
    "sharing.make",
    "keeping.export",
    "keeping.download",
    "keeping.printed",
    "keeping.leave",
    "keeping.forget_me",
    "accounts.set_pin",
    "security.change_password",
    "security.change_email",
    "security.two_factor_setup",
    "security.two_factor_setup_validate",
    "security.mf_recovery_codes",
}
"""Open to a signed-in grown-up who gave the password a short while ago."""

EDUCATOR = {
    "consult.about_educator",
    "consult.tell_about",
    "consult.desk",
    "consult.hand_back",
    "consult.give_back",
    "consult.details",
    "consult.fits",
    "consult.say_fit",
    "consult.hours",
    "consult.open_hours",
    "consult.shut_hours",
    "consult.settle_other_day",
    "consult.unsettle_other_day",
    "consult.page",
    "consult.page_file",
    "consult.page_json",
    "consult.result",
    "consult.note",
    "consult.unsay",
    "consult.suggesting",
    "consult.suggest",
    "consult.unsuggest",
    "consult.reply",
    "consult.agree",
}
"""Open to an educator who was asked in, with an authenticator; to anybody else the page is not there."""

KEEPER = {
    "home.invite",
    "home.remove",
    "keeping.erase_child",
    "keeping.forget_child",
    "keeping.erase_family",
    "keeping.forget_family",
}
"""Open to the one who keeps the family, with the password given a short while ago."""

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

OWN_CARD = {"planner.my_step", "planner.my_step_told", "planner.tell_wish"}
"""The same, for addresses that name nobody: they are about whoever's device it is."""

GROWN_UP = {
    "home.write_code",
    "quiz.go_on",
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
    "planner.third",
    "planner.say",
    "planner.day",
    "planner.days",
    "planner.pause",
    "planner.on_empty",
    "planner.end_the_day",
    "planner.household",
    "planner.settle",
    "planner.own",
    "planner.wish",
    "planner.talk",
    "planner.own_goal",
    "planner.own_sorts",
    "planner.fill",
    "planner.build",
    "planner.take",
    "planner.reshape",
    "planner.evening",
    "planner.say_evening",
    "planner.take_evening_back",
    "paper.fridge",
    "paper.fridge_file",
    "paper.cards",
    "paper.cards_file",
}
"""Shut while a child holds the device."""

EXAMPLES = {
    "day": date(2026, 3, 28),
    "id": "new-game-or-known-game",
    "practice": "kid-or-fish",
    "number": 1,
    "why": "too-big",
    "about": "eating",
    "kind": "chain",
}


def path_of(site: Flask, endpoint: str, token: str) -> tuple[str, str]:
    """An address of this endpoint for one game, and a method that it takes."""
    rule = next(rule for rule in site.url_map.iter_rules() if rule.endpoint == endpoint)
    values = {name: EXAMPLES.get(name, token) for name in rule.arguments}
    if "name" in values:
        values["name"] = {"quiz.screen": "treehouse", "quiz.pause": "rest", "planner.area": "speech"}[endpoint]
    if endpoint in {"quiz.fitting", "quiz.change"}:
        values["id"] = "porch"
    if endpoint.startswith(("planner.", "paper.")) and "id" in values:
        values["id"] = "zip-the-jacket"
    with site.test_request_context():
        adapter = site.create_url_adapter(None) or site.url_map.bind("localhost")
        return adapter.build(endpoint, values), "GET" if "GET" in (rule.methods or ()) else "POST"


def test_trust_s2_every_route_says_who_may_open_it(site: Flask) -> None:
    signed_in = GROWN_UP | CARER | FRESH | KEEPER | EDUCATOR
    decided = PUBLIC | SIGN_IN | LETTER | WITH_A_LINK | PLAYER | OWN_CARD | signed_in
    assert {rule.endpoint for rule in site.url_map.iter_rules()} == decided
    assert len(PUBLIC) <= 12


def test_trust_s2_each_door_is_the_one_that_was_decided(site: Flask) -> None:
    decided = {
        Door.ANYONE: PUBLIC | SIGN_IN | LETTER | WITH_A_LINK,
        Door.CARER: CARER,
        Door.FRESH: FRESH,
        Door.EDUCATOR: EDUCATOR,
        Door.KEEPER: KEEPER,
    }
    for door, endpoints in decided.items():
        assert {door_of(site, endpoint) for endpoint in endpoints} == {door}


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
