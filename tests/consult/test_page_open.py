"""An educator reads what was ticked, of this child, for as long as it is open; the family reads who looked (P4-P6)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time

from accounts.models import Account
from consult.models import Educator
from consult.page import MOST_WORDS
from consult.parts import STAYS_OPEN, Opened, Part
from home.acts import Act
from home.agreements import agreements
from home.consenting import Purpose
from home.models import Consent
from journal.models import Win
from shell.database import db
from tests.carers import Carer, account_of
from tests.consult.shown import KNOWN_BY, Shown
from tests.site.watching import NOT_FROZEN, rows
from tests.talks import ANA, educator

WARM = {"If-None-Match": "*", "If-Modified-Since": "Sun, 22 Nov 2037 00:00:00 GMT", "Connection": "keep-alive"}


@pytest.fixture
def shown(site: Flask) -> Shown:
    """A talk for which everything was ticked."""
    return Shown(site)


HEADINGS = {"Child:", "Mum:", "What does not", "One goal:"}
"""Words around the values, which data does without."""


def tight(text: str) -> str:
    """The text without its spaces: a line of a file may end anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("part", Part)
def test_trust_p5_a_part_without_a_tick_is_nowhere(shown: Shown, part: Part) -> None:
    shown.change(parts=[part])
    for way, text in shown.ways().items():
        wanted = [words for words in KNOWN_BY[part] if way != "json" or words not in HEADINGS]
        assert not [words for words in wanted if tight(words) not in tight(text)], way
    shown.change(parts=[other for other in Part if other is not part])
    for way, text in shown.ways().items():
        assert not [words for words in KNOWN_BY[part] if tight(words) in tight(text)], way
        assert f'"{part}"' not in text, way


def test_trust_p5_nothing_ticked_shows_the_talk_alone(shown: Shown) -> None:
    shown.change(parts=[])
    for way, text in shown.ways().items():
        assert "Canary-concern" in text, way
        assert not [words for known in KNOWN_BY.values() for words in known if tight(words) in tight(text)], way
        assert "trait." not in text


LINES = {
    "name": "Canary-Mia",
    "band": "7 to 9 years",
    "teacher": "Canary-Lee",
    "scale": "Hold the zip pull",
    "trait.Reactivity": "Steady",
    "told.child-view": "answered in play",
    "like.sand": "sand to let run",
}


@pytest.mark.parametrize("key", LINES)
def test_trust_p5_a_line_that_was_left_out_is_nowhere(shown: Shown, key: str) -> None:
    shown.ask()
    said = LINES[key]
    shown.change(parts=["child-view", "parent-view"] + (["plan"] if key == "scale" else []))
    before = shown.ways()
    shown.change(struck=[key])
    after = shown.ways()
    assert tight(said) in tight(before["page"])
    assert not [way for way, text in after.items() if tight(said) in tight(text) or f'"key":"{key}"' in text]


def test_trust_p5_of_another_child_of_the_family_there_is_nothing(shown: Shown) -> None:
    shown.brother()
    assert not [way for way, text in shown.ways().items() if "Canary-Leo" in text or "Canary-leos" in text]


def test_experience_5_what_is_seen_has_300_words_and_the_same_ones_on_each_way(shown: Shown) -> None:
    shown.pick(all_of_them=True)
    shown.ask("What helps him to begin to write? " * 6)
    ways = shown.ways()
    assert len(ways["page"].split()) <= MOST_WORDS
    on_paper = tight(ways["file"].replace("\N{MINUS SIGN}", "-"))
    assert not [word for word in ways["page"].split() if word not in on_paper]


