"""The days of a family through its pages: the rule wired, told late or anew, at the edges of days (trust R2, R7)."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import insert, select

from family.models import Guest
from planner.care import care
from planner.ladders import goal
from planner.models import Entry
from planner.pacing import Day, today
from planner.tips import tips
from shell.database import db
from tests.carers import Carer
from tests.site.test_database import watched
from tests.site.test_gap import RECKONED
from tests.site.watching import NOT_FROZEN, rows

ANA = "ana@example.org"
ZIP = goal("zip-the-jacket")
PLAN, GOAL = "/plan", "/plan/goals/zip-the-jacket"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class Family:
    """Ana's family with Mia, whose clock the test moves; each look at the plan is a new sign-in."""

    def __init__(self, site: Flask, clock: Any) -> None:
        self.site, self.clock = site, clock
        self.child = Carer(site, ANA).add("Mia")
        self.open().send(f"{GOAL}/changes", {"change": "today-0"})

    def at(self, moment: datetime) -> Carer:
        """The plan as Ana opens it at a moment."""
        self.clock.move_to(moment)
        return self.open()

    def open(self) -> Carer:
        """The plan as Ana opens it now."""
        ana = Carer(self.site, ANA)
        ana.open(self.child)
        ana.send(f"{self.child}/opening", {"to": "plan"})
        assert ana.path == PLAN
        return ana

    def diary(self) -> list[dict[str, Any]]:
        """What is kept, the oldest day first."""
        return sorted(rows(self.site)["diary"].values(), key=lambda row: (row["day"], row["goal"]))


@pytest.fixture
def family(site: Flask) -> Iterator[Family]:
    """A family at noon of a Monday in March."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield Family(site, clock)


def press(carer: Carer, word: str) -> Carer:
    """Presses the button that says this."""
    carer.press(f"button[value='{word}']")
    return carer


def tell(carer: Carer, day: date | str, **fields: str) -> Carer:
    """Sends a word on a day, from the plan."""
    carer.open(PLAN)
    carer.send(f"{GOAL}/days/{day}", fields)
    return carer


def shown(carer: Carer) -> int:
    """The rung that the page offers."""
    field = carer.page.select_one("form[action*='/days/'] [name=rung]")
    assert field
    return int(str(field["value"]))


def text_of(carer: Carer) -> str:
    """What stands on the page."""
    return " ".join(carer.page.main.get_text(" ").split())


def day_of_the_form(carer: Carer) -> str:
    """The day for which the page's buttons count."""
    form = carer.page.select_one("form[action*='/days/']")
    assert form
    return str(form["action"]).rpartition("/")[2]


def ruled(days: list[Day], hard: bool = False) -> int:
    """What the rule alone says of these days."""
    return today(days, None, None, len(ZIP.rungs), hard, start=ZIP.article_rung - 2).rung


WORDS = (*["win"] * 30, "miss", "too-big", "too-big", "no-try")
OUTCOMES = {"win": "win", "miss": "miss", "too-big": "refused", "no-try": "no try"}


def live(family: Family, number: int, dice: Random) -> Day:
    """One day as Ana tells it: sometimes a hard one, sometimes with a feeling."""
    ana, hard, word = family.at(NOON + number * DAY), dice.random() < 0.15, dice.choice(WORDS)
    if hard:
        press(ana, "hard")
    rung = shown(ana)
    path = f"{GOAL}/days/{(NOON + number * DAY).date()}"
    fields = {"rung": str(rung), "from": "day"} | ({"hard": "y"} if hard else {})
    ana.send(path, fields | {"say": word})
    felt = dice.choice(("easy", "ok", "hard", None)) if word == "win" else None
    if felt:
        ana.send(path, {"say": f"felt-{felt}", "from": "day"})
    return Day(rung, OUTCOMES[word], False, felt, hard)


