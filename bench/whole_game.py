"""What a whole game brings over the wire, from hello to the finished treehouse, on a device with an empty cache."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, CDPSession

from bench.client import get
from bench.players import TAPS, Player
from bench.table import Line, within
from tests.browser.hands import PHONE, Tablet, options

KILO = 1000
FOR_THE_WORKER = ("/worker.js", "/away/child")
ON_REQUEST = {"Font", "Media"}
"""Kinds that are not counted: fonts may be there already, and a clip comes when somebody asks to hear it."""


def bytes_of_a_game(chrome: Browser, player: Player, url: str) -> Iterator[Line]:
    """Kilobytes of content beside fonts and clips; what each kind has of it, and of heads, is printed apart."""
    # The worker's own trips are out of a page's sight: pages go without it, and what it fetches is added.
    context = chrome.new_context(**options(PHONE, {"service_workers": "block"}))
    name, _, value = player.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": url}])
    tablet = Tablet(context, url)
    meter = Meter(context.new_cdp_session(tablet.page))
    tablet.page.goto(f"{url}{player.game}/hello", referer=url)
    play(tablet)
    tablet.page.wait_for_load_state("networkidle")
    context.close()
    for path in FOR_THE_WORKER:
        reply = get(player.port, path, Cookie=player.cookie, Referer=url)
        meter.add("Worker", len(reply.head), len(reply.body))
    print(meter.detail(), file=sys.stderr, flush=True)
    yield within("a whole game over the wire", meter.total / KILO, 60, "kB")


def play(tablet: Tablet) -> None:
    """Plays a game to its end."""
    tablet.try_out()
    for _ in range(TAPS):
        tablet.answer()
        if tablet.where.startswith("parts/"):
            tablet.on()
    assert tablet.where == "treehouse", tablet.where


class Meter:
    """Counts what comes over the wire, as the browser's own developer tools count it."""

    def __init__(self, tools: CDPSession) -> None:
        self.heads, self.bodies, self.answers = Counter[str](), Counter[str](), Counter[str]()
        self.coming: dict[str, tuple[str, int]] = {}
        tools.on("Network.requestWillBeSent", self.redirected)
        tools.on("Network.responseReceived", self.begun)
        tools.on("Network.loadingFinished", self.finished)
        tools.send("Network.enable")

    def redirected(self, told: dict[str, Any]) -> None:
        """An answer that led elsewhere: it is all head."""
        if "redirectResponse" in told:
            self.add("Redirect", told["redirectResponse"]["encodedDataLength"], 0)

    def begun(self, told: dict[str, Any]) -> None:
        """The head of an answer is there."""
        self.coming[told["requestId"]] = told["type"], told["response"]["encodedDataLength"]

    def finished(self, told: dict[str, Any]) -> None:
        """An answer is whole; one out of the browser's own cache brought nothing."""
        kind, head = self.coming.pop(told["requestId"], ("Other", 0))
        whole = int(told["encodedDataLength"])
        if whole:
            self.add(kind, head, whole - head)

    def add(self, kind: str, head: int, body: int) -> None:
        """Counts one answer."""
        self.answers[kind] += 1
        self.heads[kind] += head
        self.bodies[kind] += body

    @property
    def total(self) -> int:
        """All bytes of content of the kinds that count."""
        return sum(self.bodies[kind] for kind in self.answers.keys() - ON_REQUEST)

    def detail(self) -> str:
        """One line a kind: how many answers, kilobytes of bodies and of heads."""
        return "\n".join(
            f"  {kind:<12}{self.answers[kind]:>4} answers"
            f"{self.bodies[kind] / KILO:>8.1f} kB bodies{self.heads[kind] / KILO:>8.1f} kB heads"
            + ("  (not counted)" if kind in ON_REQUEST else "")
            for kind in sorted(self.answers)
        )
