"""SQLite and PostgreSQL take and refuse the same of a family's forms (trust S25)."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask

from tests.carers import CHILD, Carer
from tests.conftest import emptied
from tests.families import PASSWORD
from tests.journeys import Device
from tests.site.watching import changes, rows

TEXTS = (
    *("", " ", "\0", "a\0b", "a\nb", "\ufffd", "\ud800", "é" * 24, "é" * 25, "x" * 24, "x" * 25, "x" * 5000),
    *("' OR 1=1 --", "%", "_", "\\", "١٢٣", "👩‍👧", "e\u0301" * 13, "‮x", "\u200b", "\x7f", "\x85", "a\tb", "NULL"),
)
WORDS = ("", "teal", "TEAL", "teal ", "te al", "\0", "x" * 70, "1", "é")
CODES = ("", "abcd-efgh-ijkm", "ABCD EFGH IJKM", "\0" * 12, "2" * 12, "2" * 13, "x" * 61, "é" * 12, "9" * 5000)
ADDRESSES = (
    *("", "a", "a@", "@b.co", "a@b", "a@b.co", "A@B.CO", " a@b.co ", "a\0@b.co", "a@b.co\0", "a@b.co\nBcc: x@y.co"),
    *(
        "é@b.co",
        "a@é.co",
        f"{'a' * 64}@b.co",
        f"{'a' * 65}@b.co",
        f"a@{'b' * 250}.co",
        "a b@c.co",
        "a@b..co",
        "a@[::1]",
    ),
)
PASSWORDS = (
    "",
    "short",
    "password",
    "x" * 128,
    "x" * 129,
    "\0" * 9,
    "ｆｏｕｒ boats here",
    "👩‍👧" * 4,
    "a\tb\nc d e f",
)


MIA = {**CHILD, "nickname": "Mia"}
ZONES = (*WORDS, "UTC", "utc", "Europe/London", "europe/london", "Etc/GMT+12", "../etc", "Europe/London\0")
PINS = ("", "123", "1234", "12345678", "123456789", "١٢٣٤", "12\x004", " 1234")
EDGES: tuple[tuple[str, dict[str, str], str, tuple[str, ...]], ...] = (
    ("/children", MIA, "nickname", TEXTS),
    ("{child}/about", MIA, "nickname", TEXTS),
    *(("/children", MIA, field, WORDS) for field in ("colour", "friend", "band", "speech", "textures", "agreed")),
    ("/family/zone", {}, "zone", ZONES),
    ("{child}/agreements", {"purpose": "keep-child"}, "given", (*WORDS, "yes", "no", "YES")),
    ("/family/agreements", {"given": "yes"}, "purpose", (*WORDS, "about-me", "ABOUT-ME")),
    ("/family/claim", {}, "code", CODES),
    ("/account/pin", {}, "pin", PINS),
    *((f"{{child}}/brought-back/{goal}", {}, "", ("",)) for goal in ("zip-the-jacket", "x" * 64, "%ED%A0%80", "%00")),
)
"""A form, what it sends at its best, and one of its fields with each word that stands at an edge."""


def edges(child: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each form with one thing at its edge."""
    for path, best, field, words in EDGES:
        yield from ((path.format(child=child), best | {field: word}) for word in words)


def test_trust_s25_both_databases_take_and_refuse_the_same_of_a_family(sites: Callable[[str], Flask]) -> None:
    told = [outcomes(emptied(sites(database))) for database in ("sqlite", "postgres")]
    assert len(told[0]) >= 130
    assert told[0] == told[1]
    assert {status for status, *_ in told[0]} <= {303, 200, 404, 422, 429}


def outcomes(site: Flask) -> list[tuple[Any, ...]]:
    """What happens to each of the edges, one after another, on one device, and what is kept of it."""
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia")
    ana.open("/account")
    return [outcome(site, ana, path, fields, child) for path, fields in edges(child)]


def outcome(site: Flask, device: Device, path: str, fields: dict[str, Any], child: str = "-") -> tuple[Any, ...]:
    """Status, way on, rows more and columns changed."""
    before = rows(site)
    data = {name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}
    told = device.client.post(path, data=data | {"csrf_token": device.token})
    after = rows(site)
    grown = {table: len(after[table]) - len(before[table]) for table in after}
    leads = (told.location or "").replace(child, "CHILD").split("/")[1:2]
    return told.status_code, path.replace(child, "CHILD"), leads, grown, sorted(changes(before, after))


def test_trust_s25_both_databases_take_and_refuse_the_same_of_a_sign_up(sites: Callable[[str], Flask]) -> None:
    told = []
    for database in ("sqlite", "postgres"):
        site, happened = emptied(sites(database)), []
        forms = [{"email": email, "password": PASSWORD, "called": "mum"} for email in ADDRESSES]
        forms += [{"email": f"n{n}@b.co", "password": word, "called": "mum"} for n, word in enumerate(PASSWORDS)]
        forms += [{"email": f"w{n}@b.co", "password": PASSWORD, "called": word} for n, word in enumerate(WORDS)]
        for fields in forms:
            with site.app_context():
                site.extensions["limits"].storage.reset()
            stranger = Device(site.test_client())
            stranger.open("/sign-up")
            happened.append(outcome(site, stranger, "/sign-up", fields))
        told.append(happened)
    assert told[0] == told[1]
    assert {status for status, *_ in told[0]} == {303, 422}
