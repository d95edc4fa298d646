"""How every Word document of lok looks: builds ``src/lokcli/render/base.docx``, the same bytes each time.

Run ``python tools/build_base.py`` after a change here; ``--check`` only says whether the file is current.
The XML below is text because it is fixed: no word of a user ever passes through this file.
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BASE = Path(__file__).resolve().parent.parent / "src" / "lokcli" / "render" / "base.docx"

# The palette. Every text colour reaches 4.5:1 on each ground that it stands on.
NAVY = "17365D"
TEAL = "0B6B66"
GREY = "55626E"
BLUE = "0B4F8A"
HAIRLINE = "B8C7D1"
ZEBRA = "F2F6F8"
AMBER = "B36B00"
AMBER_INK = "7A4700"
AMBER_GROUND = "FFF4DB"
WARNING_GROUND = "FFEFCC"
DRAFT_GROUND = "FFE3B0"
BLANK_GROUND = "FFE27A"

# A4 with 2.3 cm at the sides leaves 16.4 cm (9298 twips) for text.
PAGE_WIDTH, PAGE_HEIGHT, SIDE = 11906, 16838, 1304
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
# Where the text beside a label starts: 4.4 cm, and 6.6 cm where a label needs it.
LABELS, WIDE_LABELS = 2495, 3742

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def rich(
    *, size: float = 0, colour: str = "", bold: bool | None = None, caps: bool = False, spacing: int = 0
) -> str:
    """Run properties in schema order; ``size`` in points, ``spacing`` in twips between letters."""
    parts = []
    if bold is not None:
        parts.append("<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>')
    if caps:
        parts.append("<w:caps/>")
    if colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if spacing:
        parts.append(f'<w:spacing w:val="{spacing}"/>')
    if size:
        parts.append(f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>')
    return "".join(parts)


def spaced(before: float = 0, after: float = 0, line: int = 0) -> str:
    """Space above and below in points, and the line height in 240ths of a line."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20:g}" w:after="{after * 20:g}"{height}/>'


def style(  # noqa: PLR0913 - one keyword for each thing that a style can say
    kind: str,
    style_id: str,
    name: str,
    *,
    based: str = "",
    following: str = "",
    priority: int = 99,
    quick: bool = True,
    default: bool = False,
    paragraph: str = "",
    run: str = "",
    table: str = "",
) -> str:
    """One style element in schema order; ``paragraph``, ``run`` and ``table`` are finished XML."""
    return "".join(
        (
            f'<w:style w:type="{kind}"',
            ' w:default="1"' if default else "",
            "" if name in BUILT_IN else ' w:customStyle="1"',
            f' w:styleId="{style_id}"><w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{based}"/>' if based else "",
            f'<w:next w:val="{following}"/>' if following else "",
            f'<w:uiPriority w:val="{priority}"/>',
            "<w:qFormat/>" if quick else "",
            f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
            f"<w:rPr>{run}</w:rPr>" if run else "",
            table,
            "</w:style>",
        )
    )


# Word maps these names to its own styles in every language; all others are ours.
BUILT_IN = {
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Body Text", "Title", "Subtitle",
    "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "List Continue", "caption",
    "header", "footer", "Hyperlink", "Strong", "Table Grid", "TOC Heading", "toc 1", "toc 2", "toc 3",
}  # fmt: skip


def edges(**borders: tuple[str, int, str]) -> str:
    """Border elements: name=(line, eighths of a point, colour), in the order given."""
    return "".join(
        f'<w:{name} w:val="{line}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for name, (line, size, colour) in borders.items()
    )


