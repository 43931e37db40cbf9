"""The wins that were picked for a talk, and the lines that a family leaves out of its page (trust P5)."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from consult.models.talks import Talk, TalkWin
from journal.models import Win
from sharing.terms import digest
from shell.database import db


def picked_of(talk: Talk) -> Sequence[tuple[TalkWin, Win]]:
    """What was picked for a talk, the newest first; a hidden win and a quiet day are never shown."""
    asked = select(TalkWin, Win).join(Win).where(TalkWin.talk_id == talk.id, ~Win.hidden, ~Win.bud)
    return [(line, win) for line, win in db.session.execute(asked.order_by(Win.day.desc(), Win.id.desc()))]


def pick(talk: Talk, wins: Iterable[Win]) -> None:
    """Keeps what was picked; what was picked before stays as it was looked at."""
    known = {line.win_id: line for line in db.session.scalars(select(TalkWin).where(TalkWin.talk_id == talk.id))}
    chosen = {win.id: win for win in wins}
    for gone in known.keys() - chosen.keys():
        db.session.delete(known[gone])
    db.session.add_all(
        TalkWin(talk_id=talk.id, win_id=id, did=digest(win.did), helped=digest(win.helped))
        for id, win in chosen.items()
        if id not in known
    )


def leave_out(talk: Talk, key: str) -> None:
    """Leaves one line out of the page, from the next request on."""
    talk.struck = [*(one for one in talk.struck if one != key), key]


def show_again(talk: Talk, key: str) -> None:
    """Shows a line again; one of a win as it stands now."""
    talk.struck = [one for one in talk.struck if one != key]
    part, _dot, token = key.partition(".")
    for line, win in picked_of(talk):
        if win.token == token and part == "win":
            line.did = digest(win.did)
        if win.token == token and part == "how":
            line.helped = digest(win.helped)
