"""The data map holds every column and nothing else, and says it in plain words (trust 2.12, P7, P10)."""

import re
import tomllib
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect

import keeping.acts
import keeping.map
from home.acts import Act
from keeping.acts import ActsError, acts
from keeping.map import MapError, as_markdown, data_map
from keeping.schedule import Sees, Term
from shell.database import db
from shell.settings import HERE
from tests.readability import grade

NOT_OURS = {"alembic_version"}


def columns_of(site: Flask) -> set[str]:
    """Every column that the database has, as "table.column"."""
    with site.app_context():
        found = inspect(db.engine)
        return {
            f"{table}.{column['name']}"
            for table in set(found.get_table_names()) - NOT_OURS
            for column in found.get_columns(table)
        }


def test_trust_p10_every_column_has_its_line_and_every_line_its_column(site: Flask) -> None:
    told = {f"{table}.{column}" for table, kept in data_map().tables.items() for column in kept.columns}
    assert told == columns_of(site)


def test_trust_p10_every_table_stands_in_the_schedule(site: Flask) -> None:
    with site.app_context():
        tables = set(inspect(db.engine).get_table_names()) - NOT_OURS
    assert {name for name, kept in data_map().tables.items() if kept.until in Term} == tables
    assert {kept.until for kept in data_map().tables.values()} == set(Term)


def test_every_line_says_what_why_until_when_and_who_sees_it() -> None:
    told = data_map()
    for name, kept in told.tables.items():
        assert kept.title, name
        for column, line in kept.columns.items():
            assert line.what, (name, column)
            assert line.why, (name, column)
            assert told.until[line.until], (name, column)
            assert told.sees[line.sees], (name, column)


def test_trust_p7_what_is_left_out_of_an_export_is_what_opens_something() -> None:
    assert set(data_map().left_out) == {
        *(f"account.{name}" for name in ("pin", "password", "fs_uniquifier", "tf_counter", "tf_totp_secret")),
        *("account.mf_recovery_codes", "guest.token_hash", "sitting.token_hash"),
        *("invitation.token_hash", "claim.code_hash", "share.token_hash", "talk.teacher_hash"),
    }


def test_trust_p10_the_published_map_is_the_one_that_the_site_keeps_to(site: Flask) -> None:
    printed = site.test_cli_runner().invoke(args=["family", "map"])
    assert printed.exit_code == 0
    assert printed.output.strip() == as_markdown(data_map())
    assert as_markdown(data_map()) in (HERE / "PRIVACY.md").read_text()


def test_the_words_of_the_map_are_easy_to_read() -> None:
    told = data_map()
    said = " ".join([*(f"{kept.title}. {kept.why}" for kept in told.tables.values())])
    assert grade(said) <= 7
    for words in (*told.until.values(), *told.sees.values()):
        assert not re.search(r"\b(data subject|processing|personal data|retention)\b", words)


def edited(folder: Path, name: str, old: str, new: str) -> Path:
    """A content folder in which one file differs."""
    text = (keeping.map.CONTENT / "en" / name).read_text()
    assert old in text
    (folder / "xx").mkdir()
    (folder / "xx" / name).write_text(text.replace(old, new, 1))
    return folder


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('until = "family"\nsees', 'until = "ever"\nsees', "map.toml: family: 'ever'"),
        ('sees = "family"\n[table.family', 'sees = "all"\n[table.family', "map.toml: family: 'all'"),
        ('why = "What belongs together', 'wy = "What belongs together', "map.toml: family: 'why'"),
        ('claim = "24 hours"\n', "", "each of play"),
        ('claim = "24 hours"\n', 'clame = "24 hours"\n', "map.toml: 'clame'"),
        (', left_out = "it guards the sign-in"', "", "says why it is left out"),
    ],
)
def test_a_fault_in_the_map_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    monkeypatch.setattr(keeping.map, "CONTENT", edited(tmp_path, "map.toml", old, new))
    with pytest.raises(MapError, match=re.escape(told)):
        data_map.__wrapped__("xx")


def test_every_act_of_the_trail_has_its_words() -> None:
    assert set(acts()) == set(Act)
    assert all(words == words.strip() and words for words in acts().values())
    assert not re.search(r"\b(failed|missed|wrong)\b", " ".join(acts().values()))


def test_an_act_without_words_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = edited(tmp_path, "acts.toml", "exported =", "exported-all =")
    monkeypatch.setattr(keeping.acts, "CONTENT", changed)
    with pytest.raises(ActsError, match=r"acts.toml: exported, exported-all"):
        acts.__wrapped__("xx")


def test_what_one_carer_alone_sees_is_never_the_familys() -> None:
    raw = tomllib.loads((keeping.map.CONTENT / "en" / "map.toml").read_text())
    assert {name for name, kept in data_map().tables.items() if kept.sees == Sees.SELF} == {"sitting", "note"}
    assert {name for name, kept in raw["table"].items() if kept["sees"] == "shown"} == {"look", "said", "consent"}
