"""A cheap phone on a slow line: Chromium, with line and processor held back as its own developer tools do it.

The line is 400 kbit/s each way with 400 ms from a request to its answer: the width of those tools' "Slow 3G" without
its two seconds of waiting, about which no page can do anything. The processor is four times slower than this machine's.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, sync_playwright

from tests.browser.hands import PHONE, options
from tests.chromium import installed, named, unpacked

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
PATIENCE_MS = 30_000
PAUSE_MS = 50
WATCH = """(() => {
  const bench = window.bench = {shown: [], tapped: [], sent: []};
  const seen = e => {
    const box = e.getBoundingClientRect();
    const drawn = e.checkVisibility({visibilityProperty: true, opacityProperty: true});
    return drawn && box.width > 0 && box.top < innerHeight && box.bottom > 0;
  };
  const sight = () => {
    const found = [...document.querySelectorAll('h1, .card')].filter(seen);
    return found.length > 2 ? found.map(e => e.textContent).join() : '';
  };
  let last = '';
  const look = () => {
    const now = sight();
    if (now && now !== last) setTimeout(() => bench.shown.push(performance.now()));
    last = now || last;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('click', event => event.target.closest('.card') && bench.tapped.push(event.timeStamp), true);
  addEventListener('submit', event => bench.sent.push(event.timeStamp), true);
})()"""
"""Notes in the page, in its own milliseconds: when each question was painted, each tap on a card, each form on its way.

A question is a heading and two cards within the window; a paint is over when the timer set in its frame comes.
"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window. Raises AssertionError if there is none."""
    found = named() or installed() or unpacked()
    assert found, "Chromium was not found"
    with sync_playwright() as playwright:
        environ: dict[str, Any] = {**os.environ, **found.environ}
        started = playwright.chromium.launch(executable_path=found.path, env=environ, args=["--no-sandbox"])
        yield started
        started.close()


class Phone:
    """One phone with an empty cache and a device's cookie; `script` tells whether scripts run."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.page = context.new_page()
        self.tools: CDPSession = context.new_cdp_session(self.page)
        self.moments: list[tuple[str, float]] = []
        self.point = (0.0, 0.0)
        self.tools.on("Page.lifecycleEvent", lambda told: self.moments.append((told["name"], told["timestamp"])))
        for name in ("Network", "Page"):
            self.tools.send(f"{name}.enable")
        self.tools.send("Page.setLifecycleEventsEnabled", {"enabled": True})
        self.tools.send("Network.emulateNetworkConditions", LINE)
        self.tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def open(self, path: str) -> None:
        """Goes to an address of the site, and does not wait for more than its first bytes."""
        self.page.goto(self.url + path, wait_until="commit")

    def noted(self, what: str, number: int) -> float:
        """When something was noted in the page for the n-th time, in milliseconds; waits for it."""
        self.wait_until(lambda: self.count(what) > number, what)
        return float(self.told(f"bench.{what}[{number}]"))

    def count(self, what: str) -> int:
        """How often something was noted in the page so far."""
        return int(self.told(f"window.bench ? bench.{what}.length : 0"))

    def told(self, asked: str) -> Any:
        """What a line of script says in the page. Playwright's own way first loads a long script, which would count."""
        answer: dict[str, Any] = self.tools.send("Runtime.evaluate", {"expression": asked})
        return answer["result"]["value"]

    def pause(self, seconds: float) -> None:
        """Lets the time pass that a child takes."""
        self.page.wait_for_timeout(seconds * 1000)

    def aim(self) -> None:
        """Finds the middle of the first card; each question has its cards in the same place."""
        box = self.page.locator(".card").first.bounding_box()
        assert box
        self.point = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def tap(self) -> None:
        """One finger on the first card, whatever the card makes of it."""
        self.page.touchscreen.tap(*self.point)

    def painted_after(self, moment: float) -> float:
        """When the first page after a moment was painted with all that it holds; both in the machine's seconds."""
        wanted = ("firstContentfulPaint", "DOMContentLoaded")
        self.wait_until(lambda: all(self.first(name, moment) for name in wanted), "painted")
        return max(self.first(name, moment) for name in wanted)

    def first(self, name: str, moment: float) -> float:
        """When something happened first after a moment, or 0 if it did not."""
        return min((at for what, at in self.moments if what == name and at > moment), default=0)

    def wait_until(self, happens: Callable[[], bool], what: str) -> None:
        """Lets the browser go on until something happens. Raises AssertionError if it does not."""
        ends = time.monotonic() + PATIENCE_MS / 1000
        while not happens():
            assert time.monotonic() < ends, f"never {what}: {self.page.url}"
            self.page.wait_for_timeout(PAUSE_MS)


@contextmanager
def phone(browser: Browser, url: str, cookie: str = "", *, script: bool = True) -> Iterator[Phone]:
    """A phone that never opened the site before; the cookie is "name=value"."""
    context = browser.new_context(java_script_enabled=script, **options(PHONE, {"has_touch": True, "is_mobile": True}))
    context.set_default_timeout(PATIENCE_MS)
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": url}])
    if script:
        context.add_init_script(WATCH)
    yield Phone(context, url)
    context.close()
