"""An operator asks educators in and switches them off; the link works once, the door at every request (trust 2.8)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import select, update

from accounts.models import Account, Sitting
from consult.models import Educator, Talk
from family.models import hashed
from shell.database import db
from shell.doors import Door, door_of
from tests.carers import Carer
from tests.conftest import DATABASES
from tests.educators import (
    LEE,
    LINKS,
    PAGES,
    PASSWORD,
    SENT,
    NobodyOpens,
    app_of,
    asked_in,
    came_in,
    typed,
    with_an_app,
)
from tests.journeys import Device
from tests.letterbox import LINK, empty, letters
from tests.site.grown_ups import half_a_minute_later
from tests.site.watching import NOON, NOT_FROZEN, changes, everything, rows
from tests.talks import TOM, booked, educator, educator_row

ANA, BEN = "canary-ana@example.org", "ben@example.org"
ENDED = "This link has ended"
HERE = {"name": "Lee", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _no_letters(request: pytest.FixtureRequest) -> None:
    """Every test begins with an empty letterbox."""
    if "site" in request.fixturenames:
        empty(request.getfixturevalue("site"))


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock


def visitor(site: Flask) -> Device:
    """A browser in which nobody is signed in."""
    return Device(site.test_client())


def switched_off(site: Flask, address: str = TOM) -> str:
    """An operator switches an educator off; gives what is printed."""
    code, said = typed(site, "switch-off", address)
    assert code == 0, said
    return said


# The commands


def test_trust_s15_an_invitation_is_one_letter_whose_link_is_kept_as_a_digest(site: Flask) -> None:
    code, said = typed(site, "invite", "Canary-Lee@Example.org ")
    assert (code, "on its way" in said) == (0, True)
    (letter,) = letters(site)
    assert letter.to == [LEE]
    (link,) = (link for link in LINK.findall(letter.body) if LINKS in link)
    token = link.rpartition("/")[2]
    (row,) = rows(site)["educator_invitation"].values()
    assert (row["email"], row["token_hash"]) == (LEE, hashed(token))
    assert token not in str(rows(site))


@pytest.mark.parametrize("address", ["", "lee", "lee@", "@example.org", "lee@example", "a" * 300 + "@example.org"])
def test_what_is_no_address_gets_a_kind_word_and_no_letter(site: Flask, address: str) -> None:
    code, said = typed(site, "invite", address)
    assert code != 0
    assert "mail address" in said
    assert "Traceback" not in said
    assert not letters(site)
    assert not rows(site)["educator_invitation"]


@pytest.mark.parametrize("command", ["switch-off", "switch-on"])
def test_an_address_of_nobody_gets_a_kind_word(site: Flask, command: str) -> None:
    Carer(site, ANA)
    code, said = typed(site, command, ANA)
    assert code != 0
    assert "is an educator here" in said


def test_whoever_is_here_already_is_not_asked_again(site: Flask) -> None:
    educator(site)
    code, said = typed(site, "invite", TOM)
    assert (code != 0, "here already" in said) == (True, True)
    assert not letters(site)


def test_where_no_letter_goes_out_the_operator_hears_of_it(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    code, said = typed(site, "invite", LEE)
    assert (code != 0, "in a few minutes" in said) == (True, True)


def test_the_list_tells_who_is_here_who_can_be_booked_and_who_was_asked(site: Flask) -> None:
    educator(site)
    educator(site, "off@example.org")
    switched_off(site, "off@example.org")
    came_in(site, "new@example.org")
    asked_in(site)
    said = typed(site, "list")[1].splitlines()
    assert said == [
        f"{TOM}  can be booked",
        "new@example.org  has not said name, place and hours yet",
        "off@example.org  switched off",
        f"{LEE}  asked in",
    ]


# The link


def test_trust_s15_a_scanner_may_open_the_link_five_times_and_a_press_uses_it_once(site: Flask) -> None:
    link = asked_in(site)
    for _ in range(5):
        scanner = visitor(site)
        assert scanner.client.get(link).status_code == 200
        assert scanner.client.head(link).status_code == 200
    assert everything(rows(site))["account"] == 0
    lee, late = visitor(site), visitor(site)
    lee.open(link)
    late.open(link)
    answer = lee.client.post(link, data={"csrf_token": lee.token, **HERE})
    assert (answer.status_code, answer.location) == (303, "/account/authenticator")
    second = late.client.post(link, data={"csrf_token": late.token, **HERE})
    assert (second.status_code, ENDED in second.text) == (404, True)
    assert (visitor(site).open(link).status_code, rows(site)["educator_invitation"]) == (404, {})


def test_who_comes_in_has_a_confirmed_account_in_an_empty_family_and_is_signed_in(site: Flask) -> None:
    lee = came_in(site)
    found = rows(site)
    (account,), (row,) = found["account"].values(), found["educator"].values()
    assert (account["email"], account["confirmed_at"] is not None, account["keeper"]) == (LEE, True, True)
    assert (row["account_id"], row["name"], row["active"]) == (account["id"], "Lee Canary-Park", True)
    assert (len(found["family"]), len(found["child"]), len(found["sitting"])) == (1, 0, 1)
    assert PASSWORD not in str(found)
    assert lee.open("/family").status_code == 200
    assert "signed-in" in {line["act"] for line in found["trail"].values()}


def test_an_educator_is_led_to_the_app_then_to_the_talks(site: Flask) -> None:
    lee = came_in(site)
    assert lee.path == "/account/authenticator"
    for page in PAGES:
        assert lee.client.get(page).location == "/account/authenticator"
    with_an_app(lee)
    assert lee.path == "/account"
    lee.press("a[href='/educator']")
    assert lee.path == "/educator"
    assert "Before families can find you" in lee.shown.text


@pytest.mark.parametrize(
    ("sent", "kind_word"),
    [
        ({"name": "Lee", "password": "short"}, "a little longer"),
        ({"name": "Lee", "password": "password"}, "easy to guess"),
        ({"name": "Lee", "password": ""}, "8 letters or more"),
        ({"name": " \n", "password": PASSWORD}, "the name that families see"),
        ({"name": "L" * 61, "password": PASSWORD}, "the name that families see"),
    ],
)
def test_trust_s7_what_does_not_fit_is_asked_for_once_more_and_the_link_still_works(
    site: Flask, sent: dict[str, str], kind_word: str
) -> None:
    link, lee = asked_in(site), visitor(site)
    lee.open(link)
    lee.send(link, sent)
    assert lee.shown.status_code == 422
    assert kind_word in lee.page.select(".mend")[0].get_text()
    shown = lee.page.select_one("#name")
    assert shown
    assert str(shown["value"]) == sent["name"].strip()
    assert PASSWORD not in lee.shown.text
    assert everything(rows(site))["account"] == 0
    lee.send(link, HERE)
    assert lee.path == "/account/authenticator"


def test_trust_s15_a_link_is_over_after_an_hour_and_leaves(site: Flask, clock: Any) -> None:
    link, lee = asked_in(site), visitor(site)
    lee.open(link)
    clock.move_to(NOON + timedelta(minutes=59))
    assert lee.open(link).status_code == 200
    clock.move_to(NOON + timedelta(minutes=61))
    assert lee.client.post(link, data={"csrf_token": lee.token, **HERE}).status_code == 404
    assert ENDED in lee.open(link).text
    assert everything(rows(site))["account"] == 0
    assert typed(site, "list")[1] == ""
    site.test_cli_runner().invoke(args=["family", "sweep"])
    assert not rows(site)["educator_invitation"]


def test_a_new_letter_takes_the_place_of_the_one_before(site: Flask) -> None:
    first, second = asked_in(site), asked_in(site)
    assert visitor(site).open(first).status_code == 404
    assert visitor(site).open(second).status_code == 200
    assert len(rows(site)["educator_invitation"]) == 1


def test_trust_s1_a_link_that_never_was_is_answered_like_one_that_is_over(site: Flask) -> None:
    came_in(site)
    used = visitor(site).open(LINKS + letters(site)[0].body.split(LINKS)[1].split()[0])
    never = visitor(site).open(LINKS + "x" * 22)
    assert used.status_code == never.status_code == 404
    assert used.text == never.text


def test_whoever_has_an_account_signs_in_first_and_keeps_all_of_it(site: Flask) -> None:
    ana = Carer(site, ANA)
    child = ana.add("Mia")
    link, out = asked_in(site, ANA), visitor(site)
    out.open(link)
    assert "Sign in first" in out.shown.text
    assert not out.page.select("[name=password]")
    way = out.page.select_one("main a.main-way")
    assert way
    assert str(way["href"]) == f"/sign-in?next={link}"
    out.open("/sign-in")
    assert out.client.post(link, data={"csrf_token": out.token, **HERE}).status_code == 422
    assert not rows(site)["educator"]
    ana.open(link)
    answer = ana.client.post(link, data={"csrf_token": ana.token})
    assert (answer.status_code, answer.location) == (303, "/educator")
    assert ana.client.get("/educator").location == "/account/authenticator"
    (row,) = rows(site)["educator"].values()
    assert row["active"]
    assert ana.open(child).status_code == 200


def test_a_link_for_another_address_makes_nobody_an_educator(site: Flask) -> None:
    link, ben = asked_in(site), Carer(site, BEN)
    ben.open(link)
    assert "another address" in ben.shown.text
    assert LEE not in ben.shown.text
    assert ben.send(link, HERE).status_code == 422
    assert not rows(site)["educator"]
    assert len(rows(site)["account"]) == 1


def test_trust_s6_a_childs_hands_find_no_link(site: Flask) -> None:
    ana = Carer(site, ANA)
    link = asked_in(site, ANA)
    ana.open("/family")
    token = ana.token
    ana.send("/grown-ups", {"mode": "child"})
    assert ana.client.get(link).status_code == 303
    assert ana.client.post(link, data={"csrf_token": token}).status_code == 303
    assert not rows(site)["educator"]


def test_whoever_was_switched_off_comes_back_by_an_invitation_and_not_by_its_letter_alone(site: Flask) -> None:
    tom = educator(site)
    switched_off(site)
    link = asked_in(site, TOM)
    assert not any(row["active"] for row in rows(site)["educator"].values())
    tom = Carer(site, TOM)
    tom.open(link)
    tom.send(link, {})
    assert tom.open("/educator").status_code == 200
    assert len(rows(site)["educator"]) == 1


def test_switching_off_takes_a_waiting_invitation_back(site: Flask) -> None:
    educator(site)
    switched_off(site)
    link = asked_in(site, TOM)
    typed(site, "switch-on", TOM)
    switched_off(site)
    assert visitor(site).open(link).status_code == 404


# The door


def doors(site: Flask) -> set[str]:
    """The addresses behind the educators' door."""
    return {rule.rule for rule in site.url_map.iter_rules() if door_of(site, rule.endpoint) is Door.EDUCATOR}


