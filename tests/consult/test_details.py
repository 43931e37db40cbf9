"""What stands below the page tells what was ticked, as it was picked and lived, and nothing else (experience 5, P4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string
from sqlalchemy import delete, select

from consult.details.pace import MOST_DAYS, Lived, came_of, pace_of
from consult.details.smaller import smaller_of
from consult.details.told import Asked, View
from consult.details.words import Came, Way, detail_words
from consult.parts import Part
from consult.screens.details import details_of
from home.agreements import agreements
from home.consenting import Purpose
from home.models import Consent
from journal.models import Win
from outlook.statements import MY_CHILD, forms
from planner.ladders import goal, ladders
from planner.models import Entry, Foothold
from quiz.cards import bank
from shell.database import db
from tests.carers import account_of
from tests.consult.told import BETWEEN, GOAL, HELPED, SCHOOL, SMALL, STEP, AtTalk, another_look, at_talk
from tests.site.watching import rows
from tests.talks import ANA

OPTIONS = forms()[MY_CHILD].options
SAYS = {
    Part.CHILD_VIEW: ("What the child told us", "Pim:", "Lu:"),
    Part.PARENT_VIEW: (*(one.says for one in forms()[MY_CHILD].statements), OPTIONS[2]),
    Part.PLAN: (STEP, SMALL, SCHOOL, BETWEEN, goal(GOAL).title),
    Part.WINS: (HELPED,),
    Part.PATTERNS: ("The pace of each goal", "not that day", "The same as a table"),
    Part.OWN_PROFILE: (),
}
"""What each tick brings on, word by word; a parent's own view is on the page alone."""


def asked(view: View) -> list[Asked]:
    """Every question of a view."""
    return [one for trait in view.traits for one in trait.asked]


@pytest.fixture
def talk(site: Flask) -> AtTalk:
    """A talk of which all is ticked."""
    return at_talk(site)


@pytest.mark.parametrize("part", Part)
def test_trust_p4_what_was_not_ticked_is_nowhere_below_the_page(talk: AtTalk, part: Part) -> None:
    full = talk.read().get_text(" ", strip=True)
    assert not [word for word in SAYS[part] if word not in full]
    talk.change(parts=[one for one in Part if one is not part])
    left = talk.tom.open(talk.page).text
    assert not [word for word in SAYS[part] if word in left]
    still = [word for other in Part if other not in {part, *shared(part)} for word in SAYS[other]]
    assert not [word for word in still if word not in talk.read().get_text(" ", strip=True)]


def shared(part: Part) -> set[Part]:
    """The parts whose words need this tick, too."""
    return {Part.PATTERNS} if part is Part.PLAN else set()


def test_without_any_tick_a_kind_line_stands_there(talk: AtTalk) -> None:
    talk.change(parts=[])
    assert "There is nothing more to read here." in talk.read().get_text()
    assert talk.details().blank


def test_both_lines_of_a_card_are_shown_as_the_child_saw_them_and_one_is_marked_in_words(talk: AtTalk) -> None:
    view = talk.details().views[0]
    assert view.answers == len(asked(view)) == 6
    for one in asked(view):
        card = bank().card(one.key.removeprefix("details:child:"))
        assert card
        assert {option.words for option in one.options} == {line.for_band("7-9") for line in card.lines}
        assert [option.whose for option in one.options] == ["Pim", "Lu"]
        assert [option.picked for option in one.options] == [True, False]
    picked = talk.read().select(".picked")
    assert {item.get_text(" ", strip=True).rpartition(" ")[2] for item in picked} == {"picked"}
    assert all(item.select_one("svg") for item in picked)


def test_a_skipped_card_is_told_in_the_words_of_its_button(site: Flask, talk: AtTalk) -> None:
    with site.app_context():
        from quiz.models import Answer

        rows = db.session.scalars(select(Answer).order_by(Answer.id)).all()
        rows[0].pick, rows[1].pick = "both", "skip"
        # A first part is five answers that count.
        db.session.commit()
        first, second = rows[0].card, rows[1].card
    found = {one.key.rpartition(":")[2]: one for one in asked(talk.details().views[0])}
    assert [option.words for option in found[first].options if option.picked] == ["A bit like both"]
    assert [option.words for option in found[second].options if option.picked] == ["Skip this one"]
    assert talk.details().views[0].answers == 5


def test_a_game_of_fewer_than_a_part_is_no_view(site: Flask, talk: AtTalk) -> None:
    with site.app_context():
        from quiz.models import Answer

        db.session.execute(delete(Answer).where(Answer.id.in_(select(Answer.id).limit(2))))
        db.session.commit()
    assert [view.whose for view in talk.details().views] == ["carer"]


def test_only_the_carer_who_booked_shows_answers(site: Flask, talk: AtTalk) -> None:
    another_look(site, talk.child)
    assert [view.whose for view in talk.details().views] == ["child", "carer"]
    statement = asked(talk.details().views[1])[0]
    assert statement.options[0].words in OPTIONS
    assert statement.options[0].picked


