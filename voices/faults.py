"""What a listener would notice when all clips stand side by side (experience D4)."""

from collections.abc import Iterable, Iterator, Mapping

from quiz.clips import Clip

LOUDER = 1.0
"""dB between the loudest clip and the softest."""
LONGER = 1.25
"""How many times as long as its twin a clip may be."""
MOST_BYTES = 2_000_000


def faults(clips: Mapping[str, Clip], twins: Iterable[tuple[str, str]], bytes_together: int) -> Iterator[str]:
    """Every fault in plain words, none if all is well."""
    by_loudness = sorted(clips.values(), key=lambda clip: clip.loudness)
    if by_loudness and by_loudness[-1].loudness - by_loudness[0].loudness > LOUDER:
        softest, loudest = by_loudness[0], by_loudness[-1]
        yield f"{loudest.id} is {loudest.loudness} dB and {softest.id} {softest.loudness} dB: make them even"
    for pair in twins:
        yield from _unlike([clips[id] for id in pair if id in clips])
    if bytes_together > MOST_BYTES:
        yield f"all clips together have {bytes_together} bytes, not {MOST_BYTES} at most"


def _unlike(pair: list[Clip]) -> Iterator[str]:
    short, long = min(pair, key=_length, default=None), max(pair, key=_length, default=None)
    if short and long and long.seconds > short.seconds * LONGER:
        yield f"{long.id} lasts {long.seconds} s and {short.id} {short.seconds} s: write lines nearer in length"


def _length(clip: Clip) -> float:
    return clip.seconds
