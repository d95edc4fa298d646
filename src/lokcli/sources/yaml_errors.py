"""Hides what the YAML parsers call their errors: which kind it is, what to point at, and our words for it.

Two parsers name one error differently, and both in English; none of that reaches the user.
"""

from __future__ import annotations

import re
from textwrap import shorten
from typing import NamedTuple

_LINE_END = re.compile(r"[\r\n]")


class Explained(NamedTuple):
    """A syntax error in our words: a Swedish sentence each, and the code point offsets to point at."""

    message: str
    help: str
    start: int
    end: int


class _Kind(NamedTuple):
    """A kind of syntax error, in our words."""

    problem: str
    """Pattern for what the parser calls it; its first group is {0} in the texts."""
    here: str
    """Pattern for the line, with a NUL where the problem is."""
    at: str
    """What to point at: ``problem``, ``context`` (where the construct starts), ``apart`` (the latter
    when it is on another line), ``line`` (the line from where the construct starts), ``escape`` (its
    backslash) or ``bracket`` (the innermost that is open)."""
    message: str
    help: str


_QUOTE = "Sätt citattecken runt texten."
_UNCLOSED = _Kind(
    r"quoted scalar.*(?:end of stream|document (?:indicator|separator))",
    "",
    "context",
    "Citattecknet här saknar ett som avslutar texten.",
    "Sätt ett likadant citattecken sist i texten.",
)
_KINDS = (
    _Kind(
        r"scanning a (?:%\w+ )?directive|an (?:anchor|alias)|(?:scanning|parsing) a tag|tag handle",
        "",
        "context",
        "En text får inte börja med {char}, för tecknet betyder något särskilt i YAML.",
        _QUOTE,
    ),
    _Kind(
        r"cannot start any token",
        "",
        "problem",
        "En text får inte börja med {char}, för tecknet betyder något särskilt i YAML.",
        _QUOTE,
    ),
    _Kind(
        "",
        r"\0%",
        "problem",
        "En text får inte börja med {char}, för tecknet betyder något särskilt i YAML.",
        _QUOTE,
    ),
    _Kind(
        r"mapping values are not allowed|unexpected ':'",
        r":\s.*\0:",
        "problem",
        "Raden har ett andra kolon, så det går inte att avgöra vad som är nyckel och vad som är text.",
        "Sätt citattecken runt hela texten efter det första kolonet.",
    ),
    _Kind(
        r"mapping values are not allowed|unexpected ':'",
        "",
        "problem",
        "Kolonet hör inte till någon nyckel: raden före saknar kolon, eller så är indraget fel.",
        "Sätt kolon efter nyckeln på raden före, eller rätta indraget.",
    ),
    _Kind(
        r"could not find expected ':'",
        "",
        "line",
        "Raden saknar kolon efter nyckeln.",
        "Skriv nyckel: värde, eller dra in raden om den hör till texten ovanför.",
    ),
    _UNCLOSED,
    _Kind(
        r"escape|hexdecimal",
        "",
        "escape",
        "Ett omvänt snedstreck inom citattecken betyder något särskilt i YAML, men det här är okänt.",
        "Skriv två omvända snedstreck, eller byt till enkla citattecken ('…').",
    ),
    _Kind(
        r"flow (?:node|mapping|sequence)",
        r"\0(?:$|---|\.\.\.)",
        "bracket",
        "Parentesen här avslutas aldrig.",
        "Sätt en avslutande parentes sist i uppräkningen.",
    ),
    _Kind(
        r"expected ',' or '([\]}])'",
        "",
        "apart",
        "Inom parentesen saknas ett komma eller ett avslutande {0}.",
        "Sätt komma mellan delarna och {0} efter den sista.",
    ),
    _Kind(
        r"sequence entries are not allowed",
        "",
        "problem",
        "Listtecknet - får inte stå här, för listan börjar på samma rad som något annat.",
        "Börja listan på en ny rad under nyckeln, eller sätt citattecken runt texten.",
    ),
    _Kind(
        r"mapping keys are not allowed",
        "",
        "problem",
        "Ett frågetecken följt av mellanslag betyder något särskilt i YAML och får inte stå här.",
        _QUOTE,
    ),
    _Kind(
        r"scanning a block scalar",
        "",
        "problem",
        "Efter | eller > får inget mer stå på raden.",
        "Börja texten på nästa rad, indragen, eller sätt citattecken runt den om tecknet hör till texten.",
    ),
    _Kind(
        r"expected (?:<block end>|key|'-' indicator)|node content",
        r"^\s*\0:",
        "problem",
        "Här står ett kolon utan nyckel framför.",
        "Skriv nyckeln före kolonet, eller ta bort raden.",
    ),
    _Kind(
        "",
        r"\0[\]}]",
        "problem",
        "Parentesen {char} avslutar något som aldrig har öppnats.",
        "Ta bort parentesen, eller sätt citattecken runt texten om den hör till den.",
    ),
    _Kind(
        "",
        r"\0,",
        "problem",
        "Här står ett komma där ett värde skulle stå.",
        "Ta bort kommat, eller sätt citattecken runt texten om det hör till den.",
    ),
    _Kind(
        r"expected (?:<block end>|key|'-' indicator|<document start>|'<document start>')",
        r"""["'}\]]\s*\0\S""",
        "problem",
        "Här fortsätter raden efter ett värde som redan är avslutat.",
        "Sätt citattecken runt hela värdet, eller flytta resten till en egen rad.",
    ),
    _Kind(
        r"block mapping.*expected (?:<block end>|key)",
        r"^\s*\0-",
        "problem",
        "Här står en listpunkt där det skulle stå en nyckel.",
        "Dra in listpunkterna under den nyckel de hör till.",
    ),
    _Kind(
        r"block collection.*expected",
        "",
        "problem",
        "Raden står i en lista men börjar inte med - i samma kolumn som de andra punkterna.",
        "Rätta indraget, eller börja raden med - och ett mellanslag.",
    ),
    _Kind(
        r"expected (?:<block end>|key)",
        "",
        "problem",
        "Raden har ett annat indrag än raderna som den hör ihop med.",
        "Låt nycklar på samma nivå börja i samma kolumn.",
    ),
    _Kind(
        r"document start",
        "",
        "problem",
        "Här fortsätter texten efter sitt slut, oftast för att raden har mindre indrag än den första.",
        "Låt nycklar på samma nivå börja i samma kolumn.",
    ),
    _Kind(
        "",
        "",
        "problem",
        "Texten följer inte YAML:s form, så ingenting kan läsas härifrån.",
        "Kontrollera indrag, kolon, citattecken och parenteser på raden och på raden före.",
    ),
)