def answers(device: Device, token: str = "") -> set[tuple[int, str]]:
    """How every address of an educator answers this device."""
    handing = f"/educator/talks/{token or 'x' * 22}/handing-back"
    got = [device.client.get(page) for page in (*PAGES, handing)]
    forms = SENT | {handing: {"reason": "I am ill"}}
    got += [device.client.post(path, data=fields | {"csrf_token": device.token}) for path, fields in forms.items()]
    return {(answer.status_code, answer.headers.get("Location", "")) for answer in got}


def test_every_address_of_an_educator_stands_in_these_tests(site: Flask) -> None:
    ours = {"/educator/talks/<token:talk>/handing-back", *PAGES, *SENT}
    assert ours <= doors(site)


def test_trust_s1_to_anybody_who_is_no_educator_the_pages_are_not_there(site: Flask) -> None:
    educator(site)
    ana = Carer(site, ANA)
    token = booked(site, ana, ana.add("Mia"))
    before = everything(rows(site))
    ana.open("/family")
    assert answers(ana, token) == {(404, "")}
    assert everything(rows(site)) == before


def test_nobody_signed_in_is_asked_to(site: Flask) -> None:
    nobody = visitor(site)
    nobody.open("/sign-in")
    assert {code for code, _ in answers(nobody)} == {303, 401}
    assert nobody.client.get("/educator").location == "/sign-in?next=/educator"


