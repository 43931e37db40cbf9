"""The game's screens, one tap each, and the grown-up's page behind them."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from accounts.views import sitting
from family.forms import DoorForm
from family.views import hand_over, here, in_a_childs_hands, keep_for_a_day, now, welcomed
from quiz.ahead import ahead
from quiz.building import parts
from quiz.cards import bank
from quiz.forms import TapForm
from quiz.models import Game
from quiz.portrait import portrait
from quiz.screens import carried, child_page, following, mine, place, room_of
from quiz.seating import BY_NAME
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language

room = Blueprint("quiz", __name__)


@room.get("/games/new")
@open_to(Door.GROWN_UP)
def new():
    guest = here()
    return render_template("quiz/door.html", form=DoorForm(obj=guest), latest=Game.latest(guest))


@room.post("/games")
@open_to(Door.GROWN_UP)
def begin():
    form = DoorForm()
    if not form.validate():
        return render_template("quiz/door.html", form=form, latest=None), 422

    guest = welcomed()
    guest.band, guest.palette = form.band.data, form.palette.data
    guest.calm, guest.simple, guest.sound = form.calm.data, form.simple.data, form.sound.data
    guest.switch = form.switch.data
    hand_over()
    db.session.flush()
    game = Game.begin(guest, now())
    db.session.commit()

    return redirect(url_for(".screen", token=game.token, name="hello"), 303)


@room.get("/games/current")
@open_to(Door.ANYONE)
def current():
    game = Game.latest(here())
    if sitting() and not in_a_childs_hands():
        # From a family's place a child's hands get the device first (trust S6).
        return redirect(url_for(".new"), 303)
    return redirect(url_for(".game", token=game.token) if game else url_for(".new"), 303)


@room.post("/games/current")
@open_to(Door.GROWN_UP)
def go_on():
    hand_over()
    db.session.commit()
    return redirect(url_for(".current"), 303)


@room.get("/games/<token:token>/<any(hello, how, treehouse, picture, rooms, ways):name>")
@open_to(Door.PLAYER)
def screen(token, name):
    return child_page(name, mine(token))


@room.get("/games/<token:token>/<any(rest, stop):name>")
@open_to(Door.PLAYER)
def pause(token, name):
    game = mine(token)
    keep_for_a_day()
    return child_page(name, game)


@room.get("/games/<token:token>/try-out")
@open_to(Door.PLAYER)
def try_out(token):
    game = mine(token)
    practice = bank(language()).practice_after(game.practised, game.understood)
    return child_page("try_out" if practice else "ready", game, practice=practice)


@room.post("/games/<token:token>/try-outs/<slug:practice>")
@open_to(Door.PLAYER)
def practise(token, practice):
    game, tried = mine(token, to_change=True), bank(language()).practice_card(practice) or abort(404)
    form = TapForm.for_practice(tried)
    if not form.validate():
        abort(422)

    game.practise(tried, form.pick.data)
    db.session.commit()

    return redirect(url_for(".try_out", token=token), 303)


@room.get("/games/<token:token>")
@open_to(Door.PLAYER)
def game(token):
    game = mine(token)
    begun = game.round.picked or game.practised
    return redirect(place(game, game.round.next) if begun else url_for(".screen", token=token, name="hello"), 303)


@room.get("/games/<token:token>/cards/<slug:id>")
@open_to(Door.PLAYER)
def card(token, id):
    game = mine(token)
    card = game.round.card(id) if id in game.round.picked else game.round.next
    if card is None or card.id != id:
        return redirect(place(game, game.round.next), 303)
    return child_page("question", game, card=card, seat=game.round.seat_of(card), ahead=ahead(game.round, card))


@room.post("/games/<token:token>/answers/<slug:id>")
@open_to(Door.PLAYER)
def answer(token, id):
    game = mine(token, to_change=True)
    card = game.round.card(id) or abort(404)
    form = TapForm.for_card(card)
    if not form.validate():
        abort(422)

    new = id not in game.round.picked
    if not new or not game.round.full:
        game.answer(card, form.pick.data, BY_NAME.get(form.seat.data))
    db.session.commit()

    return carried(game.round) if "now" in request.form else redirect(following(game, new), 303)


@room.get("/games/<token:token>/parts/<int:number>")
@open_to(Door.PLAYER)
def part(token, number):
    game = mine(token)
    if not 1 <= number <= parts(len(game.round.picked)):
        return redirect(place(game, game.round.next), 303)
    return child_page("part", game, number=number)


@room.post("/games/<token:token>/parts")
@open_to(Door.PLAYER)
def more(token):
    game = mine(token, to_change=True)
    game.grow()
    db.session.commit()
    return redirect(place(game, game.round.next), 303)


@room.get("/games/<token:token>/rooms/<slug:id>")
@open_to(Door.PLAYER)
def fitting(token, id):
    game = mine(token)
    return child_page("fitting", game, room=room_of(game, id))


@room.post("/games/<token:token>/rooms/<slug:id>")
@open_to(Door.PLAYER)
def change(token, id):
    game, form = mine(token, to_change=True), TapForm.for_room()
    chosen = room_of(game, id)
    if not form.validate():
        abort(422)

    game.say_own(chosen.trait, form.pick.data)
    db.session.commit()

    return redirect(url_for(".screen", token=token, name="treehouse"), 303)


@room.get("/away/child")
@open_to(Door.ANYONE)
def away():
    return child_page("away")


@room.get("/games/<token:token>/profile")
@open_to(Door.GROWN_UP)
def profile(token):
    game = mine(token)
    told = portrait(game.round.profile, game.round.facets_asked, language())
    return render_template("quiz/profile.html", game=game, portrait=told, day=here().touched)
