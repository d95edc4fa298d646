"""What the Markdown promises: no word lost, none taken for markup, and a text that reads well as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.spans import row, text
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
from lokcli.render.markdown import _anchors, render
from lokcli.render.text import clean

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.lok.yaml"))
GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


FIGURE = Figure("Vem som <utser> vem", "Styrgruppen utser *alla*.", Chart((Box("a", "Styrgrupp"),)))

EVERY_BLOCK: tuple[Block, ...] = (
    Cover("Lokal överenskommelse", text("Samverkan <mellan> & för"), text("Arbetsförmedlingen · Karlshamn")),
    Facts((("Gäller", text("1 januari 2027")), ("Mål", ()))),
    Callout("Utkast", text("Två krav saknar svar.\n\nOch mer."), "warning"),
    Contents("Innehåll"),
    Heading(1, text("Syfte & <mål>")),
    Paragraph(text("Första stycket.\n\nAndra stycket\r\nmed ny rad.\n")),
    Terms((("Part", text("Ansvarar.\n\nOch följer upp.")), ("Hur länge?", text("Två år.")), ("Tomt", ()))),
    Heading(2, text("Listor")),
    Items((text("ett\n\nfortsättning"), text("två"))),
    Items((text("tre"), text("fyra"))),
    Items((text("först"), text("sedan")), numbered=True),
    Items((text("igen"), text("och sist")), numbered=True),
    Heading(2, text("Listor")),
    Paragraph(
        (
            Span("Här gäller "),
            Span("[SAKNAS: Kontaktvägar (EP-05)]", ("processer", "sfi"), code="EP-05"),
            Span(" eller "),
            *text("webbplatsen", link="https://karlshamn.se/en sida?a=(1)&copy;=2"),
            *text(" farlig", link="javascript:alert(1)"),
        )
    ),
    Table(
        "Kontakter",
        "En rad för varje part",
        ("Part", "E-post"),
        (
            Row(
                (
                    Cell(text("Karlshamns\nkommun")),
                    Cell(text("sfi@karlshamn.example", link="mailto:sfi@karlshamn.example")),
                )
            ),
            Row((Cell(text("Ansvarar"), "strong"), Cell(()))),
        ),
    ),
    FIGURE,
    Table("Utan rader", "", ("A", "B"), ()),
    Heading(1, text("Underskrifter")),
    Signatures(("För", "Underskrift"), (row("Arbetsförmedlingen", ""), row("Kommunen", ""))),
)


def document(*blocks: Block, draft: bool = False) -> Document:
    return Document(
        title="Samverkan",
        subject="Lokal överenskommelse",
        author="Arbetsförmedlingen",
        identifier="Af-2026/0012",
        version="0.1",
        header_left="Lokal överenskommelse",
        header_right="Dnr Af-2026/0012",
        footer_left="Kontrollsumma 4f1c 9ab2",
        draft=draft,
        blocks=blocks,
    )


def markdown(*blocks: Block, draft: bool = False) -> str:
    return render(document(*blocks, draft=draft)).decode()


def tokens(source: str) -> Iterator[Token]:
    """All tokens of a text in order, those inside lines too."""
    for token in GFM.parse(source):
        yield from token.children or [token]


def shown(source: str) -> str:
    """The words that a reader of the finished text sees, with single spaces between them."""
    found = []
    for token in tokens(source):
        if token.type in {"softbreak", "hardbreak"} or (token.block and token.nesting < 0):
            found.append("\n")
        elif token.type == "html_inline":
            assert token.content == "<br>"
            found.append("\n")
        else:
            assert token.type not in {"html_block", "fence", "code_block", "code_inline", "image"}, token
            found.append(token.content)
    return words("".join(found))


def words(value: str) -> str:
    return " ".join(clean(value).split())


def every_document() -> Iterator[tuple[str, Document]]:
    yield "every block", document(*EVERY_BLOCK)
    yield "a draft", document(*EVERY_BLOCK, draft=True)
    yield "no block", document()
    for source in EXAMPLES:
        yield source.name, of_source(source.read_bytes(), source.name)[0]


DOCUMENTS = dict(every_document())
each_document = pytest.mark.parametrize("name", DOCUMENTS)

# --- nothing is lost, and nothing is taken for markup ---

ANY_TEXT = (
    st.text(st.characters(codec=None, categories=None), max_size=40)
    | st.text(st.sampled_from("ab1 \n\t.)(*_-+=#>|`~[]<!&;:\\$/@\"'{}"), max_size=30)
    | st.sampled_from(
        (
            "1. ett\n2) två\n- tre\n+ fyra\n* fem",
            "A & B &amp; &#35; <b>c</b> <!-- d -->",
            "# rubrik #\nunderstruken\n===\n---",
            "| a | b |\n|---|---|\n| c | d |",
            "a\n:-",
            "a\n-:",
            "    indraget\n\tindraget",
            "```\nkod\n```\n~~~",
            "[a](b) ![c](d) [e]: f\n[^1] [x]",
            "**a** __b__ _c_ ~~d~~ a_b_c *",
            "https://www.karlshamn.se/?a=1&b=2 och sfi@karlshamn.example",
            "\x00\x0b\x1f\ud800\ufffe\u2028\u2029\x85",
            "\u202eעברית\u202c och \u200fالعربية\u200e",
            "👩‍👩‍👧‍👦 😀",
            "Arbetsmarknadspolitiskaprogramsamordningsfunktionerstjänsten",
            "ord " * 1250,
        )
    )
)


@given(ANY_TEXT)
def test_a_paragraph_is_its_text_and_nothing_else(anything: str) -> None:
    (head, *body) = (
        render(
            document(Paragraph(text(anything)))._replace(
                blocks=(Cover("", text("T"), ()), Paragraph(text(anything))),
            )
        )
        .decode()
        .split("\n\n---\n\n")[0]
        .split("\n\n", 1)
    )
    assert head == "# T"
    kinds = {token.type for token in tokens("".join(body))}
    assert kinds <= {"paragraph_open", "text", "hardbreak", "paragraph_close"}
    assert shown("".join(body)) == words(anything)


@given(ANY_TEXT, ANY_TEXT)
def test_texts_side_by_side_do_not_make_markup_of_each_other(one: str, other: str) -> None:
    plain = shown(markdown(Paragraph((*text(one), *text(other), *text(one)))))
    assert words(one + other + one) in plain


@given(ANY_TEXT, ANY_TEXT)
def test_bold_texts_blanks_and_links_keep_their_words_between_others(one: str, other: str) -> None:
    address = "https://karlshamn.se/?" + other
    for spans in (
        (*text(one), *text(other, strong=True), *text(one)),
        (*text(one), *text(f"[{other}]", code="EP-05"), *text(one)),
        (*text(f"[{one}]", code="EP-05"), *text(f"({other})", strong=True), *text("(b)")),
        (*text(one), *text(other, link=address), *text(one)),
        (*text(one, strong=True), *text(other, link=address, strong=True)),
    ):
        expected = words("".join(span.text for span in spans))
        assert expected in shown(markdown(Paragraph(spans)))
        assert expected in shown(markdown(Table("x", "", ("A", "B"), (Row((Cell(()), Cell(spans))),))))


@given(ANY_TEXT)
def test_every_text_of_every_block_comes_back_when_the_text_is_read(anything: str) -> None:
    spans = text(anything)
    cells = (Row((Cell(spans), Cell(spans, "strong"))),)
    for block, times in (
        (Cover(anything, spans, spans), 3),
        (Facts(((anything, spans),)), 2),
        (Heading(1, spans), 1),
        (Items((spans, spans)), 2),
        (Items((spans, spans), numbered=True), 2),
        (Terms(((anything, spans),)), 2),
        (Callout(anything, spans), 2),
        (Table(anything, anything, (anything, anything), cells), 6),
        (Signatures((anything, anything), cells), 4),
        (Figure(anything, anything, FIGURE.drawing), 2),
        (Contents(anything), 1),
    ):
        seen = shown(markdown(block))
        assert not words(anything) or seen.count(words(anything)) >= times, block


@given(ANY_TEXT)
def test_no_text_changes_what_a_document_is_made_of(anything: str) -> None:
    spans = (*text("x"), *text(anything), *text("x"))
    blocks = (
        Heading(1, spans),
        Items((spans,)),
        Items((spans,), numbered=True),
        Callout("x", spans),
        Table("x", "", ("A", "B"), (Row((Cell(spans), Cell(spans))),)),
    )
    made = [
        t.type
        for t in GFM.parse(markdown(*blocks))
        if t.type.endswith("_open") and t.type != "paragraph_open"
    ]
    assert made == [
        "heading_open",
        "heading_open",
        "bullet_list_open",
        "list_item_open",
        "ordered_list_open",
        "list_item_open",
        "blockquote_open",
        "table_open",
        "thead_open",
        "tr_open",
        "th_open",
        "th_open",
        "tbody_open",
        "tr_open",
        "td_open",
        "td_open",
    ]


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 columns"):
        markdown(Table("x", "", ("A", "B"), (row("1", "2", "3"),)))


# --- it reads well, and can be read by machines ---


@each_document
def test_a_file_is_tidy_and_the_same_each_time(name: str) -> None:
    source = render(DOCUMENTS[name]).decode()
    assert source.encode() == render(DOCUMENTS[name]._replace())
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
    assert not re.search(r"[ \t]$|\n\n\n|\r", source, re.MULTILINE)


@each_document
def test_a_file_has_one_title_and_skips_no_level(name: str) -> None:
    levels = [int(t.tag[1]) for t in GFM.parse(render(DOCUMENTS[name]).decode()) if t.type == "heading_open"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


@each_document
def test_every_table_is_read_as_one(name: str) -> None:
    blocks = [block for block in DOCUMENTS[name].blocks if isinstance(block, Table | Signatures)]
    opened = [t for t in GFM.parse(render(DOCUMENTS[name]).decode()) if t.type in {"table_open", "th_open"}]
    assert [t.type for t in opened].count("table_open") == len(blocks)
    assert [t.type for t in opened].count("th_open") == sum(len(block.columns) for block in blocks)


@each_document
def test_every_text_of_an_agreement_is_there(name: str) -> None:
    seen = shown(render(DOCUMENTS[name]).decode())
    for span in spans_of(DOCUMENTS[name]):
        assert words(span.text) in seen


def spans_of(value: object) -> Iterator[Span]:
    """All spans in a document, a block or a part of one."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_of(each)


