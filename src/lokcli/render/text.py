"""What every format makes of a span's text before it writes it: clean characters, paragraphs, addresses, anchors.

One place, so that a text is cut into the same paragraphs, and an address held valid or not, whatever the format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from lokcli.blocks import Block, Callout, Heading, Span, Spans

NOTHING: Final = "–"

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028]")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_LINK: Final = re.compile(r"(mailto:|tel:|https?://)(.+)", re.IGNORECASE | re.DOTALL)


def clean(text: str) -> str:
    """The text with what XML forbids shown as U+FFFD, and every kind of line end as a newline."""
    if text.isprintable():  # most are, and neither line ends nor what XML forbids can be printed
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _FORBIDDEN.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Cleaned text for places that have room for one line only."""
    return " ".join(clean(text).split())


def escaped(text: str) -> str:
    """Clean text as it stands between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Clean text on one line as the value of an attribute, in the quotes that a Word file has."""
    return '"' + escaped(text).replace('"', "&quot;") + '"'


def as_content(text: str) -> str:
    """The text as it stands between two tags."""
    return escaped(clean(text))


def as_attribute(text: str) -> str:
    """The text as the value of an attribute, its quotes included."""
    # Not the functions of xml.sax, which load what a program needs to speak with the network.
    escaped = as_content(text).replace("\n", "&#10;").replace("\t", "&#9;")
    if '"' in escaped and "'" not in escaped:
        return f"'{escaped}'"
    return '"' + escaped.replace('"', "&quot;") + '"'


def plain(spans: Spans) -> str:
    """The text of the spans, one after the other, as it was written."""
    return "".join([span.text for span in spans])


def _cleaned(spans: Spans) -> Spans:
    """The spans with clean text; those without text are left out."""
    kept = ((span, clean(span.text)) for span in spans)
    return tuple(
        span if text is span.text or text == span.text else span._replace(text=text)
        for span, text in kept
        if text
    )


def paragraphs(spans: Spans) -> list[Spans]:
    """The spans cut at blank lines; a single newline stays and becomes a line break.

    Newlines round a paragraph are dropped: a YAML block text ends with one. No paragraph without text
    is returned.
    """
    whole = plain(spans)
    if whole.isprintable():  # as most are: nothing to clean, and no line ends
        if not whole.strip():
            return []
        return [spans if len(spans) == 1 else tuple([span for span in spans if span.text])]
    spans = _cleaned(spans)
    if not any("\n" in span.text for span in spans):
        return [spans] if plain(spans).strip() else []
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = _BLANK_LINES.split(span.text)
        found[-1].append(span._replace(text=first))
        found.extend([span._replace(text=text)] for text in others)
    trimmed = (_without_outer_newlines(paragraph) for paragraph in found)
    return [paragraph for paragraph in trimmed if plain(paragraph).strip()]


def _without_outer_newlines(spans: Sequence[Span]) -> Spans:
    kept = [span for span in spans if span.text]
    while kept and not kept[0].text.strip("\n"):
        del kept[0]
    while kept and not kept[-1].text.strip("\n"):
        del kept[-1]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip("\n"))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip("\n"))
    return tuple(kept)


def one_paragraph(spans: Spans) -> Spans:
    """For titles and headings: blank lines become line breaks, and nothing becomes a dash."""
    joined: list[Span] = []
    for paragraph in paragraphs(spans):
        joined += [Span("\n"), *paragraph] if joined else paragraph
    return tuple(joined) or (Span(NOTHING),)


def link_target(link: str) -> str:
    """The address as a valid URI; empty when it is of a kind that a document may not point to."""
    match = _LINK.fullmatch(on_one_line(link))
    if not match:
        return ""
    kind, address = match[1].lower(), match[2]
    if kind == "tel:":
        address = re.sub(r"[\s()/–-]", "", address)
    return kind + quote(address, safe="/?#@!$&'()*+,;=:%~-._")


def ended(text: str, sign: str) -> str:
    """The text on one line, with the sign at its end unless it ends a clause already; empty stays empty."""
    text = on_one_line(text)
    return text if not text or text.endswith((".", ":", "?", "!")) else text + sign


def callout_title(block: Callout) -> str:
    """The words that a remark opens with; a warning says that it is one, for its colour says so to few."""
    title = ended(block.title, ".")
    if block.kind == "note":
        return title
    return f"Varning: {title}" if title else "Varning."


def heading_depths(blocks: Sequence[Block]) -> dict[int, int]:
    """How deep each heading stands under the title, by its place among the blocks: 2 to 4, never a step skipped."""
    depth, found = 1, {}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            depth = found[at] = min(block.level, depth) + 1
    return found
