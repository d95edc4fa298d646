"""What is promised of house templates: the agency's pages stay as they are, and nothing unsafe is built on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests import house
from tests.house import ESSENTIAL, NORMAL, SETTINGS, minimal, package, paragraph, repacked, run, style, styles
from tests.spans import text
from tests.test_render_word import (
    EVERY_BLOCK,
    NO_BREAK_HYPHEN,
    SOURCE,
    WHEEL,
    body,
    document,
    part,
    shown,
    tables,
)
from tools.validate_docx import faults_of

from lokcli.blocks import Contents, Document, Figure, Heading, Items, Paragraph, Terms
from lokcli.checking import check
from lokcli.outline import outline
from lokcli.render.guard import UnusableTemplate
from lokcli.render.house_lists import number_shown
from lokcli.render.measuring import em
from lokcli.render.package import BASE, FILE_LIMIT, W
from lokcli.render.template import Template, open_template
from lokcli.render.word import made_by_lok, render
from lokcli.sources.yaml import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(file.name.removesuffix(".lok.yaml") for file in (ROOT / "examples").glob("*.lok.yaml"))
AS_OF = date(2026, 11, 21)


def letter() -> bytes:
    """What python-docx starts from: American paper and language, no header, no page numbers."""
    saved = BytesIO()
    docx.Document().save(saved)
    return saved.getvalue()


def in_font(name: str) -> bytes:
    """The same on A4, with Normal in a font by name where all else has those of the theme, as Word leaves it."""
    started, saved = docx.Document(BytesIO(letter())), BytesIO()
    started.styles["Normal"].font.name = name
    page = started.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    started.save(saved)
    return saved.getvalue()


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "Swedish names": house.swedish_names,
    "many pages": house.many_pages,
    "the least that will do": lambda: package(minimal()),
    "American": letter,
    "in a wide font": lambda: in_font("Verdana"),
    "our own": lambda: render(document(*EVERY_BLOCK), source_sha256=SOURCE),
}


@cache
def raw_of(name: str) -> bytes:
    """A template by its name in TEMPLATES."""
    return TEMPLATES[name]()


@cache
def opened(name: str) -> Template:
    """The same, opened."""
    return open_template(raw_of(name))


@cache
def example(name: str) -> Document:
    """An example agreement as a document."""
    result = check(read((ROOT / "examples" / f"{name}.lok.yaml").read_bytes(), f"{name}.lok.yaml"), AS_OF)
    assert result.family is not None
    assert result.draft is not None
    return outline(result.family, result.draft, result.blanks, source_sha256=result.source.sha256)


def rendered(template: Template, *, draft: bool = False) -> bytes:
    """Every kind of block in a template."""
    return render(document(*EVERY_BLOCK, draft=draft), source_sha256=SOURCE, template=template)


def parts_of(raw: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with ZipFile(BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def faults(raw: bytes) -> list[str]:
    """What is wrong with a document."""
    with ZipFile(BytesIO(raw)) as file:
        return faults_of(file)


def lines(raw: bytes) -> list[str]:
    """The text of every paragraph in the body."""
    return [shown(each) for each in body(raw).iter(W + "p")]


def said(raw: bytes) -> list[str]:
    """The same without what is the look: numbers of the contents, and whether a text stands beside its label."""
    texts = (re.sub(r"^[\d.]+\t", "", shown(each)) for each in body(raw).iter(W + "p"))
    # A narrow page parts an address before its @.
    return [" ".join(text_.replace("\n@", "@").split()) for text_ in texts]


def names_of_styles(raw: bytes) -> dict[str, str]:
    """The name of each style by its id."""
    found = {}
    for each in part(raw, "word/styles.xml").iterfind(W + "style"):
        name = each.find(W + "name")
        assert name is not None
        assert each.get(W + "styleId") not in found
        found[each.get(W + "styleId") or ""] = name.get(W + "val") or ""
    return found


def named(raw: bytes, text_of_it: str) -> etree._Element:
    """The paragraph of the body that holds the text."""
    return next(each for each in body(raw).iter(W + "p") if shown(each) == text_of_it)


def style_name(raw: bytes, text_of_it: str) -> str:
    """The name of the style of the paragraph that holds the text."""
    found = named(raw, text_of_it).find(f"{W}pPr/{W}pStyle")
    assert found is not None
    return names_of_styles(raw)[found.get(W + "val") or ""]


def refused(raw: bytes) -> tuple[str, ...]:
    """What is said of a template that cannot be used."""
    with pytest.raises(UnusableTemplate) as caught:
        open_template(raw)
    assert caught.value.sentences
    assert all(each.endswith((".", "…")) for each in caught.value.sentences)
    return caught.value.sentences


# --- every template and every example ---


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("agreement", EXAMPLES)
def test_an_agreement_in_a_house_template_is_valid_whole_and_known_again(name: str, agreement: str) -> None:
    made = render(example(agreement), source_sha256=SOURCE, template=opened(name))
    assert faults(made) == []
    assert made == render(example(agreement), source_sha256=SOURCE, template=open_template(raw_of(name)))
    assert made_by_lok(made) == "untouched"
    *whole, last = said(made)
    assert whole == said(render(example(agreement), source_sha256=SOURCE))
    assert example(agreement).footer_left in last


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("draft", [False, True])
def test_every_block_is_valid_in_every_template(name: str, draft: bool) -> None:
    made = rendered(opened(name), draft=draft)
    assert faults(made) == []
    assert not [each for each in body(made) if each.tag == W + "p" and not shown(each).strip()]
    docx.Document(BytesIO(made))


@pytest.mark.parametrize("name", TEMPLATES)
def test_headers_footers_and_their_pictures_stay_byte_for_byte(name: str) -> None:
    theirs, made = parts_of(raw_of(name)), parts_of(rendered(opened(name)))
    edges = [each for each in theirs if re.search(r"(header|footer)\d*\.xml(\.rels)?$|media/", each)]
    assert {each: made[each] for each in edges} == {each: theirs[each] for each in edges}


@pytest.mark.parametrize("name", TEMPLATES)
def test_tables_fill_the_width_between_the_agencys_margins(name: str) -> None:
    template = opened(name)
    for table in tables(rendered(template)):
        grid = [int(each.get(W + "w") or 0) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == template.text_width
        assert min(grid) > 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_style_of_the_agency_is_changed_but_in_its_language(name: str) -> None:
    made = {
        each.get(W + "styleId"): etree.tostring(each)
        for each in part(rendered(opened(name)), "word/styles.xml").iterfind(W + "style")
    }
    for each in part(raw_of(name), "word/styles.xml").iterfind(W + "style"):
        for language in each.iter(W + "lang"):
            language.set(W + "val", "sv-SE")
        kept = etree.fromstring(made[each.get(W + "styleId")])
        assert etree.tostring(kept, method="c14n") == etree.tostring(
            etree.fromstring(etree.tostring(each)), method="c14n"
        )


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_abstract_numbering_comes_before_the_first_num(name: str) -> None:
    root = part(rendered(opened(name)), "word/numbering.xml")
    tags = [etree.QName(each).localname for each in root]
    assert "abstractNum" not in tags[tags.index("num") :]
    for tag, key in (("num", "numId"), ("abstractNum", "abstractNumId")):
        idents = [each.get(W + key) for each in root.iterfind(W + tag)]
        assert len(set(idents)) == len(idents)


# --- styles ---


def test_styles_are_matched_by_word_s_name_whatever_their_ids() -> None:
    made = rendered(opened("many pages"))
    assert style_name(made, "Syfte & <mål>") == "heading 1"
    assert style_name(made, "först") == "List Number"
    assert style_name(made, "Tabell 2. Lång") == "caption"


def test_styles_are_matched_by_the_swedish_names_that_an_agency_gave_them() -> None:
    made = rendered(opened("Swedish names"))
    assert style_name(made, "Syfte & <mål>") == "Rubrik 1"
    assert style_name(made, "Samverkan <mellan> & för") == "Titel"
    assert style_name(made, "Första stycket.") == "Brödtext"
    assert style_name(made, "ett") == "Punktlista"
    assert style_name(made, "först") == "Numrerad lista"


def test_a_name_given_by_hand_counts_before_one_that_the_program_adds() -> None:
    both = styles(
        *ESSENTIAL,
        style("BodyText", "Body Text", '<w:basedOn w:val="Normal"/>'),
        style("Brdtext", "Brödtext", '<w:basedOn w:val="Normal"/>'),
    )
    assert style_name(rendered(open_template(package(minimal(styles=both)))), "Första stycket.") == "Brödtext"


def test_plain_text_serves_as_body_text_where_its_paragraphs_have_space_between() -> None:
    def in_a_template(after: int) -> str:
        held = styles(*ESSENTIAL, general=house.defaults("Calibri", 11, after=after))
        return style_name(rendered(open_template(package(minimal(styles=held)))), "Första stycket.")

    assert in_a_template(120) == "Normal"
    assert in_a_template(0) == "Body Text"


def test_a_style_of_another_kind_or_an_id_already_taken_is_no_match() -> None:
    made = rendered(opened("many pages"))
    found = names_of_styles(made)
    assert found["LokCell"] == "Celltecken"
    assert found["Heading1"] == "Ingress"
    assert found["Lok"] == "Lok cell"
    assert style_name(made, "Karlshamns kommun") == "Lok cell (lok)"
    assert len(set(found.values())) == len(found)


def test_borrowed_styles_bring_no_font_of_ours_and_take_the_colour_of_the_headings() -> None:
    made = rendered(opened("Swedish names"))
    theirs = names_of_styles(raw_of("Swedish names"))
    for each in part(made, "word/styles.xml").iterfind(W + "style"):
        if each.get(W + "styleId") not in theirs:
            held = etree.tostring(each).decode()
            assert "Calibri" not in held
            assert not re.search("17365D|0B6B66|0A4F4B", held)
    assert house.WINE in etree.tostring(part(made, "word/styles.xml")).decode().split("Lok tabell")[1]


def test_the_heading_of_the_contents_takes_the_font_of_the_headings() -> None:
    made = part(rendered(opened("Swedish names")), "word/styles.xml")
    found = made.find(f"{W}style[@{W}styleId='TOCHeading']/{W}rPr/{W}rFonts")
    assert found is not None
    assert found.get(W + "ascii") == "Arial"


def fonts_of_cells(made: bytes) -> dict[str, str]:
    """The fonts that the text of tables is set in."""
    found = part(made, "word/styles.xml").find(f"{W}style[@{W}styleId='LokCell']/{W}rPr/{W}rFonts")
    assert found is not None
    return {etree.QName(str(key)).localname: str(name) for key, name in found.attrib.items()}


def test_a_font_by_name_goes_before_the_one_of_the_theme_that_it_stands_in_for() -> None:
    template = open_template(in_font("Arial"))
    assert fonts_of_cells(rendered(template)) == {
        "ascii": "Arial",
        "hAnsi": "Arial",
        "eastAsiaTheme": "minorEastAsia",
        "cstheme": "minorBidi",
    }
    assert (
        template.breadth == open_template(package(minimal(styles=plain_text(house.fonts("Arial"))))).breadth
    )
    assert template.breadth > opened("American").breadth


def plain_text(run_properties: str, general: str = "Calibri") -> str:
    """Styles of which Normal has the properties."""
    inner = f"<w:qFormat/><w:rPr>{run_properties}</w:rPr>"
    normal = style("Normal", "Normal", inner, extra='w:default="1"')
    return styles(normal, *ESSENTIAL[1:], general=house.defaults(general, 11, after=120))


@pytest.mark.parametrize("named", ["", ' w:ascii="Verdana"'])
def test_a_font_of_the_theme_goes_before_names_from_farther_off_or_beside_it(named: str) -> None:
    held = plain_text(f'<w:rFonts{named} w:asciiTheme="minorHAnsi"/>', "Verdana")
    template = open_template(package(minimal(styles=held)))  # the theme is ours
    found = fonts_of_cells(rendered(template))
    assert (found["asciiTheme"], found.get("ascii", "")) == ("minorHAnsi", "Verdana" if named else "")
    assert template.breadth == 1.0


def whole_words(text_: str) -> list[str]:
    """The pieces of a text that a line break cannot part."""
    return re.split(r"[ \n\u00a0]|(?<=-)|(?=@)", text_)


def measure(held: etree._Element, path: str, key: str) -> int:
    """A number that a style of ours states."""
    found = held.find(path)
    assert found is not None
    return int(found.get(W + key) or 0)


# How wide the longest of words are in bold and in plain, measured, with our ems as 1.
@pytest.mark.parametrize(
    ("font", "bold", "plain"),
    [("Arial", 1.21, 1.12), ("Times New Roman", 1.1, 1.04), ("Verdana", 1.42, 1.25)],
)
def test_no_word_of_a_table_is_cut_in_a_common_font(font: str, bold: float, plain: float) -> None:
    made = render(example("etablering-2024"), source_sha256=SOURCE, template=open_template(in_font(font)))
    held = part(made, "word/styles.xml")
    for table in tables(made):
        name = table.find(f"{W}tblPr/{W}tblStyle")
        assert name is not None
        path = f"{W}style[@{W}styleId='{name.get(W + 'val')}']"
        em_of_it = 10 * measure(held, f"{path}/{W}rPr/{W}sz", "val")
        margins = sum(
            measure(held, f"{path}/{W}tblPr/{W}tblCellMar/{W}{side}", "w") for side in ("left", "right")
        )
        for number, row in enumerate(table.iterfind(W + "tr")):
            for at, cell in enumerate(row.iterfind(W + "tc")):
                breadth = bold if at == 0 or number == 0 else plain
                room = measure(cell, f"{W}tcPr/{W}tcW", "w") - margins
                widest = max(whole_words(shown(cell)), key=em)
                assert em(widest) * em_of_it * breadth <= room, widest


def test_tables_are_set_smaller_in_a_wide_font_and_in_no_other() -> None:
    for name, sizes in (("American", ["19", "17"]), ("in a wide font", ["17", "15"])):
        held = part(rendered(opened(name)), "word/styles.xml")
        found = [
            held.find(f"{W}style[@{W}styleId='{each}']/{W}rPr/{W}sz")
            for each in ("LokTable", "LokTableDense")
        ]
        assert [None if each is None else each.get(W + "val") for each in found] == sizes


def test_tables_of_ours_that_a_template_has_are_measured_in_the_size_that_they_have() -> None:
    made = rendered(opened("in a wide font"))
    assert open_template(made).breadth == opened("in a wide font").breadth < 1.28


def test_tables_of_ours_without_a_size_are_no_hindrance() -> None:
    made = rendered(opened("in a wide font"))
    raw = parts_of(made)["word/styles.xml"].replace(b'<w:sz w:val="15"/>', b'<w:sz w:val="0"/>')
    assert faults(rendered(open_template(repacked(made, {"word/styles.xml": raw})))) == []


def test_a_label_in_a_wide_font_keeps_clear_of_its_text() -> None:
    template = opened("in a wide font")
    terms = Terms((("Den arbetssökande", text("Deltagaren väljer utbildning.")),))
    made = render(document(terms), source_sha256=SOURCE, template=template)
    assert style_name(made, "Den arbetssökande:\tDeltagaren väljer utbildning.") == "Lok villkor bred"
    narrow = render(document(terms), source_sha256=SOURCE)
    assert style_name(narrow, "Den arbetssökande:\tDeltagaren väljer utbildning.") == "Lok villkor"


def test_the_indents_of_the_agencys_running_text_move_nothing_of_ours() -> None:
    indented = style(
        "Normal", "Normal", '<w:qFormat/><w:pPr><w:ind w:left="850" w:firstLine="567"/></w:pPr>', extra='w:default="1"'
    )  # fmt: skip
    made = rendered(open_template(package(minimal(styles=styles(indented, *ESSENTIAL[1:])))))
    assert faults(made) == []
    held = part(made, "word/styles.xml")
    for each in ("LokTermMore", "LokTermWideMore", "LokTermLong", "LokFigure", "LokNote", "TOCHeading"):
        found = held.find(f"{W}style[@{W}styleId='{each}']/{W}pPr/{W}ind")
        assert found is not None
        assert found.get(W + "firstLine") == "0"
        assert found.get(W + "left") is not None
    for each in ("ett", "först"):  # the indents of the numbering stay
        assert named(made, each).find(f"{W}pPr/{W}ind") is None
    assert style_name(made, "Första stycket.") == "Normal"  # which is the agency's own to indent


def test_a_heading_stays_with_its_text_whatever_the_agencys_style_says() -> None:
    loose = styles(*(each.replace("<w:keepNext/>", "") for each in ESSENTIAL))
    made = rendered(open_template(package(minimal(styles=loose))))
    for each in ("Syfte & <mål>", "Listor", "Kontaktvägar"):
        assert named(made, each).find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize("colour", ["FFFFFF", "E8772E", "FFFF00", "000000", "auto", "C0C0C0"])
def test_text_is_readable_whatever_the_colour_of_the_headings(colour: str) -> None:
    pale = styles(*(each.replace(house.GREEN, colour) for each in ESSENTIAL))
    made = rendered(open_template(package(minimal(styles=pale))))
    head = part(made, "word/styles.xml").find(
        f"{W}style[@{W}styleId='LokTable']/{W}tblStylePr/{W}tcPr/{W}shd"
    )
    assert head is not None
    cell = part(made, "word/styles.xml").find(f"{W}style[@{W}styleId='LokCellStrong']/{W}rPr/{W}color")
    ground = named(made, "Ansvarar").getparent()
    assert cell is not None
    assert ground is not None
    shade = ground.find(f"{W}tcPr/{W}shd")
    assert shade is not None
    from tools.validate_docx import contrast

    assert contrast("FFFFFF", head.get(W + "fill") or "") >= 4.5
    assert contrast(cell.get(W + "val") or "", shade.get(W + "fill") or "") >= 4.5


def test_every_caption_stays_with_its_table_whatever_the_agencys_style_says() -> None:
    made = rendered(opened("many pages"))
    for table in tables(made)[1:-1]:
        before = table.getprevious()
        assert before is not None
        assert shown(before).startswith("Tabell")
        assert before.find(f"{W}pPr/{W}keepNext") is not None


def test_our_own_document_is_a_template_in_which_nothing_changes() -> None:
    plain = render(document(*EVERY_BLOCK), source_sha256=SOURCE)
    made = rendered(opened("our own"))
    assert names_of_styles(plain).items() <= names_of_styles(made).items()
    assert [style_name(made, each) for each in ("Syfte & <mål>", "ett")] == ["heading 1", "List Bullet"]


# --- numbering ---


def numbers(raw: bytes, text_of_it: str) -> tuple[str, str]:
    """The num and level that a paragraph states itself."""
    found = named(raw, text_of_it).find(f"{W}pPr/{W}numPr")
    if found is None:
        return "", ""
    return (found[1].get(W + "val") or "", found[0].get(W + "val") or "")


def level_text(raw: bytes, number: str, level: str) -> str:
    """What a level of a num prints."""
    root = part(raw, "word/numbering.xml")
    abstract = root.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    assert abstract is not None
    found = root.find(
        f"{W}abstractNum[@{W}abstractNumId='{abstract.get(W + 'val')}']/{W}lvl[@{W}ilvl='{level}']/{W}lvlText"
    )
    assert found is not None
    return found.get(W + "val") or ""


def test_headings_that_number_themselves_are_left_to_do_so() -> None:
    made = rendered(opened("many pages"))
    assert opened("many pages").numbered_headings == {"Heading1", "Heading2", "Heading3"}
    assert numbers(made, "Syfte & <mål>") == ("", "")


def test_headings_without_numbers_get_ours_as_one_list_of_three_levels() -> None:
    made = rendered(opened("Swedish names"))
    one, two, three = (numbers(made, each) for each in ("Syfte & <mål>", "Listor", "Kontaktvägar"))
    assert (one[1], two[1], three[1]) == ("0", "1", "2")
    assert one[0] == two[0] == three[0]
    assert level_text(made, *three) == "%1.%2.%3"


def test_a_numbering_that_shows_nothing_as_libreoffice_writes_it_is_none() -> None:
    silent = styles(
        *(
            each.replace("<w:outlineLvl", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl')
            for each in ESSENTIAL
        )
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>'
        for n in range(3)
    )
    numbering = (
        f'<w:numbering xmlns:w="{house.MAIN}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    template = open_template(package(minimal(styles=silent, numbering=numbering)))

    assert template.numbered_headings == frozenset()
    assert level_text(rendered(template), *numbers(rendered(template), "Kontaktvägar")) == "%1.%2.%3"


def test_the_indents_of_the_agencys_headings_stay_when_we_number_them() -> None:
    moved = styles(
        *(each.replace("<w:outlineLvl", '<w:ind w:left="500"/><w:outlineLvl') for each in ESSENTIAL)
    )
    made = rendered(open_template(package(minimal(styles=moved))))
    indent = named(made, "Listor").find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert [(str(k), str(v)) for k, v in indent.attrib.items()] == [(W + "left", "500")]


def test_lists_are_numbered_as_the_agency_numbers_them_and_each_starts_at_one() -> None:
    made = rendered(opened("Swedish names"))
    first, again = numbers(made, "först"), numbers(made, "igen")
    assert first[0] != again[0]
    for number, level in (first, again):
        assert level_text(made, number, level) == "%1)"
        start = part(made, "word/numbering.xml").find(
            f"{W}num[@{W}numId='{number}']/{W}lvlOverride/{W}startOverride"
        )
        assert start is not None
        assert start.get(W + "val") == "1"
    assert numbers(made, "ett") == ("", "")


def test_lists_without_marks_of_their_own_get_ours() -> None:
    made = rendered(opened("the least that will do"))
    assert level_text(made, *numbers(made, "ett")) == "•"
    assert level_text(made, *numbers(made, "först")) == "%1."


def test_a_list_on_a_deeper_level_of_the_agencys_numbering_starts_at_one_there() -> None:
    deep = styles(
        *ESSENTIAL[:-1],
        style(
            "Nr", "List Number", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        ),
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{n + 1}§"/></w:lvl>'
        for n in range(2)
    )
    numbering = (
        f'<w:numbering xmlns:w="{house.MAIN}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    made = rendered(open_template(package(minimal(styles=deep, numbering=numbering))))
    number, level = numbers(made, "igen")
    assert level == "1"
    assert level_text(made, number, level) == "%2§"
    override = part(made, "word/numbering.xml").find(f"{W}num[@{W}numId='{number}']/{W}lvlOverride")
    assert override is not None
    assert override.get(W + "ilvl") == "1"


@pytest.mark.parametrize(
    ("pattern", "kinds", "expected"),
    [
        ("%1.%2.", ("decimal", "decimal"), "6.2."),
        ("%1 %2", ("upperRoman", "lowerLetter"), "VI b"),
        ("§ %2", ("decimal", "upperLetter"), "§ B"),
        ("%1.%2", ("lowerRoman",), "vi.2"),
        ("", (), ""),
    ],
)
def test_the_contents_number_headings_as_the_agency_does(
    pattern: str, kinds: tuple[str, ...], expected: str
) -> None:
    assert number_shown("6.2", pattern, kinds) == expected


def test_the_contents_show_the_numbers_that_the_headings_have() -> None:
    blocks = (Contents("Innehåll"), Heading(1, text("Syfte")), Heading(2, text("Roller")))
    for name, expected in (
        ("many pages", ["1.\tSyfte", "1.1.\tRoller"]),
        ("American", ["1\tSyfte", "1.1\tRoller"]),
    ):
        made = render(document(*blocks), source_sha256=SOURCE, template=opened(name))
        assert [each for each in lines(made) if "\t" in each] == expected
        assert faults(made) == []


def test_a_line_of_the_contents_has_room_for_its_number_where_the_agency_sets_page_numbers() -> None:
    dotted = style(
        "Innehll1", "toc 1",
        '<w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
        "</w:pPr>",
    )  # fmt: skip
    template = open_template(package(minimal(styles=styles(*ESSENTIAL, dotted))))
    made = render(
        document(Contents("Innehåll"), Heading(1, text("Syfte"))), source_sha256=SOURCE, template=template
    )
    stop = named(made, "\t1\tSyfte").find(f"{W}pPr/{W}tabs/{W}tab")
    assert stop is not None
    assert stop.get(W + "val") == "left"


# --- the page ---


def page(raw: bytes) -> etree._Element:
    """The section of a document."""
    found = body(raw).find(W + "sectPr")
    assert found is not None
    return found


def test_the_first_portrait_section_is_used_with_what_it_inherits() -> None:
    template = opened("many pages")
    made = page(rendered(template))
    size = made.find(W + "pgSz")
    assert size is not None
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert template.text_width == 11906 - 1134 - 851 - 0 - (1701 - 851) - (1418 - 1134)
    kinds = [
        (etree.QName(each).localname, each.get(W + "type"))
        for each in made
        if str(each.tag).endswith("Reference")
    ]
    assert sorted(kinds) == sorted(
        (f"{part_}Reference", kind) for part_ in ("header", "footer") for kind in ("default", "even", "first")
    )
    assert made.find(W + "titlePg") is not None
    assert part(rendered(template), "word/settings.xml").find(W + "evenAndOddHeaders") is not None
    assert any("2 avsnitt" in note and "avsnitt 2" in note for note in template.notes)


def test_text_runs_in_one_column() -> None:
    columns = page(rendered(opened("many pages"))).find(W + "cols")
    assert columns is not None
    assert columns.get(W + "num") is None
    assert not len(columns)


@pytest.mark.parametrize(("setting", "width"), [("", 8754), ("<w:gutterAtTop/>", 9354)])
def test_the_gutter_takes_of_the_width_unless_it_is_at_the_top(setting: str, width: int) -> None:
    bound = house.document(end=house.section().replace('w:gutter="0"', 'w:gutter="600"'))
    parts = minimal(document=bound, settings=SETTINGS.format(setting))
    assert open_template(package(parts)).text_width == width


def test_measures_with_units_are_read() -> None:
    metric = house.section().replace('w:w="11906"', 'w:w="21cm"').replace('w:left="1418"', 'w:left="25mm"')
    template = open_template(package(minimal(document=house.document(end=metric))))
    assert template.text_width == pytest.approx(11907 - 1134 - 1418, abs=2)


def test_a_template_that_says_nothing_of_its_page_gets_ours() -> None:
    bare = house.document(end="<w:sectPr/>")
    template = open_template(package(minimal(document=bare)))
    assert template.text_width == 9298
    assert any("A4" in note for note in template.notes)
    assert faults(rendered(template)) == []


def test_a_figure_fits_a_small_page_and_a_picture_of_the_same_name_stays() -> None:
    small = house.section(
        size=(11906, 8391), margins=(1000, 3000, 1000, 3000), edges={"header-default": "r-header1"}
    )
    raw = package(
        {
            **minimal(
                document=house.document(end=small), header1=house.header(paragraph(house.picture("logo")))
            ),
            "word/media/figur1.png": house.logo(house.WINE),
        },
        related={"word/header1.xml": [("logo", "image", "media/figur1.png")]},
    )
    template = open_template(raw)
    made = render(document(Figure("Året", "Årshjul.", WHEEL)), source_sha256=SOURCE, template=template)
    extent = next(body(made).iter("{*}extent"))
    assert int(extent.get("cx", "0")) <= template.text_width * 635
    assert int(extent.get("cy", "0")) <= template.text_height * 635
    assert parts_of(made)["word/media/figur1.png"] == house.logo(house.WINE)
    assert len([name for name in parts_of(made) if name.endswith("figur1.png")]) == 2
    assert faults(made) == []


def test_a_page_too_narrow_for_a_table_is_refused() -> None:
    narrow = house.document(end=house.section(margins=(1000, 4000, 1000, 4000)))
    assert any("cm bred" in each for each in refused(package(minimal(document=narrow))))


# --- drafts ---


def headers(raw: bytes) -> dict[str, str]:
    """The text of each header part."""
    return {
        name: shown(etree.fromstring(content))
        for name, content in parts_of(raw).items()
        if re.fullmatch(r"word/header\d+\.xml", name)
    }


def test_a_draft_says_so_in_every_header_in_use_and_takes_nothing_away() -> None:
    final, draft = (rendered(opened("many pages"), draft=each) for each in (False, True))
    assert headers(draft) == {name: f"{text_}UTKAST" for name, text_ in headers(final).items()}
    assert parts_of(draft)["word/footer1.xml"] == parts_of(final)["word/footer1.xml"]
    assert not any("UTKAST" in each for each in headers(final).values())


@pytest.mark.parametrize(("first", "made"), [("", 1), ("<w:titlePg/>", 2)])
def test_a_draft_without_headers_gets_them(first: str, made: int) -> None:
    bare = house.document(end=house.section(after=first))
    draft = rendered(open_template(package(minimal(document=bare))), draft=True)
    assert list(headers(draft).values()) == ["UTKAST"] * made
    assert faults(draft) == []
    assert made_by_lok(draft) == "untouched"


# --- what the document says of itself ---


def test_number_version_and_checksum_stand_last_in_the_text() -> None:
    made = rendered(opened("many pages"))
    number = f"Af{NO_BREAK_HYPHEN}2026/0012"
    assert lines(made)[-1] == f"Diarienummer {number} · Version 0.1 · Källa: karlshamn.lok.yaml"
    assert style_name(made, lines(made)[-1]) == "Lok ursprung"


def test_the_agencys_own_properties_stay_beside_ours() -> None:
    held = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt='
        '"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2" name="Enhet"'
        ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:lpwstr>Social</vt:lpwstr></property><property pid="3"'
        ' name="lok-kontrollsumma" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:lpwstr>0</vt:lpwstr></property>'
        "</Properties>"
    )
    program = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Template>Brev.dotx</Template><Company>Karlshamns kommun</Company></Properties>"
    )
    office = "application/vnd.openxmlformats-officedocument"
    raw = package(
        {**minimal(), "docProps/custom.xml": held, "docProps/app.xml": program},
        types={"docProps/custom.xml": f"{office}.custom-properties+xml", "docProps/app.xml": f"{office}.extended-properties+xml"},
        related={"": [("a", "custom-properties", "docProps/custom.xml"), ("b", "extended-properties", "docProps/app.xml")]},
    )  # fmt: skip
    made = rendered(open_template(raw))
    properties = part(made, "docProps/custom.xml")
    assert [each.get("name") for each in properties] == ["Enhet", "lok-kalla-sha256", "lok-kontrollsumma"]
    assert len({each.get("pid") for each in properties}) == 3
    assert made_by_lok(made) == "untouched"
    application = parts_of(made)["docProps/app.xml"].decode()
    assert "Karlshamns kommun" in application
    assert "Brev.dotx" not in application
    assert faults(made) == []
    assert docx.Document(BytesIO(made)).core_properties.author == "Arbetsförmedlingen"


def test_settings_that_would_hinder_the_reader_are_left_out_and_told() -> None:
    hindering = SETTINGS.format(
        '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:updateFields/>'
    )
    template = open_template(package(minimal(settings=hindering)))
    made = part(rendered(template), "word/settings.xml")
    for name in ("trackRevisions", "documentProtection", "updateFields"):
        assert made.find(W + name) is None
    assert any("Spåra ändringar" in note for note in template.notes)
    assert any("skyddad" in note for note in template.notes)


def test_the_language_becomes_swedish_and_that_is_told() -> None:
    template = opened("American")
    made = rendered(template)
    assert any("en-US" in note for note in template.notes)
    for each in part(made, "word/styles.xml").iter(W + "lang"):
        assert (each.get(W + "val") or "sv").startswith("sv")
    theme = part(made, "word/settings.xml").find(W + "themeFontLang")
    assert theme is not None
    assert theme.get(W + "val") == "sv-SE"


def test_notes_say_what_the_agency_would_not_see_before_it_is_too_late() -> None:
    said = " ".join(opened("American").notes)
    assert "Letter" in said
    assert "Kompatibilitetsläge" in said
    assert "sidnummer" in said
    spoken = house.document(paragraph(run("Rubrik för beslut")))
    assert any("”Rubrik för beslut”" in n for n in open_template(package(minimal(document=spoken))).notes)
    assert opened("Swedish names").notes == (
        "Wordmallens egen text följer inte med: ”Skriv rubriken här Rubrik Rubrik Rubrik Löpande text punkt …”",
    )


def test_what_a_document_of_ours_says_in_its_footer_is_told_when_it_is_used_as_a_template() -> None:
    made = render(example("regional"), source_sha256=SOURCE)
    assert any("kontrollsumman från ett annat" in note for note in open_template(made).notes)
    draft = render(document(draft=True), source_sha256=SOURCE)
    assert any("UTKAST" in note for note in open_template(draft).notes)


def test_tracked_changes_in_a_header_are_told() -> None:
    changed = f'<w:p><w:ins w:id="1" w:author="NN">{run("x")}</w:ins></w:p>'
    template = open_template(with_header(changed, related=[], more={}))
    assert any("spårade ändringar" in note for note in template.notes)


def test_nothing_of_the_templates_own_text_goes_along() -> None:
    spoken = house.document(paragraph(run("Hemlig PM")))
    comments = f'<w:comments xmlns:w="{house.MAIN}"><w:comment w:id="0" w:author="NN"/></w:comments>'
    raw = package(
        {**minimal(document=spoken), "word/comments.xml": comments},
        types={"word/comments.xml": f"{house.WORD}.comments+xml"},
        related={"word/document.xml": [("k", "comments", "comments.xml")]},
    )
    made = parts_of(rendered(open_template(raw)))
    assert "word/comments.xml" not in made
    assert not any(b"Hemlig" in content for content in made.values())


def with_header(inner: str, *, related: list[tuple[str, str, str]], more: dict[str, str | bytes]) -> bytes:
    """The least template with one header."""
    bound = house.document(end=house.section(edges={"header-default": "r-header1"}))
    parts = {**minimal(document=bound, header1=house.header(inner)), **more}
    return package(parts, related={"word/header1.xml": related} if related else {})


def test_custom_xml_goes_along_only_where_a_header_shows_it() -> None:
    item = {
        "customXml/item1.xml": "<a>Enhet</a>",
        "customXml/itemProps1.xml": '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
        'customXml" ds:itemID="{AAAAAAAA-0000-0000-0000-000000000001}"/>',
    }
    bound = paragraph(
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{aaaaaaaa-0000-0000-0000-000000000001}"/>'
        f"</w:sdtPr><w:sdtContent>{run('Enhet')}</w:sdtContent></w:sdt>"
    )
    end = house.section(edges={"header-default": "r-header1"})
    for inner, expected in ((bound, True), (paragraph(run("Enhet")), False)):
        raw = package(
            {**minimal(document=house.document(end=end), header1=house.header(inner)), **item},
            related={
                "word/document.xml": [("x", "customXml", "../customXml/item1.xml")],
                "customXml/item1.xml": [("p", "customXmlProps", "itemProps1.xml")],
            },
        )
        made = rendered(open_template(raw))
        assert ("customXml/item1.xml" in parts_of(made)) is expected
        assert made_by_lok(made) == "untouched"


def test_a_word_template_file_becomes_a_document() -> None:
    assert ".template.main+xml" in parts_of(raw_of("many pages"))["[Content_Types].xml"].decode()
    assert ".document.main+xml" in parts_of(rendered(opened("many pages")))["[Content_Types].xml"].decode()


# --- what is refused ---

EXTERNAL = "https://example.org/x.png"
HOSTILE = {
    "empty": (b"", "ingen Word-fil"),
    "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"äldre format \(\.doc"),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "PDF": (b"%PDF-1.7", "en PDF"),
    "RTF": (b"{\\rtf1", "RTF"),
    "large": (b"PK" + b"\0" * FILE_LIMIT, "större än 20 MB"),
    "cut": (BASE.read_bytes()[:3000], "skadad"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_word_file_is_refused_with_what_it_is(name: str) -> None:
    raw, said = HOSTILE[name]
    assert re.search(said, refused(raw)[0])


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """A zip as it is given, names that stand twice and all."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


