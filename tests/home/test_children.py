"""A family tells of its children; nothing stands without its yes, and nobody else finds them."""

from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from home.models import Child, Consent, Trail
from shell.database import db
from tests.carers import CHILD, Carer
from tests.site.watching import everything, rows

MIA = {"nickname": "Mia", **CHILD}
MENDED = ("Mi%ED%A0%80a", "%FF")
"""Half a character arrives as the sign for an unknown one, which both databases keep."""


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, "ana@example.org")


@pytest.fixture
def tom(site: Flask) -> Carer:
    """A carer of another family."""
    return Carer(site, "tom@example.org")


def test_trust_p3_nothing_of_a_child_stands_before_the_familys_yes(site: Flask, ana: Carer) -> None:
    ana.open("/children/new")
    assert not ana.page.select("#agreed[checked]")
    answer = ana.send("/children", {**MIA, "agreed": ""})
    assert answer.status_code == 422
    assert ana.page.select_one("#nickname")["value"] == "Mia"
    assert ana.page.select(".mend")
    assert not everything(rows(site))["child"]
    assert not everything(rows(site))["guest"]


def test_a_child_is_told_of_and_told_anew(site: Flask, ana: Carer) -> None:
    child = ana.add("Mia", textures="sand", sounds="rain", left_out="meal")
    ana.open(f"{child}/about")
    ticked = {field["value"] for field in ana.page.select("input[checked]")}
    assert ticked == {"lu", "plum", "7-9", "speaks", "sand", "rain", "meal"}
    ana.send(f"{child}/about", {**MIA, "nickname": " Mimi ", "band": "4-6", "activities": "swing"})
    assert ana.path == child
    assert ana.page.h1.get_text(strip=True) == "Mimi"
    with site.app_context():
        kept = db.session.scalars(select(Child)).one()
        assert (kept.likes, kept.left_out, kept.guest.band) == (["swing"], [], "4-6")


@pytest.mark.parametrize("nickname", ["", "%20%20", "x" * 25, "Mi%00a", "Mi%ED%A0%80a", "Mi%0Aa", "%FF"])
def test_trust_s24_a_nickname_that_no_one_writes_gets_a_kind_answer(ana: Carer, nickname: str) -> None:
    ana.open("/children/new")
    fields = urlencode({**MIA, "csrf_token": ana.token, "nickname": ""}).replace("nickname=", f"nickname={nickname}")
    answer = ana.client.post("/children", data=fields, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == (303 if nickname in MENDED else 422)


def test_trust_s4_a_form_changes_its_own_columns_and_no_other(site: Flask, ana: Carer, tom: Carer) -> None:
    tom.add("Leo")
    child = ana.add("Mia")
    before = rows(site)
    hostile = [
        "id",
        "token",
        "family_id",
        "made",
        "guest_id",
        "child_id",
        "keeper",
        "role",
        "is_admin",
        "consent",
        "given",
    ]
    ana.open(f"{child}/about")
    ana.send(f"{child}/about", MIA | dict.fromkeys(hostile, "1"))
    after = rows(site)
    assert {table for table in after if after[table] != before[table]} <= {"trail"}


def test_trust_s1_another_familys_child_is_as_absent_as_none(ana: Carer, tom: Carer) -> None:
    child = ana.add("Mia")
    nowhere = "/children/" + "x" * 22
    tom.open("/children/new")
    for ending in ("", "/about"):
        seen, unseen = tom.client.get(child + ending), tom.client.get(nowhere + ending)
        assert (seen.status_code, seen.text) == (unseen.status_code, unseen.text) == (404, unseen.text)
    for ending in ("/about", "/opening", "/agreements", "/claims"):
        assert tom.send(child + ending, {**MIA, "given": "no", "purpose": "keep-child", "code": "x"}).status_code == 404
        tom.open("/children/new")
    assert ana.open(child).status_code == 200


def test_trust_p3_a_yes_taken_back_counts_from_the_next_request_and_can_be_given_again(site: Flask, ana: Carer) -> None:
    child = ana.add("Mia")
    ana.send(f"{child}/opening", {"to": "plan"})
    assert ana.path == "/plan"
    assert "Mia" in ana.shown.text
    second_device = Carer(site, "ana@example.org")
    second_device.send(f"{child}/opening", {"to": "plan"})
    ana.open(child)
    ana.press("button[name=given]")
    for device in (ana, second_device):
        assert device.open("/plan").request.path == "/family"
        assert "was taken back" in device.shown.text
        assert device.send(f"{child}/opening", {"to": "plan"}).request.path == "/family"
    ana.open(child)
    ana.press("button[name=given]")
    assert second_device.send(f"{child}/opening", {"to": "plan"}).request.path == "/plan"
    with site.app_context():
        assert [said.given for said in db.session.scalars(select(Consent).order_by(Consent.id))] == [True, False, True]
        said = db.session.scalars(select(Consent)).first()
        assert "Tiny Rungs may keep this child's nickname" in said.words
        assert (said.words_version, len(said.words_hash), said.method) == (1, 64, "signed-in")


def test_trust_p6_what_was_agreed_and_the_trail_are_never_changed(site: Flask, ana: Carer) -> None:
    ana.add("Mia")
    with site.app_context():
        for table in (Consent, Trail):
            for change in (
                update(table).values(account_id=7),
                delete(table),
            ):
                with pytest.raises(Exception, match="never changed"):
                    db.session.execute(change)
                db.session.rollback()
        told = [(line.act, line.child_id) for line in db.session.scalars(select(Trail).order_by(Trail.id))]
    assert [act for act, _child in told] == ["child-added", "consent-given"]


def test_a_family_has_several_children_and_each_its_own_play(ana: Carer) -> None:
    mia, leo = ana.add("Mia"), ana.add("Leo", band="4-6")
    ana.play(mia, 3)
    game = ana.game
    other = Carer(ana.site, "ana@example.org")
    other.send(f"{leo}/opening", {"to": "play"})
    assert other.path == "/games/new"
    assert not other.page.select("form[action='/games/current']")
    assert other.open(game).status_code == 404
    other.open("/family")
    assert [name.get_text(strip=True) for name in other.page.select("h3")] == ["Mia", "Leo"]


def test_trust_s6_in_a_childs_hands_the_device_shows_nothing_of_the_family(ana: Carer) -> None:
    child = ana.add("Mia")
    ana.play(child, 1)
    for path in ("/family", child, f"{child}/about", "/family/carers", "/family/agreements", "/family/claim", "/plan"):
        assert ana.client.get(path).location.startswith("/grown-ups"), path
    assert ana.open(ana.game if ana.path.startswith("/games") else "/games/current").status_code == 200


def test_trust_r7_the_familys_clock_says_which_day_it_was(site: Flask, ana: Carer) -> None:
    ana.open("/family")
    assert ana.send("/family/zone", {"zone": "Mars/Olympus"}).status_code == 422
    ana.open("/family")
    ana.send("/family/zone", {"zone": "Pacific/Kiritimati"})
    assert ana.page.select_one("option[selected]")["value"] == "Pacific/Kiritimati"
