"""``lok laws``: which acts and terms lok knows, and which acts a document cites."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lokcli.cli.common import AS_OF, WrongUse, one_of, print_bytes, read_input, say, tell, today_or

if TYPE_CHECKING:
    from lokcli.agreement.requirements import Draft
    from lokcli.registers.laws import Act, Term

_FORMATS = ("table", "json")
_KINDS = {
    "act": ("upphävd författning", "repealed_act"),
    "duty": ("uppgift som har flyttats", "moved_duty"),
    "term": ("begrepp eller namn", "term"),
    "hint": ("kontrollera", "hint"),
}
"""What each kind of line in the list is called, by people and by programs."""


def command(
    context: typer.Context,
    check: Annotated[
        str | None,
        typer.Option(
            "--check",
            metavar="FIL",
            help="Visa de författningar som dokumentet hänvisar till, med status vid dess datum.",
        ),
    ] = None,
    as_of: AS_OF = None,
    report_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table eller json.", show_default=False)
    ] = "table",
) -> int:
    """Prints the registers, or what a document cites; always 0 when it can be done."""
    one_of(report_format, _FORMATS, "--format")
    day = today_or(as_of)
    made = _registers(day) if check is None else _cited(check, day)
    if report_format == "json":
        print_bytes((json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace"))
    else:
        sys.stdout.write("".join(line + "\n" for line in (_lists(made) if check is None else _table(made))))
        sys.stdout.flush()
    for sentence in _old(day):
        tell(context, sentence)
    return 0


# --- the registers ---


def _registers(day: date) -> dict[str, Any]:
    from lokcli.registers import laws

    return {
        "schema": "lok-laws/1",
        "as_of": day.isoformat(),
        "acts": [_act(act, day) for act in laws.acts()],
        "terms": [_term(term) for term in laws.terms()],
    }


def _act(act: Act, day: date) -> dict[str, Any]:
    from lokcli.registers import laws

    return {
        "sfs": act.sfs,
        "title": act.title,
        "status": laws.status_on(act, day, day)[0],
        "status_text": laws.status_on(act, day, day)[1],
        "from": _iso(act.in_force),
        "to": _iso(act.repealed),
        "successor": act.replaced_by or None,
        "source": "Svensk författningssamling",
        "verified_on": act.verified_on or None,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "id": term.ident,
        "matched": term.matched,
        "kind": _KINDS[term.kind][1],
        "replacement": term.replacement or None,
        "outdated_from": term.outdated_from.isoformat(),
        "changed_by": term.act or None,
        "why": term.why,
        "source": term.source or None,
        "verified_on": term.verified_on or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lists(made: dict[str, Any]) -> list[str]:
    rows = [("SFS", "Kontrollerad", "Status", "Titel")]
    rows += [(a["sfs"], _month(a), a["status_text"], a["title"]) for a in made["acts"]]
    lines = ["Lagar och förordningar", *_columns(rows), "", "Föråldrade författningar, begrepp och namn"]
    for term in made["terms"]:
        kind = next(said for said, code in _KINDS.values() if code == term["kind"])
        lines.append(f"{term['matched']} ({kind}), sedan {term['outdated_from']}, {_verified(term)}")
        if term["replacement"]:
            lines.append(f"  I stället: {term['replacement']}")
        lines.append(f"  {term['why']}{' Källa: ' + term['source'] + '.' if term['source'] else ''}")
    return lines


def _month(item: dict[str, Any]) -> str:
    from lokcli.registers.laws import UNVERIFIED

    return str(item["verified_on"] or UNVERIFIED)


def _verified(item: dict[str, Any]) -> str:
    return f"kontrollerad {item['verified_on']}" if item["verified_on"] else _month(item)


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The rows in columns; the last one is as long as it is."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    return [
        "  ".join(
            [*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]
        ).rstrip()
        for row in rows
    ]


def _old(day: date) -> list[str]:
    """A sentence for each register that nobody has verified during the last year."""
    from lokcli.registers import laws

    limit = f"{day.year - 1:04}-{day.month:02}"
    return [
        f"lok: Registret över {name} kontrollerades senast {newest}, för mer än ett år sedan. Kontrollera att uppgifterna gäller."
        for name, newest in (
            ("lagar", laws.newest_verification(laws.acts())),
            ("begrepp", laws.newest_verification(laws.terms())),
        )
        if newest < limit
    ]


# --- what a document cites ---


def _cited(name: str, day: date) -> dict[str, Any]:
    """What one document cites. Raises WrongUse for a file that cannot be read as an agreement."""
    from lokcli.agreement.dates import document_date
    from lokcli.checking import check
    from lokcli.reports import STDIN, unread
    from lokcli.sources.yaml import read

    raw = read_input(name)
    result = check(read(raw, STDIN if name == "-" else name), day)
    if result.draft is None:
        raise WrongUse(
            f"{name} går inte att läsa som en överenskommelse. Kör lok check {name} för att se varför."
        )
    for sentence in unread([result]):
        say(sentence)
    dated = document_date(result.draft)
    return {
        "schema": "lok-laws/1",
        "as_of": day.isoformat(),
        "file": result.source.name,
        "date": dated.isoformat(),
        "citations": _citations(result.draft, dated),
    }


def _citations(draft: Draft, dated: date) -> list[dict[str, Any]]:
    """Each act once, in the order in which the document first cites it."""
    from lokcli.agreement.citations import cited
    from lokcli.findings import dotted

    return [
        {
            "sfs": one.sfs,
            "title": one.act.title if one.act else None,
            "status": one.status,
            "status_text": one.words,
            "successor": one.act.replaced_by or None if one.act else None,
            "verified_on": one.act.verified_on or None if one.act else None,
            "cited_as": list(one.cited_as),
            "paths": [dotted(path) for path in one.paths],
        }
        for one in cited(draft, dated, draft.as_of)
    ]


def _table(made: dict[str, Any]) -> list[str]:
    from lokcli.reports import shown

    lines = [f"{shown(made['file'])}, dokumentets datum {made['date']}"]
    if not made["citations"]:
        return [*lines, "Dokumentet hänvisar inte till någon författning."]
    rows = [("SFS", "Kontrollerad", "Status", "Först i", "Titel")]
    rows += [
        (c["sfs"], _month(c), c["status_text"], c["paths"][0], c["title"] or "") for c in made["citations"]
    ]
    return [*lines, *_columns(rows)]
