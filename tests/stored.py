"""What a running site has stored, read past it, and the requests that a test sends over the wire."""

from typing import Any

from sqlalchemy import create_engine, text

from bench.client import ask, request
from bench.players import Player
from tests.server import Server

Stored = dict[tuple[str, str], str]
ASKED = {
    "answer": "SELECT game.token, card, pick FROM answer JOIN game ON game.id = game_id ORDER BY answer.id",
    "foothold": "SELECT guest_id, goal, rung, today FROM foothold ORDER BY id",
    "budget": "SELECT token, budget FROM game ORDER BY id",
}


def stored(server: Server, what: str) -> list[Any]:
    """The rows of one kind as they stand now: "answer", "foothold" or "budget"."""
    engine = create_engine(server.environ["DATABASE_URL"])
    with engine.connect() as connection:
        found = list(connection.execute(text(ASKED[what])))
    engine.dispose()
    return found


def answers(server: Server) -> Stored:
    """Game's address and card -> stored pick. Raises AssertionError if a card stands twice."""
    rows = stored(server, "answer")
    picks = {(f"/games/{game}", card): pick for game, card, pick in rows}
    assert len(picks) == len(rows), "a card counts twice"
    return picks


def answers_of(server: Server, player: Player) -> dict[str, str]:
    """The same of one player: card -> stored pick."""
    return {card: pick for (game, card), pick in answers(server).items() if game == player.game}


def grown_up(player: Player) -> Player:
    """The same device, taken back by a grown-up."""
    fields = {"csrf_token": player.token, "mode": "grown-up"}
    assert ask(player.port, request(player.port, "/grown-ups", fields, Cookie=player.cookie)).status == 303
    return player


def change(player: Player, goal: str, asked: str) -> bytes:
    """The request of a button of the plan, such as "rung-2"."""
    fields = {"csrf_token": player.token, "change": asked}
    return request(player.port, f"/plan/goals/{goal}/changes", fields, Cookie=player.cookie)
