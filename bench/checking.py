"""How quick and how small `lok check` is, against a JSON Schema validator on the same file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from bench.measuring import ROOT, CannotMeasure, Command, Measured, answer, pairs, peak, run

FAMILY = "etablering-2024"
LINES = 300
KEPT = ("utbildningsplan",)
"""The process that the steering group of the example is there for."""


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


def measure(folder: Path, lok: Path, peers: Path, number: int) -> Measured:
    """Checks one file of about LINES lines with both; ``number`` pairs."""
    schema = folder / f"{FAMILY}.schema.json"
    run([lok / "lok", "schema", FAMILY, "-o", schema])
    file = example(folder, lok)
    check: list[str | Path] = [lok / "lok", "check"]
    peer: list[str | Path] = [peers / "check-jsonschema", "--schemafile", schema]
    same_verdict(check, peer, file, folder)

    text = file.read_text(encoding="utf-8")
    nothing: list[str | Path] = [lok / "python", "-c", "pass"]
    return Measured(
        f"checked: one file of {len(text.splitlines())} lines and {len(text.encode()) / 1000:.1f} kB",
        (run([peers / "check-jsonschema", "--version"]).stdout.strip().replace(", version", ""),),
        (
            pairs("lok check / check-jsonschema", [*check, file], [*peer, file], number, must=0.85, aim=0.4),
            pairs("lok --help / python -c pass", [lok / "lok", "--help"], nothing, number, must=7.5, aim=6),
        ),
        (
            *peak("lok check", lok / "python", [*check, file], must=60, aim=45),
            *peak("check-jsonschema", lok / "python", [*peer, file]),
        ),
    )
