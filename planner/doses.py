"""Eight ways in which a step can grow: each turns a few sentences and a series into rungs (planner.md 2.1).

Every generator takes the words of the language first, and works on its own with its default series, so a family's own
goal can have a ladder too.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from planner.rungs import FIRST_BIT, ULTRA_TINY_SECONDS, Kind, Level, Rung, Step, bites_of, cut_into_bites
from planner.words import Words

COUNTED = 20
"""Up to here a stretch is counted aloud; longer ones are told as a time."""


def duration(
    words: Words,
    ask: str,
    long: str | None = None,
    bites: str | None = None,
    open: str | None = None,
    seconds: Sequence[int] = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 150, 240),
) -> tuple[Rung, ...]:
    """One rung a stretch of seconds: counted aloud ({n}) up to twenty, told as a time ({time}) above (`long`).

    bites ({n}, {times}) and open ({n}) word the rungs of ten seconds or more for a child of small steps (facts S33).
    """
    asks = [_sentence(long if long and n > COUNTED else ask, n=n, time=words.time(n)) for n in seconds]
    return tuple(_stretch(do, n, bites, open) for n, do in zip(seconds, asks, strict=True))


def _stretch(do: str, n: int, bites: str | None, open: str | None) -> Rung:
    times, bite = bites_of(n)
    return Rung(
        do,
        n,
        Kind.DURATION,
        n,
        bites=_sentence(bites, n=bite, times=times) if bites and cut_into_bites(n) else None,
        open=_sentence(open, n=FIRST_BIT) if open and n >= ULTRA_TINY_SECONDS and not cut_into_bites(n) else None,
    )


def count(
    words: Words,
    ask: str,
    one: str,
    many: str,
    counts: Sequence[int] = (1, 2, 3, 4, 6, 8),
    each: int = 5,
    first: str | None = None,
) -> tuple[Rung, ...]:
    """One rung a number of things: `ask` with {dose}, which is `one`, or `many` with {n}; `each` is seconds a thing."""
    doses = [one if n == 1 else many.format(n=n) for n in counts]
    return tuple(
        Rung(_sentence(ask, dose=dose), n * each, Kind.COUNT, n, first=first)
        for n, dose in zip(counts, doses, strict=True)
    )


def set_of(
    words: Words,
    ask: str,
    single: str | None = None,
    alike: str | None = None,
    sizes: Sequence[int] = (1, 2, 3, 4, 6),
    each: int = 4,
    first: str | None = None,
) -> tuple[Rung, ...]:
    """One rung a number of things to choose among ({n}; `single` words one), then things nearly alike, if given."""
    asks = [_sentence(single if single and n == 1 else ask, n=n) for n in sizes]
    rungs = [Rung(do, n * each, Kind.SET, n, first=first) for n, do in zip(sizes, asks, strict=True)]
    if alike:
        rungs.append(Rung(alike, max(sizes) * each, Kind.SET, "alike", first=first))
    return tuple(rungs)


def chain(
    words: Words,
    ask: str,
    whole: str,
    steps: Sequence[Step],
    direction: str = "backward",
    then: str | None = None,
    first: str | None = None,
) -> tuple[Rung, ...]:
    """One rung a move or part of a move, then the whole: the child's share grows from the end, or from the start.

    steps: in time order. Backward rungs that begin earlier than the last move end with `then`. A rung takes the
    seconds of the child's whole share. first: the first eight seconds of the whole.
    """
    backward = direction == "backward"
    order = list(reversed(steps)) if backward else list(steps)
    ends = ["", *[then or words.then] * len(order)] if backward else [""] * len(order)
    rungs = [
        rung
        for place, step in enumerate(order)
        for rung in _moves(step, ask, ends[place], sum(done.seconds for done in order[:place]))
    ]
    return (*rungs, Rung(whole, sum(step.seconds for step in steps), Kind.CHAIN, "whole", first=first))


def _moves(step: Step, ask: str, then: str, known_seconds: int) -> list[Rung]:
    doses = [f"{step.do}, {part}" for part in step.parts] or [step.do]
    return [
        Rung(
            f"{_sentence(ask, dose=dose)} {then}".strip(),
            step.seconds + known_seconds,
            Kind.CHAIN,
            dose,
            first=step.first,
            praise=step.praise,
        )
        for dose in doses
    ]


def levels_of(kind: Kind) -> Callable[..., tuple[Rung, ...]]:
    """A generator of one rung a level: `ask` with {dose}; the language's own series, where the kind has one."""

    def rungs(words: Words, ask: str = "{dose}", levels: Sequence[Level] | None = None) -> tuple[Rung, ...]:
        return tuple(
            Rung(_sentence(ask, dose=one.dose), one.seconds, kind, one.dose, first=one.first, praise=one.praise)
            for one in levels or words.levels.get(kind, ())
        )

    return rungs


def _sentence(template: str, **places: int | str) -> str:
    sentence = template.format(**places)
    return sentence[:1].upper() + sentence[1:]


GENERATORS: Mapping[Kind, Callable[..., tuple[Rung, ...]]] = MappingProxyType(
    {
        Kind.DURATION: duration,
        Kind.COUNT: count,
        Kind.CHAIN: chain,
        Kind.EXPOSURE: levels_of(Kind.EXPOSURE),
        Kind.SET: set_of,
        Kind.SHARE: levels_of(Kind.SHARE),
        Kind.WORDS: levels_of(Kind.WORDS),
        Kind.START: levels_of(Kind.START),
    }
)
"""The body of a ladder from the fields of its [goal.body] table; a series left out is the default one."""