def test_without_an_app_the_door_leads_to_its_setup(site: Flask) -> None:
    tom = educator(site, app=False)
    assert answers(tom) == {(303, "/account/authenticator")}
    assert everything(rows(site))["other_day"] == 0


def test_signing_in_with_password_and_app_leads_to_the_page_that_was_asked_for(site: Flask) -> None:
    lee, app = app_of(came_in(site))
    lee.open("/account")
    lee.send("/sign-out", {})
    lee.open("/educator/hours")
    asked = lee.page.select_one("[name=next]")
    assert asked
    lee.send("/sign-in", {"email": LEE, "password": PASSWORD, "next": str(asked["value"])})
    assert lee.path == "/sign-in/code"
    assert visitor(site).client.get("/educator").status_code == 303
    assert lee.client.get("/educator").status_code == 303, "the password alone opens nothing"
    half_a_minute_later(site, LEE)
    form = lee.page.select_one("form[action*='/sign-in/code']")
    assert form
    lee.send(str(form["action"]), {"code": app.generate().token})
    assert lee.path == "/educator/hours"


def test_with_the_app_removed_the_door_is_shut_again(site: Flask) -> None:
    lee = with_an_app(came_in(site))
    assert lee.client.get("/educator").status_code == 200
    lee.open("/account/authenticator")
    lee.send("/account/authenticator", {"setup": "disable"})
    assert lee.client.get("/educator").location == "/account/authenticator"


