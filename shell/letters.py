"""Letters to grown-ups: written during a request, handed to the mail server after its commit (trust S14).

A mail server that answers slowly would hold the database; and a letter that is sent takes longer than none, which would
tell who has an account. So the server is asked at once whether it is there, for a real letter and for none alike,
and the sending itself goes on after the answer.
"""

import logging
import threading
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from smtplib import SMTPException
from typing import Any

from flask import Flask, current_app, g
from flask_mailman import EmailMultiAlternatives, Mail
from flask_mailman.backends.base import BaseEmailBackend

log = logging.getLogger("tiny-rungs")
mail = Mail()
TROUBLE = (OSError, SMTPException)

File = tuple[str, bytes, str]
"""What goes with a letter: its name, what it holds, and its kind."""


class NoPost(RuntimeError):
    """The mail server cannot be reached just now."""


class Folder(BaseEmailBackend):
    """Letters as files in MAIL_FOLDER, newest name last: for one's own machine."""

    def open(self) -> bool:
        """Makes the folder."""
        folder().mkdir(parents=True, exist_ok=True)
        return True

    def send_messages(self, letters: list[EmailMultiAlternatives]) -> int:
        """Writes each letter as its own file."""
        for letter in letters:
            newest = max((int(file.stem) for file in folder().glob("*.eml") if file.stem.isdigit()), default=0)
            (folder() / f"{newest + 1:05}.eml").write_bytes(letter.message().as_bytes())
        return len(letters)


def folder() -> Path:
    """Where letters lie on one's own machine."""
    return Path(current_app.config["MAIL_FOLDER"])


def burn(addresses: Collection[str] = (), before: datetime | None = None) -> int:
    """Removes letters that lie as files: to these addresses, or from before a moment; gives how many (trust P8)."""
    if current_app.config["MAIL_BACKEND"] == "smtp" or not folder().is_dir():
        return 0
    gone = [file for file in folder().glob("*.eml") if is_to(file, addresses) or (before and made(file) <= before)]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def is_to(file: Path, addresses: Collection[str]) -> bool:
    """Whether a letter names one of these addresses."""
    return any(address.casefold().encode() in file.read_bytes().lower() for address in addresses)


def made(file: Path) -> datetime:
    """When a file was written."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def init_letters(app: Flask) -> None:
    """Readies the way out: SMTP where a server is set, else files."""
    app.config.setdefault("MAIL_BACKEND", "smtp" if app.config.get("MAIL_SERVER") else "shell.letters.Folder")
    mail.init_app(app)
    if app.config["MAIL_BACKEND"] == "shell.letters.Folder":
        app.extensions["mailman"].backend = Folder


def write(subject: str, to: str, text: str, html: str | None, files: Iterable[File] = ()) -> None:
    """Puts a letter ready, with `files` if there are some, to be posted after the commit."""
    letter = EmailMultiAlternatives(subject, text, current_app.config["MAIL_DEFAULT_SENDER"], [to])
    if html:
        letter.attach_alternative(html, "text/html")
    for name, content, kind in files:
        letter.attach(name, content, kind)
    waiting().append(letter)


def waiting() -> list[EmailMultiAlternatives]:
    """The letters of this request."""
    if "letters" not in g:
        g.letters = []
    letters: list[EmailMultiAlternatives] = g.letters
    return letters


def drop() -> None:
    """What was written is not posted after all."""
    g.letters = []


def post(*, knock: bool) -> None:
    """Posts what was written; where nothing was, it may `knock` all the same. NoPost where nobody opens."""
    if not (waiting() or knock):
        return
    connection = current_app.extensions["mailman"].get_connection()
    letters, g.letters = waiting(), []
    try:
        connection.open()
    except TROUBLE as error:
        log.error("mail: %s", type(error).__name__)
        raise NoPost from error
    deliver(lambda: sent(connection, letters))


def deliver(send: Callable[[], Any]) -> None:
    """Files are written at once; a mail server is waited for by a thread, not by the person."""
    if current_app.config["MAIL_BACKEND"] != "smtp":
        send()
        return
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    threading.Thread(target=in_context(app, send)).start()


def in_context(app: Flask, send: Callable[[], Any]) -> Callable[[], Any]:
    """The same, for a thread, which knows of no site by itself."""

    def sending() -> None:
        with app.app_context():
            send()

    return sending


def sent(connection: BaseEmailBackend, letters: list[EmailMultiAlternatives]) -> None:
    """Hands the letters over, each by itself; a refused one is logged without its address (trust P9)."""
    for hand_over in (*(partial(connection.send_messages, [letter]) for letter in letters), connection.close):
        try:
            hand_over()
        except TROUBLE as error:
            log.error("mail: %s", type(error).__name__)
