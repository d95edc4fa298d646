"""From a source to findings: the engine alone turns paths into places and adds codes, weights, sources."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from lokcli.agreement.fields import answerable_above, label_of
from lokcli.agreement.intervals import months
from lokcli.agreement.kinds import Rhythm
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.requirements import BY_STAGE, STAGES, Draft, Fault, Req, Stage, lower_first, severity
from lokcli.families import NAMES, Family, family
from lokcli.findings import Finding, Path, Place, Severity, dotted
from lokcli.rules import Rule
from lokcli.rules.catalogue import RULES
from lokcli.shaping import meant_as, misspelt_key, shape
from lokcli.sources.yaml import Fault as FileFault
from lokcli.sources.yaml import Source


class Question(NamedTuple):
    """A question that only people can answer, and whether the agreement holds an answer."""

    code: str
    question: str
    answered: bool


class Result(NamedTuple):
    """What a check of one file came to."""

    source: Source
    family: Family | None = None
    draft: Draft | None = None
    stage: Stage = "utkast"
    findings: tuple[Finding, ...] = ()
    pairs: Mapping[tuple[str, Path], bool] = MappingProxyType({})
    """Code and path of what a krav row asks → whether it is met."""
    checklist: tuple[Question, ...] = ()
    blanks: Mapping[Path, str] = MappingProxyType({})
    """Path → code of what a krav row asks for and nobody has written."""
    left_out: tuple[Place, ...] = ()
    """Where text stands that could not be read, in the file's order: no document has it."""

    @property
    def met(self) -> int:
        """How many of the demands are met."""
        return sum(self.pairs.values())

    @property
    def asked(self) -> int:
        """How many demands were put."""
        return len(self.pairs)

    @property
    def worst(self) -> Severity | None:
        """The heaviest finding's weight; None when there is none."""
        return max((finding.severity for finding in self.findings), default=None)


def check(
    source: Source, as_of: date, stage: Stage | None = None, *, least: Severity = Severity.RÅD
) -> Result:
    """Checks one file for the day ``as_of``; ``stage`` overrides the one that its status gives.

    What weighs less than ``least`` is not looked for, and is no finding of the result.
    """
    found = [
        _from_file(source, f.code, f.path, f.message, f.help, source.place_at(f.start, f.end))
        for f in source.faults
    ]
    found += _cut_off(source)
    if not source.data:
        return Result(source, findings=_sorted(found, least))
    source, misspelt = _head_keys(source)
    found += misspelt
    found += _format_version(source)
    chosen, unknown = _family(source)
    if chosen is None:
        return Result(source, findings=_sorted([*found, *unknown], least))

    shaped = shape(source, chosen.model)
    source = shaped.source
    found += [_from_file(source, f.code, f.path, f.message, f.help, f.place) for f in shaped.faults]
    agreement = shaped.agreement
    draft = Draft(
        agreement=agreement,
        leaves=shaped.leaves,
        data=shaped.data,
        broken=frozenset(shaped.broken),
        as_of=as_of,
        stage=stage or STAGES[agreement.status],
        topics=chosen.topics(agreement),
    )
    unread = _unread(source)
    asked = _ask(chosen, draft, source, unread)
    found += asked.findings
    found += _rules(draft, source, asked, least, unread)
    return Result(
        source,
        chosen,
        draft,
        draft.stage,
        _sorted(found, least),
        asked.pairs,
        # What was not read may hold the answers.
        tuple(Question(code, text, draft.present(("reflektion", code))) for code, text in chosen.checklist)
        if unread is None
        else (),
        asked.blanks,
        tuple(
            sorted(
                [source.place_at(f.start, f.end) for f in source.faults if _drops(f, source)]
                + [f.place for f in shaped.faults if f.left_out]
                + shaped.lost,
                key=lambda place: (place.line, place.column),
            )
        ),
    )


def _drops(fault: FileFault, source: Source) -> bool:
    """Whether the reader passes over the text that a fault of the file is about, and goes on after it."""
    # Of an anchor and a tag only the sign and its word are passed over; what an alias stands for is lost.
    return fault.code in ("LOK003", "LOK007", "LOK010") or (
        fault.code == "LOK005" and fault.path in source.broken
    )


