"""The talk's own half hour, built from what the family and a teacher bring (experience 5)."""

from collections.abc import Mapping, Sequence

from consult.page import Stretch

HALF_HOUR = {"well": 3, "match": 7, "concern": 10, "step": 5, "who": 5}
"""Minutes of 30 for each part of a talk."""

FEW_WORDS = 6
"""A concern as short as this stands in the agenda itself."""


def agenda(minutes: int, concern: str, teacher: bool, words: Mapping[str, str]) -> tuple[Stretch, ...]:
    """The parts of a talk of so many minutes; a teacher's question takes half of the time for concerns."""
    short = 0 < len(concern.split()) <= FEW_WORDS
    said = {**words, "concern": words["concern"].format(concern=concern) if short else words["family"]}
    parts = dict(HALF_HOUR)
    if teacher:
        parts = {"well": 3, "match": 7, "concern": 5, "teacher": 5, "step": 5, "who": 5}
    shared = scaled(list(parts.values()), minutes)
    return tuple(Stretch(long, said[part]) for part, long in zip(parts, shared, strict=True))


def scaled(parts: Sequence[int], minutes: int) -> list[int]:
    """These minutes of a half hour for a talk of another length: whole minutes that add up to it."""
    whole = sum(parts)
    exact = [part * minutes / whole for part in parts]
    found = [int(one) for one in exact]
    nearest = sorted(range(len(parts)), key=lambda place: found[place] - exact[place])
    for place in nearest[: minutes - sum(found)]:
        found[place] += 1
    return found
