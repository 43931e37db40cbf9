"""Many families at once, and a writer that takes its time: nothing is lost and pages still come (trust R4, R5)."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

from bench.client import Reply, ask
from bench.players import Player, begin, road
from tests.postgres import postgres_url
from tests.rounds import GOALS
from tests.server import Server
from tests.stored import answers, change, grown_up, stored

CLIENTS, POSTS_EACH, SHARING = 64, 24, 15
SLOWEST_SECONDS, PAGE_SECONDS = 3.0, 0.5
"""On a machine that does nothing else; a busy one may take some times as long as it took without the crowd."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server on each database."""
    folder = tmp_path_factory.mktemp("served")
    with Server(postgres_url() if request.param == "postgres" else f"sqlite:///{folder / 'site.sqlite3'}") as server:
        yield server


@dataclass
class Client:
    """One of many clients: what it asks to keep and the requests for that; afterwards, what was acknowledged."""

    port: int
    asks: list[tuple[Any, Any, bytes]]
    statuses: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    acknowledged: dict[Any, Any] = field(default_factory=dict)

    def work(self) -> None:
        """Sends everything, one after the other."""
        for key, value, sent in self.asks:
            start = time.perf_counter()
            self.statuses.append(ask(self.port, sent).status)
            self.times.append(time.perf_counter() - start)
            if self.statuses[-1] < 400:
                self.acknowledged[key] = value


def of_one_game(player: Player, cards: list[str], picks: dict[str, str], dice: random.Random) -> Client:
    """A client that taps these cards of a game again and again, and changes its mind."""
    chosen = [cards[number % len(cards)] for number in range(POSTS_EACH)]
    asks = [(card, dice.choice((picks[card], "both", "skip"))) for card in chosen]
    return Client(player.port, [((player.game, card), pick, player.tap(card, pick)) for card, pick in asks])


def of_one_plan(player: Player, goal: str, dice: random.Random) -> Client:
    """A client that moves one goal of a plan up and down its ladder."""
    rungs = [dice.randrange(8) for _ in range(POSTS_EACH)]
    return Client(player.port, [(goal, rung, change(player, goal, f"rung-{rung}")) for rung in rungs])


def test_trust_r4_sixty_four_families_at_once_lose_nothing(served: Server) -> None:
    dice, taps = random.Random(1), dict(road(begin(served.port)))
    shared, planning = begin(served.port), grown_up(begin(served.port))
    same_game = [of_one_game(shared, [card], taps, dice) for card in taps]
    same_plan = [of_one_plan(planning, goal, dice) for goal in GOALS[:SHARING]]
    alone = CLIENTS - len(same_game) - len(same_plan)
    own_game = [of_one_game(begin(served.port), list(taps), taps, dice) for _ in range(alone)]
    clients = [*same_game, *same_plan, *own_game]
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(Client.work, clients))
    statuses = [status for client in clients for status in client.statuses]
    assert len(statuses) == CLIENTS * POSTS_EACH
    assert set(statuses) <= {200, 303}, {status: statuses.count(status) for status in set(statuses)}
    times = [took for client in clients for took in client.times]
    assert quantiles(times, n=100)[98] < max(SLOWEST_SECONDS, 5 * median(times))
    kept = answers(served)
    for client in (*same_game, *own_game):
        assert {key: kept.get(key) for key in client.acknowledged} == client.acknowledged
    rungs = {goal: rung for _, goal, rung, _ in stored(served, "foothold")}
    for client in same_plan:
        assert {goal: rungs.get(goal) for goal in client.acknowledged} == client.acknowledged


def test_trust_r4_steps_opened_at_once_leave_one_step_open(served: Server) -> None:
    player = grown_up(begin(served.port))
    known = len(stored(served, "foothold"))
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda goal: ask(served.port, change(player, goal, "today-0")), GOALS[:16]))
    assert {reply.status for reply in replies} == {303}
    rows = stored(served, "foothold")[known:]
    assert sorted(goal for _, goal, _, _ in rows) == sorted(GOALS[:16])
    assert sum(bool(today) for _, _, _, today in rows) == 1


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server on SQLite and its file, at which the test writes too."""
    file = tmp_path_factory.mktemp("slow") / "site.sqlite3"
    with Server(f"sqlite:///{file}") as server:
        yield server, file


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Somebody else writes, and nobody can write beside."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def seconds_of(show: Callable[[], int], until: Callable[[], bool]) -> list[float]:
    """How long each page took, one after the other until something has happened; each must come."""
    took = []
    while not until():
        start = time.perf_counter()
        assert show() == 200
        took.append(time.perf_counter() - start)
        time.sleep(0.05)
    return took


@pytest.fixture
def playing(slow: tuple[Server, Path]) -> tuple[Player, str, float]:
    """A player, its first card, and the seconds within which 95 of 100 pages are to come."""
    player = begin(slow[0].port)
    card = player.open(f"{player.game}/cards/first").header("Location").split("/")[-1]
    turns = iter(range(10))
    usual = seconds_of(lambda: player.open(f"{player.game}/cards/{card}").status, lambda: next(turns, None) is None)
    return player, card, max(PAGE_SECONDS, 5 * median(usual))


def test_trust_r5_pages_come_while_somebody_writes_and_a_tap_waits_its_turn(
    slow: tuple[Server, Path], playing: tuple[Player, str, float]
) -> None:
    player, card, limit = playing
    parent, end = grown_up(begin(player.port)), time.monotonic() + 3
    with ThreadPoolExecutor(1) as pool:
        with writing(slow[1]):
            tap = pool.submit(ask, player.port, player.tap(card, "both"))
            pages = cycle([(player, f"{player.game}/cards/{card}"), (parent, "/plan")])
            took = seconds_of(lambda: opened(*next(pages)), lambda: time.monotonic() > end)
            assert not tap.done()
        assert tap.result(timeout=10).status == 200
    assert quantiles(took, n=20)[18] < limit


def opened(player: Player, path: str) -> int:
    """The status of a page."""
    return player.open(path).status


def test_trust_r5_a_tap_that_waited_too_long_gets_a_calm_page_and_works_again(
    slow: tuple[Server, Path], playing: tuple[Player, str, float]
) -> None:
    player, card, limit = playing
    with ThreadPoolExecutor(1) as pool, writing(slow[1]):
        tap: Future[Reply] = pool.submit(ask, player.port, player.tap(card, "both", Accept_Encoding="identity"))
        took = seconds_of(lambda: opened(player, f"{player.game}/cards/{card}"), tap.done)
    reply = tap.result()
    assert reply.status == 503
    assert int(reply.header("Retry-After")) > 0
    assert b"Your answers are safe" in reply.body
    assert b'name="pick" value="both"' in reply.body
    assert quantiles(took, n=20)[18] < limit
    assert ask(player.port, player.tap(card, "both")).status == 200
    assert answers(slow[0])[player.game, card] == "both"
