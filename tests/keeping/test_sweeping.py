"""The retention schedule is kept: a clock jumps, one command runs, and the rows are those that were promised (P10)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_mailman.backends.base import BaseEmailBackend
from freezegun import freeze_time
from sqlalchemy import select, update

from accounts.models import Account, Family
from home.models import Trail
from keeping.schedule import COPIES_STAY, NOTICE, QUIET, copy_name, too_old
from shell.database import db
from tests.carers import Carer, account_of
from tests.households import ADDRESS, Household
from tests.keeping.conftest import telling
from tests.letterbox import empty, letters
from tests.site.watching import NOT_FROZEN, everything, rows

LONG_AGO = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=900)
"""So long ago that the database, which goes by its own clock, lets even the last lines of the trail go."""

DAYS = (1, 7, 30, 365, 731, 761)
KEPT = {
    "guest": (3, 3, 2, 2, 2, 0),
    "game": (1, 1, 1, 1, 1, 0),
    "claim": (0, 0, 0, 0, 0, 0),
    "invitation": (0, 0, 0, 0, 0, 0),
    "tries": (0, 0, 0, 0, 0, 0),
    "sitting": (5, 4, 0, 0, 0, 0),
    "account": (4, 3, 3, 3, 3, 0),
    "family": (3, 2, 2, 2, 2, 0),
    "child": (3, 3, 2, 2, 2, 0),
    "look": (4, 4, 2, 2, 2, 0),
    "said": (4, 4, 2, 2, 2, 0),
    "answer": (5, 5, 5, 5, 5, 0),
    "note": (1, 1, 1, 1, 1, 0),
    "own_word": (1, 1, 1, 1, 1, 0),
    "foothold": (1, 1, 1, 1, 1, 0),
    "diary": (1, 1, 1, 1, 1, 0),
    "win": (2, 2, 1, 1, 1, 0),
    "share": (1, 1, 0, 0, 0, 0),
    "shared_line": (1, 1, 0, 0, 0, 0),
    "erasure": (0, 2, 3, 3, 3, 10),
    "own_goal": (1, 1, 0, 0, 0, 0),
    "evening": (1, 1, 1, 1, 1, 0),
    "educator_invitation": (0, 0, 0, 0, 0, 0),
    "educator": (1, 1, 1, 1, 1, 0),
    "open_hours": (7, 7, 7, 7, 7, 0),
    "other_day": (1, 1, 1, 1, 1, 0),
    "talk": (2, 1, 1, 1, 1, 0),
    "talk_win": (1, 1, 1, 1, 1, 0),
    "teacher_question": (1, 1, 1, 1, 1, 0),
    "talk_turn": (1, 1, 1, 1, 1, 0),
    "talk_look": (1, 1, 1, 1, 1, 0),
    "line_fit": (1, 1, 1, 1, 1, 0),
    "talk_note": (1, 1, 1, 1, 1, 0),
    "suggestion": (1, 1, 1, 1, 1, 0),
    "agreed_step": (1, 1, 1, 1, 1, 0),
    "school_goal": (1, 1, 1, 1, 1, 0),
}
"""How many rows of each table stand after so many days. A child whose yes was taken back and two own profiles that
nobody said yes to go after 30, and so do the wins of a journal whose yes was taken back; the talk
that was not booked goes after 7; the account that was not
confirmed after 7; all of it 30 days after the letter."""

CHANGING = {"consent", "trail"}
"""Counted in tests of their own."""


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands long ago until it is moved."""
    with freeze_time(LONG_AGO, ignore=NOT_FROZEN) as clock:
        yield clock


def swept(site: Flask) -> dict[str, int]:
    """What the command says it removed."""
    result = site.test_cli_runner().invoke(args=["family", "sweep"])
    assert result.exit_code == 0, result.output
    lines = [line.partition(" ") for line in result.output.strip().splitlines()]
    return {what.removesuffix(" removed"): int(many) for many, _, what in lines}


def with_everything(site: Flask) -> Household:
    """A family with a row in every table, a child whose yes is taken back, and somebody who never confirmed."""
    home = telling(Household(site))
    second = home.ana.add("Zoe")
    home.ana.open(second)
    home.ana.send(f"{second}/agreements", {"purpose": "keep-child", "given": "no"})
    write_and_take_back(home, home.ana.add("Noa"))
    home.ana.open("/family/agreements")
    home.ana.send("/family/agreements", {"purpose": "about-me", "given": "no"})
    Carer(site, "nobody@example.org")
    with site.app_context():
        db.session.execute(update(Account).where(Account.email == "nobody@example.org").values(confirmed_at=None))
        db.session.commit()
    home.ana.open("/family/claim")
    home.ana.send("/family/claim", {"code": "abcd-efgh-jkmn"})
    return home


def write_and_take_back(home: Household, child: str) -> None:
    """A win of this child is written, and then the yes to its journal is taken back."""
    for given in ("yes", "no"):
        home.ana.open(child)
        home.ana.send(f"{child}/agreements", {"purpose": "keep-journal", "given": given})
        if given == "yes":
            home.ana.send(f"{child}/journal", {"key": "n" * 22, "day": str(datetime.now(UTC).date()), "did": "Sang"})


def test_trust_p10_rows_stand_as_long_as_the_schedule_says(site: Flask, clock: Any) -> None:
    with_everything(site)
    before = everything(rows(site))
    assert all(many for table, many in before.items() if table != "erasure"), before
    assert set(KEPT) | CHANGING == set(before)
    for place, days in enumerate(DAYS):
        clock.move_to(LONG_AGO + timedelta(days=days, seconds=1))
        swept(site)
        counts = everything(rows(site))
        assert {name: many for name, many in counts.items() if name in KEPT} == {
            name: many[place] for name, many in KEPT.items()
        }, days
        assert swept(site) == {"rounds": 0}, days
        assert everything(rows(site)) == counts