def explained(
    words: str,
    text: str,
    problem: int,
    context: int,
    bracket: int | None,
    last: tuple[int, int] | None = None,
) -> Explained:
    """Say in our words what is wrong with the text at an offset.

    ``words`` are the parser's own, ``context`` is where it says that the construct starts, ``bracket`` where the
    innermost open bracket stands, and ``last`` is from where to where the last scalar was read.
    """
    slip = _unclosed(text, problem, context, bracket, last) or _run_together(
        words, text, problem, context, last
    )
    if slip:
        return slip
    here = text[_line_start(text, problem) : problem] + "\0" + text[problem : line_stop(text, problem)]
    # The last kind fits everything.
    kind, found = next(
        (kind, found)
        for kind in _KINDS
        if (found := re.search(kind.problem, words)) and re.search(kind.here, here)
    )
    start = problem
    match kind.at:
        case "context" | "line":
            start = context
        case "apart" if _line_start(text, problem) != _line_start(text, context):
            start = context
        case "escape":
            start = max(text.rfind("\\", context, problem + 1), context)
        case "bracket" if bracket is not None:
            start = bracket
    end = line_stop(text, start) if kind.at == "line" else min(start + 1, len(text))
    char = text[start : start + 1]
    return Explained(
        kind.message.format(*found.groups(), char=char),
        kind.help.format(*found.groups(), char=char),
        start,
        end,
    )


