"""What is erased is gone: from every table, from the files, from every device, and others keep all of theirs (P8)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from accounts.models import Sitting
from home.models import Child, Erasure
from shell import letters
from shell.database import db
from shell.doors import Door
from tests.carers import Carer
from tests.households import ADDRESS, NICKNAME, Household, family_rows
from tests.keeping.conftest import looks_of
from tests.site.watching import Rows, rows

CANARY = b"canary"


def erase(carer: Carer, path: str) -> Any:
    """Opens the page that asks once more, and says yes."""
    carer.open(path)
    assert carer.shown.status_code == 200, path
    return carer.client.post(path, data={"csrf_token": carer.token})


def of_others(site: Flask, found: Rows) -> Rows:
    """The rows that are not Ana's family's."""
    mine = family_rows(site, found)
    return {
        table: {id: row for id, row in kept.items() if id not in mine.get(table, {})} for table, kept in found.items()
    }


def test_trust_p8_an_erased_family_leaves_no_row_and_every_other_row_as_it_was(
    site: Flask, home: Household, tom: Carer
) -> None:
    others = of_others(site, rows(site))
    tokens = list(home.tokens.values())
    answer = erase(home.ana, "/family/erasure")
    assert answer.status_code == 200
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    after = rows(site)
    erased = after.pop("erasure")
    others.pop("erasure")
    assert after == others
    assert len(erased) == 4
    assert not [token for token in tokens if token in str(erased)]
    assert NICKNAME not in str(after)


def test_trust_p8_every_device_of_an_erased_family_opens_nothing(site: Flask, home: Household) -> None:
    again = Carer(site, ADDRESS)
    old = again.client.get_cookie("tiny-rungs")
    erase(home.ana, "/family/erasure")
    assert old
    home.ana.client.set_cookie("tiny-rungs", old.value)
    for device in (home.ana, home.ben, home.playing, again):
        for endpoint, method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER):
            if method == "GET":
                answer = device.client.get(home.path(endpoint))
                assert answer.status_code in {303, 404}, endpoint
        assert device.client.get(home.game).status_code == 404


def test_trust_p8_an_erased_child_leaves_no_row_and_its_sister_all_of_hers(site: Flask, home: Household) -> None:
    home.ana.open("/family")
    sister = home.ana.add("Zoe")
    Carer(site, ADDRESS).play(sister, 3)
    before = rows(site)
    answer = erase(home.ana, f"{home.child}/erasure")
    assert answer.status_code == 303
    assert "All of this child is erased" in home.ana.open(answer.location).text
    after = rows(site)
    assert {row["nickname"] for row in after["child"].values()} == {"Zoe"}
    assert len(after["game"]) == len(before["game"]) - 1
    assert len(after["answer"]) == len(before["answer"]) - 5
    assert {row["statement"] for row in after["said"].values()} == {
        f"about-me of {who.address}" for who in (home.ana, home.ben)
    }
    last = max(after["trail"].values(), key=lambda row: row["id"])
    assert (last["act"], last["child_id"]) == ("child-erased", min(before["child"]))
    assert home.ana.open(home.child).status_code == 404
    assert home.playing.client.get(home.game).status_code == 404
    for table, kept in after.items():
        assert all(before[table].get(id, row) == row for id, row in kept.items() if table != "sitting"), table


def test_trust_r2_erasing_a_child_twice_is_answered_like_once(site: Flask, home: Household, tom: Carer) -> None:
    home.ana.open(f"{home.child}/erasure")
    token = home.ana.token
    first, second = (home.ana.client.post(f"{home.child}/erasure", data={"csrf_token": token}) for _ in range(2))
    assert (
        (first.status_code, first.location)
        == (second.status_code, second.location)
        == (303, "/family/kept?erased=child")
    )
    assert len(rows(site)["erasure"]) == 1
    tom.open("/family")
    assert tom.client.post(f"{home.child}/erasure", data={"csrf_token": tom.token}).status_code == 404


def test_trust_p8_a_carer_who_leaves_takes_the_own_things_and_no_more(site: Flask, home: Household) -> None:
    for purpose in ("about-me", "show-mine"):
        home.ben.open("/family/agreements")
        home.ben.send("/family/agreements", {"purpose": purpose, "given": "yes"})
    before = rows(site)
    ben = next(row["id"] for row in before["account"].values() if row["email"] == home.ben.address)
    answer = erase(home.ben, "/account/erasure")
    assert answer.status_code == 200
    assert answer.headers["Clear-Site-Data"]
    after = rows(site)
    assert ben not in after["account"]
    for table in ("look", "sitting"):
        assert {row["account_id"] for row in after[table].values()} == {
            row["account_id"] for row in before[table].values()
        } - {ben}
    assert all(row["account_id"] != ben for row in after["consent"].values())
    assert after["child"] == before["child"]
    assert after["answer"] == before["answer"]
    assert [row["act"] for row in after["trail"].values()][-1] == "carer-left"
    assert "A carer who has left" in home.ana.open("/family/kept").text
    assert home.ben.client.get("/family").status_code == 303


def test_a_keeper_who_leaves_is_led_to_erasing_everything(site: Flask, home: Household) -> None:
    home.ana.open("/account/erasure")
    assert home.ana.path == "/family/erasure"
    before = rows(site)
    answer = home.ana.client.post("/account/erasure", data={"csrf_token": home.ana.token})
    assert answer.location == "/family/erasure"
    assert rows(site) == before


@pytest.mark.parametrize("path", ["/family/erasure", "/account/erasure", "child"])
def test_trust_s16_erasing_asks_for_the_password_again(site: Flask, home: Household, path: str) -> None:
    path = f"{home.child}/erasure" if path == "child" else path
    home.ana.open(path)
    token = home.ana.token
    stale(site)
    before = rows(site)
    assert home.ana.client.get(path).status_code == 303
    assert home.ana.client.post(path, data={"csrf_token": token}).status_code == 401
    assert rows(site) == before


def stale(site: Flask) -> None:
    """A quarter of an hour passes since the password was given."""
    with site.app_context():
        db.session.execute(update(Sitting).values(entered=datetime.now(UTC) - timedelta(minutes=16)))
        db.session.commit()


def test_the_page_says_by_name_what_goes(home: Household) -> None:
    for path in (f"{home.child}/erasure", "/family/erasure"):
        home.ana.open(path)
        assert NICKNAME in home.ana.page.main.get_text()
        assert "cannot be taken back" in home.ana.page.main.get_text()


def test_trust_p8_no_byte_of_an_erased_family_is_left_in_any_file(
    make_site: Callable[..., Flask], tmp_path: Path
) -> None:
    folder = tmp_path / "instance"
    site = make_site(
        "sqlite",
        MAIL_BACKEND="shell.letters.Folder",
        MAIL_FOLDER=str(folder / "mail"),
        ERASURES=str(folder / "erasures.txt"),
        BACKUPS=str(folder / "backups"),
    )
    with site.app_context():
        database = Path(db.engine.url.database or "")
    home = Household(site)
    looks_of(site, ADDRESS)
    with site.app_context():
        for address in (ADDRESS, "someone@example.org"):
            letters.write("Hello", address, f"Dear {address}", None)
            letters.post(knock=False)
    files = lambda: [*database.parent.glob("*"), *(file for file in folder.rglob("*") if file.is_file())]  # noqa: E731
    assert any(CANARY in file.read_bytes().lower() for file in files() if file.suffix == ".eml")
    assert any(CANARY in file.read_bytes().lower() for file in files() if "sqlite3" in file.name)
    erase(home.ana, "/family/erasure")
    assert {file.name for file in files()} >= {database.name, f"{database.name}-wal", "erasures.txt"}
    assert [file.name for file in files() if CANARY in file.read_bytes().lower()] == []
    assert len([file for file in files() if file.suffix == ".eml"]) == 1


def test_trust_p8_a_list_that_cannot_be_written_does_not_stop_an_erasure(
    site: Flask, home: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(site.config, "ERASURES", "/dev/null/erasures.txt")
        assert erase(home.ana, "/family/erasure").status_code == 200
    assert "erasures: " in caplog.text
    assert {row["email"] for row in rows(site)["account"].values()} == {home.tom.address}
    assert site.test_cli_runner().invoke(args=["family", "sweep"]).exit_code == 0
    known = {row["key_hash"] for row in rows(site)["erasure"].values()}
    assert known <= {line.split()[0] for line in Path(site.config["ERASURES"]).read_text().splitlines()}


def test_trust_r10_the_list_beside_the_database_tells_nothing_and_is_for_nobody_elses_eyes(
    site: Flask, home: Household
) -> None:
    erase(home.ana, f"{home.child}/erasure")
    file = Path(site.config["ERASURES"])
    with site.app_context():
        known = db.session.scalars(select(Erasure.key_hash)).all()
        assert not db.session.scalars(select(Child)).all()
    assert set(known) <= {line.split()[0] for line in file.read_text().splitlines()}
    assert file.stat().st_mode & 0o777 == 0o600
    assert NICKNAME not in file.read_text()
