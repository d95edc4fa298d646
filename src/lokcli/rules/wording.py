"""The 6xx rules: wording that leaves the reader without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.agreement.requirements import Draft, Fault, is_placeholder
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
        if isinstance(leaf.value, str) and not leaf.is_key and is_placeholder(leaf.value):
            yield leaf.path, f"Platshållaren ”{leaf.value}” står kvar."
