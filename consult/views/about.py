"""What families see of an educator, and how long and how soon a talk can be."""

from flask import redirect, render_template, url_for

from consult.forms.educators import COLUMNS, AboutForm
from consult.languages import languages
from consult.views.table import educator, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.get("/educator/about")
@open_to(Door.EDUCATOR)
def about_educator():
    return about_page(AboutForm(formdata=None, data={name: getattr(educator(), name) for name in COLUMNS}))


@room.post("/educator/about")
@open_to(Door.EDUCATOR)
def tell_about():
    form = AboutForm()
    if not form.validate():
        return about_page(form), 422

    for name, value in form.told.items():
        setattr(educator(), name, value)
    db.session.commit()

    return redirect(url_for(".desk" if educator().ready else ".hours"), 303)


def about_page(form: AboutForm) -> str:
    """The form, as it stands or as it was typed."""
    return render_template("consult/about_educator.html", form=form, known=languages(language()))
