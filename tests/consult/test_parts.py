"""A family ticks what may be seen, and looks at exactly that page before anybody else does (trust P5, experience 5)."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from consult.parts import Part
from journal.models import Win
from shell.database import db
from tests.carers import Carer
from tests.consult.shown import Shown, article, one_line
from tests.shares import agreed, written
from tests.site.watching import rows


@pytest.fixture
def shown(site: Flask) -> Shown:
    """A draft for which nothing was ticked yet."""
    made = Shown(site, parts=())
    made.change(booked=None, slot=None, goal=None)
    return made


def talk_row(shown: Shown) -> dict[str, object]:
    """The one talk as it is kept."""
    [row] = rows(shown.site)["talk"].values()
    return row


def ticked(shown: Shown, *parts: Part, **more: object) -> None:
    """Sends the form with these ticks."""
    shown.ana.open(f"{shown.own}/parts")
    shown.ana.send(f"{shown.own}/parts", {"parts": [str(part) for part in parts], **more})


def test_trust_p11_nothing_is_ticked_beforehand(shown: Shown) -> None:
    shown.ana.open(f"{shown.own}/parts")
    ticks = shown.ana.page.select("[name=parts]")
    assert [str(tick["value"]) for tick in ticks] == [str(part) for part in Part]
    assert not [tick for tick in ticks if tick.has_attr("checked")]
    described = {str(tick["aria-describedby"]) for tick in ticks}
    assert all(shown.ana.page.find(id=one) for one in described)
    assert len(described) == len(Part)


def test_what_is_ticked_is_kept_and_leads_to_the_page(shown: Shown) -> None:
    ticked(shown, Part.PLAN, Part.WINS, goal="brush-the-front-teeth")
    assert shown.ana.path == f"{shown.own}/parts"
    assert shown.ana.shown.status_code == 422
    goal = str(shown.ana.page.select("[name=goal]")[2]["value"])
    ticked(shown, Part.PLAN, Part.WINS, goal=goal)
    assert shown.ana.path == f"{shown.own}/preview"
    kept = talk_row(shown)
    assert (kept["parts"], kept["goal"]) == (["plan", "wins"], goal)
    shown.ana.open(f"{shown.own}/parts")
    assert [str(tick["value"]) for tick in shown.ana.page.select("[name=parts][checked]")] == ["plan", "wins"]
    assert [str(tick["value"]) for tick in shown.ana.page.select("[name=goal][checked]")] == [goal]


def test_the_goals_that_the_family_works_on_come_first(shown: Shown) -> None:
    shown.ana.open(f"{shown.own}/parts")
    near = [
        str(tick["value"]) for tick in shown.ana.page.select("[name=goal]") if len(tick.find_parents("details")) == 1
    ]
    assert near == ["", "zip-the-jacket"]


def test_trust_s24_an_unknown_tick_changes_nothing(shown: Shown) -> None:
    before = talk_row(shown)
    shown.ana.open(f"{shown.own}/parts")
    answer = shown.ana.send(f"{shown.own}/parts", {"parts": "everything"})
    assert answer.status_code == 422
    assert "Please look once more." in one_line(shown.ana.page.get_text(" "))
    assert talk_row(shown) == before


def test_trust_s1_a_win_of_another_child_cannot_be_picked(shown: Shown) -> None:
    leo = shown.ana.add("Canary-Leo")
    agreed(shown.ana, leo)
    written(shown.ana, leo, "Canary-leos", "")
    with shown.site.app_context():
        theirs = db.session.query(Win).filter_by(did="Canary-leos").one().token
    ticked(shown, Part.WINS, wins=[theirs])
    assert shown.ana.shown.status_code == 422
    assert len(rows(shown.site)["talk_win"]) == 1


def test_wins_are_picked_and_unpicked(shown: Shown) -> None:
    shown.ana.open(f"{shown.own}/parts")
    wins = [str(tick["value"]) for tick in shown.ana.page.select("[name=wins]")]
    ticked(shown, Part.WINS, wins=wins)
    assert len(rows(shown.site)["talk_win"]) == len(wins) == 3
    ticked(shown, Part.WINS, wins=wins[:1])
    ticked(shown, Part.WINS, wins=wins[:1])
    assert len(rows(shown.site)["talk_win"]) == 1


def test_trust_p4_an_unticked_part_is_gone_at_the_educators_next_request(site: Flask) -> None:
    shown = Shown(site)
    assert "One goal" in shown.ways()["page"]
    ticked(shown, Part.CHILD_VIEW)
    page = shown.ways()["page"]
    assert "One goal" not in page
    assert "answered in play" in page


def test_experience_g10_the_family_sees_exactly_the_educators_page(site: Flask) -> None:
    shown = Shown(site)
    shown.ask()
    shown.change(struck=["strength.Reactivity", "band"])
    theirs = article(shown.tom.client.get(shown.path).text)
    ours = article(shown.ana.client.get(f"{shown.own}/preview").text)
    assert one_line(ours.get_text(" ")) == one_line(theirs.get_text(" "))
    assert not theirs.select("button, form, input")


def press(shown: Shown, button: str, key: str, headers: dict[str, str] | None = None) -> BeautifulSoup:
    """Presses a line's button on the look beforehand."""
    shown.ana.open(f"{shown.own}/preview")
    assert shown.ana.page.select_one(f"[form=lines][name={button}][value='{key}']"), key
    shown.ana.send(f"{shown.own}/lines", {button: key}, headers=headers or {})
    return shown.ana.page


