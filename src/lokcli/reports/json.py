"""The report that programs read: schema lok-check/1. Keys and codes are English, texts Swedish."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lokcli import __version__
from lokcli.checking import Result
from lokcli.findings import Finding, Severity, dotted


def report(results: Sequence[Result], as_of: str) -> str:
    """The whole report as one JSON object, indented, ending in a line feed."""
    found = [finding for result in results for finding in result.findings]
    made = {
        "schema": "lok-check/1",
        "tool": {"name": "lok", "version": __version__},
        "as_of": as_of,
        "files": [_file(result) for result in results],
        "findings": [_finding(finding) for finding in found],
        "checklist": [
            {"code": q.code, "question": q.question, "answered": q.answered}
            for r in results
            for q in r.checklist
        ],
        "summary": {
            **{weight.english: sum(f.severity is weight for f in found) for weight in reversed(Severity)},
            "suppressed": 0,
            "requirements_met": sum(result.met for result in results),
            "requirements_asked": sum(result.asked for result in results),
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _file(result: Result) -> dict[str, Any]:
    return {
        "path": result.source.name,
        "family": result.family.name if result.family else None,
        "stage": result.stage,
        "sha256": result.source.sha256 or None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    basis, place = finding.basis, finding.place
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.english,
        "message": finding.message,
        "help": finding.help,
        "file": finding.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "place": None,
        "path": dotted(finding.path),
        "basis": {"kind": basis.kind, "document": basis.document, "place": basis.place, "url": basis.url},
        "fixable": False,
        "suppressed": None,
        "fingerprint": finding.fingerprint,
    }
