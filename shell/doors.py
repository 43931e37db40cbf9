"""Every view says who may open it; one that does not say stays shut (trust S2)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

View = TypeVar("View", bound=Callable[..., Any])


class Door(StrEnum):
    """Who may come in, from the widest door to the narrowest."""

    ANYONE = "anyone"
    PLAYER = "player"
    """Whoever's device plays, a child's hands too; the view itself finds things through the one who plays."""
    GROWN_UP = "grown-up"
    """Not while a child holds the device (trust S6)."""
    CARER = "carer"
    """A signed-in grown-up of a family."""
    FRESH = "fresh"
    """The same, who gave the password a short while ago (trust S16)."""
    EDUCATOR = "educator"
    """A signed-in educator who was asked in, is not switched off, and signs in with an app (trust 2.8)."""
    KEEPER = "keeper"
    """The same, and the one who keeps the family: erasing and inviting."""


Keeper = Callable[[], ResponseReturnValue | None]


def open_to(door: Door) -> Callable[[View], View]:
    """Marks a view with its door; stands nearest to the function, under the route."""

    def marked(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return marked


def init_doors(app: Flask) -> None:
    """Makes room for the doors of library views and for the keepers."""
    app.extensions["doors"] = {"static": Door.ANYONE, "worker": Door.ANYONE}
    app.extensions["door-keepers"] = {}


def watch_doors(app: Flask) -> None:
    """Asks at every request, after whatever finds out who is here."""
    app.before_request(at_the_door)


def declare(app: Flask, doors: dict[str, Door]) -> None:
    """Says who may open the views of a library, by endpoint."""
    app.extensions["doors"] |= doors


def keep(app: Flask, door: Door, keeper: Keeper) -> None:
    """Gives a door its keeper: what it answers is sent instead of the page; None lets through."""
    app.extensions["door-keepers"][door] = keeper


def door_of(app: Flask, endpoint: str) -> Door | None:
    """The door of an endpoint; None if nobody decided."""
    declared: Door | None = app.extensions["doors"].get(endpoint)
    return declared or getattr(app.view_functions.get(endpoint), "door", None)


def at_the_door() -> ResponseReturnValue | None:
    """Lets the keeper of this view's door decide; no door, no way in."""
    if request.endpoint is None:
        return None
    door = door_of(current_app, request.endpoint)
    if door is None:
        abort(404)
    keeper: Keeper | None = current_app.extensions["door-keepers"].get(door)
    return keeper() if keeper else None
