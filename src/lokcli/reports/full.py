"""The report that people read: each finding with its lines, what to do, and what asks for it.

The text is made as pieces with a role, so that ``terminal.py`` can colour the very same text. It is set in
80 columns whatever the width of the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from unicodedata import normalize

from lokcli.checking import Result
from lokcli.findings import START, Finding, Severity
from lokcli.reports import STDIN, counted, how_far, shown, totals, typed, unread

WIDTH = 80
PER_CODE = 10
"""On a terminal at most so many findings of one code are shown; the rest are counted."""

Piece = tuple[str, str]
"""A text and its role: place, fel, varning, råd, code, mark, quiet, good or plain."""


def report(results: Sequence[Result], _as_of: str) -> str:
    """Every finding in full, and how far the documents have come."""
    return "".join(text for text, _ in pieces(results))


def pieces(
    results: Sequence[Result],
    *,
    per_code: int | None = None,
    quiet: bool = False,
    verbose: bool = False,
    whole: bool = True,
) -> Iterator[Piece]:
    """The report as pieces. ``per_code`` caps the findings of one code; ``quiet`` leaves out all but findings.

    ``verbose`` adds what is met and the open questions. Where not ``whole``, findings were left out on
    request, and so no next step is said.
    """
    for result in results:
        counts: Counter[str] = Counter()
        for finding in result.findings:
            counts[finding.code] += 1
            if per_code is None or counts[finding.code] <= per_code:
                yield from _finding(result, finding)
        if per_code is not None:
            yield from _rest(result, {code: n - per_code for code, n in counts.items() if n > per_code})
        if verbose and not quiet:
            yield from _met(result)
    if not quiet:
        yield from _summary(results)
        yield from _questions(results, listed=verbose)
        if whole:
            yield from _next_step(results)


def beyond(results: Sequence[Result]) -> str:
    """What ``-v`` adds in the other formats: what is met, and the questions that only people can answer."""
    met = [text for result in results for text, _ in _met(result)]
    return "".join([*met, *(text for text, _ in _questions(results, listed=True))])


def _rest(result: Result, hidden: Mapping[str, int]) -> Iterator[Piece]:
    if not hidden:
        return
    name = result.source.name
    numbers = ", ".join(f"{number} av {code}" for code, number in hidden.items())
    yield _paragraph(f"Fler fynd i {shown(name)} visas inte: {numbers}."), "quiet"
    if name != STDIN:
        codes = ",".join(hidden)
        yield f"Visa dem: lok check {typed(name)} --select {codes} --format concise\n", "quiet"
    yield "\n", "plain"


def _met(result: Result) -> Iterator[Piece]:
    asked = Counter(code for code, _ in result.pairs)
    met = Counter(code for (code, _), good in result.pairs.items() if good)
    if result.family is None or not met:
        return
    yield f"Uppfyllt i {shown(result.source.name)}:\n", "plain"
    for code, number in sorted(met.items()):
        text = result.family.catalogue[code].title
        if number < asked[code]:
            text += f" ({number} av {asked[code]} ställen)"
        elif number > 1:
            text += f" ({number} ställen)"
        yield f"  {code:<7}", "good"
        yield _wrapped(text, 9)[9:], "plain"
    yield "\n", "plain"


def _finding(result: Result, finding: Finding) -> Iterator[Piece]:
    place = finding.place
    yield f"{shown(finding.file)}:{place.line}:{place.column}: ", "place"
    yield finding.severity.swedish, finding.severity.swedish
    yield f" {finding.code} {finding.slug}\n", "code"
    yield _wrapped(finding.message), "plain"
    yield from _excerpt(result, finding)
    yield _wrapped(f"Gör så här: {finding.help}"), "plain"
    yield _wrapped(f"Källa: {finding.basis.sentence}"), "quiet"
    yield "\n", "plain"


def _wrapped(text: str, indent: int = 2) -> str:
    lines = wrap(
        shown(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + "\n"


def _excerpt(result: Result, finding: Finding) -> Iterator[Piece]:
    source, place = result.source, finding.place
    if place == START or not source.text.strip():
        return  # it concerns the whole file: no line says more than another
    gutter = len(str(place.line))
    room = WIDTH - gutter - 7
    above = _line(source.line(place.line - 1)) if place.line > 1 else ""
    if above.strip():
        yield f"    {place.line - 1:>{gutter}} | ", "quiet"
        yield _clipped(above, 1, room)[0].rstrip() + "\n", "plain"
    raw = source.line(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(raw)
    # Columns count code points of the file; on the screen a letter and its accent are one.
    before, marked = _line(raw[: place.column - 1]), _line(raw[place.column - 1 : end])
    text, column = _clipped(_line(raw), len(before) + 1, room)
    yield f"    {place.line:>{gutter}} | ", "quiet"
    yield text.rstrip() + "\n", "plain"
    if marked:
        length = max(1, min(len(marked), len(text) - column + 1))
        yield f"    {'':>{gutter}} | ", "quiet"
        yield " " * (column - 1) + "^" * length + "\n", "mark"


def _line(raw: str) -> str:
    """A line of a file as it is shown: one character wide for each letter, and safe."""
    return shown(normalize("NFC", raw).replace("\t", " "))


def _clipped(line: str, column: int, room: int) -> tuple[str, int]:
    """The part of a long line that holds the column, and the column in it."""
    if len(line) <= room:
        return line, column
    start = 0 if column < room - 10 else column - 20
    cut = line[start : start + room - 3]
    text = ("…" + cut[1:] if start else cut) + ("…" if start + room - 3 < len(line) else "")
    return text, column - start


def _summary(results: Sequence[Result]) -> Iterator[Piece]:
    for sentence in unread(results):
        yield sentence + "\n", "fel"
    worst = max((r.worst for r in results if r.worst is not None), default=None)
    role = "good" if worst is None else worst.swedish
    files = f"{len(results)} filer: " if len(results) > 1 else ""
    far = how_far(results)
    yield f"{files}{totals(results)}", role
    yield f". {far}.\n" if far else ".\n", "plain"


def _questions(results: Sequence[Result], *, listed: bool) -> Iterator[Piece]:
    """How many questions only people can answer; the questions themselves, each once, where ``listed``."""
    left = dict.fromkeys((q.code, q.question) for r in results for q in r.checklist if not q.answered)
    if not left:
        return
    number = counted(len(left), "fråga", "frågor")
    yield f"{number} kan bara människor besvara{':' if listed else '. Visa dem med -v.'}\n", "plain"
    if listed:
        for code, question in left:
            yield _wrapped(f"{code}: {question}"), "plain"


def _next_step(results: Sequence[Result]) -> Iterator[Piece]:
    if any(result.worst is Severity.FEL for result in results):
        yield "Rätta felen uppifrån och ned, och kör lok check igen.\n", "plain"
    elif len(results) == 1 and results[0].family is not None and results[0].source.name != STDIN:
        yield f"Nästa steg: lok render {typed(results[0].source.name)}\n", "plain"


def _paragraph(text: str) -> str:
    return "\n".join(wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)) + "\n"
