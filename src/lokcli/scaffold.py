"""A beginning: every question that a family asks, as a commented file to fill in, or filled in as an example.

Both come from one file, the family's example: the scaffold is its skeleton with the answers taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from textwrap import wrap
from typing import Any

from lokcli.agreement.fields import field_at, is_field, kind_at
from lokcli.agreement.kinds import Choice, Kind, Listed, Many, Refers, Scalar, is_part
from lokcli.agreement.requirements import Req
from lokcli.agreement.shown import kind_of
from lokcli.families import Family
from lokcli.findings import Basis, Path
from lokcli.registers.kommuner import Kommun
from lokcli.sources.emit import COLUMNS, emit
from lokcli.sources.yaml import read

_EXAMPLE_KOMMUN = ("Karlshamns kommun", "1082", "karlshamn.example")
_KEPT = ("lok", "mall", "typ", "part", "för", "vid")
"""Keys whose value is structure and no answer: they stay in the scaffold."""

_ITEM = {
    "mål": "mål", "roller": "roll", "rutiner": "rutin", "kursutbud": "kurs", "informationsutbyten": "utbyte",
    "åtaganden": "åtagande", "vägar": "väg", "insatser": "insats", "arbetssätt": "sätt", "lika-villkor": "grund",
    "områden": "område", "oreglerade-områden": "område", "reglerade-uppdrag": "uppdrag", "uppgifter": "uppgift", "andra-forum": "forum", "beslut": "beslut", "kontaktvägar": "kontakt",
    "verksamheter": "verksamhet", "bilagor": "bilaga", "delområden": "delområde", "aktiviteter": "aktivitet", "definitioner": "ord",
}  # fmt: skip
"""Collections whose items are the parties' own: the scaffold keeps one of each sort, under a neutral id."""

_BASES = {"law": "lag", "support": "stöd", "practice": "praxis"}

_INTRODUCTION = """\
# yaml-language-server: $schema=.lok/{family}.schema.json
#
# {title}
#
# Skriv svaren efter kolonen. Raden över en nyckel ställer frågan och säger vem som frågar:
# stöd är ett nationellt stöd, lag är lag och praxis är vår egen bedömning.
# Finns inget att beskriva: {{svar: nej}}, {{svar: inga}} eller {{svar: omfattas inte, därför-att: skälet}}.
# Kör lok check när som helst; då syns vad som återstår.

"""
_EXAMPLE_INTRODUCTION = """\
# yaml-language-server: $schema=.lok/{family}.schema.json
#
# Ett ifyllt exempel. Ta bort raden exempel: ja när texten är er egen.

"""
_HEADINGS: dict[str, str] = {
    "titel": "Dokumentet",
    "parter": "Parterna",
    "bakgrund": "Varför, för vem och vart parterna ska",
    "initiativtagare": "Hur parterna är organiserade",
    "lika-villkor": "Lika villkor och gemensam bild",
    "processer": "Processerna: sex frågor till var och en",
    "andra-forum": "Runt överenskommelsen",
    "uppföljning": "Uppföljning, översyn och beslut",
    "reflektion": "Frågor att tänka igenom tillsammans; svaren binder ingen",
}


_TOLD: dict[str, str] = {
    "bakgrund": "Vad är det som parterna behöver lösa tillsammans? Valfritt.",
    "syfte": "Vad ska överenskommelsen leda till? Valfritt.",
    "organisation": "I vilka forum möts parterna? Processerna hänvisar hit vid forum (EP-08).",
}
"""What is told at a key that no row asks for."""


@dataclass(frozen=True)
class UnknownKey(Exception):  # noqa: N818 - a plain value that says what was wrong with a --set
    """A key of ``--set`` that the family does not have; ``meant`` is the nearest one, if any is near."""

    key: str
    meant: str = ""


@dataclass(frozen=True)
class HasKeys(Exception):  # noqa: N818 - as UnknownKey
    """A key of ``--set`` that holds no value but keys; ``below`` is one that can be set, if the file has any."""

    key: str
    below: str = ""


