"""The six areas in the article's order, each with its why and four moments of a day."""

from pathlib import Path

import pytest

from planner import CONTENT
from planner.areas import areas, read_areas
from quiz.reading import ContentError


def test_the_six_areas_keep_the_articles_order():
    assert list(areas()) == ["speech", "social", "self-help", "academic", "sensory", "executive"]


def test_each_area_has_a_name_a_why_and_four_different_moments():
    for area, words in areas().items():
        assert words.id is area
        assert words.name
        assert words.why.endswith(".")
        assert len(set(words.anchors)) == 4


def test_areas_are_read_once():
    assert areas() is areas("en")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "social"', 'id = "speech"', "the areas are not speech, social"),
        ('id = "social"', 'id = "sociable"', "'area' sociable: 'id' is 'sociable', not one of speech"),
        ("anchors = [", 'anchors = ["at noon", ', "'area' speech: 'anchors' has 5 items, not 4"),
        ("name = ", "named = ", "'area' speech: 'named' is not a field"),
    ],
)
def test_a_fault_in_the_areas_is_named(tmp_path: Path, old: str, new: str, fault: str):
    whole = (CONTENT / "en" / "areas.toml").read_text(encoding="utf-8")
    path = tmp_path / "areas.toml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_areas(path)

    assert "/areas.toml: " in str(error.value)
    assert fault in str(error.value)
