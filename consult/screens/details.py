"""What stands below the page of a talk: gathered of ticked parts alone, so that nothing else slips out (trust P4)."""

from collections.abc import Iterator

from sqlalchemy import select

from consult.details.told import View, carer_view, child_view
from consult.details.whole import Details
from consult.details.words import detail_words
from consult.models import Talk, TalkWin
from consult.page import Line
from consult.parts import Part
from consult.screens.steps import steps_of
from journal.models import Win, agreed
from outlook.models import Look, latest, told
from outlook.statements import MY_CHILD, forms
from quiz.cards import bank
from quiz.models import Game
from quiz.picks import BOTH, SKIP
from quiz.portrait import poles
from quiz.story import story
from sharing.terms import as_looked_at, digest
from shell.database import db
from shell.pages import language


def details_of(talk: Talk, *, with_struck: bool = False) -> Details:
    """What stands below the page of this talk; `with_struck` for the family, which sees what it left out."""
    says = detail_words(language())
    found = Details(says, views=tuple(views_of(talk)), helped=tuple(helped_in(talk)), **steps_of(talk))
    return found if with_struck else found.without(talk.struck)


def views_of(talk: Talk) -> Iterator[View]:
    """The answers of the child, and of the carer who booked, as far as each was ticked."""
    if talk.shows(Part.CHILD_VIEW):
        yield from of_child(talk)
    if talk.shows(Part.PARENT_VIEW):
        yield from of_carer(talk)


def of_child(talk: Talk) -> Iterator[View]:
    """The child's newest round that is a view."""
    for game in told(Game.all_of(talk.child.guest))[-1:]:
        words = story(language(), game.band).words
        says = {pick: words[pick] for pick in (BOTH, SKIP)}
        pairs, signs = poles(language()).trait, detail_words(language()).child
        yield child_view(game.round, game.begun, bank(language()), pairs, says, signs)


def of_carer(talk: Talk) -> Iterator[View]:
    """The newest look at the child of the carer who booked: another carer's is that carer's to show."""
    for look in latest(look for look in Look.at_child(talk.child) if look.account_id == talk.account_id):
        form, signs = forms(language())[MY_CHILD], detail_words(language()).carer
        pairs = poles(language()).trait
        yield carer_view("details:carer", form, look.said, look.account.called, look.finished, pairs, signs)


def helped_in(talk: Talk) -> Iterator[Line]:
    """What helped in the wins that were chosen, in the words that the family looked at; a hidden win says nothing."""
    if not talk.shows(Part.WINS) or not agreed(talk.child):
        return
    picked = (TalkWin.talk_id == talk.id, Win.child_id == talk.child_id, ~Win.hidden)
    asked = select(TalkWin, Win).join(Win).where(*picked).order_by(Win.day.desc(), Win.id.desc())
    for kept, win in db.session.execute(asked):
        if words := as_looked_at(win.helped, kept.helped):
            yield Line(f"details:helped:{digest(win.token)[:16]}", words, Part.WINS)
