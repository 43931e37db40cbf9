"""A database goes up and down the revisions and keeps its rounds (trust R11)."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import MetaData, create_engine, inspect, select, text

from shell.database import db
from tests.postgres import postgres_url
from tests.rounds import fill
from tests.server import ROOT, Server

DATABASES = ("sqlite", "postgres")
SCRIPTS = ScriptDirectory(str(ROOT / "migrations"))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]
ROUNDS = 200
NAMES = {"pk": "pk_{table}", "uq": "uq_{table}_", "fk": "fk_{table}_", "ck": "ck_{table}_", "ix": "ix_{table}_"}

TAKEN_AWAY = {"resting", "done"}
"""Columns that a later revision did away with: a rest ends by itself now, and a win belongs to a day."""

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=DATABASES)
def own(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Flask:
    """A site on a new database of its own, at the newest revision, inside its context."""
    site = make_site(request.param)
    with site.app_context():
        yield site
        db.session.remove()


def test_models_and_migrations_agree(own: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, db.metadata) == []


def test_every_rule_and_index_has_a_name_that_a_migration_can_find_again(own: Flask) -> None:
    found = inspect(db.engine)
    for table in db.metadata.tables:
        named = {
            "pk": [found.get_pk_constraint(table)["name"]],
            "uq": [rule["name"] for rule in found.get_unique_constraints(table)],
            "fk": [rule["name"] for rule in found.get_foreign_keys(table)],
            "ck": [rule["name"] for rule in found.get_check_constraints(table)],
            "ix": [rule["name"] for rule in found.get_indexes(table) if not rule.get("duplicates_constraint")],
        }
        for kind, names in named.items():
            for name in names:
                assert name, (table, kind)
                assert name.startswith(NAMES[kind].format(table=table)), name


def test_the_database_itself_refuses_a_word_outside_its_set(own: Flask) -> None:
    fill(1)
    for statement in ("UPDATE guest SET band = '3-4'", "UPDATE answer SET pick = 'maybe'", "UPDATE game SET band = ''"):
        with pytest.raises(Exception, match="(?i)check"):
            db.session.execute(text(statement))
        db.session.rollback()


@pytest.mark.parametrize("revision", REVISIONS)
def test_trust_r11_down_and_up_again_keeps_what_the_older_revision_knows(own: Flask, revision: str) -> None:
    fill(ROUNDS)
    before = SCRIPTS.get_revision(revision).down_revision or "base"
    move(downgrade, revision)
    newer = rows()
    move(downgrade, before)
    older = rows()
    move(upgrade, revision)
    again = rows()
    assert set(older) <= set(newer)
    assert_kept(older, newer)
    assert_kept(older, again)
    assert set(again) == set(newer)
    move(upgrade, "head")
    assert broken_links() == []
    fill(1, seed=2)


def test_trust_r11_the_newest_revision_goes_down_to_nothing_and_up_again(own: Flask) -> None:
    fill(ROUNDS)
    move(downgrade, "base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    move(upgrade, "head")
    fill(ROUNDS)
    counts = {table: len(found) for table, found in rows().items()}
    assert counts["guest"] == counts["game"] == ROUNDS
    assert broken_links() == []


def move(way: Callable[..., None], revision: str) -> None:
    """Brings the database to a revision, with no transaction of the test in the way."""
    db.session.remove()
    way(revision=revision)


def rows() -> Rows:
    """Every row of every table as it stands, columns in the order of their names."""
    tables = MetaData()
    tables.reflect(db.engine)
    return {name: sorted_rows(tables.tables[name]) for name in tables.tables if name != "alembic_version"}


def sorted_rows(table: Any) -> list[tuple[Any, ...]]:
    """A table's rows with the names of their columns, by id."""
    with db.engine.connect() as connection:
        found = connection.execute(select(table).order_by(table.c.id)).mappings()
        return [tuple(sorted(row.items())) for row in found]


def assert_kept(older: Rows, newer: Rows) -> None:
    """What the older tables know stands in the newer ones, row by row."""
    for table, known in older.items():
        assert len(known) == len(newer[table]), table
        for was, now in zip(known, newer[table], strict=True):
            older_columns = {column: value for column, value in was if column not in TAKEN_AWAY}
            assert dict(now) | older_columns == dict(now), table


def broken_links() -> list[Any]:
    """Rows that point at nothing, on SQLite, which can be told not to look; PostgreSQL always does."""
    if db.engine.dialect.name != "sqlite":
        return []
    return list(db.session.execute(text("PRAGMA foreign_key_check")))


@pytest.mark.parametrize("database", DATABASES)
def test_trust_r11_two_starts_at_once_end_with_one_migrated_database(database: str, tmp_path: Path) -> None:
    url = postgres_url() if database == "postgres" else f"sqlite:///{tmp_path / 'new.sqlite3'}"
    server = Server(url)
    starts = [
        subprocess.Popen(server.flask("db", "upgrade"), cwd=ROOT, env=server.environ, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [start.communicate(timeout=60)[1] for start in starts]
    assert 0 in [start.returncode for start in starts], said
    for start, words in zip(starts, said, strict=True):
        assert start.returncode == 0 or "Traceback" not in words, words
    assert heads_of(server.environ["DATABASE_URL"]) == set(SCRIPTS.get_heads())


def heads_of(url: str) -> set[str]:
    """The revision at which a database stands."""
    engine = create_engine(url)
    with engine.connect() as connection:
        heads = set(MigrationContext.configure(connection).get_current_heads())
    engine.dispose()
    return heads
