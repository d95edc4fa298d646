"""What makes a Word file from outside unfit to build on: everything that is wrong, each in a sentence.

The sentences are Swedish, for whoever has the file: what is wrong, and what to do.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from lokcli.render.package import (
    CONTENT_TYPES,
    ENTRY_LIMIT,
    FILE_LIMIT,
    MEGABYTE,
    PART_LIMIT,
    TOTAL_LIMIT,
    R,
    W,
    plainly_packed,
    relations_name,
    too_dense,
)
from lokcli.render.parts import Element, Relation, content_types, parsed, relations

NO_WORD: Final = "Wordmallen är ingen Word-fil. Välj en fil som är sparad som .docx eller .dotx."
_MACROS: Final = (
    "Wordmallen innehåller makron. Spara den utan makron: som .docx, eller som Word-mall (.dotx)."
)
_EMBEDDED: Final = (
    "Wordmallen har ett inbäddat objekt, till exempel ett kalkylark eller en ActiveX-kontroll. "
    "Ta bort det i Word, eller ersätt det med en bild."
)
SAVE_AGAIN: Final = "Öppna Wordmallen i Word och spara den på nytt som Word-dokument (.docx)."

_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT: Final = _MAIN + "document.main+xml"
_DOCUMENTS: Final = (DOCUMENT, _MAIN + "template.main+xml")
_STRICT: Final = "http://purl.oclc.org/ooxml/"

_DECLARATION: Final = re.compile(
    r"<\?xml\s+version\s*=\s*([\"'])1\.\d\1(\s+encoding\s*=\s*([\"'])[\w.-]+\3)?"
    r"(\s+standalone\s*=\s*([\"'])(yes|no)\5)?\s*\?>"
)
_ENCODING: Final = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_LINKS: Final = re.compile(r"(https?|mailto|tel):.", re.IGNORECASE)
_FETCHING: Final = re.compile(
    r"\s*(DDE|DDEAUTO|DATABASE|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK|RD)\b", re.IGNORECASE
)


class UnusableTemplate(Exception):  # noqa: N818 - a state of the file, not an error of the program
    """The file cannot be built on; ``sentences`` are all the reasons, in Swedish, each with what to do."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(dict.fromkeys(sentences))
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is safe to build on: its parts, the roots of those in XML, and how they are related."""

    parts: Mapping[str, bytes]
    roots: Mapping[str, Element]
    types: Mapping[str, str]

    def related(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part; of the package itself for an empty name."""
        root = self.roots.get(relations_name(part))
        return () if root is None else tuple(relations(root, part))

    def first(self, part: str, kind: str) -> str:
        """The name of the first part that ``part`` is related to as ``kind``; empty when there is none."""
        found = (each.target for each in self.related(part) if each.kind == kind and not each.outside)
        return next((target for target in found if target in self.parts), "")


def opened(raw: bytes) -> tuple[Package, str, list[str]]:
    """The package of a .docx or .dotx, the name of its main part, and all that its parts must not hold.

    A part that cannot be read has no root. Raises UnusableTemplate for what cannot be unpacked at all.
    """
    if said := _another_kind(raw):
        raise UnusableTemplate([said])
    parts = _unpacked(raw)
    if CONTENT_TYPES not in parts:
        if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
            raise UnusableTemplate(
                ["Wordmallen är sparad i LibreOffice eget format. Spara den där som Word 2007–365 (.docx)."]
            )
        raise UnusableTemplate([NO_WORD])
    faults: list[str] = []
    roots: dict[str, Element] = {}
    types: dict[str, str] = {}
    # The list of content types is read first: it says which parts are XML.
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        if not _is_xml(name, types):
            continue
        found = _root(name, parts[name])
        if isinstance(found, str):
            faults.append(found)
        else:
            roots[name] = found
        if name == CONTENT_TYPES and name in roots:
            types = content_types(roots[name], parts)
    package = Package(parts, roots, types)
    main = package.first("", "officeDocument")
    return package, main, [*faults, *_content_faults(package, main)]


