"""A grown-up's answers become a profile of the same kind as a child's (quiz.md 3, 4, 7 and 9)."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from outlook.parting import boundaries
from outlook.statements import OPTIONS, Statement, forms
from quiz.scoring import Answer, Band, Reading, profile_from

MIDDLE = OPTIONS // 2


def counted(statement: Statement, option: int) -> Answer:
    """An option, 0 to 4, as the engine counts it: highest where it speaks for the trait's high pole.

    The end of the scale that was picked stands for the side that a child taps: since both poles are asked about
    evenly, a yes to nearly everything shows as one side, and the profile then says less (quiz.md 7). ValueError for
    an option that there is not.
    """
    side = None if option == MIDDLE else "right" if option > MIDDLE else "left"
    return Answer(option if statement.pole.high else OPTIONS - 1 - option, OPTIONS, side)


def profile_of(form: str, said: Mapping[str, int], boundaries_version: int) -> Mapping[str, Reading]:
    """What the answers to a form say so far (statement id -> option): a reading a trait, with how sure it is.

    The graded model of quiz.scoring with an adult's slope; an answer tells of its own trait and of no other. A
    statement that the form no longer has says nothing.
    """
    return _read(form, tuple(sorted(said.items())), boundaries_version)


@lru_cache(maxsize=1024)
def _read(form: str, said: tuple[tuple[str, int], ...], boundaries_version: int) -> Mapping[str, Reading]:
    statements, given = forms()[form].statements, dict(said)
    answers = {one.id: counted(one, given[one.id]) for one in statements if one.id in given}
    return MappingProxyType(profile_from(statements, answers, Band.ADULT, boundaries(boundaries_version, form)))
