"""The day's page: what each button says, and what it leads to (experience 4.1, 4.4)."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import insert, select

from family.models import Guest
from planner.care import care
from planner.models import Entry
from planner.tips import tips
from shell.database import db
from tests.carers import Carer
from tests.journeys import Device
from tests.planner.todays import DAY, GOAL, NOON, PLAN, ZIP, Family, day_of_the_form, press, shown, tell, text_of
from tests.site.test_database import watched
from tests.site.watching import rows


def test_trust_r2_a_word_said_twice_is_one_entry_and_a_later_one_replaces_it(family: Family) -> None:
    ana = family.open()
    for word in ("win", "win", "felt-easy", "felt-easy"):
        tell(ana, "2026-03-02", say=word, rung="3")
    (entry,) = family.diary()
    assert (entry["outcome"], entry["felt"], entry["rung"]) == ("win", "easy", 3)

    tell(ana, "2026-03-02", say="too-big", rung="3", tried="y", upset="y")
    (entry,) = family.diary()
    assert (entry["outcome"], entry["why"], entry["upset"], entry["felt"]) == ("miss", "too-big", True, None)
    tell(ana, "2026-03-02", say="undo")
    (entry,) = family.diary()
    assert (entry["outcome"], entry["why"], entry["upset"]) == (None, None, False)


def test_the_offer_is_kept_in_the_words_in_which_it_was_shown(family: Family) -> None:
    ana = family.open()
    step = ana.page.select_one("#step").get_text()
    press(ana, "win")
    (entry,) = family.diary()

    assert entry["shown"]["step"] == step
    assert entry["shown"]["reason"]
    assert entry["shown"]["seconds"] > 0
    ana.open(f"{GOAL}/days/2026-03-02")
    assert ana.page.select_one("#step").get_text() == step


def test_s142_a_win_leads_to_a_pause_that_offers_nothing_and_then_is_named(family: Family) -> None:
    ana = press(family.open(), "win")
    assert ana.path == f"{GOAL}/days/2026-03-02/pause"
    assert not ana.page.select("main form, main button, main input")
    assert len(ana.page.select("main a")) == len(ana.page.select("main figure svg")) == 1

    ana.press("main a")
    assert "Say it out loud" in text_of(ana)
    assert "Say it where Mia can hear it, to someone you both like." in text_of(ana)
    assert "Enough for today. More is optional." in text_of(ana)
    assert not ana.page.select("button[value=win]")
    press(ana, "undo")
    assert ana.page.select("button[value=win]")


@pytest.mark.parametrize("word", ["too-big", "too-much", "wrong-moment", "just-no"])
def test_each_no_ends_with_nothing_lost_and_a_small_one_is_offered_once(family: Family, word: str) -> None:
    ana = family.open()
    ana.press(f"a[href='{GOAL}/not-today']")
    assert "Nothing is lost" in text_of(ana)
    press(ana, word)
    assert "Nothing is lost" in ana.page.h1.get_text()
    assert ana.path == f"{GOAL}/not-today/{word}"
    offered = ana.page.select("button[value=small-won]")
    assert len(offered) == (word != "just-no")
    if offered:
        press(ana, "small-won")
        assert "The small one counts" in text_of(ana)
        assert family.diary()[0]["small_won"]


@pytest.mark.parametrize("word", ["too-big", "too-much", "wrong-moment"])
def test_after_an_upset_there_is_calm_and_no_smaller_step(family: Family, word: str) -> None:
    ana = family.open()
    ana.open(f"{GOAL}/not-today")
    tell(ana, "2026-03-02", say=word, upset="y")

    assert not ana.page.select("button[value=small-won]")
    assert any(idea in text_of(ana) for idea in tips().calm)


def test_a_simple_no_rests_the_step_for_three_days_and_the_third_one_retires_it(family: Family) -> None:
    step = family.open().page.select_one("#step").get_text()
    ana = family.open()
    for _ in range(2):
        tell(ana, "2026-03-02", say="just-no")
    (foothold,) = rows(family.site)["foothold"].values()
    assert (foothold["noes"], foothold["hidden"]) == (1, False)
    seen = [family.at(NOON + number * DAY).page.select_one("#step").get_text() == step for number in range(4)]
    assert seen == [False, False, False, False]
    ana = family.open()
    tell(ana, "2026-03-02", say="undo")
    (foothold,) = rows(family.site)["foothold"].values()
    assert (foothold["noes"], foothold["rests_until"]) == (0, None)

    for number in range(3):
        tell(ana, date(2026, 3, 3 + number), say="just-no")
    (foothold,) = rows(family.site)["foothold"].values()
    assert (foothold["noes"], foothold["hidden"]) == (3, True)
    tell(ana, "2026-03-05", say="undo")
    (foothold,) = rows(family.site)["foothold"].values()
    assert (foothold["noes"], foothold["hidden"]) == (2, False)


def test_running_on_empty_ends_the_day_with_one_tap_and_often_names_places(family: Family) -> None:
    for number in range(3):
        ana = press(family.at(NOON + number * DAY), "empty")
        assert care().says in text_of(ana)
        assert ("Places to turn to" in text_of(ana)) is (number == 2)
        assert {link.get_text() for link in ana.page.select("main .ways a")} == {"Said it", "Not even that today"}
        ana.press("main .ways a")
        assert "That is enough for today." in text_of(ana)
        assert not ana.page.select("button[value=win], button[value=empty]")
    assert [(row["outcome"], row["why"]) for row in family.diary()] == [("no try", "empty")] * 3


@pytest.mark.parametrize(
    "fields", [{}, {"say": "fly"}, {"say": "win", "rung": "-1"}, {"say": "win", "rung": "x"}, {"say": "WIN"}]
)
def test_what_no_button_says_is_refused(family: Family, fields: dict[str, str]) -> None:
    assert family.open().send(f"{GOAL}/days/2026-03-02", fields).status_code == 422
    assert not family.diary()


def test_trust_s1_a_strangers_day_is_his_own(family: Family) -> None:
    press(family.open(), "win")
    tom = Carer(family.site, "tom@example.org")
    leo = tom.add("Leo")
    tom.send(f"{leo}/opening", {"to": "plan"})
    tom.send(f"{GOAL}/days/2026-03-02", {"say": "undo"})
    tom.open(f"{GOAL}/days/2026-03-02")

    assert 'aria-pressed="true"' not in str(tom.page.main)
    assert sorted(str(row["outcome"]) for row in family.diary()) == ["None", "win"]
    assert "Say it out loud" in text_of(family.open())


def test_trust_p3_once_the_yes_is_taken_back_no_day_of_this_child_is_written_or_shown(family: Family) -> None:
    ana = press(family.open(), "win")
    ana.open(family.child)
    ana.send(f"{family.child}/agreements", {"purpose": "keep-child", "given": "no"})
    before = family.diary()
    ana.open(PLAN)
    tell(ana, "2026-03-02", say="miss")

    assert "Say it out loud" not in text_of(ana)
    assert [row for row in family.diary() if row["guest_id"] == before[0]["guest_id"]] == before


def test_trust_r12_a_year_of_days_keeps_the_plan_within_twelve_queries(family: Family) -> None:
    with family.site.app_context():
        guest = db.session.scalar(select(Guest.id).where(Guest.child_id.is_not(None)))
        year = [NOON.date() - number * DAY for number in range(1, 366)]
        made = {"guest_id": guest, "goal": ZIP.id, "rung": 3, "shown": {}, "outcome": "win"}
        db.session.execute(insert(Entry), [made | {"day": day} for day in year])
        db.session.commit()
    ana = family.open()
    with watched(family.site) as seen:
        answer = ana.client.get(PLAN)

    assert answer.status_code == 200
    assert len(seen) <= 12
    assert shown(ana) == len(ZIP.rungs) - 1


def test_two_at_once_make_one_entry(family: Family) -> None:
    first, second = family.open(), family.open()
    press(first, "win")
    press(second, "win")
    assert len(family.diary()) == 1
    assert day_of_the_form(first.show(first.client.get(PLAN)) and first) == "2026-03-02"


def test_experience_g2_one_tap_on_the_front_door_ends_an_empty_day_and_a_win_stays_a_win(family: Family) -> None:
    ana = family.open()
    ana.open("/")
    assert ana.page.select("form[action$='/on-empty'] button")
    ana.send("/plan/on-empty", {})
    assert "That is all right." in text_of(ana)
    ana.open(PLAN)
    assert "See you when you like." in text_of(ana)
    press(ana, "undo")
    press(ana, "win")
    ana.open("/")
    assert ana.page.select("form[action$='/on-empty'] button")
    ana.send("/plan/on-empty", {})
    ana.open(PLAN)
    assert "Say it out loud" in text_of(ana)


def test_a_family_at_home_finds_todays_step_before_the_game_on_the_front_door(family: Family, site: Flask) -> None:
    def ways(device: Device) -> list[str]:
        device.open("/")
        return [str(way["href"]) for way in device.page.select(".three-ways .way")]

    home, guest = ways(family.open()), ways(Device(site.test_client()))
    assert home.index(PLAN) == 0
    assert guest.index(PLAN) == 1
