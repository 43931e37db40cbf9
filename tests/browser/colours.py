"""What the accessibility checker finds on a page in every palette and size, and what is painted red."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page

from tests.browser.hands import SIZES
from tests.browser.measures import INKS, PALETTE, REDS, SHAPE

PALETTES = ("day", "quiet", "night")
ENHANCED = "color-contrast-enhanced"
EVERYTHING = {"resultTypes": ["violations"], "rules": {ENHANCED: {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", ENHANCED]}
"""What can differ from palette to palette."""

SIDE_REMARKS = ".soft, .soft *, dt, small, .foot *, .button, .button *, .main-way *"
"""A grown-up's side remarks and controls may have 4.5:1; everything else has 7:1."""

CHECK = """([options, enhanced, remarks]) => axe.run(document, options).then(found => {
  const aside = node => document.querySelector(`.grown-up :is(${remarks}):is(${node.target[0]})`);
  return found.violations.flatMap(fault => fault.nodes
    .filter(node => fault.id !== enhanced || !aside(node))
    .map(node => [fault.id, node.target[0], node.failureSummary]));
})"""
"""The checker's faults in short, without the lower contrast that a side remark may have."""

DRAWN = f"name => {{ ({PALETTE})(name); return [({INKS})(), ({SHAPE})()]; }}"
REDS_IN = f"names => names.flatMap(name => {{ ({PALETTE})(name); return ({REDS})().map(red => [name, red]); }})"

Fault = tuple[Any, ...]
"""A palette, a size, and what the checker says of one place."""

__all__ = ["AXE", "PALETTES", "Fault", "faults", "reds"]


def faults(page: Page) -> list[Fault]:
    """The checker's faults at every size, in every palette; the page holds the checker (`AXE`) already."""
    inks, shapes = set[str](), set[str]()
    return [fault for size in SIZES for palette in PALETTES for fault in checked(page, palette, size, inks, shapes)]


def checked(page: Page, palette: str, size: tuple[int, int], inks: set[str], shapes: set[str]) -> Iterator[Fault]:
    """The checker's faults as far as they can differ from what was checked before, at another size or palette.

    All rules depend on what is there to be seen and scrolled, the shape; contrast depends on the inks beside.
    """
    if palette == PALETTES[0]:
        page.set_viewport_size({"width": size[0], "height": size[1]})
    drawn, shape = page.evaluate(DRAWN, palette)
    if inks.issuperset(drawn) and shape in shapes:
        return
    options = COLOURS if shape in shapes else EVERYTHING
    inks.update(drawn)
    shapes.add(shape)
    for fault in page.evaluate(CHECK, [options, ENHANCED, SIDE_REMARKS]):
        yield palette, size, *fault


def reds(page: Page) -> list[tuple[str, str]]:
    """Everything on the page that is painted red, each with the palette in which it is."""
    return [(palette, red) for palette, red in page.evaluate(REDS_IN, PALETTES)]