def test_other_packages_are_told_apart() -> None:
    odt = zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>"))
    assert "LibreOffice" in refused(odt)[0]
    assert "ingen Word-fil" in refused(zipped(("a.txt", b"x")))[0]
    sheet = package(
        minimal(), main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    )
    assert any("ingen Word-fil" in each for each in refused(sheet))
    strict = repacked(
        package(minimal()),
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        },
    )
    assert any("Strict" in each for each in refused(strict))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([("word/bomb.xml", b" " * 30_000_000)], "orimligt stor"),
        ([(f"word/{n}.xml", b"") for n in range(2001)], "2001 delar|delar och får ha"),
        ([("../../etc/passwd", b"x")], "ut ur filen"),
        ([("word\\x.xml", b"x")], "ut ur filen"),
        ([("word/a.xml", b"<a/>"), ("Word/A.xml", b"<b/>")], "samma namn"),
    ],
    ids=["bomb", "many", "path", "backslash", "twice"],
)
def test_a_package_made_to_do_harm_is_not_unpacked(entries: list[tuple[str, bytes]], said: str) -> None:
    assert re.search(said, refused(zipped(("[Content_Types].xml", b"<Types/>"), *entries))[0])


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{DTD}<x>&b;</x>".encode(), "DOCTYPE"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{DTD}<x>&b;</x>'.encode("utf-16"), "DOCTYPE"),
        (f'<?xml version="1.0" encoding="UTF-7"?>{DTD}<x/>'.encode(), "teckenkodning"),
        (f'<?xml version="1.0" encoding="IBM037"?>{DTD}<x/>'.encode("cp037"), "teckenkodning|skadad"),
        (b"<x><y></x>", "skadad"),
        (b"\xff\x00\x01", "teckenkodning"),
        (b"<x>" * 300 + b"</x>" * 300, "djup"),
        (b"", "skadad"),
    ],
    ids=["entities", "UTF-16", "UTF-7", "EBCDIC", "ill-formed", "bytes", "deep", "empty"],
)
@pytest.mark.parametrize("where", ["word/styles.xml", "word/header1.xml", "docProps/odd.xml"])
def test_a_part_that_cannot_be_read_safely_is_refused_by_its_name(
    content: bytes, said: str, where: str
) -> None:
    raw = repacked(with_header(paragraph(run("x")), related=[], more={}), {where: content})
    found = [each for each in refused(raw) if re.search(said, each)]
    assert any(where in each for each in found)


