"""One finding a line, for editors, pipes and eyes in a hurry."""

from __future__ import annotations

from collections.abc import Sequence

from lokcli.checking import Result
from lokcli.reports import shown


def report(results: Sequence[Result], _as_of: str) -> str:
    """``file:line:column: CODE slug: message``, in the order of the files and their lines."""
    return "".join(
        shown(f"{f.file}:{f.place.line}:{f.place.column}: {f.code} {f.slug}: {f.message}") + "\n"
        for result in results
        for f in result.findings
    )
