"""Pictures that stand side by side weigh the same to the eye: measured in dots of the browser itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from quiz.cards import bank
from quiz.story import FITTINGS, Room, story

PICTURES = Path(__file__).resolve().parents[2] / "static" / "pictures"
POSES = ("build", "greet", "hold", "point", "rest", "think", "wave")
CARDS = bank()
TWINS = [card.lines for card in (CARDS.practice, CARDS.practice_again, *CARDS.cards)]
TWIN_INK, FITTING_INK, FRIEND_INK, FRIEND_LIGHT = 0.65, 0.8, 0.99, 0.9
"""How much the lighter of two pictures has of the heavier one, at least (1 is the same)."""
WEIGH = """async drawing => {
  const side = 160, pen = new OffscreenCanvas(side, side).getContext('2d'), image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(drawing);
  await image.decode();
  pen.drawImage(image, 0, 0, side, side);
  const dots = pen.getImageData(0, 0, side, side).data;
  const linear = one => one <= 10 ? one / 3294.6 : ((one / 255 + .055) / 1.055) ** 2.4;
  let ink = 0, light = 0;
  for (let at = 0; at < dots.length; at += 4) {
    const covered = dots[at + 3] / 255;
    ink += covered;
    light += covered * (.2126 * linear(dots[at]) + .7152 * linear(dots[at + 1]) + .0722 * linear(dots[at + 2]));
  }
  return [ink / side / side, light / ink];
}"""


@pytest.fixture(scope="module")
def table(chrome: Browser) -> Iterator[Page]:
    """An empty page to weigh drawings on."""
    page = chrome.new_page()
    yield page
    page.close()


def weighed(table: Page, drawing: str) -> tuple[float, float]:
    """How much of its sheet a drawing covers, and how light what it covers is; both 0 to 1."""
    ink, light = table.evaluate(WEIGH, drawing)
    return ink, light


def drawn(name: str) -> str:
    """The text of one drawing: "props/ball-kicked"."""
    return (PICTURES / f"{name}.svg").read_text(encoding="utf-8")


def alike(weights: list[float]) -> float:
    """How near the lightest of some weights comes to the heaviest: 1 if they are the same."""
    return min(weights) / max(weights)


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins[0].picture)
def test_experience_f3_neither_twin_draws_the_eye_by_its_weight(table: Page, twins: tuple) -> None:
    assert alike([weighed(table, drawn(f"props/{line.picture}"))[0] for line in twins]) >= TWIN_INK


@pytest.mark.parametrize("pose", POSES)
def test_experience_f3_the_friends_are_of_one_size_and_light(table: Page, pose: str) -> None:
    (pim, pim_light), (lu, lu_light) = (weighed(table, drawn(f"friends/{one}-{pose}")) for one in ("pim", "lu"))

    assert alike([pim, lu]) >= FRIEND_INK
    assert alike([pim_light, lu_light]) >= FRIEND_LIGHT


@pytest.mark.parametrize("room", story().rooms, ids=lambda room: room.id)
def test_experience_c8_no_fitting_fills_its_room_more_than_another(table: Page, room: Room) -> None:
    frame = " ".join(map(str, room.frame))
    fittings = [drawn(f"tree/fit-{room.id}-{fitting}").replace("0 0 800 620", frame) for fitting in FITTINGS]

    assert alike([weighed(table, fitting)[0] for fitting in fittings]) >= FITTING_INK
