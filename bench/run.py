"""How quick and how small `lok check` is, measured in pairs against a JSON Schema validator.

Both run from environments of their own, with bytecode: lok from a wheel built now, the peer as pinned in
peers.txt. They take turns on the same file, so that whatever else the machine does falls on both; what counts
is the median of the ratios. Nothing is written but a table on standard output, and the environments.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
# Beside the environment of make, for that folder is left alone by git, linters and tests.
ENVIRONMENTS = ROOT / ".venv" / "bench"
FAMILY = "etablering-2024"
LINES = 300
KEPT = ("utbildningsplan",)
"""The process that the steering group of the example is there for."""
LEAST_PAIRS = 11

Command = Sequence[str | Path]


class CannotMeasure(Exception):  # noqa: N818 - a sentence for whoever runs the script
    """Something that the measurement rests on does not hold."""


# --- the environments ---


def environment(name: str) -> Path:
    """The folder of the programs of an environment, which is made when it is not there."""
    folder = ENVIRONMENTS / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (folder / "pyvenv.cfg").exists():
        run([sys.executable, "-m", "venv", folder])
    return programs


def install(programs: Path, *what: str | Path) -> None:
    """Installs with pip, compiling to bytecode as an ordinary installation does."""
    run(
        [
            programs / "python",
            *("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--compile", *what),
        ]
    )


def lok_from_wheel(folder: Path) -> Path:
    """Builds the wheel of this tree and installs it; gives the folder of its programs."""
    run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT),
        ]
    )
    [wheel] = folder.glob("lokcli-*.whl")
    programs = environment("lok")
    install(programs, "--constraint", ROOT / "constraints.txt", wheel)
    install(programs, "--force-reinstall", "--no-deps", wheel)  # the version may be the same, the code not
    return programs


def run(command: Command) -> subprocess.CompletedProcess[str]:
    """Runs a command that must succeed. Raises CannotMeasure with what it said when it does not."""
    done = answer(command)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise CannotMeasure(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}")
    return done


def answer(command: Command) -> subprocess.CompletedProcess[str]:
    """Runs a command away from the tree, so that only what is installed is met."""
    free = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [*map(str, command)],
        env={**free, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


# --- the file ---


def shortened(text: str) -> str:
    """The example with whole processes answered by *omfattas inte* from the end, to about LINES lines."""
    lines = text.splitlines()
    start = lines.index("processer:") + 1
    end = next(at for at in range(start, len(lines)) if lines[at] and not lines[at].startswith((" ", "#")))
    heads = [at for at in range(start, end) if lines[at].startswith("  ") and lines[at][2] not in " #"]
    for head, following in reversed(list(pairwise([*heads, end]))):
        name = lines[head].strip().partition(":")[0]
        if len(lines) > LINES and name not in KEPT:
            reason = "Den korta texten har bara det som mätningen behöver."
            lines[head:following] = [f"  {name}: {{svar: omfattas inte, därför-att: {reason}}}", ""]
    return "\n".join(lines) + "\n"


def example(folder: Path, lok: Path) -> Path:
    """The shortened example if lok finds nothing wrong in it, else the whole example."""
    whole = (ROOT / "examples" / f"{FAMILY}.lok.yaml").read_text(encoding="utf-8")
    file = folder / "overenskommelse.lok.yaml"
    file.write_text(shortened(whole), encoding="utf-8")
    if answer([lok / "lok", "check", file]).returncode:
        file.write_text(whole, encoding="utf-8")
    return file


def same_verdict(mine: Command, theirs: Command, file: Path, folder: Path) -> None:
    """Makes sure that both accept the file and refuse it with a misspelt key. Raises CannotMeasure."""
    wrong = folder / "fel.lok.yaml"
    wrong.write_text(file.read_text(encoding="utf-8").replace("\nparter:", "\nprater:"), encoding="utf-8")
    for given, expected in ((file, 0), (wrong, 1)):
        for command in (mine, theirs):
            code = answer([*command, given]).returncode
            if code != expected:
                raise CannotMeasure(f"{command[0]} ended with {code} on {given.name}, not with {expected}")


# --- the measurement ---


def seconds(command: Command) -> float:
    """How long a command takes, from start to end."""
    start = time.perf_counter()
    answer(command)
    return time.perf_counter() - start


def pairs(mine: Command, theirs: Command, number: int) -> tuple[float, float, float]:
    """The medians of both in seconds, and the median of the ratios, of ``number`` pairs A B A B."""
    seconds(mine)
    seconds(theirs)
    times = [(seconds(mine), seconds(theirs)) for _ in range(number)]
    return (
        median(first for first, _ in times),
        median(second for _, second in times),
        median(first / second for first, second in times),
    )


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(python: Path, command: Command) -> float | None:
    """The most memory that a command held, in MB; None where the system does not tell (Windows)."""
    # A process of its own starts it, for a child is counted from the size of what it was forked from.
    done = answer([python, "-c", _PEAK, *command])
    if done.returncode:
        return None
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(number: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory(prefix="lok-bench-") as name:
        folder = Path(name)
        lok = lok_from_wheel(folder)
        peers = environment("peers")
        install(peers, "--requirement", ROOT / "bench" / "peers.txt")
        schema = folder / f"{FAMILY}.schema.json"
        run([lok / "lok", "schema", FAMILY, "-o", schema])
        file = example(folder, lok)
        check: list[str | Path] = [lok / "lok", "check"]
        peer: list[str | Path] = [peers / "check-jsonschema", "--schemafile", schema]
        same_verdict(check, peer, file, folder)

        text = file.read_text(encoding="utf-8")
        rows = [
            ("lok check / check-jsonschema", pairs([*check, file], [*peer, file], number)),
            (
                "lok --help / python -c pass",
                pairs([lok / "lok", "--help"], [lok / "python", "-c", "pass"], number),
            ),
        ]
        held = [
            ("lok check", peak(lok / "python", [*check, file])),
            ("check-jsonschema", peak(lok / "python", [*peer, file])),
        ]
        versions = [
            run([lok / "lok", "--version"]).stdout.strip(),
            run([peers / "check-jsonschema", "--version"]).stdout.strip().replace(", version", ""),
            f"Python {platform.python_version()}",
        ]
    lines = [
        ", ".join(versions),
        f"{number} pairs, one file of {len(text.splitlines())} lines and {len(text.encode()) / 1000:.1f} kB",
        "",
        f"{'median of pairs':<32}{'ms':>8}{'ms':>8}{'ratio':>8}",
        *(f"{word:<32}{a * 1000:>8.0f}{b * 1000:>8.0f}{ratio:>8.2f}" for word, (a, b, ratio) in rows),
        "",
        f"{'peak memory':<32}{'MB':>8}",
        *(f"{word:<32}{size:>8.0f}" for word, size in held if size is not None),
    ]
    return "\n".join(lines)


def main() -> int:
    """Measures and prints; gives 1 when nothing could be measured."""
    parser = argparse.ArgumentParser(description="Measure lok check against check-jsonschema.")
    parser.add_argument("--pairs", type=int, default=LEAST_PAIRS, help="pairs of runs (at least 11 to quote)")
    number = parser.parse_args().pairs
    if number < 1:
        parser.error("--pairs must be 1 or more")
    try:
        print(measure(number))
    except CannotMeasure as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
