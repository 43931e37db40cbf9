"""Safety copies are whole while families write, and one that comes back forgets what was erased (trust R9, R10)."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

import keeping.models.postgresql_copies
from keeping.schedule import copy_name
from shell.database import db
from tests.carers import Carer
from tests.conftest import DATABASES
from tests.households import ADDRESS, NICKNAME, Household
from tests.keeping.conftest import looks_of
from tests.keeping.test_erasing import erase
from tests.site.watching import Rows, rows

ENDED = {"sitting", "invitation", "educator_invitation", "claim", "tries"}
"""What a restored copy does not bring back: everybody signs in anew."""


@pytest.fixture(params=DATABASES)
def own(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Flask:
    """A site whose database can be replaced."""
    return make_site(request.param)


def typed(site: Flask, *words: str) -> Result:
    """What a command answers."""
    return site.test_cli_runner().invoke(args=list(words))


def copied(site: Flask, folder: Path) -> Path:
    """The place of a new safety copy, as the command prints it."""
    said = typed(site, "backup", str(folder))
    assert said.exit_code == 0, said.output
    return Path(said.output.strip())


@contextmanager
def writing(site: Flask) -> Iterator[list[int]]:
    """Somebody writes all the time: two rows that belong together in each transaction; tells the last one kept."""
    done, over = [0], threading.Event()
    path = site.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")

    def write() -> None:
        with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as line:
            line.execute("PRAGMA synchronous=FULL")
            while not over.wait(0.003):
                number = done[0] + 1
                line.execute("BEGIN IMMEDIATE")
                for table in ("left", "right"):
                    line.execute(f"INSERT INTO pair_{table} VALUES (?, ?)", (number, "x" * 500))
                line.execute("COMMIT")
                done[0] = number

    hand = threading.Thread(target=write)
    hand.start()
    yield done
    over.set()
    hand.join()


def test_trust_r9_twenty_copies_among_two_hundred_writes_a_second_are_whole(
    make_site: Callable[..., Flask], tmp_path: Path
) -> None:
    site = make_site("sqlite")
    Household(site)
    with site.app_context():
        for table in ("left", "right"):
            db.session.execute(text(f"CREATE TABLE pair_{table} (id INTEGER PRIMARY KEY, words TEXT)"))
        db.session.commit()
        db.session.remove()
    with writing(site) as done:
        for _ in range(20):
            before = done[0]
            copy = copied(site, tmp_path)
            with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as opened:
                assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
                left, right = (
                    opened.execute(f"SELECT max(id), count(*) FROM pair_{one}").fetchone() for one in ("left", "right")
                )
                assert left == right
                assert left[0] is None or left[0] >= before
    assert done[0] > 20
    assert len(list(tmp_path.iterdir())) == 20


def test_trust_r9_a_copy_is_one_file_for_nobody_elses_eyes(own: Flask, tmp_path: Path) -> None:
    copy = copied(own, tmp_path / "new")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_trust_r9_the_command_removes_copies_of_more_than_thirty_days(own: Flask, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for days in (31, 29):
        (tmp_path / copy_name(now - timedelta(days=days), "sqlite3")).touch()
    copied(own, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_trust_r9_a_copy_that_cannot_be_made_leaves_no_file_and_says_why(
    own: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping.models.postgresql_copies, "which", lambda _program: None)
    place = tmp_path / "a-file"
    place.touch()
    said = typed(own, "backup", str(place))
    assert said.exit_code
    if own.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        said = typed(own, "backup", str(tmp_path / "folder"))
        assert said.exit_code == 1
        assert "pg_dump is not installed" in said.output
        assert list((tmp_path / "folder").iterdir()) == []


def kept(found: Rows) -> Rows:
    """Rows without what ends when a copy comes back."""
    return {table: of for table, of in found.items() if table not in ENDED | {"erasure"}}


def test_trust_r10_a_family_and_a_child_that_were_erased_stay_erased_when_a_copy_comes_back(
    own: Flask, tmp_path: Path
) -> None:
    home, tom = Household(own), Carer(own, "tom@example.org")
    looks_of(own, ADDRESS)
    leo, zoe = tom.add("Leo"), tom.add("Zoe")
    Carer(own, tom.address).play(leo, 3)
    copy = copied(own, tmp_path)
    then = rows(own)
    leaving = Carer(own, "gran@example.org", family_of=tom.address)
    assert leaving
    erase(home.ana, "/family/erasure")
    tom.open("/family")
    erase(tom, f"{zoe}/erasure")
    tom.send(f"{leo}/about", {"nickname": "Leonard"})
    said = typed(own, "restore", "--yes", str(copy))
    assert said.exit_code == 0, said.output
    after = rows(own)
    assert NICKNAME not in str(after)
    assert ADDRESS not in str(after)
    assert {row["nickname"] for row in after["child"].values()} == {"Leo"}
    others = kept(of_others_of(home, then, then))
    zoes = {row["id"] for row in then["child"].values() if row["nickname"] == "Zoe"}
    for table, found in kept(after).items():
        expected = {id: row for id, row in others[table].items() if not is_of(row, table, zoes)}
        assert found == expected, table
    assert len(after["erasure"]) == 5
    assert not any(after[table] for table in ENDED)
    assert typed(own, "restore", "--yes", str(copied(own, tmp_path))).exit_code == 0
    assert kept(rows(own)) == kept(after)


def of_others_of(home: Household, found: Rows, then: Rows) -> Rows:
    """The rows that were not the erased family's, as they stood in the copy."""
    first = min(then["family"])
    mine: dict[str, set[int]] = {"family": {first}}
    for table in db.metadata.sorted_tables:
        ways = [(key.parent.name, key.column.table.name) for key in table.foreign_keys]
        mine.setdefault(table.name, set()).update(
            id for id, row in then[table.name].items() for column, to in ways if row[column] in mine.get(to, set())
        )
    return {table: {id: row for id, row in kept.items() if id not in mine[table]} for table, kept in found.items()}


