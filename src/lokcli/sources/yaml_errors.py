"""Hides what the YAML parsers call their errors: which kind it is, what to point at, and our words for it.

Two parsers name one error differently, and both in English; none of that reaches the user.
"""

from __future__ import annotations

import re
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
    _Kind(
        r"quoted scalar.*(?:end of stream|document (?:indicator|separator))",
        "",
        "context",
        "Citattecknet här saknar ett som avslutar texten.",
        "Sätt ett likadant citattecken sist i texten.",
    ),
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


def explained(words: str, text: str, problem: int, context: int, bracket: int | None) -> Explained:
    """Say in our words what is wrong with the text at an offset.

    ``words`` are the parser's own, ``context`` is where it says that the construct starts, and ``bracket``
    where the innermost open bracket stands.
    """
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


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_stop(text: str, offset: int) -> int:
    """Return where the line of an offset ends, before its line end."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)
