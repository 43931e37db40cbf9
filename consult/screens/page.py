"""The one page of a talk: what was ticked is asked for, and nothing else (trust P5)."""

from collections.abc import Sequence
from dataclasses import replace

from accounts.models import Account
from consult.composing import Gathered, compose
from consult.models import Talk
from consult.models.teachers import question_of
from consult.page import OnePage
from consult.parts import Part
from consult.screens.lately import lately, picked
from consult.screens.moments import day_alone, zone_of
from consult.screens.planned import planned
from consult.seen import View
from consult.words import page_words
from home.models import Child
from journal.likes import likes_words
from outlook.leading import sure_of_steady
from outlook.models import Look, latest, told
from planner.leanings import leanings_from
from planner.models.household import own_view
from quiz.models import Game
from quiz.portrait import poles
from quiz.traits import Pole
from shell.pages import language

FITTED = {Part.CHILD_VIEW, Part.PARENT_VIEW, Part.PLAN}
"""Parts that say how big a step may be."""


def page_of(talk: Talk, *, with_struck: bool = False) -> OnePage:
    """What the educator of a talk reads; the look beforehand, the page, the file and the print are all made of it.

    with_struck: with all that the family left out, and uncut: for the family's own look alone.
    """
    given = gathered(talk, as_it_stands=with_struck)
    said = page_words(language())
    return compose(given, said, poles(language()).trait, frozenset(talk.struck), whole=with_struck)


def seen_and_whole(talk: Talk) -> tuple[OnePage, OnePage]:
    """The page as the educator reads it, and whole: gathered once for both."""
    whole, said = gathered(talk, as_it_stands=True), page_words(language())
    shown = replace(whole, wins=picked(talk)) if talk.shows(Part.WINS) else whole
    trait = poles(language()).trait
    struck = frozenset(talk.struck)
    return compose(shown, said, trait, struck, whole=False), compose(whole, said, trait, struck, whole=True)


def gathered(talk: Talk, *, as_it_stands: bool = False) -> Gathered:
    """What the page is made of, by the ticks of this moment. as_it_stands: a win that was rewritten shows anew."""
    child, zone, booker = talk.child, zone_of(talk.child), talk.booker
    return Gathered(
        name=child.nickname,
        band=child.guest.band,
        minutes=talk.minutes,
        concern=talk.concern,
        questions=tuple(talk.questions),
        until=day_alone(talk.until, zone) if talk.begins else None,
        teacher=teacher_of(talk),
        small=not FITTED.isdisjoint(talk.parts) and small(child),
        views=views_of(talk, booker, zone),
        likes=likes_of(child) if talk.shows(Part.PARENT_VIEW) else (),
        plan=planned(talk) if talk.shows(Part.PLAN) else None,
        wins=picked(talk, as_it_stands=as_it_stands) if talk.shows(Part.WINS) else (),
        lived=lately(child, zone) if talk.shows(Part.PATTERNS) else None,
        own=own_of(booker) if booker and talk.shows(Part.OWN_PROFILE) else None,
    )


def teacher_of(talk: Talk) -> tuple[str, str] | None:
    """What a teacher brings, and who it is from."""
    asked = question_of(talk)
    return (asked.words, asked.who) if asked else None


def views_of(talk: Talk, booker: Account | None, zone: str) -> tuple[View, ...]:
    """The child's view and the booking carer's, as far as each was ticked and told."""
    found = []
    games = told(Game.all_of(talk.child.guest)) if talk.shows(Part.CHILD_VIEW) else []
    if games:
        found.append(View("child", Part.CHILD_VIEW, games[-1].round.profile, day_alone(games[-1].begun, zone)))
    looks = Look.at_child(talk.child) if booker and talk.shows(Part.PARENT_VIEW) else []
    for look in [look for look in looks if booker and look.account_id == booker.id][-1:]:
        found.append(View(look.account.called, Part.PARENT_VIEW, look.profile, day_alone(look.finished, zone)))
    return tuple(found)


def small(child: Child) -> bool:
    """Whether each step stays under ten seconds: unless every view of this child is sure of Steady (quiz.md 6).

    The one thing for which a view counts that was not ticked: a child's safety. The page says no more than this.
    """
    games = Game.all_of(child.guest)
    views = [own_view(next(reversed(told(games)), None)), *(look.profile for look in latest(Look.at_child(child)))]
    return not sure_of_steady(view for view in views if view)


def likes_of(child: Child) -> Sequence[tuple[str, str]]:
    """What feels good to this child, as the family told it."""
    said = likes_words(language())
    return [(one, said[one]) for one in child.likes if one in said]


def own_of(booker: Account) -> tuple[str, Sequence[Pole]] | None:
    """The booking carer's own poles, the clearest first; none without that carer's own yes (trust P3)."""
    looks = Look.at_oneself(booker)
    leanings = leanings_from(looks[-1].profile) if looks else None
    return (booker.called, [leanings.poles[trait] for trait in leanings.order]) if leanings else None