@pytest.mark.parametrize(
    ("kind", "target", "said"),
    [
        ("attachedTemplate", "file:///C:/mallar/brev.dotm", "kopplad till en annan Wordmall"),
        ("attachedTemplate", "https://example.org/mall.dotm", "kopplad till en annan Wordmall"),
        ("image", EXTERNAL, "hämtar en bild utifrån"),
        ("oleObject", "file:///C:/x.xlsx", "hämtar innehåll utifrån"),
        ("subDocument", "file:///C:/x.docx", "hämtar innehåll utifrån"),
        ("hyperlink", "file:///C:/x.exe", "en länk till"),
        ("hyperlink", "javascript:alert(1)", "en länk till"),
        ("aFChunk", "chunk.html", "altChunk"),
        ("oleObject", "embeddings/x.bin", "inbäddat objekt"),
        ("package", "embeddings/x.xlsx", "inbäddat objekt"),
        ("control", "activeX/activeX1.xml", "inbäddat objekt"),
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin", "makron"),
        ("image", "../../../x.png", "ut ur filen"),
    ],
)
@pytest.mark.parametrize("where", ["word/document.xml", "word/settings.xml", "word/header1.xml"])
def test_what_leads_outside_or_runs_is_refused(kind: str, target: str, said: str, where: str) -> None:
    raw = package(
        minimal(header1=house.header(paragraph(run("x")))), related={where: [("evil", kind, target)]}
    )
    assert any(re.search(said, each) for each in refused(raw))


