"""One server and one Chromium a worker; each test gets tablets of its own, each of them watched (trust S18-S22)."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.hands import PHONE, Tablet, options
from tests.browser.rounds import PLACES, Round, play, tablet_of
from tests.browser.walks import Walk, walk_past
from tests.chromium import chromium
from tests.server import Server

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as it is served to families, on a database of its own."""
    folder = tmp_path_factory.mktemp("browser")
    server = Server(f"sqlite:///{folder / 'site.sqlite3'}")
    server.environ["MAIL_FOLDER"] = str(folder / "mail")
    with server:
        yield server


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The browser itself."""
    found = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.path, env={**os.environ, **found.environ}, args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def give(chrome: Browser, server: Server) -> Iterator[Callable[..., Tablet]]:
    """Gives a tablet of any size and kind; at the end none may have misbehaved behind the family's back."""
    given: list[Tablet] = []

    def make(size: tuple[int, int] = PHONE, **more: Any) -> Tablet:
        given.append(tablet_of(chrome, server.url, size, **more))
        return given[-1]

    yield make
    seen = [(tablet.complaints, tablet.strangers) for tablet in given]
    for tablet in given:
        tablet.context.close()
    assert seen == [([], [])] * len(given)


@pytest.fixture
def tablet(give: Callable[..., Tablet]) -> Tablet:
    """A phone with scripts, nothing done yet."""
    return give()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def either(request: pytest.FixtureRequest, give: Callable[..., Tablet]) -> Tablet:
    """A phone, once with scripts and once without (experience H1)."""
    return give(script=request.param)


@pytest.fixture(scope="session")
def rounds(chrome: Browser, server: Server) -> Callable[..., Round]:
    """Rounds to look at, of any kind in `rounds.py`.

    Each is played once a worker and colour, so a test that changes something plays its own.
    """
    played: dict[tuple[str, str], Round] = {}

    def of(kind: str, palette: str = "day") -> Round:
        if (kind, palette) not in played:
            context = chrome.new_context(**options(PHONE, {}))
            game = play(Tablet(context, server.url).device, server, kind, palette)
            played[kind, palette] = Round(context.storage_state(), game)
            context.close()
        return played[kind, palette]

    return of


@pytest.fixture(scope="session")
def walked(chrome: Browser, server: Server, rounds: Callable[..., Round]) -> Callable[[str], Walk]:
    """Every page of a kind of round, walked past once for all tests that ask about pages."""

    @cache
    def of(kind: str) -> Walk:
        return walk_past(chrome, server.url, kind, rounds(kind))

    return of


@pytest.fixture(params=PLACES, ids="past {}".format)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of round in turn; by its name all its tests share a worker (tests/conftest.py), and so a walk."""
    return str(request.param)


@pytest.fixture
def seen(kind: str, walked: Callable[[str], Walk]) -> Walk:
    """The pages of each kind."""
    return walked(kind)
