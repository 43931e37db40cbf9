"""A family takes all of its own along, as a file and as a page, and nothing that is another's (trust P7)."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, Boolean, Date, DateTime, String, Table, select, text, update

from accounts.models import Account, Sitting
from keeping.map import data_map
from keeping.models.belongings import belongings, reach
from keeping.schedule import Sees
from shell.database import Model, db
from tests.carers import Carer, account_of
from tests.households import NICKNAME, Household
from tests.site.watching import rows

NOT_A_FAMILYS = {"tries", "erasure", "educator_invitation"}
"""Tables without a way to a family: counts under a keyed hash, what was erased, and who is asked in for work here."""


def taken_along(carer: Carer) -> dict[str, Any]:
    """What this carer's file holds."""
    carer.open("/family/export")
    answer = carer.send("/family/export", {})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/json"
    told: dict[str, Any] = json.loads(answer.text)
    return told


def test_trust_p7_every_table_that_leads_to_a_family_is_in_the_export(standing: Household) -> None:
    assert set(taken_along(standing.ana)["kept"]) == set(Model.metadata.tables) - NOT_A_FAMILYS


def test_trust_p7_every_row_of_the_family_and_none_of_anothers_is_in_the_export(
    site: Flask, home: Household, tom: Carer
) -> None:
    kept, all_rows = taken_along(home.ana)["kept"], rows(site)
    others = [taken_along(other)["kept"] for other in (tom, home.tom)]
    theirs = {name: {row["id"] for other in others for row in other[name]} for name in kept}
    for name, found in kept.items():
        ids = {row["id"] for row in found}
        assert not ids & theirs[name], name
        if data_map().tables[name].sees == Sees.FAMILY and name not in {"claim", "guest", "game", "answer", "trail"}:
            assert ids | theirs[name] == set(all_rows[name]), name
    assert {row["nickname"] for row in kept["child"]} == {NICKNAME}
    assert len(kept["answer"]) == 5
    assert len(kept["account"]) == 2


def test_trust_p7_each_column_filled_with_a_canary_is_found_but_for_what_the_map_leaves_out(
    standing: Household,
) -> None:
    with standing.site.app_context():
        ana = account_of(standing.ana.address)
        assert ana
        canaries = filled(ana)
        found = belongings(ana)
        db.session.rollback()
    assert len({str(canary) for canary in canaries.values()}) == len(canaries) > 50
    left_out = data_map().left_out
    for (name, column), canary in canaries.items():
        if f"{name}.{column}" in left_out:
            assert str(canary) not in str(found), (name, column)
        else:
            assert canary in [row.get(column) for row in found[name]], (name, column)


def filled(ana: Account) -> dict[tuple[str, str], Any]:
    """Puts a canary into every free column of one row a table, and tells it as an export would; nothing is kept."""
    canaries: dict[tuple[str, str], Any] = {}
    for name in ("consent", "trail"):
        db.session.execute(text(UNLOCKED[db.engine.dialect.name].format(name)))
    firsts = {name: db.session.scalar(mine(name, ids, ana)) for name, ids in reach(ana.family_id).items()}
    for name, first in firsts.items():
        table = Model.metadata.tables[name]
        for column in table.c:
            if first and not (column.primary_key or column.foreign_keys or column.name in bound(table)):
                stored, shown = canary_for(column, len(canaries))
                db.session.execute(update(table).where(table.c.id == first).values({column.name: stored}))
                canaries[name, column.name] = shown
    db.session.expire_all()
    return canaries


UNLOCKED = {"sqlite": "DROP TRIGGER {0}_stays", "postgresql": "ALTER TABLE {0} DISABLE TRIGGER {0}_stays"}
"""For as long as the transaction lasts."""


def mine(name: str, ids: Any, ana: Account) -> Any:
    """A row of the family in this table, this carer's own where rows are a carer's."""
    table = Model.metadata.tables[name]
    found = select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id).limit(1)
    if name == "account":
        return found.where(table.c.id == ana.id)
    return found.where(table.c.account_id == ana.id) if "account_id" in table.c else found


def bound(table: Table) -> set[str]:
    """Columns that hold a word of a closed set, yes or no, or the number of something."""
    sets = {str(rule.name).removeprefix(f"ck_{table.name}_") for rule in table.constraints if rule.name}
    flags = {column.name for column in table.c if isinstance(column.type, Boolean)}
    return sets | flags | {"account_id", "child_id"}