def scaffold(family: Family, kommuner: Sequence[Kommun], changes: Mapping[str, str]) -> str:
    """The text of a file to fill in, with the kommuner as parties and ``changes`` (path → text) written in."""
    example = example_of(family)
    parties = _parties(example, kommuner)
    keys = _keys(example)
    data = {
        word: _blank((word,), value, list(parties), keys)
        for word, value in example.items()
        if word != "exempel" and (word != "definitioner" or _asks_for(family, word))
    }
    data["status"] = "utkast"
    data["titel"] = family.named(kommuner)
    data["parter"] = parties
    data["diarienummer"] = dict.fromkeys(parties)
    counties = {kommun.county_code for kommun in kommuner}
    if "län" in data and len(counties) == 1:
        data["län"] = counties.pop()
    _set(family, data, changes)
    return _INTRODUCTION.format(family=family.name, title=family.title) + emit(data, _questions(family, data))


def _asks_for(family: Family, word: str) -> bool:
    return any(row.path == word for row in family.rows)


def complete(family: Family, kommun: Kommun | None, changes: Mapping[str, str]) -> str:
    """The text of the family's example, with a kommun in the place of the example's own.

    Raises LookupError where the example has several kommuner, which cannot be exchanged for one.
    """
    name, code, domain = _EXAMPLE_KOMMUN
    data = example_of(family)
    codes = [party.get("kod") for party in data["parter"].values() if party["typ"] == "kommun"]
    if kommun is not None and kommun.code not in codes:
        if len(codes) > 1:
            raise LookupError(
                "Exemplet gäller flera kommuner i ett län. Utelämna --kommun, eller --complete."
            )
        slug = _slug(kommun.short_name)
        data = _replaced(data, {name: kommun.name, code: kommun.code, domain: f"{slug}.example"})
    _set(family, data, changes)
    head = _EXAMPLE_INTRODUCTION.format(family=family.name)
    return head + emit(data, _headings_only)


def example_of(family: Family) -> dict[str, Any]:
    """The data of a family's complete example."""
    raw = files("lokcli.families").joinpath(f"{family.name}.example.yaml").read_bytes()
    return dict(read(raw, family.name).data)


def _replaced(value: Any, words: Mapping[str, str]) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        for old, new in words.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, dict):
        return {word: _replaced(below, words) for word, below in value.items()}
    return [_replaced(below, words) for below in value]


def _slug(name: str) -> str:
    plain = name.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


def _parties(example: Mapping[str, Any], kommuner: Sequence[Kommun]) -> dict[str, Any]:
    """The example's agencies and each kommun, with what is known of them filled in."""
    made: dict[str, Any] = {}
    own = [ident for ident, party in example["parter"].items() if party["typ"] == "kommun"]
    counties = {kommun.county_code for kommun in kommuner}
    for ident, party in example["parter"].items():
        blank = {word: _blank(("parter", ident, word), value, [], {}) for word, value in party.items()}
        if ident not in own:
            made[ident] = {**blank, "namn": party["namn"] if "kod" not in party else None}
            if "kod" in party and len(counties) == 1:
                made[ident]["kod"] = next(iter(counties))
        elif ident == own[0]:
            for kommun in kommuner:
                made[ident if len(own) == len(kommuner) == 1 else _slug(kommun.short_name)] = {
                    **blank,
                    "namn": kommun.name,
                    "kod": kommun.code,
                }
            if not kommuner:
                made["kommun"] = blank
    for party in made.values():
        party["organisationsnummer"] = None
    return made


_Keys = Mapping[str, Sequence[str]]


def _keys(example: Mapping[str, Any]) -> _Keys:
    """Collection or part → every key that the example uses in one, wherever it stands."""
    found: dict[str, dict[str, None]] = {}

    def look(word: str, value: Any) -> None:  # noqa: ANN401
        if not isinstance(value, dict) or "svar" in value:
            return
        for item in value.values() if word in _ITEM else (value,):
            if isinstance(item, dict):
                found.setdefault(word, {}).update(dict.fromkeys(item))
        for below, item in value.items():
            look(below, item)

    look("", example)
    return {word: tuple(words) for word, words in found.items()}


