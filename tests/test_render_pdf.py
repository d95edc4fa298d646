"""What a PDF promises: accessible, the same bytes each time, and a LibreOffice that is never left running."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path, PureWindowsPath
from typing import NamedTuple
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from pdfua import validate
from tests.conftest import heeding_signals
from tests.needs import lacking

from lokcli.blocks import Document, Heading, Paragraph, Span
from lokcli.render import pdf, word

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.docx"))

unix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script"
)


def document(date: str = "2026-11-18", text: str = "Parterna samverkar.") -> bytes:
    return word.render(
        Document(
            title="Överenskommelse",
            subject="",
            author="Arbetsförmedlingen",
            identifier="Af-2026/0012",
            version="1",
            header_left="",
            header_right="",
            footer_left="",
            date=date,
            blocks=(Heading(1, (Span("Syfte"),)), Paragraph((Span(text),))),
        ),
        source_sha256="5e" * 32,
    )


def changed(raw: bytes, changes: Mapping[str, Callable[[bytes], bytes | None]]) -> bytes:
    """The package with each named part as the function gives it; None leaves it out."""
    buffer = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content: bytes | None = old.read(name)
            if name in changes:
                content = changes[name](old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


# --- finding the program ---


def program(folder: Path, name: str = "soffice") -> Path:
    """A file that may be run; what it does is never asked."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A computer without LibreOffice: an empty PATH, and everybody's folders are empty."""
    monkeypatch.delenv("LOK_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("PROGRAMW6432", "PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.setenv(name, str(tmp_path / "Program Files"))
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "how"),
    [
        ("win32", "winget install TheDocumentFoundation.LibreOffice"),
        ("darwin", "brew install --cask libreoffice"),
        ("linux", "sudo apt install libreoffice-writer"),
        ("freebsd14", "libreoffice.org"),
    ],
)
def test_without_libreoffice_the_user_is_told_how_to_get_it(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, platform: str, how: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(pdf.LibreOfficeMissing) as caught:
        pdf.find()
    assert how in str(caught.value)
    assert "utan --format pdf" in str(caught.value)


def test_libreoffice_is_found_on_the_path(nowhere: Path) -> None:
    second = program(nowhere / "bin", "libreoffice")
    assert pdf.find() == second
    first = program(nowhere / "bin", "soffice")
    assert pdf.find() == first


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "Program Files/LibreOffice/program/soffice.exe"),
        ("win32", "Program Files/LibreOffice/program/soffice.com"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_libreoffice_is_found_where_its_installer_puts_it(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    expected = program((nowhere / place).parent, (nowhere / place).name)
    assert pdf.find() == expected


def test_a_program_in_the_current_folder_is_not_run(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(nowhere)
    program(nowhere / "verktyg")
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", "verktyg"]))
    with pytest.raises(pdf.LibreOfficeMissing):
        pdf.find()


def test_the_variable_goes_before_the_path(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(nowhere / "bin")
    own = program(nowhere / "mitt eget å", "kontor")
    monkeypatch.setenv("LOK_SOFFICE", str(own))
    assert pdf.find() == own


def test_a_variable_that_names_nothing_is_said_and_not_passed_over(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(nowhere / "bin")
    monkeypatch.setenv("LOK_SOFFICE", str(nowhere / "saknas"))
    with pytest.raises(pdf.LibreOfficeMissing, match="LOK_SOFFICE pekar på"):
        pdf.find()


# --- a program that does wrong ---

Fake = Callable[[str], None]


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary files go: a folder with a space and Swedish letters in its name."""
    folder = tmp_path / "tillfälliga filer å"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scratch: Path) -> Fake:
    """Makes a stand-in for LibreOffice of these lines of shell; $NOTED is a folder for what it wants known.

    ``$1`` to ``$9`` are the arguments: ``$8`` is the folder for the PDF, ``$9`` the document.
    """
    noted = tmp_path / "antecknat"
    noted.mkdir()
    monkeypatch.setenv("NOTED", str(noted))

    def make(lines: str) -> None:
        file = program(tmp_path / "falsk å", "soffice")
        file.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        monkeypatch.setenv("LOK_SOFFICE", str(file))

    return make


def noted(name: str) -> str:
    return Path(os.environ["NOTED"], name).read_text(encoding="utf-8").strip()


def running(pid: int) -> bool:
    """Whether a process lives. One that is dead but not yet asked about by its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    try:
        return not state.is_file() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int) -> bool:
    """Whether a process has ended, within five seconds."""
    for _ in range(100):
        if not running(pid):
            return True
        time.sleep(0.05)
    return False


WHOLE = r"""
for last; do :; done
printf '%%PDF-1.7\n<pdfuaid:part>1</pdfuaid:part>\n%%%%EOF\n' > "${last%.docx}.pdf"
"""


@unix_only
def test_a_failure_is_told_in_the_words_of_the_program_on_one_line(fake: Fake, scratch: Path) -> None:
    fake(
        'echo "Warning: failed to launch javaldx - java may not function correctly"\n'
        'echo "convert a -> b using filter"; echo "Error: source file $9 could not be loaded" >&2\n'
        'echo; echo "bye"; exit 1'
    )
    with pytest.raises(pdf.LibreOfficeFailed) as caught:
        pdf.convert(document())
    said = str(caught.value)
    assert (
        "LibreOffice gjorde ingen PDF. Det sade: Error: source file …/dokument-1.docx could not be loaded."
        in said
    )
    assert "utan --format pdf" in said
    assert "\n" not in said
    assert list(scratch.iterdir()) == []


@unix_only
@pytest.mark.parametrize(
    "lines",
    [
        "exit 0",
        r'printf "%%PDF-1.7\nhalf" > "$8/dokument-1.pdf"',
        'echo "not a pdf %%EOF" > "$8/dokument-1.pdf"',
    ],
)
def test_no_whole_pdf_is_a_failure_whatever_the_program_says(fake: Fake, scratch: Path, lines: str) -> None:
    fake(lines)
    with pytest.raises(pdf.LibreOfficeFailed, match="Det sade inte varför"):
        pdf.convert(document())
    assert list(scratch.iterdir()) == []


@unix_only
def test_words_without_end_are_cut_and_made_harmless(fake: Fake) -> None:
    fake("printf 'a\\033[31m\\t%01000d' 0")
    with pytest.raises(pdf.LibreOfficeFailed) as caught:
        pdf.convert(document())
    assert "Det sade: a[31m 000" in str(caught.value)
    assert len(str(caught.value)) < 400


@unix_only
def test_a_pdf_that_is_not_accessible_is_refused(fake: Fake) -> None:
    fake(r'printf "%%PDF-1.4\n%%%%EOF\n" > "$8/dokument-1.pdf"')
    with pytest.raises(pdf.LibreOfficeFailed, match="för gammalt"):
        pdf.convert(document())


@unix_only
def test_a_program_that_cannot_start_is_a_failure_and_no_crash(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = program(tmp_path, "trasig")
    broken.write_bytes(b"\x7fELF nothing")
    monkeypatch.setenv("LOK_SOFFICE", str(broken))
    with pytest.raises(pdf.LibreOfficeFailed, match="gick inte att starta"):
        pdf.convert(document())


@unix_only
def test_no_room_for_what_the_program_reads_is_a_failure_and_no_crash(
    fake: Fake, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    fake(WHOLE)
    raw = document()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(pdf.LibreOfficeFailed, match=r"gick inte att skriva till .*Kontrollera att disken"):
        pdf.convert(raw)
    assert list(scratch.iterdir()) == []


@unix_only
def test_a_program_that_hangs_is_ended_with_all_that_it_started(fake: Fake, scratch: Path) -> None:
    fake('sleep 300 &\necho $! > "$NOTED/child"\necho $$ > "$NOTED/self"\nsleep 300')
    before = time.monotonic()
    with pytest.raises(pdf.LibreOfficeTooSlow, match=r"inom 1.5 sekunder och avslutades\. Försök igen"):
        pdf.convert(document(), timeout=1.5)
    assert time.monotonic() - before < 60
    assert gone(int(noted("self")))
    assert gone(int(noted("child")))
    assert list(scratch.iterdir()) == []


@unix_only
def test_a_program_that_ends_leaves_no_child_behind(fake: Fake, scratch: Path) -> None:
    fake(f'sleep 300 &\necho $! > "$NOTED/child"\n{WHOLE}')
    before = time.monotonic()
    assert pdf.convert(document()).startswith(b"%PDF-")
    assert time.monotonic() - before < 60
    assert gone(int(noted("child")))
    assert list(scratch.iterdir()) == []


def interrupted(*words: str, scratch: Path, by: str) -> tuple[int, bytes]:
    """The exit code and the last words of a program that gets a signal while its LibreOffice is at work."""
    with (
        heeding_signals(),
        subprocess.Popen(
            [sys.executable, *words],
            env=os.environ | {"TMPDIR": str(scratch)},
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as lok,
    ):
        try:
            for _ in range(600):
                if (Path(os.environ["NOTED"]) / "child").is_file() and noted("child"):
                    break
                time.sleep(0.05)
            lok.send_signal(getattr(signal, by))
            _, said = lok.communicate(timeout=60)
        finally:
            lok.kill()
            with suppress(ProcessLookupError, FileNotFoundError):
                if running(child := int(noted("child"))) and lok.returncode is None:  # the test has failed
                    os.killpg(os.getpgid(child), signal.SIGKILL)
    return lok.returncode, said


SLEEPING = 'sleep 300 &\necho $! > "$NOTED/child"\nsleep 300'


@unix_only
@pytest.mark.parametrize(
    ("by", "code", "last"),
    [
        ("SIGINT", -2, b"KeyboardInterrupt"),
        ("SIGTERM", 143, b""),
        ("SIGHUP", 129, b""),
    ],
    ids=["Ctrl-C", "terminated", "closed window"],
)
def test_a_signal_ends_the_program_and_leaves_nothing(
    fake: Fake, scratch: Path, tmp_path: Path, by: str, code: int, last: bytes
) -> None:
    fake(SLEEPING)
    source = tmp_path / "a.docx"
    source.write_bytes(document())
    ended, said = interrupted("-c", CONVERT, str(source), scratch=scratch, by=by)
    assert ended == code
    assert said.rstrip().endswith(last)
    assert bool(said) == bool(last)
    assert gone(int(noted("child")))
    assert list(scratch.iterdir()) == []


@unix_only
@pytest.mark.parametrize(("by", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)], ids=str)
def test_a_signal_ends_lok_in_order(fake: Fake, scratch: Path, tmp_path: Path, by: str, code: int) -> None:
    fake(SLEEPING)
    shutil.copy(ROOT / "examples" / "etablering-2024.lok.yaml", tmp_path / "a.lok.yaml")
    words = ("-m", "lokcli", "render", str(tmp_path / "a.lok.yaml"), "--format", "pdf")
    ended, said = interrupted(*words, scratch=scratch, by=by)
    assert ended == code
    assert said == (b"Avbrutet.\n" if by == "SIGINT" else b"")
    assert gone(int(noted("child")))
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "a.pdf").exists()


@unix_only
def test_a_window_that_may_be_closed_ends_nothing(fake: Fake, scratch: Path) -> None:
    fake(f"kill -HUP $PPID\n{WHOLE}")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        assert pdf.convert(document()).startswith(b"%PDF-")
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


@unix_only
def test_a_thread_of_its_own_can_make_a_pdf(fake: Fake) -> None:
    fake(WHOLE)
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(pdf.convert(document())))
    thread.start()
    thread.join()
    assert made[0].startswith(b"%PDF-")


@unix_only
def test_no_word_of_the_user_reaches_the_command_line(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONPATH", "/annat")
    fake(f'printf "%s\\n" "$@" > "$NOTED/words"; env > "$NOTED/environment"; pwd > "$NOTED/folder"\n{WHOLE}')
    pdf.convert(document(text="hemligt"))
    profile, *words = noted("words").splitlines()
    folder = Path(noted("folder"))
    assert profile == f"-env:UserInstallation={folder.as_uri()}/profil"
    assert "tillf%C3%A4lliga%20filer%20%C3%A5" in profile
    assert words == [
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir"),
        *(str(folder), f"{folder}/dokument-1.docx"),
    ]
    environment = noted("environment").splitlines()
    assert {"LC_ALL=C.UTF-8", "TZ=UTC", f"TMPDIR={folder}"} <= set(environment)
    assert not any(line.startswith("PYTHON") for line in environment)


def test_a_windows_path_becomes_a_right_address() -> None:
    folder = PureWindowsPath(r"C:\Tillfälliga filer\lok-pdf-1")
    words = pdf._words(PureWindowsPath(r"C:\LibreOffice\soffice.com"), folder, [folder / "dokument-1.docx"])
    assert words[1] == "-env:UserInstallation=file:///C:/Tillf%C3%A4lliga%20filer/lok-pdf-1/profil"
    assert words[-1] == r"C:\Tillfälliga filer\lok-pdf-1\dokument-1.docx"


# --- what is no Word document ---


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "låst med lösenord"),
        (b"", "inget Word-dokument"),
        (b"%PDF-1.7", "inget Word-dokument"),
        (document()[:-40], "inget Word-dokument"),
        (changed(document(), {"word/document.xml": lambda _: None}), "inget Word-dokument"),
    ],
    ids=["locked", "empty", "pdf", "cut", "other"],
)
@unix_only
def test_what_is_no_word_document_never_reaches_libreoffice(fake: Fake, raw: bytes, told: str) -> None:
    fake('echo > "$NOTED/run"')
    with pytest.raises(pdf.NotWord, match=told):
        pdf.convert(raw)
    assert not Path(os.environ["NOTED"], "run").exists()


def test_no_documents_need_no_libreoffice(nowhere: Path) -> None:
    assert pdf.convert_all([]) == []


# --- the day ---


@pytest.mark.parametrize(
    ("core", "day"),
    [
        (lambda same: same, datetime(2026, 11, 18)),  # noqa: DTZ001 - as convert has it
        (lambda same: same.replace(b"2026-11-18T00:00:00Z", b"2024-02-29T10:20:30+01:00"),
         datetime(2024, 2, 29, 9, 20, 30)),  # noqa: DTZ001
        (lambda same: same.replace(b"2026-11-18T", b"i onsdags "), datetime(2000, 1, 1)),  # noqa: DTZ001
        (lambda same: same.replace(b"2026-11-18T00:00:00Z", b"0001-01-01T00:00:00+01:00"),
         datetime(2000, 1, 1)),  # noqa: DTZ001
        (lambda same: same[:-10], datetime(2000, 1, 1)),  # noqa: DTZ001
        (lambda _: None, datetime(2000, 1, 1)),  # noqa: DTZ001
    ],
    ids=["ours", "with a zone", "no date", "before all time", "broken", "none"],
)  # fmt: skip
def test_the_day_is_the_documents_or_a_fixed_one(
    core: Callable[[bytes], bytes | None], day: datetime
) -> None:
    assert pdf._created(changed(document(), {"docProps/core.xml": core})) == day


# --- what LibreOffice lets differ ---


def laid_out(*objects: bytes, trailer: bytes = b"/Info 1 0 R/Root 2 0 R", wrong: int = 0) -> bytes:
    """A file of these objects, numbered from 1, in the way that LibreOffice lays it out."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % (len(body) + wrong))
        body += b"%d 0 obj\n%s\nendobj\n\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(places)
    identities = b"/ID [ <%s>\n<%s> ]\n/DocChecksum /%s" % (
        (sha256(body).hexdigest()[:32].upper().encode(),) * 3
    )
    return (
        body
        + table
        + b"trailer\n<</Size %d%s\n%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, trailer, identities, len(body))
    )


INFO = b"<</CreationDate(D:20260101000000+01'00')>>"
CATALOG = b"<</Type/Catalog/Metadata 3 0 R/Pages 4 0 R>>"
XMP = b"<</Length 58>>\nstream\n<xmp:CreateDate>2026-01-01T00:00:00+01:00</xmp:CreateDate>\nendstream"
PAGES = b"<</Type/Pages/Count 1/Kids[5 0 R]>>"
DAY = datetime(2026, 11, 18)  # noqa: DTZ001 - as convert has it


def page(fonts: int) -> bytes:
    return b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]/Resources<</Font %d 0 R>>>>" % fonts


def font(first: int, name: bytes) -> list[bytes]:
    """The row of objects of one font: its file, the length of that, what is said of it, and the font."""
    return [
        b"<</Length %d 0 R>>\nstream\n%d 0 obj %s\nendstream" % (first + 1, 6, name),
        b"%d" % (len(name) + 8),
        b"<</Type/FontDescriptor/FontName/%s\n/FontFile2 %d 0 R\n>>" % (name, first),
        b"<</Type/Font/BaseFont/%s\n/FontDescriptor %d 0 R>>" % (name, first + 2),
    ]


def test_fonts_have_one_order_whatever_the_memory_was_like() -> None:
    one = laid_out(
        *(INFO, CATALOG, XMP, PAGES, page(14)),
        *(*font(6, b"BAAAAA+Plain"), *font(10, b"CAAAAA+Strong")),
        b"<</F1 9 0 R/F2 13 0 R>>",
    )
    other = laid_out(
        *(INFO, CATALOG, XMP, PAGES, page(14)),
        *(*font(6, b"CAAAAA+Strong"), *font(10, b"BAAAAA+Plain")),
        b"<</F1 13 0 R/F2 9 0 R>>",
    )
    assert pdf._settled(one, DAY) == pdf._settled(other, DAY)
    with pikepdf.open(BytesIO(pdf._settled(other, DAY)), attempt_recovery=False) as opened:
        fonts = opened.pages[0].Resources.Font
        for name, base in (("/F1", "BAAAAA+Plain"), ("/F2", "CAAAAA+Strong")):
            assert fonts[name].BaseFont == fonts[name].FontDescriptor.FontName == f"/{base}"
            # The number in the file itself is data, and not the number of an object.
            assert fonts[name].FontDescriptor.FontFile2.read_bytes() == f"6 0 obj {base}".encode()


def test_dates_of_any_zone_become_the_day_and_the_file_holds() -> None:
    with pikepdf.open(BytesIO(pdf._settled(laid_out(INFO, CATALOG, XMP, PAGES, page(1)), DAY))) as opened:
        assert opened.docinfo["/CreationDate"] == "D:20261118000000Z"
        assert (
            b"<xmp:CreateDate>2026-11-18T00:00:00Z</xmp:CreateDate>     " in opened.Root.Metadata.read_bytes()
        )


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n1 0 obj\n<</CreationDate(D:20260101000000Z)>>\nendobj\n%%EOF",
        b"%PDF-1.7\n1 0 obj\n<</CreationDate(D:20260101000000Z)>>\nendobj\nstartxref\n9\n%%EOF\n",
        laid_out(INFO, CATALOG, XMP, PAGES, wrong=3),
        laid_out(INFO, CATALOG, XMP, PAGES, trailer=b"/Root 2 0 R"),
        laid_out(INFO, CATALOG, XMP, b"<</DestOutputProfile 9 0 R>>"),
        laid_out(INFO, CATALOG, XMP, b"<</DestOutputProfile 5 0 R>>",
                 b"<</Filter/FlateDecode/Length 6 0 R>>\nstream\nodd\nendstream", b"3"),
        laid_out(),
    ],
    ids=["no table", "no table there", "wrong table", "no information", "no profile", "odd profile", "nothing"],
)  # fmt: skip
def test_a_pdf_laid_out_in_another_way_is_left_as_it_is(raw: bytes) -> None:
    assert pdf._settled(raw, DAY) == raw


# --- with the real one ---

CONVERT = (
    "import sys, hashlib, pathlib; from lokcli.render import pdf;"
    "made = pdf.convert(pathlib.Path(sys.argv[1]).read_bytes());"
    "print(hashlib.sha256(made).hexdigest())"
)


@pytest.fixture(scope="session")
def made(convert_all: Callable[..., Path]) -> Path:
    """The folder with the PDF of every example."""
    return convert_all(EXAMPLES)


class Pair(NamedTuple):
    """An example and its PDF, open."""

    source: Path
    pdf: pikepdf.Pdf


@pytest.fixture(params=EXAMPLES, ids=lambda file: file.stem)
def pair(request: pytest.FixtureRequest, made: Path) -> Iterator[Pair]:
    source: Path = request.param
    with pikepdf.open(made / f"{source.stem}.pdf") as opened:
        yield Pair(source, opened)


def items(value: object) -> list[pikepdf.Object]:
    """The entries of an array, or the one thing that stands in its place."""
    if isinstance(value, pikepdf.Array):
        return list(value)
    return [value] if isinstance(value, pikepdf.Object) else []


def tagged(opened: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    """Every element of the tag tree in reading order, with the standard role that it is mapped to."""
    root = opened.Root.StructTreeRoot
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", pikepdf.Dictionary()).items()}
    found: list[tuple[str, pikepdf.Object]] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            name = str(element.S)
            found.append((roles.get(name, name), element))
            for child in items(element.get("/K")):
                walk(child)

    for top in items(root.get("/K")):
        walk(top)
    return found


def children(element: pikepdf.Object) -> list[str]:
    return [
        str(child.S)
        for child in items(element.get("/K"))
        if isinstance(child, pikepdf.Dictionary) and "/S" in child
    ]


def attribute(element: pikepdf.Object, name: str) -> str:
    return next((str(each[name]) for each in items(element.get("/A")) if name in each), "")


def annotated(opened: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [each for page in opened.pages for each in items(page.get("/Annots"))]


def headings(source: Path) -> list[tuple[int, str]]:
    """Level and text of each heading in the Word file."""
    return [
        (int(paragraph.style.name.removeprefix("Heading ")), paragraph.text)
        for paragraph in docx.Document(str(source)).paragraphs
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading ")
    ]


def test_the_checker_of_accessibility_finds_nothing(pair: Pair, made: Path) -> None:
    report = validate(str(made / f"{pair.source.stem}.pdf"))
    assert [finding.message for finding in report.findings] == []
    # One check of pdfua 0.1.3 fails on any destination; headings are compared with the Word file below.
    assert {each.rule_id for each in report.outcomes if each.skipped} <= {"UA-14-001"}


def test_the_checker_of_accessibility_would_have_found_something(made: Path, tmp_path: Path) -> None:
    with pikepdf.open(made / f"{EXAMPLES[0].stem}.pdf") as opened:
        del opened.Root.StructTreeRoot
        del opened.Root.Lang
        opened.save(tmp_path / "a.pdf")
    assert {"UA-01-005", "UA-06-001"} <= {each.rule_id for each in validate(str(tmp_path / "a.pdf")).findings}


def test_it_says_what_it_conforms_to(pair: Pair) -> None:
    with pair.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
    root = pair.pdf.Root
    assert root.Lang == "sv-SE"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_title_and_author_are_those_of_the_word_file(pair: Pair) -> None:
    core = docx.Document(str(pair.source)).core_properties
    with pair.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == core.title == str(pair.pdf.docinfo["/Title"])
        assert metadata["dc:creator"] == [core.author]


def test_headings_are_tagged_and_have_bookmarks(pair: Pair) -> None:
    expected = headings(pair.source)
    assert expected
    roles = [role for role, _ in tagged(pair.pdf) if role in {"/H1", "/H2", "/H3"}]
    assert roles == [f"/H{level}" for level, _ in expected]

    def unfolded(entries: list[pikepdf.OutlineItem], level: int = 1) -> Iterator[tuple[int, str]]:
        for entry in entries:
            yield level, entry.title
            yield from unfolded(entry.children, level + 1)

    with pair.pdf.open_outline() as outline:
        bookmarks = list(unfolded(outline.root))
    # A bookmark opens with the number that Word and LibreOffice count themselves.
    assert [(level, title.partition(" ")[2]) for level, title in bookmarks] == expected


def test_tables_have_header_cells_that_say_what_they_head(pair: Pair) -> None:
    elements = tagged(pair.pdf)
    tables = docx.Document(str(pair.source)).tables
    assert len(tables) == sum(role == "/Table" for role, _ in elements)
    rows = [element for role, element in elements if role == "/TR"]
    for table in tables:
        for number, row in enumerate(table._tbl.tr_lst):
            width = len(row.tc_lst)
            assert children(rows.pop(0)) == ["/TD" if number else "/TH"] * width
    assert rows == []
    assert {attribute(element, "/Scope") for role, element in elements if role == "/TH"} == {"/Column"}


def test_lists_are_lists(pair: Pair) -> None:
    items_in_word = sum(
        (paragraph.style.name or "").startswith("List ")
        and not (paragraph.style.name or "").startswith("List Continue")
        for paragraph in docx.Document(str(pair.source)).paragraphs
        if paragraph.style is not None
    )
    elements = tagged(pair.pdf)
    assert sum(role == "/LI" for role, _ in elements) == items_in_word
    for role, element in elements:
        if role == "/L":
            assert set(children(element)) == {"/LI"}
        if role == "/LI":
            assert children(element)[-1] == "/LBody"


def test_links_say_where_they_lead(pair: Pair) -> None:
    elements = [element for role, element in tagged(pair.pdf) if role == "/Link"]
    links = [each for each in annotated(pair.pdf) if each.Subtype == "/Link"]
    word_links = list(docx.Document(str(pair.source)).element.iter(qn("w:hyperlink")))
    assert len(links) == len(elements)
    assert len(links) >= len(word_links)  # a link on two lines has two places
    assert all(str(each.Contents).strip() for each in links)
    assert all(each.Subtype == "/Link" for each in annotated(pair.pdf))


def test_figures_have_a_text(pair: Pair) -> None:
    figures = [element for role, element in tagged(pair.pdf) if role == "/Figure"]
    assert len(figures) == len(docx.Document(str(pair.source)).inline_shapes)
    assert all(str(element.get("/Alt", "")).strip() for element in figures)


def test_all_fonts_are_embedded_and_can_be_read_as_text(pair: Pair) -> None:
    fonts = [font for page in pair.pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        own = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(own.FontDescriptor.keys())
        assert "/ToUnicode" in font


def test_nothing_in_it_runs_asks_or_is_attached(pair: Pair) -> None:
    names = Counter(
        key
        for number in range(1, len(pair.pdf.objects) + 1)
        for thing in [pair.pdf.get_object(number, 0)]
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
        for key in thing.keys()  # noqa: SIM118 - iteration over a stream is over something else
    )
    assert not {"/JS", "/JavaScript", "/XFA", "/AcroForm", "/EmbeddedFiles", "/EF", "/AA"} & set(names)


def test_all_its_dates_are_the_day_of_the_document(pair: Pair) -> None:
    created = docx.Document(str(pair.source)).core_properties.created
    assert created is not None
    assert str(pair.pdf.docinfo["/CreationDate"]) == f"D:{created:%Y%m%d%H%M%S}Z"
    with pair.pdf.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == f"{created:%Y-%m-%dT%H:%M:%S}Z"
    profile = pair.pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert [int.from_bytes(profile[at : at + 2]) for at in range(24, 36, 2)] == list(created.timetuple()[:6])


def test_its_table_of_objects_holds_after_the_change(pair: Pair, made: Path) -> None:
    raw = (made / f"{pair.source.stem}.pdf").read_bytes()
    # Reading it strictly, without a repair; a wrong place of an object would be one.
    with pikepdf.open(BytesIO(raw), attempt_recovery=False) as opened:
        for number in range(1, len(opened.objects) + 1):
            thing = opened.get_object(number, 0)
            if isinstance(thing, pikepdf.Stream):
                assert thing.read_bytes() or thing.read_raw_bytes() == zlib.compress(b"")


@pytest.fixture(scope="session")
def alone(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A small document, and the digest of its PDF made here and now."""
    source = tmp_path_factory.mktemp("ett") / "a.docx"
    source.write_bytes(EXAMPLES[0].read_bytes())
    return source, sha256(pdf.convert(source.read_bytes())).hexdigest()


def digest(source: Path, *before: str, **environment: str) -> str:
    """The digest of the PDF that another process makes under these circumstances."""
    done = subprocess.run(
        [*before, sys.executable, "-c", CONVERT, str(source)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | environment,
    )
    return done.stdout.strip()


def test_a_document_alone_gives_the_bytes_that_it_gives_among_others(
    alone: tuple[Path, str], made: Path
) -> None:
    assert sha256((made / f"{EXAMPLES[0].stem}.pdf").read_bytes()).hexdigest() == alone[1]


def test_bytes_do_not_hang_on_zone_and_language(alone: tuple[Path, str]) -> None:
    assert digest(alone[0], TZ="Asia/Tokyo", LC_ALL="C", LANGUAGE="ja") == alone[1]


def test_bytes_do_not_hang_on_the_folder(alone: tuple[Path, str], scratch: Path) -> None:
    assert digest(alone[0], TMPDIR=str(scratch), LC_ALL="sv_SE.UTF-8") == alone[1]
    assert list(scratch.iterdir()) == []


def test_bytes_do_not_hang_on_the_clock(alone: tuple[Path, str]) -> None:
    faketime = shutil.which("faketime")
    if not faketime:
        lacking("faketime", "the clock cannot be changed for the test")
    assert digest(alone[0], faketime, "+400 days") == alone[1]


def test_another_document_gives_another_identity(soffice: str) -> None:
    pdfs = pdf.convert_all([document(), document(text="Parterna samverkar inte."), document()])
    first, second, third = [pikepdf.open(BytesIO(raw)).trailer.ID[0] for raw in pdfs]
    assert first != second
    assert first == third


def test_a_libreoffice_that_is_too_old_is_told_apart(soffice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # An old one knows nothing of the settings, so it makes what this one makes without them.
    monkeypatch.setattr(pdf, "_SETTINGS", ())
    with pytest.raises(pdf.LibreOfficeFailed, match="Uppdatera det"):
        pdf.convert(document())


def test_a_real_one_that_is_ended_by_force_leaves_nothing(
    soffice: str, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles: list[str] = []
    words = pdf._words

    def spied(*arguments: Path) -> list[str]:
        made = words(*arguments)  # type: ignore[arg-type]
        profiles.append(made[1].partition("=")[2])
        return made

    monkeypatch.setattr(pdf, "_words", spied)
    # Long enough to listen for others, too short to be done.
    with pytest.raises(pdf.LibreOfficeTooSlow):
        pdf.convert_all([EXAMPLES[0].read_bytes()] * 40, timeout=1.5)
    assert list(scratch.iterdir()) == []
    assert [socket for profile in profiles for socket in pdf._sockets(profile) if socket.exists()] == []


def test_the_users_own_libreoffice_is_not_touched(
    soffice: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    pdf.convert(document())
    assert [file for file in tmp_path.rglob("*") if "office" in file.name.lower()] == []


PICTURE = """
<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="x" descr="bild"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r></w:p>
"""


def test_a_picture_by_address_is_not_fetched(soffice: str) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(str(self.client_address))

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        listening = threading.Thread(target=server.serve_forever)
        listening.start()
        relation = (
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
            f' Target="http://127.0.0.1:{server.server_port}/bild.png" TargetMode="External"/></Relationships>'
        )
        try:
            pdf.convert(
                changed(
                    document(),
                    {
                        "word/document.xml": lambda raw: raw.replace(
                            b"<w:sectPr", PICTURE.encode() + b"<w:sectPr", 1
                        ),
                        "word/_rels/document.xml.rels": lambda raw: raw.replace(
                            b"</Relationships>", relation.encode()
                        ),
                    },
                )
            )
        finally:
            server.shutdown()
            listening.join()
    assert asked == []
