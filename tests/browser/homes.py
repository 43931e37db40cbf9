"""A family's own place in a real browser: somebody signed in with one child, and every page of it."""

from secrets import token_hex
from typing import NamedTuple

from flask import Flask

from app import create_app
from home.consenting import Purpose
from outlook.statements import MY_CHILD
from quiz.traits import Pole
from shell.settings import local_settings
from tests.carers import CHILD
from tests.families import PASSWORD, kept
from tests.journeys import Device
from tests.looks import agree, tell
from tests.server import KEY, Server
from tests.site.watching import today_of, wished

NICKNAME = "Mia"
TAPS = 15

WAY_IN = (
    "/sign-in",
    "/sign-up",
    "/confirm",
    "/confirm/over",
    "/new-password",
    "/new-password/over",
    "/letter",
    "/educator-invitations/over",
    "/talk-questions/over",
    "/family/carers",
)
"""What somebody without an account meets; the last one leads to the sign-in."""

HOME = (
    "/family",
    "/family/agreements",
    "/family/carers",
    "/family/claim",
    "/invitations/over",
    "/children/new",
    "{child}",
    "{child}/about",
    "{child}/profile",
    "{child}/together",
    "{child}/put-away",
    "{child}/certificate",
    "{child}/journal",
    "{child}/journal/tree",
    "{child}/journal/hidden",
    "{child}/journal/old-win",
    "{child}/celebrations",
    "{child}/shares",
    "{child}/shares/new",
    "{child}/talks",
    "{child}/talks/new",
    "{child}/school-goals",
    "{child}/erasure",
    "/about-me",
    "/family/kept",
    "/family/export",
    "/family/erasure",
    "/account/erasure",
    "/account",
    "/account/address",
    "/account/notes",
    "/paper/calendar",
    "/paper/fridge",
    "/paper/goals/zip-the-jacket/cards",
    "/account/authenticator",
    "/account/password",
    "/account/recovery-codes",
    "/password-again",
    "/plan",
    "/plan/own",
    "/plan/own/talk/eating",
    "/plan/evening",
    today_of("zip-the-jacket"),
)
"""What a carer meets once signed in."""


class Home(NamedTuple):
    """A family: the site by its rows, the address of its carer, and the page of its child."""

    site: Flask
    address: str
    child: str


def rows_of(server: Server) -> Flask:
    """The site of a running server, for what is told by its rows."""
    return create_app(local_settings({"DATABASE_URL": server.database_url, "SECRET_KEY": KEY}))


def enter(device: Device, site: Flask) -> str:
    """Makes an account and signs in with it on this device; gives its mail address."""
    address = new_address()
    kept(site, address)
    device.open("/sign-in")
    device.send("/sign-in", {"email": address, "password": PASSWORD})
    return address


def signed_in(device: Device, server: Server, palette: str) -> str:
    """Signs a new carer in on this device, who has told of a child and of oneself; gives the child's address."""
    return settled(device, rows_of(server), palette).child


def settled(device: Device, site: Flask, palette: str = "day") -> Home:
    """The same, with all that is known of this family."""
    address = enter(device, site)
    device.open("/children/new")
    device.send("/children", CHILD | {"nickname": NICKNAME})
    child = device.path
    device.send(f"{child}/opening", {"to": "plan"})
    device.send(today_of("zip-the-jacket"), {"say": "win"})
    device.open(child)
    device.send(f"{child}/opening", {"to": "play"})
    device.begin(palette=palette).play(TAPS)
    device.open("/grown-ups/key")
    device.send("/grown-ups/key", {"key": PASSWORD, "after": child})
    assert device.path == child
    write_a_win(device, child)
    agree(site, address, Purpose.ABOUT_ME)
    tell(site, address, Pole.REACTIVE, Pole.CONSCIENTIOUS)
    tell(site, address, Pole.REACTIVE, Pole.INTROVERTED, child=child)
    device.open(child)
    return Home(site, address, child)


def write_a_win(device: Device, child: str) -> None:
    """Says yes to a journal and writes today's win."""
    device.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})
    assert device.path == f"{child}/journal"
    day = device.page.select_one("[name=day]")["value"]
    device.send(f"{child}/journal", {"key": "w" * 22, "day": day, "did": "Zipped it", "helped": "I waited"})


def looking(device: Device, server: Server, palette: str) -> str:
    """The same, with a new look at the child begun; gives its address."""
    child = signed_in(device, server, palette)
    device.send("/looks", {"form": MY_CHILD, "child": child.split("/")[2]})
    assert device.path.startswith("/looks/")
    return "/".join(device.path.split("/")[:3])


def wishing(device: Device, _server: Server, palette: str) -> str:
    """A grown-up who wished for a goal and looks at its ladder; gives its address."""
    device.begin(palette=palette).take_back()
    return f"/plan/own/{wished(device)}"


def new_address() -> str:
    """A mail address that nobody had before."""
    return f"{token_hex(8)}@example.com"
