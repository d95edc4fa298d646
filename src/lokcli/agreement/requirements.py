"""How a family says what must be there: rows addressed by path, and the draft that they are asked of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any, Final, Literal, NamedTuple, TypeVar

from lokcli.agreement.parts import Agreement
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.values import is_answer
from lokcli.agreement.walking import Leaf
from lokcli.findings import Basis, Path, Severity

Level = Literal["krav", "rek", "valfritt"]
Stage = Literal["utkast", "remiss", "beslut"]
Weight = Literal["M", "W", "råd"]
"""M: decided from structure, weighs as its row. W: our own sharper question or a text heuristic, at most
varning. råd: never more than advice."""

Fault = tuple[Path, str] | tuple[Path, str, int]
"""What a check yields: the path, one Swedish sentence that says what is wrong there, and which item of a list."""

STAGES: dict[str | None, Stage] = {
    None: "utkast",
    "utkast": "utkast",
    "remiss": "remiss",
    "beslutad": "beslut",
    "undertecknad": "beslut",
    "upphörd": "beslut",
}

_STEP = re.compile(r"(?P<key>[^\[\].]+)(?:\[gäller=(?P<topic>[^\]]+)\])?")
_NOUNS = {
    "processer": "Processen",
    "parter": "Parten",
    "organisation": "Forumet",
    "mål": "Målet",
    "beslut": "Beslutet",
}
_TITLE_KEYS = ("titel", "namn", "mål", "organ", "åtagande", "utbildning")


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: only its own first letter is small."""
    return text[:1].lower() + text[1:]


class Requirement(NamedTuple):
    """One code of a family: what it is called, how heavy it is, and who reports it."""

    code: str
    slug: str
    title: str
    level: Level
    why: str
    signed: bool = False
    """Asked in earnest only of a document to be signed: råd, varning, fel by stage."""
    reported_by: str | None = None
    """The row or rule that reports in its place, if another does."""
    basis: tuple[Basis, ...] = ()
    """What it rests on, where no row of its own says so."""
    decided: tuple[str, ...] = ()
    """How it is decided, where no row of its own says so."""


Made = TypeVar("Made")


