"""The library's pages to come in, in our look, with everything of ours around them (trust S2, S13-S17)."""

from typing import Any
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Flask,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.wrappers import Response
from flask_babel import lazy_gettext as _
from sqlalchemy.exc import IntegrityError

from accounts.screens.ways import WAYS, View, Way
from accounts.views import sitting
from family.views import inside
from shell import letters
from shell.database import db
from shell.doors import declare
from shell.faults import fault, sent
from shell.limits import count_try

AWAY = {302, 303}
POSTED = {"security/forgot_password.html", "security/send_confirmation.html", "security/change_email.html"}
"""Pages whose form, once taken, leads to "look into your letters"."""

NO_POST = (
    _("Our letters are not going out just now"),
    _("Nothing is lost. Please try again in a few minutes."),
)


def init_screens(app: Flask) -> None:
    """Gives each page its address and its door."""
    ways_in = Blueprint("security", __name__)
    for way in WAYS:
        ways_in.add_url_rule(way.address, way.name, shown(way), methods=list(way.methods))
    app.register_blueprint(ways_in)
    declare(app, {f"security.{way.name}": way.door for way in WAYS})
    app.jinja_env.filters["public"] = public


def shown(way: Way) -> View:
    """A library's page with everything of ours around it."""

    def page(**values: str) -> Response:
        if request.method == "POST" and way.limit:
            count_try(way.limit, whose())
        refuse_what_leads_nowhere()
        if way.alive and not way.alive(values["token"]):
            return make_response(render_template("security/link_over.html"), 410)
        if way.press and request.method != "POST":
            return tidy(make_response(render_template("security/press.html", way=way.name)))
        return tidy(done(way, values) if request.method == "POST" else make_response(way.view(**values)))

    return page


def refuse_what_leads_nowhere() -> None:
    """The library takes apart where to go on; what cannot be taken apart came from no page of ours (trust S17, S24)."""
    for there in request.values.getlist("next"):
        try:
            urlsplit(there)
        except ValueError:
            abort(400)


def whose() -> str:
    """Whom a try is counted for: the typed address, or the account that is on its way in."""
    typed = request.form.get("email", "").strip()
    found = sitting()
    return typed or str(found.account_id if found else session.get("tf_user_id", ""))


def done(way: Way, values: dict[str, str]) -> Response:
    """What a form does: all of it kept, and only then a letter posted."""
    if way.name == "login":
        session["own_device_asked"] = "own_device" in request.form
    answer = make_response(way.view(**values))
    try:
        db.session.commit()
    except IntegrityError:
        if way.name not in {"register", "change_email_confirm"}:
            raise
        # The same address came twice at once: the other one was first, and this one is answered alike.
        db.session.rollback()
        letters.drop()
    return posted(answer, told=way.posts) if answer.status_code in AWAY else answer


def posted(answer: Response, *, told: bool) -> Response:
    """Posts the letters; where that does not work, says so to whoever waits for one."""
    try:
        letters.post(knock=told)
    except letters.NoPost:
        return fault(503, form=sent(), words=NO_POST) if told else answer
    return answer


def tidy(answer: Response) -> Response:
    """Every way on leads inside this site by GET (trust S17)."""
    if answer.status_code in AWAY:
        there = urlsplit(answer.location)
        answer.location = inside(there._replace(scheme="", netloc="").geturl() if ours(there.netloc) else None)
        answer.status_code = 303
    if request.endpoint == "security.logout":
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def ours(host: str) -> bool:
    """Whether a way on stays at this host."""
    return host in {"", request.host}


def rendered(template: str, **values: Any) -> Any:
    """Shows a page or a letter of the library; a form that was taken leads on, one that was not is shown again."""
    if template.startswith("security/email/"):
        return render_template(template, **values)
    errors = any(value.errors for name, value in values.items() if name.endswith("_form") and hasattr(value, "errors"))
    if request.method == "POST" and not errors and template in POSTED:
        return redirect(url_for("accounts.posted"))
    return make_response(render_template(template, **values), 422 if errors else 200)


def public(link: str) -> str:
    """A link for a letter: at the site's set name, whatever name the request came under (trust S17)."""
    site = current_app.config.get("PUBLIC_URL") or request.host_url.rstrip("/")
    return f"{site}{urlsplit(link).path}"
