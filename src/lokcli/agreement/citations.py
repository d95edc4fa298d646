"""Which acts an agreement cites anywhere in its text, each once, with its status on a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lokcli.agreement.requirements import Draft
from lokcli.findings import Path
from lokcli.registers import laws


class CitedAct(NamedTuple):
    """An act that the text cites; ``act`` is None for a number that the register does not have."""

    sfs: str
    act: laws.Act | None
    status: laws.Status
    words: str
    """The status in Swedish."""
    cited_as: tuple[str, ...]
    """How the text writes it, each way once."""
    paths: tuple[Path, ...]


def cited(draft: Draft, day: date, as_of: date) -> tuple[CitedAct, ...]:
    """Each cited act, in the order in which the text first cites it.

    ``day`` decides what a name means and what status is given, ``as_of`` whether what has been repealed since
    is told too.
    """
    found: dict[str, tuple[laws.Act | None, list[str], list[Path]]] = {}
    read = [
        leaf
        for leaf in draft.leaves
        if isinstance(leaf.value, str) and not leaf.is_key and leaf.path[0] != "diarienummer"
    ]
    # In small letters with single spaces, most texts show at once that they cite nothing.
    small = [" ".join(leaf.value.lower().split()) for leaf in read]
    names = laws.names_in("\n".join(small))
    for leaf, said in zip(read, small, strict=True):
        if ":" not in said and not any(name.anchor in said for name in names):
            continue
        for citation in laws.citations(leaf.value, day, names):
            _, written, paths = found.setdefault(citation.sfs, (citation.act, [], []))
            words = " ".join(leaf.value[citation.start : citation.end].split())
            if words not in written:
                written.append(words)
            if leaf.path not in paths:
                paths.append(leaf.path)
    return tuple(
        CitedAct(
            sfs,
            act,
            *(laws.status_on(act, day, as_of) if act else ("unknown", "finns inte i registret")),
            tuple(written),
            tuple(paths),
        )
        for sfs, (act, written, paths) in found.items()
    )
