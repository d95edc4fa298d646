"""What the web page promises: no word lost, one page by itself, and an order that all readers can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spans import row, text
from tools import build_base
from tools.generate import document as of_source

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
    Paragraph,
    Row,
    Signatures,
    Span,
    Table,
    Terms,
)
from lokcli.render.html import STYLES, render
from lokcli.render.text import clean

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.lok.yaml"))
VOID = {"meta", "br", "col", "link", "img", "hr", "input"}
BLOCKS = {"p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "figcaption", "caption", "br"}


class Tree(HTMLParser):
    """Every element in the order of the page, with its attributes, its ancestors and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(page.decode())
        self.close()
        assert [element.tag for element in self.open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless its kind holds nothing; a line break is a newline."""
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} says the same thing twice"
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(element)
        if tag == "br":
            self.handle_data("\n")
        elif tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open; what follows a block stands on a new line."""
        assert self.open.pop().tag == tag
        if tag in BLOCKS:
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        """Text belongs to every element that is open."""
        for element in self.open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements of some kinds, in order."""
        return [element for element in self.elements if element.tag in tags]

    def one(self, tag: str) -> Element:
        """The only element of its kind."""
        (found,) = self.all(tag)
        return found


class Element:
    """A tag, its attributes, what it stands in, and its text."""

    def __init__(self, tag: str, attributes: dict[str, str], within: tuple[Element, ...]) -> None:
        self.tag, self.attributes, self.within, self.text = tag, attributes, within, ""

    @property
    def words(self) -> str:
        """Its text with single spaces between the words."""
        return " ".join(self.text.split())


FIGURE = Figure("Vem som <utser> vem", 'Styrgruppen "utser" alla & envar.', Chart((Box("a", "Styrgrupp"),)))

EVERY_BLOCK: tuple[Block, ...] = (
    Cover("Lokal överenskommelse", text("Samverkan <mellan> & för"), text("Arbetsförmedlingen · Karlshamn")),
    Facts((("Gäller", text("1 januari 2027")), ("Mål", ()))),
    Callout("Utkast", text("Två krav saknar svar."), "warning"),
    Contents("Innehåll"),
    Heading(1, text("Syfte & <mål>")),
    Paragraph(text("Första stycket.\n\nAndra stycket\r\nmed ny rad.\n")),
    Terms((("Part", text("Ansvarar.\n\nOch följer upp.")), ("Hur länge?", text("Två år.")), ("Tomt", ()))),
    Heading(3, text("Hoppar över en nivå")),
    Items((text("ett\n\nfortsättning"), text("två"))),
    Items((text("först"), text("sedan")), numbered=True),
    Heading(2, text("Kontaktvägar")),
    Paragraph(
        (
            Span("Här gäller "),
            Span("[SAKNAS: Kontaktvägar (EP-05)]", ("processer", "sfi"), code="EP-05"),
            Span(" eller ", strong=True),
            *text("Karlshamns kommuns webbplats", link='https://karlshamn.se/en sida?a="1"&b=2'),
            *text("farlig", link="javascript:alert(1)"),
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
    FIGURE,
    Table("En kolumn", "", ("Nätverk",), (row("Strateger"),)),
    Table("Utan rader", "", ("A", "B"), ()),
    FIGURE._replace(caption="Året"),
    Table("Sju kolumner", "", tuple("ABCDEFG"), (row(*"abcdefg"),), widths=(1, 2, 3, 4, 5, 6, 7)),
    Callout("", text("Utan rubrik.\n\nI två stycken.")),
    Heading(1, text("Underskrifter")),
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
        footer_left="Kontrollsumma 4f1c 9ab2",
        date="2026-11-18",
        draft=draft,
        blocks=blocks,
    )


def page(*blocks: Block, draft: bool = False) -> Tree:
    return Tree(render(document(*blocks, draft=draft)))


def every_page() -> Iterator[tuple[str, Document]]:
    yield "every block", document(*EVERY_BLOCK)
    yield "a draft", document(*EVERY_BLOCK, draft=True)
    yield "no block", document()
    yield "contents late", document(Heading(1, text("Först")), Contents("Innehåll"), Heading(2, text("Sen")))
    for source in EXAMPLES:
        yield source.name, of_source(source.read_bytes(), source.name)[0]


PAGES = dict(every_page())
each_page = pytest.mark.parametrize("name", PAGES)

# --- nothing is lost ---

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40) | st.sampled_from(
    (
        "A & B &amp; <b>c</b> \"d\" 'e'",
        "\x00\x0b\x1f\ud800\ufffe\u2028\u2029\x85",
        "\u202eעברית\u202c och \u200fالعربية\u200e",
        "👩‍👩‍👧‍👦 😀",
        "</style><script>alert(1)</script><!--",
        "Arbetsmarknadspolitiskaprogramsamordningsfunktionerstjänsten",
        "ord " * 1250,
    )
)


def words(value: str) -> str:
    return " ".join(clean(value).split())


@given(ANY_TEXT)
def test_every_text_of_every_block_comes_back_when_the_page_is_read(anything: str) -> None:
    spans = text(anything)
    cells = (Row((Cell(spans), Cell(spans))),)
    for block, times in (
        (Cover(anything, spans, spans), 3),
        (Facts(((anything, spans),)), 2),
        (Heading(1, spans), 1),
        (Paragraph((Span(anything, code=anything), Span(anything, strong=True))), 2),
        (Items((spans, spans)), 2),
        (Terms(((anything, spans),)), 2),
        (Callout(anything, spans), 2),
        (Table(anything, anything, (anything, anything), cells), 6),
        (Signatures((anything, anything), cells), 4),
        (FIGURE._replace(caption=anything), 1),
        (Contents(anything), 1),
    ):
        shown = page(block).one("body").words
        assert not words(anything) or shown.count(words(anything)) >= times, block


@given(ANY_TEXT)
def test_no_text_of_the_documents_own_is_lost_or_breaks_out_of_its_place(anything: str) -> None:
    odd = document(*EVERY_BLOCK)._replace(
        title=anything,
        subject=anything,
        author=anything,
        identifier=anything,
        header_left=anything,
        header_right=anything,
        footer_left=anything,
        date=anything,
    )
    read = Tree(render(odd))
    assert read.all("script") == []
    assert len(read.all("style")) == 1
    assert read.one("title").words == (words(anything) or "–")
    assert words(anything) in read.one("footer").words
    assert read.one("header").words.count(words(anything)) >= 2
    named = {
        e.attributes.get("name"): e.attributes["content"] for e in read.all("meta") if "name" in e.attributes
    }
    assert named.get("author", "") == words(anything)


def test_blank_lines_part_paragraphs_and_a_newline_breaks_the_line() -> None:
    read = page(Paragraph(text("Första stycket.\n\nAndra stycket\r\nmed ny rad.\n")))
    assert [p.text for p in read.all("p") if p.within[-1].tag == "main"] == [
        "Första stycket.",
        "Andra stycket\nmed ny rad.",
    ]


def test_alternative_text_says_what_a_figure_shows() -> None:
    drawing = page(FIGURE).one("svg")
    assert drawing.attributes["role"] == "img"
    assert drawing.attributes["aria-label"] == FIGURE.alt


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 columns"):
        page(Table("x", "", ("A", "B"), (row("1", "2", "3"),)))


@each_page
def test_equal_documents_give_equal_bytes(name: str) -> None:
    assert render(PAGES[name]) == render(PAGES[name]._replace())


# --- an order that all readers can follow ---


@each_page
def test_a_page_has_one_title_and_skips_no_level(name: str) -> None:
    read = Tree(render(PAGES[name]))
    levels = [int(e.tag[1]) for e in read.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


@each_page
def test_every_name_is_one_of_a_kind_and_every_reference_has_its_target(name: str) -> None:
    read = Tree(render(PAGES[name]))
    ids = [e.attributes["id"] for e in read.elements if "id" in e.attributes]
    assert len(set(ids)) == len(ids)
    inner = [e.attributes["href"][1:] for e in read.all("a") if e.attributes["href"].startswith("#")]
    named = [e.attributes["aria-labelledby"] for e in read.elements if "aria-labelledby" in e.attributes]
    assert set(inner) | set(named) <= set(ids)
    assert inner[0] == read.one("main").attributes["id"]


@each_page
def test_every_table_has_a_caption_and_says_what_each_head_stands_for(name: str) -> None:
    read = Tree(render(PAGES[name]))
    for table in read.all("table"):
        inside = [e for e in read.elements if table in e.within]
        assert len([e for e in inside if e.tag == "caption" and e.words]) == 1
        for head in (e for e in inside if e.tag == "th"):
            above = [e.tag for e in head.within]
            assert head.attributes["scope"] == ("col" if "thead" in above else "row")
        assert [e.tag for e in inside if "thead" in [w.tag for w in e.within] and e.tag != "tr"].count(
            "td"
        ) == 0
        frame = table.within[-1].attributes
        assert (frame["role"], frame["tabindex"]) == ("region", "0")
        assert "aria-labelledby" in frame


@each_page
def test_a_page_has_its_landmarks_its_language_and_a_way_past_the_contents(name: str) -> None:
    read = Tree(render(PAGES[name]))
    assert read.one("html").attributes["lang"] == "sv"
    assert read.one("title").words
    assert all(read.one(tag) for tag in ("header", "main", "footer"))
    first = read.all("a")[0]
    assert first.words == "Hoppa till innehållet"
    assert "width=device-width" in read.all("meta")[1].attributes["content"]


@each_page
def test_a_page_needs_no_other_file_and_runs_no_script(name: str) -> None:
    read = Tree(render(PAGES[name]))
    assert not read.all("script", "link", "img", "iframe", "object", "embed", "base", "form")
    for element in read.elements:
        assert not {"src", "srcset", "style"} & element.attributes.keys()
        assert not [key for key in element.attributes if key.startswith("on")]
    assert not re.search(r"url\(|@import|expression", read.one("style").text)


def test_only_addresses_of_known_kinds_become_links() -> None:
    read = page(*EVERY_BLOCK)
    outer = [e.attributes["href"] for e in read.all("a") if not e.attributes["href"].startswith("#")]
    assert outer == [
        "https://karlshamn.se/en%20sida?a=%221%22&b=2",
        "tel:045481000",
        "mailto:sfi@karlshamn.example",
    ]


def test_contents_link_to_the_two_upper_levels_by_number() -> None:
    read = page(*EVERY_BLOCK)
    links = [(e.attributes["href"], e.words) for e in read.all("a") if read.one("nav") in e.within]
    assert links == [
        ("#avsnitt-1", "1 Syfte & <mål>"),
        ("#avsnitt-1-1", "1.1 Kontaktvägar"),
        ("#avsnitt-2", "2 Underskrifter"),
    ]


def test_headings_tables_and_figures_are_numbered() -> None:
    read = page(*EVERY_BLOCK)
    assert [e.words for e in read.all("h2", "h3") if read.one("main") in e.within] == [
        "1 Syfte & <mål>",
        "1.0.1 Hoppar över en nivå",
        "1.1 Kontaktvägar",
        "2 Underskrifter",
    ]
    assert [e.words for e in read.all("figcaption")] == ["Figur 1. Vem som <utser> vem", "Figur 2. Året"]
    assert [e.words for e in read.all("caption")] == [
        "Tabell 1. Kontakter & <vägar> (En rad för varje part)",
        "Tabell 2. En kolumn",
        "Tabell 3. Utan rader",
        "Tabell 4. Sju kolumner",
        "Underskrifter, en rad för varje part",
    ]


def test_a_blank_is_marked_with_its_words_and_its_code() -> None:
    blank = page(*EVERY_BLOCK).one("mark")
    assert (blank.words, blank.attributes["data-code"]) == ("[SAKNAS: Kontaktvägar (EP-05)]", "EP-05")


def test_a_warning_says_that_it_is_one() -> None:
    warning, note = page(*EVERY_BLOCK).all("aside")
    assert warning.words == "Varning: Utkast. Två krav saknar svar."
    assert note.words == "Utan rubrik. I två stycken."


def test_a_draft_says_so_first_and_only_a_draft() -> None:
    draft = page(*EVERY_BLOCK, draft=True)
    assert draft.one("header").words.startswith("UTKAST ")
    assert "UTKAST" not in page(*EVERY_BLOCK).one("body").text


def test_cells_to_sign_in_are_empty_and_others_never() -> None:
    read = page(*EVERY_BLOCK)
    *others, signatures = read.all("table")
    cells = [e for e in read.all("td", "th") if signatures in e.within]
    assert [e.text for e in cells if e.tag == "td"] == [""] * 4
    assert all(e.words for e in read.all("td", "th", "dd", "dt") if signatures not in e.within)
    assert len(others) == 4


def test_a_text_that_runs_from_the_right_chooses_its_own_direction() -> None:
    read = page(Paragraph(text("שלום")), Paragraph(text("Hej")), Items((text("العربية"),)))
    assert [e.text for e in read.elements if e.attributes.get("dir") == "auto"] == ["שלום", "العربية"]


def test_the_colours_are_those_of_the_word_document() -> None:
    colours = dict(re.findall(r"--([\w-]+): #(\w{6});", STYLES.read_text(encoding="utf-8")))
    for name in ("NAVY", "TEAL", "GREY", "BLUE", "HAIRLINE", "ZEBRA", "AMBER", "AMBER_INK", "AMBER_GROUND"):
        assert colours[name.lower().replace("_", "-")] == getattr(build_base, name).lower()


@pytest.mark.parametrize(
    ("text_colour", "ground"),
    [
        ("ink", "zebra"),
        ("ink", "amber-ground"),
        ("ink", "warning-ground"),
        ("navy", "zebra"),
        ("teal", "zebra"),
        ("grey", "zebra"),
        ("blue", "zebra"),
        ("blue", "warning-ground"),
        ("amber-ink", "draft-ground"),
        ("blank-ink", "blank-ground"),
        ("strong-ink", "strong-ground"),
    ],
)
def test_text_stands_out_from_its_ground(text_colour: str, ground: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): #(\w{6});", STYLES.read_text(encoding="utf-8")))

    def luminance(name: str) -> float:
        parts = [int(colours[name][at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(text_colour), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
