"""The principles that come first in the design: each is held by a test that bears its id."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent
NAMED = re.compile(r"^ *def test_(?:experience_)?((?:[a-h]\d+_)+)", re.MULTILINE)
CORE = {
    "a": (1, 3, 4, 6, 7, 8, 10),
    "b": (1, 2, 3, 5, 7, 9),
    "c": (1, 2, 4, 6, 7),
    "d": (1, 2, 3),
    "e": (1, 2, 3, 4, 5),
    "f": (1, 2, 3, 4, 6, 7, 9),
    "g": (1, 2, 3, 5, 9, 10, 11),
    "h": (1, 2, 3, 6),
}
IDS = {f"{letter}{number}" for letter, numbers in CORE.items() for number in numbers}


def held() -> set[str]:
    """The ids that stand in the names of the tests: `test_experience_b1_h6_...` or `test_c1_...`."""
    texts = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]
    return {id for text in texts for ids in NAMED.findall(text) for id in ids.strip("_").split("_")}


def test_each_of_the_44_first_principles_has_a_test() -> None:
    assert len(IDS) == 44
    assert not IDS - held()
