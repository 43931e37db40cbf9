"""A real browser in somebody's hands: opens pages, taps, answers, and notes what a page does behind their back."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Request,
    WebError,
    expect,
)

from tests.browser.wire import Wire
from tests.journeys import Device
from tests.server import within

SMALL_PHONE, PHONE, TABLET, WIDE = (320, 640), (390, 844), (768, 1024), (1024, 768)
SIZES = (SMALL_PHONE, PHONE, TABLET, WIDE)
PIM, LU, BOTH, SKIP = ".pim", ".lu", "[name=pick][value=both]", "[name=pick][value=skip]"
FIRST_TAPS, MOST_TAPS, TAPS_A_PART = 15, 25, 5
CHANGE_MY_PICK = "Change my pick"
OTHER = "() => document.querySelector('main') && document.querySelector('main') !== document.body.left"
HERE = "() => document.readyState === 'complete'"
TAKES_A_TAP = "e => getComputedStyle(e).pointerEvents !== 'none'"
PATIENCE_SECONDS = 10


class Tablet:
    """One browser context with one page. `script` tells whether scripts run, `touch` whether fingers tap."""

    def __init__(self, context: BrowserContext, url: str, *, script: bool = True, touch: bool = False) -> None:
        self.context, self.url, self.script, self.touch = context, url, script, touch
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.sent: list[str] = []
        context.on("console", self.note_complaint)
        context.on("weberror", self.note_error)
        context.on("request", self.note_request)
        self.page = context.new_page()
        self.device = Device(Wire(context, url))

    def note_complaint(self, message: ConsoleMessage) -> None:
        """Keeps what the browser says about the content security policy."""
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def note_error(self, error: WebError) -> None:
        """Keeps an error that no script caught."""
        self.complaints.append(str(error.error))

    def note_request(self, request: Request) -> None:
        """Keeps what was sent, and what was asked of anybody else."""
        if request.method == "POST" and not request.service_worker:
            self.sent.append(request.url)
        if not request.url.startswith((self.url, "data:")):
            self.strangers.append(request.url)

    def kept(self) -> int:
        """How many things the page put into the browser's own stores."""
        count: int = self.page.evaluate("sessionStorage.length + localStorage.length")
        return count

    def come_back(self) -> Self:
        """Shuts the page and opens a new one on the same device."""
        self.page.close()
        self.page = self.context.new_page()
        return self

    def open(self, path: str) -> Self:
        """Goes to an address of the site."""
        self.page.goto(self.url + path)
        return self

    @property
    def path(self) -> str:
        """The address that is shown, without host and query."""
        return urlsplit(self.page.url).path

    @property
    def game(self) -> str:
        """The address of the game that is played here."""
        return "/".join(self.path.split("/")[:3])

    @property
    def where(self) -> str:
        """The address below the game: "cards/...", "parts/1", "treehouse"."""
        return self.path.removeprefix(self.game + "/")

    def find(self, what: str | Locator) -> Locator:
        """One thing by selector."""
        return self.page.locator(what) if isinstance(what, str) else what

    def named(self, text: str) -> Locator:
        """The button or link with exactly these words."""
        exactly = re.compile(rf"^\s*{re.escape(text)}\s*$")
        return self.page.locator("button, a").filter(has_text=exactly, visible=True).first

    def tap(self, what: str | Locator) -> None:
        """Taps or clicks once, as soon as the thing takes a tap.

        Waiting for that here is quicker: the browser's driver asks again only after half a second.
        """
        found = self.find(what)
        within(PATIENCE_SECONDS, lambda: bool(found.evaluate(TAKES_A_TAP)), 0.02)
        found.tap() if self.touch else found.click()

    def go(self, what: str | Locator) -> Self:
        """Taps something that leads to another address, and waits until it is there."""
        before = self.leave()
        self.tap(what)
        self.meet()
        return self.arrive(before)

    def leave(self) -> str:
        """Marks what is shown, so that what comes next can be told from it; gives the address."""
        self.page.locator("main").evaluate("main => (document.body.left = main)")
        return self.page.url

    def meet(self) -> None:
        """Waits until another screen stands where the one that was left stood."""
        if self.script:
            self.page.wait_for_function(OTHER)

    def arrive(self, before: str) -> Self:
        """Waits until another address than `before` is shown, whole."""
        expect(self.page).not_to_have_url(before)
        return self.whole()

    def turn(self, move: Callable[[], Any]) -> Self:
        """Goes back or forward or loads anew, and waits until the page that this brings is there, whole."""
        self.leave()
        move()
        self.meet()
        return self.whole()

    def whole(self) -> Self:
        """Waits until all of the page is there."""
        self.page.wait_for_function(HERE) if self.script else self.page.wait_for_load_state()
        return self

    def press(self, what: str | Locator, key: str = "Enter") -> Self:
        """The same from the keyboard, which need not wait until a card takes a tap."""
        before = self.leave()
        self.find(what).press(key)
        self.meet()
        return self.arrive(before)

    def played(self, taps: int = 0, which: str = PIM, **chosen: str) -> Self:
        """Shows a game after this many answers of one kind, without having drawn what came before."""
        self.device.begin(**chosen).play(taps, which)
        return self.open(self.device.path)

    def in_its_letters(self) -> Self:
        """Shows the page once more: its own font is at hand by now, and joins in from the first moment."""
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self.page.reload()
        return self

    def begin(self, band: str = "7-9") -> Self:
        """Goes through the grown-up's door up to the child's hello."""
        self.open("/games/new")
        self.tap(f"label:has([name=band][value='{band}'])")
        return self.go("form[action='/games'] button")

    def try_out(self) -> Self:
        """From hello through the try-out to the first question."""
        self.go(".ways a, .ways button").go(".ways a, .ways button")
        self.tap("button[value=kid]")
        self.find(".card").first.wait_for(state="hidden")
        return self.go(".ways a, .ways button")

    def answer(self, which: str = PIM) -> Self:
        """One answer to the question that is shown, as soon as it takes a tap."""
        return self.go(f"#screen {which}")

    def type_answers(self, taps: int, which: str = PIM) -> Iterator[str]:
        """Answers from the keyboard, going on after each part; gives where each answer led to."""
        for _ in range(taps):
            self.press(f"#screen {which}")
            yield self.where
            if self.where.startswith("parts/"):
                self.press(self.named("Go on"))

    def on(self) -> Self:
        """Goes on after a part of the treehouse."""
        return self.go(self.named("Go on"))

    def take_back(self) -> Self:
        """The grown-up takes the device back and stands before the front door."""
        return self.open("/grown-ups").go("button[value=grown-up]")

    def open_folds(self) -> Self:
        """Opens everything that is folded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        return self


def options(size: tuple[int, int], more: dict[str, Any]) -> dict[str, Any]:
    """How a context of this size is made."""
    return {"viewport": {"width": size[0], "height": size[1]}, "locale": "en-GB", **more}
