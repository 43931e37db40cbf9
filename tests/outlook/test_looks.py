"""Ana tells how she sees Mia, a few statements a page; nothing is lost, and nobody else finds it."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete, select

from home.consenting import Purpose
from home.models import Child, Trail
from outlook.models import Look, Said
from outlook.statements import ABOUT_ME, MY_CHILD, OPTIONS, forms
from shell.database import db
from tests.carers import Carer, account_of
from tests.looks import agree, begin, picked, tell
from tests.site.watching import rows

ANA, BEN, TOM = "ana@example.org", "ben@example.org", "tom@example.org"
PAGES = len(forms()[MY_CHILD].pages)


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, ANA)


@pytest.fixture
def mia(ana: Carer) -> str:
    """The address of her child's page."""
    return ana.add("Mia")


def count(site: Flask, table: str) -> int:
    return len(rows(site)[table])


def test_a_page_shows_three_statements_with_five_named_options_and_none_picked(ana: Carer, mia: str):
    begin(ana, mia)
    groups = ana.page.select("fieldset")

    assert len(groups) == 3
    assert [group.legend.get_text(strip=True) for group in groups] == [one.says for one in forms()[MY_CHILD].pages[0]]
    for group in groups:
        assert [label.get_text(strip=True) for label in group.select("label")] == list(forms()[MY_CHILD].options)
        assert len(group.select("input[type=radio]")) == OPTIONS
    assert not ana.page.select("input[checked]")
    assert "Page 1 of 7" in ana.page.get_text()