def test_one_sided_taps_are_told_kindly_and_none_as_well(talk: AtTalk) -> None:
    words = detail_words()
    child, carer = talk.details().views
    assert [line.words for line in child.signs] == [words.child["none"]]
    assert [line.key for line in carer.signs] == ["details:carer:sign:middle"]
    assert carer.signs[0].words in talk.read().get_text()


def test_each_thing_that_is_left_out_is_gone_and_all_else_stays(talk: AtTalk) -> None:
    whole = talk.details(with_struck=True)
    lines = list(whole.lines)
    assert len({line.key for line in lines}) == len(lines)
    traits = {trait.key: {one.key for one in trait.asked} for view in whole.views for trait in view.traits}
    alone = {next(iter(keys)): trait for trait, keys in traits.items() if len(keys) == 1}
    for line in lines:
        gone = whole.keys - whole.without([line.key]).keys
        assert gone == {line.key} | traits.get(line.key, set()) | {alone.get(line.key, line.key)}


def test_a_struck_line_is_nowhere_in_the_page(talk: AtTalk) -> None:
    whole = talk.details(with_struck=True)
    one = asked(whole.views[0])[0]
    struck = [one.key, *(line.key for line in whole.helped), *(each.key for each in (*whole.paces, *whole.smaller))]
    talk.change(struck=[*struck, *(each.key for each in whole.school)])
    text = talk.read().get_text(" ", strip=True)
    assert not [words for words in (one.options[0].words, HELPED, SCHOOL, STEP, SMALL, BETWEEN) if words in text]
    assert asked(whole.views[0])[1].options[0].words in text
    assert talk.details(with_struck=True).keys == whole.keys


def test_a_familys_own_look_has_a_way_beside_every_line(talk: AtTalk) -> None:
    around = '{% macro leave(key, words, where="") %}<i data-key="{{ key }}">{{ words }}</i>{% endmacro %}'
    whole = talk.details(with_struck=True)
    shown = replace(whole, views=tuple(replace(view, day=None) for view in whole.views))
    with talk.site.test_request_context():
        told = render_template_string(f'{around}{{% include "consult/_details.html" %}}', details=shown)
    page = BeautifulSoup(told, "html.parser")
    assert {str(way["data-key"]) for way in page.select("[data-key]")} == whole.keys
    assert all(way.get_text(strip=True) for way in page.select("[data-key]"))


def test_every_key_fits_its_column_and_says_no_token(talk: AtTalk) -> None:
    longest = max(len(f"details:child:{card.id}") for card in bank().cards)
    goals = [one.id for goals in ladders().values() for one in goals] + ["own-" + "x" * 22]
    assert max(longest, *(len(f"details:smaller:{one}:12345678") for one in goals)) <= 64
    keys = talk.details().keys - {line.key for line in talk.details().helped}
    assert not [key for key in keys if not key.startswith("details:") or key != key.lower()]


def test_the_pace_is_a_chart_of_the_days_that_were_told_with_its_table(talk: AtTalk) -> None:
    page = talk.read()
    assert len(page.select("article svg.pace .mark")) == 6 + 1
    table = page.select_one("table.days")
    assert table
    told = [[cell.get_text(strip=True) for cell in row.select("td")][1:] for row in table.select("tbody tr")]
    came = ("done", "tried", "not that day", "done, the smaller step")
    assert told == [[f"{STEP} {number}", came[number % 4]] for number in range(6)]
    assert "%" not in page.get_text()


def test_a_diary_in_which_nobody_got_to_anything_draws_no_chart(site: Flask, talk: AtTalk) -> None:
    with site.app_context():
        for entry in db.session.scalars(select(Entry)):
            entry.outcome, entry.why = "no try", "empty"
        db.session.commit()
    assert talk.details().paces == ()
    assert not talk.read().select("svg.pace")


def test_a_goal_that_the_family_hid_is_not_told_of(site: Flask, talk: AtTalk) -> None:
    with site.app_context():
        db.session.scalars(select(Foothold)).one().hidden = True
        db.session.commit()
    assert (talk.details().paces, talk.details().smaller) == ((), ())
    assert STEP not in talk.tom.open(talk.page).text


def test_a_charts_shares_stay_within_its_frame_whatever_the_ladder_became() -> None:
    days = [Lived(date(2026, 1, 1) + timedelta(days=9 * n), rung, "x", Came.DONE) for n, rung in enumerate(range(40))]
    for rungs in (1, 2, 8, 16):
        found = pace_of("g", "G", rungs, days)
        assert found
        assert len(found.spots) == len(found.days) == MOST_DAYS
        assert all(0 <= share <= 1 for spot in found.spots for share in (spot.x, spot.y))
        gaps = {round(b.x - a.x, 9) for a, b in zip(found.spots, found.spots[1:], strict=False)}
        assert len(gaps) == 1
    assert pace_of("g", "G", 8, []) is None
    alone = pace_of("g", "G", 8, days[:1])
    assert alone
    assert alone.spots[0].x == 0.5


