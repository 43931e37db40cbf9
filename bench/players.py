"""Children's games to measure with: begun over the wire as a browser does, played along one road, and wound back."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from bench.client import Reply, ask, get, request

TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')
PICK = re.compile(rb'name="pick" value="([^"]+)"')
PLAIN = {"Accept_Encoding": "identity"}
TAPS = 15


@dataclass(frozen=True, slots=True)
class Player:
    """One device with a game begun: its cookie, its form token and its game's address."""

    port: int
    cookie: str
    token: str
    game: str

    def tap(self, card: str, pick: str, now: str = "", **headers: str) -> bytes:
        """The request of one tap, as the page's script sends it while it shows the card `now`."""
        fields = {"csrf_token": self.token, "pick": pick, "seat": "pim-lu", "now": now}
        return request(self.port, f"{self.game}/answers/{card}", fields, Cookie=self.cookie, **headers)

    def open(self, path: str) -> Reply:
        """Opens a page of this device, not compressed."""
        return get(self.port, path, Cookie=self.cookie, **PLAIN)


def begin(port: int, band: str = "7-9") -> Player:
    """A new device goes through the grown-up door."""
    door = get(port, "/games/new", **PLAIN)
    token, first = found(TOKEN, door.body), cookie_of(door)
    fields = {"csrf_token": token, "band": band, "palette": "day"}
    handed = ask(port, request(port, "/games", fields, Cookie=first, **PLAIN))
    assert handed.status == 303, handed.head
    return Player(port, cookie_of(handed) or first, token, handed.header("Location").removesuffix("/hello"))


def found(pattern: re.Pattern[bytes], page: bytes, which: int = 0) -> str:
    """What a page says in one place."""
    return pattern.findall(page)[which].decode()


def cookie_of(reply: Reply) -> str:
    """The cookie that an answer sets."""
    return reply.header("Set-Cookie").partition(";")[0]


def first_question(player: Player) -> str:
    """The address of the first question."""
    return player.open(f"{player.game}/cards/first").header("Location")


def road(player: Player, taps: int = TAPS) -> list[tuple[str, str]]:
    """Plays a game, to the end unless told, and gives its cards and picks.

    Equal picks meet equal cards in every game of an age band.
    """
    taken, where = [], first_question(player)
    for number in range(taps):
        card = where.rpartition("/")[2]
        pick = found(PICK, player.open(where).body, number % 2)
        taken.append((card, pick))
        assert ask(player.port, player.tap(card, pick)).status == 200
        where = player.open(f"{player.game}/cards/next").header("Location")
    return taken


@dataclass
class Players:
    """A hall of players whose games can be wound back to the start."""

    players: list[Player]
    taps: list[tuple[str, str]]
    file: str

    @classmethod
    def gather(cls, port: int, how_many: int, file: str) -> "Players":
        """Begins games on the site that listens at the port and keeps its rounds in the file."""
        return cls([begin(port) for _ in range(how_many)], road(begin(port)), file)

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """The taps, each with the card that the page shows by then."""
        coming = [*(card for card, _ in self.taps[1:]), ""]
        return [(card, pick, now) for (card, pick), now in zip(self.taps, coming, strict=True)]

    def fresh(self) -> "Taps":
        """Winds every game back and hands the players out anew."""
        with sqlite3.connect(self.file, timeout=30) as database:
            database.execute("DELETE FROM answer")
        database.close()
        return Taps(self, count())


@dataclass(frozen=True, slots=True)
class Taps:
    """Hands the clients of one run one player after the other; each plays a whole game."""

    hall: Players
    numbers: "count[int]"

    def __call__(self, _client: int) -> Iterator[bytes]:
        for number in self.numbers:
            player = self.hall.players[number % len(self.hall.players)]
            yield from (player.tap(*step) for step in self.hall.steps)
