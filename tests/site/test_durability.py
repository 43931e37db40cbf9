"""Nothing a child has answered is lost when the power goes, and a tap sent again counts once (trust R1, R2)."""

import random
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.client import ask, request
from bench.players import Player, begin, road
from tests.postgres import postgres_url
from tests.rounds import GOALS
from tests.server import Server, within
from tests.stored import Stored, answers, answers_of, change, grown_up, stored

KILLS, GAMES, TAPPERS = 8, 70, 8
ANSWERS_A_KILL = 100
"""How many answers the site has taken since the power went, at least, when it goes again."""
LONGEST_SPREE_SECONDS = 90


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server on each database."""
    folder = tmp_path_factory.mktemp("served")
    with Server(postgres_url() if request.param == "postgres" else f"sqlite:///{folder / 'site.sqlite3'}") as server:
        yield server


@pytest.fixture(scope="module")
def taps(served: Server) -> list[tuple[str, str]]:
    """The cards and picks of a whole game."""
    return road(begin(served.port))


@dataclass
class Spree:
    """Children who answer while the power goes and comes back."""

    server: Server
    taps: list[tuple[str, str]]
    waiting: list[Player]
    acknowledged: Stored = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)

    def reaches(self, answers: int) -> bool:
        """Waits until so many answers were acknowledged; whether that happens."""
        return within(LONGEST_SPREE_SECONDS, lambda: len(self.acknowledged) >= answers, 0.01)

    def play(self, seed: int) -> None:
        """One child after the other answers every card, and now and then changes an earlier pick."""
        dice = random.Random(seed)
        with suppress(IndexError):
            while not self.stop.is_set():
                player = self.waiting.pop()
                for number, (card, pick) in enumerate(self.taps):
                    self.tap(player, card, pick)
                    if dice.random() < 0.2:
                        self.tap(player, self.taps[dice.randrange(number + 1)][0], dice.choice(("both", "skip")))

    def tap(self, player: Player, card: str, pick: str) -> None:
        """Taps until the site says that it is kept."""
        while not self.stop.is_set():
            with suppress(OSError):
                if ask(player.port, player.tap(card, pick)).status == 200:
                    self.acknowledged[player.game, card] = pick
                    return
            time.sleep(0.05)


def test_trust_r1_no_acknowledged_answer_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    file = tmp_path / "site.sqlite3"
    with Server(f"sqlite:///{file}") as server:
        spree = Spree(server, road(begin(server.port)), [begin(server.port) for _ in range(GAMES)])
        with ThreadPoolExecutor(TAPPERS) as pool:
            playing = [pool.submit(spree.play, seed) for seed in range(TAPPERS)]
            try:
                for kill in range(1, KILLS + 1):
                    assert spree.reaches(kill * ANSWERS_A_KILL)
                    server.kill()
                    server.start()
                within(LONGEST_SPREE_SECONDS, lambda: all(one.done() for one in playing))
            finally:
                spree.stop.set()
        kept = answers(server)
    assert len(spree.acknowledged) >= 500
    assert {key: kept.get(key) for key in spree.acknowledged} == spree.acknowledged
    assert whole(file)


def whole(file: Path) -> bool:
    """Whether SQLite finds its file in order and every row's parent in its place."""
    with closing(sqlite3.connect(file)) as database:
        fine = list(database.execute("PRAGMA integrity_check")) == [("ok",)]
        return fine and not list(database.execute("PRAGMA foreign_key_check"))


def test_trust_r2_the_same_tap_sent_again_counts_once(served: Server, taps: list[tuple[str, str]]) -> None:
    player, (card, pick) = begin(served.port), taps[0]
    sent = player.tap(card, pick, now=taps[1][0])
    replies = [ask(served.port, sent) for _ in range(2)]
    with ThreadPoolExecutor(20) as pool:
        replies += pool.map(lambda _: ask(served.port, sent), range(20))
    assert {reply.status for reply in replies} == {200}
    assert len({reply.body for reply in replies}) == 1
    assert replies[0].body
    assert answers_of(served, player) == {card: pick}


def test_trust_r2_a_first_tap_sent_twenty_times_at_once_counts_once(
    served: Server, taps: list[tuple[str, str]]
) -> None:
    player, (card, pick) = begin(served.port), taps[0]
    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(lambda _: ask(served.port, player.tap(card, pick)), range(20)))
    assert {reply.status for reply in replies} == {200}
    assert answers_of(served, player) == {card: pick}


def test_trust_r2_a_tap_whose_answer_never_came_can_be_sent_again(served: Server, taps: list[tuple[str, str]]) -> None:
    player = begin(served.port)
    for card, pick in taps[:6]:
        with socket.create_connection(("127.0.0.1", served.port), 5) as lost:
            lost.sendall(player.tap(card, pick))
        assert ask(served.port, player.tap(card, pick)).status == 200
    assert answers_of(served, player) == dict(taps[:6])


def test_trust_r2_a_change_of_the_plan_sent_twenty_times_at_once_is_one_change(served: Server) -> None:
    player = grown_up(begin(served.port))
    before = len(stored(served, "foothold"))
    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(lambda _: ask(served.port, change(player, GOALS[0], "rung-2")), range(20)))
    assert {reply.status for reply in replies} == {303}
    assert len(stored(served, "foothold")) == before + 1


def test_trust_r2_more_rooms_asked_for_twenty_times_at_once_are_one_part(
    served: Server, taps: list[tuple[str, str]]
) -> None:
    player = begin(served.port)
    for card, pick in taps:
        ask(served.port, player.tap(card, pick))
    more = request(served.port, f"{player.game}/parts", {"csrf_token": player.token}, Cookie=player.cookie)
    with ThreadPoolExecutor(20) as pool:
        assert {reply.status for reply in pool.map(lambda _: ask(served.port, more), range(20))} == {303}
    assert dict(tuple(row) for row in stored(served, "budget"))[player.game.removeprefix("/games/")] == 20
