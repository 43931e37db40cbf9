"""A child's screen: whose game it is, its part, its voice without scripts, what it carries, where a tap leads."""

import re
from functools import lru_cache

from flask import abort, render_template, request, url_for
from markupsafe import Markup

from family.views import here, inside, required
from quiz.ahead import next_cards
from quiz.building import built, part_just_made, parts
from quiz.cards import Card
from quiz.models import Game
from quiz.rounds import Round
from quiz.story import Room, story
from shell.pages import language

LINE_SHOWN = re.compile(r'data-line="([^"]+)"[^>]*>([^<]+)<')


def child_page(name: str, game: Game | None = None, **shown: object) -> str:
    """A child's screen, of a game or of none."""
    told: dict[str, object] = {"heard": heard}
    if game:
        count = len(game.round.picked)
        told |= {"game": game, "count": count, "built": built(count), "back": back(game)}
    who = game or here()
    told["story"] = story(language(), who.band) if who else story(language())
    return render_template("quiz/screen.html", screen=f"quiz/_{name}.html", **told, **shown)


def carried(round: Round) -> str:
    """For a page that already shows the card it names as "now": what each tap on that card leads to."""
    card = round.card(request.form["now"])
    return render_template("quiz/_next_cards.html", band=round.band, next_cards=next_cards(round, card) if card else ())


def back(game: Game) -> str:
    """Where "How I play" was opened: a screen of this game, else where the game stands."""
    start, path = url_for("quiz.game", token=game.token), inside(request.args.get("after"))
    return path if path.startswith(start) else start


def heard(screen: str) -> Markup:
    """Plain players for every line of a screen, for a browser without scripts."""
    return players(tuple(LINE_SHOWN.findall(screen)), language(), request.script_root)


@lru_cache(maxsize=2048)
def players(lines: tuple[tuple[str, str], ...], language: str, _root: str) -> Markup:
    """The same for lines (id, words) in one language; no token and no guest stands in them."""
    html = render_template("quiz/_heard.html", lines=lines, said=story(language).words["say"])
    return Markup(html)  # noqa: S704 - our own template


def mine(token: str, *, to_change: bool = False) -> Game:
    """This device's game; NotYours for a stranger."""
    return Game.of(required() if to_change else here(), token, to_change=to_change)


def room_of(game: Game, id: str) -> Room:
    """The treehouse's room, or the album's stamp, of this id."""
    return story(language(), game.band).room(id) or abort(404)


def place(game: Game, card: Card | None) -> str:
    """Where a game stands: the card to ask, or the finished treehouse."""
    if card:
        return url_for("quiz.card", token=game.token, id=card.id)
    return url_for("quiz.screen", token=game.token, name="treehouse")


def following(game: Game, new: bool) -> str:
    """Where a tap leads: to a finished part, the next card, or the treehouse."""
    count = len(game.round.picked)
    if new and part_just_made(count):
        return url_for("quiz.part", token=game.token, number=parts(count))
    return place(game, game.round.next)
