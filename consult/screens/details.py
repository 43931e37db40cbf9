"""What stands below the page of a talk: gathered of ticked parts alone, so that nothing else slips out (trust P4)."""

from collections.abc import Iterator

from consult.details.told import View, carer_view, child_view
from consult.details.whole import Details
from consult.details.words import detail_words
from consult.models import Talk
from consult.page import Line
from consult.parts import Part
from consult.screens.lately import picked
from consult.screens.steps import steps_of
from outlook.models import Look, latest, told
from outlook.statements import MY_CHILD, forms
from quiz.cards import bank
from quiz.models import Game
from quiz.picks import BOTH, SKIP
from quiz.portrait import poles
from quiz.story import story
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
    """What helped in the wins that were picked, in the words that were looked at.

    Each is the line of the page itself: left out, it stands in neither place (trust P5).
    """
    for token, _did, helped in picked(talk) if talk.shows(Part.WINS) else ():
        if helped:
            yield Line(f"how.{token}", helped, Part.WINS)