def is_of(row: dict[str, Any], table: str, children: set[int]) -> bool:
    """Whether a row goes with one of these children; the trail only tells of it."""
    return table != "trail" and (row.get("child_id") in children or (table == "child" and row["id"] in children))


@pytest.mark.parametrize("lost", ["erasure-table", "file"])
def test_trust_r10_either_list_is_enough(own: Flask, tmp_path: Path, lost: str) -> None:
    home = Household(own)
    copy = copied(own, tmp_path)
    erase(home.ana, "/family/erasure")
    if lost == "file":
        Path(own.config["ERASURES"]).unlink()
    else:
        with own.app_context():
            db.session.execute(text("DELETE FROM erasure"))
            db.session.commit()
    assert typed(own, "restore", "--yes", str(copy)).exit_code == 0
    assert NICKNAME not in str(rows(own))
    assert {row["email"] for row in rows(own)["account"].values()} == {home.tom.address}
    assert len(rows(own)["erasure"]) == 4
    assert len(Path(own.config["ERASURES"]).read_text().splitlines()) == 4


def test_trust_r10_a_copy_comes_back_where_the_database_was_lost(
    make_site: Callable[..., Flask], tmp_path: Path
) -> None:
    site = make_site("sqlite")
    home = Household(site)
    copy = copied(site, tmp_path)
    erase(home.ana, f"{home.child}/erasure")
    with site.app_context():
        path = Path(db.engine.url.database or "")
        db.engine.dispose()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    assert typed(site, "restore", "--yes", str(copy)).exit_code == 0
    assert len(rows(site)["account"]) == 3
    assert not rows(site)["child"]
    assert b"Canary-Mia" not in b"".join(file.read_bytes() for file in path.parent.glob("*"))
    with site.app_context():
        assert db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_trust_r10_readers_go_on_while_a_copy_comes_back(make_site: Callable[..., Flask], tmp_path: Path) -> None:
    site = make_site("sqlite")
    home = Household(site)
    copy = copied(site, tmp_path)
    path = site.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM answer").fetchone()
        assert typed(site, "restore", "--yes", str(copy)).exit_code == 0
        assert reader.execute("SELECT count(*) FROM answer").fetchone() == before
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM sitting").fetchone() == (0,)
    assert home.ana.client.get("/family").status_code == 303


def test_a_copy_of_an_older_version_is_brought_to_this_one(own: Flask, tmp_path: Path) -> None:
    from flask_migrate import downgrade, upgrade

    with own.app_context():
        downgrade(revision="0002")
        db.session.remove()
        db.engine.dispose()
    copy = copied(own, tmp_path)
    if own.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        with own.app_context():
            upgrade()
            db.session.remove()
            db.engine.dispose()
    said = typed(own, "restore", "--yes", str(copy))
    assert said.exit_code == 0, said.output
    assert not rows(own)["family"]


@pytest.mark.parametrize("words", [b"", b"not a database at all", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_safety_copy_changes_nothing(own: Flask, tmp_path: Path, words: bytes) -> None:
    ana = Carer(own, "ana@example.org")
    ana.add("Mia")
    before, file = rows(own), tmp_path / "other.file"
    file.write_bytes(words)
    for name in (file, tmp_path / "nowhere"):
        said = typed(own, "restore", "--yes", str(name))
        assert said.exit_code == 1
        assert said.output.startswith("Error: "), said.output
        assert "Traceback" not in said.output
    assert rows(own) == before
    with own.app_context():
        db.session.execute(text("DELETE FROM family"))
        db.session.commit()


def test_nothing_is_replaced_without_a_yes(own: Flask, tmp_path: Path) -> None:
    copy = copied(own, tmp_path)
    before = rows(own)
    said = own.test_cli_runner().invoke(args=["restore", str(copy)], input="n\n")
    assert said.exit_code == 1
    assert rows(own) == before


def test_the_way_back_is_described_in_six_steps_at_most() -> None:
    from shell.settings import HERE

    steps = [line for line in (HERE / "docs" / "restore.md").read_text().splitlines() if line[:2].strip(".").isdigit()]
    assert 1 <= len(steps) <= 6
