"""One pass over all lines: what is new is spoken, what was put in place is heard, the rest stays as it is."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from quiz.clips import Clip, Manifest
from quiz.clips import Voice as Licence
from voices.listening import Listener, NotHeard
from voices.manifest import write_manifest
from voices.sound import Sound, evened, mp3, read_sound, trimmed

MADE, RECORDED = "af_heart", "recorded"

VOICES = {
    MADE: Licence("Apache-2.0", "Kokoro-82M by hexgrad, voice af_heart, as int8 ONNX; see static/sounds/LICENSES.md"),
    RECORDED: Licence("as the rest of this repository", "a person's recording, put in the place of a made clip"),
}

COMPRESSION = 0.88
"""About 36 kbit/s, following the sound; s and f keep what they have up to 10 kHz."""

CLEAR_FIT = -15.5
"""Below it a line is spoken again: nobody need listen to find the take that came out less well."""


@dataclass
class Making:
    """`folder`: where the sounds lie; `takes`: makes the voice speak a line, as often as a take is asked for."""

    lines: Mapping[str, str]
    rivals: Mapping[str, str]
    folder: Path
    manifest: Path
    before: Manifest
    takes: Callable[[str], Iterable[Sound]]
    faults: list[str] = field(default_factory=list)
    spoken: int = 0

    @cached_property
    def listener(self) -> Listener:
        """Who checks each clip."""
        return Listener()

    def go(self) -> None:
        """Brings sounds and manifest up to the lines; what cannot be is in `faults`, and the manifest is without it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        known = {clip.id: clip for clip in self.before.clips}
        for id in known.keys() - self.lines.keys():
            (self.folder / known.pop(id).file).unlink(missing_ok=True)
        for id in self.lines:
            try:
                known[id] = self._clip(id, known.pop(id, None))
            except NotHeard as fault:
                self.faults.append(f"{id}: {fault}")
            self._keep(known)

    def _clip(self, id: str, old: Clip | None) -> Clip:
        path, words = self.folder / f"{id}.mp3", self.lines[id]
        if not path.is_file():
            return self._made(id)
        digest = sha256(path.read_bytes()).hexdigest()
        if old is None or digest != old.sha256:
            return self._heard(id, path.read_bytes(), RECORDED)
        return old if old.words == words else self._made(id)

    def _made(self, id: str) -> Clip:
        (self.folder / f"{id}.mp3").unlink(missing_ok=True)
        sound = self._clear_take(id)
        clip = self._heard(id, sound, MADE)
        (self.folder / clip.file).write_bytes(sound)
        self.spoken += 1
        return clip

    def _clear_take(self, id: str) -> bytes:
        """The first take that is heard clearly, or else the clearest."""
        clearest, fit = b"", -math.inf
        for take in self.takes(self.lines[id]):
            written = mp3(evened(trimmed(take)), COMPRESSION)
            heard = self.listener.fit(read_sound(written), self.lines[id])
            if not clearest or heard > fit:
                clearest, fit = written, heard
            if fit >= CLEAR_FIT:
                break
        return clearest

    def _heard(self, id: str, written: bytes, voice: str) -> Clip:
        sound, words = read_sound(written), self.lines[id]
        heard = self.listener.hear(sound, words, self.rivals.get(id))
        return Clip(id, words, voice, sha256(written).hexdigest(), round(sound.seconds, 2), heard.times)

    def _keep(self, known: Mapping[str, Clip]) -> None:
        """After every clip, so that a pass that is broken off goes on where it was."""
        clips = tuple(known[id] for id in self.lines if id in known)
        write_manifest(self.manifest, Manifest(1, self.before.language, VOICES | dict(self.before.voices), clips))
