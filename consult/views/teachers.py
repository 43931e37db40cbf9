"""What a teacher brings to a talk: a link that the family hands on, and one line back. No child's name (trust P4)."""

from flask import make_response, redirect, render_template, request, url_for
from flask.wrappers import Response

from accounts.views import carer
from consult.forms.booking import QuestionForm
from consult.models.drafting import locked
from consult.models.teachers import asked_by, can_ask, drop_question, keep_question, open_link
from consult.screens.booking import teachers_link
from consult.views.table import room, shut
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to
from shell.limits import count_try

OUTSIDE = {"consult.question", "consult.send_question"}


@room.after_request
def for_the_teacher_alone(answer: Response) -> Response:
    """A browser tells where it comes from to our own site alone, for the form."""
    if request.endpoint in OUTSIDE:
        answer.headers["Referrer-Policy"] = "same-origin"
    return answer


@room.post("/children/<token:token>/talks/<token:talk>/teacher-link")
@open_to(Door.CARER)
def teacher(token, talk):
    child = Child.of(carer(), token)
    found = locked(child, talk)
    if way_out := shut(child):
        return way_out
    if not can_ask(found, now()):
        return redirect(url_for(".talk", token=token, talk=talk), 303)

    word = open_link(found)
    db.session.commit()

    link, code = teachers_link(url_for(".question", token=word))
    return render_template("consult/teacher.html", who=child, talk=found, link=link, code=code)


@room.post("/children/<token:token>/talks/<token:talk>/teacher-question/removal")
@open_to(Door.CARER)
def forget_question(token, talk):
    found = locked(Child.of(carer(), token), talk)
    drop_question(found)
    db.session.commit()
    return redirect(url_for(".talk", token=token, talk=talk), 303)


@room.get("/talk-questions/<token:token>")
@open_to(Door.ANYONE)
def question(token):
    if asked_by(token, now()) is None:
        return nothing_here()
    sent = "sent" in request.args
    return render_template("consult/question.html", word=token, form=QuestionForm(formdata=None), sent=sent)


@room.post("/talk-questions/<token:token>")
@open_to(Door.ANYONE)
def send_question(token):
    count_try("line", token)
    talk, form = asked_by(token, now()), QuestionForm()
    if talk is None:
        return nothing_here()
    if not form.validate():
        return render_template("consult/question.html", word=token, form=form, sent=False), 422

    keep_question(talk, form.words.data, form.who.data, now())
    db.session.commit()

    return redirect(url_for(".question", token=token, sent=1), 303)


def nothing_here() -> Response:
    """A link that is over or never was: one page for both, so that it tells nothing (trust S1)."""
    return make_response(render_template("sharing/over.html"), 404)
