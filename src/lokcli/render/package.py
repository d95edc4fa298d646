"""How a Word package is unpacked without harm, related, and packed so that equal parts give equal bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lokcli.render.text import quoted

BASE: Final = Path(__file__).with_name("base.docx")
CONTENT_TYPES: Final = "[Content_Types].xml"
CUSTOM: Final = "docProps/custom.xml"
CORE: Final = "docProps/core.xml"
MAIN: Final = "word/document.xml"
NUMBERING: Final = "word/numbering.xml"

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

MEGABYTE: Final = 1024 * 1024
FILE_LIMIT: Final = 20 * MEGABYTE
ENTRY_LIMIT: Final = 2_000
PART_LIMIT: Final = 40 * MEGABYTE
TOTAL_LIMIT: Final = 100 * MEGABYTE
RATIO_LIMIT: Final = 200


# --- the zip ---------------------------------------------------------------------------------------


def too_dense(entry: ZipInfo) -> bool:
    """Whether an entry holds more than its packed size can honestly hold."""
    return entry.file_size > MEGABYTE and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)


def plainly_packed(entry: ZipInfo) -> bool:
    """Whether an entry is stored or deflated and not encrypted, as Word writes it."""
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not entry.flag_bits & 1


def safe(entries: Sequence[ZipInfo]) -> bool:
    """Whether a package may be unpacked in memory: size, packing ratio, method, encryption, names."""
    return (
        len(entries) <= ENTRY_LIMIT
        and len({entry.filename for entry in entries}) == len(entries)
        and sum(entry.file_size for entry in entries) <= TOTAL_LIMIT
        and all(
            entry.file_size <= PART_LIMIT and plainly_packed(entry) and not too_dense(entry)
            for entry in entries
        )
    )


def safe_parts(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of every part; none when the package is not safe to read."""
    with ZipFile(BytesIO(raw)) as package:
        entries = package.infolist()
        if safe(entries):
            for entry in entries:
                yield entry.filename, package.read(entry)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package with fixed dates, order and origin; the content types come first."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # A PNG is packed itself.
            entry.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            entry.create_system = 3
            package.writestr(entry, parts[name])
    return buffer.getvalue()


def checksum(parts: Iterable[tuple[str, bytes]]) -> str:
    """sha256 over every part but the one that holds it, in the order of their names."""
    whole = sha256()
    for name, content in sorted(parts):
        if name != CUSTOM:
            whole.update(name.encode() + b"\0" + sha256(content).digest())
    return whole.hexdigest()


# --- parts as text ---------------------------------------------------------------------------------

_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_IDENT: Final = re.compile(r' Id="([^"]*)"')


def written(*root: str) -> bytes:
    """The bytes of a part from the text of its root, given in any number of pieces."""
    # Each piece for itself: most are plain ASCII, which takes no time.
    return b"".join([piece.encode() for piece in (_DECLARATION, *root)])


def root_of(part: bytes) -> str:
    """The text of a part without the declaration. For parts of base.docx and those that lok has written."""
    return part.decode().partition("?>\n")[2]


def with_last(part: bytes, elements: Iterable[str]) -> bytes:
    """The part with more elements last in its root, which must hold some already."""
    root = root_of(part)
    end = root.rindex("</")
    return written(root[:end], *elements, root[end:])


def relations_name(part: str) -> str:
    """The name of the part that holds a part's relationships; the package's own for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


# --- a package in the making -----------------------------------------------------------------------


@cache
def base_parts() -> Mapping[str, bytes]:
    """Name and content of every part of base.docx."""
    with ZipFile(BASE) as package:
        return {name: package.read(name) for name in package.namelist()}


class Making:
    """A package to which pictures and links are added; ``parts`` is whole when ``close`` has been called."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self._types: list[str] = []
        self._related: list[str] = []
        taken = set(_IDENT.findall(root_of(parts[relations_name(MAIN)])))
        self._free = (ident for number in count(1) if (ident := f"rId{number}") not in taken)

    def _relate(self, kind: str, target: str, more: str = "") -> str:
        ident = next(self._free)
        self._related.append(
            f'<Relationship Id="{ident}" Type="{R[1:-1]}/{kind}" Target={quoted(target)}{more}/>'
        )
        return ident

    def link(self, address: str) -> str:
        """The id of a new relationship of the document to an address outside."""
        return self._relate("hyperlink", address, ' TargetMode="External"')

    def picture(self, name: str, content_type: str, content: bytes) -> str:
        """Puts a picture in, under another name if that one is taken; gives the id of the relationship to it."""
        taken = {each.lower() for each in self.parts}
        places = chain((f"media/{name}",), (f"media/lok{number}-{name}" for number in count(1)))
        place = next(place for place in places if f"word/{place}".lower() not in taken)
        self.parts[f"word/{place}"] = content
        self._types.append(f'<Override PartName="/word/{place}" ContentType="{content_type}"/>')
        return self._relate("image", place)

    def close(self) -> None:
        """Writes down the types and the relationships of what was added."""
        for name, added in ((CONTENT_TYPES, self._types), (relations_name(MAIN), self._related)):
            self.parts[name] = with_last(self.parts[name], added)
