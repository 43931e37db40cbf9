"""SQLite and PostgreSQL take and refuse the same (trust S25)."""

from collections.abc import Callable

from flask import Flask

from tests.journeys import Device
from tests.site.watching import changes, rows, this_evening, today_of


def token_of(device: Device) -> str:
    """A form token that is good on this device."""
    device.open("/grown-ups")
    return device.token


EDGES = (
    *(
        ("/plan/household", {"band": band, "speech": "speaks"})
        for band in ("7-9", "7-9 ", "", "\0", "7–9", "x" * 70, "OLDER", "older")
    ),
    *(
        ("/plan/goals/zip-the-jacket/changes", {"change": f"rung-{number}"})
        for number in (
            "0",
            "1",
            "+1",
            " 1 ",
            "01",
            "1_0",
            "-1",
            "-0",
            "1.0",
            "1e1",
            "",
            "\0",
            "16",
            "17",
            "10" * 10,
            "9" * 5000,
            "١",
            "½",
            "NaN",
        )
    ),
    *(
        ("/plan/goals/zip-the-jacket/changes", {"change": change})
        for change in (
            "",
            "RUNG-1",
            "rung-1 ",
            "rung-1\0",
            "today-1",
            "stand-1",
            "active-3",
            "hide-1",
            "active-1",
            "gentler-1",
            "anchor-1",
            "most-days-1",
            "between-where-0",
            "between-where-99",
            "between-more-help-3",
            "take-out-99",
            "skip-3",
            "step-by-step-99",
            "rung-1\n",
            "rung",
            "rung--1",
            "\ufffd-1",
            "a" * 300,
        )
    ),
    *(
        (this_evening(), {question: said})
        for question in ("natural", "feeling", "load", "day")
        for said in ("", "loud", "sad", "zip-the-jacket", "another", "x" * 300, "loud\0", "\ufffd")
    ),
    *((f"{this_evening()}/taken-back", {"taken_back": said}) for said in ("", "0", "1", "2", "1\0", "x" * 300)),
    *((f"/plan/evenings/{day}", {"load": "loud"}) for day in ("2026-02-30", "9999-12-31", "1970-01-01", "tonight")),
    *((f"/my-step/{goal}", {"say": "smaller"}) for goal in ("zip-the-jacket/1970-01-01", "nothing/2026-03-28", "..")),
    *(
        (f"/plan/goals/zip-the-jacket/days/{day}", {"say": "win"})
        for day in ("2026-02-30", "2026-2-3", "0000-01-01", "9999-12-31", "2026-03-28%00", "1970-01-01", "today")
    ),
    *(
        (today_of("zip-the-jacket"), {"say": "win"} | fields)
        for fields in (
            *({"say": say} for say in ("", "WIN", "win\0", "fly", "x" * 300, "undo", "felt-easy", "just-no")),
            *({"rung": rung} for rung in ("", "-1", "16", "32", "33", "9" * 5000, "NaN", "1\0", "2")),
            {"say": "too-big", "tried": "y", "upset": "x" * 300},
        )
    ),
    *(
        (f"/plan/goals/{id}/changes", {"change": "today-1"})
        for id in ("ZIP-THE-JACKET", "zip-the-jacket%00", "x" * 64, "x" * 65, "%", "_")
    ),
    *(
        ("{game}/answers/new-game-or-known-game", {"pick": pick})
        for pick in ("both", "Both", "Open", "open", "Open\0", "", "skip", "x" * 30)
    ),
    *(("{game}/rooms/porch", {"pick": pick}) for pick in ("high", "HIGH", "\0", "low")),
    *(
        (f"{{game}}/{path}", {"pick": "both"})
        for path in ("answers/%ED%A0%80", "rooms/attic", "try-outs/kid-or-fish", "parts")
    ),
)


def test_trust_s25_both_databases_take_and_refuse_the_same(sites: Callable[[str], Flask]) -> None:
    assert len(EDGES) >= 60
    assert outcomes(sites("sqlite")) == outcomes(sites("postgres"))


def outcomes(site: Flask) -> list[tuple[str, str, int, str, dict[str, int], list[tuple]]]:
    """What happens to each of the edges, one after another, on one device, and what is kept of it."""
    device = Device(site.test_client()).begin()
    game = device.game
    token = token_of(device.take_back())
    happened, before = [], rows(site)
    for path, fields in EDGES:
        told = device.client.post(path.format(game=game), data=fields | {"csrf_token": token})
        after = rows(site)
        where = told.headers.get("Location", "").replace(game, "GAME")
        grown = {table: len(after[table]) - len(before[table]) for table in after}
        happened.append((path, str(fields), told.status_code, where, grown, sorted(changes(before, after))))
        before = after
    return happened
