"""The texts of an agreement as rules look for words in them: one quick scan spares most texts the slow one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from lokcli.agreement.cues import places, plain
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.walking import Leaf


class Texts:
    """Some leaves whose values are texts, and all of them joined, as cues are looked for in them."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.leaves = tuple(leaves)

    @cached_property
    def _small(self) -> list[str]:
        return [f"{plain(leaf.value)}\n" for leaf in self.leaves]

    @cached_property
    def _joined(self) -> str:
        return "".join(self._small)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each text starts in the joined one."""
        return tuple(accumulate(map(len, self._small[:-1]), initial=0))

    def holding(self, cues: Iterable[str]) -> list[Leaf]:
        """The leaves whose text holds one of the cues, in the draft's order."""
        numbers = {bisect_right(self._starts, at) - 1 for cue in cues for at in places(self._joined, cue)}
        return [self.leaves[number] for number in sorted(numbers)]


def free_texts(draft: Draft) -> Texts:
    """Everything that people have written in words of their own, but for what is reported already."""
    return Texts(
        leaf
        for leaf in draft.leaves
        if isinstance(leaf.value, str) and leaf.mark is None and not draft.is_broken(leaf.path)
    )


def fault_at(leaf: Leaf, message: str) -> Fault:
    """What a rule yields of a leaf: its path and the message, and of a list which item it is."""
    return (leaf.path, message) if leaf.item is None else (leaf.path, message, leaf.item)
