"""What an account's forms take: what they declare and nothing else, in order, and their text is kept (trust S4, S5)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tests.carers import CHILD
from tests.families import ANA, PASSWORD, kept, signed_in, signed_up
from tests.journeys import Device
from tests.letterbox import link_to
from tests.site.grown_ups import everybody, sent
from tests.site.test_input import HOSTILE
from tests.site.watching import NOON, changes, rows

SENT_BY_SOME = {"hidden", "calm", "palette", "speech", "mode", "token"}
"""Names that some of these forms do take; a wrong word in them would be refused, not passed over."""
EVIL = {name: value for name, value in HOSTILE.items() if name not in SENT_BY_SOME} | {
    "family_id": "7777777",
    "account_id": "7777777",
    "child_id": "7777777",
    "keeper": "7777777",
    "active": "7777777",
    "confirmed_at": "2077-01-01",
    "fs_uniquifier": "evil",
    "tf_primary_method": "evil",
    "tf_totp_secret": "evil",
    "mf_recovery_codes": "evil",
    "roles": "evil",
    "us_totp_secrets": "evil",
    "made": "2077-01-01",
    "seen": "2077-01-01",
    "entered": "2077-01-01",
    "consent": "7777777",
    "educator_id": "7777777",
    "educator_name": "evil",
    "talk_id": "7777777",
    "win_id": "7777777",
    "struck": "evil",
    "slot": "2077-01-01",
    "turn": "7777777",
    "booked": "2077-01-01",
    "off": "2077-01-01",
    "teacher_hash": "evil",
    "kind": "evil",
    "before": "evil",
    "answered": "2077-01-01",
    "undone": "2077-01-01",
    "looked": "2077-01-01",
    "by": "site",
    "at": "2077-01-01",
}
SITTING = {("sitting", name) for name in ("mode", "opened", "entered", "token_hash", "child_id")}
DECLARED = {
    r"/confirm/": {("account", "confirmed_at")},
    r"/new-password/": {("account", "password"), ("account", "fs_uniquifier"), ("account", "confirmed_at")},
    r"/sign-in": {("account", "seen"), ("account", "tf_counter"), ("account", "mf_recovery_codes")},
    r"/account/pin": {("account", "pin")},
    r"/grown-ups|/password-again|/opening": SITTING,
    r"/account/password": {("account", name) for name in ("password", "fs_uniquifier", "seen")},
    r"/new-address/": {("account", "email"), ("account", "confirmed_at")},
    r"/account/authenticator/": {("account", f"tf_{name}") for name in ("primary_method", "totp_secret", "counter")},
    r"/account/recovery-codes": {("account", "mf_recovery_codes")},
    r"/family/zone": {("family", "zone")},
    r"/children/[^/]+/about": {("child", name) for name in ("nickname", "friend", "colour", "likes", "left_out")}
    | {("guest", "band"), ("guest", "speech"), ("guest", "wondering")},
    r"/invitations/": {("account", "family_id"), ("account", "keeper")},
    r"/removal": {("account", "family_id"), ("account", "keeper"), ("sitting", "child_id")},
    r"/changes|/brought-back": {("foothold", name) for name in ("hidden", "today", "stands", "noes", "active")},
    r"/evenings/": {("evening", "taken_back")},
    r"/days/|/on-empty": {("diary", name) for name in ("outcome", "why", "felt", "rung", "hard_day", "shown")},
    r"/journal/[^/]+/hiding": {("win", "hidden")},
    r"/shares/[^/]+/lines": {("shared_line", "did"), ("shared_line", "helped")},
    r"/shares/[^/]+/link": {("share", "last_day"), ("share", "token_hash"), ("share", "opened")},
    r"/shares/[^/]+/end": {("share", "ended"), ("share", "token_hash")},
    r"/shared/": {("share", "looks"), ("share", "seen")},
    r"/plan/own": {("own_goal", name) for name in ("title", "area", "kind", "rungs", "works", "routine", "confirmed")}
    | {("foothold", name) for name in ("rung", "since", "stands", "chosen", "most_days")},
    r"/educator/about": {
        ("educator", name) for name in ("name", "about", "languages", "place", "minutes", "notice", "zone")
    },
    r"/talks$": {("talk", name) for name in ("educator_id", "educator_name", "place", "minutes", "begins")},
    r"/talks/[^/]+/words": {("talk", "concern"), ("talk", "questions")},
    r"/talks/[^/]+/parts": {("talk", "parts"), ("talk", "goal")},
    r"/talks/[^/]+/lines": {("talk", "struck")},
    r"/talks/[^/]+/booking": {("talk", "booked"), ("talk", "slot")},
    r"/talks/[^/]+/time": {("talk", "begins"), ("talk", "slot"), ("talk", "turn")},
    r"/talks/[^/]+/(cancellation|handing-back)": {("talk", "off"), ("talk", "slot"), ("talk", "turn")},
    r"/talks/[^/]+/teacher": {("talk", "teacher_hash")},
    r"/children/[^/]+/talks/[^/]+/suggestions/": {
        ("suggestion", name) for name in ("answer", "answered", "question", "reply", "before", "undone")
    }
    | {("foothold", name) for name in ("active", "hidden", "opened", "chosen")},
    r"/suggestions/[^/]+/reply": {("suggestion", "reply")},
    r"/agreed/(looked|later)": {("agreed_step", "looked"), ("agreed_step", "look_again")},
    r"/school-goals/": {("school_goal", "goal")},
    r"/claims": {("guest", name) for name in ("child_id", "token_hash", "band", "speech", "wondering")}
    | {("game", "guest_id"), ("sitting", "child_id")},
}
"""Which columns of rows that are there already each form may change; the others change none."""
OURS = {"Origin": "http://localhost"}


def test_trust_s4_every_form_of_an_account_and_a_family_changes_what_it_declares(site: Flask) -> None:
    for device, step in everybody(site, ANA):
        before, path = rows(site), step[1]
        sent(device, step, **EVIL)
        after = rows(site)
        assert changed(before, after) <= declared(path), path
        assert not {"evil", "7777777", 7777777} & {str(value) for value in values(after)}, path


def changed(before: Any, after: Any) -> set[tuple[str, str]]:
    """The columns that differ, but for what is counted and for rows that are gone."""
    return {(table, column) for table, column in changes(before, after) if table != "tries"}


def declared(path: str) -> set[tuple[str, str]]:
    """What the form at this address may change."""
    return {column for pattern, columns in DECLARED.items() if re.search(pattern, path) for column in columns}


def values(found: Any) -> list[Any]:
    """Every value of every row, as far as it can stand in a set."""
    return [value for kept in found.values() for row in kept.values() for value in row.values()]


LATER = {
    "/sign-in/code": "/sign-in",
    "/sign-in/recovery-code": "/sign-in",
    "/account/authenticator": "/sign-in",
    "/account/recovery-codes": "/sign-in",
    "/family": "/sign-in",
    "/children/new": "/sign-in",
    "/family/claim": "/sign-in",
    f"/invitations/{'x' * 22}": "/sign-in",
}


@pytest.mark.parametrize("path", LATER)
def test_trust_s5_a_later_step_leads_to_the_one_that_is_missing(site: Flask, path: str) -> None:
    assert Device(site.test_client()).open(path).request.path == LATER[path]


def test_trust_s5_no_code_counts_before_the_password_and_no_app_before_it_was_shown(site: Flask) -> None:
    kept(site, tf_primary_method="authenticator", tf_totp_secret="x")
    stranger = Device(site.test_client())
    stranger.open("/sign-in")
    before = rows(site)
    for path in ("/sign-in/code", "/sign-in/recovery-code"):
        told = stranger.client.post(path, data={"csrf_token": stranger.token, "code": "123456"})
        assert told.status_code == 303
        assert told.location == "/sign-in"
    after = rows(site)
    assert (after["account"], after["sitting"]) == (before["account"], before["sitting"])
    ana = signed_up(site, "ana2@example.com")
    ana.open("/account/authenticator")
    ana.send(f"/account/authenticator/{'x' * 40}", {"code": "123456"})
    assert {row["tf_totp_secret"] for row in rows(site)["account"].values()} == {"x", None}


def test_trust_s5_a_plan_of_the_family_waits_for_a_child(site: Flask) -> None:
    ana = signed_up(site)
    for path in ("/plan", "/games/new", "/plan/household", "/plan/speech"):
        assert ana.client.get(path).location == "/family"


def test_trust_s9_what_was_typed_waits_while_somebody_signs_in_again(site: Flask, clock: Any) -> None:
    ana = signed_up(site)
    ana.open("/children/new")
    ana.send("/children", {"nickname": "Mia", **CHILD})
    child = ana.path
    ana.open(f"{child}/about")
    clock.move_to(NOON + timedelta(minutes=31))
    late = ana.send(f"{child}/about", {"nickname": "Typed late", **CHILD}, headers=OURS)
    assert late.status_code == 401
    assert "What you wrote waits here" in late.text
    assert ana.page.select_one("main a[target=_blank]")["href"].startswith("/sign-in")
    beside = Device(ana.client)
    beside.open("/sign-in")
    beside.send("/sign-in", {"email": ANA, "password": PASSWORD})
    for code in (400, 303):  # The sign-in has changed the token of every form: so it is asked once more.
        told = ana.show(ana.client.post(f"{child}/about", data=waiting(ana), headers=OURS))
        assert told.status_code == code
    assert [row["nickname"] for row in rows(site)["child"].values()] == ["Typed late"]


def test_trust_s12_a_form_from_before_signing_in_again_keeps_its_words(site: Flask) -> None:
    ana = signed_up(site)
    ana.open("/children/new")
    stale = ana.token
    ana.send("/sign-out", {})
    ana.open("/sign-in")
    ana.send("/sign-in", {"email": ANA, "password": PASSWORD})
    told = ana.show(ana.client.post("/children", data={"csrf_token": stale, "nickname": "Mia", **CHILD}, headers=OURS))
    assert told.status_code == 400
    assert "Bad Request" not in told.text
    assert ana.page.select_one("input[name=nickname]")["value"] == "Mia"
    assert ana.client.post("/children", data=waiting(ana)).status_code == 303


def waiting(device: Device) -> dict[str, str]:
    """What waits on the page to be sent once more."""
    return {str(field["name"]): str(field["value"]) for field in device.page.select("main [type=hidden]")}


def test_trust_s16_asking_in_and_letting_go_need_the_password_of_just_now(site: Flask, clock: Any) -> None:
    ana = signed_up(site)
    ana.open("/family/carers")
    form = ana.token
    clock.move_to(NOON + timedelta(minutes=16))
    before = rows(site)
    for path in ("/family/invitations", f"/family/carers/{'x' * 22}/removal"):
        told = ana.client.post(path, data={"csrf_token": form, "email": "ben@example.com"}, headers=OURS)
        assert told.status_code == 401, path
        assert "/password-again" in told.text, path
    assert rows(site) == before


def test_trust_s26_a_sign_up_of_more_than_64_kib_is_not_read(site: Flask) -> None:
    ana = Device(site.test_client())
    ana.open("/sign-up")
    told = ana.send("/sign-up", {"email": ANA, "password": "x" * 70_000, "called": "mum"})
    assert told.status_code == 413
    assert ana.open("/sign-up").status_code == 200
    told = ana.send("/sign-up", {"email": f"{'a' * 300}@example.com", "password": "x" * 129, "called": "mum"})
    assert told.status_code == 422
    assert not rows(site)["account"]


def test_an_address_is_the_same_in_any_letters(site: Flask) -> None:
    ana = Device(site.test_client())
    ana.open("/sign-up")
    ana.send("/sign-up", {"email": "Ana@Example.COM", "password": PASSWORD, "called": "mum"})
    ana.open(link_to(site, "/confirm/"))
    ana.send(link_to(site, "/confirm/"), {})
    assert [row["email"] for row in rows(site)["account"].values()] == ["ana@example.com"]
    assert signed_in(site, "ANA@example.com").path == "/family"
