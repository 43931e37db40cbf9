"""Many clients at once for a short while: how many answers, how long each took, and what the server worked for it."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Barrier, Thread

from bench.client import ask
from tests.server import Server

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds an answer took, each; how long all of it took; seconds of CPU that the server spent."""

    times: tuple[float, ...]
    seconds: float
    cpu: float

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    @property
    def cpu_each(self) -> float:
        """Milliseconds of the server's CPU an answer."""
        return self.cpu / len(self.times) * 1000

    @property
    def slowest(self) -> float:
        """Milliseconds within which 99 of 100 answers came."""
        return quantiles(self.times, n=100)[98] * 1000


Asking = Callable[[int], Iterator[bytes]]
"""Gives the requests of a client, by the client's number."""


def run(server: Server, asking: Asking, clients: int, seconds: float) -> Run:
    """Lets the clients ask for some seconds. Raises AssertionError if an answer is not a 200."""
    times: list[list[float]] = [[] for _ in range(clients)]
    ready, faults = Barrier(clients + 1), list[str]()
    end = time.perf_counter() + seconds

    def work(number: int) -> None:
        asked = asking(number)
        ready.wait()
        try:
            one_client(server.port, asked, times[number], end)
        except (OSError, AssertionError) as fault:
            faults.append(repr(fault))

    threads = [Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    spent = cpu_of(server)
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    assert not faults, faults[:3]
    return Run(tuple(sum(times, [])), time.perf_counter() - start, cpu_of(server) - spent)


def one_client(port: int, asked: Iterator[bytes], times: list[float], end: float) -> None:
    """One client asks, one request after the other."""
    for sent in asked:
        start = time.perf_counter()
        if start > end:
            return
        reply = ask(port, sent)
        times.append(time.perf_counter() - start)
        assert reply.status == 200, reply.head


def cpu_of(server: Server) -> float:
    """Seconds of CPU that the server's processes have spent so far, user and system."""
    return sum(map(cpu_of_process, server.pids))


def cpu_of_process(pid: int) -> float:
    """The same of one process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


def interleaved(repeats: int, *runs: Callable[[], Run]) -> list[list[Run]]:
    """Each of the runs in turn, so often; whatever else the machine does falls on all of them alike."""
    turns = [[one() for one in runs] for _ in range(repeats)]
    return [list(of) for of in zip(*turns, strict=True)]


def each(runs: list[Run], figure: str) -> list[float]:
    """One figure of each of several runs."""
    return [getattr(one, figure) for one in runs]
