"""What stood in a plan before a suggestion was accepted, kept so that it can stand there again (issue, part 4)."""

from datetime import date
from typing import Any

from sqlalchemy import Date, delete, select, update

from family.models import Guest
from planner.models import Foothold
from shell.database import db

COLUMNS = [column for column in Foothold.__table__.columns if column.key not in {"id", "guest_id", "goal"}]
DAYS = {column.key for column in COLUMNS if isinstance(column.type, Date)}

Settled = dict[str, dict[str, Any]]
"""What is settled for each goal, by its id, in values that JSON keeps."""


def settled_by(guest: Guest) -> Settled:
    """Everything that a family settled, as it stands in the database."""
    db.session.flush()
    asked = select(Foothold.goal, *COLUMNS).where(Foothold.guest_id == guest.id)
    return {row["goal"]: _plain(dict(row)) for row in db.session.execute(asked).mappings()}


def difference(was: Settled, then: Settled) -> dict[str, Any]:
    """What changed between two looks: for each goal its columns before (None: it had none) and after."""
    changed = [goal for goal, row in then.items() if was.get(goal) != row]
    names = {
        goal: [name for name, value in then[goal].items() if was.get(goal, {}).get(name, _NONE) != value]
        for goal in changed
    }
    return {
        "was": {goal: {name: was[goal][name] for name in names[goal]} if goal in was else None for goal in changed},
        "then": {goal: {name: then[goal][name] for name in names[goal]} for goal in changed},
    }


def stands(guest: Guest, kept: dict[str, Any]) -> bool:
    """Whether all that was changed stands as it was left, so that nobody's later choice would be lost."""
    now = settled_by(guest)
    return all(
        goal in now and all(now[goal][name] == value for name, value in row.items())
        for goal, row in kept["then"].items()
    )


def put_back(guest: Guest, kept: dict[str, Any]) -> None:
    """Puts each goal back as it stood; one that nobody had touched is untouched again."""
    for goal, row in kept["was"].items():
        mine = (Foothold.guest_id == guest.id, Foothold.goal == goal)
        if row is None:
            db.session.execute(delete(Foothold).where(*mine))
        elif row:
            db.session.execute(update(Foothold).where(*mine).values(**_typed(row)))


_NONE = object()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    del row["goal"]
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name in DAYS and value else value for name, value in row.items()}
