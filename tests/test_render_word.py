"""What a rendered Word file promises: valid, accessible, the same bytes each time, and known again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.spans import row, text
from tools import build_base
from tools.validate_docx import faults_of

from lokcli.blocks import (
    Block,
    Box,
    Callout,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Link,
    Mark,
    Paragraph,
    Row,
    Signatures,
    Span,
    Table,
    Terms,
    Wheel,
)
from lokcli.render.package import CP, CUSTOM, NUMBERING, VT, W, base_parts, written
from lokcli.render.word import OWN_LISTS, TEXT_WIDTH, made_by_lok, render

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "5e" * 32
NO_BREAK = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


LONG_WORD = "Arbetsmarknadspolitiskaprogramsamordningsfunktionen" * 3

EVERY_BLOCK: tuple[Block, ...] = (
    Cover("Lokal överenskommelse", text("Samverkan <mellan> & för"), text("Arbetsförmedlingen · Karlshamn")),
    Facts((("Gäller", text("1 januari 2027")), ("Följs upp", text("4 gånger per år")), ("Mål", ()))),
    Callout("Utkast", text("Två krav saknar svar."), "warning"),
    Heading(1, text("Syfte & <mål>")),
    Paragraph(text("Första stycket.\n\nAndra stycket\r\nmed ny rad.\n")),
    Terms((("Part", text("Ansvarar.\n\nOch följer upp.")), ("Hur länge?", text("Två år.")), ("Tomt", ()))),
    Heading(2, text("Listor")),
    Items((text("ett\n\nfortsättning"), text("två"))),
    Items((text("först"), text("sedan")), numbered=True),
    Paragraph(text("Emellan.")),
    Items((text("igen"), text("och sist")), numbered=True),
    Heading(3, text("Kontaktvägar")),
    Paragraph(
        (
            Span("Här gäller "),
            Span("[SAKNAS: Kontaktvägar (EP-05)]", ("processer", "sfi"), code="EP-05"),
            Span(" eller ", strong=True),
            *text("Karlshamns kommuns webbplats", link="https://www.karlshamn.se/en sida?språk=sv&a=1"),
        )
    ),
    Table(
        "Kontakter & <vägar>",
        "En rad för varje part",
        ("Part", "Telefon", "E-post"),
        (
            Row(
                (
                    Cell(text("Karlshamns kommun")),
                    Cell(text("0454-810 00", link="tel:0454-810 00")),
                    Cell(text("sfi@karlshamn.example", link="mailto:sfi@karlshamn.example")),
                )
            ),
            Row((Cell(text("Ansvarar"), "strong"), Cell(text("Informeras"), "quiet"), Cell(()))),
        ),
    ),
    Callout("Om ett steg stannar upp", text("Styrgruppen avgör.\n\nInom fem dagar.")),
    Table("Lång", "", ("Nr", "Vad"), tuple(row(str(n), f"Åtgärd {n}") for n in range(60)), widths=(1, 5)),
    Table("Sju kolumner", "", tuple("ABCDEFG"), (row(LONG_WORD, *"bcdef", "halvårsvis"),)),
    Paragraph(text("Efter\ttabellen \u200fעברית\u200e 😀 " + LONG_WORD)),
    Paragraph(text("\x00\x0b\x1f\ud800\ufffe\u2028\u2029\x85")),
    Heading(1, text("Underskrifter")),
    Paragraph(text("Upprättad i två exemplar.")),
    Signatures(("För", "Datum", "Underskrift"), (row("Arbetsförmedlingen", "", ""), row("Kommunen", "", ""))),
)


def document(*blocks: Block, draft: bool = False) -> Document:
    return Document(
        title="Samverkan & <mål>",
        subject="Lokal överenskommelse",
        author="Arbetsförmedlingen",
        identifier="Af-2026/0012",
        version="0.1",
        header_left="Lokal överenskommelse · Karlshamns kommun",
        header_right="Dnr Af-2026/0012",
        footer_left="Källa: karlshamn.lok.yaml",
        date="2026-11-18",
        draft=draft,
        blocks=blocks,
    )


def rendered(*blocks: Block, draft: bool = False) -> bytes:
    return render(document(*blocks, draft=draft), source_sha256=SOURCE)


def part(raw: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(raw)) as package:
        return etree.fromstring(package.read(name))


def body(raw: bytes) -> etree._Element:
    found = part(raw, "word/document.xml").find(W + "body")
    assert found is not None
    return found


def paragraphs(raw: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph in the body, tables included; a line break shows as a newline."""
    return [(style(p), shown(p)) for p in body(raw).iter(W + "p")]


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(W + "val") or ""


def shown(element: etree._Element) -> str:
    marks = {W + "br": "\n", W + "tab": "\t", W + "noBreakHyphen": "\u2011"}
    return "".join(marks.get(str(each.tag)) or each.text or "" for each in element.iter(W + "t", *marks))


