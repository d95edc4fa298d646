"""How quick and how small `lok render` is, against a template engine and a converter that make the same text."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

from bench.checking import FAMILY
from bench.measuring import (
    ROOT,
    CannotMeasure,
    Command,
    Measured,
    Worker,
    answer,
    in_turns,
    pairs,
    peak,
    run,
)

TWICE = "anpassning"
"""The process that is there a second time, so that the document gets 20 pages."""
IN_ONE_PROCESS = 3
"""How many times more pairs are run where no process has to start."""
BY_LOK = Path(__file__).with_name("by_lok.py")
BY_DOCXTPL = Path(__file__).with_name("by_docxtpl.py")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def enlarged(text: str) -> str:
    """The example with one of its processes a second time, under an id and a title of its own."""
    lines = text.splitlines()
    start = lines.index(f"  {TWICE}:")
    end = next(at for at in range(start + 1, len(lines)) if lines[at] and not lines[at].startswith("    "))
    head, title, *rest = lines[start:end]
    again = [head.replace(":", "-på-orten:"), f"{title} på orten", f"    gäller: [{TWICE}]", *rest]
    return "\n".join([*lines[:end], *again, *lines[end:]]) + "\n"


def words(document: Path, parts: str = "word/document.xml") -> list[str]:
    """The words that a reader sees in the parts of a Word file whose names match, in their order."""
    pieces: list[str] = []
    with ZipFile(document) as package:
        for name in sorted(filter(re.compile(parts).fullmatch, package.namelist())):
            with package.open(name) as part:
                for _, element in ET.iterparse(part):  # noqa: S314 - a file that was made a moment ago
                    if element.tag == f"{W}t":
                        pieces.append(element.text or "")
                    elif element.tag == f"{W}noBreakHyphen":
                        pieces.append("-")
                    elif element.tag in (f"{W}p", f"{W}br", f"{W}tab"):
                        pieces.append(" ")
    # lok breaks an address before its @ where a column is narrow.
    return re.sub(r"\s+(?=@\w)", "", "".join(pieces)).split()


def bare(found: list[str]) -> Counter[str]:
    """The words without soft hyphens and without the signs that end a label or a caption."""
    return Counter(filter(None, (word.replace("\u00ad", "").strip(".:·") for word in found)))


def same_words(mine: Path, theirs: Path) -> None:
    """Makes sure that the words of both are the same in the same order. Raises CannotMeasure.

    The header is left out, for lok shortens what has no room there.
    """
    for parts in ("word/document.xml", r"word/footer\d*\.xml"):
        own, other = words(mine, parts), words(theirs, parts)
        if own != other:
            at = next((at for at, (a, b) in enumerate(zip(own, other, strict=False)) if a != b), 0)
            raise CannotMeasure(
                f"{theirs.name} has other words than {mine.name}: {other[at : at + 9]} for {own[at : at + 9]}"
            )


def same_words_and(more: str, mine: Path, theirs: Path) -> None:
    """Makes sure that the second has the words of the first and those of ``more``. Raises CannotMeasure."""
    own, other = bare(words(mine)) + bare(more.split()), bare(words(theirs))
    if own != other:
        raise CannotMeasure(f"{theirs.name} lacks {own - other} and has {other - own} too much")


def illustrated(text: str, folder: Path) -> str:
    """The Markdown of lok with a picture above the caption of each figure, as its user would add them."""
    return re.sub(
        r"^(?=\*\*Figur (\d+)\.)",
        lambda match: f"![](<{folder}/figur{match[1]}.png>)\n\n",
        text,
        flags=re.MULTILINE,
    )


def version_of(pandoc: str) -> str:
    """As it names itself: ``pandoc 3.9``."""
    return run([pandoc, "--version"]).stdout.splitlines()[0]


def by_pandoc(folder: Path, file: Path, lok: Path, base: str, pandoc: str) -> Command:
    """How pandoc makes the document, which is tried once and has all the words."""
    source, target = folder / "text.md", folder / "pandoc.docx"
    run([lok / "lok", "render", file, "-o", source, "--force"])
    source.write_text(illustrated(source.read_text(encoding="utf-8"), folder), encoding="utf-8")
    convert: list[str | Path] = [pandoc, "-f", "gfm", source, "-o", target, "--reference-doc", base]
    run(convert)
    more = json.loads((folder / "context.json").read_text(encoding="utf-8"))["more_in_markdown"]
    same_words_and(more, folder / "lok.docx", target)
    return convert


def measure(folder: Path, lok: Path, peers: Path, number: int) -> Measured:
    """Renders one document of about 20 pages with all; ``number`` pairs, more in one process."""
    whole = (ROOT / "examples" / f"{FAMILY}.lok.yaml").read_text(encoding="utf-8")
    file, target = folder / "tjugo-sidor.lok.yaml", folder / "lok.docx"
    file.write_text(enlarged(whole), encoding="utf-8")
    checked = answer([lok / "lok", "check", file])
    if checked.returncode:
        raise CannotMeasure(f"lok finds faults in the enlarged example:\n{checked.stdout}")
    render: list[str | Path] = [lok / "lok", "render", file, "-o", target, "--force"]
    run(render)

    base = run([lok / "python", "-c", "from lokcli.render.package import BASE; print(BASE)"]).stdout.strip()
    template, filled = folder / "template.docx", folder / "docxtpl.docx"
    run([peers / "python", BY_DOCXTPL, "template", base, template])
    run([lok / "python", BY_LOK, file, "--context", folder / "context.json"])
    fill: list[str | Path] = [peers / "python", BY_DOCXTPL, "fill", template, folder / "context.json", filled]
    run(fill)
    same_words(target, filled)

    rows = [pairs("lok render / docxtpl", render, fill, number, must=1.3, aim=0.9)]
    held = [
        *peak("lok render", lok / "python", render, must=80, aim=60),
        *peak("docxtpl", lok / "python", fill),
    ]
    versions = [_version(peers, "docxtpl"), _version(peers, "python-docx")]
    pinned = run(
        [peers / "python", "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]
    ).stdout.strip()
    convert = by_pandoc(folder, file, lok, base, pinned)
    versions.append(version_of(pinned))
    rows.append(pairs("lok render / pandoc", render, convert, number, must=1.0, aim=0.7))
    held += peak("pandoc", lok / "python", convert)
    if (other := shutil.which("pandoc")) and version_of(other) != version_of(pinned):
        convert = by_pandoc(folder, file, lok, base, other)
        rows.append(pairs(f"lok render / {version_of(other)}", render, convert, number))
    for what, given, must, aim in (
        ("in one process / docxtpl", ("--pictures-given",), 0.6, 0.3),
        ("the same, lok makes the pictures", (), None, None),
    ):
        with (
            Worker([lok / "python", BY_LOK, file, *given]) as mine,
            Worker([peers / "python", BY_DOCXTPL, "serve", template, folder / "context.json"]) as theirs,
        ):
            rows.append(in_turns(what, mine, theirs, IN_ONE_PROCESS * number, must=must, aim=aim))
    counted = len(words(target))
    return Measured(
        f"rendered: one document of about 20 pages and {counted} words, two figures among them",
        tuple(versions),
        tuple(rows),
        tuple(held),
    )


def _version(peers: Path, package: str) -> str:
    asked = f"import importlib.metadata as m; print({package!r}, m.version({package!r}))"
    return run([peers / "python", "-c", asked]).stdout.strip()
