"""On a hard day one old win is offered: the same one all day, and never one that is hidden (facts S149)."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

OLD = timedelta(days=3)


def newest_old_day(today: date) -> date:
    """The last day whose wins are old by now: what happened since is still near."""
    return today - OLD - timedelta(days=1)


def old_win(tokens: Iterable[str], today: date) -> str | None:
    """One of these wins, by its random word: another one each day, and the same one whoever asks; None of none."""
    return min(tokens, key=lambda token: sha256(f"{today} {token}".encode()).digest(), default=None)
