"""A guest's round becomes a family's: once, by a code, with a yes (trust 2.4)."""

from datetime import timedelta

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import func, select

from home.codes import LENGTH, LETTERS, new_code, plain
from planner.models import Foothold
from quiz.models import Answer, Game
from shell.database import db
from tests.carers import CHILD, Carer
from tests.journeys import Device
from tests.site.watching import NOON, NOT_FROZEN, everything, rows

MIA = {"nickname": "Mia", **CHILD, "band": "4-6"}


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer who wants to keep what was played."""
    return Carer(site, "ana@example.org")


def played(site: Flask) -> tuple[Device, str, str]:
    """A guest who played, settled something in the plan, and asked for a code: device, game and code."""
    device = Device(site.test_client()).begin().play(4)
    game = device.game
    device.take_back().open("/plan")
    device.send("/plan/goals/zip-the-jacket/changes", {"change": "rung-2"})
    device.open(f"{game}/profile")
    device.send("/claims", {})
    return device, game, str(device.page.select_one(".code").get_text(strip=True))


def test_a_round_is_kept_by_its_code_with_all_of_its_taps(site: Flask, ana: Carer) -> None:
    guest, game, code = played(site)
    ana.open("/family/claim")
    ana.send("/family/claim", {"code": code.upper().replace("-", " ")})
    assert "1 game with its taps" in ana.shown.text
    assert not ana.page.select("#agreed[checked]")
    before = everything(rows(site))
    ana.send("/family/claims", {**MIA, "code": code})
    assert ana.page.h1.get_text(strip=True) == "Mia"
    after = everything(rows(site))
    assert {table: after[table] - before[table] for table in after if after[table] != before[table]} == {
        "child": 1,
        "consent": 1,
        "trail": 3,
        "claim": -1,
    }
    assert ana.open(f"{game}/profile").status_code == 200
    with site.app_context():
        assert db.session.scalar(select(func.count()).select_from(Answer)) == 4
        assert db.session.scalar(select(Foothold.rung)) == 2
    assert guest.open("/games/current").request.path == "/games/new"
    assert guest.client.get(game).status_code == 404


def test_a_code_works_once_and_for_a_day_and_never_without_a_yes(site: Flask, ana: Carer) -> None:
    with freeze_time(NOON, ignore=NOT_FROZEN):
        _guest, _game, code = played(site)
    with freeze_time(NOON + timedelta(hours=23), ignore=NOT_FROZEN):
        ana = Carer(site, "ana@example.org")
        assert ana.send("/family/claims", {**MIA, "code": code, "agreed": ""}).status_code == 422
        assert ana.page.select_one("input[name=code]")["value"] == code
        assert ana.send("/family/claims", {**MIA, "code": code}).status_code == 200
        assert ana.send("/family/claims", {**MIA, "code": code}).status_code == 422
        assert everything(rows(site))["child"] == 1
    with freeze_time(NOON, ignore=NOT_FROZEN):
        _guest, _game, later = played(site)
    with freeze_time(NOON + timedelta(hours=24, seconds=1), ignore=NOT_FROZEN):
        ana = Carer(site, "ana@example.org")
        ana.open("/family/claim")
        assert ana.send("/family/claim", {"code": later}).status_code == 422
        assert "No round is waiting" in ana.shown.text


def test_a_round_joins_a_child_who_is_there_already(site: Flask, ana: Carer) -> None:
    child = ana.add("Leo")
    ana.play(child, 2)
    _guest, game, code = played(site)
    other = Carer(site, "ana@example.org")
    other.open("/family/claim")
    other.send("/family/claim", {"code": code})
    assert other.page.select(f"form[action='{child}/claims'] button")
    other.send(f"{child}/claims", {"code": code})
    assert other.path == child
    with site.app_context():
        assert db.session.scalar(select(func.count()).select_from(Game)) == 2
        assert len(set(db.session.scalars(select(Game.guest_id)))) == 1
        assert db.session.scalar(select(func.count()).select_from(Foothold)) == 0


def test_nothing_is_kept_by_itself_when_a_carer_signs_in_on_the_device_that_played(site: Flask) -> None:
    device, _game, _code = played(site)
    with device.client.session_transaction() as session:
        kept = session["guest"]
    ana = Carer(site, "ana@example.org")
    with ana.client.session_transaction() as session:
        session["guest"] = kept
    ana.open("/family")
    assert everything(rows(site))["child"] == 0
    assert ana.open("/plan").request.path == "/family"


def test_a_new_code_takes_the_place_of_the_old_one(site: Flask, ana: Carer) -> None:
    guest, game, old = played(site)
    guest.open(f"{game}/profile")
    guest.send("/claims", {})
    new = guest.page.select_one(".code").get_text(strip=True)
    ana.open("/family/claim")
    assert ana.send("/family/claim", {"code": old}).status_code == 422
    assert ana.send("/family/claim", {"code": new}).status_code == 200


def test_trust_s3_codes_are_long_and_differ() -> None:
    codes = {new_code() for _ in range(10_000)}
    assert len(codes) == 10_000
    assert len(LETTERS) ** LENGTH > 2**58
    assert {plain(f" {code.upper()} ") for code in codes} == {code.replace("-", "") for code in codes}
