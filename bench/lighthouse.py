"""Lighthouse on five pages: whether everybody can use them, and whether anything on them moves by itself."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.client import ask, request
from bench.load import REPEATS
from bench.players import Player, begin, first_question, road
from bench.table import Line, within
from tests.chromium import Chromium, installed, named, unpacked
from tests.server import ROOT, Server

PACKAGE = "lighthouse@12.8.2"
CACHE = ROOT / ".cache" / "lighthouse"
PROGRAM = CACHE / "node_modules" / "lighthouse" / "cli" / "index.js"
PATIENCE_SECONDS = 600
SHIFT = "cumulative-layout-shift"
HOW = (
    "--quiet",
    "--output=json",
    "--no-enable-error-reporting",
    "--only-categories=accessibility",
    f"--only-audits={SHIFT}",
    "--chrome-flags=--headless=new --no-sandbox",
)


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page: 0 to 100 for accessibility, the audits that fell short, how much was shifted."""

    page: str
    accessibility: float
    fell_short: list[str]
    shift: float


def measure(folder: Path, _repeats: int = REPEATS) -> Iterator[Line]:
    """The page with the lowest accessibility, and the one on which most moves; nothing where Lighthouse cannot run."""
    chromium = named() or installed() or unpacked()
    if not (chromium and ready()):
        print("lighthouse: skipped, since it needs node, npm once, and a Chromium", file=sys.stderr, flush=True)
        return
    with Server(f"sqlite:///{folder / 'site.sqlite3'}") as server:
        reports = [report(server.url, page, cookie, chromium) for page, cookie in pages(server.port)]
    for one in reports:
        print(f"  {one.page}: {one.accessibility:g}, shift {one.shift:g} {one.fell_short}", file=sys.stderr, flush=True)
    least = min(reports, key=lambda one: one.accessibility)
    most = max(reports, key=lambda one: one.shift)
    given = f"{least.accessibility:g}"
    yield Line("lighthouse: accessibility, lowest", given, "", least.accessibility, 100, "of 100", at_least=True)
    yield within("  layout shift, largest", most.shift, 0, "")


def ready() -> bool:
    """Whether Lighthouse is in the cache; fetched with npm at the first time."""
    if shutil.which("node") and shutil.which("npm") and not PROGRAM.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        asked = ["npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(CACHE), PACKAGE]
        subprocess.run(asked, cwd=CACHE, capture_output=True, timeout=PATIENCE_SECONDS)
    return bool(shutil.which("node")) and PROGRAM.exists()


def pages(port: int) -> Iterator[tuple[str, str]]:
    """Addresses and the cookies with which they are opened; each is there when it is asked for."""
    asked, done = begin(port), begin(port)
    road(done)
    yield "/", ""
    yield "/games/new", ""
    yield first_question(asked), asked.cookie
    yield f"{done.game}/treehouse", done.cookie
    take_back(done)
    yield "/plan", done.cookie


def take_back(player: Player) -> None:
    """The grown-up takes the device back."""
    fields = {"csrf_token": player.token, "mode": "grown-up"}
    assert ask(player.port, request(player.port, "/grown-ups", fields, Cookie=player.cookie)).status == 303


def report(url: str, page: str, cookie: str, chromium: Chromium) -> Report:
    """Runs Lighthouse once. Raises CalledProcessError if it does not come to an end."""
    headers = json.dumps({"Cookie": cookie} if cookie else {})
    told = subprocess.run(
        ["node", str(PROGRAM), url + page, *HOW, f"--extra-headers={headers}"],
        env={**os.environ, **chromium.environ, "CHROME_PATH": chromium.path},
        capture_output=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    assert found["finalDisplayedUrl"] == url + page, found["finalDisplayedUrl"]
    audits, access = found["audits"], found["categories"]["accessibility"]
    short = [one["id"] for one in access["auditRefs"] if audits[one["id"]]["score"] not in {1, None}]
    return Report(page, access["score"] * 100, short, audits[SHIFT]["numericValue"])
