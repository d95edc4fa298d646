"""What is promised of ``lok render``: nothing half-done unmarked, nobody's work lost, every value as written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from markdown_it import MarkdownIt
from tests import house
from tests.conftest import Lok

from lokcli import render
from lokcli.families import family
from lokcli.registers.kommuner import find
from lokcli.render import pdf
from lokcli.scaffold import complete, scaffold

FAMILY = family("etablering-2024")
GOOD = complete(FAMILY, None, {})
LUND = find("Lund")
assert LUND is not None
UNFINISHED = scaffold(FAMILY, [LUND], {})


@pytest.fixture
def good(lok: Lok) -> Lok:
    """The same, in a folder with one complete agreement, ``a.lok.yaml``."""
    put("a.lok.yaml", GOOD)
    return lok


def put(name: str, content: str | bytes) -> None:
    """Writes a file in the folder of the test."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())


def names() -> set[str]:
    """What stands in the folder of the test."""
    return {file.name for file in Path().iterdir()}


def text(name: str = "a.docx") -> str:
    """All text of a document, header and footer too, a line for each paragraph."""
    read = docx.Document(name)
    parts = [read.element.body]
    for section in read.sections:
        parts += [section.header._element, section.footer._element, section.first_page_header._element]
    paragraphs = [paragraph for part in parts for paragraph in part.iter(qn("w:p"))]
    signs = {qn("w:noBreakHyphen"): "-", qn("w:br"): "", qn("w:tab"): "\t"}
    whole = "\n".join(
        "".join(signs.get(node.tag) or node.text or "" for node in paragraph.iter(qn("w:t"), *signs))
        for paragraph in paragraphs
    )
    return whole.replace("\u00a0", " ")  # where a unit is held together


def without_checksum(name: str) -> str:
    """The text of a document, but for the footer's checksum of the source."""
    return re.sub(r"(?<=ontrollsumma )[0-9a-f ]{9}", "", text(name))


def edit(name: str) -> bytes:
    """Changes a word of a document, as somebody does in Word; gives the new bytes."""
    made = BytesIO()
    with ZipFile(name) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "word/document.xml":
                assert "Karlshamns" in part.decode()
                part = part.replace(b"Karlshamns", b"Karlskrona")
            new.writestr(entry, part)
    Path(name).write_bytes(made.getvalue())
    return made.getvalue()


# --- when there are errors ---


def test_an_agreement_becomes_a_document_beside_it(good: Lok) -> None:
    assert good("render", "a.lok.yaml") == (0, "", "Skrev a.docx\n")
    assert names() == {"a.lok.yaml", "a.docx"}
    assert "Karlshamns kommun" in text()
    assert "[SAKNAS" not in text()
    assert "UTKAST" not in text()
    assert good("render", "a.lok.yaml", "-q") == (0, "", "")


def test_errors_stop_it_and_it_says_how_to_go_on(lok: Lok) -> None:
    put("a.lok.yaml", UNFINISHED)
    code, out, err = lok("render", "a.lok.yaml")
    assert code == 1
    assert re.fullmatch(r"(a\.lok\.yaml:\d+:\d+: [A-Z]+-?\w+ .*\n)+", out)
    assert err == (
        f"Inget dokument skrevs: {out.count(chr(10))} fel ska rättas först. Läs mer om dem: lok check a.lok.yaml\n"
        "Vill du se texten så långt: lägg till --draft, så märks dokumentet UTKAST och luckorna syns.\n"
    )
    assert names() == {"a.lok.yaml"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2",
        b"lok: 1\nmall: etablering-2025\n",
        GOOD.encode("utf-16"),
        b"- a\n",
        b"x: " + b"[" * 50_000,
    ],
    ids=["empty", "binary", "unknown family", "UTF-16", "list", "brackets"],
)
@pytest.mark.parametrize("option", ["--draft", "--no-check"])
def test_what_is_no_agreement_is_never_rendered(lok: Lok, content: bytes, option: str) -> None:
    put("a.lok.yaml", content)
    code, out, err = lok("render", "a.lok.yaml", option)
    assert code == 1
    assert out.startswith("a.lok.yaml:")
    assert "Inget dokument skrevs" in err
    assert "--draft" not in err
    assert names() == {"a.lok.yaml"}


