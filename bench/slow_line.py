"""A child with a cheap phone on a slow line (see `bench/phone.py`), beside a bare page of as many bytes over the wire.

The bare page has a heading and two buttons in a form that posts to it, neither style nor script, and answers a post
as the site does, by leading to the page (experience H1). Its first question comes in about 0.6 s.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.client import get
from bench.load import REPEATS
from bench.pair import Pair
from bench.phone import Phone, browser, phone
from bench.players import Player, begin, first_question
from bench.table import Line, less, within
from bench.whole_game import bytes_of_a_game

PACE_SECONDS = 3
"""A child looks so long at a card before a tap."""
ARMED_SECONDS = 1
"""After this a card takes a tap for certain."""
IMPATIENT = 2
"""The card of each game that is tapped again and again from the moment it is seen."""
TAPS_A_PART = 5


@dataclass(frozen=True)
class Street:
    """Where the phones are: the browser, both sites, and the reference's page of the question's size."""

    chrome: Browser
    pair: Pair
    plain: str


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """First sight, a tap with and without script, the wait before a tap counts, and a whole game's bytes."""
    with Pair(folder) as pair, browser() as chrome:
        player = begin(pair.site.port)
        street = Street(chrome, pair, f"/question?size={wire_size(player)}")
        yield first_sight(street, player, repeats)
        yield from with_script(street, repeats)
        yield without_script(street, repeats)
        yield from bytes_of_a_game(chrome, begin(pair.site.port), pair.site.url)


def wire_size(player: Player) -> int:
    """Bytes of the first question's page as they come over the wire."""
    return len(get(player.port, first_question(player), Cookie=player.cookie).body)


def first_sight(street: Street, player: Player, repeats: int) -> Line:
    """Seconds until the first question is painted, with nothing kept from before."""
    where, pair = first_question(player), street.pair
    turns = [
        (seen(street, pair.site.url, where, player.cookie), seen(street, pair.reference.url, street.plain))
        for _ in range(repeats)
    ]
    site, reference = zip(*turns, strict=True)
    return less("slow line: first question seen", site, reference, 1.5, "s")


def seen(street: Street, url: str, where: str, cookie: str = "") -> float:
    """Seconds until a question is painted on a new phone."""
    with phone(street.chrome, url, cookie) as one:
        one.open(where)
        return one.noted("shown", 0) / 1000


def with_script(street: Street, repeats: int) -> Iterator[Line]:
    """Milliseconds from a tap to the next question, and seconds until a tap counts, as the page itself sees them."""
    waits, counted = list[float](), list[float]()
    for _ in range(repeats):
        player = begin(street.pair.site.port)
        with phone(street.chrome, street.pair.site.url, player.cookie) as one:
            one.open(first_question(player))
            one.noted("shown", 0)
            one.aim()
            for number in range(TAPS_A_PART - 1):
                if number == IMPATIENT:
                    counted.append(hammered(one, number))
                else:
                    waits.append(tapped(one, number))
    yield within("slow line: tap to next question", median(waits), 100, "ms")
    yield within("  seen to first tap that counts", median(counted), 0.7, "s")


def tapped(one: Phone, number: int) -> float:
    """Milliseconds from a child's tap on this card to the next one painted."""
    one.noted("shown", number)
    one.pause(PACE_SECONDS)
    before = one.count("tapped")
    one.tap()
    return one.noted("shown", number + 1) - one.noted("tapped", before)


def hammered(one: Phone, number: int) -> float:
    """Seconds from this card painted to the tap that sent it, when it is tapped all the time."""
    shown, sent = one.noted("shown", number), one.count("sent")
    while one.count("sent") == sent and one.count("shown") == number + 1:
        one.tap()
    return (one.noted("sent", sent) - shown) / 1000


def without_script(street: Street, repeats: int) -> Line:
    """Seconds from a tap to the next page painted, where no script runs."""
    pair, turns = street.pair, list[tuple[float, float]]()
    for _ in range(repeats):
        player = begin(pair.site.port)
        site = posted(street, pair.site.url, first_question(player), player.cookie)
        turns.append((site, posted(street, pair.reference.url, street.plain)))
    site_times, reference = zip(*turns, strict=True)
    return less("slow line: tap, without script", site_times, reference, 1.3, "s")


def posted(street: Street, url: str, where: str, cookie: str = "") -> float:
    """Seconds from a tap to the next page painted, on a new phone without scripts."""
    with phone(street.chrome, url, cookie, script=False) as one:
        opened = time.monotonic()
        one.open(where)
        one.painted_after(opened)
        one.aim()
        one.pause(ARMED_SECONDS)
        begun = time.monotonic()
        one.tap()
        return one.painted_after(begun) - begun
