"""The step that a child takes most often: a tap, kept for good, and the next card."""

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from bench.client import ask
from bench.load import REPEATS, Run, each, interleaved, run
from bench.pair import Pair
from bench.players import Players, begin
from bench.table import Line, less, more

CLIENTS = (1, 16, 64)
MANY = 16
SECONDS = 2.5
GAMES = 128


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Throughput at 1, 16 and 64 clients; at 16 also the server's CPU and the slowest answers."""
    with Pair(folder) as pair:
        hall = Players.gather(pair.site.port, GAMES, str(pair.file))
        tap = pair.plain_tap(size_of_a_card(pair, hall))
        for clients in CLIENTS:
            site, reference = interleaved(
                repeats,
                lambda clients=clients: run(pair.site, hall.fresh(), clients, SECONDS),
                lambda clients=clients: run(pair.reference, lambda _: repeat(tap), clients, SECONDS),
            )
            yield from compared(clients, site, reference)


def size_of_a_card(pair: Pair, hall: Players) -> int:
    """Bytes of the answer to a tap, not compressed: the middle one of a game's cards."""
    player = begin(pair.site.port)
    sizes = [len(ask(player.port, player.tap(*step, Accept_Encoding="identity")).body) for step in hall.steps]
    return sorted(sizes)[len(sizes) // 2]


def compared(clients: int, site: list[Run], reference: list[Run]) -> Iterator[Line]:
    """The lines of one number of clients."""
    yield more(f"answer step, {clients} clients", *of_both("throughput", site, reference), bar=0.5, unit="/s")
    if clients == MANY:
        yield less("  CPU an answer", *of_both("cpu_each", site, reference), bar=2, unit="ms")
        yield less("  p99 of 16 clients", *of_both("slowest", site, reference), bar=2.5, unit="ms")


def of_both(figure: str, site: list[Run], reference: list[Run]) -> tuple[list[float], list[float]]:
    """One figure of each run, the site's and the reference's."""
    return each(site, figure), each(reference, figure)
