"""Every drawing is plain, small and of one hand (experience 6): what can be read from the files alone."""

import re
from pathlib import Path
from struct import unpack

import pytest
from bs4 import BeautifulSoup

from quiz.cards import bank
from quiz.story import FITTINGS, story

PICTURES = Path(__file__).resolve().parent.parent / "static" / "pictures"
DRAWINGS = sorted(PICTURES.rglob("*.svg"))
SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect"}
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
POSED = ("pim", "lu")
POSES = {"build", "greet", "hold", "point", "rest", "think", "wave"}
PROP_BYTES = 1024
HOME_SCREEN = {"app-192": 192, "app-512": 512, "app-maskable-512": 512, "apple-touch-icon": 180}
HOME_SCREEN_BYTES = 4096
LINE = "2.2"
WEIGHTS = {"more": {LINE, "3.2"}}
"""Three dots are as heavy as the lines only if they are wider."""
CARDS = bank()
TWINS = [card.lines for card in (CARDS.practice, CARDS.practice_again, *CARDS.cards)]


def drawing(name: str) -> str:
    """The text of one drawing: "props/ball-kicked"."""
    return (PICTURES / f"{name}.svg").read_text(encoding="utf-8")


def colours(name: str) -> set[str]:
    """The colours that a drawing names."""
    return {colour.upper() for colour in COLOUR.findall(drawing(name))}


def place(path: Path) -> str:
    """A drawing as it is called in a test's name."""
    return str(path.relative_to(PICTURES).with_suffix(""))


@pytest.mark.parametrize("path", DRAWINGS, ids=place)
def test_a_drawing_is_shapes_in_flat_colour_and_nothing_else(path: Path) -> None:
    tags = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find_all(True)

    assert {tag.name for tag in tags} <= SHAPES
    assert not [tag for tag in tags if {"id", "class", "style", "href", "filter", "mask", "clip-path"} & set(tag.attrs)]
    assert "url(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DRAWINGS, ids=place)
def test_a_drawing_is_left_out_by_screen_readers_and_by_tab(path: Path) -> None:
    root = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find("svg")

    assert root
    assert (root["aria-hidden"], root["focusable"]) == ("true", "false")


@pytest.mark.parametrize("path", sorted((PICTURES / "icons").glob("*.svg")), ids=place)
def test_an_icon_is_lines_of_one_weight_in_the_colour_of_its_words(path: Path) -> None:
    icon = path.read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in icon
    assert set(re.findall('stroke-width="(.*?)"', icon)) == WEIGHTS.get(path.stem, {LINE})
    assert not COLOUR.search(icon)
    assert "currentColor" in icon


@pytest.mark.parametrize("path", sorted((PICTURES / "props").glob("*.svg")), ids=place)
def test_a_prop_is_small_and_is_used(path: Path) -> None:
    assert path.stat().st_size <= PROP_BYTES
    assert path.stem in {line.picture for twins in TWINS for line in twins}


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins[0].picture)
def test_twins_have_as_many_colours_as_each_other(twins: tuple) -> None:
    one, other = (len(colours(f"props/{line.picture}")) for line in twins)

    assert abs(one - other) <= 1


@pytest.mark.parametrize("room", story().rooms, ids=lambda room: room.id)
def test_a_rooms_three_fittings_have_as_many_colours_as_each_other(room) -> None:
    many = [len(colours(f"tree/fit-{room.id}-{fitting}")) for fitting in FITTINGS]

    assert max(many) - min(many) <= 1


def test_both_friends_know_the_same_poses_on_the_same_sheet() -> None:
    known = {friend: {path.stem.split("-")[1] for path in PICTURES.glob(f"friends/{friend}-*.svg")} for friend in POSED}

    assert known == {"pim": POSES, "lu": POSES}
    assert {re.findall('viewBox="(.*?)"', drawing(f"friends/{one}-{pose}"))[0] for one in known for pose in POSES} == {
        "0 0 160 200"
    }


@pytest.mark.parametrize("pose", sorted(POSES))
def test_a_pose_takes_as_many_strokes_from_either_friend(pose: str) -> None:
    one, other = (drawing(f"friends/{friend}-{pose}") for friend in POSED)

    assert abs(len(one) - len(other)) <= 0.05 * len(one)
    assert len(colours(f"friends/pim-{pose}")) == len(colours(f"friends/lu-{pose}"))


@pytest.mark.parametrize(("name", "side"), HOME_SCREEN.items())
def test_a_home_screen_picture_is_square_light_and_of_few_colours(name: str, side: int) -> None:
    picture = (PICTURES / f"{name}.png").read_bytes()
    indexed = 3

    assert unpack(">II", picture[16:24]) == (side, side)
    assert picture[25] == indexed
    assert len(picture) <= HOME_SCREEN_BYTES


def test_every_folder_of_pictures_says_whose_they_are() -> None:
    said = (PICTURES / "LICENSES.md").read_text(encoding="utf-8")
    folders = [path.name for path in PICTURES.iterdir() if path.is_dir()]

    assert len(folders) >= len(("areas", "friends", "icons", "props", "scenes", "tree"))
    assert not [folder for folder in folders if f"`{folder}/`" not in said]
