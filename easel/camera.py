"""The browser that photographs, and the looks in which a page can be seen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import chromium

CACHE = Path(__file__).resolve().parent.parent / ".cache"
PALETTES = ("day", "quiet", "night")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
GREY = "html { filter: grayscale(1); }"


@dataclass(frozen=True)
class Look:
    """One way of seeing a page: its palette, and what the browser or the paper does to it."""

    name: str
    palette: str = "day"
    forced: Literal["active", "none"] = "none"
    printed: bool = False


LOOKS = (
    *(Look(palette, palette) for palette in PALETTES),
    Look("forced-colours", forced="active"),
    Look("print", printed=True),
)


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium that is shut again at the end."""
    found = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found.path, env={**os.environ, **found.environ}, args=FLAGS)
        yield opened
        opened.close()


def develop(page: Page, path: Path) -> Path:
    """Photographs the whole page once its letters are there; gives the path back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def see(page: Page, look: Look) -> None:
    """Lets a page be seen in one look; paper is grey, as from a machine with black ink only."""
    page.emulate_media(media="print" if look.printed else "screen", forced_colors=look.forced)
    page.evaluate("palette => document.documentElement.dataset.palette = palette", look.palette)
    if look.printed:
        page.add_style_tag(content=GREY)
