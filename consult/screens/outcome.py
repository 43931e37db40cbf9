"""The pages of what comes of a talk, put together for the educator who writes and for the family that answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from flask import render_template, request

from accounts.views import carer
from consult.forms.outcome import NAMES, USUALLY, AgreeForm, NoteForm, ReplyForm, SuggestForm, WishForm
from consult.models import Suggestion, Talk, TalkNote
from consult.models.answering import in_force
from consult.models.writing import agreed_of, all_of
from consult.parts import Kind, Part
from consult.screens.moments import today_of
from consult.screens.planned import chosen, household_for
from consult.suggesting import PICKED, Reading, goal_with, goals_open, left_out, picks, reading, usual
from home.models import Child
from planner.areas import areas
from planner.household import Household
from planner.ladders import Goal
from planner.models import household_of
from planner.plan import card_of, plan_for
from shell.pages import language


@dataclass(frozen=True, slots=True)
class Behind:
    """What an educator picks from: the goals by the names of their areas, the one looked at, and what it offers."""

    goals: Mapping[str, Sequence[Goal]]
    goal: Goal | None
    step: str
    picks: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """One suggestion as the family reads it. reading: None for a written goal, and where it does not fit any more."""

    suggestion: Suggestion
    reading: Reading | None
    counts: bool


def result_page(
    talk: Talk,
    *,
    note: NoteForm | None = None,
    reply: tuple[str, ReplyForm] | None = None,
    agreed: AgreeForm | None = None,
) -> str:
    """All that the educator writes for the family, with the form that needs another look."""
    kept = agreed_of(talk)
    first: dict[str, Any] = {"obj": kept} if kept else {"look_again": today_of(talk.child) + USUALLY}
    return render_template(
        "consult/result.html",
        talk=talk,
        notes=all_of(TalkNote, talk),
        suggested=suggested(talk),
        kept=kept,
        names=NAMES,
        kinds=[kind for kind in Kind if kind is Kind.WRITTEN or talk.shows(Part.PLAN)],
        note=note or NoteForm(formdata=None, key=token_urlsafe(16)),
        reply=reply,
        agreed=agreed or AgreeForm(formdata=None, **first),
        opened="note" if note else "suggest" if reply else "agreed" if agreed else request.args.get("at", "agreed"),
    )


def suggested(talk: Talk) -> list[tuple[Suggestion, Reading | None]]:
    """The suggestions as the educator reads them again; of the plan as far as it is ticked."""
    every = all_of(Suggestion, talk)
    shown = talk.shows(Part.PLAN) and any(one.kind != Kind.WRITTEN for one in every)
    household = household_for(talk) if shown else None
    gone = not_shown(talk, household) if household else ()
    return [(one, read(one, household) if household and one.goal not in gone else None) for one in every]


def form_for(kind: Kind) -> SuggestForm | WishForm:
    """The form of a kind as it is first shown."""
    made = WishForm if kind is Kind.WRITTEN else SuggestForm
    return made(formdata=None, key=token_urlsafe(16))


def plan_behind(talk: Talk, kind: Kind, form: SuggestForm | WishForm) -> Behind | None:
    """What a suggestion about the plan is picked from; its form takes nothing else. None for a written goal."""
    if isinstance(form, WishForm):
        return None
    household = household_for(talk)
    open_goals = goals_open(household, language(), not_shown(talk, household))
    known = {goal.id: goal for goals in open_goals.values() for goal in goals}
    goal = looked_at(talk, form, known, household)
    found = picks(kind, goal, household, language()) if goal and kind in PICKED else {}
    form.offer(list(known), found if kind in PICKED else None)
    if not form.is_submitted():
        form.goal.data = goal.id if goal else None
    named = {areas(language())[area].name: goals for area, goals in open_goals.items()}
    step = card_of(goal, household, language(), usual(goal, household)).this_time if goal else ""
    return Behind(named, goal, step, found)


def not_shown(talk: Talk, household: Household) -> frozenset[str]:
    """The goals of which the family left something out of this talk."""
    return left_out(talk.struck, chosen(talk, household))


def looked_at(talk: Talk, form: SuggestForm, known: Mapping[str, Goal], household: Household) -> Goal | None:
    """The goal that was picked, else the talk's own, else the one whose step is open."""
    opened = plan_for(household, language()).open
    asked = (form.goal.data, request.args.get("goal"), talk.goal, opened.goal.id if opened else None, *known)
    return next((known[id] for id in asked if id in known), None)


def suggesting_page(talk: Talk, kind: Kind, form: SuggestForm | WishForm, behind: Behind | None) -> str:
    """The page on which one suggestion is written."""
    return render_template(
        "consult/suggesting.html", talk=talk, kind=kind, name=NAMES[kind], form=form, behind=behind, picked=PICKED
    )


def ours(child: Child) -> Household:
    """The child's plan on this day, as the carer who is signed in reads it."""
    return household_of(child.guest, carer(), today_of(child), language(), softened=False)


def outcome_page(
    child: Child, talk: Talk, *, asking: str = "", mend: tuple[str, Any] = ("", ""), typed: str = ""
) -> str:
    """What came of a talk; `mend`: what is said beside which suggestion, `asking`: for which one a question is open."""
    return render_template(
        "consult/outcome.html",
        who=child,
        talk=talk,
        agreed=agreed_of(talk),
        notes=all_of(TalkNote, talk),
        offered=offered_of(child, all_of(Suggestion, talk)),
        names=NAMES,
        asking=asking,
        mend=mend,
        typed=typed,
        today=today_of(child),
    )


def offered_of(child: Child, suggestions: Sequence[Suggestion]) -> list[Offered]:
    """The suggestions as the family reads them; the plan is asked where one is about it."""
    household = ours(child) if any(one.kind != Kind.WRITTEN for one in suggestions) else None
    return [Offered(one, read(one, household) if household else None, in_force(one)) for one in suggestions]


def read(suggestion: Suggestion, household: Household) -> Reading | None:
    """A suggestion about the plan as it reads on this day."""
    goal = goal_with(suggestion.goal, household, language())
    return reading(Kind(suggestion.kind), goal, suggestion.value, household, language())
