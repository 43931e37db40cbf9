"""How soon a server that was asleep answers, and what it holds in memory while nobody comes."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.client import get
from bench.load import REPEATS
from bench.pair import Pair
from bench.table import Line, less
from tests.server import Server, within

PAUSE = 0.005
IDLE_SECONDS = 1.0


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Start to first page, and memory once each worker has had visitors and they have gone."""
    with Pair(folder) as pair:
        turns = [(fresh(pair.site), fresh(pair.reference)) for _ in range(repeats)]
    site, reference = zip(*turns, strict=True)
    for number, (what, bar, unit) in enumerate((("cold start", 2, "s"), ("idle memory", 1.6, "MB"))):
        yield less(what, [one[number] for one in site], [one[number] for one in reference], bar, unit)


def fresh(server: Server) -> tuple[float, float]:
    """Stops and starts a server; seconds until its front page came, and its megabytes at rest."""
    server.stop()
    begun = time.perf_counter()
    server.start(pause=PAUSE)
    assert within(30, lambda: get(server.port, "/").status == 200, PAUSE)
    took = time.perf_counter() - begun
    for _ in range(20):
        get(server.port, "/")
    time.sleep(IDLE_SECONDS)
    return took, sum(map(megabytes, server.pids))


def megabytes(pid: int) -> float:
    """A process's share of memory, what it shares with others divided by how many share it."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    pss = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(pss.split()[1]) / 1024
