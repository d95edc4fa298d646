"""What lok can say of each code: what it asks, why, who asks, how it looks when wrong and when right.

The examples of a requirement are cut from its family's complete example, so they are never out of date; those
of a rule stand in its page.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lokcli.agreement.requirements import BY_LEVEL, Req, Requirement, severity
from lokcli.checking import check
from lokcli.families import NAMES, Family, family
from lokcli.findings import Basis, Path, Severity
from lokcli.rules import Rule
from lokcli.rules.catalogue import RULES
from lokcli.scaffold import example_of
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

WIDTH = 80
_LABELS = ("Varför", "Källa", "Fel", "Rätt", "Undantag")
_LABEL = re.compile(rf"^(?P<label>{'|'.join(_LABELS)}):[ \t]*(?P<rest>.*)$")
_WEIGHTS = {"M": "struktur", "W": "struktur (högst varning)", "råd": "struktur (högst råd)"}
_DECIDED = {
    "struktur": "Avgörs av det som står i filen.",
    "text och struktur": "Avgörs av det som står i filen.",
    "filen": "Avgörs när filen läses.",
    "människor": "Avgörs av er: lok visar frågan men prövar inte svaret.",
    "frågas inte": "Frågas inte.",
}
"""How a code is decided, in plain words; anything else is said as it stands in the catalogue."""
_BY_PEOPLE = "Avgörs av er: lok prövar inte svaret."
_BY_STAGE = "Råd i ett utkast, varning på remiss, fel inför beslut."
_AS_OF = date(2026, 11, 21)
"""The day that the examples are true for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A code as a list shows it."""

    code: str
    slug: str
    title: str
    why: str
    levels: tuple[str, ...]
    families: tuple[str, ...]
    basis: tuple[Basis, ...]
    decided: tuple[str, ...]
    reported_by: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a code: how its answer is weighed, where that is not as for the whole code, and what to do."""

    question: str
    weighed: str
    help: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A code as a page shows it. ``bad`` and ``good`` are fragments of YAML; empty where none can be shown."""

    entry: Entry
    graded: str
    """Its level, and in plain words how it is decided."""
    asked: tuple[Asked, ...]
    help: str
    """What to do about a rule, which asks no questions."""
    bad: str
    good: str
    exemption: str


def entries(only: str | None = None) -> tuple[Entry, ...]:
    """Every requirement and rule, requirements first; ``only`` is a family's name."""
    chosen = [family(name) for name in NAMES if only in (None, name)]
    found: dict[str, Entry] = {}
    for one in chosen:
        for code in one.catalogue:
            found[code] = _requirement(code, chosen)
    ordered = sorted(found.values(), key=lambda entry: _order(entry.code))
    return (*ordered, *(_rule(made) for made in RULES.values()))


def _order(code: str) -> tuple[str, int, str]:
    head, _, tail = code.partition("-")
    digits = re.search(r"\d+", tail)
    return head, int(digits[0]) + (1000 if tail.startswith("R") else 0) if digits else 0, tail


def _requirement(code: str, chosen: list[Family]) -> Entry:
    taking = [one for one in chosen if code in one.catalogue]
    requirement = taking[0].catalogue[code]
    rows = list({id(row): row for one in taking for row in one.rows if row.code == code}.values())
    levels = dict.fromkeys([requirement.level, *(row.level for row in rows if row.level)])
    asked = [one for one in taking if any(question[0] == code for question in one.checklist)]
    decided = dict.fromkeys([*(_WEIGHTS[row.weight] for row in rows), *(["människor"] if asked else [])])
    return Entry(
        code,
        requirement.slug,
        requirement.title,
        requirement.why,
        tuple(levels),
        tuple(one.name for one in taking),
        tuple(dict.fromkeys([row.basis for row in rows])) or requirement.basis,
        tuple(decided) or requirement.decided,
        requirement.reported_by,
    )


def _rule(made: Rule) -> Entry:
    sections = page_sections(made)
    decided = "filen" if made.function is None else "text och struktur"
    levels = ("efter skede",) if made.signed else (made.severity.swedish,)
    return Entry(
        made.code,
        made.slug,
        sections[""],
        sections.get("Varför", ""),
        levels,
        tuple(NAMES),
        (made.basis,),
        (decided,),
        None,
    )


def page_sections(made: Rule) -> dict[str, str]:
    """A rule's page by label; what stands before the first label is under the empty one."""
    sections: dict[str, list[str]] = {"": []}
    label = ""
    for line in textwrap.dedent(made.page).splitlines():
        found = _LABEL.match(line)
        if found:
            label = found["label"]
            sections[label] = [found["rest"]] if found["rest"] else []
        else:
            sections[label].append(line)
    return {word: textwrap.dedent("\n".join(lines)).strip("\n") for word, lines in sections.items()}


def page(code: str) -> Page:
    """The page of a code. Raises KeyError for a code that is not there."""
    if code in RULES:
        made = RULES[code]
        sections = page_sections(made)
        exemption = " ".join(sections.get("Undantag", "").split())
        entry = _rule(made)
        return Page(
            entry,
            _graded(entry, _BY_STAGE if made.signed else ""),
            (),
            made.help,
            sections.get("Fel", ""),
            sections.get("Rätt", ""),
            exemption,
        )
    chosen = [family(name) for name in NAMES]
    taking = next((one for one in chosen if code in one.catalogue), None)
    if taking is None:
        raise KeyError(code)
    rows = [row for row in taking.rows if row.code == code]
    bad, good = _cut(taking, code, rows)
    entry = _requirement(code, chosen)
    asked = _asked(taking, entry, rows)
    weights = [each.weighed for each in asked]
    # What holds for most of them is said once, if the others have something else to say.
    common = max(weights, key=weights.count) if weights and all(weights) else ""
    asked = [replace(each, weighed="") if each.weighed == common else each for each in asked]
    return Page(entry, _graded(entry, common), tuple(asked), "", bad, good, _declining(rows))


