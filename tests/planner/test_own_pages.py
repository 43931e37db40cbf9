"""A wish becomes a goal of the plan: page by page, on both databases, and for nobody else (planner.md 2.6)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from planner.models import OwnGoal
from planner.models.own import MOST
from planner.own_goals.goal import OWN
from planner.rungs import Kind
from shell.database import db
from tests.carers import Carer
from tests.journeys import Device
from tests.site.watching import rows, wished

EVIL = "<script>alert('{n} %s')</script> & \"it\""
JOB = {"what": "make a sandwich", "steps-0": "take the bread", "steps-1": "put cheese on it", "area": "executive"}
FILLED = {"what": "ride a bike", "today": "nothing", "area": "sensory"}


def wish(device: Device, words: str) -> Device:
    """Sends a wish."""
    device.open("/plan/own")
    device.send("/plan/own", {"wish": words})
    return device


def heading(device: Device) -> str:
    """What the page is about."""
    found = device.page.select_one("h1")
    assert found
    return found.get_text(strip=True)


def rungs(device: Device) -> list[str]:
    """The words of the rungs on the page, from the foot."""
    fields = device.page.select("details input[name=text]")
    return [str(field["value"]) for field in reversed(fields)]


def only(site: Flask) -> dict[str, Any]:
    """The one own goal that is kept."""
    (row,) = rows(site)["own_goal"].values()
    return row


def change(device: Device, what: str, **more: str) -> int:
    """Presses a button of the ladder that is shown."""
    path = f"/plan/own/{device.path.split('/')[3]}"
    return device.send(f"{path}/changes", {"change": what, **more}).status_code


def test_a_wish_is_offered_routines_and_none_is_taken_silently(site: Flask, ana: Device) -> None:
    wish(ana, "brush teeth")
    assert heading(ana) == "Is it one of these?"
    assert [str(button["value"]) for button in ana.page.select("[name=routine]")] == ["brush-teeth", "brush-hair"]
    assert only(site)["rungs"] == []
    ana.press("[name=routine]")
    assert heading(ana) == "Brushing teeth"
    assert rungs(ana)[3] == "You begin. Go as far as this: hold the brush."
    assert (only(site)["routine"], only(site)["confirmed"]) == ("brush-teeth", False)


def test_a_red_word_leads_to_a_person_and_is_not_kept(site: Flask, ana: Device) -> None:
    wish(ana, "he stopped eating")
    assert ana.path == "/plan/own/talk/eating"
    assert "your child's doctor" in ana.page.get_text()
    assert not ana.page.select("main form")
    assert not rows(site)["own_goal"]
    assert not rows(site)["guest"]


def test_a_stop_becomes_something_to_see_instead(ana: Device) -> None:
    wish(ana, "stop crying")
    assert heading(ana) == "What would you like to see instead?"
    ways = ana.page.select("a.way")
    assert len(ways) == len(ana.page.select("a.way svg")) == 6
    for way in map(str, [way["href"] for way in ways]):
        assert ana.open(way).status_code == 200
        assert heading(ana) != "What would you like to see instead?"


def test_where_nothing_fits_one_question_is_asked_and_each_of_eight_answers_makes_a_ladder(ana: Device) -> None:
    wish(ana, "ride a bike")
    assert heading(ana) == "What sort of thing is it?"
    ways = [str(way["href"]) for way in ana.page.select("a.way")]
    assert len(ways) == 8
    for way in ways:
        ana.open(way)
        assert ana.page.select_one("#what")["value"] == "ride a bike"  # type: ignore[index]
        ana.send(way, FILLED | {"steps-0": "sit on it", "steps-6": "ride off", "direction": "forward"})
        assert heading(ana) == "Ride a bike"
        assert 8 <= len(rungs(ana)) <= 16


def test_something_else_is_always_there(ana: Device) -> None:
    for words in ("brush teeth", "stop crying"):
        wish(ana, words)
        ana.press("a[href$='/sorts']")
        assert heading(ana) == "What sort of thing is it?"


def test_what_a_child_does_today_is_where_the_plan_begins(site: Flask, ana: Device) -> None:
    wish(ana, "sandwiches")
    ana.send(f"{ana.path}/sorts/chain", JOB | {"direction": "backward", "today": "a-part"})
    (works,) = [int(one["id"].split("-")[1]) for one in ana.page.select("details.here")]  # type: ignore[union-attr]
    assert works == only(site)["works"]
    change(ana, "confirm")
    assert ana.path.startswith(f"/plan/goals/{OWN}")
    (hold,) = rows(site)["foothold"].values()
    assert (hold["goal"], hold["most_days"]) == (f"{OWN}{only(site)['token']}", works)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"what": ""}, "put cheese on it"),
        ({"what": "x" * 61}, "x" * 61),
        ({"steps-1": ""}, "make a sandwich"),
        ({"steps-1": "y" * 61}, "y" * 61),
        ({"today": "everything"}, "take the bread"),
        ({"direction": "sideways"}, "take the bread"),
        ({"area": "work"}, "take the bread"),
    ],
)
def test_what_was_typed_stays_where_something_is_missing(
    site: Flask, ana: Device, fields: dict[str, str], kept: str
) -> None:
    wish(ana, "sandwiches")
    before = rows(site)
    answer = ana.send(f"{ana.path}/sorts/chain", JOB | {"direction": "backward", "today": "nothing"} | fields)
    assert answer.status_code == 422
    assert kept in [field.get("value") for field in ana.page.select("input")]
    assert rows(site) == before


@pytest.mark.parametrize("words", ["", "   ", "z" * 81, "a\tb"])
def test_a_wish_of_no_or_many_words_comes_back_kindly(site: Flask, ana: Device, words: str) -> None:
    wish(ana, words)
    assert ana.shown.status_code == 422
    assert "Please write a few words" in ana.page.get_text()
    assert words.strip(" ") in [field.get("value") for field in ana.page.select("#wish")]
    assert not rows(site)["own_goal"]


def test_the_whole_ladder_can_be_changed(site: Flask, ana: Device) -> None:
    wished(ana)
    before = rungs(ana)
    changes = {"place-4-5": before[4], "out-0": "", "words-6": "Brush the left.", "title": "Clean teeth"}
    for what, text in (changes | {"works-7": before[7]}).items():
        change(ana, what, text=text)
        change(ana, what, text=text)
    after = [*before[1:4], before[5], before[4], "Brush the left.", *before[7:]]
    assert rungs(ana.open(ana.path) and ana) == after
    assert heading(ana) == "Clean teeth"
    assert only(site)["works"] == 7


def test_words_typed_beside_another_button_are_kept(ana: Device) -> None:
    wished(ana)
    change(ana, "place-3-2", text="Hold my brush.")
    assert rungs(ana)[2] == "Hold my brush."


@pytest.mark.parametrize(
    ("what", "text"),
    [("words-3", ""), ("words-3", "x" * 121), ("title", ""), ("title", "x" * 61), ("place-3-2", "\x07")],
)
def test_words_that_do_not_fit_come_back_in_their_field(site: Flask, ana: Device, what: str, text: str) -> None:
    wished(ana)
    before = rows(site)
    assert change(ana, what, text=text) == 422
    assert ana.page.select("input[aria-invalid=true]")[0]["value"] == text
    assert ana.page.select(".mend")
    assert rows(site) == before


@pytest.mark.parametrize("what", ["", "place-3", "out-x", "words-100", "place-1-2-3", "nothing", "confirm-1"])
def test_a_button_that_is_not_there_changes_nothing(site: Flask, ana: Device, what: str) -> None:
    wished(ana)
    before = rows(site)
    assert change(ana, what, text="x") in {303, 422}
    assert rows(site) == before


def test_once_days_can_be_written_the_order_stays_and_the_words_may_change(site: Flask, ana: Device) -> None:
    token = wished(ana)
    change(ana, "confirm")
    ana.open(f"/plan/own/{token}")
    before = only(site)
    assert not ana.page.select("[value^=place], [value^=out], [value^=works], [value=confirm]")
    ana.send(f"/plan/own/{token}/sorts/duration", FILLED)
    ana.send(f"/plan/own/{token}/routine", {"routine": "wash-hands"})
    for what in ("place-3-0", "out-3", "works-3", "confirm"):
        change(ana.open(f"/plan/own/{token}") and ana, what)
    assert only(site) == before
    change(ana.open(f"/plan/own/{token}") and ana, "words-3", text="Hold the brush.")
    assert only(site)["rungs"][3]["do"] == "Hold the brush."


def test_an_own_goal_is_one_of_the_plan(site: Flask, ana: Device) -> None:
    token = wished(ana)
    change(ana, "title", text="Shiny teeth")
    assert "Shiny teeth" not in ana.open("/plan/self-help").text
    ana.open(f"/plan/own/{token}")
    change(ana, "confirm")
    goal = f"/plan/goals/{OWN}{token}"
    assert "Shiny teeth" in ana.open("/plan/self-help").text
    for path in (goal, f"{goal}/not-today"):
        assert ana.open(path).status_code == 200
        assert "Shiny teeth" in ana.page.get_text() or path != goal
    ana.open(goal)
    ana.press("button[value^=today]")
    assert "Shiny teeth" in ana.page.get_text()
    hold = next(row for row in rows(site)["foothold"].values() if row["goal"] == f"{OWN}{token}")
    assert (hold["today"], hold["stands"]) == (True, True)
    ana.open("/plan/goals/zip-the-jacket")
    ana.send("/plan/goals/sit-for-a-moment/changes", {"change": "stand-1"})
    ana.open(goal)
    ana.press("button[value^=hide]")
    assert "Shiny teeth" not in ana.open("/plan").text


def test_it_takes_its_areas_place_from_a_written_goal_and_gives_it_back(site: Flask, ana: Device) -> None:
    token = wished(ana)
    change(ana, "confirm")
    for goal in (f"{OWN}{token}", "zip-the-jacket", f"{OWN}{token}"):
        ana.open(f"/plan/goals/{goal}")
        ana.send(f"/plan/goals/{goal}/changes", {"change": "stand-1"})
        assert [row["goal"] for row in rows(site)["foothold"].values() if row["stands"]] == [goal]


def test_a_put_away_own_goal_waits_with_the_others(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia")
    ana.send(f"{child}/opening", {"to": "plan"})
    token = wished(ana)
    change(ana, "confirm")
    ana.send(f"/plan/goals/{OWN}{token}/changes", {"change": "hide-1"})
    ana.open(f"{child}/put-away")
    assert "Brushing teeth" in ana.page.get_text()
    ana.send(f"{child}/brought-back/{OWN}{token}", {})
    assert "Brushing teeth" not in ana.page.get_text()
    other = ana.add("Leo")
    assert ana.open(f"{other}/put-away").status_code == 200
    assert ana.client.post(f"{other}/brought-back/{OWN}{token}", data={"csrf_token": ana.token}).status_code == 404


def test_a_stranger_finds_nothing_of_it(site: Flask, ana: Device, tom: Device) -> None:
    token = wished(ana)
    change(ana, "confirm")
    tom.take_back().open("/plan/own")
    before = rows(site)
    posts = ("routine", "changes", "sorts/chain")
    fields = JOB | {"routine": "wash-hands", "change": "erase", "direction": "forward", "today": "nothing"}
    for path in (f"/plan/own/{token}", f"/plan/own/{token}/sorts", f"/plan/goals/{OWN}{token}"):
        assert tom.client.get(path).status_code == 404
    for path in (*(f"/plan/own/{token}/{name}" for name in posts), f"/plan/goals/{OWN}{token}/changes"):
        assert tom.client.post(path, data=fields | {"csrf_token": tom.token}).status_code == 404, path
    assert "Brushing teeth" not in tom.open("/plan/self-help").text
    assert rows(site) == before


@pytest.mark.parametrize("kind", Kind)
def test_a_familys_words_are_never_markup_and_never_a_pattern(ana: Device, kind: Kind) -> None:
    wish(ana, EVIL)
    own = ana.path
    words = {"what": EVIL, "steps-0": EVIL, "steps-1": EVIL, "direction": "forward", "today": "most", "area": "social"}
    ana.send(f"{own}/sorts/{kind}", words)
    change(ana, "words-4", text=EVIL)
    change(ana, "confirm")
    goal = ana.path
    ana.press("button[value^=today]")
    ana.press("a[href*='not-today']")
    for path in (own, goal, "/plan", "/plan/own", "/plan/social", f"{goal}/not-today"):
        shown = ana.open(path)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text, path
    ana.open(own)
    assert EVIL in rungs(ana)


def test_a_wish_sent_twice_is_one(site: Flask, ana: Device) -> None:
    wish(ana, "brush teeth")
    wish(ana, " brush  teeth ")
    assert only(site)["wish"] == "brush teeth"


def test_there_is_room_for_twenty_and_a_kind_word_beyond(site: Flask, ana: Device) -> None:
    for number in range(MOST):
        wish(ana, f"brush teeth {'x' * (number + 1)}")
    wish(ana, "wash hands")
    assert ana.shown.status_code == 422
    assert "a lot to look after" in ana.page.get_text()
    assert ana.page.select_one("#wish")["value"] == "wash hands"  # type: ignore[index]
    assert len(rows(site)["own_goal"]) == MOST
    ana.press("section a.button")
    change(ana, "erase")
    assert "/plan/own/" in wish(ana, "wash hands").path


def test_an_erased_goal_leaves_nothing(site: Flask, ana: Device) -> None:
    ana.open("/plan/household")
    ana.send("/plan/household", {"band": "7-9", "speech": "speaks"})
    before = rows(site)
    token = wished(ana)
    change(ana, "confirm")
    ana.press("button[value^=today]")
    ana.press("button[value=win]")
    ana.open(f"/plan/own/{token}")
    assert rows(site)["diary"]
    change(ana, "erase")
    assert ana.path == "/plan/own"
    after = rows(site)
    assert {name: after[name] for name in after if name != "guest"} == {n: before[n] for n in before if n != "guest"}
    assert ana.open(f"/plan/own/{token}").status_code == ana.open(f"/plan/goals/{OWN}{token}").status_code == 404


def test_a_wish_that_was_never_confirmed_leaves_after_thirty_days_and_a_goal_stays(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    ana.send(f"{ana.add('Mia')}/opening", {"to": "plan"})
    wished(ana)
    change(ana, "confirm")
    wish(ana, "wash hands")
    for days, left in ((29, 2), (31, 1)):
        with site.app_context():
            db.session.execute(update(OwnGoal).values(made=datetime.now(UTC) - timedelta(days=days)))
            db.session.commit()
        assert site.test_cli_runner().invoke(args=["family", "sweep"]).exit_code == 0
        assert len(rows(site)["own_goal"]) == left
    assert only(site)["confirmed"]


def test_each_child_has_its_own(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    mia, leo = ana.add("Mia"), ana.add("Leo")
    ana.send(f"{mia}/opening", {"to": "plan"})
    token = wished(ana)
    change(ana, "confirm")
    ana.open("/family")
    ana.send(f"{leo}/opening", {"to": "plan"})
    assert "Brushing teeth" not in ana.open("/plan/self-help").text
    assert ana.open(f"/plan/own/{token}").status_code == 404
    ana.open("/family")
    ana.send(f"{mia}/opening", {"to": "plan"})
    assert "Brushing teeth" in ana.open("/plan/self-help").text
