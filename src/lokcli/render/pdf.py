"""How a Word file becomes an accessible PDF: LibreOffice, run alone in a folder of its own and then cleaned up after.

Nothing but this module knows that there is a LibreOffice, where it lies, or what it leaves in a PDF.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import md5, sha256
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO, Final, NoReturn
from zipfile import BadZipFile, ZipFile

from lxml import etree

from lokcli.render import NotMade
from lokcli.render.seal import Origin

VARIABLE: Final = "LOK_SOFFICE"
"""Names the program to run, before every other place."""
TIMEOUT: Final = 120.0
"""Seconds for one run. It takes one or two; the first start on a slow computer can take twenty."""


class LibreOfficeMissing(NotMade):
    """LibreOffice is not where it usually is, or not where the variable says."""


class LibreOfficeTooSlow(NotMade):
    """LibreOffice did not finish in time and was ended."""


class LibreOfficeFailed(NotMade):
    """LibreOffice did not start, or ended without a PDF that can be used."""


class NotWord(NotMade):
    """The bytes are no Word document that can be opened: locked with a password, or something else."""


INSTEAD: Final = "kör lok render utan --format pdf och spara Word-filen som PDF i Word"


# --- the program -----------------------------------------------------------------------------------

_ADVICE: Final = {
    "win32": "Installera det från libreoffice.org eller med: winget install TheDocumentFoundation.LibreOffice.",
    "darwin": "Installera det från libreoffice.org eller med: brew install --cask libreoffice.",
    "linux": "Installera det från libreoffice.org, eller i Debian och Ubuntu med: sudo apt install libreoffice-writer.",
}


def find() -> Path:
    """The program to run. Raises LibreOfficeMissing, with how to install it on this kind of computer.

    First the place that LOK_SOFFICE names, then PATH, last where the installers of Windows and macOS put it.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        if not _runnable(Path(named)):
            raise LibreOfficeMissing(
                f"{VARIABLE} pekar på {named}, men där finns inget program. "
                f"Rätta variabeln eller ta bort den, så letar lok själv efter LibreOffice."
            )
        return Path(named).absolute()
    for place in (*_on_path(), *_usual_places()):
        if _runnable(place):
            return place
    advice = _ADVICE.get(sys.platform, _ADVICE["linux"])
    raise LibreOfficeMissing(
        f"LibreOffice hittades inte, och det behövs för PDF. {advice} "
        f"Ligger det på ett ovanligt ställe, ange programmet i {VARIABLE}. Annars: {INSTEAD}."
    )


def _runnable(place: Path) -> bool:
    return place.is_file() and os.access(place, os.X_OK)


def _on_path() -> Iterable[Path]:
    # Not shutil.which: on Windows it looks in the current folder first, which may hold anybody's files.
    names = (
        ("soffice.com", "soffice.exe", "libreoffice.exe")
        if sys.platform == "win32"
        else ("soffice", "libreoffice")
    )
    for folder in map(Path, os.get_exec_path()):
        if folder.is_absolute():
            yield from (folder / name for name in names)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        variables = ("PROGRAMW6432", "PROGRAMFILES", "PROGRAMFILES(X86)")
        folders = [
            Path(os.environ.get(variable, r"C:\Program Files"), "LibreOffice", "program")
            for variable in variables
        ]
        # The .com waits until the document is done and passes on what is said; the .exe may do neither.
        return [folder / name for folder in folders for name in ("soffice.com", "soffice.exe")]
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        return [folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice" for folder in folders]
    return []


# --- one run ---------------------------------------------------------------------------------------

PROFILE: Final = "profil"

# What the PDF shall be, and what LibreOffice must not do while it reads. It is written into the profile and
# not given as a filter option: no quotes then have to survive a Windows command line, and LibreOffice older
# than 7.4, which takes no such options, does the same.
_PDF: Final = "org.openoffice.Office.Common/Filter/PDF/Export"
_SECURITY: Final = "org.openoffice.Office.Common/Security/Scripting"
_SETTINGS: Final = (
    (_PDF, "UseTaggedPDF", "true"),
    (_PDF, "PDFUACompliance", "true"),
    (_PDF, "SelectPdfVersion", "2"),  # PDF/A-2b
    (_PDF, "ExportBookmarks", "true"),
    (_PDF, "DisplayPDFDocumentTitle", "true"),
    (_PDF, "UseLosslessCompression", "true"),  # drawn figures have edges that JPEG smears
    (_PDF, "ReduceImageResolution", "false"),
    (_PDF, "ExportFormFields", "false"),  # the marks of our fields must not become a form
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),  # pictures by address are fetched otherwise
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def _settings() -> str:
    """The settings as the one file that a new profile needs."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>\n"
    )


def _words(program: PurePath, folder: PurePath, documents: Iterable[PurePath]) -> list[str]:
    """The command. The folder is ours and so is every name in it: nothing in it comes from the user."""
    return [
        str(program),
        # A profile of its own: a LibreOffice that the user has open is another one and is not asked.
        f"-env:UserInstallation={(folder / PROFILE).as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        *map(str, documents),
    ]


def _environment(given: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment without what would change the document, or LibreOffice's own Python."""
    kept = {
        name: value
        for name, value in given.items()
        if not name.upper().startswith(("PYTHON", "LC_")) and name.upper() not in {"LANG", "LANGUAGE"}
    }
    # In the plain C locale, LibreOffice on Linux takes å in the name of a folder for something else.
    own = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return kept | own | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))


