"""Every document is valid and holds every text, whatever agreement it is made of, for every reader at hand.

The documents are the examples, their drafts with every second answer gone, and agreements that hypothesis makes
of the examples: long words, empty lists, sixty rows, hostile text, parts of the wrong shape. They are made once,
and each program reads all of them.
"""

from __future__ import annotations

import copy
import io
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

import mammoth
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from ooxml_integrity import check_many
from openxml_audit import FileFormat, OpenXmlValidator
from tests.needs import lacking
from tools.validate_docx import faults_of

from lokcli.blocks import Document, Span
from lokcli.checking import check
from lokcli.families import NAMES, family
from lokcli.findings import Path
from lokcli.outline import outline
from lokcli.render.package import W
from lokcli.render.word import render
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)
EACH = 75
"""Agreements made of each family: more than 200 in all, those that come out alike counted once."""

HOSTILE = (
    "A & B < C > D \"E\" 'F' &amp; &lt;b&gt;",
    "]]> <!-- --> <w:p/> {{ x }} {% y %}",
    "Arbetsmarknadspolitiskaprogramsamordningsfunktionsbeskrivningarna",
    "עברית \u200foch\u200e العربية",
    "😀 👩\u200d👩\u200d👧 🇸🇪",
    "En\ttabb och\nen rad och\n\nett stycke",
    "mjukt\u00adbindestreck och hårt\u00a0mellanslag",
    "# ingen rubrik * ingen _lista_ | ingen tabell `kod` [text](mål)",
    "Å a\u030a Ö o\u0308 ﬁ ½ № ²",
    "x" * 300,
    "Parterna möts varje vecka. " * 185,
    "\x0bsida\x0cbrytning\x07",
)


# --- the agreements ---


@cache
def example(name: str) -> dict[str, Any]:
    return dict(read((ROOT / "examples" / f"{name}.lok.yaml").read_bytes(), "a.lok.yaml").data)


def paths(value: Any, here: Path = ()) -> Iterator[Path]:  # noqa: ANN401
    """Every place of the data but those that name the format and the family."""
    if isinstance(value, Mapping):
        for word, below in value.items():
            if (*here, word) not in (("lok",), ("mall",)):
                yield (*here, word)
                yield from paths(below, (*here, word))


def at(data: dict[str, Any], path: Path) -> Any:  # noqa: ANN401
    value: Any = data
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def put(data: dict[str, Any], path: Path, value: Any) -> None:  # noqa: ANN401
    parent = at(data, path[:-1])
    if isinstance(parent, dict) and path[-1] in parent:
        parent[path[-1]] = value


LARGE = 600
"""Characters of a part that is not made larger: sixty times sixty rows say no more than sixty."""


def grown(value: Any) -> Any:  # noqa: ANN401
    """Sixty items like the first one; of a text, sixty times its words."""
    if len(str(value)) > LARGE:
        return value
    match value:
        case dict() if value and all(isinstance(below, dict) for below in value.values()):
            first = next(iter(value.values()))
            return {**value, **{f"rad-{n}": copy.deepcopy(first) for n in range(60)}}
        case list() if value:
            return [*value, *(f"{value[0]} {n}" for n in range(60))]
        case str():
            return " ".join([value] * 60)
        case _:
            return value


@st.composite
def agreements(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """An agreement of a family: its example after some changes."""
    data = copy.deepcopy(example(name))
    texts = st.sampled_from(HOSTILE) | st.text(max_size=60)
    for _ in range(draw(st.integers(1, 8))):
        known = sorted(paths(data))
        path = draw(st.sampled_from(known)) if known else ()
        if not path:
            continue
        match draw(st.sampled_from(["text", "text", "text", "grow", "grow", "empty", "drop", "shape"])):
            case "text" if isinstance(at(data, path), str):
                put(data, path, draw(texts))
            case "text" if isinstance(at(data, path), list):
                put(data, path, draw(st.lists(texts, max_size=4)))
            case "grow":
                put(data, path, grown(at(data, path)))
            case "empty":
                put(data, path, [] if isinstance(at(data, path), list) else {})
            case "drop":
                del at(data, path[:-1])[path[-1]]
            case "shape":
                put(data, path, draw(st.sampled_from([None, {"svar": "nej"}, ["a", "b"], "text", {"x": {}}])))
            case _:
                pass
    return data


def halved(data: dict[str, Any]) -> dict[str, Any]:
    """A draft: every second answer is gone."""
    made = copy.deepcopy(data)
    texts = [path for path in paths(data) if not isinstance(at(data, path), dict)]
    for path in texts[1::2]:
        del at(made, path[:-1])[path[-1]]
    return made


@dataclass(frozen=True)
class Made:
    """A document, what it was made of, and its file."""

    name: str
    document: Document
    content: bytes


def made(name: str, data: Mapping[str, Any], *, draft: bool = False) -> Made:
    raw = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=2**20).encode(
        errors="replace"
    )
    result = check(read(raw, f"{name}.lok.yaml"), AS_OF)
    assert result.family is not None
    assert result.draft is not None
    document = outline(
        result.family,
        result.draft,
        result.blanks,
        source_sha256=result.source.sha256,
        draft_copy=draft,
    )
    return Made(name, document, render(document, source_sha256=result.source.sha256))