def test_a_draft_is_marked_and_shows_what_is_missing(lok: Lok) -> None:
    put("a.lok.yaml", UNFINISHED)
    code, out, err = lok("render", "a.lok.yaml", "--draft")
    assert (code, out) == (0, "")
    assert re.fullmatch(r"Skrev a\.docx\nUtkastet har \d+ fel kvar: lok check a\.lok\.yaml\n", err)
    assert "UTKAST" in text()
    assert re.search(r"\[SAKNAS: [^\[\]]+ \(EP-05\)\]", text())
    assert re.search(r"\[SAKNAS: [^\[\]]+ \(GEN-03\)\]", text())


def test_without_a_check_blanks_are_still_seen_but_nothing_is_marked(lok: Lok) -> None:
    put("a.lok.yaml", UNFINISHED)
    code, _, err = lok("render", "a.lok.yaml", "--no-check")
    assert code == 0
    assert re.search(
        r"\d+ fel finns kvar, och dokumentet är inte märkt\. Använd det inte till underskrift\.", err
    )
    assert "UTKAST" not in text()
    assert re.search(r"\[SAKNAS: [^\[\]]+ \(EP-05\)\]", text())


def test_a_text_that_was_not_read_to_its_end_is_never_passed_off_as_whole(lok: Lok) -> None:
    put("a.lok.yaml", GOOD.replace("\nuppföljning:", "\n\tuppföljning:"))
    for option in ("--draft", "--no-check"):
        code, _, err = lok("render", "a.lok.yaml", option)
        assert code == 0
        assert re.search(r"från rad \d+ är ingenting läst\. .* saknas i dokumentet\.", err)


def test_without_a_mark_it_is_told_where_text_was_left_out(lok: Lok) -> None:
    put("a.lok.yaml", GOOD.replace("\nsyfte:", "\nvarför: Alla ska i arbete.\ntillägg: Mer.\nsyfte:"))
    lines = [n for n, line in enumerate(GOOD.split("\n"), 1) if line.startswith("syfte:")]
    code, _, err = lok("render", "a.lok.yaml", "--no-check", "-q")
    assert code == 0
    assert (
        "2 ställen i källfilen gick inte att läsa, och texten där är inte med i dokumentet: "
        f"rad {lines[0]} och {lines[0] + 1}.\n"
    ) in err
    assert "Alla ska i arbete" not in text()


def test_where_much_was_left_out_the_check_tells_where(lok: Lok) -> None:
    put("a b.lok.yaml", GOOD + "".join(f"tillägg{n}: Mer.\n" for n in range(6)))
    code, _, err = lok("render", "a b.lok.yaml", "--no-check")
    assert code == 0
    assert err.endswith(
        "6 ställen i källfilen gick inte att läsa, och texten där är inte med i dokumentet. "
        'Se vilka: lok check "a b.lok.yaml"\n'
    )


def test_a_draft_says_in_its_box_how_much_was_left_out(lok: Lok) -> None:
    put("a.lok.yaml", GOOD + "tillägg: Mer.\n")
    lok("render", "a.lok.yaml", "--draft")
    assert "1 ställe i källfilen gick inte att läsa, och texten där är inte med." in text()


def test_a_text_in_place_of_a_list_is_not_left_out(lok: Lok) -> None:
    made = re.sub(r"deltagare: \[[^\]]*\]", "deltagare: Enhetschef från kommunen", GOOD, count=1)
    assert made != GOOD
    put("a.lok.yaml", made)
    for option in ("--draft", "--no-check"):
        code, _, err = lok("render", "a.lok.yaml", option)
        assert code == 0
        assert "gick inte att läsa" not in err + text()
        assert "Enhetschef från kommunen" in text()


