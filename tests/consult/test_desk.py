"""What an educator finds on the desk, and giving a talk back: no name but of an open talk (trust P3, P5, P6)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import select

from accounts.models import Account
from consult.models import Talk, TalkLook
from consult.models.turning import call_off, move
from consult.parts import By, Opened
from home.agreements import agreements
from home.consenting import Purpose
from home.models import Consent
from shell.database import db
from tests.carers import Carer, account_of
from tests.educators import NobodyOpens
from tests.letterbox import empty, letters
from tests.site.test_database import watched
from tests.site.watching import NOON, NOT_FROZEN, rows
from tests.talks import TOM, booked, educator

ANA, BEN, MIA = "canary-ana@example.org", "ben@example.org", "Canary-Mia"


@pytest.fixture(autouse=True)
def _no_letters(site: Flask) -> None:
    """Every test begins with an empty letterbox."""
    empty(site)


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture
def tom(site: Flask) -> Carer:
    """An educator."""
    return educator(site, zone="Asia/Kolkata")


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, ANA)


@pytest.fixture
def mia(ana: Carer) -> str:
    """The address of her child's page."""
    return ana.add(MIA)


def change(site: Flask, token: str, act: Any) -> None:
    """Does something to a talk, with the account that booked it, and keeps it."""
    with site.app_context():
        talk, account = talk_of(token), account_of(ANA)
        act(talk, account)
        db.session.commit()


def talk_of(token: str) -> Talk:
    """The talk of this token."""
    talk = db.session.scalar(select(Talk).where(Talk.token == token))
    assert talk
    return talk


def close(site: Flask, token: str) -> None:
    """The family takes its yes back."""
    words, now = agreements()[Purpose.CONSULT], datetime.now(UTC)
    change(site, token, lambda talk, me: Consent.say(me, words, False, now, child_id=talk.child_id, about=talk.token))


def handing(token: str) -> str:
    """Where a talk is given back."""
    return f"/educator/talks/{token}/handing-back"


def desk(tom: Carer) -> str:
    """The words on the desk."""
    assert tom.open("/educator").status_code == 200
    return tom.page.select("main")[0].get_text(" ", strip=True)


def test_an_empty_desk_says_how_families_find_an_educator(tom: Carer) -> None:
    assert "Families find your free times" in desk(tom)


def test_r7_a_talk_stands_there_by_the_educators_clock_with_name_and_end(
    site: Flask, ana: Carer, mia: str, clock: Any
) -> None:
    tom = educator(site, zone="Asia/Kolkata")
    booked(site, ana, mia)
    said = desk(tom)
    assert "Tuesday, 31 March 2026, 17:30–18:00 (Kolkata time)" in said
    assert f"A talk about {MIA}." in said
    assert "Open for you until Thursday, 30 April" in said
    assert "Canary-concern" not in said


