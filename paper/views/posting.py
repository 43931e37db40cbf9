"""Writing the notes that are due: each once, however often it is asked for and by however many (trust R2)."""

from datetime import datetime

from flask import current_app
from flask_babel import force_locale, gettext

from home.days import day_of
from paper.models import Note
from paper.noting import paragraph, paragraphs
from paper.views.notes import link_word
from shell import letters
from shell.database import db

AT_HOME = "http://127.0.0.1:5000"
"""Where a site on one's own machine is."""


def write_notes(at: datetime) -> int:
    """Writes the notes that are due; gives how many. Where no letter goes out, they are tried again later."""
    mine = [note for note in Note.all_due(at) if note.take(at)]
    db.session.commit()
    for note in mine:
        write(note, at)
    try:
        letters.post(knock=False)
    except letters.NoPost:
        return given_back(mine)
    return len(mine)


def given_back(notes: list[Note]) -> int:
    """None of them went out."""
    for note in notes:
        note.give_back()
    db.session.commit()
    return 0


def write(note: Note, at: datetime) -> None:
    """Puts one letter ready: a kind paragraph, a link, and the way to end it. No name and no number stands in it."""
    language = current_app.config["LANGUAGES"][0]
    site = current_app.config.get("PUBLIC_URL") or AT_HOME
    said = paragraph(paragraphs(language), day_of(at, note.account.family.zone))
    with force_locale(language):
        words = current_app.jinja_env.get_template("paper/note.txt")
        text = words.render(site=site, paragraph=said, word=link_word(note.account.token))
        letters.write(gettext("Your note from Tiny Rungs"), note.account.email, text, None)