def _run(words: Sequence[str], folder: Path, timeout: float) -> str:
    """Runs the program to its end and gives what it said; nothing that it started is left running.

    Raises LibreOfficeTooSlow after ``timeout`` seconds, LibreOfficeFailed when it cannot be started.
    """
    # A file and no pipe: a child of the program that lives on would keep a pipe open, and us waiting.
    with (folder / "sagt.txt").open("w+b") as said:
        try:
            child = _started(words, folder, said)
        except OSError as error:
            raise LibreOfficeFailed(
                f"LibreOffice ({words[0]}) gick inte att starta: {error.strerror or error}. "
                f"Prova att öppna LibreOffice själv, eller {INSTEAD}."
            ) from None
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            raise LibreOfficeTooSlow(
                f"LibreOffice blev inte klart inom {timeout:g} sekunder och avslutades. "
                f"Försök igen; händer det på nytt, {INSTEAD}."
            ) from None
        finally:  # also when the user has pressed Ctrl-C
            _end(child)
        said.seek(0)
        return said.read().decode("utf-8", "replace")


def _started(words: Sequence[str], folder: Path, said: IO[bytes]) -> subprocess.Popen[bytes]:
    """The program, in a group of its own: it can be ended whole, and Ctrl-C reaches it through us alone."""
    if sys.platform == "win32":
        session, flags = False, subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    else:
        session, flags = True, 0
    return subprocess.Popen(  # noqa: S603 - no shell, and no word from the user
        words,
        cwd=folder,
        env=_environment(os.environ, folder),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=session,
        creationflags=flags,
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the program and all that it started."""
    if sys.platform == "win32":
        if child.poll() is None:
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            subprocess.run(  # noqa: S603 - a program of Windows and a number
                [str(taskkill), "/F", "/T", "/PID", str(child.pid)], check=False, capture_output=True
            )
    else:
        # The group outlives its first process. macOS answers PermissionError for one that has just died.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Within, who ends lok or closes its window raises SystemExit here, with what a shell would say: 143 or 129.

    Otherwise the system ends it on the spot, and LibreOffice would run on in a folder that nobody removes.
    """
    if threading.current_thread() is not threading.main_thread():  # no other may say what a signal means
        yield
        return
    asking = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What is ignored stays so: nohup means that a closed window is to end nothing.
    heeded = [number for number in asking if signal.getsignal(number) is signal.SIG_DFL]

    def end(number: int, _: object) -> NoReturn:
        for each in heeded:  # asked once more, it would leave off cleaning up
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for each in heeded:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each in heeded:
            signal.signal(each, signal.SIG_DFL)


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder for one run, with a profile in it. It is gone afterwards, and so is all that the run left."""
    folder = Path(tempfile.mkdtemp(prefix="lok-pdf-")).resolve()
    try:
        user = folder / PROFILE / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        yield folder
    finally:
        for socket in _sockets((folder / PROFILE).as_uri()):
            with suppress(OSError):
                socket.unlink()
        for _ in range(50):  # what was ended just now may hold a file, or write one, for a moment more
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)


def _sockets(profile: str) -> list[Path]:
    """Where LibreOffice on Linux and macOS listens for others of the same profile. Ended by force, it leaves it.

    The place is fixed in its source: no variable moves it into our folder. The name holds the bytes of an MD5
    over the address of the profile, in hex without leading zeros.
    """
    if sys.platform == "win32":
        return []
    digest = md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return [Path(folder, name) for folder in ("/tmp", "/var/tmp")]  # noqa: S108 - only removed there


_LINE: Final = 200


def _heard(said: str, folder: Path) -> str:
    """What is worth telling of what the program said, on one line: its last error, else its last words."""
    lines = [" ".join(line.replace(str(folder), "…").split()) for line in said.splitlines()]
    lines = [
        line
        for line in lines
        if line and not line.startswith(("convert ", "Warning: failed to launch javaldx"))
    ]
    errors = [line for line in lines if "error" in line.lower()]
    heard = "".join(character for character in (errors or lines or [""])[-1] if character.isprintable())
    return heard if len(heard) <= _LINE else heard[:_LINE] + "…"


# --- documents -------------------------------------------------------------------------------------


def convert(docx: bytes, *, timeout: float = TIMEOUT) -> bytes:
    """The Word document as the bytes of an accessible PDF (PDF/UA-1 and PDF/A-2b, as LibreOffice makes them).

    Equal input gives equal bytes with the same LibreOffice and the same fonts: its dates are the day that the
    document says it was created, whatever the clock, the time zone, the language or the folder. Raises NotMade.
    """
    return convert_all([docx], timeout=timeout)[0]


def convert_all(documents: Sequence[bytes], *, timeout: float = TIMEOUT) -> list[bytes]:
    """As `convert`, many in one run of LibreOffice, where each takes a fraction of the time. All or none.

    ``timeout`` is seconds for the whole run.
    """
    if not documents:
        return []
    days = [_created(document) for document in documents]
    program = find()
    try:
        with _ended_in_order(), _own_folder() as folder:
            sources = [folder / f"dokument-{number}.docx" for number, _ in enumerate(documents, 1)]
            for source, document in zip(sources, documents, strict=True):
                source.write_bytes(document)
            said = _heard(_run(_words(program, folder, sources), folder, timeout), folder)
            made = [_made(source.with_suffix(".pdf"), said) for source in sources]
    except OSError:
        raise LibreOfficeFailed(
            f"De tillfälliga filer som LibreOffice behöver gick inte att skriva till {tempfile.gettempdir()}. "
            f"Kontrollera att disken har plats, eller {INSTEAD}."
        ) from None
    return [_settled(raw, day) for raw, day in zip(made, days, strict=True)]


def _made(file: Path, said: str) -> bytes:
    """The whole PDF, marked as accessible; raises LibreOfficeFailed with what the program said."""
    raw = file.read_bytes() if file.is_file() else b""
    if not (raw.startswith(b"%PDF-") and b"%%EOF" in raw[-32:]):
        words = f"Det sade: {said.rstrip('.')}." if said else "Det sade inte varför."
        raise LibreOfficeFailed(
            f"LibreOffice gjorde ingen PDF. {words} Prova att öppna Word-filen i LibreOffice, eller {INSTEAD}."
        )
    if b"<pdfuaid:part>1<" not in raw:
        raise LibreOfficeFailed(
            "LibreOffice är för gammalt för att göra en tillgänglig PDF. "
            f"Uppdatera det till version 7.4 eller senare, eller {INSTEAD}."
        )
    return raw


_CORE: Final = "docProps/core.xml"
_CORE_LIMIT: Final = 1024 * 1024
_NO_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a PDF's own zone is written by us


def _created(docx: bytes) -> datetime:
    """When the document says it was created, in UTC, else the fixed day that also render/word.py takes.

    Raises NotWord for what LibreOffice would ask a password for, or open as something else.
    """
    if docx.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotWord(
            "Dokumentet är låst med lösenord, eller ett gammalt Word-dokument (.doc). "
            "Spara det i Word som .docx utan lösenord."
        )
    try:
        with ZipFile(BytesIO(docx)) as package:
            package.getinfo("word/document.xml")
            content = package.open(_CORE).read(_CORE_LIMIT) if _CORE in package.namelist() else b""
    except (BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        raise NotWord(
            "Filen är inget Word-dokument, eller skadad. Gör om den med lok render, eller spara den i Word som .docx."
        ) from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        said = etree.fromstring(content, parser).findtext("{http://purl.org/dc/terms/}created", "")
        day = datetime.fromisoformat(said)
        return (day if day.tzinfo is None else day.astimezone(UTC)).replace(tzinfo=None, microsecond=0)
    except (etree.XMLSyntaxError, ValueError, OverflowError):
        return _NO_DAY


# --- the same bytes --------------------------------------------------------------------------------

_TAIL: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(
    rb"xref\s+0 \d+\s+((?:\d{10} 00000 n[ \r][\r\n]|\d{10} \d{5} f[ \r][\r\n])+)(?=trailer\b)"
)
_ENTRY: Final = 20
_INFO_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate))\(D:[^()]*\)")
_XMP_DATE: Final = re.compile(rb"<(xmp:(?:CreateDate|ModifyDate|MetadataDate))>[^<>]{20,}</\1>")
_STREAM: Final = re.compile(rb"\d+ 0 obj\s*<<[^>]*/FlateDecode[^>]*>>\s*stream\r?\n")
_NUMBER: Final = re.compile(rb"(?<=obj)\s*(\d+)\s*(?=endobj)")
_FONT: Final = re.compile(rb"/Type/FontDescriptor/FontName/(\S+)")
_FONTS: Final = re.compile(rb"\d+ 0 obj\s*<<(?:/F\d+ \d+ 0 R\s*)+>>")
_NAMED: Final = re.compile(rb"\b(\d+)(?= 0 (?:obj|R)\b)")
_IDENTITY: Final = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_ICC_DATE: Final = slice(24, 36)
_ICC_DIGEST: Final = slice(84, 100)

_Objects = dict[int, bytes]
"""Number and text of each object, in the order in which they stand in the file."""


def _settled(raw: bytes, day: datetime) -> bytes:
    """The PDF with all taken out of it that differs from one run of LibreOffice to the next.

    LibreOffice (7.4 and 25.2 were tried) writes the time of the conversion in the document's information, in
    its XMP data and in the packed colour profile, and makes /ID and /DocChecksum of them; fonts stand in the
    order of their places in memory. A file that is not laid out as theirs is given back as it is: a good PDF,
    but not the same each time.
    """
    tail = _TAIL.search(raw)
    table = _TABLE.match(raw, int(tail[1])) if tail else None
    if not (tail and table):
        return raw
    entries = [table[1][at : at + _ENTRY] for at in range(0, len(table[1]), _ENTRY)]
    places = sorted((int(entry[:10]), number) for number, entry in enumerate(entries) if entry[17:18] == b"n")
    ends = [*(start for start, _ in places[1:]), table.start()]
    objects = {number: raw[start:end] for (start, number), end in zip(places, ends, strict=False)}
    if not objects or not all(text.startswith(b"%d 0 obj" % number) for number, text in objects.items()):
        return raw
    trailer = raw[table.end(1) : tail.start(1)]
    try:
        _date(objects, trailer, day)
        _date_profile(objects, day)
        objects = _with_sorted_fonts(objects)
    except (KeyError, zlib.error):
        return raw

    body = bytearray(raw[: places[0][0]])
    for number, text in objects.items():
        entries[number] = b"%010d" % len(body) + entries[number][10:]
        body += text
    trailer = b"".join((raw[table.start() : table.start(1)], *entries, trailer, b"%d" % len(body)))
    return _identified(bytes(body), trailer + raw[tail.end(1) :])


def _referred(text: bytes, name: bytes) -> int:
    """The number of the object that an entry refers to; raises KeyError when there is none."""
    found = re.search(rb"/%s (\d+) 0 R\b" % name, text)
    if not found:
        raise KeyError(name)
    return int(found[1])


def _date(objects: _Objects, trailer: bytes, day: datetime) -> None:
    """Puts the day in the information and in the XMP data, whose length stays the same."""
    info = _referred(trailer, b"Info")
    digits = re.sub(r"\D", "", day.isoformat()).encode()
    objects[info] = _INFO_DATE.sub(rb"\1(D:%sZ)" % digits, objects[info])

    def dated(found: re.Match[bytes]) -> bytes:
        return (b"<%s>%sZ</%s>" % (found[1], day.isoformat().encode(), found[1])).ljust(len(found[0]))

    metadata = _referred(objects[_referred(trailer, b"Root")], b"Metadata")
    objects[metadata] = _XMP_DATE.sub(dated, objects[metadata])


def _date_profile(objects: _Objects, day: datetime) -> None:
    """Puts the day in the header of the colour profile; stored unpacked, so that no version of zlib shows."""
    named = next((text for text in objects.values() if b"/DestOutputProfile " in text), None)
    if named is None:
        return
    number = _referred(named, b"DestOutputProfile")
    stream = _STREAM.match(objects[number])
    if not stream:
        return
    size = _referred(stream[0], b"Length")
    said = _NUMBER.search(objects[size])
    if not said:
        return
    end = stream.end() + int(said[1])
    profile = bytearray(zlib.decompress(objects[number][stream.end() : end]))
    profile[_ICC_DATE] = struct.pack(">6H", *day.timetuple()[:6])
    profile[_ICC_DIGEST] = bytes(16)  # zeros: no digest is given
    packed = zlib.compress(bytes(profile), level=0)
    objects[number] = stream[0] + packed + objects[number][end:]
    objects[size] = _NUMBER.sub(b"\n%d\n" % len(packed), objects[size])


def _with_sorted_fonts(objects: _Objects) -> _Objects:
    """The objects with the fonts, each a row of objects from its file on, in the order of their names."""
    listing = next((number for number, text in objects.items() if _FONTS.match(text)), None)
    names = {
        _referred(text, rb"FontFile[23]?"): found[1]
        for text in objects.values()
        if (found := _FONT.search(text))
    }
    starts = sorted(names)
    if listing is None or not starts or starts[-1] > listing:
        return objects
    rows = {
        names[start]: range(start, end) for start, end in zip(starts, [*starts[1:], listing], strict=True)
    }
    now = [number for _, row in sorted(rows.items()) for number in row]
    numbers = {b"%d" % old: b"%d" % new for old, new in zip(now, range(starts[0], listing), strict=True)}

    def renumbered(number: int) -> bytes:
        text, mark, stream = objects[number].partition(b"stream")
        return _NAMED.sub(lambda found: numbers.get(found[1], found[1]), text) + mark + stream

    ordered = iter([(int(numbers[b"%d" % number]), renumbered(number)) for number in now])
    return dict(
        next(ordered)
        if number in range(starts[0], listing)
        else (number, renumbered(number) if number == listing else text)
        for number, text in objects.items()
    )


def _identified(body: bytes, trailer: bytes) -> bytes:
    """The file with identities in its trailer that are made from all the rest."""
    blank = _IDENTITY.sub(b"0" * 32, trailer)
    identity = sha256(body + blank).hexdigest()[:32].upper().encode()
    return body + _IDENTITY.sub(identity, blank)


def origin(raw: bytes) -> Origin:
    """Whether lok made a PDF: then its identity follows from its content, and no other program sees to that.

    Who changes a PDF gives it another identity and seldom leaves a trace of the first, so what is not
    untouched is foreign.
    """
    tail = _TAIL.search(raw)
    if tail is None:
        return "foreign"
    body, trailer = raw[: int(tail[1])], raw[int(tail[1]) :]
    same = _IDENTITY.search(trailer) is not None and _identified(body, trailer) == raw
    return "untouched" if same else "foreign"
