"""A person's recording that is put in place of a clip is heard, kept as it is, and its words are found."""

from pathlib import Path

import pytest

from quiz.clips import SOUNDS, check_clips, clips, read_clips
from quiz.lines import lines
from voices.__main__ import PACKAGE, update
from voices.changes import changes
from voices.shelf import Shelf
from voices.studio import Settings, Studio

TOLD = {"hello-pim": "Hi! I am Pim."}
SETTINGS = Settings("af_heart", "en-us", 0.92, "our own", {"pim": "P IH M", "treehouse": "T R IY HH AW S"})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf of its own with nothing on it."""
    (tmp_path / "content" / "en").mkdir(parents=True)
    return Shelf("en", "af_heart", "our own", tmp_path / "sounds", tmp_path / "content")


def put(shelf: Shelf, id: str, clip: str) -> None:
    """Puts one of our clips in place, as a person would put a recording."""
    shelf.path(id).write_bytes((SOUNDS / "en" / f"{clip}.mp3").read_bytes())


def brought_up(shelf: Shelf, told: dict[str, str]) -> list[str]:
    """Runs the tool over the recordings; hands back what was said to be wrong."""
    found = changes(told, shelf.clips, shelf.digests(), [])
    assert not found.to_speak
    return list(update(shelf, found, Studio({**lines(), **told}, SETTINGS, PACKAGE)))


def test_a_recording_is_kept_and_its_words_are_found(shelf: Shelf):
    put(shelf, "hello-pim", "hello-pim")

    assert brought_up(shelf, TOLD) == []

    manifest = read_clips(shelf.manifest)
    check_clips(manifest, TOLD, shelf.folder.parent)
    assert manifest.clips["hello-pim"].recorded
    assert manifest.clips["hello-pim"].times == pytest.approx(clips().clips["hello-pim"].times, abs=5)


def test_a_recording_of_other_words_is_refused(shelf: Shelf):
    put(shelf, "hello-pim", "rest")

    assert brought_up(shelf, TOLD) == [
        "hello-pim: the recording does not say 'Hi! I am Pim.'; record it again, or take the file away"
    ]
    assert shelf.path("hello-pim").exists()
    assert "hello-pim" not in shelf.clips


def test_a_file_that_is_no_sound_is_refused(shelf: Shelf):
    shelf.path("hello-pim").write_bytes(b"words on paper")

    assert len(brought_up(shelf, TOLD)) == 1
    assert "hello-pim" not in shelf.clips


def test_when_nothing_has_changed_the_tool_has_nothing_to_do(shelf: Shelf):
    put(shelf, "hello-pim", "hello-pim")
    brought_up(shelf, TOLD)

    again = Shelf("en", "af_heart", "our own", shelf.folder.parent, shelf.manifest.parent.parent)

    assert again.clips == shelf.clips
    assert not changes(TOLD, again.clips, again.digests(), [])


def test_a_clip_whose_line_is_gone_is_taken_away(shelf: Shelf):
    put(shelf, "hello-pim", "hello-pim")
    brought_up(shelf, TOLD)
    put(shelf, "hello-lu", "hello-lu")

    assert brought_up(shelf, {"hello-lu": "Hi! I am Lu."}) == []
    assert set(shelf.digests()) == {"hello-lu"} == set(read_clips(shelf.manifest).clips)


def test_a_word_that_the_ear_does_not_know_is_asked_for(shelf: Shelf):
    put(shelf, "hello-pim", "hello-pim")

    with pytest.raises(SystemExit, match="say how these sound: snarkle"):
        brought_up(shelf, {"hello-pim": "Hi! I am snarkle."})
