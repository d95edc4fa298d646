"""How two programs are measured: each from an environment of its own, in turns, from installed packages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
# Beside the environment of make, for that folder is left alone by git, linters and tests.
ENVIRONMENTS = ROOT / ".venv" / "bench"

Command = Sequence[str | Path]


class CannotMeasure(Exception):  # noqa: N818 - a sentence for whoever runs the script
    """Something that the measurement rests on does not hold."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the table: the medians of both in seconds, the median of the ratios, and what it should be.

    Where nothing is asked, the row is there to tell where the time goes.
    """

    what: str
    mine: float
    theirs: float
    ratio: float
    must: float | None = None
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory that a program held, in MB, and what it should be; for a peer nothing is asked."""

    what: str
    size: float
    must: float | None = None
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of the benchmark has to tell: on what, with which programs, and the numbers."""

    on: str
    versions: tuple[str, ...]
    pairs: tuple[Pair, ...]
    peaks: tuple[Peak, ...]


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
    return subprocess.run(
        [*map(str, command)],
        env=_free(),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def _free() -> dict[str, str]:
    free = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**free, "PYTHONUTF8": "1"}


# --- the measurement ---


def seconds(command: Command) -> float:
    """How long a command takes, from start to end."""
    start = time.perf_counter()
    answer(command)
    return time.perf_counter() - start


def in_turns(
    what: str,
    mine: Callable[[], float],
    theirs: Callable[[], float],
    number: int,
    *,
    must: float | None = None,
    aim: float | None = None,
) -> Pair:
    """``number`` pairs A B A B of what two functions give in seconds, after a first call of each."""
    mine()
    theirs()
    times = [(mine(), theirs()) for _ in range(number)]
    return Pair(
        what,
        median(first for first, _ in times),
        median(second for _, second in times),
        median(first / second for first, second in times),
        must,
        aim,
    )


def pairs(
    what: str,
    mine: Command,
    theirs: Command,
    number: int,
    *,
    must: float | None = None,
    aim: float | None = None,
) -> Pair:
    """``number`` pairs A B A B of two commands, whole processes."""
    return in_turns(what, lambda: seconds(mine), lambda: seconds(theirs), number, must=must, aim=aim)


class Worker:
    """A process that does one piece of work for each line that it is sent, and answers with the seconds."""

    def __init__(self, command: Command) -> None:
        """Starts the process, which loads what it needs before its first answer."""
        self._process = subprocess.Popen(
            [*map(str, command)],
            env=_free(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self) -> float:
        """Lets it work once; gives the seconds that it took. Raises CannotMeasure when it has ended."""
        sent, got = self._process.stdin, self._process.stdout
        assert sent is not None  # noqa: S101 - both are pipes, as asked for above
        assert got is not None  # noqa: S101
        try:
            sent.write("\n")
            sent.flush()
            return float(got.readline())
        except (OSError, ValueError):
            raise CannotMeasure(f"{self._process.args!r} stopped working") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(
    what: str, python: Path, command: Command, *, must: float | None = None, aim: float | None = None
) -> tuple[Peak, ...]:
    """The most memory that a command held; nothing where the system does not tell (Windows)."""
    # A process of its own starts it, for a child is counted from the size of what it was forked from.
    done = answer([python, "-c", _PEAK, *command])
    if done.returncode:
        return ()
    size = int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return (Peak(what, size, must, aim),)
