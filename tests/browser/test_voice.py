"""Every line can be heard, with and without scripts; nothing speaks unasked; what is said is marked (experience D)."""

from collections.abc import Callable
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.hands import LU, PIM, Tablet
from tests.browser.measures import LISTEN
from tests.browser.rounds import PLACES, Round, is_child, walk
from tests.browser.walks import SAY, Walk

SOUNDLESS = "one switch"
FAST = 12
"""How much faster than a voice speaks a whole screen is heard here; the marks are looked at in their own time."""

SPOKEN = """() => {
  const id = one => document.querySelector(`#screen ${one} [data-line]`).dataset.line;
  const first = document.querySelector('#screen [name=seat]').value.split('-')[1];
  const ways = [...document.querySelectorAll('#screen :is(button:not(.card), summary) [data-line]')]
    .filter(way => way.getClientRects().length);
  return [document.querySelector('#screen h1').dataset.line, id(`.${first}`), id(first === 'pim' ? '.lu' : '.pim'),
          ...ways.map(way => way.dataset.line)];
}"""
"""The lines of a question in the order in which they are to be spoken: who speaks first stands in the seat."""

WATCH_WORDS = """() => {
  window.marks = [];
  const note = () => {
    const said = [...document.querySelectorAll('.said')];
    const ringed = [...document.querySelectorAll('.speaking')];
    const who = ringed[0] && (ringed[0].matches('.card') ? ringed[0].classList[1] : ringed[0].tagName);
    if (said.length) marks.push([said.length, said[0].textContent, who, ringed.length]);
    requestAnimationFrame(note);
  };
  note();
}"""
SILENT = "() => [...sounds].every(sound => sound.paused) && !document.querySelector('.speaking, .said')"
SOME_FRAMES = """() => new Promise(done => {
  const next = left => left ? requestAnimationFrame(() => next(left - 1)) : done();
  next(30);
})"""

Give = Callable[..., Tablet]
Rounds = Callable[..., Round]


def listening(tablet: Tablet, haste: int = 1) -> Tablet:
    """The same tablet, which notes what its pages play and plays it at another speed."""
    tablet.context.add_init_script(LISTEN.replace("haste = 1", f"haste = {haste}"))
    return tablet


def heard(tablet: Tablet) -> list[str]:
    """The ids of the lines that the page began to play, in order."""
    found: list[str] = tablet.page.evaluate("heard")
    return found


def speaks(tablet: Tablet, count: int) -> None:
    """Waits until this many lines have begun."""
    tablet.page.wait_for_function("count => heard.length >= count", arg=count)


@pytest.mark.parametrize("kind", [*filter(is_child, PLACES)], ids="past {}".format)
def test_experience_d1_d2_say_it_stands_on_every_screen_and_nothing_plays_unasked(seen: Walk, kind: str) -> None:
    assert {page.place: page.speakers for page in seen.pages if page.speakers != int(kind != SOUNDLESS)} == {}
    assert {page.place: page.heard for page in seen.pages if page.heard} == {}
    assert {page.place: page.players for page in seen.pages if page.players} == {}


@pytest.mark.parametrize("kind", ["begun", "older begun", "tried", "done"])
def test_experience_d1_without_scripts_every_line_has_a_plain_player_that_plays(
    give: Give, rounds: Rounds, kind: str
) -> None:
    tablet, files = give(script=False, storage_state=rounds(kind).state), {}
    for place in walk(tablet, kind, rounds(kind).game):
        lines = tablet.find("#screen [data-line]").evaluate_all("all => all.map(one => one.dataset.line)")
        players = tablet.open_folds().find("audio[controls][preload=none]").filter(visible=True)
        addresses = players.evaluate_all("all => all.map(one => one.src)")
        spoken = [PurePosixPath(urlsplit(address).path).stem for address in addresses]
        assert set(spoken) == set(lines), place
        files |= dict(zip(spoken, addresses, strict=True))
    replies = [tablet.context.request.get(address) for address in files.values()]
    assert {(reply.status, reply.headers["content-type"]) for reply in replies} == {(200, "audio/mpeg")}


@pytest.mark.parametrize("band", ["7-9", "10-12"])
def test_experience_d3_the_first_speaker_is_heard_first_then_the_other_then_the_ways(tablet: Tablet, band: str) -> None:
    listening(tablet, FAST).played(band=band)
    firsts = set()
    for where in chain([""], tablet.type_answers(3)):
        expected = tablet.page.evaluate(SPOKEN)
        assert heard(tablet) == [], where
        tablet.tap(SAY)
        speaks(tablet, len(expected))
        tablet.page.wait_for_function(SILENT)
        assert heard(tablet) == expected
        firsts.add(tablet.find("#screen [name=seat]").input_value().split("-")[1])
        tablet.page.evaluate("heard.length = 0")
    assert firsts == {"pim", "lu"}


def test_experience_d3_the_speaker_is_ringed_and_one_word_after_another_is_marked(tablet: Tablet) -> None:
    before = shown(listening(tablet).played())
    words = [line.split() for line in tablet.find("h1, .card .says").all_inner_texts()]
    tablet.page.evaluate(WATCH_WORDS)
    tablet.tap(SAY)
    tablet.find(".card.speaking .said").wait_for()
    assert tablet.find(".card.speaking").evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 3
    speaks(tablet, 4)
    tablet.page.evaluate("count => { haste = count; sounds.forEach(one => { one.playbackRate = count; }); }", FAST)
    tablet.page.wait_for_function(SILENT)
    marks = tablet.page.evaluate("marks")
    assert {(said, ringed) for said, *_, ringed in marks} == {(1, 1)}
    for place, speaker in enumerate(("H1", "pim", "lu")):
        assert in_order([word for _, word, one, _ in marks if one == speaker], words[place])
    assert shown(tablet) == before


def shown(tablet: Tablet) -> str:
    """The screen as it is written."""
    return tablet.find("#screen").inner_html().replace(' class=""', "")


def in_order(marked: list[str], words: list[str]) -> bool:
    """Whether the marks went from the first word to the last one, none twice (a slow frame may jump over one)."""
    steps = [word for word, earlier in zip(marked, ["", *marked], strict=False) if word != earlier]
    rest = iter(words)
    return steps[0] == words[0] and steps[-1] == words[-1] and all(word in rest for word in steps)


@pytest.mark.parametrize("which", [PIM, LU])
def test_experience_d5_a_tap_while_somebody_speaks_answers_and_ends_the_speech(tablet: Tablet, which: str) -> None:
    listening(tablet).played().find(which).click(trial=True)
    tablet.tap(SAY)
    tablet.find(".speaking .said").wait_for()
    count = len(heard(tablet))
    tablet.answer(which)
    tablet.page.wait_for_function(SILENT)
    expect(tablet.find(".planks .laid")).to_have_count(1)
    tablet.page.evaluate(SOME_FRAMES)
    assert len(heard(tablet)) == count
    assert tablet.page.evaluate(SILENT)


def test_experience_d5_say_it_once_more_begins_again(tablet: Tablet) -> None:
    listening(tablet).played()
    prompt, first, *_ = tablet.page.evaluate(SPOKEN)
    for times in (1, 2):
        tablet.tap(SAY)
        speaks(tablet, 2 * times)
    assert heard(tablet) == [prompt, first] * 2
    expect(tablet.find(".speaking")).to_have_count(1)
