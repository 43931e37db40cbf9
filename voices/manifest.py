"""Writes the manifest of a language's clips: one clip a line, so that a change shows what changed."""

import json
from collections.abc import Iterable
from pathlib import Path

from quiz.clips import Clip, Manifest

HEAD = "# Made by `make voices`: what each clip says, whose voice it is, and the hundredth at which each word begins."


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Puts the manifest into its file; voices that no clip names any more are left out."""
    used = {clip.voice for clip in manifest.clips}
    voices = [
        f"voices.{name} = {{ licence = {_quoted(voice.licence)}, source = {_quoted(voice.source)} }}"
        for name, voice in manifest.voices.items()
        if name in used
    ]
    head = [HEAD, f"version = {manifest.version}", f"language = {_quoted(manifest.language)}", *voices]
    text = "\n".join([*head, "", "clip = [", *_rows(manifest.clips), "]", ""])
    path.write_text(text, encoding="utf-8")


def _rows(clips: Iterable[Clip]) -> Iterable[str]:
    for clip in clips:
        texts = (("id", clip.id), ("words", clip.words), ("voice", clip.voice), ("sha256", clip.sha256))
        fields = [f"{name} = {_quoted(value)}" for name, value in texts]
        yield f"  {{ {', '.join([*fields, f'seconds = {clip.seconds}', f'times = {list(clip.times)}'])} }},"


def _quoted(value: str) -> str:
    """A text as TOML writes it; JSON's way is one of TOML's."""
    return json.dumps(value, ensure_ascii=False)