@pytest.mark.parametrize(
    "key", ["name", "band", "teacher", "scale", "trait.Openness", "plan.small", "works.Reactivity"]
)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_each_line_can_be_left_out_and_shown_again(site: Flask, key: str, headers: dict[str, str]) -> None:
    shown = Shown(site, parts=(Part.PARENT_VIEW, Part.PLAN))
    shown.ask()
    before = shown.ways()["page"]
    page = press(shown, "leave", key, headers)
    assert page.select_one(f"[name=show][value='{key}']")
    assert not page.select_one(f"[name=leave][value='{key}']")
    assert bool(page.select_one("html")) == (not headers)
    assert len(page.select("#preview")) == 1
    assert shown.ways()["page"] != before
    page = press(shown, "show", key, headers)
    assert not page.select_one("[name=show]")
    assert shown.ways()["page"] == before


def test_trust_r2_a_line_left_out_twice_is_left_out_once(shown: Shown) -> None:
    ticked(shown, Part.PLAN)
    for _ in range(2):
        shown.ana.send(f"{shown.own}/lines", {"leave": "scale"})
    assert talk_row(shown)["struck"] == ["scale"]


@pytest.mark.parametrize("sent", [{}, {"leave": "nothing"}, {"leave": "x" * 70}, {"show": "trait.Openness"}])
def test_trust_s24_a_line_that_is_not_on_the_page_cannot_be_left_out(shown: Shown, sent: dict[str, str]) -> None:
    shown.ana.open(f"{shown.own}/preview")
    assert shown.ana.send(f"{shown.own}/lines", sent).status_code == 422
    assert talk_row(shown)["struck"] == []


def test_trust_p4_a_line_that_was_written_anew_waits_to_be_looked_at(site: Flask) -> None:
    shown = Shown(site, parts=(Part.WINS,))
    with site.app_context():
        win = db.session.query(Win).filter_by(did="Canary-held the brush").one()
        key, win.did = f"win.{win.token}", "Canary-new"
        db.session.commit()
    shown.ana.open(f"{shown.own}/preview")
    assert "Canary-new" not in str(article(shown.ana.shown.text))
    press(shown, "show", key)
    assert "Canary-new" in shown.ways()["page"]


def test_what_has_no_room_is_told_of(site: Flask) -> None:
    shown = Shown(site)
    shown.pick(all_of_them=True)
    shown.change(concern="Lunch in the hall is loud and long. " * 8)
    shown.ana.open(f"{shown.own}/preview")
    fold = next(one for one in shown.ana.page.select("details") if "No room on one page" in one.get_text())
    assert "brings new ideas" in fold.get_text(" ")
    assert "brings new ideas" not in shown.ways()["page"]


def test_trust_s1_another_family_finds_none_of_it(shown: Shown, site: Flask) -> None:
    eve = Carer(site, "eve@example.org")
    theirs = eve.add("Zoe")
    for child in (shown.child, theirs):
        for way in ("parts", "preview"):
            assert eve.client.get(f"{child}/talks/{shown.talk}/{way}").status_code == 404
        for way in ("parts", "lines"):
            sent = {"csrf_token": eve.token, "parts": "plan", "leave": "name"}
            assert eve.client.post(f"{child}/talks/{shown.talk}/{way}", data=sent).status_code == 404
    assert talk_row(shown)["parts"] == []


def test_trust_p3_without_the_childs_yes_there_is_no_page(shown: Shown) -> None:
    shown.ana.open("/family")
    shown.ana.send(f"{shown.child}/agreements", {"purpose": "keep-child", "given": "no"})
    for way in ("parts", "preview"):
        answer = shown.ana.client.get(f"{shown.own}/{way}")
        assert (answer.status_code, answer.location) == (303, shown.child)
    sent = {"csrf_token": shown.ana.token, "parts": "plan"}
    assert shown.ana.client.post(f"{shown.own}/parts", data=sent).status_code == 303
    assert talk_row(shown)["parts"] == []


def test_a_talk_that_is_off_has_nothing_left_to_tick(site: Flask) -> None:
    shown = Shown(site, parts=(Part.PLAN,))
    with site.app_context():
        shown.row.off = shown.row.made
        db.session.commit()
    shown.ana.open("/family")
    sent = {"csrf_token": shown.ana.token, "parts": "wins"}
    assert shown.ana.client.post(f"{shown.own}/parts", data=sent).status_code == 303
    assert talk_row(shown)["parts"] == ["plan"]
