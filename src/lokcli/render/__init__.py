"""The formats that a document can be given in, each in a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from lokcli.blocks import Document
    from lokcli.render.seal import Origin
    from lokcli.render.template import Template

FORMATS: dict[str, str] = {
    "docx": "ett Word-dokument",
    "pdf": "en PDF",
    "html": "en webbsida",
    "md": "en Markdown-fil",
}
"""Name, which is also the ending of the file → what it is called."""


class NotMade(Exception):  # noqa: N818 - what went wrong lies outside the program
    """No document was made; the text is a Swedish sentence for the user: what is wrong and what to do."""


IN_TEMPLATE = ("docx", "pdf")
"""The formats that can be set in an agency's own Word template."""


def rendered(name: str, document: Document, *, source_sha256: str, template: Template | None = None) -> bytes:
    """The document in a format; ``source_sha256`` (hex) names the source that it was made from.

    A ``template`` is for the formats of IN_TEMPLATE; the others have a look of their own. Raises NotMade where a program that the format needs is missing or fails.
    """
    match name:
        case "html":
            from lokcli.render import html, seal

            return seal.sealed(html.render(document))
        case "md":
            from lokcli.render import markdown, seal

            return seal.sealed(markdown.render(document))
        case "pdf":
            from lokcli.render import pdf, pictures, word

            made = word.render(
                document, source_sha256=source_sha256, template=template, zoom=pictures.IN_PRINT
            )
            return pdf.convert(made)
        case _:
            from lokcli.render.pictures import ON_SCREEN, painting

            with painting(document.blocks, ON_SCREEN) as painted:
                # Loaded here, for the pictures are made meanwhile.
                from lokcli.render import word

                return word.rendered_with(painted, document, source_sha256=source_sha256, template=template)


LARGEST: Final = 100_000_000
"""Bytes: a larger file is none that lok has made. A Word template of the size that is accepted stays far below."""


def origin_of(name: str, file: BinaryIO) -> Origin:
    """As `origin`, of a file opened for reading, of which no more is read than lok can have made. Raises OSError."""
    raw = file.read(LARGEST + 1)
    return "foreign" if len(raw) > LARGEST else origin(name, raw)


def origin(name: str, raw: bytes) -> Origin:
    """Whether lok made a file of that format, and whether somebody has changed it since."""
    match name:
        case "html" | "md":
            from lokcli.render import seal

            return seal.origin(raw)
        case "pdf":
            from lokcli.render import pdf

            return pdf.origin(raw)
        case _:
            from lokcli.render import word

            return word.made_by_lok(raw)