def _blank(path: Path, value: Any, parties: Sequence[str], keys: _Keys) -> Any:  # noqa: ANN401
    """A value of the example with its answers taken out; collections keep one item of each sort."""
    word = path[-1]
    if word == "part" and parties and value not in parties:
        return None  # the example's own kommun, which may have another id here
    if word in _KEPT or (word == "titel" and path[0] == "processer"):
        return value
    if isinstance(value, dict) and "svar" in value and word in _ITEM:
        value = {}  # where the example answers, the scaffold asks
    if not isinstance(value, dict) or "svar" in value:
        return None
    if word == "deltagande":
        return {ident: {"deltar": None, "hur": None} for ident in parties}
    if word == "praktikplatser":
        return {ident: {"antal": None, "senast": None, "hur": None} for ident in parties}
    if word in _ITEM and all(isinstance(item, dict) for item in value.values()):
        return dict(_one_of_each(word, list(value.values()), parties, keys))
    if word == "leverantörer":
        value = dict.fromkeys(keys[word])
    return {below: _blank((*path, below), item, parties, keys) for below, item in value.items()}


def _one_of_each(
    word: str, items: Sequence[dict[str, Any]], parties: Sequence[str], keys: _Keys
) -> Iterable[tuple[str, Any]]:
    noun = _ITEM[word]
    blank: dict[str, Any] = {}
    for below in keys[word]:
        inner = next((item[below] for item in items if isinstance(item.get(below), dict)), None)
        blank[below] = _blank((word, noun, below), inner, parties, keys)
    if word == "reglerade-uppdrag":
        for ident in parties:
            yield f"{noun}-{ident}", {"parter": [ident], "uppdrag": None}
    elif word in ("åtaganden", "beslut"):
        for ident in parties:
            yield f"{noun}-{ident}", {**blank, "part": ident}
    elif word == "kontaktvägar":
        occasions = list(dict.fromkeys(v for item in items for v in item.get("vid", ())))
        yield f"{noun}-arbetssökande", {**blank, "för": "arbetssökande", "vid": occasions, "part": None}
        for ident in parties:
            yield f"{noun}-{ident}", {**blank, "för": "parterna", "vid": occasions, "part": ident}
    else:
        yield f"{noun}-1", blank


def _set(family: Family, data: dict[str, Any], changes: Mapping[str, str]) -> None:
    """Writes the changes in.

    Raises UnknownKey for a path that is not in the family's model, HasKeys for one that leads to no value, and
    LookupError for what lok itself writes.
    """
    for dotted_path, text in changes.items():
        steps = dotted_path.split(".")
        kind = kind_at(family.model, tuple(steps))
        if kind is None:
            close = get_close_matches(
                dotted_path, [row.path for row in family.rows if "*" not in row.path], n=1
            )
            raise UnknownKey(dotted_path, close[0] if close else "")
        if dotted_path in ("lok", "mall"):
            raise LookupError(f"--set: nyckeln {dotted_path} skriver lok självt. Välj mall med --family.")
        if _holds_parts(kind):
            raise HasKeys(dotted_path, _first_below(data, steps))
        here = data
        for step in steps[:-1]:
            below = here.get(step)
            if not isinstance(below, dict):
                here[step] = below = {}
            here = below
        here[steps[-1]] = text or None


def _first_below(data: Mapping[str, Any], steps: Sequence[str]) -> str:
    """The first key under a path that has no keys of its own; empty when there is none."""
    here: Any = data
    for step in steps:
        here = here.get(step) if isinstance(here, dict) else None
    path = list(steps)
    while isinstance(here, dict) and here:
        path.append(next(iter(here)))
        here = here[path[-1]]
    return ".".join(path) if len(path) > len(steps) else ""


# --- comments ---


def _headings_only(path: Path) -> Sequence[str]:
    return _heading(path)


def _heading(path: Path) -> list[str]:
    return ["", f"--- {_HEADINGS[path[0]]} ---"] if len(path) == 1 and path[0] in _HEADINGS else []


