"""The report that people read: each finding with its lines, what to do, and what asks for it.

The text is made as pieces with a role, so that ``terminal.py`` can colour the very same text. It is set in
80 columns whatever the width of the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from lokcli.checking import Result
from lokcli.findings import Finding, Severity
from lokcli.reports import counted, how_far, totals, unread

WIDTH = 80
PER_CODE = 10
"""On a terminal at most so many findings of one code are shown; the rest are counted."""

Piece = tuple[str, str]
"""A text and its role: place, fel, varning, råd, code, mark, quiet, good or plain."""


def report(results: Sequence[Result], _as_of: str) -> str:
    """Every finding in full, and how far the documents have come."""
    return "".join(text for text, _ in pieces(results))


def pieces(
    results: Sequence[Result], *, per_code: int | None = None, quiet: bool = False, verbose: bool = False
) -> Iterator[Piece]:
    """The report as pieces. ``per_code`` caps the findings of one code; ``quiet`` leaves out all but findings."""
    for result in results:
        shown: Counter[str] = Counter()
        for finding in result.findings:
            shown[finding.code] += 1
            if per_code is None or shown[finding.code] <= per_code:
                yield from _finding(result, finding)
        yield from _rest(result, shown, per_code)
        if verbose:
            yield from _met(result)
    if not quiet:
        yield from _summary(results, verbose=verbose)


def _rest(result: Result, shown: Counter[str], per_code: int | None) -> Iterator[Piece]:
    for code, number in shown.items():
        if per_code is not None and number > per_code:
            more = counted(number - per_code, "fynd", "fynd")
            yield f"{result.source.name}: ytterligare {more} av {code} visas inte. ", "quiet"
            yield f"Visa dem: lok check --select {code} --format concise\n\n", "quiet"


def _met(result: Result) -> Iterator[Piece]:
    codes = Counter(code for code, _ in (pair for pair, met in result.pairs.items() if met))
    if result.family is None or not codes:
        return
    yield f"Uppfyllt i {result.source.name}:\n", "plain"
    for code, number in sorted(codes.items()):
        title = result.family.catalogue[code].title
        times = "" if number == 1 else f" ({number} ställen)"
        yield f"  {code:<7}", "good"
        yield f"{title}{times}\n", "plain"
    yield "\n", "plain"


def _finding(result: Result, finding: Finding) -> Iterator[Piece]:
    place = finding.place
    yield f"{finding.file}:{place.line}:{place.column}: ", "place"
    yield finding.severity.swedish, finding.severity.swedish
    yield f" {finding.code} {finding.slug}\n", "code"
    yield _wrapped(finding.message), "plain"
    yield from _excerpt(result, finding)
    yield _wrapped(f"Gör så här: {finding.help}"), "plain"
    yield _wrapped(f"Källa: {finding.basis.sentence}"), "quiet"
    yield "\n", "plain"


def _wrapped(text: str) -> str:
    lines = wrap(
        text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + "\n"


def _excerpt(result: Result, finding: Finding) -> Iterator[Piece]:
    source, place = result.source, finding.place
    total = source.text.count("\n") + 1
    if not source.text.strip():
        return
    gutter = len(str(min(place.line, total)))
    room = WIDTH - gutter - 7
    first = max(1, place.line - 1)
    for number in range(first, place.line + 1):
        line = source.line(number).replace("\t", " ")
        if number < place.line and not line.strip():
            continue
        yield f"    {number:>{gutter}} | ", "quiet"
        yield _clipped(line, place.column if number == place.line else 1, room)[0].rstrip() + "\n", "plain"
    line = source.line(place.line)
    shown, column = _clipped(line, place.column, room)
    end = place.end_column if place.end_line == place.line else len(line) + 1
    length = max(1, min(end - place.column, len(shown) - column + 1))
    if place.line != place.end_line or end > place.column:
        yield f"    {'':>{gutter}} | ", "quiet"
        yield " " * (column - 1) + "^" * length + "\n", "mark"


def _clipped(line: str, column: int, room: int) -> tuple[str, int]:
    """The part of a long line that holds the column, and the column in it."""
    if len(line) <= room:
        return line, column
    start = 0 if column < room - 10 else column - 20
    cut = line[start : start + room - 3]
    text = ("…" + cut[1:] if start else cut) + ("…" if start + room - 3 < len(line) else "")
    return text, column - start


def _summary(results: Sequence[Result], *, verbose: bool) -> Iterator[Piece]:
    for sentence in unread(results):
        yield sentence + "\n", "fel"
    worst = max((r.worst for r in results if r.worst is not None), default=None)
    role = "good" if worst is None else worst.swedish
    files = f"{len(results)} filer: " if len(results) > 1 else ""
    far = how_far(results)
    yield f"{files}{totals(results)}", role
    yield f". {far}.\n" if far else ".\n", "plain"
    questions = [question for result in results for question in result.checklist]
    open_ones = [question for question in questions if not question.answered]
    if open_ones:
        yield (
            _paragraph(
                f"{counted(len(open_ones), 'fråga', 'frågor')} kan bara människor besvara"
                + (":" if verbose else ". Visa dem med -v.")
            ),
            "plain",
        )
        if verbose:
            for question in open_ones:
                yield _wrapped(f"{question.code}: {question.question}"), "plain"
    if worst is Severity.FEL:
        yield _paragraph("Rätta felen uppifrån och ned, och kör lok check igen."), "plain"
    elif len(results) == 1 and results[0].family is not None:
        yield _paragraph(f"Nästa steg: lok render {results[0].source.name}"), "plain"


def _paragraph(text: str) -> str:
    return "\n".join(wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)) + "\n"