@pytest.mark.parametrize("target", [EXTERNAL, "http://a.example", "mailto:a@b.example", "tel:045481000"])
def test_links_to_the_web_mail_and_telephone_may_stand_in_a_footer(target: str) -> None:
    raw = with_header(paragraph(run("x")), related=[("l", "hyperlink", target)], more={})
    assert faults(rendered(open_template(raw))) == []


def test_macros_are_refused_in_every_guise() -> None:
    enabled = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert any("makron" in each for each in refused(package(minimal(), main=enabled)))
    assert any("makron" in each for each in refused(package({**minimal(), "word/vbaProject.bin": b"\0"})))


@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\cmd.exe", "INCLUDEPICTURE x", "includetext x", "LINK Excel.Sheet"]
)
def test_fields_that_fetch_or_start_something_are_refused_also_in_pieces(code: str) -> None:
    cut = house.field(code).replace(
        f" {code} ", f' {code[:2]}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">{code[2:]} '
    )
    for inner in (cut, f'<w:fldSimple w:instr="{code}">{run("x")}</w:fldSimple>'):
        raw = with_header(paragraph(inner), related=[], more={})
        assert any(code.split(maxsplit=1)[0].upper() in each for each in refused(raw))


def test_missing_styles_are_all_named_and_ours_is_offered() -> None:
    (said,) = refused(package(minimal(styles=styles(NORMAL, ESSENTIAL[1]))))
    for name in ("heading 2", "heading 3", "Title", "List Bullet", "List Number"):
        assert name in said
    assert "heading 1" not in said
    assert "utan --template" in said
    without = package({name: text_ for name, text_ in minimal().items() if "styles" not in name})
    assert any("saknar formatmallar helt" in each for each in refused(without))


