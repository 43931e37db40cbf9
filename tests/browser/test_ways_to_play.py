"""How a child plays is behind one quiet button, is kept, and one switch reaches everything (experience A9, B2, E7)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hands import FIRST_TAPS, Tablet
from tests.browser.rounds import PLACES, Round

HOW = "How I play"
RINGED = "() => document.querySelector('.ringed')"
PALETTE = "document.documentElement.dataset.palette"


@pytest.mark.parametrize("kind", ["begun", "done"])
def test_how_i_play_is_one_quiet_button_on_every_childs_screen(
    give: Callable[..., Tablet], rounds: Callable[..., Round], kind: str
) -> None:
    played = rounds(kind)
    tablet = give(storage_state=played.state)
    for place in PLACES[kind]:
        tablet.open(f"{played.game}/{place}".rstrip("/"))
        if tablet.where.startswith("cards/"):
            tablet.go(tablet.named("Rest"))
        expect(tablet.named(HOW)).to_be_visible()


def test_what_is_set_shows_at_once_is_kept_and_leads_back(either: Tablet) -> None:
    either.played(1).open(f"{either.game}/how").go(either.named(HOW))
    either.tap("summary >> nth=0")
    either.tap(either.named("Night"))
    expect(either.find("html[data-palette=night]")).to_have_count(1)
    either.tap(either.named("All is still"))
    expect(either.find("html[data-calm]")).to_have_count(1)
    either.tap(either.named("Less to see"))
    expect(either.find("body.simple")).to_have_count(1)
    either.go(either.named("Go back"))
    assert either.where == "how"
    either.open(either.game)
    assert either.page.evaluate(PALETTE) == "night"
    expect(either.find("#screen details.more")).to_be_visible()


def test_a_press_says_whether_it_is_on_and_a_second_one_takes_it_back(either: Tablet) -> None:
    either.played(1).open(f"{either.game}/ways")
    for pressed in ("true", "false"):
        either.tap(either.named("All is still"))
        expect(either.named("All is still")).to_have_attribute("aria-pressed", pressed)


def test_without_sound_there_is_nothing_to_hear_with(either: Tablet) -> None:
    either.played(1).open(f"{either.game}/ways")
    either.tap(either.named("Sound"))
    expect(either.named("Sound")).to_have_attribute("aria-pressed", "false")
    for place in ("ways", "how", ""):
        either.open(f"{either.game}/{place}".rstrip("/"))
        expect(either.find("[data-say], audio")).to_have_count(0)


def test_a_forged_way_is_refused_and_a_strange_way_back_leads_to_the_game(tablet: Tablet) -> None:
    tablet.played(1)
    answer = tablet.context.request.post(
        tablet.url + "/ways", form={"csrf_token": tablet.device.token, "way": "switch-9"}
    )
    assert answer.status == 422
    tablet.open(f"{tablet.game}/ways?after=//elsewhere.example/").go(tablet.named("Go back"))
    assert tablet.where.startswith("cards/")


def test_experience_a9_one_switch_plays_to_the_end_with_space_alone(tablet: Tablet) -> None:
    tablet.played(FIRST_TAPS - 2, switch="1", simple="y")
    for _ in range(2):
        card = tablet.page.url
        tablet.page.wait_for_function(RINGED)
        tablet.page.keyboard.press("Space")
        expect(tablet.page).not_to_have_url(card)
    assert tablet.where == "parts/3"
    tablet.page.wait_for_function("() => document.querySelector('.ways .ringed')")
    tablet.page.keyboard.press("Space")
    expect(tablet.find("h1")).to_have_text("Your treehouse is done! It is just for you.")


def test_experience_a9_the_ring_visits_every_control_and_begins_again(tablet: Tablet) -> None:
    tablet.played(1, switch="1")
    seen = [ringed(tablet) for _ in range(9)]
    assert len(set(seen)) == 7
    assert seen[:2] == seen[7:]


def ringed(tablet: Tablet) -> str:
    """The words of the control that the ring is on, once it has moved on."""
    tablet.page.wait_for_function(
        "() => document.querySelector('.ringed') && !document.querySelector('.ringed[data-met]')"
    )
    return str(
        tablet.page.evaluate(
            "() => { document.querySelectorAll('[data-met]').forEach(one => delete one.dataset.met);"
            " const one = document.querySelector('.ringed'); one.dataset.met = 'yes'; return one.innerText }"
        )
    )


def test_experience_a9_a_tap_beside_every_control_is_a_press_of_the_switch(tablet: Tablet) -> None:
    tablet.played(1, switch="1")
    card = tablet.page.url
    tablet.page.wait_for_function("() => document.querySelector('.card.ringed')")
    tablet.find("h1").click()
    expect(tablet.page).not_to_have_url(card)


def unfolded(tablet: Tablet, seconds: int) -> Tablet:
    """The ways to play with everything open, once the page of this pace is there, whole."""
    expect(tablet.find(f"body[data-switch='{seconds}']")).to_have_count(1)
    tablet.page.wait_for_load_state()
    return tablet.open_folds()


def test_experience_a9_the_pace_is_a_grown_ups_choice_and_the_switch_is_off_unless_asked_for(tablet: Tablet) -> None:
    tablet.open("/games/new").open_folds()
    assert [field.get_attribute("value") for field in tablet.find("[name=switch]").all()] == [str(n) for n in range(9)]
    expect(tablet.find("[name=switch][value='0']")).to_be_checked()
    tablet.played(1)
    expect(tablet.find("body[data-switch]")).to_have_count(0)
    tablet.open(f"{tablet.game}/ways").tap(tablet.named("One switch"))
    for seconds in range(3, 8):
        unfolded(tablet, seconds).tap(tablet.named("Slower"))
    unfolded(tablet, 8)
    expect(tablet.named("Slower")).to_have_count(0)
    tablet.tap(tablet.named("Switch off"))
    expect(tablet.find("body[data-switch]")).to_have_count(0)