# --- its date ---


def test_the_date_of_the_option_is_printed(good: Lok) -> None:
    good("render", "a.lok.yaml", "--date", "2026-03-07")
    assert "7 mars 2026" in text()
    good("render", "a.lok.yaml")
    assert "7 mars 2026" not in text()


@pytest.mark.parametrize("words", [["--date", "2026-02-30"], ["--as-of", "i dag"]])
def test_a_date_that_is_none_is_refused(good: Lok, words: list[str]) -> None:
    code, _, err = good("render", "a.lok.yaml", *words)
    assert code == 2
    assert f"{words[0]}: ”{words[1]}” är inget datum." in err
    assert names() == {"a.lok.yaml"}


# --- the same bytes ---


def test_equal_sources_give_equal_bytes_on_every_machine_and_day(good: Lok, tmp_path: Path) -> None:
    good("render", "a.lok.yaml", "--as-of", "2026-11-21")
    first = Path("a.docx").read_bytes()
    good("render", "a.lok.yaml", "--as-of", "2027-03-01")
    assert Path("a.docx").read_bytes() == first
    (tmp_path / "annan mapp").mkdir()
    (tmp_path / "annan mapp" / "a.lok.yaml").write_text(GOOD, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "lokcli", "render", "annan mapp/a.lok.yaml"],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "20"},
        capture_output=True,
        check=True,
    )
    assert Path("annan mapp/a.docx").read_bytes() == first


# --- nobody's work is lost ---


def test_a_document_that_nobody_has_edited_is_replaced(good: Lok) -> None:
    good("render", "a.lok.yaml", "--date", "2026-03-07")
    assert good("render", "a.lok.yaml")[0] == 0
    assert "7 mars 2026" not in text()


@pytest.mark.parametrize("option", [[], ["--draft"], ["--no-check"]], ids=str)
def test_an_edited_document_is_replaced_only_when_forced(good: Lok, option: list[str]) -> None:
    good("render", "a.lok.yaml")
    edited = edit("a.docx")
    code, _, err = good("render", "a.lok.yaml", *option)
    assert code == 2
    assert "a.docx har ändrats sedan lok gjorde det, och ersätts inte." in err
    assert Path("a.docx").read_bytes() == edited
    assert good("render", "a.lok.yaml", *option, "--force")[0] == 0
    assert "Karlskrona" not in text()


def test_a_document_that_lok_did_not_make_is_replaced_only_when_forced(good: Lok) -> None:
    put("a.docx", "mitt eget")
    code, _, err = good("render", "a.lok.yaml")
    assert code == 2
    assert "a.docx är inte gjort av lok, och ersätts inte." in err
    assert Path("a.docx").read_bytes() == b"mitt eget"
    assert good("render", "a.lok.yaml", "--force")[0] == 0


@pytest.mark.parametrize(
    ("stem", "lock"),
    [
        ("a", "~$a.docx"),
        ("kommun7", "~$ommun7.docx"),
        ("överenskommelse", "~$erenskommelse.docx"),
        ("a", ".~lock.a.docx#"),
    ],
)
def test_a_document_open_in_word_is_left_and_the_new_one_gets_another_name(
    lok: Lok, stem: str, lock: str
) -> None:
    put(f"{stem}.lok.yaml", GOOD)
    lok("render", f"{stem}.lok.yaml", "--date", "2026-03-07")
    old = Path(f"{stem}.docx").read_bytes()
    put(lock, b"")
    put(f"{stem} (2).docx", b"upptaget")
    code, _, err = lok("render", f"{stem}.lok.yaml")
    assert code == 0
    assert err == (
        f"{stem}.docx är öppet i ett annat program. Det nya dokumentet ligger i {stem} (3).docx. "
        f"Stäng {stem}.docx och kör igen om det ska ersättas. Är det inte öppet: ta bort låsfilen {lock} bredvid.\n"
    )
    assert Path(f"{stem}.docx").read_bytes() == old
    assert Path(f"{stem} (2).docx").read_bytes() == b"upptaget"
    assert "7 mars 2026" not in text(f"{stem} (3).docx")


