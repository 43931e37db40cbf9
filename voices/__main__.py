"""`python -m voices`: every line that a child can meet gets its clip, and the manifest says so."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quiz import CONTENT
from quiz.clips import Manifest, read_manifest
from quiz.lines import lines
from voices.making import Making
from voices.rivals import rivals
from voices.sound import Sound, loudness, read_sound
from voices.speaking import Speaker

HERE = Path(__file__).resolve().parent.parent
CACHE = HERE / ".cache" / "voices"
LANGUAGE = "en"


def main() -> int:
    """Makes what is missing. Hands back 1 and names the lines if a clip was refused."""
    written, manifest = lines(LANGUAGE), CONTENT / LANGUAGE / "clips.toml"
    before = read_manifest(manifest) if manifest.is_file() else Manifest(1, LANGUAGE, {}, ())
    folder = HERE / "static" / "sounds" / LANGUAGE
    making = Making(written, rivals(written), folder, manifest, before, takes)
    making.go()
    print(f"{making.spoken} of {len(written)} lines spoken. {figures(folder, read_manifest(manifest))}")
    for fault in making.faults:
        print(f"Refused: {fault}", file=sys.stderr)
    return 1 if making.faults else 0


def takes(line: str) -> Iterator[Sound]:
    """The line in the voice, which is woken by the first line that needs it."""
    return _speaker().takes(line)


@cache
def _speaker() -> Speaker:
    return Speaker(CACHE)


def figures(folder: Path, manifest: Manifest) -> str:
    """What all clips together come to."""
    paths = [folder / clip.file for clip in manifest.clips]
    heard = [loudness(read_sound(path)) for path in paths]
    size, seconds = sum(path.stat().st_size for path in paths), sum(clip.seconds for clip in manifest.clips)
    return f"All: {size / 1000:.0f} kB, {seconds:.0f} s, {min(heard):.2f} to {max(heard):.2f} LUFS."


if __name__ == "__main__":
    sys.exit(main())
