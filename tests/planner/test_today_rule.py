"""The daily rule through the pages: sixty days, hard days, goals that take turns (planner.md 3)."""

import re
from random import Random
from typing import Any

from freezegun import freeze_time

from planner.pacing import Day, today
from tests.planner.todays import DAY, GOAL, NOON, ZIP, Family, press, shown, tell, text_of
from tests.site.test_gap import RECKONED
from tests.site.watching import NOT_FROZEN, rows


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
    assert not family.at(NOON + 19 * DAY).page.select(".step a[href^='/children/'][href$='/talks']")


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