def test_trust_p5_a_name_that_was_struck_stands_nowhere(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    token = booked(site, ana, mia)
    change(site, token, lambda talk, _: setattr(talk, "struck", ["name"]))
    assert "The child's name is left out" in desk(tom)
    assert MIA not in tom.shown.text
    assert MIA not in tom.open(handing(token)).text


def test_trust_p3_a_page_that_was_closed_shows_no_name_and_the_talk_still_stands(
    site: Flask, tom: Carer, ana: Carer, mia: str
) -> None:
    token = booked(site, ana, mia)
    close(site, token)
    assert "The family has closed its page. The talk itself still stands." in desk(tom)
    assert MIA not in tom.shown.text
    tom.open(handing(token))
    assert tom.shown.status_code == 200
    assert MIA not in tom.shown.text
    tom.send(handing(token), {"reason": "I am ill"})
    assert all(row["off"] for row in rows(site)["talk"].values())


def test_trust_p3_without_the_yes_to_keep_the_child_no_name_stands_there(
    site: Flask, tom: Carer, ana: Carer, mia: str
) -> None:
    booked(site, ana, mia)
    ana.open(mia)
    ana.send(f"{mia}/agreements", {"purpose": "keep-child", "given": "no"})
    assert "has closed its page" in desk(tom)
    assert MIA not in tom.shown.text


def test_a_talk_that_is_off_is_one_line_with_the_reason_and_no_name(
    site: Flask, tom: Carer, ana: Carer, mia: str
) -> None:
    token = booked(site, ana, mia)
    change(site, token, lambda talk, me: call_off(talk, By.FAMILY, "We have the flu", datetime.now(UTC), me))
    said = desk(tom)
    assert "The family cancelled this talk. The reason: “We have the flu”" in said
    assert MIA not in said
    assert not tom.page.select("a[href*=handing-back]")


def test_a_talk_of_the_past_is_open_for_thirty_days_and_then_leaves_the_desk(
    site: Flask, ana: Carer, mia: str, clock: Any
) -> None:
    educator(site)
    booked(site, ana, mia)
    for days, name, heading in ((2, True, False), (4, True, True), (33, True, True), (33.03, False, False)):
        clock.move_to(NOON + timedelta(days=days))
        said = desk(Carer(site, TOM))
        assert (MIA in said, "In the last 30 days" in said) == (name, heading), days


def test_what_changed_since_the_last_look_says_so(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    token, now = booked(site, ana, mia), datetime.now(UTC)
    assert "Changed since" not in desk(tom)
    look = {"opened": Opened.PAGE, "at": now + timedelta(minutes=1)}
    change(site, token, lambda talk, _: db.session.add(TalkLook(talk_id=talk.id, **look)))
    assert "Changed since" not in desk(tom)
    later = now + timedelta(minutes=2)
    change(site, token, lambda talk, me: move(talk, me, talk.start + timedelta(days=1), "School", later))
    assert "Changed since you looked" in desk(tom)


def test_trust_s1_nobody_finds_anothers_talk_or_a_draft(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    token = booked(site, ana, mia)
    other = educator(site, "other@example.org")
    assert MIA not in desk(other)
    other.open("/educator/hours")
    for path in (handing(token), handing("x" * 22)):
        assert other.client.get(path).status_code == 404
        assert other.client.post(path, data={"csrf_token": other.token, "reason": "x"}).status_code == 404
    change(site, token, lambda talk, _: (setattr(talk, "booked", None), setattr(talk, "slot", None)))
    assert MIA not in desk(tom)
    assert tom.client.get(handing(token)).status_code == 404


# Giving a talk back


def test_giving_back_frees_the_time_closes_the_page_and_writes_one_letter(
    site: Flask, tom: Carer, ana: Carer, mia: str
) -> None:
    token = booked(site, ana, mia)
    tom.open(handing(token))
    sent = tom.token
    assert f"A talk about {MIA}." in tom.shown.text
    for _ in range(2):
        answer = tom.client.post(handing(token), data={"csrf_token": sent, "reason": "Canary: I am ill"})
        assert (answer.status_code, answer.location) == (303, "/educator")
    (row,) = rows(site)["talk"].values()
    assert (row["off"] is not None, row["slot"], row["concern"]) == (True, None, "Canary-concern")
    turns = [turn for turn in rows(site)["talk_turn"].values() if turn["turn"] == "handed-back"]
    assert [(turn["by"], turn["reason"]) for turn in turns] == [("educator", "Canary: I am ill")]
    assert [line["act"] for line in rows(site)["trail"].values()][-1] == "talk-handed-back"
    (letter,) = letters(site)
    assert letter.to == [ANA]
    for secret in (MIA, "Canary: I am ill", "Canary-concern"):
        assert secret not in letter.subject + letter.body
    assert f"{mia}/talks/{token}" in letter.body
    assert "Tom Canary-Reed" in letter.body
    assert "You gave this talk back. The reason: “Canary: I am ill”" in desk(tom)
    assert MIA not in tom.shown.text
    assert tom.client.get(handing(token)).location == "/educator"


@pytest.mark.parametrize("reason", ["", " \n ", "r" * 201])
def test_a_reason_is_asked_for_and_what_was_typed_stays(
    site: Flask, tom: Carer, ana: Carer, mia: str, reason: str
) -> None:
    token = booked(site, ana, mia)
    tom.open(handing(token))
    assert tom.send(handing(token), {"reason": reason}).status_code == 422
    assert "Please say why" in tom.page.select(".mend")[0].get_text()
    assert tom.page.select("textarea")[0].get_text().strip() == reason.strip()
    assert all(row["off"] is None for row in rows(site)["talk"].values())
    assert not letters(site)


def test_a_talk_that_is_over_is_not_given_back(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    token = booked(site, ana, mia, ahead=timedelta(hours=-3))
    tom.open("/educator/hours")
    answer = tom.client.post(handing(token), data={"csrf_token": tom.token, "reason": "Late"})
    assert (answer.status_code, answer.location) == (303, "/educator")
    assert all(row["off"] is None for row in rows(site)["talk"].values())


def test_where_the_booker_left_the_family_its_keeper_hears_of_it(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    ben = Carer(site, BEN, family_of=ANA)
    tokens = [booked(site, ben, mia, ahead=timedelta(days=days)) for days in (3, 4)]
    with site.app_context():
        account = account_of(BEN)
        assert account
        account.part(datetime.now(UTC))
        db.session.commit()
    give_back(tom, tokens[0])
    with site.app_context():
        db.session.delete(db.session.scalars(select(Account).where(Account.email == BEN)).one())
        db.session.commit()
    give_back(tom, tokens[1])
    assert [letter.to for letter in letters(site)] == [[ANA], [ANA]]


def give_back(tom: Carer, token: str) -> None:
    """Gives a talk back."""
    tom.open(handing(token))
    tom.send(handing(token), {"reason": "I am ill"})


def test_where_no_letter_goes_out_the_talk_is_given_back_all_the_same(
    site: Flask, tom: Carer, ana: Carer, mia: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = booked(site, ana, mia)
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    give_back(tom, token)
    assert tom.shown.status_code == 200
    assert "Our letters are not going out just now" in tom.shown.text
    assert all(row["off"] for row in rows(site)["talk"].values())


# Ways to the desk


def test_an_educators_pages_lead_to_the_desk_and_a_familys_do_not(tom: Carer, ana: Carer) -> None:
    for page in ("/account", "/family", "/educator/hours"):
        assert 'href="/educator"' in tom.open(page).text, page
    for page in ("/account", "/family"):
        assert 'href="/educator"' not in ana.open(page).text, page


def test_a_talk_that_was_moved_says_from_when_and_why_to_both(site: Flask, tom: Carer, ana: Carer, mia: str) -> None:
    token = booked(site, ana, mia)
    later = timedelta(hours=2)
    change(site, token, lambda talk, me: move(talk, me, talk.start + later, "We have the flu", datetime.now(UTC)))
    change(site, token, lambda talk, me: move(talk, me, talk.start + later, "Granny comes", datetime.now(UTC)))
    for said in (desk(tom), text_at(ana, f"{mia}/talks/{token}")):
        assert "We have the flu" in said
        assert "Granny comes" in said
    assert desk(tom).count("Kolkata time") == 3


def test_trust_r12_the_desk_asks_as_much_for_four_talks_as_for_one(
    site: Flask, tom: Carer, ana: Carer, mia: str
) -> None:
    def asked() -> int:
        with watched(site) as statements:
            tom.open("/educator")
        return len(statements)

    booked(site, ana, mia)
    one = asked()
    for days in (4, 5, 6):
        booked(site, ana, ana.add(f"Canary-{days}"), ahead=timedelta(days=days))
    assert asked() == one
    assert len(tom.page.select("article")) == 4


def text_at(device: Carer, path: str) -> str:
    """What stands on a page."""
    device.open(path)
    return " ".join(device.page.main.get_text(" ").split())
