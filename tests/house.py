"""The house templates that agreements are set in by the tests: whole ones, odd ones and hostile ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
WINE, GREEN, ORANGE = "7A1F3D", "00664F", "E8772E"

# --- the smallest pieces ---


def png(width: int, height: int, shape: Sequence[tuple[int, int, int, int, str]]) -> bytes:
    """A picture on white with filled boxes (left, top, right, bottom, colour), in pixels."""
    rows = [bytearray(b"\xff" * 3 * width) for _ in range(height)]
    for left, top, right, bottom, colour in shape:
        for row in rows[top:bottom]:
            row[3 * left : 3 * right] = bytes.fromhex(colour) * (right - left)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes(row) for row in rows)))
        + chunk(b"IEND", b"")
    )


def logo(colour: str) -> bytes:
    """A tower beside two lines: what stands for the mark of a kommun."""
    return png(
        240, 60,
        ((4, 4, 40, 56, colour), (12, 12, 18, 24, "FFFFFF"), (26, 12, 32, 24, "FFFFFF"),
         (17, 38, 27, 56, "FFFFFF"), (56, 14, 220, 26, colour), (56, 36, 170, 44, "999999")),
    )  # fmt: skip


def picture(ident: str, width_cm: float = 4, height_cm: float = 1) -> str:
    """A run with a picture, related as ``ident``."""
    wide, high = round(width_cm * 360000), round(height_cm * 360000)
    draw = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{draw}/wordprocessingDrawing"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="1" name="Logotyp" descr="Kommunens logotyp"/><a:graphic xmlns:a="{draw}/main">'
        f'<a:graphicData uri="{draw}/picture"><pic:pic xmlns:pic="{draw}/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str) -> str:
    """A field with a cached result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """A paragraph of a style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def style(ident: str, name: str, inner: str = "", *, kind: str = "paragraph", extra: str = "") -> str:
    """A style; ``inner`` is all after its name."""
    return f'<w:style w:type="{kind}" {extra} w:styleId="{ident}"><w:name w:val="{name}"/>{inner}</w:style>'


def section(
    *, size: tuple[int, int] = (11906, 16838), margins: tuple[int, int, int, int] = (1701, 1134, 1418, 1418),
    edges: Mapping[str, str] | None = None, before: str = "", after: str = "",
) -> str:  # fmt: skip
    """Section properties; margins are top, right, bottom, left, and edges as ``header-first``: its id."""
    top, right, bottom, left = margins
    references = "".join(
        f'<w:{key.split("-")[0]}Reference w:type="{key.split("-")[1]}" r:id="{ident}"/>'
        for key, ident in (edges or {}).items()
    )
    turned = ' w:orient="landscape"' if size[0] > size[1] else ""
    return (
        f'<w:sectPr>{references}{before}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="709"'
        f' w:footer="567" w:gutter="0"/>{after}</w:sectPr>'
    )


def package(
    parts: Mapping[str, str | bytes],
    *,
    types: Mapping[str, str] | None = None,
    related: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
    main: str = f"{WORD}.document.main+xml",
) -> bytes:
    """A package of parts; ``related`` gives (id, kind, target) by part, an address with ``:`` is outside."""
    known = {
        "styles": f"{WORD}.styles+xml", "settings": f"{WORD}.settings+xml",
        "numbering": f"{WORD}.numbering+xml", "header": f"{WORD}.header+xml", "footer": f"{WORD}.footer+xml",
        "document": main,
    }  # fmt: skip
    overrides = {
        name: known[stem]
        for name in parts
        if (stem := name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")) in known
    } | dict(types or {})
    content = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in overrides.items())
    own = {n.removeprefix("word/").removesuffix(".xml"): n for n in parts if n.startswith("word/")}
    relations: dict[str, list[tuple[str, str, str]]] = {
        "": [("rId1", "officeDocument", "word/document.xml")],
        "word/document.xml": [
            (f"r-{stem}", stem.rstrip("0123456789"), f"/{name}")
            for stem, name in own.items()
            if stem.rstrip("0123456789") in known and stem != "document"
        ],
    }
    for name, more in (related or {}).items():
        relations.setdefault(name, []).extend(more)
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{content}</Types>",
        **parts,
    }
    for name, each in relations.items():
        folder, _, stem = name.rpartition("/")
        held[f"{folder}/_rels/{stem}.rels".lstrip("/")] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="{i}" Type="{k if ":" in k else f"{OFFICE}/{k}"}" Target="{t}"'
                + (' TargetMode="External"/>' if ":" in t or "\\" in t else "/>")
                for i, k, t in each
            )
            + "</Relationships>"
        )
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, text in held.items():
            raw = text if isinstance(text, bytes) else (DECLARATION + text).encode()
            file.writestr(ZipInfo(name), raw, ZIP_DEFLATED)
    return buffer.getvalue()


def repacked(raw: bytes, changes: Mapping[str, bytes | str | None]) -> bytes:
    """The package with parts replaced, added or (None) removed."""
    with ZipFile(BytesIO(raw)) as old:
        parts: dict[str, bytes | str | None] = {name: old.read(name) for name in old.namelist()}
    parts |= changes
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            if content is not None:
                new.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


# --- what the templates share ---


def fonts(name: str) -> str:
    """Run properties that set a font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def sized(points: float, *, colour: str = "", bold: bool = False) -> str:
    """Run properties: weight, colour and size."""
    return (
        ("<w:b/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'
    )


def defaults(font: str, points: float, *, language: str = "sv-SE", after: int = 0) -> str:
    """The defaults of a document."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(font)}{sized(points)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="{after}" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def styles(*each: str, general: str = "") -> str:
    """The part of styles."""
    return f'<w:styles xmlns:w="{MAIN}">{general or defaults("Calibri", 11, after=120)}{"".join(each)}</w:styles>'


NORMAL = style("Normal", "Normal", "<w:qFormat/>", extra='w:default="1"')
ESSENTIAL = (
    NORMAL,
    *(
        style(
            f"Rubrik{n}", f"heading {n}",
            f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/>'
            f"</w:pPr><w:rPr>{sized(18 - 2 * n, colour=GREEN, bold=True)}</w:rPr>",
        )
        for n in (1, 2, 3)
    ),
    style("Rubrik", "Title", f'<w:basedOn w:val="Normal"/><w:rPr>{sized(26, colour=GREEN)}</w:rPr>'),
    style("Punktlista", "List Bullet", '<w:basedOn w:val="Normal"/>'),
    style("Numreradlista", "List Number", '<w:basedOn w:val="Normal"/>'),
)  # fmt: skip
"""Styles as Word writes them in a Swedish program: English names, Swedish ids, no numbering."""

SETTINGS = (
    f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>{{}}<w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="sv-SE"/></w:settings>'
)


def document(body: str = "", end: str = "") -> str:
    """The main part: a body and its last section."""
    return f"<w:document {NAMESPACES}><w:body>{body}{end or section()}</w:body></w:document>"


def header(inner: str) -> str:
    """A header part."""
    return f"<w:hdr {NAMESPACES}>{inner}</w:hdr>"


def footer(inner: str) -> str:
    """A footer part."""
    return f"<w:ftr {NAMESPACES}>{inner}</w:ftr>"


def minimal(**changes: str | bytes) -> dict[str, str | bytes]:
    """The parts of the smallest template that will do; keywords replace ``styles`` and the like."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": document(),
        "word/styles.xml": styles(*ESSENTIAL),
        "word/settings.xml": SETTINGS.format(""),
    }
    return parts | {f"word/{name}.xml": text for name, text in changes.items()}


