"""Every card of the bank, in both skins and at every size: two equal boxes in which nothing is cut (experience F3, B3).

A card is put on the screen by the function that puts a carried card there, so no game has to be played to meet it.
"""

from collections.abc import Callable
from typing import Any

import pytest

from quiz.cards import Card, bank
from tests.browser.hands import SIZES, Tablet
from tests.browser.measures import CLIPPED, SIDEWAYS, SPACED
from tests.test_pictures import drawing

HAIR = 0.1
"""Less than a pixel: a browser lays out in parts of one."""
BANDS = {"7-9": "4-6", "10-12": "10-12"}
"""The skins, each by an age that sees it, and the other age whose cards it shows too."""

FILL = """lines => {
  const holder = document.createElement('template');
  holder.innerHTML = lines.map(([says, drawing]) => `<p data-pick="x" data-line="y">${says}</p>${drawing}`).join('');
  const said = holder.content.querySelectorAll('p');
  document.querySelectorAll('#screen .card').forEach((side, at) => fill(side, said[at]));
  const box = part => { const b = part.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; };
  return ['', '.show', '.says'].map(part => ['.pim', '.lu'].map(one => box(document.querySelector(`${one} ${part}`))));
}"""


MEASURE = f"all => all.map(lines => [({FILL})(lines), ({CLIPPED})(), {SIDEWAYS}])"
"""Puts one pair of lines after another on the screen: gives the boxes, what is cut, and by how much it is too wide."""


def cards(band: str) -> list[Card]:
    """The cards that a skin shows, whatever the age."""
    return list({card.id: card for age in (band, BANDS[band]) for card in bank().for_band(age)}.values())


def lines(card: Card, band: str) -> list[list[str]]:
    """What the two friends say and hold."""
    return [[line.for_band(band), drawing(f"props/{line.picture}")] for line in card.lines]


def uneven(boxes: list[list[list[float]]]) -> list[Any]:
    """The parts of the two cards that differ in size, and the cards themselves if they stand askew."""
    parts = [(one, other) for one, other in boxes if abs(one[2] - other[2]) > HAIR or abs(one[3] - other[3]) > HAIR]
    one, other = boxes[0]
    return parts + ([] if one[0] == other[0] or one[1] == other[1] else [(one, other)])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("band", BANDS)
def test_experience_f3_b3_b4_every_card_is_two_equal_boxes_with_nothing_cut(
    give: Callable[..., Tablet], band: str, size: tuple[int, int]
) -> None:
    tablet, known = give(size).played(1, band=band).in_its_letters(), cards(band)
    pairs = [pair for card in known for pair in (lines(card, band), lines(card, band)[::-1])]
    plain = tablet.page.evaluate(MEASURE, pairs)
    assert tablet.find("#screen .says").all_inner_texts() == [says for says, _ in pairs[-1]]
    tablet.page.evaluate(SPACED)
    spaced = tablet.page.evaluate(MEASURE, pairs)
    assert len(known) >= 40
    for pair, (boxes, cut, over), (_, cut_spaced, over_spaced) in zip(pairs, plain, spaced, strict=True):
        assert (pair[0][0], uneven(boxes), cut, cut_spaced) == (pair[0][0], [], [], [])
        assert max(over, over_spaced) <= 0