def _asked(taking: Family, entry: Entry, rows: list[Req]) -> list[Asked]:
    """Each question of a code once, with the advice of all rows that ask it."""
    made: dict[str, Asked] = {}
    for row in rows:
        advice = row.help or (f"Fyll i {_pattern(row)}." if row.path else "")
        before = made.get(row.question)
        helps = dict.fromkeys([*(before.help if before else ()), *([advice] if advice else [])])
        weighed = before.weighed if before else _weighed(taking.catalogue[entry.code], row, entry.levels)
        made[row.question] = Asked(row.question, weighed, tuple(helps))
    for code, question in taking.checklist:
        if code == entry.code:
            made[question] = Asked(
                question, _BY_PEOPLE if rows else "", (f"Skriv svaret vid reflektion.{code}.",)
            )
    return list(made.values())


def _pattern(row: Req) -> str:
    return ".".join("<id>" if word == "*" else word for word, _ in row.steps())


def _weighed(requirement: Requirement, row: Req, levels: tuple[str, ...]) -> str:
    """How heavy a fault of the row is, where its level does not say it."""
    level = row.level or requirement.level
    signed = requirement.signed if row.signed is None else row.signed
    heaviest = severity(row, requirement, "beslut")
    said = [f"Grad: {level}."] if len(levels) > 1 else []
    if signed and heaviest is Severity.FEL:
        said.append(_BY_STAGE)
    elif heaviest < BY_LEVEL[level]:
        said.append(f"Ger högst {heaviest.swedish}.")
    return " ".join(said)


def _graded(entry: Entry, weighed: str) -> str:
    how = _DECIDED.get(entry.decided[0].partition(" (")[0], f"Avgörs av: {', '.join(entry.decided)}.")
    return " ".join(word for word in (f"Grad: {', '.join(entry.levels)}.", weighed, how) if word)


def _declining(rows: list[Req]) -> str:
    if any(row.reason for row in rows):
        return "Det som inte gäller er kan besvaras med {svar: omfattas inte, därför-att: …}; skälet krävs."
    return ""


def _cut(taking: Family, code: str, rows: list[Req]) -> tuple[str, str]:
    """A fragment that the code is reported for, and the same fragment as it should be."""
    whole = example_of(taking)
    draft = check(read(_text(whole), "a.lok.yaml"), _AS_OF).draft
    if draft is None:
        return "", ""
    for row in sorted(rows, key=lambda r: r.weight != "M"):
        for path in row.matches(draft):
            if not path or draft.at(path) is None:
                continue
            good = _fragment(whole, path)
            bad = _fragment(whole, path, blank=True)
            reported = [
                f.path for f in check(read(_text(bad), "a.lok.yaml"), _AS_OF).findings if f.code == code
            ]
            fine = [f.path for f in check(read(_text(good), "a.lok.yaml"), _AS_OF).findings if f.code == code]
            if path in reported and path not in fine:
                return _shown(bad), _shown(good)
    return "", ""


def _text(data: Mapping[str, Any]) -> bytes:
    return emit(data, lambda _path: ()).encode()


def _shown(data: Mapping[str, Any]) -> str:
    return emit(
        {word: value for word, value in data.items() if word not in ("lok", "mall")}, lambda _path: ()
    ).rstrip()


def _fragment(whole: Mapping[str, Any], path: Path, *, blank: bool = False) -> dict[str, Any]:
    """The example cut down to one path and what it stands in."""

    def cut(value: Any, rest: Path) -> Any:  # noqa: ANN401
        if not rest:
            return None if blank else value
        return {rest[0]: cut(value[rest[0]], rest[1:])}

    return {"lok": whole["lok"], "mall": whole["mall"], **cut(whole, path)}


def lines(code: str) -> Iterator[str]:
    """A page as a person reads it in a terminal, line by line, in 80 columns."""
    for line in _lines(code):
        if len(line) <= WIDTH or line.startswith("    "):
            yield line
        else:
            yield from textwrap.wrap(
                line,
                WIDTH,
                subsequent_indent="    " if line.startswith(" ") else "  ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _lines(code: str) -> Iterator[str]:
    made = page(code)
    entry = made.entry
    yield f"{entry.code} {entry.slug}"
    yield entry.title
    yield ""
    if entry.why:
        yield f"Varför: {entry.why}"
    for basis in entry.basis:
        yield f"Källa: {basis.sentence}"
    yield made.graded
    if entry.reported_by:
        yield f"Rapporteras av: {entry.reported_by}"
    yield f"Mallar: {', '.join(entry.families)}"
    for each in made.asked:
        yield ""
        yield f"Fråga: {each.question}"
        if each.weighed:
            yield f"  {each.weighed}"
        for advice in each.help:
            yield f"  Gör så här: {advice}"
    for label, text in (("Fel", made.bad), ("Rätt", made.good)):
        if text:
            yield ""
            yield f"{label}:"
            yield textwrap.indent(text, "    ")
    if made.help or made.exemption:
        yield ""
    if made.help:
        yield f"Gör så här: {made.help}"
    if made.exemption:
        yield f"Undantag: {made.exemption}"
