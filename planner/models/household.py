"""Who the plan is for, out of everything that a family told and settled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from accounts.models import Account
from family.models import Guest
from outlook.models import regard, told
from planner.evening import speaking
from planner.growing import growths
from planner.household import GENERAL_BAND, GENERAL_SPEECH, Household
from planner.leanings import NOT_PLAYED, leanings_from, of_two_views
from planner.models.diary import diary_of
from planner.models.evenings import Reflection
from planner.models.own_goals import SETTLED
from planner.own_goals.goal import goal_of
from quiz.models import Game
from quiz.scoring import Reading
from shell.database import db


def household_of(
    guest: Guest | None, account: Account | None, day: date, language: str = "en", *, softened: bool = True
) -> Household:
    """Who the plan is for on this day: nobody yet, or this guest's band, leanings, footholds and diary.

    A family's child is seen in two views, its own and its carers'; `account` is the carer who reads the plan. The
    child is one that is kept; a carer's word about oneself counts as long as there is a yes to it (trust P3).
    """
    if guest is None:
        return Household(GENERAL_BAND, GENERAL_SPEECH, NOT_PLAYED, day=day)
    kept = lived(guest, day, language)
    if softened:
        kept = replace(kept, evening=speaking(Reflection.before(guest, day), day))
    if guest.child_id is None or account is None:
        return grown(replace(kept, leanings=leanings_from(own_view(Game.latest(guest)))))
    seen = regard(guest.child_id, account)
    own = own_view(next(reversed(told(Game.all_of(guest))), None))
    leanings, view = of_two_views(own, next(iter(seen.of_child), None), guest.band, *seen.of_child[1:])
    carer = leanings_from(seen.of_oneself or {}).poles
    return grown(replace(kept, leanings=leanings, carer=carer, view=view if leanings.played else None))


def lived(guest: Guest, day: date, language: str = "en") -> Household:
    """What a guest settled and lived, before anything is known of how the child is."""
    rows = db.session.execute(SETTLED, {"guest_id": guest.id}).all()
    return Household(
        guest.band,
        guest.speech,
        NOT_PLAYED,
        {row.goal: row.hold for row, _own in rows},
        diary=diary_of(guest),
        day=day,
        own=tuple(goal_of(one.ladder, language) for _row, one in rows if one),
        wondering=guest.wondering,
    )


def grown(household: Household) -> Household:
    """The same with the goals that have grown (planner.md 3)."""
    return replace(household, grown=growths(household))


def own_view(game: Game | None) -> Mapping[str, Reading]:
    """What the plan may lean on of a game: nothing before a first part of the treehouse was built."""
    return game.round.profile if game and told([game]) else {}