def test_a_lock_that_was_left_behind_gives_one_more_document_and_not_one_a_run(good: Lok) -> None:
    good("render", "a.lok.yaml")
    put(".~lock.a.docx#", b"")
    for day in ("2026-03-07", "2026-03-08"):
        code, _, err = good("render", "a.lok.yaml", "--date", day)
        assert code == 0
        assert "Det nya dokumentet ligger i a (2).docx." in err
    assert "8 mars 2026" in text("a (2).docx")
    assert names() == {"a.lok.yaml", "a.docx", ".~lock.a.docx#", "a (2).docx"}

    edited = edit("a (2).docx")
    good("render", "a.lok.yaml")
    assert Path("a (2).docx").read_bytes() == edited
    put("~$a (3).docx", b"")
    assert "Det nya dokumentet ligger i a (4).docx." in good("render", "a.lok.yaml")[2]


def test_a_second_document_that_windows_holds_is_passed_by(
    good: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    good("render", "a.lok.yaml")
    good("render", "a.lok.yaml", "-o", "a (2).docx")
    whole = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.name in ("a.docx", "a (2).docx"):
            raise PermissionError(13, "The process cannot access the file")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert "Det nya dokumentet ligger i a (3).docx." in good("render", "a.lok.yaml")[2]
    assert names() == {"a.lok.yaml", "a.docx", "a (2).docx", "a (3).docx"}


def test_a_file_larger_than_any_of_ours_is_not_read_to_its_end(
    good: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "LARGEST", 1000)
    for ending in render.FORMATS:
        put(f"a.{ending}", b"x" * 1001)
        code, _, err = good("render", "a.lok.yaml", "-o", f"a.{ending}")
        assert code == 2
        assert f"a.{ending} är inte gjort av lok" in err


def test_a_name_that_leaves_no_room_for_a_lock_is_no_hindrance(good: Lok) -> None:
    name = "x" * 250 + ".docx"
    assert good("render", "a.lok.yaml", "-o", name)[0] == 0
    assert good("render", "a.lok.yaml", "-o", name) == (0, "", f"Ersatte {name}\n")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("min fil.lok.yaml", '"min fil.lok.yaml"'),
        ("a;b.lok.yaml", '"a;b.lok.yaml"'),
        ("$(x).lok.yaml", "'$(x).lok.yaml'"),
        ("å-1_b.lok.yaml", "å-1_b.lok.yaml"),
    ],
)
def test_a_command_to_copy_names_the_file_and_nothing_else(lok: Lok, name: str, typed: str) -> None:
    put(name, UNFINISHED)
    assert f"Läs mer om dem: lok check {typed}\n" in lok("render", name)[2]


def test_a_lock_without_its_document_is_no_hindrance(good: Lok) -> None:
    put(".~lock.a.docx#", b"")
    assert good("render", "a.lok.yaml") == (0, "", "Skrev a.docx\n")