def test_strengths_stand_before_all_else_of_the_child(shown: Shown) -> None:
    text = shown.ways()["page"]
    order = [
        text.index(words) for words in ("What goes well", "How this child learns", "What works", "The family asks")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("way", ["", "/page.pdf", "/page.json"])
def test_trust_s1_a_talk_with_somebody_else_is_not_there(shown: Shown, site: Flask, way: str) -> None:
    eve = educator(site, "eve@example.org")
    nothing = eve.client.get(f"/educator/talks/{'x' * 22}{way}")
    found = eve.client.get(f"{shown.path}{way}")
    assert found.status_code == nothing.status_code == 404
    assert found.text == nothing.text
    assert shown.ana.client.get(f"{shown.path}{way}").status_code == 404
    assert rows(site)["talk_look"] == {}


def test_trust_p6_each_look_is_told_of_once_in_ten_minutes(site: Flask) -> None:
    with freeze_time(datetime.now(UTC), ignore=NOT_FROZEN) as clock:
        shown = Shown(site)
        shown.tom.client.head(shown.path)
        assert rows(site)["talk_look"] == {}
        for _ in range(3):
            shown.tom.open(shown.path)
        shown.tom.client.get(f"{shown.path}/page.pdf")
        shown.tom.client.get(f"{shown.path}/page.json")
        clock.tick(timedelta(minutes=9, seconds=59))
        shown.tom.open(shown.path)
        told = [row["opened"] for row in rows(site)["talk_look"].values()]
        assert told == [Opened.PAGE, Opened.PDF, Opened.JSON]
        clock.tick(timedelta(seconds=1))
        shown.tom.open(shown.path)
        assert len(rows(site)["talk_look"]) == 4
    seen = [row for row in rows(site)["trail"].values() if row["act"] == Act.TALK_SEEN]
    assert [(row["account_id"], row["child_id"]) for row in seen] == [(None, seen[0]["child_id"])] * 4


def withdraw(shown: Shown, purpose: Purpose, *, about: bool) -> None:
    """A carer's no."""
    account = account_of(ANA)
    assert account
    token = shown.talk if about else None
    mine = {} if purpose is Purpose.ABOUT_ME else {"child_id": shown.row.child_id}
    Consent.say(account, agreements()[purpose], False, datetime.now(UTC), **mine, about=token)  # type: ignore[arg-type]


def switched_off() -> None:
    """The operator ends all that an educator may see."""
    db.session.query(Educator).update({"active": False})


ENDED: dict[str, Callable[[Shown], None]] = {
    "its yes": lambda shown: withdraw(shown, Purpose.CONSULT, about=True),
    "the child's yes": lambda shown: withdraw(shown, Purpose.KEEP_CHILD, about=False),
    "off": lambda shown: setattr(shown.row, "off", datetime.now(UTC)),
    "the educator": lambda _shown: switched_off(),
    "a draft": lambda shown: setattr(shown.row, "booked", None),
    "over": lambda shown: setattr(shown.row, "begins", datetime.now(UTC) - timedelta(days=31)),
    "the family": lambda _shown: db.session.delete(db.session.query(Account).filter_by(email=ANA).one().family),
}


@pytest.mark.parametrize("what", ENDED)
def test_trust_p4_what_has_ended_is_dead_on_every_address_from_the_next_request(shown: Shown, what: str) -> None:
    assert shown.tom.open(shown.path).status_code == 200
    with shown.site.app_context():
        ENDED[what](shown)
        db.session.commit()
    before = rows(shown.site)["talk_look"]
    for way in ("", "/page.pdf", "/page.pdf?size=letter", "/page.json"):
        for headers in ({}, WARM, {"HX-Request": "true"}, {"Range": "bytes=0-9"}):
            for method in ("GET", "HEAD"):
                answer = shown.tom.client.open(f"{shown.path}{way}", method=method, headers=headers)
                assert answer.status_code == 404, (way, method, headers)
                assert "Canary-Mia" not in answer.text
    assert {id for id in rows(shown.site)["talk_look"] if id not in before} == set()


def test_trust_p5_it_is_open_to_the_last_second_of_30_days(site: Flask) -> None:
    with freeze_time(datetime(2026, 3, 26, 12, tzinfo=UTC), ignore=NOT_FROZEN) as clock:
        shown = Shown(site)
        with site.app_context():
            until = shown.row.end + STAYS_OPEN
        clock.move_to(until - timedelta(seconds=1))
        tom = type(shown.tom)(site, shown.tom.address)
        assert tom.open(shown.path).status_code == 200
        clock.move_to(until)
        assert tom.client.get(shown.path).status_code == 404


def test_trust_p3_a_journal_that_is_shut_and_a_profile_that_was_taken_back_show_nothing(shown: Shown) -> None:
    with shown.site.app_context():
        withdraw(shown, Purpose.KEEP_JOURNAL, about=False)
        withdraw(shown, Purpose.ABOUT_ME, about=False)
        db.session.commit()
    shown.change(parts=[Part.WINS, Part.PATTERNS, Part.OWN_PROFILE])
    gone = [words for part in (Part.WINS, Part.PATTERNS, Part.OWN_PROFILE) for words in KNOWN_BY[part]]
    assert not [way for way, text in shown.ways().items() for words in gone if tight(words) in tight(text)]


def test_trust_p3_a_carer_who_is_of_another_family_now_shows_nothing_of_oneself(shown: Shown) -> None:
    [words] = KNOWN_BY[Part.OWN_PROFILE]
    shown.change(parts=[Part.OWN_PROFILE])
    assert all(tight(words) in tight(text) for text in shown.ways().values())
    Carer(shown.site, "ben@example.org", family_of=ANA)
    Carer(shown.site, "zoe@example.org")
    with shown.site.app_context():
        ana, zoe = account_of(ANA), account_of("zoe@example.org")
        assert ana
        assert zoe
        ana.family_id = zoe.family_id
        db.session.commit()
    assert not [way for way, text in shown.ways().items() if tight(words) in tight(text)]


def test_what_a_carer_who_has_left_said_leaves_the_page_and_the_plan_stays(shown: Shown) -> None:
    shown.change(account_id=None)
    ways = shown.ways()
    assert not [way for way, text in ways.items() if "Mum" in text]
    assert not [way for way, text in ways.items() if "Hold the zip pull" not in text]


@pytest.mark.parametrize("change", ["hidden", "erased", "written anew"])
def test_trust_p4_a_win_that_was_changed_is_shown_no_more(shown: Shown, change: str) -> None:
    shown.change(parts=[Part.WINS])
    with shown.site.app_context():
        win = db.session.query(Win).filter_by(did="Canary-held the brush").one()
        if change == "erased":
            db.session.delete(win)
        win.hidden, win.did = change == "hidden", "Canary-new" if change == "written anew" else win.did
        db.session.commit()
    for way, text in shown.ways().items():
        assert "Canary-held" not in text, way
        assert "Canary-new" not in text, way
        assert (tight("Canary-counted") in tight(text)) == (change == "written anew"), way


def test_trust_p4_no_search_engine_lists_it_and_no_browser_keeps_it(shown: Shown) -> None:
    for way in ("", "/page.pdf", "/page.json"):
        answer = shown.tom.client.get(f"{shown.path}{way}")
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "no-store"