def test_sixty_days_through_the_pages_go_by_the_rule_and_so_do_days_told_anew(make_site: Any) -> None:
    dice, days = Random(3), list[Day]()
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        family = Family(make_site("sqlite"), clock)
        for number in range(60):
            days.append(live(family, number, dice))
            assert days[-1].rung == ruled(days[:-1], days[-1].hard_day), number
        assert len({day.rung for day in days}) > 3
        ana = family.at(NOON + 60 * DAY)
        for number in (2, 20, 41):
            tell(ana, (NOON + number * DAY).date(), say="win", rung="0")
            days[number] = Day(0, "win")
        assert shown(family.open()) == ruled(days)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Pago_Pago", "2026-03-02T10:59:59", "2026-03-01"),
        ("Pacific/Pago_Pago", "2026-03-02T11:00:01", "2026-03-02"),
        ("Pacific/Kiritimati", "2026-03-02T09:59:59", "2026-03-02"),
        ("Pacific/Kiritimati", "2026-03-02T10:00:01", "2026-03-03"),
        ("Asia/Kolkata", "2026-03-02T18:29:59", "2026-03-02"),
        ("Asia/Kolkata", "2026-03-02T18:30:01", "2026-03-03"),
        ("Europe/London", "2026-03-28T23:59:59", "2026-03-28"),
        ("Europe/London", "2026-03-29T00:00:01", "2026-03-29"),
        ("Europe/London", "2026-03-29T22:59:59", "2026-03-29"),
        ("Europe/London", "2026-03-29T23:00:01", "2026-03-30"),
        ("Europe/London", "2026-10-25T22:59:59", "2026-10-25"),
        ("Europe/London", "2026-10-25T23:59:59", "2026-10-25"),
        ("Europe/London", "2026-10-26T00:00:01", "2026-10-26"),
        ("UTC", "2028-02-29T23:59:59", "2028-02-29"),
    ],
)
def test_trust_r7_a_word_counts_for_the_familys_own_day(family: Family, zone: str, moment: str, day: str) -> None:
    ana = family.at(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    ana.send("/family/zone", {"zone": zone})
    ana = press(family.open(), "win")

    assert [str(row["day"]) for row in family.diary()] == [day]
    assert ana.path.endswith(f"/{day}/pause")


def test_trust_r7_a_page_of_yesterday_counts_for_yesterday(family: Family) -> None:
    ana = family.at(NOON + timedelta(hours=11, minutes=59, seconds=59))
    family.clock.move_to(NOON + timedelta(hours=12, seconds=1))
    press(ana, "win")
    ana.press("main a.link")

    assert [(str(row["day"]), row["outcome"]) for row in family.diary()] == [("2026-03-02", "win")]
    assert ana.path.endswith("/days/2026-03-02")
    assert family.open().page.select_one("button[value=win]")


def test_trust_r7_another_zone_drops_and_merges_no_day(family: Family) -> None:
    for number in range(3):
        press(family.at(NOON + number * DAY), "win")
    before = family.diary()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
        family.open().send("/family/zone", {"zone": zone})
        family.open()
    assert family.diary() == before
    assert len(before) == 3


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


def test_after_ten_days_the_page_greets_and_starts_one_rung_lower(family: Family) -> None:
    first = family.open()
    press(first, "win")
    back = family.at(NOON + 10 * DAY)

    assert "Good to see you. Here is today's step." in text_of(back)
    assert shown(back) == ruled([Day(0, "win")]) - 1
    assert not RECKONED.search(text_of(back))
    assert "Good to see you" not in text_of(family.at(NOON + 5 * DAY))


def test_three_upsets_make_a_week_that_asks_for_nothing_and_offer_a_talk(family: Family) -> None:
    ana = family.at(NOON + 12 * DAY)
    for day in ("2026-03-05", "2026-03-09", "2026-03-13"):
        tell(ana, day, say="miss", upset="y")
    ana = family.open()

    assert shown(ana) == 0
    assert ana.page.select(".step a[href^='/children/'][href$='/talks']")
    press(ana, "win")
    assert family.diary()[-1]["hard_day"]
    assert not family.at(NOON + 19 * DAY).page.select(".step a[href$='/talks']")


def test_smaller_is_for_a_day_and_a_bigger_step_that_went_well_can_be_kept(family: Family) -> None:
    usual = shown(family.open())
    ana = press(family.open(), "smaller")
    assert shown(ana) == usual - 1
    assert family.diary()[0]["hard_day"]
    ana = press(press(ana, "bigger"), "bigger")
    assert shown(ana) == usual + 1
    assert not family.diary()[0]["hard_day"]
    press(ana, "win")
    assert shown(family.at(NOON + DAY)) == usual

    press(press(family.open(), "bigger"), "win")
    kept = family.open()
    kept.press(f"button[value='rung-{usual + 1}']")
    assert shown(family.at(NOON + 2 * DAY)) == usual + 1


def test_a_tap_on_the_ladder_after_the_days_word_counts_from_tomorrow(family: Family) -> None:
    ana = press(family.open(), "win")
    ana.open(GOAL)
    ana.send(f"{GOAL}/changes", {"change": "most-days-7"})
    (foothold,) = rows(family.site)["foothold"].values()

    assert (foothold["most_days"], str(foothold["since"])) == (7, "2026-03-03")
    assert shown(family.at(NOON + DAY)) == 5


def test_any_day_of_the_last_year_can_be_opened_told_and_changed(family: Family) -> None:
    ana = family.open()
    ana.open(f"{GOAL}/days")
    ana.press(f"a[href='{GOAL}/days/2026-03-01']")
    for word, outcome in (("miss", "miss"), ("refused", "refused"), ("no-try", "no try"), ("win", "win")):
        press(ana, word)
        assert ana.path == f"{GOAL}/days/2026-03-01"
        assert ana.page.select_one(f"button[value={word}][aria-pressed=true]")
        assert [row["outcome"] for row in family.diary()] == [outcome]
    ana.open(f"{GOAL}/days?day=2025-06-01")
    assert ana.path == f"{GOAL}/days/2025-06-01"


@pytest.mark.parametrize("day", ["2026-03-03", "2026-04-01", "2024-03-02", "soon", "", "2026-02-30"])
def test_a_day_to_come_or_none_at_all_is_refused_kindly_and_what_was_typed_stays(family: Family, day: str) -> None:
    ana = family.open()
    asked = ana.client.get(f"{GOAL}/days", query_string={"day": day})

    assert asked.status_code == 422
    assert f'value="{day}"' in asked.text
    assert "Please pick today or a day of the last year." in asked.text


@pytest.mark.parametrize(
    ("day", "method", "status"),
    [
        ("2026-03-03", "GET", 422),
        ("2026-03-03", "POST", 303),
        ("2026-03-04", "POST", 422),
        ("2025-01-25", "POST", 422),
        ("2026-02-30", "GET", 404),
        ("2026-02-30", "POST", 404),
        ("soon", "POST", 404),
    ],
)
def test_days_out_of_reach_are_refused(family: Family, day: str, method: str, status: int) -> None:
    ana = family.open()
    sent = {"csrf_token": ana.token, "say": "win"} if method == "POST" else None
    answer = ana.client.open(f"{GOAL}/days/{day}", method=method, data=sent)

    assert answer.status_code == status
    assert len(family.diary()) == (status == 303)


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


def test_a_third_goal_is_discouraged_with_the_reason_and_still_possible(family: Family) -> None:
    ana, goals = family.open(), ("zip-the-jacket", "hold-the-toothbrush", "sit-at-the-table")
    for id in goals:
        ana.open(f"/plan/goals/{id}")
        press(ana, "active-1")
    assert ana.path == "/plan/goals/sit-at-the-table/third"
    active = [row["goal"] for row in rows(family.site)["foothold"].values() if row["active"]]
    assert sorted(active) == sorted(goals[:2])
    ana.press("a[href='/plan/goals/sit-at-the-table']")
    press(ana, "active-1")
    press(ana, "active-2")
    assert sum(row["active"] for row in rows(family.site)["foothold"].values()) == 3
    press(ana, "active-0")
    assert sum(row["active"] for row in rows(family.site)["foothold"].values()) == 2


def test_two_goals_take_turns_from_day_to_day_on_the_page(family: Family) -> None:
    ana = family.open()
    for id in ("zip-the-jacket", "hold-the-toothbrush"):
        ana.open(f"/plan/goals/{id}")
        press(ana, "active-1")
    seen = []
    for number in range(1, 5):
        ana = family.at(NOON + number * DAY)
        form = ana.page.select_one("form[action*='/days/']")
        seen.append(re.findall("goals/([a-z-]+)/", str(form["action"]))[0])
        assert "The other goal" in text_of(ana)
        press(ana, "win")
    assert seen[:2] == seen[2:]
    assert set(seen) == {"zip-the-jacket", "hold-the-toothbrush"}


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