def test_a_document_that_windows_holds_is_left_and_the_new_one_gets_another_name(
    good: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.docx", b"mitt")
    whole = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.name == "a.docx":
            raise PermissionError(13, "The process cannot access the file")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    code, _, err = good("render", "a.lok.yaml", "--force")
    assert code == 0
    assert "Det nya dokumentet ligger i a (2).docx." in err
    assert names() == {"a.lok.yaml", "a.docx", "a (2).docx"}
    assert Path("a.docx").read_bytes() == b"mitt"


def test_a_write_that_fails_leaves_the_old_document_and_nothing_else(
    good: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    good("render", "a.lok.yaml", "--date", "2026-03-07")
    old = Path("a.docx").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = good("render", "a.lok.yaml")
    assert code == 2
    assert err.startswith("lok: a.docx gick inte att skriva.")
    assert Path("a.docx").read_bytes() == old
    assert names() == {"a.lok.yaml", "a.docx"}


# --- where it reads and writes ---


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("mapp", "mapp är en mapp; ange en fil."),
        ("mapp.docx", "mapp.docx är en mapp; ange en fil."),
        ("b.odt", "b.odt slutar inte på .docx, .pdf, .html eller .md. Skriv till exempel -o b.docx."),
        ("b", "Skriv till exempel -o b.docx."),
        ("saknas/b.docx", "Mappen saknas finns inte. Skapa den först."),
        ("a.lok.yaml/b.docx", "a.lok.yaml är en fil och ingen mapp. Ange en mapp som finns."),
        (
            "-",
            "-o: dokumentet skrivs till en fil och inte till standard ut. Skriv till exempel -o dokument.docx.",
        ),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=str)
def test_a_place_where_no_document_can_stand_is_refused(
    good: Lok, output: str, said: str, force: list[str]
) -> None:
    Path("mapp").mkdir()
    Path("mapp.docx").mkdir()
    code, _, err = good("render", "a.lok.yaml", "-o", output, *force)
    assert code == 2
    assert said in err
    assert names() == {"a.lok.yaml", "mapp", "mapp.docx"}


def test_the_document_never_replaces_its_source(lok: Lok) -> None:
    put("a.lok.yaml", GOOD)
    Path("b.docx").symlink_to("a.lok.yaml")
    code, _, err = lok("render", "a.lok.yaml", "-o", "b.docx", "--force")
    assert code == 2
    assert "Dokumentet kan inte ersätta källan." in err
    assert Path("a.lok.yaml").read_bytes() == GOOD.encode()


@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf", "pdf"])
def test_an_office_document_is_told_from_a_source(lok: Lok, ending: str) -> None:
    put(f"a.{ending}", b"x")
    code, out, err = lok("render", f"a.{ending}")
    assert (code, out) == (2, "")
    assert f"a.{ending} är " in err
    assert names() == {f"a.{ending}"}


def test_what_cannot_be_read_is_told(good: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    assert good("render", "b.lok.yaml")[::2] == (
        2,
        "lok: b.lok.yaml finns inte. Kontrollera namnet och mappen.\n",
    )
    assert good("render", ".")[::2] == (2, "lok: . är en mapp; ange en fil.\n")
    assert good("render", "")[::2] == (2, "lok: Filnamnet är tomt. Ange vilken fil det gäller.\n")

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    code, _, err = good("render", "a.lok.yaml")
    assert code == 2
    assert "a.lok.yaml går inte att läsa." in err


# --- in an agency's own template ---


def test_a_document_is_set_in_the_template_and_its_notes_are_said(good: Lok) -> None:
    put("mall.dotx", house.many_pages())
    code, out, err = good("render", "a.lok.yaml", "--template", "mall.dotx")
    assert (code, out) == (0, "")
    assert err.splitlines()[0].startswith("Wordmallen har 2 avsnitt.")
    assert err.endswith("Skrev a.docx\n")
    assert "Region Exempel" in text()
    assert "Karlshamns kommun" in text()
    assert Path("mall.dotx").read_bytes() == house.many_pages()
    assert good("render", "a.lok.yaml", "--template", "mall.dotx", "-q") == (0, "", "")


def test_a_document_in_a_template_is_known_again_and_replaced(good: Lok) -> None:
    put("mall.docx", house.many_pages())
    for _ in range(2):
        assert good("render", "a.lok.yaml", "--template", "mall.docx")[0] == 0
    edit("a.docx")
    code, _, err = good("render", "a.lok.yaml", "--template", "mall.docx")
    assert code == 2
    assert "a.docx har ändrats sedan lok gjorde det" in err


def test_a_template_that_cannot_be_used_stops_before_anything_is_written(good: Lok) -> None:
    put(
        "mall.docx",
        house.package({**house.minimal(), "word/vbaProject.bin": b"x", "word/styles.xml": "<x/>"}),
    )
    code, out, err = good("render", "a.lok.yaml", "--template", "mall.docx")
    assert (code, out) == (2, "")
    macros, styles, last = err.splitlines()
    assert "makron" in macros
    assert "Punktlista (List Bullet)" in styles
    assert last == "lok: mall.docx går inte att använda som Wordmall. Inget dokument skrevs."
    assert names() == {"a.lok.yaml", "mall.docx"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("saknas.docx", "Wordmallen saknas.docx finns inte."),
        (".", ". är en mapp; ange en Word-fil efter --template."),
        ("a.lok.yaml", "Wordmallen är ingen Word-fil."),
        ("x" * 300, "går inte att läsa"),
    ],
)
def test_a_template_that_is_no_word_file_is_told(good: Lok, name: str, said: str) -> None:
    code, _, err = good("render", "a.lok.yaml", "--template", name)
    assert code == 2
    assert said in err
    assert names() == {"a.lok.yaml"}


@pytest.mark.parametrize("option", [[], ["--force"]], ids=str)
def test_the_document_never_replaces_its_template(good: Lok, option: list[str]) -> None:
    put("a.docx", house.many_pages())
    code, _, err = good("render", "a.lok.yaml", "--template", "a.docx", *option)
    assert code == 2
    assert "Dokumentet kan inte ersätta Wordmallen." in err
    assert Path("a.docx").read_bytes() == house.many_pages()


# --- what comes out is what was written ---

PLACES = (
    "version", "diarienummer.af", "diarienummer.kommun", "bakgrund", "parter.kommun.enhet", "parter.af.enhet",
)  # fmt: skip


def test_values_come_out_as_they_were_written(lok: Lok) -> None:
    written = ("1.10", "0114", "2018:58", "NO", "0701234567", "22:00")
    marks = [f"plats{number}" for number in range(len(PLACES))]
    source = complete(FAMILY, None, dict(zip(PLACES, marks, strict=True)))
    for mark, value in zip(marks, written, strict=True):
        assert source.count(mark) == 1
        source = source.replace(mark, value)  # without quotes, as a person types
    put("a.lok.yaml", source)
    assert lok("render", "a.lok.yaml")[0] == 0
    for value in written:
        assert re.search(rf"(?<![\w.:-]){re.escape(value)}(?![\w:-])", text()), value


def test_decomposed_letters_come_out_composed(lok: Lok) -> None:
    put("a.lok.yaml", unicodedata.normalize("NFD", GOOD))
    put("b.lok.yaml", GOOD)
    assert lok("check")[:2] == (0, "")
    assert lok("render", "a.lok.yaml")[0] == 0
    lok("render", "b.lok.yaml")
    assert without_checksum("a.docx") == without_checksum("b.docx")
    assert unicodedata.is_normalized("NFC", text("a.docx"))


def test_a_source_with_bom_and_crlf_gives_the_same_text_and_is_left_as_it_is(lok: Lok) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    put("a.lok.yaml", raw)
    put("b.lok.yaml", GOOD)
    assert lok("check")[:2] == (0, "")
    assert lok("render", "a.lok.yaml")[0] == 0
    lok("render", "b.lok.yaml")
    assert without_checksum("a.docx") == without_checksum("b.docx")
    assert Path("a.lok.yaml").read_bytes() == raw


def test_libreoffice_reads_the_same_text(good: Lok, soffice: str, tmp_path: Path) -> None:
    good("render", "a.lok.yaml")
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path}/profil",
            "--headless",
            "--convert-to",
            "txt:Text",
            "a.docx",
        ],
        check=True,
        capture_output=True,
    )
    assert "Karlshamns kommun" in Path("a.txt").read_text(encoding="utf-8-sig")


