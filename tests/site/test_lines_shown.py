"""What a screen shows of a line is what its clip says, word for word (experience D3)."""

from collections.abc import Iterator

import pytest

from quiz.lines import lines
from tests.journeys import Device

SCREENS = ("hello", "how", "try-out", "rest", "stop", "treehouse", "picture", "rooms", "rooms/porch", "parts/1")


def shown(device: Device) -> Iterator[tuple[str, str]]:
    """The ids and the words of the lines on the screen that is shown."""
    for tag in device.page.select("[data-line]"):
        yield str(tag["data-line"]), " ".join(tag.get_text().split())


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_d3_each_line_on_a_screen_is_the_line_of_its_clip(maya: Device):
    seen = dict(shown(maya))
    game = maya.game
    maya.play(15)
    for screen in SCREENS:
        maya.open(f"{game}/{screen}")
        seen |= dict(shown(maya))

    assert len(seen) > 20
    assert seen.items() <= lines().items()
