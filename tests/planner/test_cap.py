"""No higher than this rung for now, as a family agreed in a talk: it holds whatever the days bring (trust 2.8)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from planner.diary import Noted
from planner.growing import growth, may_skip
from planner.household import Hold, Household
from planner.ladders import goal
from planner.leanings import NOT_PLAYED
from planner.offers import changed, offer_of, ruled_of, settled
from planner.plan import plan_for
from planner.reasons import Why, reasons
from planner.splits import Between, Split
from planner.stones import Outcome
from quiz.traits import Pole
from tests.planner.at_home import AtHome
from tests.planner.test_fitting import leaning
from tests.site.watching import rows

ZIP = goal("zip-the-jacket")
TOP = len(ZIP.rungs) - 1
MONDAY = date(2026, 3, 2)
LEANINGS = st.sampled_from([NOT_PLAYED, leaning(Pole.REACTIVE), leaning(Pole.STEADY)])
NOTED = st.builds(
    Noted,
    goal=st.just(ZIP.id),
    day=st.integers(0, 60).map(lambda days: MONDAY + timedelta(days)),
    rung=st.integers(0, 20),
    hard_day=st.booleans(),
    outcome=st.sampled_from([str(one) for one in Outcome]),
    upset=st.booleans(),
    felt=st.sampled_from(["easy", "ok", "hard", None]),
    small_won=st.booleans(),
)
DIARY = st.lists(NOTED, max_size=40, unique_by=lambda noted: noted.day)
HOLD = st.builds(
    Hold,
    rung=st.none() | st.integers(0, 20),
    most_days=st.none() | st.integers(0, 20),
    cap=st.integers(0, 20),
    since=st.none() | st.integers(0, 60).map(lambda days: MONDAY + timedelta(days)),
)


def lived(hold: Hold, diary: list[Noted], leanings: Any = NOT_PLAYED, day: date | None = None) -> Household:
    """A household whose days with the zip went like this."""
    days = tuple(sorted(diary, key=lambda noted: noted.day))
    after = day or (days[-1].day if days else MONDAY) + timedelta(1)
    return Household("7-9", "speaks", leanings, {ZIP.id: hold}, diary={ZIP.id: days} if days else {}, day=after)


def wins(many: int, start: int = 4) -> list[Noted]:
    """So many good days in a row."""
    return [Noted(ZIP.id, MONDAY + timedelta(days), start, outcome="win", felt="ok") for days in range(many)]


@given(DIARY, HOLD, LEANINGS, st.booleans(), st.integers(0, 20))
def test_nothing_above_it_is_offered_whatever_the_diary_says(diary, hold, leanings, hard, shown):
    household = lived(hold, diary, leanings)
    assert hold.cap is not None

    assert ruled_of(ZIP, household, hard_day=hard).rung <= hold.cap
    assert offer_of(ZIP, household).rung <= hold.cap
    assert (may_skip(ZIP, household) or 0) <= hold.cap
    for said in ("hard", "easy-day", "smaller", "bigger"):
        assert changed(said, min(shown, hold.cap), ZIP, household)[0] <= hold.cap
    card = next(row for row in plan_for(household).rows if row.goal.id == ZIP.id or row.goal.area is ZIP.area).card
    assert card.goal_id != ZIP.id or card.rung <= hold.cap


@given(DIARY, HOLD, LEANINGS)
def test_it_never_makes_a_step_bigger_than_it_would_have_been(diary, hold, leanings):
    free = lived(replace(hold, cap=None), diary, leanings)

    assert ruled_of(ZIP, lived(hold, diary, leanings)).rung <= ruled_of(ZIP, free).rung


@given(DIARY, HOLD, LEANINGS)
def test_at_the_top_of_the_ladder_it_changes_nothing(diary, hold, leanings):
    at_top, free = (lived(replace(hold, cap=cap), diary, leanings) for cap in (TOP, None))

    assert (ruled_of(ZIP, at_top), offer_of(ZIP, at_top)) == (ruled_of(ZIP, free), offer_of(ZIP, free))
    assert growth(ZIP, at_top) == growth(ZIP, free)


def test_a_step_stays_where_it_was_agreed_and_the_reason_says_so():
    up = lived(Hold(rung=4), wins(12))
    held = lived(Hold(rung=4, cap=5), wins(12))

    assert ruled_of(ZIP, up).rung > 5
    assert (ruled_of(ZIP, held).rung, ruled_of(ZIP, held).reason) == (5, reasons()[Why.CAP])
    assert ruled_of(ZIP, lived(Hold(rung=8, cap=5), [])).reason == reasons()[Why.CAP]


def test_below_it_the_days_have_their_own_reasons():
    held = lived(Hold(rung=2, cap=9), wins(5))

    assert ruled_of(ZIP, held).reason == reasons()[Why.UP]
    miss = Noted(ZIP.id, MONDAY + timedelta(20), 5, outcome="miss")
    assert ruled_of(ZIP, lived(Hold(rung=5, cap=5), [miss])).reason == reasons()[Why.SMALLER]


def test_what_was_shown_before_on_this_day_goes_no_higher_either():
    today = MONDAY + timedelta(30)
    shown = Noted(ZIP.id, today, 8)

    assert offer_of(ZIP, lived(Hold(rung=8, cap=5), [shown], day=today)).rung == 5


def test_what_came_of_a_day_stays_as_it_was():
    today = MONDAY + timedelta(30)
    done = Noted(ZIP.id, today, 8, outcome="win")

    assert offer_of(ZIP, lived(Hold(rung=8, cap=5), [done], day=today)).rung == 8


@pytest.mark.parametrize(("cap", "to"), [(None, 5), (5, 5), (4, None), (3, None)])
def test_no_rung_is_skipped_to_a_higher_one(cap: int | None, to: int | None):
    easy = [replace(noted, felt="easy") for noted in wins(2, 3)]

    assert may_skip(ZIP, lived(Hold(rung=3, cap=cap), easy)) == to


def test_a_ladder_whose_top_is_put_off_has_not_grown():
    assert growth(ZIP, lived(Hold(rung=TOP), wins(40, TOP)))
    assert growth(ZIP, lived(Hold(rung=5, cap=5), wins(40, 5))) is None


@pytest.fixture
def home(site: Flask) -> AtHome:
    """A family with the zip open, no higher than rung 5 for now."""
    home = AtHome(site)
    for change in ("today-0", "rung-5", "cap-5"):
        set_to(home, change)
    return home


def set_to(home: AtHome, change: str) -> None:
    """One change of the goal."""
    home.send(f"/plan/goals/{ZIP.id}/changes", {"change": change, "from": "goal"})


def hold(site: Flask) -> dict[str, Any]:
    """What is settled for the zip."""
    return next(row for row in rows(site)["foothold"].values() if row["goal"] == ZIP.id)


def held_words(site: Flask) -> str:
    """The words of the highest rung for now."""
    kept = hold(site)
    put_in = tuple(Between(one["below"], Split(one["split"])) for one in kept["between"] or ())
    household = lived(Hold(between=put_in), [])
    return settled(ZIP, household).rungs[kept["cap"]].do


def test_the_plan_offers_nothing_bigger_and_says_why(home: AtHome) -> None:
    home.open("/plan")

    assert reasons()[Why.CAP] not in home.shown.text
    assert home.page.select_one("[name=say][value=smaller]")
    assert not home.page.select_one("[name=say][value=bigger]")
    set_to(home, "rung-9")
    assert ZIP.rungs[5].do in home.step()
    assert reasons()[Why.CAP] in home.shown.text


def test_a_rung_put_in_or_taken_out_below_leaves_the_highest_step_the_same(site: Flask, home: AtHome) -> None:
    set_to(home, "between-where-3")
    assert (hold(site)["cap"], held_words(site)) == (6, ZIP.rungs[5].do)
    set_to(home, "between-where-8")
    assert hold(site)["cap"] == 6
    set_to(home, "take-out-21")
    set_to(home, "take-out-10")
    assert (hold(site)["cap"], held_words(site)) == (5, ZIP.rungs[5].do)


def test_a_family_lets_it_go_on_and_the_step_stays_where_it_is(site: Flask, home: AtHome) -> None:
    home.open(f"/plan/goals/{ZIP.id}")
    told = home.page.select_one(".told")
    assert told
    assert ZIP.rungs[5].do in told.get_text(" ", strip=True)
    home.press("[value^=uncap]")

    assert (hold(site)["cap"], hold(site)["rung"]) == (None, 5)
    home.open(f"/plan/goals/{ZIP.id}")
    assert not home.page.select_one("[value^=uncap]")


def test_cards_to_cut_out_show_nothing_above_it(home: AtHome) -> None:
    home.open(f"/paper/goals/{ZIP.id}/cards")

    assert ZIP.rungs[5].do in home.shown.text
    assert ZIP.rungs[6].do not in home.shown.text
