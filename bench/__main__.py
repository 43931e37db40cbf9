"""`python -m bench [quick | NAME...]`: measures, prints the table, and ends with 1 if a bar is not met."""

import sys
import tempfile
import time
from pathlib import Path

from bench import a_year, answering, first_screen, lighthouse, many_rounds, planning, same_time, slow_line, starting
from bench.load import REPEATS
from bench.table import Line, printed

MEASURES = {
    "first": first_screen.measure,
    "thinking": planning.thinking,
    "start": starting.measure,
    "answer": answering.measure,
    "plan": planning.measure,
    "many": many_rounds.measure,
    "slow": slow_line.measure,
    "same": same_time.measure,
    "year": a_year.measure,
    "lighthouse": lighthouse.measure,
}
QUICK = ("first", "thinking", "answer", "plan")
QUICK_REPEATS = 2


def main(words: list[str]) -> int:
    """Runs the measures that are named, or all; gives the exit status."""
    quick = words == ["quick"]
    names = QUICK if quick else words or list(MEASURES)
    lines = [line for name in names for line in measured(name, QUICK_REPEATS if quick else REPEATS)]
    print(printed(lines))
    return 0 if all(line.met for line in lines) else 1


def measured(name: str, repeats: int) -> list[Line]:
    """One measure in a folder that is thrown away."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tiny-rungs-bench-") as folder:
        lines = list(MEASURES[name](Path(folder), repeats))
    print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