# --- (a) an agency that writes in LibreOffice, with Swedish names of its own ---


def swedish_names() -> bytes:
    """Logo in the header, pages in the footer; to be saved by LibreOffice before it is used."""
    serif, sans = fonts("Times New Roman"), fonts("Arial")
    named = (
        style("Standard", "Standard", f"<w:rPr>{sized(11)}</w:rPr>", extra='w:default="1"'),
        style(
            "Brdtext", "Brödtext",
            f'<w:basedOn w:val="Standard"/><w:pPr><w:spacing w:after="140"/></w:pPr><w:rPr>{serif}</w:rPr>',
            extra='w:customStyle="1"',
        ),
        *(
            style(
                f"Rubrik{n}", f"Rubrik {n}",
                '<w:basedOn w:val="Standard"/><w:next w:val="Brdtext"/><w:pPr><w:keepNext/>'
                f'<w:spacing w:before="{440 - 80 * n}" w:after="60"/><w:outlineLvl w:val="{n - 1}"/></w:pPr>'
                f"<w:rPr>{sans}{sized(20 - 3 * n, colour=WINE, bold=True)}</w:rPr>",
                extra='w:customStyle="1"',
            )
            for n in (1, 2, 3)
        ),
        style(
            "Titel", "Titel",
            f'<w:basedOn w:val="Standard"/><w:pPr><w:spacing w:before="240" w:after="80"/></w:pPr>'
            f"<w:rPr>{sans}{sized(24, colour=WINE, bold=True)}</w:rPr>", extra='w:customStyle="1"',
        ),
        style("Punktlista", "Punktlista", '<w:basedOn w:val="Brdtext"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr>'
              '<w:spacing w:after="40"/></w:pPr>', extra='w:customStyle="1"'),
        style("Numreradlista", "Numrerad lista", '<w:basedOn w:val="Brdtext"/><w:pPr><w:numPr><w:numId w:val="7"/>'
              '</w:numPr><w:spacing w:after="40"/></w:pPr>', extra='w:customStyle="1"'),
        style("Sidhuvud", "Sidhuvud", f'<w:basedOn w:val="Standard"/><w:rPr>{sans}{sized(8, colour="666666")}</w:rPr>',
              extra='w:customStyle="1"'),
        style("Sidfot", "Sidfot", f'<w:basedOn w:val="Standard"/><w:rPr>{sans}{sized(8, colour="666666")}</w:rPr>',
              extra='w:customStyle="1"'),
    )  # fmt: skip
    levels = (("bullet", "–"), ("decimal", "%1)"))
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start'
        f' w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="567" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        for n, (kind, text) in enumerate(levels)
    ) + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{n}"/></w:num>' for n, num in enumerate((4, 7))
    )
    head = paragraph(picture("logo"), "Sidhuvud", '<w:spacing w:after="240"/>')
    foot = paragraph(
        run("Västerby kommun · Storgatan 1 · 123 45 Västerby") + "<w:r><w:tab/></w:r>" + run("Sida ")
        + field("PAGE") + run(" av ") + field("NUMPAGES"),
        "Sidfot",
        f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="{WINE}"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>',
    )  # fmt: skip
    edges = {"header-default": "r-header1", "footer-default": "r-footer1"}
    body = (
        paragraph(run("Skriv rubriken här"), "Titel")
        + "".join(paragraph(run("Rubrik"), f"Rubrik{n}") for n in (1, 2, 3))
        + paragraph(run("Löpande text"), "Brdtext")
        + paragraph(run("punkt"), "Punktlista")
        + paragraph(run("steg"), "Numreradlista")
    )
    return package(
        {
            "word/document.xml": document(body, section(margins=(2268, 1418, 1701, 1418), edges=edges)),
            "word/styles.xml": styles(*named, general=defaults("Arial", 11)),
            "word/settings.xml": SETTINGS.format(""),
            "word/numbering.xml": f'<w:numbering xmlns:w="{MAIN}">{numbering}</w:numbering>',
            "word/header1.xml": header(head),
            "word/footer1.xml": footer(foot),
            "word/media/logo.png": logo(WINE),
        },
        related={"word/header1.xml": [("logo", "image", "media/logo.png")]},
    )