def ground(fill: str) -> str:
    """A plain background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def box(*, line: str, fill: str) -> str:
    """Borders of a callout: a thick amber bar at the left, the other three only give the text air."""
    sides = (("top", 4, 5, line), ("left", 48, 9, AMBER), ("bottom", 4, 6, line), ("right", 4, 8, line))
    inner = "".join(
        f'<w:{name} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        for name, size, space, colour in sides
    )
    return f"<w:pBdr>{inner}</w:pBdr>{ground(fill)}"


def margins(top: int, bottom: int, side: int) -> str:
    """Cell margins in twips."""
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


def conditional(part: str, *, run: str = "", cell: str = "") -> str:
    """How one part of a table differs: its header row, first column or every other row."""
    return (
        f'<w:tblStylePr w:type="{part}">'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + (f"<w:tcPr>{cell}</w:tcPr>" if cell else "")
        + "</w:tblStylePr>"
    )


def table_properties(borders: str, cell_margins: str) -> str:
    """Properties of a table style that bands its rows one by one."""
    return (
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>{cell_margins}</w:tblPr>"
    )


HEADER_ROW = conditional(
    "firstRow", run=rich(bold=True, colour="FFFFFF"), cell=ground(NAVY) + '<w:vAlign w:val="center"/>'
)
FIRST_COLUMN = conditional("firstCol", run=rich(bold=True, colour=NAVY))
ZEBRA_ROW = conditional("band2Horz", cell=ground(ZEBRA))
LINES = edges(
    top=("single", 4, NAVY),
    bottom=("single", 10, NAVY),
    insideH=("single", 4, HAIRLINE),
)


def table_styles() -> str:
    """The tables: plain, dense (many columns), the band of facts, and the signature block."""
    return "".join(
        (
            style(
                "table", "TableNormal", "Normal Table", quick=False, default=True,
                table='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' + margins(0, 0, 108) + "</w:tblPr>",
            ),
            style(
                "table", "LokTable", "Lok tabell", based="TableNormal", priority=20, run=rich(size=9.5),
                table=table_properties(LINES, margins(60, 20, 105))
                + HEADER_ROW + FIRST_COLUMN + ZEBRA_ROW,
            ),
            style(
                "table", "LokTableDense", "Lok tabell tät", based="TableNormal", priority=20,
                run=rich(size=8.5),
                table=table_properties(LINES, margins(50, 10, 70))
                + HEADER_ROW + FIRST_COLUMN + ZEBRA_ROW,
            ),
            style(
                "table", "LokFacts", "Lok faktaband", based="TableNormal", priority=20, run=rich(size=9.5),
                table=table_properties(
                    edges(top=("single", 14, TEAL), bottom=("single", 4, HAIRLINE)), margins(55, 15, 105)
                )
                + f"<w:tcPr>{ground(ZEBRA)}</w:tcPr>"
                + conditional("firstRow", run=rich(bold=True, colour=TEAL, size=8.5)),
            ),
            style(
                "table", "LokSignatures", "Lok underskrifter", based="TableNormal", priority=20,
                run=rich(size=9.5),
                table=table_properties(LINES, margins(60, 20, 105))
                + '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>' + HEADER_ROW + FIRST_COLUMN,
            ),
        )
    )  # fmt: skip


def heading(level: int, size: float, colour: str, before: float, after: float) -> str:
    """One numbered heading style; the numbers themselves are in numbering.xml."""
    numbering = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    return style(
        "paragraph", f"Heading{level}", f"heading {level}", based="Normal", following="BodyText",
        priority=9,
        paragraph=f"<w:keepNext/><w:keepLines/>{numbering}"
        + spaced(before, after, 252)
        + f'<w:outlineLvl w:val="{level - 1}"/>',
        run=rich(bold=True, colour=colour, size=size),
    )  # fmt: skip


def paragraph_styles() -> str:
    """Body, headings, lists, cells, callouts, header and footer."""
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    # The boxes' own lines stand outside the indents, so the bar meets the left margin.
    indent = '<w:ind w:left="270" w:right="170"/>'
    listed = "<w:numPr>{}</w:numPr>" + spaced(1.5, 1.5)
    # The space below parts the paragraphs of one cell; the cells' bottom margins allow for it.
    cell = '<w:suppressAutoHyphens w:val="0"/>' + spaced(0, 2, 250)
    return "".join(
        (
            style(
                "paragraph", "Normal", "Normal", default=True, priority=0,
                # Only table cells are narrow enough to need hyphens.
                paragraph="<w:suppressAutoHyphens/>",
            ),
            style(
                "paragraph", "BodyText", "Body Text", based="Normal", priority=1,
                paragraph=spaced(3, 4),
            ),
            style(
                "paragraph", "LokAfterTable", "Lok brödtext efter tabell", based="BodyText",
                following="BodyText", priority=2, paragraph=spaced(12, 4),
            ),
            style(
                "paragraph", "LokBeforeSignatures", "Lok brödtext före underskrifter", based="BodyText",
                following="BodyText", priority=2, paragraph="<w:keepNext/>" + spaced(3, 10),
            ),
            *(
                style(
                    "paragraph", f"Lok{style_id}{more}", f"Lok {name}{' fortsättning' if more else ''}",
                    based="BodyText", priority=3,
                    paragraph="<w:keepLines/>"
                    + ("" if more else f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>')
                    + spaced(0 if more else 1.5, 2.5)
                    + f'<w:ind w:left="{at}"' + ("/>" if more else f' w:hanging="{at}"/>'),
                )
                for style_id, name, at in (("Term", "villkor", LABELS), ("TermWide", "villkor bred", WIDE_LABELS))
                for more in ("", "More")
            ),
            style(
                "paragraph", "LokTermLong", "Lok villkor under etikett", based="BodyText", priority=3,
                paragraph="<w:keepLines/>" + spaced(3, 4),
            ),
            style(
                "paragraph", "LokFigure", "Lok figur", based="Normal", following="Caption", priority=14,
                paragraph="<w:keepNext/>" + spaced(10, 0, 240),
            ),
            style(
                "paragraph", "LokFigureCaption", "Lok figurtext", based="Caption", following="BodyText",
                priority=14, paragraph='<w:keepNext w:val="0"/>' + spaced(4, 10, 240),
            ),
            style(
                "paragraph", "LokKicker", "Lok överrubrik", based="Normal", following="Title", priority=8,
                paragraph="<w:keepNext/>" + spaced(4, 3),
                run=rich(bold=True, caps=True, colour=TEAL, spacing=44, size=9),
            ),
            style(
                "paragraph", "Title", "Title", based="Normal", following="Subtitle", priority=10,
                paragraph="<w:keepNext/><w:keepLines/>" + spaced(0, 3, 240),
                run=rich(bold=True, colour=NAVY, size=23),
            ),
            style(
                "paragraph", "LokTitleLong", "Lok lång titel", based="Title", following="Subtitle",
                priority=10, run=rich(size=18),
            ),
            style(
                "paragraph", "Subtitle", "Subtitle", based="Normal", following="BodyText", priority=11,
                paragraph="<w:keepLines/>" + spaced(0, 13, 252), run=rich(colour=GREY, size=13),
            ),
            heading(1, 16, NAVY, 20, 3),
            heading(2, 12.5, TEAL, 14, 2),
            heading(3, 11, NAVY, 11, 1),
            style(
                "paragraph", "ListBullet", "List Bullet", based="Normal", priority=12,
                paragraph=listed.format('<w:numId w:val="2"/>'),
            ),
            style(
                "paragraph", "ListNumber", "List Number", based="Normal", priority=12,
                paragraph=listed.format('<w:numId w:val="3"/>'),
            ),
            style(
                "paragraph", "ListContinue", "List Continue", based="Normal", priority=12,
                paragraph=spaced(1, 2) + '<w:ind w:left="397"/>',
            ),
            style(
                "paragraph", "Caption", "caption", based="Normal", following="BodyText", priority=13,
                paragraph="<w:keepNext/><w:keepLines/>" + spaced(11, 4, 240),
                run=rich(bold=True, colour=GREY, size=9),
            ),
            style("paragraph", "LokCell", "Lok cell", based="Normal", priority=21, paragraph=cell),
            style(
                "paragraph", "LokCellHead", "Lok cell rubrik", based="LokCell", priority=21,
                paragraph="<w:keepNext/>",
            ),
            style(
                "paragraph", "LokCellStrong", "Lok cell stark", based="LokCell", priority=21,
                run=rich(bold=True, colour="0A4F4B"),
            ),
            style(
                "paragraph", "LokCellQuiet", "Lok cell dämpad", based="LokCell", priority=21,
                run=rich(bold=False, colour=GREY),
            ),
            style(
                "paragraph", "LokNote", "Lok ruta", based="Normal", following="BodyText", priority=14,
                paragraph="<w:keepLines/>" + box(line=AMBER_GROUND, fill=AMBER_GROUND)
                + spaced(15, 15) + indent,
                run=rich(size=10),
            ),
            style(
                "paragraph", "LokWarning", "Lok varningsruta", based="LokNote", following="BodyText",
                priority=14, paragraph="<w:keepLines/>" + box(line=AMBER, fill=WARNING_GROUND),
            ),
            style(
                "paragraph", "Header", "header", based="Normal", quick=False,
                paragraph=right_tab + spaced(0, 15, 240), run=rich(colour=GREY, size=8.5),
            ),
            style(
                "paragraph", "Footer", "footer", based="Normal", quick=False,
                paragraph=right_tab + spaced(8, 0, 240), run=rich(colour=GREY, size=8.5),
            ),
            style(
                "paragraph", "LokDraft", "Lok utkast", based="Normal", quick=False,
                paragraph=ground(DRAFT_GROUND) + spaced(0, 7, 300) + '<w:jc w:val="center"/>',
                run=rich(bold=True, colour=AMBER_INK, spacing=80, size=11),
            ),
            style(
                "paragraph", "TOCHeading", "TOC Heading", based="Normal", following="BodyText",
                priority=39, paragraph="<w:keepNext/>" + spaced(16, 4),
                run=rich(bold=True, colour=NAVY, size=13),
            ),
            *(
                style(
                    "paragraph", f"TOC{level}", f"toc {level}", based="Normal", following="Normal",
                    priority=39, quick=False,
                    paragraph=f'<w:tabs><w:tab w:val="left" w:pos="{left + number}"/></w:tabs>'
                    + spaced(before, after, 250)
                    + f'<w:ind w:left="{left + number}" w:hanging="{number}"/>',
                    run=run,
                )
                for level, left, number, before, after, run in (
                    (1, 0, 454, 3, 1, rich(bold=True, colour=NAVY, size=10)),
                    (2, 454, 624, 0.5, 0.5, rich(size=9.5)),
                    (3, 1078, 737, 0, 0, rich(size=9.5)),
                )
            ),
        )
    )  # fmt: skip


def character_styles() -> str:
    """Strong text, links, and the blank that nobody can overlook."""
    return "".join(
        (
            style(
                "character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1,
                quick=False,
            ),
            style("character", "Strong", "Strong", priority=22, run="<w:b/><w:bCs/>"),
            style(
                "character", "LokLabel", "Lok etikett", priority=22, run=rich(bold=True, colour=NAVY),
            ),
            # noProof: an address is neither spell-checked nor hyphenated.
            style(
                "character", "Hyperlink", "Hyperlink", quick=False,
                run=f'<w:noProof/><w:color w:val="{BLUE}"/><w:u w:val="single"/>',
            ),
            style(
                "character", "LokBlank", "Lok saknas", priority=23,
                run=rich(bold=True, colour="4A2C00") + ground(BLANK_GROUND),
            ),
        )
    )  # fmt: skip


def styles() -> str:
    """word/styles.xml."""
    fonts = '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        # The size stands here and not in Normal: a table style can then set its own. No colour stands
        # here: LibreOffice would lay it over that of links in tables.
        + rich(size=10.5)
        + '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        + f"<w:pPrDefault><w:pPr>{spaced(line=269)}</w:pPr></w:pPrDefault></w:docDefaults>"
        + '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        + ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        + paragraph_styles()
        + character_styles()
        + style("numbering", "NoList", "No List", default=True, quick=False)
        + table_styles()
        + "</w:styles>"
    )


def level(
    number: int, kind: str, text: str, left: int, hanging: int, *, linked: str = "", run: str = ""
) -> str:
    """One level of a list; ``left`` and ``hanging`` in twips."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{linked}"/>' if linked else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        + f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:lvl>"
    )