def test_a_picture_or_a_header_that_is_not_there_is_refused() -> None:
    lost = with_header(paragraph(house.picture("logo")), related=[("logo", "image", "media/x.png")], more={})
    assert any("word/media/x.png" in each for each in refused(lost))
    unknown = with_header(paragraph(house.picture("logo")), related=[], more={})
    assert any("bild eller länk logo" in each for each in refused(unknown))
    bound = house.document(end=house.section(edges={"footer-default": "nowhere"}))
    assert any(
        "saknar ett sidfot" in each or "sidfot" in each for each in refused(package(minimal(document=bound)))
    )


def test_everything_that_is_wrong_is_said_at_once() -> None:
    raw = package(
        {**minimal(styles=styles(NORMAL)), "word/vbaProject.bin": b"\0", "word/odd.xml": f"{DTD}<x/>"},
        related={
            "word/settings.xml": [("t", "attachedTemplate", "file:///C:/x.dotm")],
            "word/document.xml": [("i", "image", EXTERNAL), ("o", "oleObject", "x.bin")],
        },
    )
    said = "\n".join(refused(raw))
    for each in (
        "formatmallarna",
        "makron",
        "DOCTYPE",
        "annan Wordmall",
        "en bild utifrån",
        "inbäddat objekt",
    ):
        assert each in said