class Draft:
    """An agreement as far as it goes: the typed object, the data it came from, and what is known of it.

    Nothing that it tells changes after it is made; what has been looked up is kept.
    """

    def __init__(
        self,
        agreement: Agreement,
        leaves: tuple[Leaf, ...],
        data: Mapping[str, Any],
        broken: frozenset[Path],
        as_of: date,
        stage: Stage,
        topics: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """A draft of a file.

        ``leaves`` are all typed values of the agreement, which several rules walk; ``broken`` holds the paths whose shape is already reported, and nothing is asked at or under them;
        ``topics`` maps a topic to the processes that cover it, in the file's order.
        """
        self.agreement = agreement
        self.leaves = leaves
        self.data = data
        self.broken = broken
        self.as_of = as_of
        self.stage: Stage = stage
        self.topics: Mapping[str, tuple[str, ...]] = topics or {}
        self._made: dict[Callable[[Draft], Any], Any] = {}

    def once(self, make: Callable[[Draft], Made]) -> Made:
        """What a function makes of this draft. It is made once, for all the rules that look at it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def idents(self) -> dict[tuple[Path, str | None, str | None], tuple[str, ...]]:
        """The ids that ``*`` means, as far as a row has asked: collection, topic and following key → ids."""
        return {}

    @cached_property
    def partly_broken(self) -> frozenset[Path]:
        """The paths that have a broken one right under them."""
        return frozenset(path[:-1] for path in self.broken if path)

    def at(self, path: Path) -> Any:  # noqa: ANN401
        """The raw value at a path; None when there is none. An answer on the way is returned itself."""
        value: Any = self.data
        for step in path:
            if not isinstance(value, dict):
                return None
            below = value.get(step)
            if below is None:
                return value if is_answer(value) else None
            value = below
        return value

    def text(self, path: Path) -> str:
        """The text at a path; empty when blank, a placeholder, no text, or already reported."""
        value = self.at(path)
        if not isinstance(value, str) or path in self.broken or is_placeholder(value):
            return ""
        return value

    def items(self, path: Path) -> Mapping[str, Any]:
        """The items of a collection, or the keys of a part; none where an answer or nothing stands."""
        value = self.at(path)
        return value if isinstance(value, dict) and not is_answer(value) else {}

    def yes(self, path: Path) -> bool | None:
        """Whether a ja/nej at a path says ja; None when it says neither."""
        return {"ja": True, "nej": False}.get(self.text(path).casefold())

    def present(self, path: Path) -> bool:
        """Whether something stands at the path: text that is no placeholder, an item, or an answer."""
        value = self.at(path)
        if isinstance(value, list):
            return any(not isinstance(item, str) or not is_placeholder(item) for item in value)
        return bool(self.text(path)) if isinstance(value, str) else bool(value)

    def answered(self, path: Path) -> Path | None:
        """The path of the answer that stands at or above the path, if one does."""
        value: Any = self.data
        for end, step in enumerate(path, 1):
            value = value.get(step) if isinstance(value, dict) else None
            if value is None:
                return None
            if is_answer(value):
                return path[:end]
        return None

    def is_broken(self, path: Path) -> bool:
        """Whether a shape fault at or above the path is already reported."""
        return bool(self.broken) and any(path[:end] in self.broken for end in range(len(path) + 1))

    def subject(self, path: Path) -> str:
        """The grammatical subject of a message about the path: *Processen Svenska för invandrare*."""
        if len(path) < 2 or path[0] not in _NOUNS:  # noqa: PLR2004
            return "Överenskommelsen"
        if path[0] == "beslut" and self.text((*path[:2], "organ")):
            return f"Beslutet av {self.name(path[:2])}"
        return f"{_NOUNS[path[0]]} {self.name(path[:2])}"

    def name(self, path: Path) -> str:
        """What people call the item at a path: its title, or its id."""
        item = self.at(path)
        if isinstance(item, Mapping):
            for word in _TITLE_KEYS:
                if isinstance(item.get(word), str) and not is_placeholder(item[word]):
                    return str(item[word])
        return path[-1]

    def party(self, ident: str) -> str:
        """A party's name by its id."""
        return self.name(("parter", ident)) if ident in (self.at(("parter",)) or {}) else ident


Steps = tuple[tuple[str, str | None], ...]
"""A pattern as (key, topic) steps."""
Check = Callable[[Draft, Path], Iterable[Fault]]
Condition = Callable[[Draft, Path], bool]


class Req(NamedTuple):
    """A row: what a code asks for at a path of the agreement.

    ``path`` is a pattern, empty for the whole text: ``*`` is every id, ``*[gäller=sfi]`` the processes that cover a topic; an item with
    an answer or with ``se`` in its place is not asked. Without ``check`` the row asks for presence; with it,
    ``check`` yields what is wrong under each match. ``each`` gives further paths under a match.
    """

    code: str
    path: str
    question: str
    basis: Basis
    missing: str = ""
    """The message when it is blank; ``{s}`` is the subject. Empty: made of subject and label."""
    help: str = ""
    weight: Weight = "M"
    level: Level | None = None
    signed: bool | None = None
    reason: bool = False
    """Whether any answer in its place needs ``därför-att``."""
    each: Callable[[Draft, Path], Iterable[Path]] | None = None
    when: Condition | None = None
    check: Check | None = None
    place_at_value: bool = False
    """Whether a fault is shown at the value (it is wrong) instead of at the key (it is missing)."""
    judges: bool = False
    """Whether ``check`` only judges what other rows ask for. Its question is lok's own, so nobody who fills in a
    scaffold is asked it."""
    elsewhere: tuple[Path, ...] = ()
    """Where ``check`` looks, besides its match, for what would content it; ``()`` is the whole file. It is not
    asked while one of these places may not have been read to its end."""

    def steps(self) -> Steps:
        """The pattern as (key, topic) steps."""
        return _steps(self.path)

    def matches(self, draft: Draft) -> Iterator[Path]:
        """The paths of the draft that the row is asked at."""
        for path in _expand(draft, self.steps()):
            for full in self.each(draft, path) if self.each else (path,):
                if self.when is None or self.when(draft, full):
                    yield full

    def faults(self, draft: Draft, path: Path, label: Callable[[], str]) -> Iterator[Fault]:
        """What is wrong at one match: nothing stands there, a placeholder does, or ``check`` says so.

        ``label`` gives the Swedish label of the field.
        """
        answer = draft.answered(path)
        if answer is not None:
            if self.reason and not draft.text((*answer, "därför-att")):
                yield (
                    (*answer, "därför-att"),
                    f"{draft.subject(path)} saknar skäl till svaret på frågan: {self.question}",
                )
            return
        if self.check is not None:
            yield from self.check(draft, path)
            return
        if draft.present(path):
            return
        value = draft.at(path)
        if isinstance(value, str) and value.strip():
            yield path, f"Platshållaren ”{value}” står i stället för ett svar på frågan: {self.question}"
        else:
            said = self.missing.format(s=draft.subject(path))
            yield path, said or f"{draft.subject(path)} saknar {lower_first(label())}."


@cache
def _steps(pattern: str) -> Steps:
    return tuple((m["key"], m["topic"]) for m in _STEP.finditer(pattern))


def _expand(draft: Draft, steps: Steps) -> list[Path]:
    """The paths that a pattern means in a draft."""
    paths: list[Path] = [()]
    for at, (word, topic) in enumerate(steps, 1):
        if word != "*":
            paths = [(*base, word) for base in paths]
            continue
        following = steps[at][0] if topic is not None and at < len(steps) else None
        found: list[Path] = []
        for base in paths:
            asked = base, topic, following
            if asked not in draft.idents:
                draft.idents[asked] = tuple(_idents(draft, *asked))
            found += [(*base, ident) for ident in draft.idents[asked]]
        paths = found
    return paths


def _idents(draft: Draft, base: Path, topic: str | None, following: str | None) -> Iterable[str]:
    """The ids of a collection that a row is asked of."""
    items = draft.at(base)
    if not isinstance(items, Mapping) or is_answer(items):
        return ()
    if topic is not None:
        return _covering(draft, base, topic, following)
    return [
        ident
        for ident, item in items.items()
        if not (isinstance(item, Mapping) and (is_answer(item) or stands_elsewhere(items, ident)))
    ]


def holder(items: Mapping[str, Any], ident: str) -> str:
    """The item that holds the content of another one: where its ``se`` leads, or itself.

    A ``se`` that names no item names a chapter. One that leads back to itself, or is a placeholder, leads
    nowhere, and the item holds its own content.
    """
    seen, here = {ident}, ident
    while (
        isinstance(item := items.get(here), Mapping)
        and isinstance(see := item.get("se"), str)
        and see
        and not is_placeholder(see)
    ):
        if see in seen:
            return ident
        if see not in items:
            return see
        seen.add(see)
        here = see
    return here


def stands_elsewhere(items: Mapping[str, Any], ident: str) -> bool:
    """Whether ``se`` stands in place of an item's content."""
    return holder(items, ident) != ident


def _covering(draft: Draft, base: Path, topic: str, following: str | None) -> Iterable[str]:
    """The processes to ask of a topic: those that hold what is asked for, else the first that covers it."""
    covering = [
        ident
        for ident in draft.topics.get(topic, ())
        if isinstance(item := draft.at((*base, ident)), dict)
        and not is_answer(item)
        and not stands_elsewhere(draft.at(base), ident)
    ]
    if following is None:
        return covering
    holding = [i for i in covering if draft.at((*base, i, following)) is not None]
    return holding or covering[:1]


BY_LEVEL: Final[Mapping[Level, Severity]] = {
    "krav": Severity.FEL,
    "rek": Severity.VARNING,
    "valfritt": Severity.RÅD,
}
BY_STAGE: Final[Mapping[Stage, Severity]] = {
    "utkast": Severity.RÅD,
    "remiss": Severity.VARNING,
    "beslut": Severity.FEL,
}
"""How much weighs what is asked in earnest only of a document to be signed."""


def severity(row: Req, requirement: Requirement, stage: Stage) -> Severity:
    """How much a fault of this row weighs at this stage (see *Severity* and *Stage* in the contract)."""
    level = row.level or requirement.level
    signed = requirement.signed if row.signed is None else row.signed
    weight = BY_STAGE[stage] if signed else BY_LEVEL[level]
    if row.weight == "W":
        weight = min(weight, Severity.VARNING)
    if row.weight == "råd":
        weight = Severity.RÅD
    if row.basis.kind == "practice" and row.code.startswith(("EP", "MS")):
        weight = min(weight, Severity.VARNING)
    return weight