def test_trust_s9_the_password_is_asked_for_once_in_twelve_hours(site: Flask) -> None:
    tom = educator(site)
    for hours, code in ((11, 200), (13, 303)):
        with site.app_context():
            db.session.execute(update(Sitting).values(entered=datetime.now(UTC) - timedelta(hours=hours)))
            db.session.commit()
        assert tom.client.get("/educator").status_code == code
    assert tom.client.get("/educator").location == "/password-again?next=/educator"


def test_trust_p5_switched_off_is_shut_at_the_very_next_request_everywhere(site: Flask) -> None:
    tom, ana = educator(site), Carer(site, ANA)
    token = booked(site, ana, ana.add("Mia"))
    again = Carer(site, TOM)
    assert tom.open("/educator/hours").status_code == 200
    with site.app_context():
        educator_row().active = False
        db.session.commit()
    assert answers(tom, token) == {(404, "")}, "even while a sitting lives"
    typed(site, "switch-on", TOM)
    switched_off(site)
    for device in (tom, again):
        assert {code for code, _ in answers(device, token)} <= {303, 400, 401}
        assert device.client.get("/educator").location == "/sign-in?next=/educator"
    later = Carer(site, TOM)
    later.open("/family")
    assert answers(later, token) == {(404, "")}


# Switching off


def test_switching_off_gives_coming_talks_back_with_a_letter_without_the_childs_name(site: Flask) -> None:
    educator(site)
    ana = Carer(site, ANA)
    ana.open("/family")
    ana.send("/family/zone", {"zone": "Asia/Kolkata"})
    child = ana.add("Canary-Mia")
    coming = booked(site, ana, child)
    over = booked(site, ana, child, ahead=timedelta(days=-3))
    assert "1 talks went back" in switched_off(site)
    (letter,) = letters(site)
    assert letter.to == [ANA]
    assert "Canary-Mia" not in letter.subject + letter.body
    assert "Canary-concern" not in letter.body
    assert f"{child}/talks/{coming}" in letter.body
    assert "(Kolkata time)" in letter.body
    assert "All you wrote is kept" in letter.body
    with site.app_context():
        talks = {talk.token: talk for talk in db.session.scalars(select(Talk))}
        local = talks[coming].start + timedelta(hours=5, minutes=30)
        assert f"{local:%A}, {local.day} {local:%B} {local.year}, {local.hour}:{local:%M}" in letter.body
        assert (talks[coming].off is not None, talks[coming].slot) == (True, None)
        assert talks[over].off is None
        assert not any(talk.open_at(datetime.now(UTC)) for talk in talks.values())
    turns = [turn for turn in rows(site)["talk_turn"].values() if turn["turn"] == "handed-back"]
    assert [(turn["by"], turn["reason"]) for turn in turns] == [("site", "This educator is no longer here.")]
    assert "already" in switched_off(site)
    assert len(letters(site)) == 1
    assert typed(site, "switch-on", TOM)[0] == 0
    with site.app_context():
        assert educator_row().active


def test_a_talk_that_has_just_ended_stays_as_it_was(site: Flask, clock: Any) -> None:
    clock.move_to(NOON + timedelta(minutes=45))
    educator(site)
    ana = Carer(site, ANA)
    booked(site, ana, ana.add("Mia"), ahead=timedelta(0))
    assert "0 talks went back" in switched_off(site)
    assert not letters(site)


