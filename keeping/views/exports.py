"""Taking everything along: as a file for machines and as a page for people (trust P7, S16)."""

import json

from flask import make_response, render_template
from flask.wrappers import Response
from flask_babel import gettext

from accounts.views import carer
from family.views import now
from home.acts import Act
from home.models import Trail
from keeping.map import data_map
from keeping.models.belongings import belongings
from keeping.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language

FILE = "tiny-rungs.json"


@room.get("/family/export")
@open_to(Door.FRESH)
def export():
    return render_template("keeping/export.html", told=data_map(language()))


@room.post("/family/export")
@open_to(Door.FRESH)
def download():
    told, found = data_map(language()), taken_along()
    meaning = {
        name: {column: line.what for column, line in told.tables[name].columns.items() if not line.left_out}
        for name in found
    }
    whole = {"made": now().isoformat(), "kept": found, "meaning": meaning, "left_out": told.left_out}
    return as_file(json.dumps(whole, ensure_ascii=False, indent=1))


@room.post("/family/export/page")
@open_to(Door.FRESH)
def printed():
    return render_template("keeping/everything.html", told=data_map(language()), found=taken_along(), at=now())


def taken_along():
    """Everything, and a line in the trail that it was taken along."""
    Trail.note(carer(), Act.EXPORTED, now())
    db.session.commit()
    return belongings(carer())


def as_file(text: str) -> Response:
    """An answer that a browser saves."""
    answer = make_response(text)
    answer.mimetype = "application/json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


@room.app_template_filter("as_said")
def as_said(value: object) -> str:
    """A value for people: yes and no, lists with commas, a dash where nothing stands."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return as_said([part for part in value.values() if part is not None])
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    return "-" if value is None else str(value)