def generated(name: str) -> list[Made]:
    """The documents of agreements that hypothesis makes of a family's example."""
    found: list[Made] = []

    @settings(
        max_examples=EACH, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(agreements(name))
    def make(data: dict[str, Any]) -> None:
        found.append(made(f"{name}-{len(found)}", data))

    make()
    return found


@pytest.fixture(scope="session")
def documents() -> tuple[Made, ...]:
    found: list[Made] = []
    for file in sorted((ROOT / "examples").glob("*.lok.yaml")):
        name = file.name.removesuffix(".lok.yaml")
        found += [made(name, example(name)), made(f"{name}-utkast", halved(example(name)), draft=True)]
    for name in NAMES:
        found += generated(name)
    return tuple({each.content: each for each in found}.values())


@pytest.fixture(scope="session")
def folder(documents: tuple[Made, ...], tmp_path_factory: pytest.TempPathFactory) -> File:
    """A folder with the file of each document."""
    here = tmp_path_factory.mktemp("documents")
    for each in documents:
        (here / f"{each.name}.docx").write_bytes(each.content)
    return here


# --- what is read back ---


def words(text: str) -> str:
    """Text as every reader agrees on it: composed, one space between words, nothing that is only layout."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\ufeff", ""))
    text = text.replace("\u2011", "-")  # a hyphen that holds a date or a code together
    text = "".join("\ufffd" if is_forbidden(c) else c for c in text)
    return "".join(re.sub(r"\s+", "", text))


def is_forbidden(character: str) -> bool:
    """Whether XML has no room for it; a document shows U+FFFD in its place."""
    code = ord(character)
    return (code < 0x20 and character not in "\t\n\r") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def spans(value: Any) -> Iterator[Span]:  # noqa: ANN401
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for below in value:
            yield from spans(below)


def lost(each: Made, text: str) -> list[str]:
    """The texts of the document that another reader did not find; line ends are anybody's."""
    found = words(text)
    return [
        span.text
        for span in spans(each.document.blocks)
        if not all(words(part) in found for part in re.split("[\u2028\u2029\x85\r\n\t]+", span.text))
    ]


def text_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    hyphen = f"{W}noBreakHyphen"
    return "".join(
        "-" if element.tag == hyphen else element.text or "" for element in root.iter(f"{W}t", hyphen)
    )


# --- the promises ---


def test_there_are_more_than_two_hundred_generated_documents_of_every_family(
    documents: tuple[Made, ...],
) -> None:
    assert len(documents) - 2 * len(list((ROOT / "examples").glob("*.lok.yaml"))) > 200
    assert {each.document.subject for each in documents} == {family(name).title for name in NAMES}


def test_no_part_of_any_document_breaks_a_schema_or_shuts_a_reader_out(documents: tuple[Made, ...]) -> None:
    faults = {}
    for each in documents:
        with zipfile.ZipFile(io.BytesIO(each.content)) as package:
            if found := faults_of(package):
                faults[each.name] = found
    assert faults == {}


def test_openxml_audit_has_no_fault_to_find(documents: tuple[Made, ...], folder: File) -> None:
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365)
    faults = {
        f"{each.name}: {error}"
        for each in documents
        for error in validator.validate(folder / f"{each.name}.docx").errors
    }
    assert faults == set()


def test_ooxml_integrity_has_no_fault_to_find(folder: File) -> None:
    found = check_many(sorted(map(str, folder.glob("*.docx"))))
    assert len(found) > EACH
    assert {name: list(map(str, faults)) for name, faults in found.items() if faults} == {}


def test_every_text_stands_in_the_document(documents: tuple[Made, ...]) -> None:
    assert {each.name: gone for each in documents if (gone := lost(each, text_of(each.content)))} == {}


def test_mammoth_reads_every_text_back(documents: tuple[Made, ...]) -> None:
    gone = {}
    for each in documents:
        page = mammoth.convert_to_html(io.BytesIO(each.content)).value
        read_back = "".join(map(str, html.fromstring(f"<div>{page}</div>").itertext()))
        if missing := lost(each, read_back):
            gone[each.name] = missing
    assert gone == {}


def test_pandoc_reads_every_text_back(documents: tuple[Made, ...], folder: File) -> None:
    if not (pandoc := shutil.which("pandoc")):
        lacking("pandoc", "it cannot read the documents back")
    gone = {}
    for each in documents:
        done = subprocess.run(
            [pandoc, "--from=docx", "--to=json", folder / f"{each.name}.docx"],
            check=True,
            capture_output=True,
        )
        if missing := lost(each, pandoc_text(json.loads(done.stdout))):
            gone[each.name] = missing
    assert gone == {}


def pandoc_text(value: Any) -> str:  # noqa: ANN401
    match value:
        case {"t": "Str", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case dict():
            return pandoc_text(list(value.values()))
        case list():
            return "".join(map(pandoc_text, value))
        case _:
            return ""


BATCH = 120
"""LibreOffice 7.4 stops without a word after 247 files in one run."""


def test_libreoffice_loads_every_document_and_every_text(
    documents: tuple[Made, ...], folder: File, soffice: str, tmp_path: File
) -> None:
    files = sorted(folder.glob("*.docx"))
    for start in range(0, len(files), BATCH):
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
                *("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path),
                *files[start : start + BATCH],
            ],
            check=True,
            capture_output=True,
        )
    gone = {}
    for each in documents:
        text = (tmp_path / f"{each.name}.txt").read_text(encoding="utf-8-sig")
        if missing := lost(each, text):
            gone[each.name] = missing
    assert gone == {}