def test_where_no_letter_goes_out_an_educator_is_switched_off_all_the_same(
    site: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    educator(site)
    ana = Carer(site, ANA)
    booked(site, ana, ana.add("Mia"))
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    code, said = typed(site, "switch-off", TOM)
    assert (code != 0, "It is done" in said) == (True, True)
    assert not any(row["active"] for row in rows(site)["educator"].values())
    assert all(row["off"] for row in rows(site)["talk"].values())


# Erasing


def of_ana(site: Flask) -> str:
    """A talk of Ana's child is booked with Tom; gives its path."""
    ana = Carer(site, ANA)
    child = ana.add("Canary-Mia")
    return f"{child}/talks/{booked(site, ana, child)}"


def went_back(site: Flask, talk: str) -> None:
    """Ana's talk is off and its time free; she got one letter, and the educator is gone."""
    (row,) = rows(site)["talk"].values()
    assert (row["off"] is not None, row["slot"], row["educator_id"]) == (True, None, None)
    assert row["educator_name"] == "Tom Canary-Reed"
    assert [(letter.to, talk in letter.body) for letter in letters(site)] == [([ANA], True)]
    assert not rows(site)["educator"]


def test_trust_p8_an_educator_who_erases_the_own_place_gives_talks_back_first(site: Flask) -> None:
    tom, talk = educator(site), of_ana(site)
    tom.open("/family/erasure")
    assert tom.send("/family/erasure", {}).status_code == 200
    went_back(site, talk)


def test_trust_p8_an_educator_who_leaves_a_family_gives_talks_back_first(site: Flask) -> None:
    Carer(site, BEN)
    Carer(site, TOM, family_of=BEN)
    tom, talk = educator(site), of_ana(site)
    tom.open("/account/erasure")
    assert tom.send("/account/erasure", {}).status_code == 200
    went_back(site, talk)


def test_a_talk_about_an_educators_own_child_takes_no_letter_when_all_of_it_is_erased(site: Flask) -> None:
    tom = educator(site)
    booked(site, tom, tom.add("Leo"))
    tom.open("/family/erasure")
    tom.send("/family/erasure", {})
    assert not letters(site)
    assert not rows(site)["talk"]


def test_erasing_stands_where_no_letter_goes_out(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    tom = educator(site)
    of_ana(site)
    tom.open("/family/erasure")
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    assert tom.send("/family/erasure", {}).status_code == 200
    assert not rows(site)["educator"]


def test_trust_p10_an_educator_who_falls_silent_for_two_years_gives_talks_back_first(site: Flask) -> None:
    educator(site)
    talk, now = of_ana(site), datetime.now(UTC)
    with site.app_context():
        tom = educator_row().account
        tom.seen, tom.family.made, tom.family.warned = (now - timedelta(days=days) for days in (800, 800, 31))
        db.session.commit()
    assert site.test_cli_runner().invoke(args=["family", "sweep"]).exit_code == 0
    went_back(site, talk)


@pytest.mark.parametrize("database", DATABASES)
def test_trust_r10_a_copy_that_comes_back_brings_no_link_along(
    make_site: Callable[..., Flask], tmp_path: Path, database: str
) -> None:
    own = make_site(database)
    run = own.test_cli_runner().invoke
    link = asked_in(own)
    copy = run(args=["backup", str(tmp_path)]).output.strip()
    said = run(args=["restore", copy, "--yes"])
    assert said.exit_code == 0, said.output
    assert "educators list" in said.output
    assert visitor(own).open(link).status_code == 404


# What a form may change


@pytest.mark.parametrize("path", SENT)
def test_trust_s4_no_field_of_an_educator_switches_on_or_reaches_another(site: Flask, path: str) -> None:
    tom = educator(site)
    educator(site, "other@example.org")
    hostile = {"id": "7777777", "account_id": "1", "active": "", "token": "evil", "educator_id": "2", "made": "1999"}
    tom.open("/educator/hours")
    before = rows(site)
    tom.client.post(path, data=hostile | SENT[path] | {"csrf_token": tom.token})
    after = rows(site)
    mine = {("educator", name) for name in ("name", "about", "languages", "place", "zone", "minutes", "notice")}
    assert changes(before, after) <= (mine if path == "/educator/about" else set())
    with site.app_context():
        own = db.session.scalar(select(Educator.id).join(Account).where(Account.email == TOM))
    new = [row for table in ("open_hours", "other_day") for id, row in after[table].items() if id not in before[table]]
    gone = [row for table in ("open_hours", "other_day") for id, row in before[table].items() if id not in after[table]]
    assert {row["educator_id"] for row in (*new, *gone)} <= {own}
    assert before != after or path.endswith("days/removal")
