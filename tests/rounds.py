"""Other families' rounds, written straight into the tables, so that a test can have as many as it needs."""

import random
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert

from family.models import Guest
from family.people import BANDS, PALETTES, PLAY_BANDS, SPEECHES, Mode
from planner.diary import Felt
from planner.ladders import ladders
from planner.models import Entry, Foothold
from planner.stones import Outcome
from quiz.cards import bank
from quiz.models import Answer, Game, OwnWord
from quiz.picks import BOTH, SKIP
from quiz.traits import Trait
from shell.database import db

DAY = date(2026, 3, 27)
GOALS = [goal.id for goals in ladders().values() for goal in goals]


def fill(rounds: int, seed: int = 1) -> None:
    """Adds whole rounds inside an app's context: a guest, a game of up to 15 answers, own words, footholds, a diary."""
    dice = random.Random(seed)
    guests = numbered(Guest, [guest(dice) for _ in range(rounds)])
    games = numbered(Game, [game(dice, number) for number in guests])
    for table, rows in (
        (Answer, [row for number in games for row in answers(dice, number)]),
        (OwnWord, [own_word(dice, number) for number in games]),
        (Foothold, [foothold(dice, number, goal) for number in guests for goal in dice.sample(GOALS, 3)]),
        (Entry, [entry(dice, number, goal) for number in guests for goal in dice.sample(GOALS, 3)]),
    ):
        db.session.execute(insert(table), rows)
    db.session.commit()


def numbered(table: type[Guest] | type[Game], rows: list[dict[str, Any]]) -> list[int]:
    """Adds rows and gives the ids that the database chose, in their order."""
    added = insert(table).returning(table.id, sort_by_parameter_order=True)
    return list(db.session.scalars(added, rows))


def guest(dice: random.Random) -> dict[str, Any]:
    """A device's round that was touched just now."""
    return {
        "token_hash": f"{dice.getrandbits(256):064x}",
        "touched": datetime.now(UTC),
        "mode": dice.choice(list(Mode)),
        "band": dice.choice(BANDS),
        "speech": dice.choice(SPEECHES),
        "palette": dice.choice(PALETTES),
        "calm": dice.random() < 0.5,
        "simple": dice.random() < 0.5,
    }


def game(dice: random.Random, number: int) -> dict[str, Any]:
    """A game of the guest of this number."""
    return {
        "token": f"{dice.getrandbits(128):032x}",
        "guest_id": number,
        "band": dice.choice(PLAY_BANDS),
        "seed": dice.getrandbits(31),
        "budget": dice.choice((15, 20, 25)),
        "content_version": 1,
        "boundaries_version": 1,
        "practised": dice.randrange(3),
        "understood": dice.choice((True, False, None)),
    }


def answers(dice: random.Random, number: int) -> list[dict[str, Any]]:
    """Some answers of one game, each card once."""
    picked = dice.sample(bank().cards, dice.randrange(1, 16))
    return [
        {
            "game_id": number,
            "card": card.id,
            "pick": dice.choice((*(line.pole for line in card.lines), BOTH, SKIP)),
            "pim_high": dice.random() < 0.5,
            "pim_first": True,
        }
        for card in picked
    ]


def own_word(dice: random.Random, number: int) -> dict[str, Any]:
    """A child's own word on one room."""
    return {"game_id": number, "trait": dice.choice(list(Trait)), "fitting": dice.choice(("high", "low", "both"))}


def foothold(dice: random.Random, number: int, goal: str) -> dict[str, Any]:
    """What a family settled for one goal."""
    flags = ("stands", "today", "hidden", "active", "gentler", "chosen")
    places = {name: dice.choice((None, 0, 3)) for name in ("rung", "most_days", "anchor")}
    days = {name: dice.choice((None, DAY)) for name in ("since", "opened", "rests_until")}
    settled = {name: dice.random() < 0.3 for name in flags}
    return {"guest_id": number, "goal": goal, "noes": dice.randrange(4)} | places | days | settled


def entry(dice: random.Random, number: int, goal: str) -> dict[str, Any]:
    """What came of one goal on one day."""
    told = {"outcome": dice.choice((None, *Outcome)), "felt": dice.choice((None, *Felt)), "why": None}
    ticks = {name: dice.random() < 0.3 for name in ("hard_day", "upset", "small_won", "by_child")}
    return {"guest_id": number, "goal": goal, "day": DAY, "rung": dice.randrange(8), "shown": {}} | told | ticks
