"""Everything kept of a family: found by walking the tables from `family` along their foreign keys (trust P7)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, and_, false, or_, select

from accounts.models import Account, Family
from family.models import aware
from home.consenting import Purpose
from home.models import Child, Consent
from keeping.map import Kept, data_map
from keeping.schedule import Sees
from shell.database import Model, db

FAMILY, CHILD, ACCOUNT = Family.__tablename__, Child.__tablename__, Account.__tablename__

Row = dict[str, Any]
Ids = dict[str, Select[Any]]
Rule = Callable[[Table], ColumnElement[bool] | None]


def belongings(me: Account) -> dict[str, list[Row]]:
    """The family's rows by table, as far as this carer may see them, without what the map leaves out."""
    tables = data_map().tables
    showing = [me.id, *(other.id for other in me.family.accounts if shows(other))]
    found = reach(me.family_id, lambda table: open_rows(tables[table.name], table, me.id, showing))
    return {name: [seen_row(row, tables[name], me.id) for row in rows_of(name, ids)] for name, ids in found.items()}


def shows(account: Account) -> bool:
    """Whether this carer lets the family's others see the own profile, at this moment (trust 2.6)."""
    return all(Consent.live(purpose, account_id=account.id) for purpose in (Purpose.ABOUT_ME, Purpose.SHOW_MINE))


def reach(family_id: int, rule: Rule = lambda table: None) -> Ids:
    """The ids of a family's rows, by table; `rule` narrows a table and all that hangs on it."""
    found: Ids = {FAMILY: select(Family.id).where(Family.id == family_id)}
    for table in Model.metadata.sorted_tables:
        ways = [(key.parent, key.column.table.name) for key in table.foreign_keys if key.column.table.name in found]
        if ways:
            narrower = rule(table)
            ids = select(table.c.id).where(belongs(ways, found))
            found[table.name] = ids if narrower is None else ids.where(narrower)
    return found


def belongs(ways: Iterable[tuple[Column[Any], str]], found: Ids) -> ColumnElement[bool]:
    """Whether a row is the family's: what is about a child is its family's, and the rest goes with its carer or thing.

    A carer who left a family no longer finds there what was said about its child.
    """
    others = [column.in_(found[to]) for column, to in ways if to != CHILD]
    about = next((column for column, to in ways if to == CHILD), None)
    if about is None:
        return or_(false(), *others)
    # What is always about a child is asked for by that alone: an index finds no row by a word that is never true.
    if not (others and about.nullable):
        return about.in_(found[CHILD])
    return or_(about.in_(found[CHILD]), and_(about.is_(None), or_(*others)))


def open_rows(kept: Kept, table: Table, me: int, showing: list[int]) -> ColumnElement[bool] | None:
    """Which rows of a table this carer may see; None is all of the family's."""
    if "account_id" not in table.c:
        return None
    if kept.sees == Sees.SELF:
        return table.c.account_id == me
    if kept.sees == Sees.SHOWN:
        return or_(table.c.child_id.is_not(None), table.c.account_id.in_(showing))
    return None


def rows_of(name: str, ids: Select[Any]) -> list[Row]:
    """The rows of these ids, in their order."""
    table = Model.metadata.tables[name]
    return [
        dict(row)
        for row in db.session.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).mappings()
    ]


def seen_row(row: Row, kept: Kept, me: int) -> Row:
    """A row without what nobody sees, and without what another carer alone sees; moments as text with their zone."""
    mine = row.get("account_id", row["id"] if "email" in row else me) == me
    shown = [
        name
        for name, line in kept.columns.items()
        if not line.left_out and (mine or kept.sees == line.sees != Sees.SELF)
    ]
    return {name: plain(row[name]) for name in shown}


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, datetime):
        return aware(value).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value