def _unpacked(raw: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(raw)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if faults := list(_zip_faults(entries)):
                raise UnusableTemplate(faults)
            return {entry.filename: package.read(entry) for entry in entries}
    # What zipfile and zlib raise on bytes made to break them; none of it is a fault of ours.
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        raise UnusableTemplate([f"Wordmallen är skadad och går inte att packa upp. {SAVE_AGAIN}"]) from None


# --- the file as it lies ---------------------------------------------------------------------------


def _another_kind(raw: bytes) -> str:
    """What is said of a file that is no zip at all, or too large to look into."""
    if len(raw) > FILE_LIMIT:
        limit = FILE_LIMIT // MEGABYTE
        return f"Wordmallen är större än {limit} MB. Ta bort eller komprimera bilder i den."
    if raw.startswith(b"PK"):
        return ""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            return (
                "Wordmallen är skyddad med lösenord. Ta bort lösenordet i Word (Arkiv, Info) och spara den."
            )
        return f"Wordmallen är sparad i ett äldre format (.doc eller .dot). {SAVE_AGAIN}"
    for start, kind in ((b"%PDF", "en PDF"), (b"{\\rtf", "ett RTF-dokument")):
        if raw.startswith(start):
            return f"Wordmallen är {kind}. {SAVE_AGAIN}"
    return NO_WORD


def _zip_faults(entries: Sequence[ZipInfo]) -> Iterator[str]:
    if len(entries) > ENTRY_LIMIT:
        yield f"Wordmallen består av {len(entries)} delar och får ha högst {ENTRY_LIMIT}. {SAVE_AGAIN}"
    if sum(entry.file_size for entry in entries) > TOTAL_LIMIT or any(
        entry.file_size > PART_LIMIT or too_dense(entry) for entry in entries
    ):
        yield (
            "Wordmallen blir orimligt stor när den packas upp. Ta bort stora bilder i den, "
            "eller använd en annan fil om du inte vet varifrån den kommer."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        yield "Wordmallen är krypterad. Ta bort lösenordet i Word (Arkiv, Info) och spara den."
    elif not all(map(plainly_packed, entries)):
        yield f"Wordmallen är packad på ett sätt som Word inte använder. {SAVE_AGAIN}"
    names = [entry.filename for entry in entries]
    if any(times > 1 for times in Counter(name.lower() for name in names).values()):
        yield f"Wordmallen har flera delar med samma namn. {SAVE_AGAIN}"
    if any(_leads_out(name) for name in names):
        yield (
            "Wordmallen har delar som pekar ut ur filen. Använd en annan fil om du inte vet varifrån den kommer."
        )


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


# --- the parts -------------------------------------------------------------------------------------


def _is_xml(name: str, types: Mapping[str, str]) -> bool:
    return types.get(name, "").lower().endswith(("+xml", "/xml")) or name.lower().endswith(
        (".xml", ".rels", ".vml")
    )


def _decoded(content: bytes) -> str | None:
    """The text of a part in one of the two encodings that the format allows, without its declaration."""
    encoding = "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif (stated := _ENCODING.match(content)) and stated[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        return None
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    # lxml refuses text that states an encoding; at any other place a declaration is a fault to be found.
    declared = _DECLARATION.match(text)
    return text[declared.end() :] if declared else text


def _root(name: str, content: bytes) -> Element | str:
    """The root of a part, or what is wrong with it; what was looked through is what is parsed."""
    text = _decoded(content)
    if text is None:
        return f"Delen {name} har en teckenkodning som Word inte använder. {SAVE_AGAIN}"
    if "<!DOCTYPE" in text:
        return (
            f"Delen {name} har en DOCTYPE, som kan dölja text eller hämta filer. Word skriver aldrig en sådan: "
            "använd en annan fil om du inte vet varifrån den kommer."
        )
    try:
        return parsed(text)
    except (etree.XMLSyntaxError, ValueError) as fault:  # the latter where an odd declaration is left
        if "depth" in str(fault):
            return f"Delen {name} är orimligt djup. Använd en annan fil, eller kopiera innehållet till en ny."
        return f"Delen {name} är skadad. {SAVE_AGAIN}"


def _content_faults(package: Package, main: str) -> Iterator[str]:
    """What a package must not hold, wherever it stands."""
    yield from _kind_faults(package, main)
    if any(
        "macroenabled" in kind.lower() or name.lower().endswith(("vbaproject.bin", "vbadata.xml"))
        for name, kind in package.types.items()
    ):
        yield _MACROS
    for name in package.roots:
        if name.endswith(".rels"):
            yield from _relation_faults(package, name)
        elif name != CONTENT_TYPES:
            yield from _field_faults(name, package.roots[name])
    if any("activex" in kind.lower() or "oleobject" in kind.lower() for kind in package.types.values()):
        yield _EMBEDDED


def _kind_faults(package: Package, main: str) -> Iterator[str]:
    if any(each.type.startswith(_STRICT) for each in package.related("")):
        yield (
            "Wordmallen är sparad som Strict Open XML. Spara den i Word som Word-dokument (.docx) utan tillägget Strict."
        )
        return
    kind = package.types.get(main, "")
    root = package.roots.get(main)
    if "macroenabled" in kind.lower():
        return  # said of the macros
    if kind not in _DOCUMENTS:
        if CONTENT_TYPES in package.roots and relations_name("") in package.roots:
            yield NO_WORD  # else said of the part that could not be read
    elif root is not None and (root.tag != W + "document" or root.find(W + "body") is None):
        yield f"Delen {main} är inget Word-dokument. {SAVE_AGAIN}"


def _relation_faults(package: Package, name: str) -> Iterator[str]:
    """What the relationships in one part must not lead to."""
    folder, _, own = name.rpartition("_rels/")
    related = list(relations(package.roots[name], folder + own.removesuffix(".rels")))
    if len({each.ident for each in related}) != len(related) or not all(
        each.ident and each.kind and each.target for each in related
    ):
        yield f"Delen {name} är skadad. {SAVE_AGAIN}"
    for each in related:
        if each.kind == "attachedTemplate":
            yield (
                f"Wordmallen är kopplad till en annan Wordmall, {_last(each.target)}. Koppla loss den i Word "
                "(fliken Utvecklare, Dokumentmall) och spara."
            )
        elif each.outside:
            if each.kind != "hyperlink":
                what, it = ("en bild", "den") if each.kind == "image" else ("innehåll", "det")
                yield (
                    f"Wordmallen hämtar {what} utifrån, {_last(each.target)}. Infoga {it} i Wordmallen i stället för att länka."
                )
            elif not _LINKS.match(each.target):
                yield (
                    f"Wordmallen har en länk till {_last(each.target)}. Länkar får bara gå till webben, e-post och telefon: "
                    "ta bort den."
                )
        elif _leads_out(each.target):
            yield (f"Delen {name} pekar ut ur filen. Använd en annan fil om du inte vet varifrån den kommer.")
        elif each.kind == "aFChunk":
            yield (
                "Wordmallen har ett dokument i dokumentet (altChunk), som läses in först i Word. "
                "Öppna Wordmallen i Word och spara den, så blir det vanlig text."
            )
        elif each.kind in ("oleObject", "package", "control", "activeXControlBinary"):
            yield _EMBEDDED
        elif each.kind in ("vbaProject", "wordVbaData"):
            yield _MACROS


def _last(target: str) -> str:
    """An address as it can be quoted in a sentence: short and on one line."""
    shown = " ".join(target.split())
    return shown if len(shown) <= 60 else "…" + shown[-59:]  # noqa: PLR2004 - what fits in a sentence


def _field_faults(name: str, root: Element) -> Iterator[str]:
    """Fields that fetch or start something else when Word updates them."""
    codes = [each.get(W + "instr", "") for each in root.iter(W + "fldSimple")]
    for paragraph in root.iter(W + "p"):
        # The code of one field may be cut into several runs, and between fields stand fldChars.
        code = ""
        for each in paragraph.iter(W + "instrText", W + "fldChar"):
            if each.tag == W + "instrText":
                code += each.text or ""
            else:
                codes.append(code)
                code = ""
        codes.append(code)
    for code in codes:
        if found := _FETCHING.match(code):
            yield (
                f"Delen {name} har fältet {found[1].upper()}, som hämtar innehåll utifrån. "
                "Gör om det till vanlig text i Word (markera det, Ctrl+Skift+F9)."
            )


def references(root: Element) -> set[str]:
    """The relationship ids that a part's content names."""
    return {
        str(value) for each in root.iter("*") for key, value in each.attrib.items() if str(key).startswith(R)
    }
