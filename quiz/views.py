"""The game's screens, one tap each, and the grown-up's page behind them."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from family.forms import DoorForm
from family.people import Mode
from family.views import grown_ups_only, here, keep_for_a_day, required, welcomed
from quiz.building import built, part_just_made, parts
from quiz.cards import Card, bank
from quiz.forms import TapForm
from quiz.models import Game
from quiz.portrait import portrait
from quiz.story import Room, story
from shell.database import db
from shell.pages import language, page, wants_fragment

room = Blueprint("quiz", __name__)


@room.get("/games/new")
@grown_ups_only
def new():
    guest = here()
    return render_template("quiz/door.html", form=DoorForm(obj=guest), latest=Game.latest(guest))


@room.post("/games")
@grown_ups_only
def begin():
    form = DoorForm()
    if not form.validate():
        return render_template("quiz/door.html", form=form, latest=None), 422

    guest = welcomed()
    guest.band, guest.palette = form.band.data, form.palette.data
    guest.calm, guest.simple, guest.mode = form.calm.data, form.simple.data, Mode.CHILD
    db.session.flush()
    game = Game.begin(guest)
    db.session.commit()

    return redirect(url_for(".screen", token=game.token, name="hello"), 303)


@room.get("/games/current")
def current():
    game = Game.latest(here())
    return redirect(url_for(".game", token=game.token) if game else url_for(".new"), 303)


@room.get("/games/<token:token>/<any(hello, how, treehouse, picture, rooms):name>")
def screen(token, name):
    return child_page(name, mine(token))


@room.get("/games/<token:token>/<any(rest, stop):name>")
def pause(token, name):
    game = mine(token)
    keep_for_a_day()
    return child_page(name, game)


@room.get("/games/<token:token>/try-out")
def try_out(token):
    game = mine(token)
    practice = bank(language()).practice_after(game.practised, game.understood)
    return child_page("try_out" if practice else "ready", game, practice=practice)


@room.post("/games/<token:token>/try-outs/<slug:practice>")
def practise(token, practice):
    game, tried = mine(token, to_change=True), bank(language()).practice_card(practice) or abort(404)
    form = TapForm.for_practice(tried)
    if not form.validate():
        abort(422)

    game.practise(tried, form.pick.data)
    db.session.commit()

    return redirect(url_for(".try_out", token=token), 303)


@room.get("/games/<token:token>")
def game(token):
    game = mine(token)
    begun = game.round.picked or game.practised
    return redirect(place(game, game.round.next) if begun else url_for(".screen", token=token, name="hello"), 303)


@room.get("/games/<token:token>/cards/<slug:id>")
def card(token, id):
    game = mine(token)
    card = game.round.card(id) if id in game.round.picked else game.round.next
    if card is None or card.id != id:
        return redirect(place(game, game.round.next), 303)
    return child_page("question", game, card=card, seat=game.round.seat_of(card))


@room.post("/games/<token:token>/answers/<slug:id>")
def answer(token, id):
    game = mine(token, to_change=True)
    card = game.round.card(id) or abort(404)
    form = TapForm.for_card(card)
    if not form.validate():
        abort(422)

    new = id not in game.round.picked
    if not new or not game.round.full:
        game.answer(card, form.pick.data)
    db.session.commit()

    return after(game, new)


@room.get("/games/<token:token>/parts/<int:number>")
def part(token, number):
    game = mine(token)
    if not 1 <= number <= parts(len(game.round.picked)):
        return redirect(place(game, game.round.next), 303)
    return child_page("part", game, number=number)


@room.post("/games/<token:token>/parts")
def more(token):
    game = mine(token, to_change=True)
    game.grow()
    db.session.commit()
    return redirect(place(game, game.round.next), 303)


@room.get("/games/<token:token>/rooms/<slug:id>")
def fitting(token, id):
    return child_page("fitting", mine(token), room=room_of(id))


@room.post("/games/<token:token>/rooms/<slug:id>")
def change(token, id):
    game, form, chosen = mine(token, to_change=True), TapForm.for_room(), room_of(id)
    if not form.validate():
        abort(422)

    game.say_own(chosen.trait, form.pick.data)
    db.session.commit()

    return redirect(url_for(".screen", token=token, name="treehouse"), 303)


@room.get("/games/<token:token>/profile")
@grown_ups_only
def profile(token):
    game = mine(token)
    told = portrait(game.round.profile, game.round.facets_asked, language())
    return render_template("quiz/profile.html", game=game, portrait=told, day=here().touched)


def mine(token: str, *, to_change: bool = False) -> Game:
    """This device's game; NotYours for a stranger."""
    return Game.of(required() if to_change else here(), token, to_change=to_change)


def room_of(id: str) -> Room:
    """The treehouse room of this id."""
    return story(language()).room(id) or abort(404)


def place(game: Game, card: Card | None) -> str:
    """Where a game stands: the card to ask, or the finished treehouse."""
    if card:
        return url_for(".card", token=game.token, id=card.id)
    return url_for(".screen", token=game.token, name="treehouse")


def after(game: Game, new: bool) -> ResponseReturnValue:
    """What follows a tap: a finished part, the next card, or the treehouse; for a swap, that screen and its address."""
    count, card, shown = len(game.round.picked), game.round.next, dict[str, object]()
    if new and part_just_made(count):
        where = url_for(".part", token=game.token, number=parts(count))
        name, shown = "part", {"number": parts(count)}
    else:
        where = place(game, card)
        name, shown = ("question", {"card": card, "seat": game.round.seat_of(card)}) if card else ("treehouse", {})
    if not wants_fragment():
        return redirect(where, 303)
    answer = child_page(name, game, **shown)
    answer.headers["HX-Push-Url"] = where
    return answer


def child_page(name: str, game: Game, **shown: object) -> Response:
    """A child's screen: whole, or for a swap the screen alone."""
    part, count = f"quiz/_{name}.html", len(game.round.picked)
    told = {"game": game, "count": count, "built": built(count), "story": story(language())}
    return page("quiz/screen.html", part, screen=part, **told, **shown)
