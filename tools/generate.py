"""Makes again what is generated: the schemas, the examples and their renderings, the list of rules.

``generate.py`` writes; ``generate.py --check`` writes nothing and exits 1 when a file is not what it should be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lokcli.blocks import Document
from lokcli.checking import check
from lokcli.families import NAMES, family
from lokcli.findings import dotted
from lokcli.outline import outline
from lokcli.registers.kommuner import by_code
from lokcli.render.word import render
from lokcli.reports.rules import markdown
from lokcli.scaffold import complete
from lokcli.schema import schema_text
from lokcli.sources.yaml import Source, read

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)
"""The day that the committed renderings are checked for."""
TRANSCRIPTIONS = {"blekinge-2016": date(2016, 6, 1), "sodertorn-2019": date(2019, 6, 1)}
"""Real agreements in our own words, and a day when they were in force."""


def generated() -> Iterator[tuple[Path, bytes]]:
    """Each generated file, relative to the root, with what it shall hold."""
    for name in NAMES:
        yield Path("schemas") / f"{name}.schema.json", schema_text(name).encode()
        text = complete(family(name), by_code("1082"), {}).encode()
        yield Path("examples") / f"{name}.lok.yaml", text
        yield Path("examples") / f"{name}.docx", _rendered(text, f"{name}.lok.yaml")
    yield Path("docs") / "rules.md", markdown().encode()
    for name, earlier in TRANSCRIPTIONS.items():
        source = read((ROOT / "examples" / f"{name}.lok.yaml").read_bytes(), f"{name}.lok.yaml")
        yield Path("examples") / f"{name}.docx", _rendered(source.text.encode(), source.name)
        yield Path("examples") / f"{name}.findings.txt", "".join(_findings(source, (AS_OF, earlier))).encode()


def _findings(source: Source, days: tuple[date, ...]) -> Iterator[str]:
    """What the check finds in a real agreement, as of each day: compared, so that a change of mind shows."""
    for day in days:
        yield f"# --as-of {day.isoformat()}\n"
        for f in check(source, day).findings:
            yield f"{f.place.line}:{f.place.column}: {f.severity.swedish} {f.code} {dotted(f.path)}: {f.message}\n"


def document(text: bytes, name: str) -> tuple[Document, str]:
    """The document that a source becomes, and the sha256 of the source."""
    result = check(read(text, name), AS_OF)
    if result.family is None or result.draft is None:
        raise SystemExit(f"{name} has no family")
    sha256 = result.source.sha256
    return outline(result.family, result.draft, result.blanks, source_sha256=sha256), sha256


def _rendered(text: bytes, name: str) -> bytes:
    made, sha256 = document(text, name)
    return render(made, source_sha256=sha256)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name, else the whole as one: how a package is packed is up to zlib."""
    if not content.startswith(b"PK"):
        return {"": content}
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main(arguments: list[str]) -> int:
    """Writes the files, or with ``--check`` names those that differ."""
    stale = 0
    for relative, content in generated():
        path = ROOT / relative
        if path.exists() and parts(path.read_bytes()) == parts(content):
            continue
        stale += 1
        print(f"{'stale' if '--check' in arguments else 'wrote'}: {relative}")
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
