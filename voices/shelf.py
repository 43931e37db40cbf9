"""Where the clips of a language stand: their files, the manifest, and the list that the browser reads."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from quiz import CONTENT
from quiz.clips import SOUNDS, Clip, read_clips
from voices.takes import Take

HEAD = """# Made by `make voices`; change a line in its own file instead. What the words mean: quiz/clips.py.
language = {language}
voice = {voice}
licence = {licence}
"""
CLIP = """
[[clip]]
id = {id}
says = {says}
sha256 = {sha256}
seconds = {seconds}
loudness = {loudness}
times = {times}
"""


class Shelf:
    """The clips of one language as they are kept; `sounds` and `content` are folders with a folder a language."""

    def __init__(self, language: str, voice: str, licence: str, sounds: Path = SOUNDS, content: Path = CONTENT) -> None:
        self.language, self.voice, self.licence = language, voice, licence
        self.folder, self.manifest = sounds / language, content / language / "clips.toml"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clips = dict(read_clips(self.manifest).clips) if self.manifest.exists() else {}

    def digests(self) -> dict[str, str]:
        """The sha256 of every file on the shelf, by the id of its line."""
        return {file.stem: sha256(file.read_bytes()).hexdigest() for file in sorted(self.folder.glob("*.mp3"))}

    @property
    def size(self) -> int:
        """How many bytes all clips have together."""
        return sum(file.stat().st_size for file in self.folder.glob("*.mp3"))

    def path(self, id: str) -> Path:
        """The file of a line's clip."""
        return self.folder / f"{id}.mp3"

    def put(self, id: str, says: str, take: Take, recorded: bool = False) -> None:
        """Keeps a take as the clip of this line."""
        digest = sha256(take.mp3).hexdigest()
        self.path(id).write_bytes(take.mp3)
        self.clips[id] = Clip(id, says, digest, take.seconds, take.loudness, take.times, recorded)

    def drop(self, id: str) -> None:
        """Takes away what there is of this clip."""
        self.path(id).unlink(missing_ok=True)
        self.clips.pop(id, None)

    def save(self, order: Iterable[str]) -> None:
        """Writes the manifest in the order of these ids, and the browser's list."""
        kept = [self.clips[id] for id in order if id in self.clips]
        head = HEAD.format(language=quoted(self.language), voice=quoted(self.voice), licence=quoted(self.licence))
        self.manifest.write_text(head + "".join(map(entry, kept)), encoding="utf-8")
        (self.folder / "clips.json").write_text(browser_list(self.clips), encoding="utf-8")


def entry(clip: Clip) -> str:
    """A clip as it stands in the manifest."""
    written = CLIP.format(
        id=quoted(clip.id),
        says=quoted(clip.says),
        sha256=quoted(clip.sha256),
        seconds=clip.seconds,
        loudness=clip.loudness,
        times=list(clip.times),
    )
    return written + "recorded = true\n" * clip.recorded


def browser_list(clips: Mapping[str, Clip]) -> str:
    """What the browser needs of every clip: its version, for the address, and when each word begins."""
    listed = {id: [clip.sha256[:12], clip.times] for id, clip in clips.items()}
    return json.dumps(listed, sort_keys=True, separators=(",", ":")) + "\n"


def quoted(text: str) -> str:
    """A text as TOML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
