"""The 6xx rules: wording that leaves the reader without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.agreement.base import Refers
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.requirements import Draft, Fault
from lokcli.findings import Basis, Severity
from lokcli.rules import rule


@rule(
    "LOK690",
    "platshållare",
    Severity.FEL,
    Basis("practice", "Egen bedömning", "ur överenskommelser som publicerats med luckor"),
    help="Skriv det som ska stå där, eller ta bort uppgiften.",
    signed=True,
    at_value=True,
)
def placeholder(draft: Draft) -> Iterator[Fault]:
    """En platshållare står kvar.

    Varför: Den som undertecknar lovar något som ingen har skrivit. Texten följer med till diariet.
    Fel: telefon: xxx
    Rätt: telefon: 031-390 06 00
    """
    for leaf in draft.leaves:
        # That a reference leads nowhere is said of it as a reference.
        if isinstance(leaf.value, str) and not isinstance(leaf.mark, Refers) and is_placeholder(leaf.value):
            message = f"Platshållaren ”{leaf.value}” står kvar."
            yield (leaf.path, message) if leaf.index is None else (leaf.path, message, leaf.index)


WORDING = (placeholder,)