def numbering() -> str:
    """word/numbering.xml: 1 numbers the headings, 2 is bullets, 3 numbered lists. Every num comes last."""
    teal = rich(bold=True, colour=TEAL)
    headings = "".join(
        level(n, "decimal", ".".join(f"%{k + 1}" for k in range(n + 1)), 624, 624, linked=f"Heading{n + 1}")
        for n in range(3)
    )
    bullets = "".join(
        level(n, "bullet", mark, 397 * (n + 1), 284, linked="" if n else "ListBullet", run=teal)
        for n, mark in enumerate("•–•")
    )
    numbers = "".join(
        level(n, kind, f"%{n + 1}{'.' if n == 0 else ')'}", 397 * (n + 1), 397,
              linked="" if n else "ListNumber", run=teal)
        for n, kind in enumerate(("decimal", "lowerLetter", "lowerRoman"))
    )  # fmt: skip
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="10C0000{n}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for n, (kind, levels) in enumerate(
            (("multilevel", headings), ("hybridMultilevel", bullets), ("hybridMultilevel", numbers))
        )
    )
    nums = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
    return f'<w:numbering xmlns:w="{MAIN}">{abstract}{nums}</w:numbering>'


def settings() -> str:
    """word/settings.xml. Without compatibilityMode 15 Word says "Kompatibilitetsläge"."""
    word = "http://schemas.microsoft.com/office/word"
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{word}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
            ("useWord2013TrackBottomHyphenation", 0),
        )
    )
    names = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    colours = (
        'w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        + " ".join(f'w:{name}="{name}"' for name in names)
        + ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"'
    )
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="284"/>'
        '<w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="sv-SE"/>'
        f'<w:clrSchemeMapping {colours}/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def theme() -> str:
    """word/theme/theme1.xml: Word reports a file without one as damaged; ours names the same colours."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": NAVY, "lt2": ZEBRA, "accent1": NAVY, "accent2": TEAL,
        "accent3": AMBER, "accent4": BLUE, "accent5": GREY, "accent6": HAIRLINE,
        "hlink": BLUE, "folHlink": GREY,
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in colours.items())
    family = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="lok"><a:themeElements>'
        f'<a:clrScheme name="lok">{scheme}</a:clrScheme><a:fontScheme name="lok">'
        f"<a:majorFont>{family}</a:majorFont><a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="lok"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table() -> str:
    """word/fontTable.xml: Carlito has the widths of Calibri, so lines break alike without it."""
    return (
        f'<w:fonts xmlns:w="{MAIN}"><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def body() -> str:
    """word/document.xml: an empty A4 page with our header and footer."""
    return (
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships"><w:body><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="1361" w:right="{SIDE}"'
        f' w:bottom="1304" w:left="{SIDE}" w:header="624" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def edge_part(root: str, style_id: str) -> str:
    """A header or footer with its one paragraph, which the renderer fills."""
    return (
        f'<w:{root} xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships">'
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr></w:p></w:{root}>'
    )


def relationships(targets: list[tuple[str, str]]) -> str:
    """A .rels part from pairs of relationship type and target, numbered from rId1."""
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def parts() -> dict[str, str]:
    """Every part of the package by name, in the order in which it is packed."""
    names = ("styles", "settings", "numbering", "fontTable", "webSettings", "header", "footer")
    overrides = {
        "/word/document.xml": f"{WORDPROCESSING}.document.main+xml",
        **{
            f"/word/{name}{'1' if name in ('header', 'footer') else ''}.xml": f"{WORDPROCESSING}.{name}+xml"
            for name in names
        },
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    types = "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in overrides.items())
    related = f"{OFFICE}/relationships"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relationships(
            [
                (f"{related}/officeDocument", "word/document.xml"),
                (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{related}/extended-properties", "docProps/app.xml"),
                (f"{related}/custom-properties", "docProps/custom.xml"),
            ]
        ),
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>lok</Application></Properties>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
        "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/custom-properties"/>',
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relationships(
            [
                (f"{related}/styles", "styles.xml"),
                (f"{related}/settings", "settings.xml"),
                (f"{related}/numbering", "numbering.xml"),
                (f"{related}/fontTable", "fontTable.xml"),
                (f"{related}/webSettings", "webSettings.xml"),
                (f"{related}/header", "header1.xml"),
                (f"{related}/footer", "footer1.xml"),
                (f"{related}/theme", "theme/theme1.xml"),
            ]
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": font_table(),
        "word/webSettings.xml": f'<w:webSettings xmlns:w="{MAIN}"/>',
        "word/header1.xml": edge_part("hdr", "Header"),
        "word/footer1.xml": edge_part("ftr", "Footer"),
        "word/theme/theme1.xml": theme(),
    }


def packed() -> bytes:
    """The package; dates and the making system are fixed, so the bytes are the same everywhere."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, text in parts().items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            package.writestr(entry, (DECLARATION + text).encode())
    return buffer.getvalue()


def current() -> bool:
    """Whether the file holds the parts that this script makes (zlib may pack them otherwise)."""
    if not BASE.is_file():
        return False
    with ZipFile(BASE) as package:
        held = {name: package.read(name) for name in package.namelist()}
    return held == {name: (DECLARATION + text).encode() for name, text in parts().items()}


def main() -> int:
    """Write the file, or with ``--check`` compare it: exit 1 when it is out of date."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    if arguments.parse_args().check:
        return 0 if current() else 1
    BASE.parent.mkdir(parents=True, exist_ok=True)
    BASE.write_bytes(packed())
    return 0


if __name__ == "__main__":
    sys.exit(main())