@given(st.data())
def test_no_damage_makes_anything_but_a_template_or_a_refusal(data: st.DataObject) -> None:
    raw = raw_of("many pages")
    parts = {name: content for name, content in parts_of(raw).items() if not name.endswith("png")}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)))
    changed = content[:start] + data.draw(st.sampled_from([b"", b"<x/>", b"0", b"-1", b'"'])) + content[end:]
    with suppress(UnusableTemplate):
        template = open_template(repacked(raw, {name: changed}))
        blocks = (Heading(1, text("x")), Items((text("y"),), numbered=True), Paragraph(text("z")))
        made = render(document(*blocks, draft=True), source_sha256=SOURCE, template=template)
        assert made_by_lok(made) == "untouched"


# --- in a real word processor ---


def converted(soffice: str, folder: Path, raw: bytes, kind: str) -> bytes:
    """What LibreOffice makes of a file."""
    file = folder / "in.docx"
    file.write_bytes(raw)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "ut"), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "ut" / f"in.{kind.split(':', maxsplit=1)[0]}").read_bytes()


@pytest.mark.parametrize("name", ["many pages", "the least that will do"])
def test_libreoffice_lays_out_a_document_in_a_house_template(name: str, soffice: str, tmp_path: Path) -> None:
    pages = converted(soffice, tmp_path, rendered(opened(name), draft=True), "pdf")
    counts = [int(found) for found in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pages)]
    assert max(counts, default=0) in range(4, 8)


def test_a_template_that_libreoffice_saved_is_used_with_its_swedish_names(
    soffice: str, tmp_path: Path
) -> None:
    raw = converted(soffice, tmp_path, raw_of("Swedish names"), "docx:MS Word 2007 XML")
    template = open_template(raw)
    made = rendered(template)
    assert faults(made) == []
    assert style_name(made, "Syfte & <mål>") == "Rubrik 1"
    assert style_name(made, "Första stycket.") == "Brödtext"
    theirs, ours = parts_of(raw), parts_of(made)
    edges = [each for each in theirs if re.search(r"(header|footer)\d*\.xml(\.rels)?$|media/", each)]
    assert len(edges) >= 3
    assert all(ours[each] == theirs[each] for each in edges)
    assert made_by_lok(made) == "untouched"
    pages = converted(soffice, tmp_path, made, "pdf")
    assert pages.startswith(b"%PDF")