def test_every_block_reads_well_as_it_stands() -> None:
    assert (
        markdown(*EVERY_BLOCK, draft=True)
        == r"""**UTKAST**

# Samverkan \<mellan> & för

**Lokal överenskommelse**

Arbetsförmedlingen · Karlshamn

- **Gäller:** 1 januari 2027
- **Mål:** –

> **Varning: Utkast.** Två krav saknar svar.
>
> Och mer.

**Innehåll**

- [1 Syfte & \<mål>](#1-syfte--mål)
  - [1.1 Listor](#11-listor)
  - [1.2 Listor](#12-listor)
- [2 Underskrifter](#2-underskrifter)

## 1 Syfte & \<mål>

Första stycket.

Andra stycket\
med ny rad.

- **Part:** Ansvarar.

  Och följer upp.
- **Hur länge?** Två år.
- **Tomt:** –

### 1.1 Listor

- ett

  fortsättning
- två

* tre
* fyra

1. först
2. sedan

1) igen
2) och sist

### 1.2 Listor

Här gäller **[SAKNAS: Kontaktvägar (EP-05)]** eller [webbplatsen](https://karlshamn.se/en%20sida?a=%281%29&amp;copy;=2) farlig

**Tabell 1. Kontakter.** En rad för varje part.

| Part                 | E-post                                                |
| -------------------- | ----------------------------------------------------- |
| Karlshamns<br>kommun | [sfi@karlshamn.example](mailto:sfi@karlshamn.example) |
| **Ansvarar**         | –                                                     |

**Figur 1. Vem som \<utser> vem.** Styrgruppen utser \*alla\*.

**Tabell 2. Utan rader**

| A   | B   |
| --- | --- |
| –   | –   |

## 2 Underskrifter

| För                | Underskrift |
| ------------------ | ----------- |
| Arbetsförmedlingen |             |
| Kommunen           |             |

---

Samverkan · Diarienummer Af-2026/0012 · Version 0.1 · Kontrollsumma 4f1c 9ab2
"""
    )


def test_headings_of_the_same_name_are_told_apart_as_on_github() -> None:
    headings = [(3, "1 Mål"), (5, "1 Mål"), (7, "1.1 Hur & var (sfi), 2_b – nu")]
    assert _anchors("1 Mål", headings) == {3: "1-mål-1", 5: "1-mål-2", 7: "11-hur--var-sfi-2_b--nu"}


def test_the_target_of_a_link_is_as_in_word() -> None:
    links = [t.attrs["href"] for t in tokens(markdown(*EVERY_BLOCK)) if t.type == "link_open"]
    assert [link for link in links if not str(link).startswith("#")] == [
        "https://karlshamn.se/en%20sida?a=%281%29&copy;=2",
        "mailto:sfi@karlshamn.example",
    ]
