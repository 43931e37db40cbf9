"""What the educator of a talk reads: the one page, its file for paper, and the same as data (experience 5, P5)."""

from dataclasses import asdict

from flask import abort, jsonify, redirect, render_template, request, url_for

from consult.models import Talk, note_look
from consult.paper import sheet_of
from consult.parts import Opened
from consult.screens.page import page_of
from consult.views.table import educator, room
from consult.words import page_words
from family.views import now
from paper.library import Unprintable, pdf
from paper.sheets import Size, all_printable
from paper.views.table import as_file
from shell.doors import Door, open_to
from shell.pages import language


@room.get("/educator/talks/<token:talk>")
@open_to(Door.EDUCATOR)
def page(talk):
    found, shown = looked(talk, Opened.PAGE)
    words = page_words(language())
    prints = all_printable(sheet_of(shown, words, language()))
    return render_template("consult/page.html", talk=found, page=shown, words=words, prints=prints)


@room.get("/educator/talks/<token:talk>/page.pdf")
@open_to(Door.EDUCATOR)
def page_file(talk):
    if request.args.get("size", Size.A4) not in set(Size):
        abort(422)
    _found, shown = looked(talk, Opened.PDF)
    sheet = sheet_of(shown, page_words(language()), language())
    try:
        content = pdf(sheet, Size(request.args.get("size", Size.A4)))
    except Unprintable:
        return redirect(url_for(".page", talk=talk), 303)
    return as_file(content, "application/pdf", "talk.pdf")


@room.get("/educator/talks/<token:talk>/page.json")
@open_to(Door.EDUCATOR)
def page_json(talk):
    _found, shown = looked(talk, Opened.JSON)
    return jsonify(asdict(shown))


def looked(token: str, opened: Opened):
    """The talk and its page, as far as it is open at this moment; the family reads that it was opened (trust P6)."""
    found = Talk.with_educator(educator(), token, now())
    shown = page_of(found)
    if request.method != "HEAD":
        note_look(found, opened, now())
    return found, shown