def test_trust_p10_a_line_of_the_trail_stays_for_twelve_months(site: Flask, clock: Any) -> None:
    home = Household(site)
    with site.app_context():
        mine = select(Trail.id).join(Family, Family.id == Trail.family_id).order_by(Trail.id)
        first = db.session.scalars(mine).first()
    clock.move_to(LONG_AGO + timedelta(days=200))
    ana = Carer(site, home.ana.address)
    ana.send("/family/zone", {"zone": "Asia/Kolkata"})
    late = max(rows(site)["trail"])
    for days, expected in ((365, {first, late}), (367, {late}), (565, {late}), (567, set())):
        clock.move_to(LONG_AGO + timedelta(days=days))
        swept(site)
        assert {first, late} & set(rows(site)["trail"]) == expected, days


def test_trust_p10_a_quiet_family_gets_one_letter_and_then_is_erased(site: Flask, clock: Any) -> None:
    home = Household(site)
    empty(site)
    clock.move_to(LONG_AGO + QUIET - timedelta(seconds=1))
    swept(site)
    assert not letters(site)
    clock.move_to(LONG_AGO + QUIET + timedelta(minutes=1))
    assert swept(site)["families written to"] == 2
    everybody = sorted([ADDRESS, home.ben.address, home.tom.address])
    assert sorted(address for letter in letters(site) for address in letter.to) == everybody
    assert "In 30 days we erase" in letters(site)[0].body
    swept(site)
    assert len(letters(site)) == 3
    clock.move_to(LONG_AGO + QUIET + NOTICE - timedelta(minutes=1))
    swept(site)
    assert len(rows(site)["family"]) == 2
    clock.move_to(LONG_AGO + QUIET + NOTICE + timedelta(minutes=2))
    assert swept(site)["families"] == 2
    assert {name for name, many in everything(rows(site)).items() if many} == {"erasure"}


def test_trust_p10_a_family_that_comes_back_in_time_is_kept(site: Flask, clock: Any) -> None:
    home = Household(site)
    clock.move_to(LONG_AGO + QUIET + timedelta(minutes=1))
    swept(site)
    clock.move_to(LONG_AGO + QUIET + timedelta(days=10))
    with site.app_context():
        ben = account_of(home.ben.address)
        assert ben
        ben.seen = LONG_AGO + QUIET + timedelta(days=10)
        db.session.commit()
    for days in (10, 31, 100):
        clock.move_to(LONG_AGO + QUIET + timedelta(days=days))
        swept(site)
    assert len(rows(site)["family"]) == 1
    assert next(iter(rows(site)["family"].values()))["warned"] is None


class NobodyOpens(BaseEmailBackend):
    """A mail server that is not there."""

    def open(self) -> bool:
        raise ConnectionRefusedError


def test_trust_p10_where_no_letter_goes_out_it_is_tried_again(
    site: Flask, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    Household(site)
    clock.move_to(LONG_AGO + QUIET + timedelta(minutes=1))
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    assert "families written to" not in swept(site)
    assert next(iter(rows(site)["family"].values()))["warned"] is None
    monkeypatch.undo()
    assert swept(site)["families written to"] == 2


def test_trust_p10_a_childs_yes_given_again_in_time_keeps_the_child(site: Flask, clock: Any) -> None:
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia")
    for days, given in ((0, "no"), (29, "yes"), (70, "yes")):
        clock.move_to(LONG_AGO + timedelta(days=days))
        ana = Carer(site, "ana@example.org")
        ana.open(child)
        ana.send(f"{child}/agreements", {"purpose": "keep-child", "given": given})
        swept(site)
    assert len(rows(site)["child"]) == 1
    assert len(rows(site)["consent"]) == 3


def test_trust_p10_letters_and_safety_copies_leave_too(site: Flask, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    folder = Path(site.config["BACKUPS"])
    folder.mkdir(parents=True, exist_ok=True)
    names = [copy_name(now - timedelta(days=days), "sqlite3") for days in (29, 31)]
    for name in (*names, "notes.txt", "tiny-rungs-by-hand.sqlite3"):
        (folder / name).touch()
    assert swept(site)["safety copies"] == 1
    assert {file.name for file in folder.iterdir()} >= {names[0], "notes.txt", "tiny-rungs-by-hand.sqlite3"}
    assert names[1] not in {file.name for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "old"),
    [
        (copy_name(LONG_AGO, "sqlite3"), True),
        (copy_name(LONG_AGO + timedelta(days=899, hours=23) - COPIES_STAY, "dump"), True),
        (copy_name(LONG_AGO + timedelta(days=901) - COPIES_STAY, "dump"), False),
        ("holiday.jpg", False),
        ("tiny-rungs.sqlite3", False),
    ],
    ids=["long ago", "a day too old", "a day left", "something else", "the site itself"],
)
def test_the_name_of_a_safety_copy_tells_its_age(name: str, old: bool) -> None:
    assert too_old(name, LONG_AGO + timedelta(days=900)) == old


def test_every_command_says_what_it_does(site: Flask) -> None:
    for words in (("family", "sweep"), ("family", "map"), ("family", "notes"), ("backup",), ("restore",)):
        said = site.test_cli_runner().invoke(args=[*words, "--help"])
        assert said.exit_code == 0
        assert len(said.output) > 150, words
