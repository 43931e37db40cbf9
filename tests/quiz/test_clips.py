"""Every line has a clip that says exactly its words, and a fault is named before a child meets it (experience D)."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from quiz import CONTENT
from quiz.clips import MEND, SOUNDS, Manifest, check_clips, clips, read_clips
from quiz.lines import lines
from quiz.reading import ContentError

LIST = json.loads((SOUNDS / "en" / "clips.json").read_text(encoding="utf-8"))


def test_d1_every_line_has_a_clip_and_no_clip_is_left_over():
    assert set(clips().clips) == set(lines())
    assert {file.stem for file in (SOUNDS / "en").glob("*.mp3")} == set(lines())


def test_d3_a_clip_says_what_is_shown():
    assert {id: clip.says for id, clip in clips().clips.items()} == dict(lines())


def test_the_browsers_list_says_what_the_manifest_says():
    assert {id: [clip.sha256[:12], list(clip.times)] for id, clip in clips().clips.items()} == LIST


def test_the_browsers_list_is_small_and_in_order():
    written = (SOUNDS / "en" / "clips.json").read_text(encoding="utf-8")

    assert written == json.dumps(LIST, sort_keys=True, separators=(",", ":")) + "\n"


FAULTS = {
    "no such field": ('id = "hello-pim"', 'ids = "hello-pim"', "'clip' 1: 'ids' is not a field"),
    "an id used twice": ('id = "hello-lu"', 'id = "hello-pim"', "hello-pim: the id is used twice"),
    "no digest": ('sha256 = "', 'sha256 = "x', "'clip' hello-pim: 'sha256' is 'x"),
    "one time too few": ("times = [", "times = [1, ", "'clip' hello-pim: 'times' has 5 items, and the line 4 words"),
    "no length": ("seconds = ", "seconds = -", "'clip' hello-pim: 'seconds' is -"),
    "too loud": ("loudness = -", "loudness = ", "'clip' hello-pim: 'loudness' is 2"),
    "a word for a truth": ("[[clip]]\n", '[[clip]]\nrecorded = "yes"\n', "'recorded' is 'yes', not true or false"),
    "no voice": ("voice = ", "voices = ", "'voices' is not a field"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_manifest_is_named(spoil: Callable[..., Path], name: str):
    old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_clips(spoil("en/clips.toml", old, new))

    assert str(error.value).startswith("en/clips.toml: ")
    assert fault in str(error.value)


TIMES = {
    "a word before the one before it": ("[5, 20, 15, 40]", "'times' does not rise: 5, 20, 15, 40"),
    "two words at once": ("[5, 20, 20, 40]", "'times' does not rise"),
    "a word after the end": ("[5, 20, 40, 2900]", "'times' ends after the clip's"),
    "a time that is no number": ('[5, "x", 20, 40]', "'times' 2: is 'x', not a whole number"),
}


@pytest.mark.parametrize("name", TIMES)
def test_a_word_begins_after_the_word_before_it(spoil: Callable[..., Path], name: str):
    times, fault = TIMES[name]

    with pytest.raises(ContentError) as error:
        read_clips(spoil("en/clips.toml", f"times = {list(clips().clips['hello-pim'].times)}", f"times = {times}"))

    assert fault in str(error.value)


def test_a_clip_may_be_marked_as_a_whole(spoil: Callable[..., Path]):
    path = spoil("en/clips.toml", f"times = {list(clips().clips['hello-pim'].times)}", "times = []")

    assert read_clips(path).clips["hello-pim"].times == ()


@pytest.fixture
def manifest() -> Manifest:
    """The real manifest, its files not looked at."""
    return read_clips(CONTENT / "en" / "clips.toml")


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    """A copy of all clips."""
    return copytree(SOUNDS, tmp_path / "sounds")


def test_what_is_there_is_right(manifest: Manifest, sounds: Path):
    check_clips(manifest, lines(), sounds)


def test_a_line_without_a_clip_is_refused(manifest: Manifest, sounds: Path):
    with pytest.raises(ContentError, match=f"^new: a line without a clip; {MEND}$"):
        check_clips(manifest, {**lines(), "new": "I am new."}, sounds)


def test_a_clip_without_a_line_is_refused(manifest: Manifest, sounds: Path):
    told = {id: says for id, says in lines().items() if id != "end"}

    with pytest.raises(ContentError, match=f"^end: a clip without a line; {MEND}$"):
        check_clips(manifest, told, sounds)


def test_a_line_that_has_changed_since_it_was_spoken_is_refused(manifest: Manifest, sounds: Path):
    with pytest.raises(ContentError, match=f"^hello-lu: the clip says 'Hi! I am Lu.', the line 'Hi!'; {MEND}$"):
        check_clips(manifest, {**lines(), "hello-lu": "Hi!"}, sounds)


def test_a_file_that_is_not_there_is_missed(manifest: Manifest, sounds: Path):
    (sounds / "en" / "rest.mp3").unlink()

    with pytest.raises(ContentError, match=rf"^rest: there is no rest\.mp3; {MEND}$"):
        check_clips(manifest, lines(), sounds)


def test_another_file_in_its_place_is_noticed(manifest: Manifest, sounds: Path):
    (sounds / "en" / "rest.mp3").write_bytes((sounds / "en" / "stop.mp3").read_bytes())

    with pytest.raises(ContentError, match=rf"^rest: rest\.mp3 is another sound .*; {MEND}$"):
        check_clips(manifest, lines(), sounds)


def test_the_manifest_is_read_once():
    assert clips() is clips("en")
