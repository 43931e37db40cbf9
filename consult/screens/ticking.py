"""The pages on which a family ticks what may be seen, and looks at it beforehand."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from consult.details.whole import Details
from consult.forms.ticking import PART_SHOWS, PartsForm
from consult.models import Talk
from consult.models.picked import picked_of
from consult.page import Line, OnePage
from consult.screens.details import details_of
from consult.screens.lately import pickable, rewritten
from consult.screens.page import page_of, seen_and_whole
from consult.screens.planned import household_for, offered_in, worked_on
from consult.words import page_words
from home.models import Child
from planner.ladders import Goal
from shell.pages import language, page

ALONE = ("name", "band", "teacher")
"""What can be left out beside the lines."""


def parts_page(child: Child, talk: Talk, form: PartsForm | None = None) -> str:
    """The six ticks, with the goals and the wins to choose from."""
    wins, (active, others) = pickable(talk), goals_of(talk)
    shown = form or begun(talk)
    shown.offer([*active, *others], wins)
    chosen = [goal for goal in others if goal.id == shown.goal.data]
    return render_template(
        "consult/parts.html",
        who=child,
        talk=talk,
        form=shown,
        wins=wins,
        shows=PART_SHOWS,
        near=len(shown.goal.choices) if chosen else 1 + len(active),
    )


def begun(talk: Talk) -> PartsForm:
    """The form as this talk has it; nothing is ticked beforehand."""
    wins = [win.token for _line, win in picked_of(talk)]
    return PartsForm(formdata=None, parts=list(talk.parts), goal=talk.goal or "", wins=wins)


def goals_of(talk: Talk) -> tuple[Sequence[Goal], Sequence[Goal]]:
    """The goals whose ladder can be shown: those that the family works on, and the others."""
    household = household_for(talk)
    active = worked_on(household)
    return active, [goal for goal in offered_in(household) if goal not in active]


def may_be_left_out(talk: Talk) -> set[str]:
    """The keys of all lines of this page and of what stands below it, as the ticks stand."""
    below = details_of(talk, with_struck=True).keys
    return {line.key for line in page_of(talk, with_struck=True).lines} | set(below) | set(ALONE)


def preview_page(child: Child, talk: Talk) -> ResponseReturnValue:
    """Exactly the educator's page, what is left out of it, and what waits for room."""
    shown, whole = seen_and_whole(talk)
    out = {*talk.struck, *rewritten(talk)}
    below = details_of(talk, with_struck=True)
    seen = {line.key for line in shown.lines}
    waits = [line for line in whole.lines if line.key not in seen | out]
    return page(
        "consult/preview.html",
        "consult/_preview.html",
        who=child,
        talk=talk,
        page=shown,
        words=page_words(language()),
        details=below.without(talk.struck),
        left_out=left_out(whole, below, out),
        waits=waits,
    )


def left_out(whole: OnePage, below: Details, out: set[str]) -> list[Line]:
    """The lines that the family left out, or wrote anew since, with what they say; one that stood twice is one."""
    alone = {"name": whole.name, "band": whole.band, "teacher": whole.teacher and whole.teacher[0]}
    lines = [*(Line(key, said) for key, said in alone.items() if said), *whole.lines]
    known = {line.key for line in lines}
    return [line for line in (*lines, *(one for one in below.lines if one.key not in known)) if line.key in out]
