"""Suggestions, not changes: now, then and why; a yes changes the plan and can be undone (issue, part 4; trust P5)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from consult.models import Talk
from consult.parts import Kind, Part
from family.models import Guest
from planner.areas import areas
from planner.ladders import goal, ladders
from planner.models import Entry, Foothold, household_of
from planner.plan import plan_for
from planner.reasons import Why, reasons
from planner.rungs import ULTRA_TINY_SECONDS
from quiz.traits import Pole
from shell.database import db
from tests.carers import Carer, account_of
from tests.consult.outcomes import ZIP, Meeting
from tests.looks import tell
from tests.site.watching import rows
from tests.talks import ANA, booked, educator

LADDER = goal(ZIP)
WITHOUT_PLAN = tuple(part for part in Part if part is not Part.PLAN)
EACH = {
    "goal": {"goal": "make-the-bed"},
    "rung": {"value": "3"},
    "cap": {"value": "4"},
    "between": {"value": "2"},
    "gentler": {},
    "moment": {"value": "1"},
    "written": {"words": "pack the school bag"},
}


@pytest.fixture
def met(site: Flask) -> Meeting:
    """A talk about Mia, whose plan is part of it; she stands on rung 6 of the zip."""
    return Meeting(site)


def other_goal() -> str:
    """A goal of the ladders that every child may have, which is not the zip."""
    return next(one.id for one in ladders()[LADDER.area] if one.id != ZIP and not one.opt_in)


@pytest.mark.parametrize("kind", EACH)
def test_nothing_of_the_childs_day_changes_unaccepted(met: Meeting, kind: str) -> None:
    before = met.plan()
    one = met.suggest(kind, **fields(kind))
    for answer in ({"answer": "kept"}, {"answer": "asked", "question": "Canary-asked"}):
        met.answer(one, answer.pop("answer"), **answer)
    met.tom.open(met.there)
    met.tom.send(f"{met.there}/suggestions/{one}/reply", {"words": "Canary-reply"})

    assert met.plan() == before
    assert "Canary-reply" in met.read(one)


@pytest.mark.parametrize("kind", EACH)
def test_a_yes_changes_the_plan_and_undone_it_stands_exactly_as_before(met: Meeting, kind: str) -> None:
    one = met.suggest(kind, **fields(kind))
    before = met.plan()
    for _time in range(2):
        met.answer(one, "accepted")
        assert met.ana.shown.status_code == 200
        assert met.plan() != before
        met.undo(one)
        assert met.plan() == before
    met.undo(one)

    assert met.plan() == before
    assert "You took it back" in met.read(one)


@pytest.mark.parametrize("said", ["smaller", "hard"])
@pytest.mark.parametrize("kind", ["rung", "between", "cap"])
def test_a_card_that_was_asked_for_today_comes_back_with_the_rest(met: Meeting, kind: str, said: str) -> None:
    met.change("today-0")
    met.ana.open("/plan")
    met.ana.send(f"/plan/goals/{ZIP}/days/{datetime.now(UTC).date()}", {"say": said})
    one = met.suggest(kind, **fields(kind))
    before = met.plan()
    assert len(before["diary"]) == 1
    met.answer(one, "accepted")
    met.undo(one)

    assert met.plan() == before


def fields(kind: str) -> dict[str, str]:
    """What is picked for a kind."""
    return {"goal": other_goal()} if kind == "goal" else EACH[kind]


def test_each_kind_does_what_it_says(met: Meeting) -> None:
    for kind in ("rung", "gentler", "moment", "cap"):
        met.answer(met.suggest(kind, **EACH[kind]), "accepted")
    found = met.hold()
    assert (found["rung"], found["gentler"], found["anchor"], found["cap"]) == (3, True, 1, 4)

    met.answer(met.suggest("between", **EACH["between"]), "accepted")
    assert [(one["below"], one["split"]) for one in met.hold()["between"]] == [(3, "where")]
    assert met.hold()["cap"] == 5
    met.answer(met.suggest("goal", goal=other_goal()), "accepted")
    assert met.hold(other_goal())["active"]
    met.answer(met.suggest("written", words="pack the school bag"), "accepted")
    assert [(one["wish"], one["confirmed"]) for one in met.all("own_goal")] == [("pack the school bag", False)]


def test_the_family_reads_now_then_and_why_in_the_steps_own_words(met: Meeting) -> None:
    read = met.read(met.suggest("rung", "Canary-because", value="3"))
    now, then, why = (read.index(words) for words in (LADDER.rungs[6].do, LADDER.rungs[3].do, "Canary-because"))
    assert now < then < why

    assert LADDER.swap in met.read(met.suggest("gentler"))
    assert areas()[LADDER.area].anchors[1] in met.read(met.suggest("moment", value="1"))
    assert LADDER.rungs[4].do in met.read(met.suggest("cap", value="4"))
    assert "pack the school bag" in met.read(met.suggest("written", words="pack the school bag"))


def test_three_equal_answers_stand_beside_each_and_none_is_pressed(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.read(one)
    ways = met.ana.page.select(f"#suggestion-{one} .ways .button")

    assert [way.get_text() for way in ways] == ["Accept", "Keep as it is", "Ask"]
    assert {tuple(way["class"]) for way in ways} == {("button",)}


def test_a_held_step_is_offered_no_higher_and_going_on_does_not_jump(met: Meeting) -> None:
    one = met.suggest("cap", value="4")
    met.answer(one, "accepted")
    assert here(met) == LADDER.rungs[4].do
    met.change("today-0")
    met.ana.open("/plan")
    assert reasons()[Why.CAP] in met.ana.shown.text
    met.change("uncap-4")
    assert (met.hold()["cap"], met.hold()["rung"]) == (None, 4)


def test_wins_below_a_held_step_do_not_make_the_next_one_jump_when_it_is_undone(met: Meeting) -> None:
    met.change("rung-4")
    one = met.suggest("cap", value="4")
    met.answer(one, "accepted")
    with met.site.app_context():
        guest = met.hold()["guest_id"]
        for back in range(20):
            day = (datetime.now(UTC) - timedelta(days=back + 1)).date()
            db.session.add(Entry(guest_id=guest, goal=ZIP, day=day, rung=4, shown={}, outcome="win", felt="easy"))
        db.session.execute(update(Foothold).values(since=None))
        db.session.commit()
    met.undo(one)

    assert met.hold()["cap"] is None
    assert here(met) == LADDER.rungs[4].do


def here(met: Meeting) -> str:
    """The step that the plan offers now."""
    met.ana.open(f"/plan/goals/{ZIP}")
    found = met.ana.page.select_one(".ladder .here span")
    assert found
    return str(found.get_text(strip=True))


def test_a_reactive_child_gets_less_than_ten_seconds_whatever_rung_was_accepted(site: Flask) -> None:
    met = Meeting(site, rung=1)
    tell(site, ANA, Pole.REACTIVE, child=met.mia)
    top = max(LADDER.rungs, key=lambda rung: rung.seconds).index
    met.answer(met.suggest("rung", value=str(top)), "accepted")
    met.change(f"today-{top}")

    with site.app_context():
        guest = db.session.get(Guest, met.hold()["guest_id"])
        opened = plan_for(household_of(guest, account_of(ANA), datetime.now(UTC).date())).open
        assert opened
        assert (opened.goal.id, opened.card.rung) == (ZIP, top)
        assert opened.card.seconds < ULTRA_TINY_SECONDS


def test_what_the_family_changed_since_stays(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.answer(one, "accepted")
    met.change("rung-8")
    before = met.plan()
    met.undo(one)

    assert met.ana.shown.status_code == 422
    assert "You changed the plan since then" in met.ana.shown.text
    assert met.plan() == before
    assert "the plan goes by it" in met.read(one)


def test_another_change_of_the_same_goal_does_not_stand_in_the_way(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.answer(one, "accepted")
    met.change("anchor-2")
    met.undo(one)

    assert (met.hold()["rung"], met.hold()["anchor"]) == (6, 2)


def test_a_wish_that_has_a_ladder_by_now_is_not_taken_away(met: Meeting) -> None:
    one = met.suggest("written", words="brush teeth")
    met.answer(one, "accepted")
    own = met.all("own_goal")[0]["token"]
    met.ana.open(f"/plan/own/{own}")
    met.ana.press("[name=routine]")
    met.undo(one)

    assert met.ana.shown.status_code == 422
    assert met.all("own_goal")[0]["rungs"]


def test_two_goals_at_a_time_are_enough(met: Meeting) -> None:
    for taken in ("zip-the-jacket", next(iter(ladders().values()))[0].id):
        met.change("active-1", taken)
    one = met.suggest("goal", goal=other_goal())
    before = met.plan()
    met.answer(one, "accepted")

    assert met.ana.shown.status_code == 422
    assert "You work on two goals now" in met.ana.shown.text
    assert met.plan() == before


def test_a_yes_is_to_what_was_read_and_nothing_else(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.read(one)
    stamp = str(met.ana.page.select_one(f"#suggestion-{one} [name=stamp]")["value"])
    met.change("between-where-2")
    before = met.plan()
    met.ana.send(f"{met.here}/suggestions/{one}", {"answer": "accepted", "stamp": stamp})

    assert met.ana.shown.status_code == 422
    assert "look once more" in met.ana.shown.text
    assert met.plan() == before


def test_the_last_word_counts(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    before = met.plan()
    for answer in ("kept", "accepted", "kept", "kept"):
        met.answer(one, answer)

    assert met.plan() == before
    assert "You keep it as it is" in met.read(one)
    met.answer(one, "accepted")
    assert met.hold()["rung"] == 3


def test_a_question_is_asked_once_and_a_new_one_waits_for_its_own_answer(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.answer(one, "asked", question="Canary-first")
    met.tom.open(met.there)
    met.tom.send(f"{met.there}/suggestions/{one}/reply", {"words": "Canary-to-the-first"})
    met.answer(one, "asked", question="Canary-second")

    assert "Canary-to-the-first" not in met.read(one)
    met.tom.open(met.there)
    assert "Canary-second" in met.tom.shown.text


@pytest.mark.parametrize("question", ["", "   ", "q" * 201])
def test_a_question_without_words_or_with_too_many_is_shown_again(met: Meeting, question: str) -> None:
    one = met.suggest("rung", value="3")
    met.answer(one, "asked", question=question)

    assert met.ana.shown.status_code == 422
    assert met.ana.page.select_one("#question").get_text(strip=True) == question.strip()
    assert not met.all("suggestion")[0]["question"]


@pytest.mark.parametrize("kind", ["between", "rung"])
def test_pressed_twice_at_once_it_counts_once(met: Meeting, kind: str) -> None:
    before = met.plan()
    one = met.suggest(kind, **EACH[kind])
    met.read(one)
    stamp = str(met.ana.page.select_one(f"#suggestion-{one} [name=stamp]")["value"])
    devices = [Carer(met.site, ANA) for _ in range(4)]
    for device in devices:
        device.open(f"{met.here}/outcome")
    with ThreadPoolExecutor(4) as hands:
        said = {"answer": "accepted", "stamp": stamp}
        list(hands.map(lambda one_device: one_device.send(f"{met.here}/suggestions/{one}", said), devices))

    assert len(met.hold()["between"] or ()) == (kind == "between")
    assert [row["act"] for row in met.all("trail")].count("suggestion-answered") == 1
    met.undo(one)
    assert met.plan() == before


def test_a_suggestion_sent_twice_is_one(met: Meeting) -> None:
    where = f"{met.there}/suggestions/rung"
    for _time in range(2):
        met.tom.open(where)
        met.tom.send(where, {"key": "k" * 22, "goal": ZIP, "value": "3", "reason": "Canary-why"})

    assert len(met.all("suggestion")) == 1


def test_what_was_answered_is_not_taken_back_by_the_educator(met: Meeting) -> None:
    first, second = met.suggest("rung", value="3"), met.suggest("rung", value="2")
    met.answer(first, "accepted")
    for one in (first, second, second):
        met.tom.open(met.there)
        met.tom.send(f"{met.there}/suggestions/{one}/removal", {})
        assert met.tom.shown.status_code == 200

    assert [row["token"] for row in met.all("suggestion")] == [first]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WRITTEN])
def test_trust_p5_without_the_plan_ticked_its_forms_are_not_there(site: Flask, kind: Kind) -> None:
    met = Meeting(site, parts=WITHOUT_PLAN)
    where = f"{met.there}/suggestions/{kind}"
    met.tom.open(where)
    assert met.tom.shown.status_code == 404
    met.tom.open(met.there)
    met.tom.send(where, {"key": "k" * 22, "goal": ZIP, "value": "3", "reason": "Canary-why"})

    assert met.tom.shown.status_code == 404
    assert not met.all("suggestion")


def test_trust_p5_without_the_plan_ticked_nothing_of_it_is_shown(site: Flask) -> None:
    met = Meeting(site, parts=WITHOUT_PLAN)
    titles = [one.title for goals in ladders().values() for one in goals]
    for path in (met.there, f"{met.there}/suggestions/written"):
        met.tom.open(path)
        assert met.tom.shown.status_code == 200
        assert not [title for title in titles if title in met.tom.shown.text]
        assert LADDER.rungs[6].do not in met.tom.shown.text
    assert not met.all("talk_look")
    met.suggest("written", words="pack the school bag")
    assert len(met.all("suggestion")) == 1


def test_trust_p6_a_look_at_the_plan_stands_in_the_log(met: Meeting) -> None:
    for _time in range(2):
        met.tom.open(f"{met.there}/suggestions/rung")
    met.tom.client.head(f"{met.there}/suggestions/cap")

    assert [row["opened"] for row in met.all("talk_look")] == ["details"]


def test_a_goal_that_waits_for_its_yes_is_not_suggested_and_one_put_away_neither(met: Meeting) -> None:
    opt_in = next(one for goals in ladders().values() for one in goals if one.opt_in)
    met.change("hide-1", other_goal())
    met.tom.open(f"{met.there}/suggestions/goal")
    offered = {str(option["value"]) for option in met.tom.page.select("option")}
    assert ZIP in offered
    assert not offered & {opt_in.id, other_goal()}
    for refused in (opt_in.id, other_goal(), "own-" + "x" * 22, "no-such-goal"):
        met.tom.send(f"{met.there}/suggestions/goal", {"key": "k" * 22, "goal": refused, "reason": "Canary-why"})
        assert met.tom.shown.status_code == 422
    met.change("stand-1", opt_in.id)
    met.tom.open(f"{met.there}/suggestions/goal")
    assert opt_in.id in {str(option["value"]) for option in met.tom.page.select("option")}


HOSTILE = [
    ("rung", {"value": "99"}),
    ("rung", {"value": "-1"}),
    ("rung", {"value": "6"}),
    ("rung", {"value": "x"}),
    ("rung", {}),
    ("cap", {"value": str(len(LADDER.rungs) - 1)}),
    ("between", {"value": "4"}),
    ("moment", {"value": "4"}),
    ("gentler", {"goal": ""}),
    ("gentler", {"reason": ""}),
    ("gentler", {"reason": "x" * 201}),
    ("gentler", {"key": "short"}),
    ("written", {"words": ""}),
    ("written", {"words": "x" * 81}),
    ("written", {"words": "stop flapping"}),
    ("written", {"words": "swallow pills"}),
]


@pytest.mark.parametrize(("kind", "sent"), HOSTILE)
def test_trust_s4_what_does_not_fit_is_not_kept_and_what_was_typed_stays(
    met: Meeting, kind: str, sent: dict[str, str]
) -> None:
    where = f"{met.there}/suggestions/{kind}"
    met.tom.open(where)
    usual = {"key": "k" * 22, "reason": "Canary-why", "words": "pack the bag", "goal": ZIP}
    met.tom.send(where, usual | sent)

    assert met.tom.shown.status_code == 422
    assert not met.all("suggestion")
    if "reason" not in sent:
        assert "Canary-why" in met.tom.shown.text


@pytest.mark.parametrize("answer", ["", "yes", "ACCEPTED", "undone"])
def test_trust_s4_an_answer_is_one_of_three(met: Meeting, answer: str) -> None:
    one = met.suggest("rung", value="3")
    before = rows(met.site)
    met.answer(one, answer)

    assert met.ana.shown.status_code == 422
    assert rows(met.site)["suggestion"] == before["suggestion"]


def test_trust_s1_nobody_elses_talk_is_there(site: Flask, met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    eve, rita = Carer(site, "eve@example.org"), educator(site, "canary-rita@example.org")
    eve.add("Zoe")
    for path in (f"{met.here}/outcome", f"{met.here}/agreed", f"{met.here}/agreed.pdf"):
        assert eve.client.get(path).status_code == 404
    for path in ("", "/undoing"):
        eve.open("/family")
        eve.send(f"{met.here}/suggestions/{one}{path}", {"answer": "accepted"})
        assert eve.shown.status_code == 404
    for path in ("", *(f"/suggestions/{kind}" for kind in Kind)):
        assert rita.client.get(f"{met.there}{path}").status_code == 404
        assert met.ana.client.get(f"{met.there}{path}").status_code == 404
    assert not met.all("suggestion")[0]["answer"]


def test_another_talks_suggestion_is_not_there(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    other = booked(met.site, met.ana, met.mia, ahead=timedelta(days=5))
    met.ana.open(f"{met.here}/outcome")
    met.ana.send(f"{met.mia}/talks/{other}/suggestions/{one}", {"answer": "kept"})
    assert met.ana.shown.status_code == 404


def test_after_the_look_has_ended_the_educator_finds_nothing_and_the_family_still_answers(met: Meeting) -> None:
    one = met.suggest("rung", value="3")
    met.tom.open(met.there)
    with met.site.app_context():
        over = datetime.now(UTC) - timedelta(days=31)
        db.session.execute(update(Talk).values(begins=over, slot=over))
        db.session.commit()
    for path in ("", "/suggestions/rung", "/suggestions/written"):
        assert met.tom.client.get(f"{met.there}{path}").status_code == 404
    for path, sent in (
        ("/notes", {"key": "k" * 22, "words": "Canary-late"}),
        ("/suggestions/written", {"key": "k" * 22, "words": "pack the bag", "reason": "Canary-late"}),
        (f"/suggestions/{one}/reply", {"words": "Canary-late"}),
        (f"/suggestions/{one}/removal", {}),
        ("/agreed", {"step": "Canary-late"}),
    ):
        assert met.tom.client.post(f"{met.there}{path}", data=sent | {"csrf_token": met.tom.token}).status_code == 404
    met.answer(one, "accepted")

    assert met.hold()["rung"] == 3
    assert "Canary-late" not in str(rows(met.site))


def test_reading_changes_nothing(met: Meeting) -> None:
    met.suggest("rung", value="3")
    met.tom.open(f"{met.there}/suggestions/rung")
    before = rows(met.site)
    for path in ("outcome", "agreed", "agreed.pdf"):
        met.ana.client.get(f"{met.here}/{path}")
    for path in ("", "/suggestions/rung", "/suggestions/written"):
        met.tom.client.get(f"{met.there}{path}")

    assert rows(met.site) == before


def test_the_educator_reads_again_what_was_suggested_as_far_as_the_plan_is_ticked(met: Meeting) -> None:
    met.suggest("rung", value="3")
    met.tom.open(met.there)
    assert LADDER.title in met.tom.shown.text
    assert LADDER.rungs[3].do in met.tom.shown.text
    with met.site.app_context():
        db.session.execute(update(Talk).values(parts=[str(part) for part in WITHOUT_PLAN]))
        db.session.commit()
    met.tom.open(met.there)

    assert LADDER.title not in met.tom.shown.text
    assert LADDER.rungs[3].do not in met.tom.shown.text


@pytest.mark.parametrize("key", [f"details:pace:{ZIP}", f"details:smaller:{ZIP}:1a2b3c4d", "scale"])
def test_trust_p5_a_goal_of_which_a_line_was_left_out_is_in_no_form_of_the_educator(met: Meeting, key: str) -> None:
    before = met.suggest("cap", value="4")
    step, title = str(met.tom.open(f"{met.there}/suggestions/rung?goal={ZIP}").text), LADDER.title
    assert title in step
    with met.site.app_context():
        talk = db.session.scalars(select(Talk)).one()
        talk.struck, talk.goal = [key], ZIP
        db.session.commit()
    for kind in EACH:
        text = met.tom.open(f"{met.there}/suggestions/{kind}?goal={ZIP}").text
        assert title not in text
        assert ZIP not in text
    met.tom.send(f"{met.there}/suggestions/gentler", {"key": "k" * 22, "reason": "Canary-why", "goal": ZIP})
    assert met.tom.shown.status_code == 422
    assert [row["token"] for row in met.all("suggestion")] == [before]
    assert title not in met.tom.open(met.there).text
    assert title in met.read(before), "the family reads its own"
