"""Two tabs of one device, in any order: the child's latest tap on a card stands, and nothing else moves (trust R3)."""

import random
import re
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from quiz.cards import bank
from shell.database import db

TURNS, BUDGET, PART = 15, 15, 5
ROUNDS = 100  # on each of the two databases
CARD = re.compile(r'action="/games/[\w-]+/answers/([a-z0-9-]+)"')
PICK = re.compile(r'<button[^>]*name="pick" value="([^"]+)"([^>]*)>')
UNDO = re.compile(r'id="to-undo" action="([^"]+)"')
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Shown:
    """What a tab shows: its address, and for a question the card, its picks, the marked pick and the earlier card."""

    path: str
    card: str | None
    picks: tuple[str, ...]
    marked: tuple[str, ...]
    earlier: str | None

    @classmethod
    def of(cls, path: str, page: str) -> "Shown":
        """Reads a page or the part that a swap brings."""
        card, undo, picks = CARD.search(page), UNDO.search(page), PICK.findall(page)
        marked = tuple(pick for pick, rest in picks if "aria-current" in rest)
        return cls(path, card and card[1], tuple(pick for pick, _ in picks), marked, undo and undo[1])


@dataclass
class Tab:
    """One tab: the pages it has shown, the last of them in front, and the tap it sent last."""

    client: FlaskClient
    token: str
    game: str
    pages: list[Shown] = field(default_factory=list)
    sent: tuple[str, str, bool] | None = None

    @property
    def front(self) -> Shown:
        """The page in front, which may be old."""
        return self.pages[-1]

    def open(self, path: str) -> Shown:
        """Goes to an address and shows where it leads."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, path
        self.pages.append(Shown.of(answer.request.path, answer.text))
        return self.front

    def tap(self, card: str, pick: str, script: bool) -> Shown:
        """Sends a tap, in the background as the script does or as a plain form, and shows what follows."""
        self.sent = card, pick, script
        data = {"csrf_token": self.token, "pick": pick, **({"now": ""} if script else {})}
        answer = self.client.post(f"{self.game}/answers/{card}", data=data, follow_redirects=not script)
        assert answer.status_code == 200, (card, pick)
        if script:
            return self.open(self.game)
        self.pages.append(Shown.of(answer.request.path, answer.text))
        return self.front


@dataclass
class Child:
    """What ought to be stored: a pick a card, the latest; and no more cards than planks."""

    picks: dict[str, str] = field(default_factory=dict)

    def tap(self, card: str, pick: str) -> bool:
        """Notes a tap; whether it laid a new plank."""
        new = card not in self.picks
        if not new or len(self.picks) < BUDGET:
            self.picks[card] = pick
        return new


class Play:
    """Some turns of two tabs with one game; each turn is checked."""

    def __init__(self, site: Flask, seed: int) -> None:
        self.site, self.dice, self.child, client = site, random.Random(seed), Child(), site.test_client()
        self.changes = 0
        token = str(TOKEN.search(client.get("/games/new").text)[1])
        begun = client.post("/games", data={"csrf_token": token, "band": "7-9", "palette": "day"})
        self.tabs = [Tab(client, token, begun.location.removesuffix("/hello")) for _ in range(2)]
        for tab in self.tabs:
            tab.open(f"{tab.game}/cards/first")

    def turn(self) -> None:
        """One of the tabs does one thing."""
        tab = self.dice.choice(self.tabs)
        does = self.dice.choice(
            (self.tap, self.tap, self.tap, self.tap, self.back, self.reload, self.undo, self.resend)
        )
        does(tab)
        assert self.stored() == self.child.picks, does.__name__
        self.looks_right(tab.front)

    def tap(self, tab: Tab) -> None:
        """Taps what is shown, however old it is; where no question is shown, goes on."""
        if tab.front.card:
            self.send(tab, tab.front.card, self.dice.choice(tab.front.picks), self.dice.random() < 0.5)
        else:
            tab.open(tab.game)

    def send(self, tab: Tab, card: str, pick: str, script: bool) -> None:
        """Sends a tap and looks at what follows it."""
        new = self.child.tap(card, pick)
        shown, laid = tab.tap(card, pick, script), len(self.child.picks)
        if not script and new and laid % PART == 0 and card in self.child.picks:
            assert shown.path == f"{tab.game}/parts/{laid // PART}"
        elif laid == BUDGET:
            assert shown.path == f"{tab.game}/treehouse"
        else:
            assert shown.card not in self.child.picks

    def back(self, tab: Tab) -> None:
        """Goes back to a page that the browser has kept as it was."""
        if len(tab.pages) > 1:
            tab.pages.pop()

    def reload(self, tab: Tab) -> None:
        """Asks for the same address again."""
        shown = tab.open(tab.front.path)
        if shown.card:
            assert set(shown.marked) == {self.child.picks.get(shown.card)} - {None}

    def undo(self, tab: Tab) -> None:
        """Goes to the earlier card, to change it."""
        if tab.front.earlier:
            self.changes += 1
            assert tab.open(tab.front.earlier).path == tab.pages[-2].earlier
            assert tab.front.marked == (self.child.picks[str(tab.front.card)],)

    def resend(self, tab: Tab) -> None:
        """Sends the latest form once more, as a browser offers it."""
        if tab.sent:
            self.send(tab, *tab.sent)

    def looks_right(self, shown: Shown) -> None:
        """A question stands at its own address and has its four picks."""
        if shown.card:
            assert shown.path.endswith(f"/cards/{shown.card}")
            assert shown.picks[2:] == ("both", "skip")

    def stored(self) -> dict[str, str]:
        """This game's picks as the database has them; each card must stand once."""
        asked = text("SELECT card, pick FROM answer JOIN game ON game.id = game_id WHERE token = :token")
        with self.site.app_context():
            rows = db.session.execute(asked, {"token": self.tabs[0].game.removeprefix("/games/")}).all()
        assert len({card for card, _ in rows}) == len(rows)
        return {card: pick for card, pick in rows}


def test_trust_r3_two_tabs_in_any_order_keep_the_latest_tap_on_each_card(site: Flask) -> None:
    laid, changes = 0, 0
    for seed in range(ROUNDS):
        play = Play(site, seed)
        for _ in range(TURNS):
            play.turn()
        laid, changes = max(laid, len(play.child.picks)), changes + play.changes
    assert laid > PART
    assert changes > ROUNDS


def test_trust_r3_a_full_treehouse_takes_changes_and_no_new_card(site: Flask) -> None:
    play = Play(site, 2)
    first, other = play.tabs
    while len(play.child.picks) < BUDGET:
        play.tap(first)
    before = play.stored()
    assert other.tap(str(other.front.card), "skip", True).path.endswith("/treehouse")
    assert play.stored() == before | {str(other.pages[0].card): "skip"}
    card = next(card.id for card in bank().for_band("7-9") if card.id not in before)
    assert other.tap(card, "both", True).card is None
    assert set(play.stored()) == set(before)


@pytest.mark.parametrize("swap", [True, False])
def test_trust_r3_a_tab_left_open_since_the_first_card_changes_that_card_alone(site: Flask, swap: bool) -> None:
    play = Play(site, 1)
    first, other = play.tabs
    for _ in range(14):
        play.tap(first)
    before, card = play.stored(), str(other.front.card)
    shown = other.tap(card, "skip", swap)
    assert play.stored() == before | {card: "skip"}
    assert shown.card not in before