def canary_for(column: Any, number: int) -> tuple[Any, Any]:
    """A value that stands nowhere else: as it is stored, and as an export shows it."""
    if isinstance(column.type, DateTime):
        moment = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        return moment, moment.isoformat()
    if isinstance(column.type, Date):
        day = date(2001, 1, 1) + timedelta(days=number)
        return day, day.isoformat()
    if isinstance(column.type, JSON):
        return [f"c{number:03}x"], [f"c{number:03}x"]
    if isinstance(column.type, Date):
        day = date(2001, 1, 1) + timedelta(days=number)
        return day, day.isoformat()
    value = f"c{number:03}x" if isinstance(column.type, String) else 700_000 + number
    return value, value


def test_trust_p7_what_is_in_the_file_stands_on_the_page_too_in_words(standing: Household) -> None:
    told = taken_along(standing.ana)
    standing.ana.open("/family/export")
    standing.ana.send("/family/export/page", {})
    said = standing.ana.page.get_text(" ", strip=True)
    for name, found in told["kept"].items():
        for row in found:
            for column, value in row.items():
                assert told["meaning"][name][column] in said
                for part in parts_of(value):
                    assert isinstance(part, bool | None) or not part or str(part) in said, (name, column)


def parts_of(value: Any) -> list[Any]:
    """What of a value stands on the page by itself."""
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]


def test_trust_p7_an_educators_own_file_holds_nothing_of_the_families_of_talks(standing: Household) -> None:
    kept = taken_along(standing.tom)["kept"]
    assert kept["educator"]
    assert kept["open_hours"]
    assert not [name for name, found in kept.items() if found and data_map().tables[name].sees == Sees.TALK]
    assert "canary" not in str(kept).lower()


def test_trust_p7_another_carers_own_things_stay_that_carers_until_they_are_shown(home: Household) -> None:
    def statements(carer: Carer) -> set[str]:
        return {row["statement"] for row in taken_along(carer)["kept"]["said"]}

    of_ana, of_ben = (f"about-me of {carer.address}" for carer in (home.ana, home.ben))
    both = {f"my-child of {carer.address}" for carer in (home.ana, home.ben)}
    assert statements(home.ana) == both | {of_ana}
    assert statements(home.ben) == both | {of_ben}
    for answer, expected in (("yes", both | {of_ana, of_ben}), ("no", both | {of_ana})):
        for purpose in ("about-me", "show-mine"):
            home.ben.open("/family/agreements")
            home.ben.send("/family/agreements", {"purpose": purpose, "given": answer})
        assert statements(home.ana) == expected


def test_trust_p7_another_carers_address_and_devices_are_not_in_it(standing: Household) -> None:
    told = taken_along(standing.ana)
    accounts = {row["called"]: row for row in told["kept"]["account"] if "email" not in row}
    assert len(accounts) == 1
    assert standing.ben.address not in str(told["kept"]["account"])
    assert {row["account_id"] for row in told["kept"]["sitting"]} == {
        row["id"] for row in told["kept"]["account"] if "email" in row
    }


def test_trust_p7_a_carer_who_left_takes_nothing_of_the_child_along(home: Household) -> None:
    home.ana.open("/family")
    home.ana.send(f"/family/carers/{home.ben_token}/removal", {})
    home.ben.open("/family")
    kept = taken_along(home.ben)["kept"]
    assert not kept["child"]
    assert {row["statement"] for row in kept["said"]} == {f"about-me of {home.ben.address}"}
    assert NICKNAME not in str(kept)


def test_trust_p6_taking_everything_along_is_a_line_of_the_trail(site: Flask, home: Household) -> None:
    before = [row["act"] for row in rows(site)["trail"].values()].count("exported")
    told = taken_along(home.ana)
    assert [row["act"] for row in rows(site)["trail"].values()].count("exported") == before + 1
    assert told["kept"]["trail"][-1]["act"] == "exported"


@pytest.mark.parametrize("address", ["/family/export", "/family/export/page"])
def test_trust_s16_taking_everything_along_asks_for_the_password_again(home: Household, address: str) -> None:
    home.ana.open("/family/export")
    token = home.ana.token
    stale(home)
    assert home.ana.client.get("/family/export").location.startswith("/password-again")
    answer = home.ana.client.post(address, data={"csrf_token": token})
    assert answer.status_code == 401
    assert NICKNAME not in answer.text


def stale(home: Household) -> None:
    """A quarter of an hour passes since the password was given."""
    with home.site.app_context():
        db.session.execute(update(Sitting).values(entered=datetime.now(UTC) - timedelta(minutes=16)))
        db.session.commit()
