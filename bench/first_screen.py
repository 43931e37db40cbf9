"""What a phone must fetch before a child can see and answer the first question."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from bench.client import get
from bench.load import REPEATS
from bench.players import Player, begin, first_question
from bench.table import Line, within
from quiz.cards import CHILD_BANDS
from tests.server import Server

TAG = re.compile(r"<(?:link|script|img)\b[^>]*>")
ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')
FACE = re.compile(r"@font-face\s*{[^}]*}")
FAMILY = re.compile(r'font-family:\s*"?([^;"]+)')
SOURCE = re.compile(r'url\("?([^")]+)"?\)')
KILO = 1000


def measure(folder: Path, _repeats: int = REPEATS) -> Iterator[Line]:
    """Compressed bytes: of page and style, of all script, of everything; the heaviest age band counts."""
    with Server(f"sqlite:///{folder / 'site.sqlite3'}") as server:
        heaviest = max((Screen(begin(server.port, band)) for band in CHILD_BANDS), key=lambda screen: screen.needed)
        yield from lines(heaviest)


def lines(screen: "Screen") -> Iterator[Line]:
    """The lines of one screen."""
    yield within("first question, to see and answer", screen.needed / KILO, 14, "kB")
    yield within("  requests for that", 1 + len(screen.asked_before_seeing), 3, "requests")
    yield within("  scripts among them", len(screen.blocking), 0, "scripts")
    yield within("  all script, deferred", screen.size(screen.scripts) / KILO, 20, "kB")
    yield within("  with script, fonts and mark", screen.everything / KILO, 60, "kB")


class Screen:
    """A device's first question and all that the page names; sizes are of bodies as they come over the wire."""

    def __init__(self, player: Player) -> None:
        self.player, self.where = player, first_question(player)
        self.tags = TAG.findall(player.open(self.where).body.decode())
        self.styles = self.named("<link", "stylesheet")
        self.scripts = self.named("<script")
        self.blocking = self.named("<script", without="defer")
        self.asked_before_seeing = [*self.styles, *self.named("<img"), *self.blocking]
        self.needed = self.size([self.where, *self.asked_before_seeing])
        self.everything = self.needed + self.size({*self.scripts, *self.named("icon"), *self.fonts()})

    def named(self, *words: str, without: str = "no such word") -> list[str]:
        """The addresses in the tags that hold all these words."""
        return [
            ADDRESS.findall(tag)[0] for tag in self.tags if all(word in tag for word in words) and without not in tag
        ]

    def size(self, paths: Iterable[str]) -> int:
        """Bytes of these parts as a browser fetches them, compressed."""
        return sum(len(fetched(self.player, path)) for path in paths)

    def fonts(self) -> set[str]:
        """The fonts that the page may fetch: each face of a family that its styles use."""
        styles = {path: self.player.open(path).body.decode() for path in self.styles}
        used = "".join(FACE.sub("", style) for style in styles.values())
        faces = [(path, face) for path, style in styles.items() for face in FACE.findall(style)]
        return {urljoin(path, SOURCE.findall(face)[0]) for path, face in faces if FAMILY.findall(face)[0] in used}


def fetched(player: Player, path: str) -> bytes:
    """One part as a browser fetches it. Raises AssertionError if it is not there."""
    reply = get(player.port, path, Cookie=player.cookie)
    assert reply.status == 200, (path, reply.head)
    return reply.body