def _sorted(found: Iterable[Finding], least: Severity) -> tuple[Finding, ...]:
    heavy = (finding for finding in found if finding.severity >= least)
    return tuple(sorted(heavy, key=lambda f: (f.place.line, f.place.column, f.code, f.path, f.message)))


def _value_at(source: Source, path: Path) -> str:
    """The text at a path for the fingerprint; of a part, its canonical text."""
    value: Any = source.data if path else None  # of the whole file, any edit would change it
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    if value is None:
        return ""
    return unicodedata.normalize("NFC", value if isinstance(value, str) else repr(value))


def _from_file(source: Source, code: str, path: Path, message: str, advice: str, place: Place) -> Finding:
    made = RULES[code]
    return Finding(
        code,
        made.slug,
        made.severity,
        message,
        advice or made.help,
        path,
        made.basis,
        source.name,
        place,
        _value_at(source, path),
    )


def _cut_off(source: Source) -> Iterator[Finding]:
    """Text that a number sign makes a comment of: ``punkt #3`` is read as ``punkt``."""
    if () in source.broken:
        return
    for start, end in source.comments():
        place = source.place_at(start, end)
        if source.unread_from is not None and place.line >= source.unread_from:
            return  # where nothing was read, a number sign may stand in a text
        before = source.line(place.line)[: place.column - 1].strip()
        if source.text[start + 1 : start + 2].isalnum() and before and not before.endswith(_NO_TEXT):
            said = source.text[start:end].strip()
            message = f"Från ”{said[:40]}” läses resten av raden som en kommentar och följer inte med."
            yield _from_file(source, "LOK023", (), message, "", place)


_NO_TEXT = (":", ",", "{", "[", "}", "]", '"', "'")


def _head_keys(source: Source) -> tuple[Source, list[Finding]]:
    """The source with lok: and mall: under their right names, and a finding for each that was misspelt.

    `shape` mends all other keys, but it needs the family, which is told by these.
    """
    found = []
    for word, values in (("lok", ("1",)), ("mall", NAMES)):
        if word in source.data:
            continue
        for key, value in source.data.items():
            if meant_as(key, word, sure=isinstance(value, str) and value in values):
                renamed = source.rename((key,), word)
                if renamed is source:
                    break  # the right one stands there too, without a value; `shape` tells of this one
                message, advice = misspelt_key(key, word)
                found.append(
                    _from_file(source, "LOK012", (key,), message, advice, source.place_of_key((key,)))
                )
                source = renamed
                break
    return source, found


def _format_version(source: Source) -> Iterator[Finding]:
    said = source.data.get("lok")
    if said == "1" or ("lok",) in source.broken or (said is None and source.unread_from is not None):
        return
    path: Path = ("lok",)
    message = (
        f"Filen säger lok: {said}, men det här programmet läser bara version 1."
        if isinstance(said, str)
        else "Filen saknar raden lok: 1, som säger hur den ska läsas."
    )
    yield _from_file(source, "LOK021", path, message, "", source.place_of_value(path))


def _family(source: Source) -> tuple[Family | None, list[Finding]]:
    said = source.data.get("mall")
    if isinstance(said, str) and said in NAMES:
        return family(said), []
    path: Path = ("mall",)
    names = ", ".join(NAMES)
    if said is None and source.unread_from is not None:
        return None, []
    if said is None:
        message = "Filen saknar mall:, och då går det inte att veta vad överenskommelsen ska innehålla."
    elif not isinstance(said, str):
        message = "Vid mall: ska det stå ett namn på en mall."
    else:
        close = get_close_matches(said, list(NAMES), n=1, cutoff=0.5)
        hint = f" Menade du ”{close[0]}”?" if close else ""
        message = f"Mallen ”{said[:60]}” finns inte.{hint}"
    place = source.place_of_value(path)
    return None, [_from_file(source, "LOK011", path, message, f"Skriv mall: och något av: {names}.", place)]


# --- rows ---


class _RowFault(NamedTuple):
    row: Req
    path: Path
    message: str
    help: str = ""
    item: int | None = None


