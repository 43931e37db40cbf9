"""What has changed since the last run: which clips are to be spoken, looked at again, or taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.clips import Clip

Twins = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Changes:
    """Ids of lines to speak, of files that somebody put in place, and of clips whose line is gone."""

    to_speak: tuple[str, ...]
    put_in_place: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.to_speak or self.put_in_place or self.gone)


def changes(lines: Mapping[str, str], clips: Mapping[str, Clip], files: Mapping[str, str], twins: Twins) -> Changes:
    """What is to be done for lines (id -> says), clips in the manifest, and files in the folder (id -> sha256).

    A file that the manifest does not know was put there by a person and is never spoken over. Twins are spoken
    together, so that they stay alike, unless one of them is a recording.
    """
    put = {id for id in lines if id in files and (id not in clips or clips[id].sha256 != files[id])}
    unspoken = {id for id in lines if id not in put and (id not in files or clips[id].says != lines[id])}
    unspoken |= {twin for pair in twins if unspoken & set(pair) for twin in pair} - put - _recorded(clips)
    return Changes(
        tuple(id for id in lines if id in unspoken),
        tuple(id for id in lines if id in put),
        tuple(id for id in {**clips, **files} if id not in lines),
    )


def _recorded(clips: Mapping[str, Clip]) -> set[str]:
    return {id for id, clip in clips.items() if clip.recorded}
