"""The page that tells a family what is kept, why, until when, and who did what (trust P6, P10)."""

from typing import TypeVar

from flask import render_template, request
from sqlalchemy import select

from accounts.models import Account
from accounts.views import carer
from family.models import aware
from home.acts import FROM_OUTSIDE, Act
from home.models import Child, Trail
from keeping.acts import acts
from keeping.map import data_map
from keeping.schedule import Sees
from keeping.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language

SHOWN_LINES = 100

Of = TypeVar("Of", Account, Child)


@room.get("/family/kept")
@open_to(Door.CARER)
def kept():
    told = data_map(language())
    ours = [table for table in told.tables.values() if table.sees != Sees.SITE]
    return render_template(
        "keeping/kept.html", told=told, tables=ours, trail=trail_of(carer()), gone=request.args.get("erased")
    )


def trail_of(me: Account) -> list[dict[str, object]]:
    """The newest lines of the family's trail: when, which carer, what, and which child as far as it is still here."""
    newest = select(Trail).where(Trail.family_id == me.family_id).order_by(Trail.at.desc(), Trail.id.desc())
    carers = {account.id: account for account in me.family.accounts}
    children = {child.id: child for child in Child.all_of(me) if child.kept}
    return [
        {
            "at": line.at,
            "who": of_its_time(carers.get(line.account_id or 0), line),
            "by_rule": line.account_id is None,
            "outside": line.act in FROM_OUTSIDE,
            "words": acts(language())[Act(line.act)],
            "child": of_its_time(children.get(line.child_id or 0), line),
        }
        for line in db.session.scalars(newest.limit(SHOWN_LINES))
    ]


def of_its_time(one: Of | None, line: Trail) -> Of | None:
    """The carer or child of a line, unless it came later: SQLite gives the number of an erased one anew."""
    return one if one and aware(one.made) <= aware(line.at) else None
