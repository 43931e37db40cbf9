"""The tool does what has changed and nothing else, and never speaks over a person."""

from quiz.clips import Clip
from voices.changes import Changes, changes

LINES = {"hello": "Hi!", "on": "I swing high.", "off": "I swing slow."}
TWINS = [("on", "off")]


def kept(id: str, says: str, recorded: bool = False) -> Clip:
    """A clip as the manifest knows it; its file's digest is its id."""
    return Clip(id, says, id, 1.0, -23.0, (), recorded)


CLIPS = {id: kept(id, says) for id, says in LINES.items()}
FILES = {id: id for id in LINES}


def test_where_nothing_has_changed_nothing_is_done():
    assert not changes(LINES, CLIPS, FILES, TWINS)


def test_at_first_every_line_is_spoken():
    assert changes(LINES, {}, {}, TWINS) == Changes(("hello", "on", "off"), (), ())


def test_a_line_whose_words_have_changed_is_spoken_again():
    assert changes({**LINES, "hello": "Hello!"}, CLIPS, FILES, TWINS) == Changes(("hello",), (), ())


def test_a_line_whose_file_is_lost_is_spoken_again():
    assert changes(LINES, CLIPS, {"on": "on", "off": "off"}, TWINS).to_speak == ("hello",)


def test_twins_are_spoken_together_so_that_they_stay_alike():
    assert changes({**LINES, "on": "I swing up."}, CLIPS, FILES, TWINS).to_speak == ("on", "off")


def test_a_recording_is_not_spoken_over_for_its_twin():
    clips = {**CLIPS, "off": kept("off", LINES["off"], recorded=True)}

    assert changes({**LINES, "on": "I swing up."}, clips, FILES, TWINS).to_speak == ("on",)


def test_a_file_that_somebody_put_in_place_is_heard_and_not_spoken_over():
    found = changes(LINES, CLIPS, {**FILES, "on": "a person's voice"}, TWINS)

    assert found == Changes((), ("on",), ())


def test_a_recording_for_new_words_is_heard_and_not_spoken_over():
    found = changes({**LINES, "on": "I swing up."}, CLIPS, {**FILES, "on": "a person's voice"}, TWINS)

    assert found == Changes((), ("on",), ())


def test_a_recording_for_a_new_line_is_heard():
    assert changes(LINES, {}, {"hello": "a person's voice"}, []).put_in_place == ("hello",)


def test_a_clip_whose_line_is_gone_goes_too():
    assert changes({"hello": "Hi!"}, CLIPS, FILES, []) == Changes((), (), ("on", "off"))


def test_a_file_without_line_or_clip_goes_too():
    assert changes(LINES, CLIPS, {**FILES, "stray": "?"}, TWINS).gone == ("stray",)