def test_a_look_goes_through_page_by_page_to_the_profile_and_gets_its_date(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    for number in range(1, PAGES + 1):
        assert ana.path == f"{look}/pages/{number}"
        ana.send(ana.path, picked(ana))

    assert ana.path == f"{mia}/profile"
    with site.app_context():
        kept = db.session.scalars(select(Look)).one()
        assert kept.finished
        assert (kept.form_version, kept.boundaries_version) == (1, 1)
        assert kept.said == {one.id: 2 for one in forms()[MY_CHILD].statements}
        told = [(line.act, line.child_id) for line in db.session.scalars(select(Trail).order_by(Trail.id))]
        assert told[-1] == ("look-finished", kept.child_id)


def test_a_look_is_resumed_where_it_stopped_with_what_was_said(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    ana.send(ana.path, picked(ana))
    ana.send(ana.path, {"child-goes-an-own-way": "4", "way": "rest"})
    assert ana.path == mia

    elsewhere = Carer(site, ANA)
    assert begin(elsewhere, mia) == look
    assert elsewhere.path == f"{look}/pages/2"
    assert [radio["id"] for radio in elsewhere.page.select("input[checked]")] == ["child-goes-an-own-way-4"]
    assert "Go on with how I see my child" in elsewhere.open(f"{mia}/profile").text
    assert count(site, "look") == 1


def test_one_page_back_keeps_what_was_picked_so_far(ana: Carer, mia: str):
    look = begin(ana, mia)
    ana.send(ana.path, picked(ana, **{"child-finds-out": "3"}))
    ana.send(ana.path, {"child-goes-an-own-way": "1", "way": "back"})

    assert ana.path == f"{look}/pages/1"
    assert ana.page.select_one("#child-finds-out-3[checked]")
    assert not ana.page.select("button[value=back]")
    ana.send(ana.path, picked(ana, **{"child-finds-out": "0"}))
    assert ana.path == f"{look}/pages/2"
    assert ana.page.select_one("#child-goes-an-own-way-1[checked]")


def test_a_page_with_an_answer_missing_says_so_kindly_and_keeps_what_was_picked(ana: Carer, mia: str):
    begin(ana, mia)
    answer = ana.send(ana.path, {"child-finds-out": "4", "way": "on"})

    assert answer.status_code == 422
    assert ana.page.select_one("#child-finds-out-4[checked]")
    assert len(ana.page.select("fieldset .mend")) == 2
    assert "still open" in ana.page.select_one("[role=alert]").get_text()


@pytest.mark.parametrize("bad", ["5", "-1", "x", "4 ", "٣", "99999999999999999999"])
@pytest.mark.parametrize("way", ["on", "back", "rest"])
def test_trust_s24_an_answer_that_there_is_not_changes_nothing(site: Flask, ana: Carer, mia: str, bad: str, way: str):
    look = begin(ana, mia)

    assert ana.send(f"{look}/pages/1", picked(ana, **{"child-finds-out": bad, "way": way})).status_code == 422
    assert count(site, "said") == 0


def test_a_way_that_there_is_not_and_a_form_that_there_is_not_are_refused(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    assert ana.send(f"{look}/pages/1", picked(ana, way="up")).status_code == 422
    ana.open(mia)
    assert ana.send("/looks", {"form": "my-cat"}).status_code == 422
    ana.open(mia)
    assert ana.send("/looks", {}).status_code == 422
    ana.open(mia)
    assert ana.send("/looks", {"form": MY_CHILD}).status_code == 404
    for number in (0, 8, 99):
        assert ana.open(f"{look}/pages/{number}").status_code == 404
    assert count(site, "said") == 0


def test_trust_r2_the_same_page_sent_twice_counts_once_and_a_later_answer_stands(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    page = picked(ana, **{"child-finds-out": "4"})
    for fields in (page, page, page | {"child-finds-out": "1"}):
        ana.send(f"{look}/pages/1", fields)

    assert count(site, "said") == 3
    with site.app_context():
        kept = db.session.scalars(select(Said).where(Said.statement == "child-finds-out")).one()
        assert kept.option == 1


def test_beginning_twice_begins_one_look_and_a_finished_one_stays_as_it_was(site: Flask, ana: Carer, mia: str):
    assert begin(ana, mia) == begin(ana, mia)
    done = tell(site, ANA, child=mia)
    before = rows(site)["said"]
    ana.open(mia)
    assert ana.send(f"{done}/pages/1", {"child-finds-out": "0", "way": "rest"}).request.path == f"{mia}/profile"
    assert ana.open(done).request.path == f"{mia}/profile"
    assert ana.open(f"{done}/pages/1").request.path == f"{mia}/profile"

    assert rows(site)["said"] == before
    assert begin(ana, mia) != done
    assert count(site, "look") == 2


def test_trust_s4_a_page_changes_its_own_answers_and_nothing_else(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    before = rows(site)
    hostile = dict.fromkeys(
        ("id", "token", "account_id", "child_id", "finished", "form", "form_version", "family_id"), "1"
    )
    ana.send(f"{look}/pages/1", picked(ana, **hostile, **{"child-shows-feelings": "4"}))
    after = rows(site)

    assert {table for table in after if after[table] != before[table]} == {"said"}
    assert {row["statement"] for row in after["said"].values()} == {one.id for one in forms()[MY_CHILD].pages[0]}


def test_trust_s1_a_look_is_its_carers_alone(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    ben, tom = Carer(site, BEN, family_of=ANA), Carer(site, TOM)
    before = rows(site)
    for stranger in (ben, tom):
        stranger.open("/family")
        for path in (look, f"{look}/pages/1"):
            seen, unseen = stranger.client.get(path), stranger.client.get(path.replace(look, "/looks/" + "x" * 22))
            assert (seen.status_code, seen.text) == (404, unseen.text)
        assert stranger.send(f"{look}/pages/1", {"child-finds-out": "4", "way": "rest"}).status_code == 404
    tom.open("/family")
    assert tom.send("/looks", {"form": MY_CHILD, "child": mia.split("/")[2]}).status_code == 404
    assert rows(site) == before


def test_trust_p3_without_a_yes_nothing_about_oneself_is_begun_or_shown(site: Flask, ana: Carer):
    ana.open("/about-me")
    assert not ana.page.select("input[checked], [aria-pressed=true]")
    assert [button.get_text(strip=True) for button in ana.page.select("button[name=given]")] == [
        "Yes, you may",
        "No, thank you",
    ]
    assert ana.send("/looks", {"form": ABOUT_ME}).request.path == "/about-me"
    assert count(site, "look") == 0

    ana.press("button[name=given][value=yes]")
    assert ana.path == "/about-me"
    look = begin(ana)
    ana.send(ana.path, picked(ana))
    agree(site, ANA, Purpose.ABOUT_ME, False)
    assert ana.open(f"{look}/pages/2").request.path == "/about-me"
    assert ana.send(f"{look}/pages/2", {"i-stay-calm": "4", "way": "rest"}).request.path == "/about-me"
    assert count(site, "said") == 3


def test_trust_p3_a_yes_taken_back_shuts_the_look_at_a_child_at_once(site: Flask, ana: Carer, mia: str):
    look = begin(ana, mia)
    tell(site, ANA, child=mia)
    look = begin(ana, mia)
    page = picked(ana)
    ana.open(mia)
    ana.press("button[name=given]")
    for path in (look, f"{look}/pages/1", f"{mia}/profile", f"{mia}/together"):
        assert ana.open(path).request.path == mia, path
    ana.open(mia)
    assert ana.send(f"{look}/pages/1", page).request.path == mia
    ana.open(mia)
    assert ana.send("/looks", {"form": MY_CHILD, "child": mia.split("/")[2]}).request.path == mia


def test_a_carer_who_left_the_family_leaves_no_view_in_it_and_finds_the_own_look_no_more(
    site: Flask, ana: Carer, mia: str
):
    ben = Carer(site, BEN, family_of=ANA)
    tell(site, BEN, child=mia)
    look = begin(ben, mia)
    assert "Carer: how they see it" in ana.open(f"{mia}/profile").text
    with site.app_context():
        gone = account_of(BEN)
        assert gone
        gone.part(datetime.now(UTC))
        db.session.commit()

    assert "Carer: how they see it" not in ana.open(f"{mia}/profile").text
    for path in (look, f"{look}/pages/1"):
        assert ben.client.get(path).status_code == 404


def test_erasing_a_child_or_a_carer_takes_their_looks_along(site: Flask, ana: Carer, mia: str):
    tell(site, ANA, child=mia)
    tell(site, ANA)
    with site.app_context():
        db.session.execute(delete(Child))
        db.session.commit()
        assert [look.form for look in db.session.scalars(select(Look))] == [ABOUT_ME]
        db.session.delete(account_of(ANA))
        db.session.commit()
    assert count(site, "look") == count(site, "said") == 0