def tables(raw: bytes) -> list[etree._Element]:
    return list(body(raw).iter(W + "tbl"))


def repacked(raw: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The package with parts replaced, added or (None) removed."""
    with ZipFile(BytesIO(raw)) as package:
        parts: dict[str, bytes | None] = {name: package.read(name) for name in package.namelist()}
    parts |= changes
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(name, content)
    return buffer.getvalue()


# --- valid ---


@pytest.mark.parametrize("draft", [False, True])
def test_every_block_makes_a_valid_and_accessible_file(*, draft: bool) -> None:
    with ZipFile(BytesIO(rendered(*EVERY_BLOCK, draft=draft))) as package:
        assert faults_of(package) == []


def test_a_document_without_blocks_is_valid() -> None:
    with ZipFile(BytesIO(rendered())) as package:
        assert faults_of(package) == []


@given(st.text(st.characters(codec=None, categories=None), max_size=40))
def test_no_text_crashes_or_breaks_the_file(anything: str) -> None:
    spans = (Span(anything, ("fält",), link=f"https://{anything}"), Span(anything, code=anything))
    blocks = (
        Cover(anything, spans, spans),
        Facts(((anything, spans),)),
        Heading(1, spans),
        Items((spans,)),
        Terms(((anything, spans),)),
        Callout(anything, spans),
        Table(anything, anything, (anything,), (Row((Cell(spans),)),)),
    )
    odd = document(*blocks)._replace(title=anything, identifier=anything, header_left=anything, date=anything)
    raw = render(odd, source_sha256=SOURCE)
    assert made_by_lok(raw) == "untouched"
    docx.Document(BytesIO(raw))


def test_what_xml_forbids_is_shown_as_a_replacement_character() -> None:
    assert ("BodyText", "a\ufffdb\ufffdc") in paragraphs(rendered(Paragraph(text("a\x00b\ud800c"))))


def test_signs_that_xml_uses_come_out_as_they_were_written() -> None:
    assert ("BodyText", 'A & B <c> "d" \u200f😀') in paragraphs(
        rendered(Paragraph(text('A & B <c> "d" \u200f😀')))
    )


def test_the_committed_base_is_what_the_tool_makes() -> None:
    assert build_base.current()
    assert build_base.packed() == build_base.packed()


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 columns"):
        rendered(Table("x", "", ("A", "B"), (row("1", "2", "3"),)))


# --- the same each time ---


def test_equal_input_gives_equal_bytes() -> None:
    assert rendered(*EVERY_BLOCK, draft=True) == rendered(*EVERY_BLOCK, draft=True)


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_bytes_do_not_hang_on_hash_seed_clock_zone_or_locale(seed: str) -> None:
    program = (
        "import hashlib, runpy;"
        f"names = runpy.run_path({str(Path(__file__))!r});"
        "raw = names['rendered'](*names['EVERY_BLOCK']);"
        "print(hashlib.sha256(raw).hexdigest())"
    )
    here = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ
        | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": f"src{os.pathsep}."},
    )
    assert here.stdout.strip() == sha256(rendered(*EVERY_BLOCK)).hexdigest()


def test_content_types_come_first_and_no_entry_carries_a_clock() -> None:
    with ZipFile(BytesIO(rendered(*EVERY_BLOCK))) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


def test_properties_come_from_the_agreement() -> None:
    core = docx.Document(BytesIO(rendered(*EVERY_BLOCK))).core_properties
    assert core.title == "Samverkan & <mål>"
    assert (core.subject, core.author) == ("Lokal överenskommelse", "Arbetsförmedlingen")
    assert (core.identifier, core.language, core.version) == ("Af-2026/0012", "sv-SE", "0.1")
    assert "Lokal överenskommelse" in core.keywords
    assert str(core.created) == str(core.modified) == "2026-11-18 00:00:00+00:00"


@pytest.mark.parametrize("date", ["", "snart", "2026-02-30"])
def test_a_document_without_a_date_gets_a_fixed_one(date: str) -> None:
    raw = render(document()._replace(date=date), source_sha256=SOURCE)
    assert str(docx.Document(BytesIO(raw)).core_properties.created) == "2000-01-01 00:00:00+00:00"


def test_only_the_property_of_a_long_title_is_shortened() -> None:
    long = "Ö" * 300
    raw = render(document(Cover("", text(long), ()))._replace(title=long), source_sha256=SOURCE)
    assert docx.Document(BytesIO(raw)).core_properties.title == "Ö" * 255
    assert ("LokTitleLong", long) in paragraphs(raw)


# --- blocks ---


LONG_TITLE = (
    "Överenskommelse om samordning av etableringsprogrammet, svenska för invandrare, samhällsorientering och "
    "utbildningsplikten mellan Arbetsförmedlingen och Karlshamns kommun 2027–2030"
)


def test_a_title_of_several_lines_has_even_ones_and_none_that_ends_hanging() -> None:
    title = "Verksamhetsplan för delregional samverkan om arbetsmarknaden i Blekinge 2027–2030"
    [(name, found), *_] = paragraphs(rendered(Cover("", text(title), ())))

    assert (name, found.split("\n")) == (
        "Title",
        # The space stays, so that the words are two also for whoever reads no line breaks.
        ["Verksamhetsplan för delregional samverkan ", "om arbetsmarknaden i Blekinge 2027–2030"],
    )


def test_a_title_that_needs_more_than_three_lines_is_set_smaller() -> None:
    [(name, found), *_] = paragraphs(rendered(Cover("", text(LONG_TITLE), ())))

    assert name == "LokTitleLong"
    assert found.replace("\n", "") == LONG_TITLE


def test_no_name_of_a_party_is_parted_and_no_line_begins_with_a_point() -> None:
    names = (*text("Nykvarns kommun"), Span(" · "), *text("Södertälje kommun"))
    found = paragraphs(rendered(Cover("", text("Plan"), names)))[-1]

    assert found == ("Subtitle", "Nykvarns\u00a0kommun\u00a0· Södertälje\u00a0kommun")


def test_headings_are_numbered_by_word_and_not_by_us() -> None:
    raw = rendered(*EVERY_BLOCK)
    assert ("Heading1", "Syfte & <mål>") in paragraphs(raw)
    levels = part(raw, "word/numbering.xml").iterfind(f"{W}abstractNum/{W}lvl/{W}pStyle")
    linked = [each.get(W + "val") for each in levels]
    assert linked[:3] == ["Heading1", "Heading2", "Heading3"]
    for number in (1, 2, 3):
        heading = part(raw, "word/styles.xml").find(f"{W}style[@{W}styleId='Heading{number}']")
        assert heading is not None
        assert heading.find(f"{W}pPr/{W}numPr/{W}numId") is not None


def test_every_numbered_list_starts_at_one() -> None:
    raw = rendered(*EVERY_BLOCK)
    lists: dict[str, list[str]] = {}
    for paragraph in body(raw).iter(W + "p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            lists.setdefault(number.get(W + "val") or "", []).append(shown(paragraph))
    assert list(lists.values()) == [["först", "sedan"], ["igen", "och sist"]]
    for number_id in lists:
        start = part(raw, "word/numbering.xml").find(
            f"{W}num[@{W}numId='{number_id}']/{W}lvlOverride/{W}startOverride"
        )
        assert start is not None
        assert start.get(W + "val") == "1"


def test_blank_lines_part_paragraphs_and_newlines_part_lines() -> None:
    found = paragraphs(rendered(*EVERY_BLOCK))
    assert ("BodyText", "Första stycket.") in found
    assert ("BodyText", "Andra stycket\nmed ny rad.") in found
    assert ("ListContinue", "fortsättning") in found
    assert ("LokNote", "Om ett steg stannar upp. Styrgruppen avgör.\n\nInom fem dagar.") in found


def test_a_term_opens_with_its_label_in_bold_and_its_text_stands_beside_it() -> None:
    raw = rendered(*EVERY_BLOCK)
    terms = [p for p in body(raw).iter(W + "p") if style(p).startswith("LokTerm")]
    assert [(style(p), shown(p)) for p in terms] == [
        ("LokTerm", "Part:\tAnsvarar."),
        ("LokTermMore", "Och följer upp."),
        ("LokTerm", "Hur länge?\tTvå år."),
        ("LokTerm", "Tomt:\t–"),
    ]
    first = terms[0].find(f"{W}r/{W}rPr/{W}rStyle")
    assert first is not None
    assert first.get(W + "val") == "LokLabel"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Beslutas av", ("LokTerm", "Beslutas av:\tx")),
        ("Samband med kartläggningen", ("LokTermWide", "Samband med kartläggningen:\tx")),
        (
            "Vem avgör om andra grupper omfattas här?",
            ("LokTermLong", "Vem avgör om andra grupper omfattas här?\nx"),
        ),
    ],
)
def test_the_longest_label_decides_where_the_texts_of_all_stand(
    label: str, expected: tuple[str, str]
) -> None:
    raw = rendered(Terms(((label, text("x")), ("Part", text("y")))))
    first, second = (p for p in body(raw).iter(W + "p") if style(p).startswith("LokTerm"))

    assert (style(first), shown(first)) == expected
    assert style(second) == expected[0]


@pytest.mark.parametrize(
    "unit",
    [
        "2026-02-16",
        "30 juni 2028",
        "1 mars",
        "20 kap.",
        "5 och 8 §§",
        "3 a §",
        "§ 12",
        "GEN-05",
        "KS 2011/88",
        "Af-2026/0004 1287",
        "lagen (2017:584",
    ],
)
def test_what_is_read_as_one_word_is_not_parted_over_two_lines(unit: str) -> None:
    [(_, found)] = paragraphs(rendered(Paragraph(text(f"Se {unit} och mer."))))
    assert found == f"Se {unit.replace(' ', NO_BREAK).replace('-', NO_BREAK_HYPHEN)} och mer."


def test_the_registration_numbers_of_the_document_are_not_parted() -> None:
    numbers = "Af-2026/0012 3456, KS 2011/88"
    numbered = document(Paragraph(text(f"Dnr {numbers}.")))._replace(identifier=numbers)
    [(_, found)] = paragraphs(render(numbered, source_sha256=SOURCE))
    assert found == f"Dnr Af{NO_BREAK_HYPHEN}2026/0012{NO_BREAK}3456, KS{NO_BREAK}2011/88."


def test_python_docx_reads_an_unparted_date_as_it_was_written() -> None:
    opened = docx.Document(BytesIO(rendered(Paragraph(text("Den 2026-02-16.")))))
    assert opened.paragraphs[0].text == "Den 2026-02-16."


# --- contents and figures ---

HEADINGS: tuple[Block, ...] = (
    Contents("Innehåll"),
    Heading(1, text("Syfte & <mål>")),
    Heading(2, text("Roller")),
    Heading(3, text("Rektor")),
    Heading(1, text("Tid")),
)


def test_the_contents_name_every_heading_of_two_levels_and_lead_to_it() -> None:
    found = body(rendered(*HEADINGS))
    entries = [p for p in found.iter(W + "p") if re.fullmatch(r"TOC\d", style(p))]
    marks = {mark.get(W + "name"): mark.getparent() for mark in found.iter(W + "bookmarkStart")}
    links = [next(p.iter(W + "hyperlink")) for p in entries]

    assert [(style(p), shown(p)) for p in entries] == [
        ("TOC1", "1\tSyfte & <mål>"),
        ("TOC2", "1.1\tRoller"),
        ("TOC1", "2\tTid"),
    ]
    led_to = [marks[link.get(W + "anchor")] for link in links]
    assert [shown(p) for p in led_to if p is not None] == ["Syfte & <mål>", "Roller", "Tid"]
    assert len(marks) == 4


def test_the_contents_are_a_field_with_its_result_that_no_program_is_asked_to_update() -> None:
    raw = rendered(*HEADINGS)
    kinds = [field.get(W + "fldCharType") for field in body(raw).iter(W + "fldChar")]
    codes = [code.text for code in body(raw).iter(W + "instrText")]

    assert kinds == ["begin", "separate", "end"]
    assert codes == [' TOC \\o "1-2" \\n \\h \\z \\u ']
    assert part(raw, "word/settings.xml").find(f"{W}updateFields") is None


def test_contents_that_would_run_over_the_first_page_name_the_chapters_only() -> None:
    chapters = tuple(
        heading
        for number in range(17)
        for heading in (Heading(1, text(f"Kapitel {number}")), Heading(2, text(f"Avsnitt {number}")))
    )
    raw = rendered(Contents("Innehåll"), *chapters)

    assert [style(p) for p in body(raw).iter(W + "p") if style(p).startswith("TOC")][1:] == ["TOC1"] * 17


def test_without_headings_there_are_no_contents() -> None:
    assert "Innehåll" not in shown(body(rendered(Contents("Innehåll"), Paragraph(text("Text.")))))


CHART = Chart((Box("a", "Styrgruppen"), Box("b", "Arbetsgruppen", level=1)), (Link("b", "a", "reports"),))
WHEEL = Wheel("2027", (Mark("Enkät", (9, 1), (9, 30), "survey"), Mark("Beslut", (12, 10), None, "decision")))


def test_a_figure_is_a_vector_with_a_bitmap_for_those_that_show_none_and_words_for_those_that_see_none() -> (
    None
):
    raw = rendered(
        Figure("Organisationen", 'Styrgruppen leder "allt" & mer.', CHART), Figure("Året", "Årshjul.", WHEEL)
    )
    with ZipFile(BytesIO(raw)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    relations = part(raw, "word/_rels/document.xml.rels")
    target = {each.get("Id"): each.get("Target") for each in relations}
    drawings = list(body(raw).iter(W + "drawing"))

    assert len(drawings) == 2
    assert [next(d.iter("{*}docPr")).get("descr") for d in drawings] == [
        'Styrgruppen leder "allt" & mer.',
        "Årshjul.",
    ]
    for number, drawing in enumerate(drawings, 1):
        bitmap = next(drawing.iter("{*}blip")).get(R + "embed")
        vector = next(drawing.iter("{*}svgBlip")).get(R + "embed")
        assert (target[bitmap], target[vector]) == (f"media/figur{number}.png", f"media/figur{number}.svg")
        assert held[f"word/media/figur{number}.png"].startswith(b"\x89PNG")
        assert held[f"word/media/figur{number}.svg"].startswith(b"<svg")
        assert int(next(drawing.iter("{*}extent")).get("cx", "0")) <= TEXT_WIDTH * 635
    captions = [shown(p) for p in body(raw).iter(W + "p") if style(p) == "LokFigureCaption"]
    assert captions == ["Figur 1. Organisationen", "Figur 2. Året"]


def test_a_figure_stays_with_its_caption() -> None:
    raw = rendered(Figure("Året", "Årshjul.", WHEEL))
    styles = part(raw, "word/styles.xml")
    kept = styles.find(f"{W}style[@{W}styleId='LokFigure']/{W}pPr/{W}keepNext")

    assert kept is not None


# --- other blocks ---


def test_a_line_that_announces_terms_stays_with_them() -> None:
    terms = Terms((("Part", (Span("Deltar."),)),))
    announced, other = (
        next(p for p in body(rendered(Paragraph((Span(text),)), terms)).iter(W + "p") if shown(p) == text)
        for text in ("Så deltar parterna:", "Så deltar parterna.")
    )

    assert announced.find(f"{W}pPr/{W}keepNext") is not None
    assert other.find(f"{W}pPr/{W}keepNext") is None


@pytest.mark.parametrize(
    "following",
    [Terms((("Part", text("Deltar.")),)), Items((text("x"),)), Table("x", "", ("A",), (row("1"),))],
)
def test_the_only_paragraph_between_a_heading_and_what_it_leads_to_stays_with_both(following: Block) -> None:
    intro = Paragraph(text("Tabellen visar vilka som deltar."))
    found = body(rendered(Heading(1, text("Parter")), intro, following)), body(rendered(intro, following))
    kept = [next(p for p in each.iter(W + "p") if shown(p).startswith("Tabellen")) for each in found]

    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in kept] == [True, False]


@pytest.mark.parametrize(
    "block",
    [
        Terms(tuple((f"Part {n}", text("Deltar.")) for n in range(5))),
        Items(tuple(text(f"Punkt {n}") for n in range(5))),
        Items(tuple(text(f"Punkt {n}") for n in range(5)), numbered=True),
    ],
)
def test_no_line_of_a_list_or_of_terms_is_left_alone_on_a_page(block: Block) -> None:
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in body(rendered(block)).iter(W + "p")]
    assert kept == [True, False, False, True, False]


def test_the_texts_of_all_terms_of_a_section_have_one_edge() -> None:
    short, wide = (Terms(((label, text("x")),)) for label in ("Part", "Samband med kartläggningen"))
    raw = rendered(
        Heading(1, text("Ett")), short, Heading(3, text("Under")), wide, Heading(2, text("Två")), short
    )
    assert [name for name, _ in paragraphs(raw) if name.startswith("LokTerm")] == [
        "LokTermWide",
        "LokTermWide",
        "LokTerm",
    ]


def test_terms_after_a_list_and_a_list_after_a_table_have_air_above_them() -> None:
    items, terms = Items((text("ett"), text("två"))), Terms((("Part", text("x")), ("Hur", text("y"))))
    raw = rendered(Table("x", "", ("A",), (row("1"),)), items, terms, Paragraph(text("z")), items)
    air = [
        (shown(p), each.get(W + "before"))
        for p in body(raw).iterchildren(W + "p")
        for each in p.iterfind(f"{W}pPr/{W}spacing")
    ]
    assert air == [("ett", "240"), ("Part:\tx", "120")]


def test_no_paragraph_in_the_body_is_empty() -> None:
    raw = rendered(*EVERY_BLOCK, Paragraph(()), Paragraph(text(" \n\n ")), Heading(2, ()))
    assert all(shown(p).strip() for p in body(raw).iterchildren(W + "p"))


def test_a_blank_can_be_seen() -> None:
    raw = rendered(*EVERY_BLOCK)
    blanks = [
        shown(run)
        for run in body(raw).iter(W + "r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='LokBlank']") is not None
    ]
    assert blanks == [f"[SAKNAS: Kontaktvägar (EP{NO_BREAK_HYPHEN}05)]"]
    look = part(raw, "word/styles.xml").find(f"{W}style[@{W}styleId='LokBlank']/{W}rPr")
    assert look is not None
    shade = look.find(W + "shd")
    assert shade is not None
    assert shade.get(W + "fill") == build_base.BLANK_GROUND
    assert look.find(W + "b") is not None


def test_links_lead_out_and_say_where() -> None:
    raw = rendered(*EVERY_BLOCK)
    relations = part(raw, "word/_rels/document.xml.rels")
    target = {each.get("Id"): (each.get("Target"), each.get("TargetMode")) for each in relations}
    links = [
        (shown(each), target[each.get(R + "id")], each.get(W + "tooltip"))
        for each in body(raw).iter(W + "hyperlink")
    ]
    assert links == [
        (
            "Karlshamns kommuns webbplats",
            ("https://www.karlshamn.se/en%20sida?spr%C3%A5k=sv&a=1", "External"),
            "Öppna webbplatsen www.karlshamn.se/en%20sida?spr%C3%A5k=sv&a=1",
        ),
        ("0454-810 00", ("tel:045481000", "External"), "Ring 0454-810 00"),
        (
            "sfi@karlshamn.example",
            ("mailto:sfi@karlshamn.example", "External"),
            "Skriv e-post till sfi@karlshamn.example",
        ),
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "karlshamn.se", "https://"])
def test_an_address_of_another_kind_is_text_and_no_link(link: str) -> None:
    raw = rendered(Paragraph(text("Se sidan", link=link)))
    assert not list(body(raw).iter(W + "hyperlink"))
    assert ("BodyText", "Se sidan") in paragraphs(raw)


# --- tables ---


def test_every_table_has_a_header_row_that_repeats_and_a_description() -> None:
    found = tables(rendered(*EVERY_BLOCK))
    assert len(found) == 5
    for table in found:
        rows = table.findall(W + "tr")
        assert [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert look.get(W + "firstRow") == "1"
        following = [str(each.tag) for each in look.itersiblings()]
        assert following == [W + "tblCaption", W + "tblDescription"]


def test_captions_are_numbered_and_stay_with_their_tables() -> None:
    raw = rendered(*EVERY_BLOCK)
    captions = [p for p in body(raw) if style(p) == "Caption"]
    assert [shown(p) for p in captions] == [
        "Tabell 1. Kontakter & <vägar>",
        "Tabell 2. Lång",
        "Tabell 3. Sju kolumner",
    ]
    following = [each.getnext() for each in captions]
    assert all(each is not None and each.tag == W + "tbl" for each in following)
    look = part(raw, "word/styles.xml")
    for name in ("Caption", "Heading1", "Heading2", "Heading3", "LokCellHead"):
        assert look.find(f"{W}style[@{W}styleId='{name}']/{W}pPr/{W}keepNext") is not None


def test_widths_fill_the_line_and_stand_in_grid_and_cells_alike() -> None:
    for table in tables(rendered(*EVERY_BLOCK)):
        grid = [int(each.get(W + "w") or 0) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == TEXT_WIDTH
        assert min(grid) > 0
        for each in table.iterfind(W + "tr"):
            assert [int(w.get(W + "w") or 0) for w in each.iterfind(f"{W}tc/{W}tcPr/{W}tcW")] == grid


def test_names_and_telephone_numbers_are_not_cut_beside_a_long_address() -> None:
    raw = rendered(
        Table(
            "Kontakter",
            "",
            ("Part", "Funktion", "Telefon", "E-post"),
            (row("Arbetsförmedlingen", "Samordnare " * 9, "010-487 20 30", "samverkan@" + "a" * 40 + ".se"),),
            widths=(1, 9, 1, 2),
        )
    )
    grid = [int(each.get(W + "w") or 0) for each in tables(raw)[0].iter(W + "gridCol")]
    # Measured in Carlito Bold and Regular at 8.5 points, with the cell's margins of 70 twips a side.
    assert grid[0] >= 8.36 * 170 + 140
    assert grid[2] >= 5.83 * 170 + 140


@pytest.mark.parametrize(
    ("count", "kept"), [(1, []), (3, [0, 1]), (40, [0, 38])], ids=["one row", "small", "long"]
)
def test_a_small_table_holds_together_and_no_row_of_a_long_one_stands_alone(
    count: int, kept: list[int]
) -> None:
    raw = rendered(Table("x", "", ("Nr", "Vad"), tuple(row(str(n), "Åtgärd") for n in range(count))))
    rows = tables(raw)[0].findall(W + "tr")[1:]
    held = [at for at, each in enumerate(rows) if each.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None]
    assert held == kept


def widths(table: etree._Element) -> list[int]:
    return [int(each.get(W + "w") or 0) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def test_an_address_too_long_for_its_column_is_parted_at_the_at_sign_and_leads_whole() -> None:
    address = "vuxenutbildning@karlshamnskommun.example"
    columns = ("Part", "Funktion", "Till för", "Vid", "Telefon", "E-post", "Svar")
    cells = [Cell(text(word)) for word in ("Arbetsförmedlingen", *["Integrationssamordnare"] * 4)]
    raw = rendered(
        Table("x", "", columns, (Row((*cells, Cell(text(address, link=f"mailto:{address}")), cells[1])),))
    )
    [link] = body(raw).iter(W + "hyperlink")
    relations = part(raw, "word/_rels/document.xml.rels")

    assert shown(link) == "vuxenutbildning\n@karlshamnskommun.example"
    assert f"mailto:{address}" in {each.get("Target") for each in relations}


def test_an_address_that_fits_is_not_parted() -> None:
    raw = rendered(Table("x", "", ("Part", "E-post"), (row("Kommunen", "sfi@karlshamn.example"),)))
    assert "sfi@karlshamn.example" in shown(tables(raw)[0])


def test_a_column_of_running_text_takes_room_from_columns_of_single_words_even_if_asked_otherwise() -> None:
    long = "Aktivitetsrapport med deltagarens studier och övriga aktiviteter under månaden. " * 3
    raw = rendered(Table("x", "", ("Vad", "Ja"), (row(long, "Nej"),), widths=(1, 1)))
    first, second = widths(tables(raw)[0])

    assert first > 2.5 * second


def test_a_date_with_its_dash_stands_on_one_line_of_the_facts_whose_columns_are_alike() -> None:
    raw = rendered(
        Facts(
            (
                ("Gäller", text("1 september 2027 –\n31 december 2028")),
                ("Status", text("Beslutad")),
                ("Version", text("1.0")),
            )
        )
    )
    found = widths(tables(raw)[0])

    assert max(found) - min(found) <= 2


def test_a_table_of_many_lines_may_go_on_over_the_page_though_its_rows_are_few() -> None:
    raw = rendered(Table("x", "", ("Nr", "Vad"), tuple(row(str(n), "Åtgärd " * 30) for n in range(6))))
    rows = tables(raw)[0].findall(W + "tr")[1:]
    assert [each.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for each in rows] == [
        True, False, False, False, True, False,
    ]  # fmt: skip


def test_the_signatures_of_many_parties_go_on_over_the_page_with_their_header_row() -> None:
    raw = rendered(Signatures(("För", "Namn"), tuple(row(f"Kommun {n}", "") for n in range(8))))
    header, *rows = tables(raw)[0].findall(W + "tr")
    kept = [each.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for each in rows]

    assert kept == [True, True, False, False, False, False, True, False]
    assert header.find(f"{W}trPr/{W}tblHeader") is not None


def test_an_empty_cell_says_so_but_room_for_a_signature_stays_empty() -> None:
    *others, signatures = tables(rendered(*EVERY_BLOCK, Table("Tom", "", ("A", "B"), ())))[:-1]
    for table in others:
        assert all(shown(cell).strip() for cell in table.iter(W + "tc"))
    assert [shown(cell) for cell in signatures.iter(W + "tc")][3:] == [
        "Arbetsförmedlingen",
        "",
        "",
        "Kommunen",
        "",
        "",
    ]


def test_who_is_responsible_is_said_in_words_and_ground() -> None:
    cell = next(c for c in body(rendered(*EVERY_BLOCK)).iter(W + "tc") if shown(c) == "Ansvarar")
    assert [style(p) for p in cell.iter(W + "p")] == ["LokCellStrong"]
    assert cell.find(f"{W}tcPr/{W}shd") is not None


def test_the_signature_block_holds_together_with_its_heading() -> None:
    raw = rendered(*EVERY_BLOCK)
    *rows, last = tables(raw)[-1].findall(W + "tr")
    direct = f"{W}tc/{W}p/{W}pPr/{W}keepNext"
    assert all(len(each.findall(direct)) == len(each.findall(W + "tc")) for each in rows[1:])
    assert {style(p) for p in rows[0].iter(W + "p")} == {"LokCellHead"}
    assert last.find(direct) is None
    before = tables(raw)[-1].getprevious()
    assert before is not None
    assert style(before) == "LokBeforeSignatures"
    assert before.find(f"{W}pPr/{W}keepNext") is not None


# --- header and footer ---


def test_the_footer_counts_pages_with_results_for_readers_that_do_not() -> None:
    footer = part(rendered(), "word/footer1.xml")
    assert shown(footer) == "Källa: karlshamn.lok.yaml\tSida 1 av 1"
    codes = [code.text for code in footer.iter(W + "instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]
    kinds = [each.get(W + "fldCharType") for each in footer.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"] * 2


def test_the_running_title_is_not_cut_after_a_word_that_promises_one_more() -> None:
    title = "Överenskommelse om samordning av programmet mellan Arbetsförmedlingen och Karlshamns kommun"
    numbers = "Af-2026/0012 3456 · KS 2026/123 · Version 1.0 av överenskommelsen"
    raw = render(document()._replace(header_left=title, header_right=numbers), source_sha256=SOURCE)
    left, _, _ = shown(part(raw, "word/header1.xml")).partition("\t")

    assert left == "Överenskommelse om samordning av programmet …"


def test_a_draft_says_so_on_every_page_and_nothing_else_does() -> None:
    draft = part(rendered(draft=True), "word/header1.xml")
    assert [(style(p), shown(p)) for p in draft] == [
        ("LokDraft", "UTKAST"),
        ("Header", f"Lokal överenskommelse · Karlshamns kommun\tDnr Af{NO_BREAK_HYPHEN}2026/0012"),
    ]
    assert "UTKAST" not in shown(part(rendered(), "word/header1.xml"))


def test_the_language_is_swedish_and_word_shows_no_compatibility_mode() -> None:
    settings = part(rendered(), "word/settings.xml")
    mode = settings.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']")
    assert mode is not None
    assert mode.get(W + "val") == "15"
    language = settings.find(W + "themeFontLang")
    assert language is not None
    assert language.get(W + "val") == "sv-SE"


# --- known again ---


def test_lists_take_numbers_that_the_base_has_not() -> None:
    base = etree.fromstring(base_parts()[NUMBERING])
    assert {each.get(W + "numId") for each in base.iterfind(W + "num")} == OWN_LISTS


def test_properties_without_ours_are_not_taken_for_ours() -> None:
    held = f'<cp:Properties xmlns:cp="{CP}" xmlns:vt="{VT}"></cp:Properties>'
    assert made_by_lok(repacked(rendered(), {CUSTOM: written(held)})) == "foreign"


def test_a_file_is_known_as_untouched() -> None:
    raw = rendered(*EVERY_BLOCK)
    assert made_by_lok(raw) == "untouched"
    with ZipFile(BytesIO(raw)) as package:
        assert SOURCE in package.read("docProps/custom.xml").decode()


def test_a_file_is_known_as_edited_when_a_word_was_changed() -> None:
    opened = docx.Document(BytesIO(rendered(*EVERY_BLOCK)))
    opened.paragraphs[0].runs[0].text = "Något annat"
    saved = BytesIO()
    opened.save(saved)
    assert made_by_lok(saved.getvalue()) == "edited"


def test_a_part_added_or_removed_is_an_edit() -> None:
    raw = rendered(*EVERY_BLOCK)
    assert made_by_lok(repacked(raw, {})) == "untouched"
    assert made_by_lok(repacked(raw, {"word/comments.xml": b"<x/>"})) == "edited"
    assert made_by_lok(repacked(raw, {"word/theme/theme1.xml": None})) == "edited"


def test_a_file_that_lok_did_not_make_is_foreign() -> None:
    saved = BytesIO()
    docx.Document().save(saved)
    assert made_by_lok(saved.getvalue()) == "foreign"


@pytest.mark.parametrize("raw", [b"", b"PK", b"PK\x03\x04" + b"\xff" * 400, b"\0" * 100, b"%PDF-1.7"])
def test_rubbish_is_foreign(raw: bytes) -> None:
    assert made_by_lok(raw) == "foreign"


@given(st.data())
def test_a_damaged_file_is_never_called_untouched(data: st.DataObject) -> None:
    raw = bytearray(rendered(Paragraph(text("x"))))
    with ZipFile(BytesIO(raw)) as package:
        custom = package.getinfo("docProps/custom.xml")
    # Inside the packed text of a part: other bytes, such as a date, carry no content.
    at = data.draw(st.integers(custom.header_offset + 60, custom.header_offset + 200))
    raw[at] ^= data.draw(st.integers(1, 255))
    assert made_by_lok(bytes(raw)) != "untouched"
    cut = data.draw(st.integers(0, len(raw) - 1))
    assert made_by_lok(bytes(raw[:cut])) == "foreign"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = {"word/bomb.xml": b" " * 30_000_000}
    assert made_by_lok(repacked(rendered(), bomb)) == "foreign"


def test_entities_are_not_resolved() -> None:
    evil = (
        b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><Properties xmlns='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        b'<property name="lok-kontrollsumma">&x;</property>'
        b'<property name="lok-kalla-sha256">&x;</property></Properties>'
    )
    assert made_by_lok(repacked(rendered(), {"docProps/custom.xml": evil})) == "foreign"


# --- in a real word processor ---


@pytest.fixture(scope="module")
def pages(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF of every block, made once by LibreOffice."""
    folder = tmp_path_factory.mktemp("libreoffice")
    file = folder / "allt.docx"
    file.write_bytes(rendered(*EVERY_BLOCK, draft=True))
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "allt.pdf").read_bytes()


def test_libreoffice_opens_the_file_and_lays_out_all_its_pages(pages: bytes) -> None:
    assert pages.startswith(b"%PDF")
    counts = [int(found) for found in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pages)]
    assert max(counts, default=0) in range(4, 8)