class _Asked:
    """The answers to the rows so far."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.pairs: dict[tuple[str, Path], bool] = {}
        self.blanks: dict[Path, str] = {}
        self.faults: dict[tuple[str, Path], _RowFault] = {}
        self.lacking: set[tuple[str, Path]] = set()
        """Code and path of every fault of an M part."""

    def add(self, fault: _RowFault) -> None:
        """Takes a fault in, if its code has not spoken of that path already."""
        key = fault.row.code, fault.path
        if self.faults.setdefault(key, fault) is fault and fault.row.weight == "M":
            self.lacking.add(key)

    def spoken_for(self, row: Req, path: Path, draft: Draft) -> bool:
        """Whether a part of the same code that is missing makes a sharper question about it pointless."""
        return row.weight != "M" and any(
            (row.code, path[:end]) in self.lacking and not draft.present(path[:end])
            for end in range(len(path) + 1)
        )

    def count(self, row: Req, path: Path, wrong: Iterable[Fault]) -> None:
        """Counts the pairs that a krav row asks: its own path, and the places where it is not met."""
        places = [fault[0] for fault in wrong]
        self.pairs[row.code, path] = self.pairs.get((row.code, path), True) and not places
        self.pairs.update({(row.code, where): False for where in places})


def _ask(chosen: Family, draft: Draft, source: Source, unread: Path | None) -> _Asked:
    """Asks every row; M parts first, so that a sharper question is silent where the element is missing."""
    made = _Asked()
    for row in sorted(chosen.rows, key=lambda r: r.weight != "M"):
        if any(_may_be_unread(draft, path, unread) for path in row.elsewhere):
            continue
        label = partial(_label, chosen, row)
        counts = row.weight == "M" and severity(row, chosen.catalogue[row.code], draft.stage) is Severity.FEL
        for path in row.matches(draft):
            if made.spoken_for(row, path, draft):
                continue
            wrong = list(row.faults(draft, path, label))
            if counts:
                made.count(row, path, wrong)
            for where, message, *item in wrong:
                silent = (
                    _silenced(draft, where)
                    or _may_be_unread(draft, where, unread)
                    or (
                        # That a placeholder stands there is said by LOK690, with the weight of the stage.
                        row.weight != "M"
                        and isinstance(value := draft.at(where), str)
                        and is_placeholder(value)
                    )
                )
                if not silent and not made.spoken_for(row, where, draft):
                    made.add(_RowFault(row, where, message, item=item[0] if item else None))
    _count_missing_topics(chosen, draft, made.pairs)
    for fault in made.faults.values():
        if draft.text(fault.path):
            continue  # something stands there, and is wrong: no blank
        if fault.row.weight == "M" and (fault.row.level or chosen.catalogue[fault.row.code].level) == "krav":
            made.blanks[fault.path] = fault.row.code
    made.findings += [
        _from_row(chosen, draft, source, fault) for fault in _collapsed(chosen, draft, made.faults.values())
    ]
    return made


def _label(chosen: Family, row: Req) -> str:
    return label_of(chosen.model, tuple(word for word, _ in row.steps()))


def _silenced(draft: Draft, path: Path) -> bool:
    """Whether a shape fault at or above the path, or of an item right under it, already speaks for it."""
    return draft.is_broken(path) or path in draft.partly_broken


def _count_missing_topics(chosen: Family, draft: Draft, pairs: dict[tuple[str, Path], bool]) -> None:
    """A topic that is missing is reported once; its own rows count as unmet all the same."""
    declined = chosen.declined(draft)
    for row in chosen.rows:
        steps = row.steps()
        topic = next((topic for _, topic in steps if topic), None)
        if topic is None or row.weight != "M" or topic in draft.topics or topic in declined:
            continue
        if severity(row, chosen.catalogue[row.code], draft.stage) is Severity.FEL and row.when is None:
            pairs[row.code, tuple(topic if word == "*" else word for word, _ in steps)] = False


def _collapsed(chosen: Family, draft: Draft, faults: Iterable[_RowFault]) -> Iterator[_RowFault]:
    """One fault, one finding: several leaves of one part that is missing whole are said once, at the part."""
    groups: dict[tuple[str, Path], list[_RowFault]] = {}
    for fault in faults:
        groups.setdefault((fault.row.code, _missing_part(draft, fault)), []).append(fault)
    for (_, part), members in groups.items():
        if len(members) == 1 or part == members[0].path:
            yield from members
            continue
        # A sharper question of our own is not asked of a part that is missing whole.
        asked = [member for member in members if member.row.weight == "M"] or members
        questions = dict.fromkeys(member.row.question for member in asked)
        title = lower_first(chosen.catalogue[asked[0].row.code].title)
        message = f"{draft.subject(part)} saknar uppgifter om {title}."
        # What is partly our own judgement is never shown as the support's demand.
        row = next((member.row for member in asked if member.row.basis.kind == "practice"), asked[0].row)
        yield _RowFault(row, part, message, f"Fyll i {dotted(part)}: {' '.join(questions)}")


def _missing_part(draft: Draft, fault: _RowFault) -> Path:
    """The shortest path above the fault at which nothing stands; the fault's own path if its part is there."""
    for end in range(1, len(fault.path)):
        if draft.at(fault.path[:end]) is None:
            return fault.path[:end]
    return fault.path