def test_a_day_is_told_in_one_of_four_words_or_not_at_all() -> None:
    said = [("win", False), ("win", True), ("miss", False), ("refused", True), ("refused", False), ("no try", False)]
    came = [Came.DONE, Came.DONE, Came.TRIED, Came.SMALLER_DONE, Came.NOT_THAT_DAY, None]
    assert [came_of(*one) for one in said] == came
    assert came_of(None, False) is None


def test_smaller_steps_are_told_once_each_and_how(talk: AtTalk) -> None:
    found = talk.details().smaller
    ways = [(one.way, one.split, one.done) for one in found]
    assert ways == [
        (Way.BETWEEN, "Half of it", None),
        (Way.FOR_THE_DAY, "", True),
        (Way.INSTEAD, "", True),
        (Way.FOR_THE_DAY, "", True),
    ]
    assert BETWEEN in found[0].step
    talk.change(parts=[Part.PLAN])
    assert {one.done for one in talk.details().smaller} == {None}
    many = [Lived(date(2026, 1, 1), 0, f"step {n}", Came.TRIED, made_smaller=True) for n in range(9)]
    assert [one.step for one in smaller_of("g", "G", many, (), True)] == [f"step {n}" for n in (8, 7, 6, 5, 4)]


def test_what_helped_and_was_left_out_of_the_page_is_not_below_it_either(site: Flask, talk: AtTalk) -> None:
    assert HELPED in talk.read().get_text()
    with site.app_context():
        win = db.session.scalars(select(Win)).one().token
    talk.ana.open(f"{talk.beside.removesuffix('/beside')}/preview")
    talk.ana.send(f"{talk.beside.removesuffix('/beside')}/lines", {"leave": f"how.{win}"})
    assert HELPED not in talk.read().get_text()
    assert [str(one["value"]) for one in talk.ana.page.select("[name=show]")] == [f"how.{win}"]


def test_what_helped_is_said_in_the_words_that_were_looked_at_and_no_others(site: Flask, talk: AtTalk) -> None:
    assert [line.words for line in talk.details().helped] == [HELPED]
    with site.app_context():
        win = db.session.scalars(select(Win)).one()
        win.helped = "Canary-other"
        db.session.commit()
    assert talk.details().helped == ()
    assert "Canary-other" not in talk.tom.open(talk.page).text


@pytest.mark.parametrize("way", ["hidden", "no yes"])
def test_a_win_that_was_hidden_or_may_not_be_kept_helps_nobody(site: Flask, talk: AtTalk, way: str) -> None:
    with site.app_context():
        win, ana = db.session.scalars(select(Win)).one(), account_of(ANA)
        assert ana
        if way == "hidden":
            win.hidden = True
        else:
            Consent.say(ana, agreements()[Purpose.KEEP_JOURNAL], False, win.made, child_id=win.child_id)
        db.session.commit()
    assert talk.details().helped == ()


def test_a_goal_of_the_schools_plan_stands_with_its_ladder(talk: AtTalk) -> None:
    assert [(one.words, one.ladder) for one in talk.details().school] == [(SCHOOL, goal(GOAL).title)]


def test_another_child_of_the_family_is_never_told_of(site: Flask, talk: AtTalk) -> None:
    other = talk.ana.add("Canary-Lina")
    before = talk.tom.open(talk.page).text
    with site.app_context():
        row = talk.row()
        from consult.models import SchoolGoal
        from home.models import Child

        lina = db.session.scalars(select(Child).where(Child.token == other.split("/")[2])).one()
        db.session.add(SchoolGoal(child_id=lina.id, key="l", words="Canary-lina", made=row.made))
        db.session.add(Entry(guest_id=lina.guest.id, goal=GOAL, day=date(2026, 1, 1), outcome="win", shown={}))
        db.session.commit()
        assert {one.words for one in details_school(talk)} == {SCHOOL}
    assert without_tokens(talk.tom.open(talk.page).text) == without_tokens(before)


def details_school(talk: AtTalk) -> tuple:
    """The goals of the school's plan that are told."""
    with talk.site.test_request_context():
        return details_of(talk.row()).school


def without_tokens(text: str) -> list[str]:
    """A page without what differs at every answer."""
    return [line for line in text.splitlines() if "csrf" not in line]


def test_trust_p5_the_details_end_with_the_talk(site: Flask, talk: AtTalk) -> None:
    assert talk.tom.open(talk.page).status_code == 200
    with site.app_context():
        ana, row = account_of(ANA), talk.row()
        assert ana
        Consent.say(ana, agreements()[Purpose.CONSULT], False, row.made, child_id=row.child_id, about=row.token)
        db.session.commit()
    before = rows(site)
    for headers in ({}, {"If-None-Match": '"x"'}, {"HX-Request": "true"}):
        for method in ("GET", "HEAD"):
            assert talk.tom.client.open(talk.page, method=method, headers=headers).status_code == 404
    assert rows(site) == before
