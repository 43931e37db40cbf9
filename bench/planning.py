"""The page that a parent opens, and what composing it and a whole quiz costs by itself."""

import random
import time
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from statistics import median

from app import check_content
from bench.client import ask, request
from bench.load import REPEATS, each, interleaved, run
from bench.pair import Pair
from bench.players import begin, road
from bench.table import Line, more, within
from planner.leanings import leanings_from
from planner.plan import Household, plan_for
from quiz.asking import next_card
from quiz.cards import bank
from quiz.scoring import Answer, profile_from

CLIENTS = 16
SECONDS = 2.0
TRIALS = 200
BUDGET = 15


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """The plan of a child who has played, against a plain page of the same size."""
    with Pair(folder) as pair:
        player = begin(pair.site.port)
        road(player)
        back = {"csrf_token": player.token, "mode": "grown-up"}
        ask(player.port, request(player.port, "/grown-ups", back, Cookie=player.cookie))
        plan = request(player.port, "/plan", Cookie=player.cookie)
        plain = pair.plain_page(len(player.open("/plan").body))
        site, reference = interleaved(
            repeats,
            lambda: run(pair.site, lambda _: repeat(plan), CLIENTS, SECONDS),
            lambda: run(pair.reference, lambda _: repeat(plain), CLIENTS, SECONDS),
        )
    both = [each(runs, "throughput") for runs in (site, reference)]
    yield more(f"plan page, {CLIENTS} clients", *both, bar=0.4, unit="/s")


def thinking(_folder: Path, _repeats: int = REPEATS) -> Iterator[Line]:
    """CPU of composing a plan and of a whole quiz, without server and database."""
    check_content(["en"])
    yield within("composing a whole plan", cpu_of(plan_of_somebody), 2, "ms")
    for band in ("4-6", "7-9", "10-12"):
        yield within(
            f"a whole quiz of {BUDGET}, ages {band}", cpu_of(lambda dice, band=band: quiz(dice, band)), 20, "ms"
        )


def cpu_of(thing: Callable[[random.Random], object]) -> float:
    """Milliseconds of CPU that a thing takes, the median of many children."""
    return median(cpu_once(thing, random.Random(seed)) for seed in range(TRIALS))


def cpu_once(thing: Callable[[random.Random], object], dice: random.Random) -> float:
    """The same for one child."""
    start = time.process_time()
    thing(dice)
    return (time.process_time() - start) * 1000


def plan_of_somebody(dice: random.Random) -> None:
    """Composes the plan of some child out of its answers."""
    cards = bank().for_band("7-9")
    answers = {card.id: Answer(dice.randrange(3), 3) for card in dice.sample(cards, BUDGET)}
    profile = profile_from(cards, answers, "7-9")
    plan_for(Household("7-9", "speaks", leanings_from(profile)))


def quiz(dice: random.Random, band: str) -> None:
    """Asks until the planks are laid, and reads the profile."""
    cards, answers = bank().for_band(band), dict[str, Answer]()
    while (card := next_card(cards, answers, band, BUDGET)) is not None:
        answers[card.id] = Answer(dice.randrange(3), 3)
    assert len(answers) == BUDGET
    profile_from(cards, answers, band)
