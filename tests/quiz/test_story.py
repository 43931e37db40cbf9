"""What a child reads and hears between the cards is short, easy and kind, and nothing is missing (experience C)."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from quiz import CONTENT
from quiz.building import EXTRAS, LARGEST_BUDGET, PLANKS_A_PART
from quiz.cards import bank
from quiz.checks import UNKIND
from quiz.reading import ContentError
from quiz.story import FITTINGS, HEIGHT, LINES, WIDTH, WORDS, Room, read_stories, story
from quiz.traits import Trait
from tests.readability import grade, sentences_of, words_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SCREENS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((TEMPLATES / "quiz").glob("*.html"))}
ASKED = re.compile(r"""(?:line|heading)\(story, ([^)]*?)[,)]|story\.lines\[([^\]]*)\]""")
PUSHED = re.compile(r"""go\(story, "([\w-]+)"|story\.words\["([\w-]+)"\]""")
DRAWN = re.compile(r"""(?:picture|strokes)\("([\w/-]+)"\)""")
NUMBERED = [f"room-{part}" for part in range(1, LARGEST_BUDGET // PLANKS_A_PART + 1)]

ROOM_SENTENCES = [room.says(fitting) for room in story().rooms for fitting in FITTINGS]
CARD_LINES = [line.says for card in (*bank().cards, bank().practice, bank().practice_again) for line in card.lines]
SENTENCES = [*story().lines.values(), *ROOM_SENTENCES]
EVERYTHING = [*SENTENCES, *CARD_LINES, *story().words.values(), *(room.name for room in story().rooms)]
ALLOWED = "You can not get it wrong."


def asked_by(screen: str) -> set[str]:
    """The ids of the lines that a screen asks for."""
    asked = " ".join(a or b for a, b in ASKED.findall(SCREENS[screen]))
    ids = set(re.findall(r"""["']([\w-]+)["']""", asked))
    return (ids - {"room-"}) | (set(NUMBERED) if "room-" in ids else set())


def test_every_line_that_a_screen_asks_for_is_told():
    asked = set().union(*(asked_by(screen) for screen in SCREENS))

    assert {"hello-pim", "try-again", "room-5", "end-thanks"} <= asked
    assert asked <= set(LINES) == set(story().lines)


def test_every_button_has_its_words():
    pushed = {a or b for screen in SCREENS.values() for a, b in PUSHED.findall(screen)}

    assert {"start", "both", "skip", "print"} <= pushed
    assert pushed <= set(WORDS) == set(story().words)


@pytest.mark.parametrize("screen", [screen for screen in SCREENS if asked_by(screen)])
def test_c1_every_screen_is_of_grade_two_at_most(screen: str):
    assert grade(" ".join(story().lines[id] for id in sorted(asked_by(screen)))) <= 2


def test_c1_everything_a_child_meets_together_is_of_grade_two_at_most():
    assert grade(" ".join(SENTENCES)) <= 2
    assert grade(" ".join([*SENTENCES, *CARD_LINES])) <= 2


@pytest.mark.parametrize("says", SENTENCES)
def test_c1_every_line_alone_is_of_grade_two_at_most(says: str):
    assert grade(says) <= 2


@pytest.mark.parametrize("says", SENTENCES)
def test_c2_a_sentence_has_twelve_words_at_most(says: str):
    assert max(len(words_of(sentence)) for sentence in sentences_of(says)) <= 12


def test_c3_a_child_meets_the_words_of_the_vocabulary_and_no_others():
    vocabulary = (CONTENT / "en" / "vocabulary.txt").read_text(encoding="utf-8").split("\n")

    assert vocabulary == [*sorted(set(words_of(" ".join(EVERYTHING)))), ""]


@pytest.mark.parametrize("says", ROOM_SENTENCES)
def test_c5_what_a_room_says_has_no_negation(says: str):
    assert not {"no", "not", "never", "nothing", "without"} & set(words_of(says))


@pytest.mark.parametrize("room", story().rooms, ids=lambda room: room.id)
def test_c6_a_rooms_two_poles_are_twins(room: Room):
    assert abs(len(words_of(room.high)) - len(words_of(room.low))) <= 2
    assert len(sentences_of(room.high)) == len(sentences_of(room.low)) == 1


@pytest.mark.parametrize("says", EVERYTHING)
def test_c7_nothing_unkind_is_said(says: str):
    assert not UNKIND.search(says.replace("!", "").replace(ALLOWED, ""))


def test_c7_one_line_says_that_nothing_can_go_wrong():
    assert [says for says in EVERYTHING if "wrong" in says] == [story().lines["hello-help"]]
    assert ALLOWED in story().lines["hello-help"]


def test_c8_a_button_says_what_happens():
    assert not {"ok", "submit", "click", "yes", "no"} & set(words_of(" ".join(story().words.values())))


def test_every_trait_has_a_room_and_a_room_is_found_by_its_id():
    assert {room.trait for room in story().rooms} == set(Trait)
    assert story().room("porch").trait is Trait.EXTROVERSION
    assert story().room("cellar") is None


@pytest.mark.parametrize("room", story().rooms, ids=lambda room: room.id)
def test_a_room_is_easy_to_tap_and_lies_in_the_picture(room: Room):
    x, y, width, height = room.frame

    assert min(width, height) >= 110
    assert 0 <= x < x + width <= WIDTH
    assert 0 <= y < y + height <= HEIGHT


def test_rooms_are_ten_apart():
    for one, other in combinations(story().rooms, 2):
        assert gap(one.frame, other.frame) >= 10, (one.id, other.id)


def gap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> int:
    """How far two frames lie apart, across or down; below 0 where they overlap."""
    return max(max(one[i], other[i]) - min(one[i] + one[i + 2], other[i] + other[i + 2]) for i in (0, 1))


def test_every_room_fitting_friend_and_extra_is_drawn(pictures: Path):
    rooms = [f"tree/room-{room.id}" for room in story().rooms]
    fittings = [f"tree/fit-{room.id}-{fitting}" for room in story().rooms for fitting in FITTINGS]
    extras = [f"tree/{extra}" for _, extra in EXTRAS]
    friends = [f"friends/{friend}-{pose}" for friend in ("pim", "lu") for pose in ("greet", "point", "build")]

    assert not [
        name for name in ("tree/base", *rooms, *fittings, *extras, *friends) if not (pictures / f"{name}.svg").is_file()
    ]


def test_every_picture_that_a_page_names_is_drawn(pictures: Path):
    named = {name for path in TEMPLATES.rglob("*.html") for name in DRAWN.findall(path.read_text(encoding="utf-8"))}

    assert {"post/mark", "scenes/rest"} <= named
    assert not [name for name in named if not (pictures / f"{name}.svg").is_file()]


def test_the_story_is_read_once():
    assert story() is story("en")


FAULTS = {
    "a line left out": ("story.toml", 'rest = "Take your time.', 'rests = "Take your time.', "'lines' 'rests' is not"),
    "a line that says nothing": ("story.toml", '"Hi! I am Pim."', '" "', "'lines' 'hello-pim' is empty"),
    "a line to fill in": ("story.toml", "Hi! I am Pim.", "Hi! I am {name}.", "'lines' 'hello-pim' has a place to fill"),
    "a button left out": ("story.toml", 'next = "Next"\n', "", "'words' 'next' is missing"),
    "a wordy button": ("story.toml", '"Go on"', '"Go on to the very next card"', "'words' 'on' has 7 words, not 6"),
    "an unknown trait": ("treehouse.toml", '"Openness"', '"Opennes"', "'room' lookout: 'trait' is 'Opennes', not one"),
    "a trait with two rooms": ("treehouse.toml", '"Openness"', '"Reactivity"', "each trait needs one room"),
    "an id used twice": ("treehouse.toml", 'id = "porch"', 'id = "lookout"', "lookout: the id is used twice"),
    "a frame of three": ("treehouse.toml", "328, 18, 144, 158", "328, 18, 144", "'room' lookout: 'frame' has 3 items"),
    "a frame outside": ("treehouse.toml", "328, 18, 144, 158", "728, 18, 144, 158", "'frame' is [728, 18, 144, 158]"),
    "a fitting left out": ("treehouse.toml", 'both = "You like', 'bot = "You like', "'room' lookout: 'bot' is not"),
    "an unknown line of the post": ("post.toml", 'rest = "Take', 'rests = "Take', "'lines' 'rests' is not a field"),
    "an empty line of the post": ("post.toml", '"Hi, I am Pim."', '""', "'lines' 'hello-pim' is empty"),
    "a trait with two stamps": ("stamps.toml", '"Openness"', '"Reactivity"', "each trait needs one room"),
    "not TOML": ("treehouse.toml", "[[room]]", "[[room]", "not TOML: "),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_story_is_named(spoil, name: str):
    file, old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_stories(spoil(f"en/{file}", old, new).parent)

    assert str(error.value).startswith(f"en/{file}: ")
    assert fault in str(error.value)