def _questions(family: Family, data: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """The comments of a scaffold: above each key the question, its code and who asks."""
    # What is asked of every item is asked once, at the collection.
    asking = [
        (row.steps()[:-1] if row.path.endswith("*") else row.steps(), row)
        for row in family.rows
        if not row.judges
    ]
    patterns = [(steps, row) for steps, row in asking if steps]
    questions = dict(family.checklist)

    def rows_at(path: Path) -> list[Req]:
        return [row for steps, row in patterns if _fits(steps, path)]

    def comments(path: Path) -> Sequence[str]:
        lines = _heading(path)
        if len(path) == 2 and path[0] == "processer":  # noqa: PLR2004
            lines.append("")
        if path[0] == "reflektion":
            return [*lines, *(wrap(f"{questions[path[1]]} {path[1]}", COLUMNS - 8) if path[1:] else [])]
        rows = rows_at(path)
        said: dict[str, str] = {}
        for row in rows:
            said.setdefault(row.question, f"{row.question} {row.code}, {_cite(row.basis)}")
        for text in [
            *said.values(),
            *([_TOLD[path[0]]] if len(path) == 1 and path[0] in _TOLD and not said else []),
        ]:
            lines.extend(wrap(text, COLUMNS - 2 * len(path), break_on_hyphens=False))
        lines.extend(_hint(family, path, data))
        if not rows and len(path) > 1 and path[-1] not in (*_KEPT, "parter") and _is_plain(family, path):
            # A code of the whole collection says nothing of a key in one of its items.
            highest = 1 if path[0] in ("processer", "parter", "organisation") else 0
            ends = range(len(path) - 1, highest, -1)
            above = next((rows_at(path[:end]) for end in ends if rows_at(path[:end])), [])
            lines.extend(["<" + ", ".join(dict.fromkeys(row.code for row in above))] if above else [])
        return lines

    return comments


def _is_plain(family: Family, path: Path) -> bool:
    """Whether a path leads to a field that holds a value, and not parts of its own."""
    return is_field(family.model, path) and not _holds_parts(kind_at(family.model, path))


def _holds_parts(kind: Kind | None) -> bool:
    return isinstance(kind, Many) or is_part(kind)


def _fits(steps: Sequence[tuple[str, str | None]], path: Path) -> bool:
    return len(steps) == len(path) and all(
        (word == "*" and topic in (None, step)) or word == step
        for (word, topic), step in zip(steps, path, strict=True)
    )  # fmt: skip


def _cite(basis: Basis) -> str:
    if basis.kind == "practice":
        return _BASES[basis.kind]
    if basis.kind == "law":
        return f"lag, {basis.document}, {basis.place}"
    return f"{_BASES[basis.kind]}, {basis.place if basis.place.startswith('avsnitt') else basis.document}"


def _hint(family: Family, path: Path, data: Mapping[str, Any]) -> list[str]:
    """How the value is written, where it is not free text."""
    if not is_field(family.model, path):
        return []
    kind = field_at(family.model, path)[1].kind
    if isinstance(kind, Choice) and path[-1] not in _KEPT:
        return [f"Välj: {', '.join(kind.words)}"]
    if _value_at(data, path) is None and (said := _ids_or_list(kind, data)):
        return [said]
    return {
        "date": ["Skriv ÅÅÅÅ-MM-DD"],
        "end": ["Skriv ÅÅÅÅ-MM-DD eller tills vidare"],
        "yesno": ["Skriv ja eller nej"],
    }.get(kind_of(family.model, path), [])


def _ids_or_list(kind: Kind, data: Mapping[str, Any]) -> str:
    """What goes where an enumeration is asked for, or the id of a party; empty where none is."""
    item = kind.item if isinstance(kind, Listed) else kind
    collection = item.mark.collection if isinstance(item, Scalar) and isinstance(item.mark, Refers) else ""
    idents = list(data.get(collection) or ())[:2]
    if not isinstance(kind, Listed):
        return f"Skriv partens id, till exempel {idents[0]}" if collection == "parter" and idents else ""
    if isinstance(item, Choice):
        return f"Välj en eller flera: [{', '.join(item.words)}]"
    if idents:
        whose = "parternas id" if collection == "parter" else f"id från {collection}"
        return f"Skriv {whose} i en lista: [{', '.join(idents)}]"
    return "Skriv en lista: [första, andra]"


def _value_at(data: Mapping[str, Any], path: Path) -> Any:  # noqa: ANN401
    value: Any = data
    for step in path:
        value = value[step]
    return value
