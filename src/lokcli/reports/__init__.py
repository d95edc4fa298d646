"""Doors out for findings: one file a format, one function each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from lokcli.findings import Severity

if TYPE_CHECKING:
    from lokcli.checking import Result

Report: TypeAlias = "Callable[[Sequence[Result], str], str]"
"""A report takes the results and the as-of date (ISO), and gives the whole text, ending in a line feed."""

FORMATS: dict[str, str] = {"full": "full", "concise": "concise", "json": "json"}
"""Format → module. A module is imported when its format is asked for."""

STDIN = "<standard in>"
"""What a source is called that has no file name."""

_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would move the cursor, colour the terminal or turn the text round."""
_PLAIN_NAME = re.compile(r"(?!-)[\w.,:+@~/\\-]+")
_READ_IN_QUOTES = re.compile(r'["$`!]')


def report(name: str) -> Report:
    """The report of that format."""
    made: Report = import_module(f"lokcli.reports.{FORMATS[name]}").report
    return made


def shown(text: str) -> str:
    """The text on one line and safe on a terminal: it may quote anything that stands in a file."""
    return _UNSHOWN.sub("\ufffd", _LINE_END.sub(" ", text))


def typed(name: str) -> str:
    """A file name as it is typed on a command line, in quotes where a shell would read it as more than a name."""
    safe = shown(name)
    if _PLAIN_NAME.fullmatch(safe):
        return safe
    if safe.startswith("-"):
        safe = f"./{safe}"
    if _READ_IN_QUOTES.search(safe):
        return "'" + safe.replace("'", "'\\''") + "'"
    return f'"{safe}"'


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 varning``, ``2 varningar``."""
    return f"{number} {one if number == 1 else many}"


def totals(results: Iterable[Result]) -> str:
    """The findings by weight: ``3 fel, 2 varningar, 1 råd``."""
    found = [finding.severity for result in results for finding in result.findings]
    return ", ".join(
        (
            counted(found.count(Severity.FEL), "fel", "fel"),
            counted(found.count(Severity.VARNING), "varning", "varningar"),
            counted(found.count(Severity.RÅD), "råd", "råd"),
        )
    )


def how_far(results: Iterable[Result]) -> str:
    """How far the documents have come: ``38 av 57 krav uppfyllda``; empty where none could be asked."""
    asked = [result for result in results if result.family is not None]
    if not asked:
        return ""
    return f"{sum(r.met for r in asked)} av {sum(r.asked for r in asked)} krav uppfyllda"


def unread(results: Iterable[Result]) -> list[str]:
    """One sentence for each file of which nothing was read from some line on."""
    return [
        f"{shown(result.source.name)}: från rad {result.source.unread_from} är ingenting läst. Rätta felet där först."
        for result in results
        if result.source.unread_from is not None
    ]