def _from_row(chosen: Family, draft: Draft, source: Source, fault: _RowFault) -> Finding:
    row, requirement = fault.row, chosen.catalogue[fault.row.code]
    wrong = isinstance(draft.at(fault.path), str)
    if fault.item is not None:
        place = source.place_of_item(fault.path, fault.item)
    else:
        place = source.place_of_value(fault.path) if wrong else source.place_of_key(fault.path)
    return Finding(
        row.code,
        requirement.slug,
        severity(row, requirement, draft.stage),
        fault.message,
        fault.help or row.help or _advice(chosen, row, fault.path),
        fault.path,
        row.basis,
        source.name,
        place,
        _value_at(source, fault.path),
    )


def _advice(chosen: Family, row: Req, path: Path) -> str:
    """What to do about a blank: answer the question, or say that there is nothing, where that can be said."""
    above = answerable_above(chosen.model, path)
    if above is None:
        return f"Fyll i {dotted(path)}. {row.question}"
    answer = "{svar: nej, därför-att: …}" if row.reason else "{svar: nej}"
    return f"Fyll i {dotted(path)}. {row.question} Finns inget: skriv {dotted(above)}: {answer}."


# --- what was not read ---


def _unread(source: Source) -> Path | None:
    """The innermost part that was being read when the parse ended; None when all was read.

    What is missing in it, or in a part around it, may stand further down, where nothing was read.
    """
    if source.unread_from is None:
        return None
    path: list[str] = []
    value: Any = source.data
    while isinstance(value, Mapping) and value:
        word = list(value)[-1]
        path.append(word)
        value = value[word]
    return tuple(path)


def _may_be_unread(draft: Draft, path: Path, unread: Path | None) -> bool:
    if unread is None:
        return False
    nearest = path
    while nearest and draft.at(nearest) is None:
        nearest = nearest[:-1]
    return unread[: len(nearest)] == nearest


# --- rules ---


def _rules(
    draft: Draft, source: Source, asked: _Asked, least: Severity, unread: Path | None
) -> Iterator[Finding]:
    taken = {fault.path for fault in asked.faults.values()}
    worthless = {fault.path for fault in asked.faults.values() if fault.row.weight == "M"}
    for made in RULES.values():
        if made.function is None or _weight(made, draft.stage) < least:
            continue
        if any(_may_be_unread(draft, path, unread) for path in made.elsewhere):
            continue
        wording = made.code.startswith("LOK6")
        for fault in made.function(draft):
            # A row that reports the value, or the part that it makes worthless, has said what wording would say.
            if not wording or (fault[0] not in taken and fault[0][:-1] not in worthless):
                yield _from_rule(draft, source, made, fault)
    intervals = RULES["LOK020"]
    for leaf in draft.leaves:
        if isinstance(leaf.mark, Rhythm) and months(leaf.value) is None and not is_placeholder(leaf.value):
            if leaf.path in taken:
                continue
            message = f"”{leaf.value}” säger inte hur ofta, och nästa gång går inte att räkna ut."
            yield _from_rule(draft, source, intervals, (leaf.path, message))


def _weight(made: Rule, stage: Stage) -> Severity:
    return BY_STAGE[stage] if made.signed else made.severity


def _from_rule(draft: Draft, source: Source, made: Rule, fault: Fault) -> Finding:
    path, message, *item = fault
    if item:
        place = source.place_of_item(path, item[0])
    else:
        place = source.place_of_value(path) if made.at_value else source.place_of_key(path)
    return Finding(
        made.code,
        made.slug,
        _weight(made, draft.stage),
        message,
        made.help,
        path,
        made.basis,
        source.name,
        place,
        _value_at(source, path),
    )
