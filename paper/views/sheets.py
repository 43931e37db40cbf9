"""Sheets to print, each as a page and as a PDF file on either paper (experience 4.9, G11)."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from paper.library import Unprintable, pdf
from paper.screens import cards_sheet, fridge_sheet
from paper.sheets import Sheet, Size, all_printable
from paper.views.table import as_file, room
from planner.views.plan import found
from shell.doors import Door, open_to


@room.get("/paper/fridge")
@open_to(Door.GROWN_UP)
def fridge():
    sheet = fridge_sheet()
    return render_template("paper/fridge.html", sheet=sheet, prints=sheet and all_printable(sheet))


@room.get("/paper/fridge.pdf")
@open_to(Door.GROWN_UP)
def fridge_file():
    sheet = fridge_sheet()
    return printed(sheet, "fridge.pdf") if sheet else redirect(url_for(".fridge"), 303)


@room.get("/paper/goals/<slug:id>/cards")
@open_to(Door.GROWN_UP)
def cards(id):
    wanted = found(id)
    sheet = cards_sheet(wanted)
    return render_template("paper/cards.html", goal=wanted, sheet=sheet, prints=all_printable(sheet))


@room.get("/paper/goals/<slug:id>/cards.pdf")
@open_to(Door.GROWN_UP)
def cards_file(id):
    return printed(cards_sheet(found(id)), "cards.pdf")


def printed(sheet: Sheet, name: str) -> ResponseReturnValue:
    """The sheet as a file; where our fonts lack its letters, the page that prints in any script."""
    if request.args.get("size", Size.A4) not in set(Size):
        abort(422)
    try:
        content = pdf(sheet, Size(request.args.get("size", Size.A4)))
    except Unprintable:
        return redirect(request.full_path.replace(".pdf", "", 1), 303)
    return as_file(content, "application/pdf", name)
