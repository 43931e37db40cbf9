"""One small goal in the shape of the ladder files, and ladder files made of six copies of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from freezegun import freeze_time

from planner.areas import Area
from planner.ladders import Goal, ladders, read_ladders
from planner.tips import Tips, tips
from tests.planner.todays import NOON, Family
from tests.site.watching import NOT_FROZEN

GOAL = """
[[goal]]
id = "sit-with-me"
source = "S87"
kind = "duration"
title = "Sitting with me"
short = "Sit down with me"
done = "Your child sits for a moment."
invite = "I wonder how this chair feels."
wonder = "I wonder if the chair is soft."
foot = [
  { do = "Watch me sit down.", seconds = 5 },
  { do = "Touch the chair.", seconds = 3, praise = "You touched the chair." },
]
reach = [ { do = "Sit on another chair.", seconds = 60, changes = "place", first = "Sit and hum one line." } ]
materials = ["a chair"]
setup = "Pull the chair out first."
help = ["I sit beside you", "I show it", "I point", "I wait five seconds", "nothing"]
stop = "Getting up is fine at any moment."
swap = "Put a soft cushion on the chair."
praise = "You sat down with me."
anchor = "after washing hands"
habit = "Keep it before dinner."
spark = "What did you hear?"
game = "you are a frog on a leaf"
choices = ["the blue chair", "the red chair"]
min_age = 4
teen = "Sit with your drink and look where you like."
safety = ["Nothing hot on the table."]

[goal.body]
ask = "Sit here until we have counted {n}."
long = "Stay here for {time}."
bites = "Sit while we count {n}, then stretch. {times} times."
open = "Sit while we count {n}. More is up to you."
seconds = [2, 3, 5, 8, 20, 60]
article = 20

[goal.without_words]
ask = "Pat the chair."
tell = "Standing up means: I am done."
praise = "Tap the table together."
"""


class LadderFiles:
    """Writes ladder files of six goals, the first of them edited, and reads them again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ladders"
        self.folder.mkdir()

    def write(self, area: Area = Area.SELF_HELP, *edits: tuple[str, str], copies: int = 6) -> Path:
        first = GOAL
        for old, new in edits:
            assert old in first, f"the fixture has no {old!r}"
            first = first.replace(old, new, 1)
        others = [GOAL.replace("sit-with-me", f"sit-with-me-{area}-{number}") for number in range(2, copies + 1)]
        path = self.folder / f"{area}.toml"
        first = first.replace('"sit-with-me"', f'"sit-with-me-{area}"')
        path.write_text(f'version = 1\narea = "{area}"\n' + "".join([first, *others]), encoding="utf-8")
        return path

    def goal(self, *edits: tuple[str, str]) -> Goal:
        return read_ladders(self.write(Area.SELF_HELP, *edits))[0]


@pytest.fixture
def files(tmp_path: Path) -> LadderFiles:
    return LadderFiles(tmp_path)


@pytest.fixture
def sitting(files: LadderFiles) -> Goal:
    return files.goal()


@pytest.fixture(scope="session")
def lines() -> Tips:
    return tips()


@pytest.fixture(scope="session")
def goals() -> list[Goal]:
    return [goal for area in ladders().values() for goal in area]


@pytest.fixture
def family(site: Flask) -> Iterator[Family]:
    """A family at noon of a Monday in March."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield Family(site, clock)
