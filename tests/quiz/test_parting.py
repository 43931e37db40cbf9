"""Each version of the boundaries keeps its number and its place, so that no profile moves (quiz.md 4)."""

from pathlib import Path

import pytest

from quiz.cards import CHILD_BANDS
from quiz.parting import boundaries, children_behind, newest, read_versions, versions
from quiz.reading import ContentError
from quiz.traits import Trait

TWO = """
[[version]]
number = 1
children = { "7-9" = 0 }

[[version]]
number = 2
children = { "7-9" = 41, "4-6" = 12 }
"7-9" = { Openness = 0.25, Reactivity = -1 }
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "boundaries.toml"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_versions_count_up_from_one_and_the_newest_is_the_last():
    assert [version.number for version in versions()] == list(range(1, newest() + 1))


@pytest.mark.parametrize("band", CHILD_BANDS)
def test_the_first_version_parts_every_trait_at_the_middle_of_the_questions(band: str):
    assert {trait: boundaries(1, band).get(trait, 0.0) for trait in Trait} == dict.fromkeys(Trait, 0.0)
    assert children_behind(1, band) == 0


def test_a_version_has_its_own_boundaries_and_children_a_band(two: Path):
    first, second = read_versions(two)

    assert second.by_band["7-9"].by_trait["Openness"] == 0.25
    assert second.by_band["7-9"].by_trait["Reactivity"] == -1
    assert second.by_band["7-9"].version == 2
    assert second.by_band["4-6"].by_trait.get("Openness", 0.0) == 0
    assert first.by_band["7-9"].by_trait.get("Openness", 0.0) == 0
    assert (second.children["7-9"], second.children["4-6"], second.children["10-12"]) == (41, 12, 0)


def test_an_older_game_keeps_the_version_it_began_with(two: Path, monkeypatch: pytest.MonkeyPatch):
    both = read_versions(two)
    monkeypatch.setattr("quiz.parting.versions", lambda: both)

    assert newest() == 2
    assert boundaries(1, "7-9").get("Openness", 0.0) == 0
    assert boundaries(2, "7-9")["Openness"] == 0.25
    assert children_behind(2, "7-9") == 41


def test_the_versions_are_read_once():
    assert versions() is versions()


FAULTS = {
    "a number left out": ("number = 2", "number = 3", "the versions do not count up from 1"),
    "a number twice": ("number = 2", "number = 1", "the versions do not count up from 1"),
    "an unknown trait": ("Openness = 0.25", "Opennes = 0.25", "'version' 2: '7-9' 'Opennes' is not a field"),
    "an unknown band": ('"7-9" = { Open', '"7-8" = { Open', "'version' 2: '7-8' is not a field"),
    "a boundary off the scale": ("Openness = 0.25", "Openness = 3.5", "'7-9' 'Openness' is 3.5, not -3 to 3"),
    "a boundary in words": ("Openness = 0.25", 'Openness = "high"', "'7-9' 'Openness' is 'high', not a number"),
    "fewer children than none": ('"7-9" = 41', '"7-9" = -1', "'children' '7-9' is -1, not 0 to"),
    "children left out": ('children = { "7-9" = 0 }\n', "", "'version' 1: 'children' is missing"),
    "not TOML": ("[[version]]", "[[version]", "not TOML: "),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_boundaries_is_named(two: Path, name: str):
    old, new, fault = FAULTS[name]
    assert old in TWO
    two.write_text(TWO.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_versions(two)

    assert "/boundaries.toml: " in str(error.value)
    assert fault in str(error.value)


def test_a_file_without_a_version_is_refused(two: Path):
    two.write_text("version = []", encoding="utf-8")

    with pytest.raises(ContentError, match="'version' has 0 items"):
        read_versions(two)
