"""Fifty families want one time at once: one has it, 49 are told kindly, and nothing breaks (trust R6)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

import pytest
from flask import Flask
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from accounts.models import Account
from consult.models import Talk, turning
from consult.models.turning import Taken, take
from family.models import aware
from home.models import Child
from shell.database import db
from tests import talks
from tests.bookings import KEY, booked, the_talk, yes
from tests.carers import Carer
from tests.letterbox import empty, letters
from tests.site.watching import rows

pytestmark = pytest.mark.usefixtures("tom")
FAMILIES = 50
START = (datetime.now(UTC) + timedelta(days=3)).replace(hour=10, minute=0, second=0, microsecond=0)


def draft(site: Flask, number: int, begins: datetime = START) -> tuple[Carer, str]:
    """A family with a draft for this time, at the page that asks for its yes."""
    carer = Carer(site, f"family-{number}@example.org")
    child = carer.add(f"Child {number}")
    with site.app_context():
        tom = talks.educator_row()
        row = db.session.query(Child).filter_by(token=child.split("/")[2]).one()
        account = db.session.query(Account).filter_by(email=carer.address).one()
        talk = Talk(child_id=row.id, account_id=account.id, educator_id=tom.id, educator_name=tom.name, key=KEY)
        talk.begins, talk.minutes, talk.concern, talk.made = begins, tom.minutes, "Lunch", datetime.now(UTC)
        db.session.add(talk)
        db.session.commit()
        address = f"{child}/talks/{talk.token}"
    carer.open(f"{address}/booking")
    assert carer.token
    return carer, address


def test_fifty_at_once_at_one_time_are_one_talk_and_49_polite_pages(site: Flask) -> None:
    empty(site)
    asking = [draft(site, number) for number in range(FAMILIES)]
    start = threading.Barrier(FAMILIES)

    def ask(one: tuple[Carer, str]) -> tuple[int, str]:
        carer, address = one
        start.wait()
        answer = carer.client.post(f"{address}/booking", data={"csrf_token": carer.token, "given": "yes"})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(FAMILIES) as pool:
        answers = list(pool.map(ask, asking))
    codes = [code for code, _ in answers]
    assert (codes.count(303), codes.count(422)) == (1, FAMILIES - 1), set(codes)
    for code, text in answers:
        assert code == 303 or ("Somebody just took this time" in text and 'name="time"' in text)
    standing = [row for row in rows(site)["talk"].values() if row["slot"]]
    assert len(standing) == 1
    assert len([row for row in rows(site)["talk"].values() if row["booked"]]) == 1
    assert len([row for row in rows(site)["consent"].values() if row["purpose"] == "consult"]) == 1
    assert len(rows(site)["talk_turn"]) == 1
    assert len(letters(site)) == 2


def test_two_talks_never_share_a_minute_whatever_their_beginnings(site: Flask) -> None:
    first, later = draft(site, 1), draft(site, 2, START + timedelta(minutes=30))
    with site.app_context():
        longer = db.session.query(Talk).filter_by(token=first[1].split("/")[-1]).one()
        longer.minutes, longer.slot, longer.booked = 45, START, datetime.now(UTC)
        db.session.commit()
        second = db.session.query(Talk).filter_by(token=later[1].split("/")[-1]).one()
        with pytest.raises(Taken):
            take(second, second.start)
        db.session.rollback()
    assert yes(*later).status_code == 422
    assert the_talk(site, later[1])["slot"] is None


def test_trust_r2_one_yes_pressed_eight_times_at_once_is_one_talk(site: Flask) -> None:
    empty(site)
    carer, address = draft(site, 1)
    devices = [Carer(site, carer.address) for _ in range(8)]
    for device in devices:
        device.open(f"{address}/booking")
    with ThreadPoolExecutor(8) as pool:
        sent = [(device, {"given": "yes", "csrf_token": device.token}) for device in devices]
        codes = pool.map(lambda one: one[0].client.post(f"{address}/booking", data=one[1]).status_code, sent)
        assert set(codes) == {303}
    assert len(rows(site)["talk_turn"]) == 1
    assert len([row for row in rows(site)["consent"].values() if row["purpose"] == "consult"]) == 1
    assert len(letters(site)) == 2


def test_without_our_own_look_the_one_who_comes_second_is_told_and_keeps_what_it_has(
    site: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = draft(site, 1), draft(site, 2)
    yes(*first)
    monkeypatch.setattr(turning, "beside", lambda *_: ())
    with site.app_context():
        talk = db.session.query(Talk).filter_by(token=second[1].split("/")[-1]).one()
        for before in (None, START + timedelta(hours=2)):
            talk.slot = before
            db.session.commit()
            with pytest.raises(Taken):
                take(talk, START)
            assert talk.slot == before or aware(talk.slot) == before
            db.session.commit()
        take(talk, START + timedelta(hours=3))
        db.session.commit()
    assert the_talk(site, second[1])["slot"].replace(tzinfo=UTC) == START + timedelta(hours=3)


@pytest.mark.parametrize("sort", ["insert", "update"])
def test_without_our_own_look_the_database_still_refuses_a_second_talk_at_one_time(
    site: Flask, ana: Carer, mia: str, sort: str
) -> None:
    booked(ana, mia)
    _, other = draft(site, 1)
    row = the_talk(site, other)
    taken = next(talk["slot"] for talk in rows(site)["talk"].values() if talk["slot"])
    with site.app_context():
        if sort == "update":
            change = Talk.__table__.update().where(Talk.id == row["id"]).values(slot=taken)
        else:
            again = {name: value for name, value in row.items() if name != "id"}
            change = insert(Talk).values(**again | {"token": token_urlsafe(16), "key": "z" * 22, "slot": taken})
        with pytest.raises(IntegrityError):
            db.session.execute(change)
        db.session.rollback()