# --- other formats ---


@pytest.mark.parametrize(("ending", "start"), [("html", "<!DOCTYPE html>"), ("md", "# ")])
def test_a_format_has_its_own_ending_and_the_same_text(good: Lok, ending: str, start: str) -> None:
    assert good("render", "a.lok.yaml", "--format", ending) == (0, "", f"Skrev a.{ending}\n")
    made = Path(f"a.{ending}").read_text(encoding="utf-8")
    assert start in made
    assert "Karlshamns kommun" in made
    good("render", "a.lok.yaml", "-o", f"b.{ending}")
    assert Path(f"b.{ending}").read_text(encoding="utf-8") == made


def test_a_format_that_the_name_contradicts_or_nobody_knows_is_refused(good: Lok) -> None:
    code, _, err = good("render", "a.lok.yaml", "--format", "html", "-o", "b.md")
    assert code == 2
    assert "b.md slutar inte på .html. Skriv till exempel -o b.html, eller utelämna --format." in err
    code, _, err = good("render", "a.lok.yaml", "--format", "odt")
    assert code == 2
    assert "--format: ”odt” finns inte. Välj något av: docx, pdf, html, md." in err
    assert names() == {"a.lok.yaml"}


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_page_that_somebody_has_edited_is_replaced_only_when_forced(good: Lok, ending: str) -> None:
    page = Path(f"a.{ending}")
    good("render", "a.lok.yaml", "--format", ending)
    first = page.read_bytes()
    assert good("render", "a.lok.yaml", "--format", ending)[0] == 0
    page.write_bytes(first.replace(b"\n", b"\r\n"))  # as a mail program may leave it
    assert good("render", "a.lok.yaml", "--format", ending)[0] == 0
    for edited in (first.replace(b"Karlshamns", b"Karlskrona"), first + b"Mer text\n"):
        page.write_bytes(edited)
        code, _, err = good("render", "a.lok.yaml", "--format", ending)
        assert code == 2
        assert f"a.{ending} har ändrats sedan lok gjorde det, och ersätts inte." in err
        assert page.read_bytes() == edited
    page.write_bytes(b"mitt eget")
    assert "är inte gjort av lok, och ersätts inte" in good("render", "a.lok.yaml", "--format", ending)[2]
    assert good("render", "a.lok.yaml", "--format", ending, "--force")[0] == 0
    assert page.read_bytes() == first