# --- (b) an agency with a first page of its own, even and odd pages, and a landscape annex ---


def many_pages() -> bytes:
    """Landscape, then portrait; headings that number themselves; a logo on the first page only."""
    numbered = tuple(
        style(
            f"Rubrik{n}", f"heading {n}",
            f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="{n - 1}"/>'
            f'<w:numId w:val="2147483647"/></w:numPr><w:spacing w:before="{400 - 60 * n}" w:after="80"/>'
            f'<w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr>{sized(19 - 3 * n, colour=ORANGE, bold=n < 3)}</w:rPr>',
        )
        for n in (1, 2, 3)
    )  # fmt: skip
    others = (
        style("Normal", "Normal", '<w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr>', extra='w:default="1"'),
        style("Rubrik", "Title", f'<w:basedOn w:val="Normal"/><w:rPr>{sized(28, colour=ORANGE)}</w:rPr>'),
        style("Underrubrik", "Subtitle", f'<w:basedOn w:val="Normal"/><w:rPr>{sized(13, colour="666666")}</w:rPr>'),
        style("Punktlista", "List Bullet",
              '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="500"/></w:numPr></w:pPr>'),
        style("Numreradlista", "List Number", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="850"/></w:pPr>'),
        style("Beskrivning", "caption", f'<w:basedOn w:val="Normal"/><w:rPr><w:i/>{sized(9)}</w:rPr>'),
        style("Sidhuvud", "header", f'<w:basedOn w:val="Normal"/><w:rPr>{sized(8.5, colour="555555")}</w:rPr>'),
        style("Sidfot", "footer", f'<w:basedOn w:val="Normal"/><w:rPr>{sized(8.5, colour="555555")}</w:rPr>'),
        # Ids that ours would take, held by other styles.
        style("LokCell", "Celltecken", "<w:rPr><w:i/></w:rPr>", kind="character", extra='w:customStyle="1"'),
        style("Heading1", "Ingress", '<w:basedOn w:val="Normal"/>', extra='w:customStyle="1"'),
        style("Lok", "Lok cell", "<w:rPr><w:b/></w:rPr>", kind="character", extra='w:customStyle="1"'),
    )  # fmt: skip
    heading_levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik{n + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{k + 1}" for k in range(n + 1))}."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="737" w:hanging="737"/></w:pPr></w:lvl>'
        for n in range(3)
    )
    numbering = (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="2147483646"><w:multiLevelType'
        f' w:val="multilevel"/>{heading_levels}</w:abstractNum><w:abstractNum w:abstractNumId="0"><w:multiLevelType'
        ' w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText'
        ' w:val="■"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr><w:rPr>'
        f'<w:color w:val="{ORANGE}"/><w:sz w:val="14"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="2147483647"><w:abstractNumId w:val="2147483646"/></w:num>'
        '<w:num w:numId="500"><w:abstractNumId w:val="0"/></w:num>'
        '<w:numIdMacAtCleanup w:val="9"/></w:numbering>'
    )
    right = '<w:tabs><w:tab w:val="right" w:pos="8787"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    edges = {
        "header-default": "r-header2", "header-first": "r-header1", "header-even": "r-header3",
        "footer-default": "r-footer1", "footer-first": "r-footer2", "footer-even": "r-footer3",
    }  # fmt: skip
    # The second section names no header for even pages: it takes that of the first.
    second = {key: ident for key, ident in edges.items() if key != "header-even"}
    wide = section(size=(16838, 11906), edges=edges)
    tall = section(
        margins=(1985, 1701, 1701, 1418), edges=second, after='<w:cols w:num="2" w:space="500"/><w:titlePg/>'
    )
    body = paragraph(run("Bilaga i liggande format"), "Rubrik1", wide) + paragraph(run("Här skriver du."))
    return package(
        {
            "word/document.xml": document(body, tall),
            "word/styles.xml": styles(*others, *numbered, general=defaults("Calibri", 11, after=0)),
            "word/settings.xml": SETTINGS.format("<w:mirrorMargins/><w:trackRevisions/>").replace(
                "<w:compat>", "<w:evenAndOddHeaders/><w:compat>"
            ),
            "word/numbering.xml": numbering,
            "word/header1.xml": header(
                paragraph(picture("logo", 5, 1.25), "Sidhuvud")
                + paragraph(
                    run("Datum och beslut framgår av dokumentet"), "Sidhuvud", '<w:jc w:val="right"/>'
                )
            ),
            "word/header2.xml": header(
                paragraph(run("Region Exempel") + tab + run("Udda sida"), "Sidhuvud", right)
            ),
            "word/header3.xml": header(
                paragraph(run("Jämn sida") + tab + run("Region Exempel"), "Sidhuvud", right)
            ),
            "word/footer1.xml": footer(paragraph(tab + run("Sida ") + field("PAGE"), "Sidfot", right)),
            "word/footer2.xml": footer(paragraph(run("www.regionexempel.example"), "Sidfot")),
            "word/footer3.xml": footer(paragraph(run("Sida ") + field("PAGE"), "Sidfot", right)),
            "word/media/logo.png": logo(ORANGE),
        },
        related={"word/header1.xml": [("logo", "image", "media/logo.png")]},
        main=f"{WORD}.template.main+xml",
    )
