"""How quick and how small lok is, measured in pairs against programs that do a part of the same.

All run from environments of their own, with bytecode: lok from a wheel built now, the peers as pinned in
peers.txt. They take turns on the same content, so that whatever else the machine does falls on both; what counts
is the median of the ratios. Nothing is written but a table on standard output, and the environments.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import checking, rendering
from bench.measuring import (
    ROOT,
    CannotMeasure,
    Measured,
    Pair,
    Peak,
    environment,
    install,
    lok_from_wheel,
    run,
)

LEAST_PAIRS = 11
PARTS = {"checking": checking.measure, "rendering": rendering.measure}


def measure(names: Sequence[str], number: int) -> str:
    """The table of the parts that are named."""
    with tempfile.TemporaryDirectory(prefix="lok-bench-") as name:
        folder = Path(name)
        lok = lok_from_wheel(folder)
        peers = environment("peers")
        install(peers, "--requirement", ROOT / "bench" / "peers.txt")
        own = run([lok / "lok", "--version"]).stdout.strip()
        return table([own], [PARTS[name](folder, lok, peers, number) for name in names], number)


def table(own: Sequence[str], parts: Sequence[Measured], number: int) -> str:
    """All numbers with what they were measured on, and beside each what it must be and is aimed at."""
    versions = [*own, *(version for part in parts for version in part.versions), processor()]
    lines = [
        ", ".join([*versions, f"Python {platform.python_version()}"]),
        f"{number} pairs, {rendering.IN_ONE_PROCESS * number} in one process",
        *(part.on for part in parts),
        "",
        f"{'median of pairs':<33}{'ms':>7}{'ms':>7}{'ratio':>7}{'must':>7}{'aim':>7}",
        *(_pair(row) for part in parts for row in part.pairs),
        "",
        f"{'peak memory':<33}{'MB':>7}{'':>14}{'must':>7}{'aim':>7}",
        *(_peak(row) for part in parts for row in part.peaks),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _pair(row: Pair) -> str:
    numbers = f"{row.mine * 1000:>7.0f}{row.theirs * 1000:>7.0f}{row.ratio:>7.2f}"
    return f"{row.what:<33}{numbers}{_asked(row.must)}{_asked(row.aim)}"


def _peak(row: Peak) -> str:
    return f"{row.what:<33}{row.size:>7.0f}{'':>14}{_asked(row.must)}{_asked(row.aim)}"


def _asked(value: float | None) -> str:
    return f"{'' if value is None else f'{value:g}':>7}"


def processor() -> str:
    """The kind of processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def main() -> int:
    """Measures and prints; gives 1 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure lok against its peers.")
    parser.add_argument("part", nargs="*", help=f"{' or '.join(PARTS)}; otherwise all")
    parser.add_argument("--pairs", type=int, default=LEAST_PAIRS, help="pairs of runs (at least 11 to quote)")
    given = parser.parse_args()
    if given.pairs < 1:
        parser.error("--pairs must be 1 or more")
    if unknown := set(given.part) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    try:
        print(measure(given.part or list(PARTS), given.pairs))
    except CannotMeasure as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
