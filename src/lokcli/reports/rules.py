"""The list of requirements and rules, for people, for the documentation and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from textwrap import wrap
from typing import Any

from lokcli.explaining import WIDTH, Entry, entries, page
from lokcli.findings import Basis

_KINDS = {"law": "lag", "support": "stöd", "practice": "praxis"}


def table(only: str | None = None) -> str:
    """A line a code: code, level, basis and title, in 80 columns. A long title goes on under its beginning."""
    made = []
    for entry in entries(only):
        kinds = "/".join(dict.fromkeys(_KINDS[basis.kind] for basis in entry.basis))
        head = f"{entry.code:<7} {'/'.join(entry.levels):<14} {kinds:<15} "
        made += wrap(
            entry.title,
            WIDTH,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_on_hyphens=False,
        )
    return "\n".join(made) + "\n"


def _basis(basis: Basis) -> dict[str, Any]:
    return {"kind": basis.kind, "document": basis.document, "place": basis.place, "url": basis.url}


def as_json(only: str | None = None) -> str:
    """Schema lok-rules/1: keys are English, texts Swedish."""
    rules = [
        {
            "code": entry.code,
            "slug": entry.slug,
            "title": entry.title,
            "levels": list(entry.levels),
            "families": list(entry.families),
            "basis": [_basis(basis) for basis in entry.basis],
            "decided": list(entry.decided),
            "reported_by": entry.reported_by,
        }
        for entry in entries(only)
    ]
    return json.dumps({"schema": "lok-rules/1", "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def markdown(only: str | None = None) -> str:
    """A chapter of documentation: each code with its reason, sources, examples and advice."""
    parts = ["# Krav och regler", "", "Den här sidan är gjord av `lok rules --format md`.", ""]
    for entry in entries(only):
        parts += _chapter(entry)
    return "\n".join(parts).rstrip() + "\n"


def _chapter(entry: Entry) -> list[str]:
    made = page(entry.code)
    parts = [f"## {entry.code} {entry.slug}", "", f"**{entry.title}**", ""]
    if entry.why:
        parts += [entry.why, ""]
    parts += [f"- Källa: {basis.sentence}" for basis in entry.basis]
    parts.append(f"- {made.graded}")
    parts += [f"- Rapporteras av: {entry.reported_by}"] if entry.reported_by else []
    parts.append(f"- Mallar: {', '.join(entry.families)}")
    for each in made.asked:
        parts.append(f"- Fråga: {each.question}")
        parts += [f"  - {each.weighed}"] if each.weighed else []
        parts += [f"  - Gör så här: {advice}" for advice in each.help]
    for label, text in (("Fel", made.bad), ("Rätt", made.good)):
        parts += ["", f"{label}:", "", "```yaml", text, "```"] if text else []
    parts += ["", made.help] if made.help else []
    parts += ["", f"Undantag: {made.exemption}"] if made.exemption else []
    return [*parts, ""]


FORMATS: dict[str, Callable[[str | None], str]] = {"table": table, "md": markdown, "json": as_json}