def test_without_libreoffice_a_pdf_is_not_made_and_the_way_on_is_told(
    good: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise pdf.LibreOfficeMissing("LibreOffice finns inte. Gör så.")

    monkeypatch.setattr(pdf, "find", missing)
    code, out, err = good("render", "a.lok.yaml", "--format", "pdf")
    assert (code, out) == (2, "")
    assert err == "lok: LibreOffice finns inte. Gör så.\n"
    assert names() == {"a.lok.yaml"}


def test_a_pdf_of_ours_is_replaced_and_any_other_only_when_forced(good: Lok, soffice: str) -> None:
    assert soffice
    assert good("render", "a.lok.yaml", "--format", "pdf") == (0, "", "Skrev a.pdf\n")
    first = Path("a.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert good("render", "a.lok.yaml", "--format", "pdf")[0] == 0
    assert Path("a.pdf").read_bytes() == first
    Path("a.pdf").write_bytes(first.replace(b"/Lang(sv-SE)", b"/Lang(en-GB)"))
    code, _, err = good("render", "a.lok.yaml", "--format", "pdf")
    assert code == 2
    assert "a.pdf är inte gjort av lok, eller ändrat sedan dess, och ersätts inte." in err


# --- a party's own page ---


def test_a_partys_own_page_has_a_name_of_its_own(good: Lok) -> None:
    assert good("render", "a.lok.yaml", "--party", "kommun") == (0, "", "Skrev a.kommun.docx\n")
    assert "Integrationssamordnaren ska boka" in text("a.kommun.docx")
    assert "Arbetsförmedlaren ska hålla" not in text("a.kommun.docx")


def test_a_party_that_nobody_is_is_refused_with_those_that_are(good: Lok) -> None:
    code, _, err = good("render", "a.lok.yaml", "--party", "komun")
    assert code == 2
    assert "--party: ingen part har id ”komun”. Menade du kommun? Parterna i filen är af, kommun." in err
    assert "Menade du kommun?" in good("render", "a.lok.yaml", "--party", "KARLSHAMNS KOMMUN")[2]
    assert names() == {"a.lok.yaml"}


def test_two_parties_at_once_are_refused(good: Lok) -> None:
    code, _, err = good("render", "a.lok.yaml", "--party", "af", "--party", "kommun")
    assert code == 2
    assert err == "lok: --party: ange en part i taget. Kör lok render en gång för var och en.\n"
    assert names() == {"a.lok.yaml"}


def test_an_id_that_no_file_can_be_named_after_is_no_crash(lok: Lok) -> None:
    put("a.lok.yaml", GOOD.replace("  kommun:\n    namn:", '  "a/b":\n    namn:'))
    code, _, err = lok("render", "a.lok.yaml", "--party", "a/b", "--no-check")
    assert code == 2
    assert "ingen part har id ”a/b”." in err
    assert names() == {"a.lok.yaml"}


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.htm", "-o a.html"), ("a.markdown", "-o a.md"), ("a.", "-o a.docx"), ("a", "-o a.docx")],
)
def test_an_ending_that_is_near_one_of_ours_is_told_which(good: Lok, name: str, advice: str) -> None:
    code, _, err = good("render", "a.lok.yaml", "-o", name)
    assert code == 2
    assert f"slutar inte på .docx, .pdf, .html eller .md. Skriv till exempel {advice}." in err


def test_the_advice_keeps_the_day_that_the_check_was_made_for(good: Lok) -> None:
    _, _, err = good("render", "a.lok.yaml", "--as-of", "2029-06-01")
    assert "Läs mer om det: lok check a.lok.yaml --as-of 2029-06-01\n" in err


# --- text that is hard to print ---

HARD = {
    "signs of XML": 'A & B < C > D ]]> <!-- "x" &amp;',
    "right to left": "עברית \u200foch\u200e العربية",
    "emoji": "😀 👩\u200d👩\u200d👧 🇸🇪",
    "a long paragraph": "Parterna möts varje vecka och går igenom flödet. " * 102,
    "a compound of sixty letters": "Arbetsmarknadspolitiskaprogramsamordningsfunktionsbeskrivningarna"[:60],
}


@pytest.mark.parametrize("written", HARD.values(), ids=HARD)
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_text_that_is_hard_to_print_comes_through(lok: Lok, written: str, ending: str) -> None:
    quoted = json.dumps(written.strip(), ensure_ascii=False)
    put("a.lok.yaml", complete(FAMILY, None, {"bakgrund": "BAKGRUND", "parter.kommun.enhet": "ENHET"})
        .replace("BAKGRUND", quoted).replace("ENHET", quoted))  # fmt: skip
    assert lok("render", "a.lok.yaml", "--no-check", "-o", f"a.{ending}")[0] == 0
    match ending:
        case "docx":
            found = text()
        case "html":
            found = "".join(map(str, html.fromstring(Path("a.html").read_bytes()).itertext()))
        case _:
            tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(
                Path("a.md").read_text(encoding="utf-8")
            )
            found = "".join(c.content for t in tokens for c in t.children or ())
    assert found.count(" ".join(written.split())) == 2


def test_a_control_character_is_a_finding_with_its_line_and_never_lost_in_silence(lok: Lok) -> None:
    put("a.lok.yaml", GOOD.replace("syfte: >-\n", "syfte: >-\n  Ett\x0btecken.\n"))
    line = 1 + GOOD[: GOOD.index("syfte: >-")].count("\n") + 1
    _, out, _ = lok("check", "a.lok.yaml", "--format", "concise")
    assert re.search(rf"^a\.lok\.yaml:{line}:\d+: LOK008 ", out, re.MULTILINE)
    assert lok("render", "a.lok.yaml", "--draft")[0] == 0
    assert "Ett tecken." in text()