# --- Slips that the parser takes for something else, and stumbles on further down ---

_LIKE_OPENING = re.compile(r"(?:^[ \t]*|[:-][ \t]+|[,\[{][ \t]*)$")
"""What stands on the line before a quotation mark that begins a text."""
_OWN_LINES = re.compile(r"[\r\n](?P<indent>[ \t]*(?:- +)*)(?:-[ \t]|[^\s:#][^:\r\n]*:(?=\s))")
"""The beginnings of lines that are an item or have a key."""
_INDENT = re.compile(r"[ \t]*(?:- +)*")


def _unclosed(
    text: str, problem: int, context: int, bracket: int | None, last: tuple[int, int] | None
) -> Explained | None:
    """A quotation mark on an earlier line that nothing closes, so that the text goes on to the next such mark."""
    spans = [(context, problem)]  # a text that the parser was still reading
    if last and any(at >= last[1] and not text[last[1] : at].strip() for at in (context, problem)):
        spans.insert(0, last)  # one that it took for whole
    for start, end in spans:
        if (
            text[start : start + 1] in ('"', "'")
            and line_stop(text, start) < end
            and _takes_in_others(text, start, end, in_brackets=bracket is not None)
        ):
            return Explained(_UNCLOSED.message, _UNCLOSED.help, start, start + 1)
    return None


def _takes_in_others(text: str, start: int, end: int, *, in_brackets: bool) -> bool:
    """Whether a text in quotes over several lines takes in lines that are not its own.

    It does when one of them is a key or an item that stands no further in than what the text belongs to. Inside
    brackets indentation says nothing; there it does when the mark that ends it looks like one that begins a text.
    """
    if in_brackets:
        return bool(_LIKE_OPENING.search(text[_line_start(text, end - 1) : end - 1]))
    begins = _line_start(text, start)
    belongs = _INDENT.match(text, begins)
    lines = _OWN_LINES.finditer(text, line_stop(text, start), end)
    return belongs is not None and any(len(line["indent"]) <= belongs.end() - begins for line in lines)


_RUN_TOGETHER = re.compile(
    r"[ \t]*(?:- +)*(?:(?P<dash>-)(?=[^\s-])|(?P<key>[^\W\d][\w-]*)(?P<colon>:)(?!//)(?=\S))(?P<rest>.*)"
)
"""A line that would be an item or a key, were there a space after its hyphen or colon. An address is none."""
_FILLING = re.compile(r"(?:\s|#[^\r\n]*)*")
_SHOWN = 40


def without_space(text: str, offset: int) -> Explained | None:
    """Tell of a line where the space after the hyphen or the colon is missing; None when it is not."""
    found = _RUN_TOGETHER.match(text, _line_start(text, offset), line_stop(text, offset))
    if not found:
        return None
    mark, what = ("dash", "bindestrecket") if found["dash"] else ("colon", "kolonet")
    rest = shorten(found["rest"], _SHOWN, placeholder=" …")
    mended = f"- {rest}" if found["dash"] else f"{found['key']}: {rest}"
    return Explained(
        f"Här saknas ett mellanslag efter {what}.",
        f"Sätt ett mellanslag efter {what}: ”{mended}”.",
        *found.span(mark),
    )


def _run_together(
    words: str, text: str, problem: int, context: int, last: tuple[int, int] | None
) -> Explained | None:
    """A hyphen or a colon without the space after it, so that the line is read as text."""
    if "could not find expected ':'" in words:
        return without_space(text, context)
    if "'-' indicator" in words or "block collection" in words:
        slip = without_space(text, problem)
        return slip if slip and slip.start == problem else None
    if last and _FILLING.fullmatch(text, last[1], problem) and line_stop(text, last[0]) < problem:
        # Such a line may be all that was read as a text, or go on into the next line, up to the colon of a key.
        return (
            None if text[last[0]].isspace() else without_space(text, last[0])
        )  # a block begins with its indent
    return None


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_stop(text: str, offset: int) -> int:
    """Return where the line of an offset ends, before its line end."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)
