"""Two who press in the same instant: whoever comes second sees what the first one did, and changes nothing (R6)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from consult.models import Talk, switch_off
from consult.models.turning import Taken, book, call_off, move
from consult.parts import By, Part
from home.agreements import agreements
from home.consenting import Purpose
from shell.database import db
from tests.bookings import booked, the_talk, written, yes
from tests.carers import Carer, account_of
from tests.consult.shown import Shown
from tests.letterbox import empty, letters
from tests.site.watching import rows
from tests.talks import educator_row

NOW = datetime.now(UTC)


def as_read_before(site: Flask, address: str, meanwhile: Callable[[], object]) -> Talk:
    """The talk as a request knows it that read it before somebody else changed something."""
    talk = db.session.query(Talk).filter_by(token=address.split("/")[-1]).one()
    assert talk.educator
    db.session.commit()
    meanwhile()
    return talk


def off_for(site: Flask, address: str, by: By) -> None:
    """Somebody else ends the talk."""
    with site.app_context():
        call_off(db.session.query(Talk).filter_by(token=address.split("/")[-1]).one(), by, "first", NOW)
        db.session.commit()


def gone(site: Flask) -> None:
    """The operator switches the educator off."""
    with site.app_context():
        switch_off(educator_row(), "gone", NOW)
        db.session.commit()


@pytest.mark.usefixtures("tom")
def test_given_back_and_cancelled_in_one_instant_is_one_line_of_the_history(site: Flask, ana: Carer, mia: str) -> None:
    address = booked(ana, mia)
    with site.app_context():
        talk = as_read_before(site, address, lambda: off_for(site, address, By.EDUCATOR))
        assert not call_off(talk, By.FAMILY, "second", NOW)
        db.session.commit()
    assert [row["reason"] for row in rows(site)["talk_turn"].values()] == ["", "first"]
    assert [row["act"] for row in rows(site)["trail"].values()].count("talk-cancelled") == 0
    assert the_talk(site)["turn"] == 1


@pytest.mark.usefixtures("tom")
def test_a_talk_that_went_back_meanwhile_takes_no_other_time(site: Flask, ana: Carer, mia: str) -> None:
    address = booked(ana, mia)
    with site.app_context():
        talk = as_read_before(site, address, lambda: off_for(site, address, By.EDUCATOR))
        with pytest.raises(Taken):
            move(talk, account_of(ana.address), talk.start + timedelta(hours=1), "second", NOW)  # type: ignore[arg-type]
        db.session.rollback()
    assert the_talk(site)["slot"] is None


@pytest.mark.usefixtures("tom")
def test_an_educator_who_is_switched_off_meanwhile_is_never_booked(site: Flask, ana: Carer, mia: str) -> None:
    address = written(ana, mia)
    with site.app_context():
        talk = as_read_before(site, address, lambda: gone(site))
        with pytest.raises(Taken):
            book(talk, account_of(ana.address), agreements()[Purpose.CONSULT], NOW)  # type: ignore[arg-type]
        db.session.rollback()
    assert the_talk(site)["booked"] is None


@pytest.mark.usefixtures("tom")
def test_a_draft_with_an_educator_who_was_switched_off_is_kept_and_not_booked(
    site: Flask, ana: Carer, mia: str
) -> None:
    address = written(ana, mia)
    ana.open(f"{address}/booking")
    gone(site)
    empty(site)
    ana.send(f"{address}/booking", {"given": "yes"})
    assert ana.shown.status_code == 422
    assert not ana.page.select("[name=time]")
    yes(ana, address)
    assert (the_talk(site)["booked"], the_talk(site)["slot"]) == (None, None)
    assert not letters(site)


@pytest.mark.usefixtures("tom")
def test_whoever_ends_a_talk_second_writes_no_second_letter(site: Flask, ana: Carer, mia: str, tom: Carer) -> None:
    address = booked(ana, mia)
    back = f"/educator/talks/{address.split('/')[-1]}/handing-back"
    tom.open(back)
    ana.open(f"{address}/cancellation")
    empty(site)
    said = [(tom, back), (ana, f"{address}/cancellation")]
    with ThreadPoolExecutor(2) as pool:
        posts = [(one.client, path, {"reason": "Canary", "csrf_token": one.token}) for one, path in said]
        codes = [pool.submit(client.post, path, data=told) for client, path, told in posts]
        assert {answer.result().status_code for answer in codes} == {303}
    assert len(rows(site)["talk_turn"]) == 2
    by_family = any(row["by"] == "family" for row in list(rows(site)["talk_turn"].values())[1:])
    assert len(letters(site)) == (2 if by_family else 1)


def test_two_lines_that_are_struck_at_once_are_both_left_out(site: Flask) -> None:
    shown = Shown(site, (Part.PLAN,))
    keys = ["plan.goals", "scale", "name", "band"]
    devices = [Carer(site, shown.ana.address) for _ in keys]
    for device in devices:
        device.open(f"{shown.own}/preview")
    with ThreadPoolExecutor(len(keys)) as pool:
        sent = [(one, {"leave": key, "csrf_token": one.token}) for one, key in zip(devices, keys, strict=True)]
        codes = pool.map(lambda one: one[0].client.post(f"{shown.own}/lines", data=one[1]).status_code, sent)
        assert set(codes) == {303}
    assert sorted(the_talk(site)["struck"]) == sorted(keys)


@pytest.mark.usefixtures("tom")
def test_a_talk_that_is_given_back_leaves_the_familys_calendar_too(
    site: Flask, ana: Carer, mia: str, tom: Carer
) -> None:
    address = booked(ana, mia)
    back = f"/educator/talks/{address.split('/')[-1]}/handing-back"
    tom.open(back)
    empty(site)
    tom.send(back, {"reason": "Canary-ill"})
    [letter] = letters(site)
    file = str(letter.attachments[0])
    assert (letter.to, "METHOD:CANCEL" in file, "SEQUENCE:1" in file) == ([ana.address], True, True)
    assert not [words for words in ("Canary-Mia", "Canary-ill") if words in letter.body + file]
    assert f"{address}\n" in letter.body
