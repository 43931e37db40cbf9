"""Goals of a school's plan in the family's or the school's words, each beside a ladder or none (facts S164)."""

from secrets import token_urlsafe

import pytest
from flask import Flask

from planner.ladders import goal, ladders
from tests.carers import Carer
from tests.site.watching import rows

ZIP = goal("zip-the-jacket")


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, "ana@example.org")


@pytest.fixture
def here(ana: Carer) -> str:
    """Where the goals of her child's school stand."""
    mia = ana.add("Mia")
    ana.send(f"{mia}/opening", {"to": "plan"})
    return f"{mia}/school-goals"


def add(ana: Carer, here: str, words: str = "Canary-aim", tied: str = "", key: str = "") -> None:
    """Writes one down."""
    ana.open(here)
    ana.send(here, {"key": key or token_urlsafe(16), "words": words, "goal": tied})


def aims(site: Flask) -> list[dict]:
    """What is kept."""
    return list(rows(site)["school_goal"].values())


def test_a_goal_stands_in_its_own_words_beside_the_step_of_its_ladder(ana: Carer, here: str) -> None:
    ana.open("/plan/goals/zip-the-jacket")
    ana.send("/plan/goals/zip-the-jacket/changes", {"change": "rung-4"})
    add(ana, here, "Mia dresses “by herself” in 4 of 5 tries", ZIP.id)
    box = ana.page.select_one("section.box")

    assert box.h2.get_text() == "Mia dresses “by herself” in 4 of 5 tries"
    assert ZIP.rungs[4].do in box.get_text()


def test_it_needs_no_ladder_and_can_get_another_one(site: Flask, ana: Carer, here: str) -> None:
    add(ana, here)
    token = aims(site)[0]["token"]
    assert "No ladder yet" in ana.shown.text
    for tied in (ZIP.id, ZIP.id, ""):
        ana.send(f"{here}/{token}", {"goal": tied})
        assert aims(site)[0]["goal"] == (tied or None)

    assert [row["act"] for row in rows(site)["trail"].values()].count("school-goal-changed") == 3


def test_it_can_be_taken_out_and_twice_is_the_same(site: Flask, ana: Carer, here: str) -> None:
    add(ana, here)
    token = aims(site)[0]["token"]
    for _time in range(2):
        ana.open(here)
        ana.send(f"{here}/{token}/removal", {})
        assert ana.path == here

    assert not aims(site)


def test_a_form_sent_twice_writes_one(site: Flask, ana: Carer, here: str) -> None:
    for _time in range(2):
        add(ana, here, key="a" * 22)

    assert len(aims(site)) == 1


def test_twelve_are_enough_and_what_was_typed_stays(site: Flask, ana: Carer, here: str) -> None:
    for number in range(13):
        add(ana, here, f"Canary-{number}")

    assert (ana.shown.status_code, len(aims(site))) == (422, 12)
    assert ana.page.select_one("#words").get_text(strip=True) == "Canary-12"


OPT_IN = next(one.id for goals in ladders().values() for one in goals if one.opt_in)


@pytest.mark.parametrize(
    "sent",
    [{"words": ""}, {"words": "x" * 201}, {"goal": "no-such"}, {"goal": OPT_IN}, {"key": "short"}],
    ids=str,
)
def test_trust_s4_what_does_not_fit_is_shown_again(site: Flask, ana: Carer, here: str, sent: dict[str, str]) -> None:
    ana.open(here)
    ana.send(here, {"key": "a" * 22, "words": "Canary-aim", "goal": ""} | sent)

    assert ana.shown.status_code == 422
    assert not aims(site)
    assert ("words" in sent) or "Canary-aim" in ana.shown.text


def test_a_goal_of_the_familys_own_can_be_its_ladder_and_is_let_go_with_it(site: Flask, ana: Carer, here: str) -> None:
    ana.open("/plan/own")
    ana.send("/plan/own", {"wish": "brush teeth"})
    ana.press("[name=routine]")
    own = ana.path.split("/")[3]
    ana.send(f"/plan/own/{own}/changes", {"change": "confirm"})
    add(ana, here, tied=f"own-{own}")
    assert aims(site)[0]["goal"] == f"own-{own}"
    assert "On this ladder now" in ana.shown.text
    ana.open(f"/plan/own/{own}")
    ana.send(f"/plan/own/{own}/changes", {"change": "erase"})
    ana.open(here)

    assert "No ladder yet" in ana.shown.text


def test_trust_s1_a_stranger_finds_nothing(site: Flask, ana: Carer, here: str) -> None:
    add(ana, here)
    token = aims(site)[0]["token"]
    eve = Carer(site, "eve@example.org")
    mine = f"{eve.add('Zoe')}/school-goals"
    assert eve.client.get(here).status_code == 404
    for path in (here, f"{here}/{token}", f"{here}/{token}/removal", f"{mine}/{token}"):
        eve.open("/family")
        eve.send(path, {"key": "a" * 22, "words": "x", "goal": ""})
        assert eve.shown.status_code == 404
    eve.open("/family")
    eve.send(f"{mine}/{token}/removal", {})

    assert [row["words"] for row in aims(site)] == ["Canary-aim"]


def test_the_childs_page_leads_there(ana: Carer, here: str) -> None:
    ana.open(here.removesuffix("/school-goals"))

    assert ana.page.select_one(f"a[href='{here}']")


def test_reading_changes_nothing(site: Flask, ana: Carer, here: str) -> None:
    add(ana, here, tied=ZIP.id)
    before = rows(site)
    ana.open(here)

    assert rows(site) == before
