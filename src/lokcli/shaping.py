"""From plain data to an agreement, whatever is wrong with it: each shape fault is named, and mended or cut out.

A draft always yields an object. What does not validate is a fault of its own. Where it is plain what was meant,
the data goes on mended: a misspelt key, one text for a list. Else it is taken out, which the fault says. The rest
is validated again, so that everything else can still be asked about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from lokcli.agreement.core import ValidationError
from lokcli.agreement.fields import kind_at
from lokcli.agreement.kinds import ACTOR, IDENT, TEXT, Choice, Listed, Many, Part, Refers, Scalar
from lokcli.agreement.parts import Agreement
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.validating import validate
from lokcli.agreement.values import ANSWER_KEYS, ID, LEVELS, is_answer
from lokcli.agreement.walking import Leaf, leaves
from lokcli.findings import START, Path, Place
from lokcli.sources.yaml import Source

_ROUNDS = 12
_DATE_HELP = "Skriv datumet som år-månad-dag, till exempel 2027-01-01."
_VALUES = {
    "datum": ("är inget datum", _DATE_HELP),
    "slutdatum": (
        "är varken ett datum eller ”tills vidare”",
        "Skriv ett datum, till exempel 2028-12-31, eller tills vidare.",
    ),
    "tal": ("är inget helt tal", "Skriv med siffror, till exempel 4."),
    "möten": ("är inget antal möten", "Skriv ett tal, till exempel 4, eller efter behov."),
    "ja_nej": ("är varken ja eller nej", "Skriv ja eller nej."),
}


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """A fault of shape or value at a path; ``index`` points at an item of the list there.

    ``place`` is filled in when the fault is added, for a misspelt key is renamed afterwards.
    """

    code: str
    path: Path
    message: str
    help: str = ""
    index: int | None = None
    at_key: bool = False
    left_out: bool = False
    """Whether text that somebody wrote there is cut out, and so stands in no document."""
    place: Place = START


@dataclass
class Shaped:
    """What came out: the object, the cleaned data, the source with mended keys, and the faults."""

    agreement: Agreement
    data: dict[str, Any]
    source: Source
    faults: list[ShapeFault] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)
    leaves: tuple[Leaf, ...] = ()
    """Every typed value of the object."""
    lost: list[Place] = field(default_factory=list)
    """Where text is cut out without a fault of its own, for the reader has told of one there."""

    def add(self, fault: ShapeFault) -> None:
        """Takes a fault in, with its place in the source as it is now."""
        if fault.index is not None:
            place = self.source.place_of_item(fault.path, fault.index)
        elif fault.at_key:
            place = self.source.place_of_key(fault.path)
        else:
            place = self.source.place_of_value(fault.path)
        self.faults.append(replace(fault, place=place))


def shape(source: Source, family: type[Agreement]) -> Shaped:
    """Validates a source against its family; never raises for what a user wrote."""
    made = Shaped(validate(family, {}), _copy(source.data), source, broken=set(source.broken))
    for _ in range(_ROUNDS):
        try:
            made.agreement = validate(family, made.data)
            break
        except ValidationError as error:
            found = [
                (e["type"], e["loc"])
                for e in error.errors(include_url=False, include_context=False, include_input=False)
            ]
            _take_out(made, family, found)
    else:
        # Each round removes what it names, so this is only reached by nesting deeper than the rounds.
        made.add(
            ShapeFault(
                "LOK013",
                (),
                "Filen har så många fel i formen att resten inte läses och inte kommer med i dokumentet.",
                "Rätta de fel som visas, och kör lok check igen.",
                left_out=True,
            )
        )
        made.data = {}
        made.broken.add(())
        made.agreement = validate(family, {})
    for fault in list(_blank_strangers(made, source, family)):
        made.add(fault)
    made.leaves = tuple(leaves(made.agreement))
    for fault in list(_dangling(made)):
        made.add(fault)
        made.broken.add(fault.path)
    return made


def _blank_strangers(made: Shaped, source: Source, family: type[Agreement]) -> Iterator[ShapeFault]:
    """Keys without a value that the model does not have: misspelt, or the rest of a text after a comma.

    Inside ``{ }`` a comma ends the text, and what follows becomes a key. It would be lost without a word.
    """
    for path in source.blanks():
        if any(path[:end] in made.broken for end in range(1, len(path) + 1)):
            continue
        if is_answer(_get(source.data, path[:-1])):
            known: tuple[str, ...] = ANSWER_KEYS
        else:
            known = known_keys(family, path[:-1])
        above = kind_at(family, path[:-1])
        collection = isinstance(above, Many) and above.key is IDENT
        if path[-1] in known or (collection and ID.fullmatch(path[-1])) or not (known or collection):
            continue
        place = source.place_of_key(path)
        if source.line(place.end_line)[place.end_column - 1 :].lstrip().startswith(":"):
            if collection:
                yield _named(family, "id", path, None, None)
            else:
                yield _unknown_key(path, _meant(family, path, _get(source.data, path[:-1])), family)
        elif (found := _RUN_TOGETHER.match(path[-1])) and found["key"] in known:
            yield ShapeFault(
                "LOK012", path, f"Efter ”{found[0]}” saknas ett mellanslag, så värdet läses inte.",
                f"Sätt ett mellanslag efter kolonet: ”{found[0]} {_shown(path[-1][found.end() :])}”.", at_key=True,
                left_out=True,
            )  # fmt: skip
        else:
            yield ShapeFault(
                "LOK012", path, f"Texten ”{_shown(path[-1])}” står efter ett komma inom klamrar och läses inte.",
                "Sätt citattecken runt hela texten, från före kommat.", at_key=True, left_out=True,
            )  # fmt: skip


def _copy(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {word: _copy(below) for word, below in value.items()}
    if isinstance(value, list):
        return [_copy(below) for below in value]
    return value


def _get(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _take_out(made: Shaped, family: type[Agreement], errors: list[tuple[str, tuple[str | int, ...]]]) -> None:
    """Names the errors of one round, and mends or removes what caused them."""
    doomed: set[tuple[str | int, ...]] = set()
    renamed: dict[Path, Path] = {}
    """By the path that was meant, the one in the file."""
    # Of a key that stands twice the first is read whole, whatever the second holds.
    unsure = made.source.broken - {fault.path for fault in made.source.faults if fault.code == "LOK003"}
    for kind, raw in errors:
        # A fault of a key itself ends in this word; a key may also be called so.
        loc = raw[:-1] if raw and raw[-1] == "[key]" and kind != "extra_forbidden" else raw
        loc = _through_list(loc)
        if any(loc[:end] in doomed for end in range(1, len(loc) + 1)):
            continue
        path: Path = tuple(str(step) for step in loc if not isinstance(step, int))
        if any(path[:end] in unsure for end in range(1, len(path) + 1)):
            doomed.add(loc)  # the reader has said what is wrong there
            if _has_text(_get(made.data, loc)):
                made.lost.append(made.source.place_of_value(path))
            continue
        index = next((step for step in loc if isinstance(step, int)), None)
        if len(path) > 1 and path[-1] in ANSWER_KEYS and kind in ("extra_forbidden", "id", "model_type"):
            doomed.add(path[:-1])
            made.broken.add(path[:-1])
            fault = ShapeFault(
                "LOK013", path[:-1], f"Vid ”{path[-2]}” får inget svar stå.",
                "Ta bort svaret och fyll i uppgiften.", at_key=True,
            )  # fmt: skip
            made.add(_left_out(fault, _get(made.data, path[:-1])))
            continue
        if kind == "extra_forbidden":
            meant = _meant(family, path, _get(made.data, path[:-1]))
            if meant and (*path[:-1], meant) in renamed:
                meant = None  # two keys cannot go on under one name
            if meant:
                made.add(_unknown_key(path, meant, family))
                renamed[*path[:-1], meant] = path
            else:
                left = _has_text(_get(made.data, loc))
                made.add(replace(_unknown_key(path, None, family), left_out=left))
                doomed.add(loc)
            continue
        value = _get(made.data, loc)
        fault = _named(family, kind, path, value, index)
        if (mended := _mended(family, kind, path, value)) is not None:
            made.add(fault if _is_dashed(value) else replace(fault, help=_as_meant(path[-1], mended)))
            _get(made.data, loc[:-1])[loc[-1]] = mended
            continue
        if kind == "missing" or path[-1:] == ("svar",):  # what is wrong is the part that lacks it, or has it
            loc, path = loc[:-1], path[:-1]
        made.add(_left_out(fault, _get(made.data, loc)))
        made.broken.add(path)
        doomed.add(loc)
    _delete(made.data, doomed)
    _rename(made, renamed)


def _rename(made: Shaped, renamed: Mapping[Path, Path]) -> None:
    """Lets the data, and what is told of it, go on under the names that were meant: new path → old."""
    for new, path in renamed.items():
        above = _get(made.data, path[:-1])
        if isinstance(above, dict) and path[-1] in above:
            items = [(new[-1] if word == path[-1] else word, value) for word, value in above.items()]
            above.clear()
            above.update(items)
            made.source = made.source.rename(path, new[-1])
    made.broken |= made.source.broken  # under the new names


def _left_out(fault: ShapeFault, value: object) -> ShapeFault:
    """The fault of what is cut out; where text goes with it, the advice says so, unless the message does."""
    if not _has_text(value):
        return fault
    said = "" if "läses inte" in fault.message else f" {_NOT_READ}"
    return replace(fault, help=fault.help + said, left_out=True)


_NOT_READ = "Det som står där nu läses inte och kommer inte med i dokumentet."


def _has_text(value: object) -> bool:
    if isinstance(value, Mapping):
        value = list(value.values())
    return any(map(_has_text, value)) if isinstance(value, list) else bool(value and str(value).strip())


def _mended(family: type[Part], kind: str, path: Path, value: object) -> str | list[str] | None:
    """What was meant where a text stands for a list, or a list of texts for a text; None where it is not plain."""
    here = TEXT if path[-1:] == ("därför-att",) else kind_at(family, path)
    if kind == "tuple_type" and isinstance(here, Listed) and isinstance(value, str) and value.strip():
        text = value.strip()
        if here.item in _FREE:
            return [text]
        # Neither a choice, an id nor a date has a comma in it, or the word for and.
        return [word for word in re.split(r"\s*,\s*(?:och\s+)?|\s+och\s+", text) if word] or None
    if kind == "text" and isinstance(here, Scalar) and isinstance(value, list):
        texts = [each.strip() for each in value if isinstance(each, str) and each.strip()]
        if len(texts) == len(value) and (len(texts) == 1 or here in _FREE):
            return "\n\n".join(texts) or None  # each becomes a paragraph
    return None


_FREE = (TEXT, ACTOR)
"""What holds any text; a comma, or a new line, belongs to it."""


def _is_dashed(value: object) -> bool:
    """Whether a text was to be a list in lines, and lacks the space after the hyphens."""
    return isinstance(value, str) and re.match(r"-[^\s-]", value) is not None


def _as_meant(word: str, mended: str | list[str]) -> str:
    """How to write what was meant: in the writer's own words, where they fit in a sentence."""
    from lokcli.sources.emit import scalar

    if isinstance(mended, list):
        said = ", ".join(scalar(_shown(" ".join(text.split())), flow=True) for text in mended)
        return f"Skriv så här: {word}: [{said}]"
    if "\n" in mended:
        return (
            f"Skriv {word}: >- och sedan texten på indragna rader, utan streck och hakparenteser och med en tom rad "
            "mellan styckena."
        )
    return f"Skriv så här: {word}: {scalar(_shown(mended))}"


def _through_list(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The location up to and with the list item, for an item's inside has no place of its own."""
    for position, step in enumerate(loc):
        if isinstance(step, int):
            return loc[: position + 1]
    return loc


def _delete(data: Any, doomed: set[tuple[str | int, ...]]) -> None:  # noqa: ANN401
    # Highest list index first, so that the others keep theirs.
    for loc in sorted(
        doomed, key=lambda at: tuple(step if isinstance(step, int) else -1 for step in at), reverse=True
    ):
        above = _get(data, loc[:-1])
        if isinstance(above, dict):
            above.pop(str(loc[-1]), None)
        elif isinstance(above, list) and isinstance(loc[-1], int) and loc[-1] < len(above):
            del above[loc[-1]]


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else _kind_of(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004


_RUN_TOGETHER = re.compile(r"(?P<key>[^\W\d][\w-]*):(?=\S)(?!//)")
"""A key and a value without the space between them, so that YAML reads both as a text."""
_ANSWER_WORDS = ("omfattas", "nej", "inga", "inte ", "ej ", "saknas")


def _named(family: type[Part], kind: str, path: Path, value: object, index: int | None) -> ShapeFault:
    """The fault of one error type, in our words."""
    word = path[-1] if path else "filen"
    if kind in _VALUES:
        said, advice = _VALUES[kind]
        if isinstance(value, str) and re.search("[\u00a0\u2010-\u2015]", value):
            advice = f"Texten har ett hårt mellanslag eller ett bindestreck från Word: skriv om den för hand. {advice}"
        if not isinstance(value, str):
            return ShapeFault(
                "LOK013", path, f"Vid ”{word}” ska det stå ett värde, inte {_kind_of(value)}.", advice, index
            )
        return ShapeFault("LOK014", path, f"”{_shown(value)}” vid ”{word}” {said}.", advice, index)
    match kind:
        case "literal_error" | "enum":
            words = _choices(family, path)
            close = get_close_matches(str(value).casefold(), words, n=1)
            hint = f" Menade du ”{close[0]}”?" if close else ""
            said = f"”{_shown(value)}” är inget av de ord som får stå vid ”{word}”.{hint}"
            return ShapeFault("LOK014", path, said, f"Välj något av: {', '.join(words)}.", index)
        case "id":
            advice = "Använd små bokstäver a–ö, siffror och bindestreck, högst 40 tecken."
            if word in ANSWER_KEYS:
                advice = "Välj ett annat id; svar och därför-att har en egen betydelse."
            return ShapeFault("LOK015", path, f"”{_shown(word)}” kan inte vara ett id.", advice, at_key=True)
        case "svar_utan_skäl":
            advice = "Lägg till därför-att: och skälet."
            return ShapeFault("LOK019", path, "Svaret ”omfattas inte” saknar skäl.", advice, at_key=True)
        case "missing":
            return ShapeFault(
                "LOK014",
                path[:-1],
                "Här står därför-att men inget svar.",
                "Lägg till svar: nej, inga eller omfattas inte.",
            )
        case "text":
            return ShapeFault(
                "LOK013",
                path,
                f"Vid ”{word}” ska det stå text, inte {_kind_of(value)}.",
                "Skriv texten efter kolonet.",
                index,
            )
        case "sequence_str" | "tuple_type" | "list_type" | "is_instance_of" | "sequence_type":
            return ShapeFault(
                "LOK013",
                path,
                f"Vid ”{word}” ska det stå en lista, inte {_kind_of(value)}.",
                "Sätt ett mellanslag efter bindestrecket i början av varje rad."
                if _is_dashed(value)
                else f"Skriv så här: {word}: [första, andra].",
            )
        case _ if isinstance(value, str) and value.casefold().startswith(_ANSWER_WORDS):
            return ShapeFault(
                "LOK013", path, f"Svaret vid ”{word}” står som vanlig text och läses inte.",
                f'Skriv {word}: {{svar: omfattas inte, därför-att: "skälet"}}, eller {{svar: nej}} eller {{svar: inga}}.',
            )  # fmt: skip
        case _:
            return ShapeFault(
                "LOK013", path, f"Under ”{word}” ska det stå nycklar med värden, inte {_kind_of(value)}.",
                "Sätt ett mellanslag efter kolonet på varje rad."
                if isinstance(value, str) and _RUN_TOGETHER.match(value)
                else "Skriv varje uppgift på en egen, indragen rad med nyckel, kolon, mellanslag och värde.",
            )  # fmt: skip


def _kind_of(value: object) -> str:
    if isinstance(value, list):
        return "en lista"
    if isinstance(value, Mapping):
        return "nycklar"
    return f"texten ”{_shown(str(value))}”"


def _choices(family: type[Part], path: Path) -> tuple[str, ...]:
    """The words that may stand at a path whose type is a choice, or a list of choices."""
    if path[-1] == "svar":
        return ("nej", "inga", "omfattas inte")
    here = kind_at(family, path)
    if isinstance(here, Listed | Many):
        here = here.item
    return here.words if isinstance(here, Choice) else ()


def known_keys(family: type[Part], path: Path) -> tuple[str, ...]:
    """The keys that may stand under a path; empty where ids do."""
    here = kind_at(family, path)
    return tuple(here.by_key) if isinstance(here, type) else ()


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in decomposed if c.isalnum() and not unicodedata.combining(c))


def _meant(family: type[Part], path: Path, siblings: object) -> str | None:
    """The key that a misspelt one was meant to be, if it can be told."""
    known = ANSWER_KEYS if is_answer(siblings) else known_keys(family, path[:-1])
    free = [word for word in known if not isinstance(siblings, Mapping) or word not in siblings]
    same = [word for word in free if _bare(word) == _bare(path[-1])]
    close = same or get_close_matches(path[-1], free, n=1, cutoff=0.75)
    return close[0] if close else None


def meant_as(key: str, word: str, *, sure: bool) -> bool:
    """Whether a key was meant as a word: the same letters in other case, or near it when its value makes it sure."""
    return _bare(key) == word or (sure and bool(get_close_matches(key, [word], cutoff=0.75)))


def misspelt_key(key: str, meant: str) -> tuple[str, str]:
    """The message and the advice about a key that was meant to be another."""
    return f"Nyckeln ”{_shown(key)}” finns inte. Menade du ”{meant}”?", f"Skriv {meant}."


def _home_of(word: str, family: type[Part]) -> str:
    """The part at the top of the file to which a key belongs; empty where none, or several, have it."""
    homes = [home for home in family.by_key if word in known_keys(family, (home,))]
    return homes[0] if len(homes) == 1 else ""


def _unknown_key(path: Path, meant: str | None, family: type[Part]) -> ShapeFault:
    if meant:
        return ShapeFault("LOK012", path, *misspelt_key(path[-1], meant), at_key=True)
    words = ", ".join(known_keys(family, path[:-1]))
    if home := _home_of(path[-1], family):
        return ShapeFault(
            "LOK012", path, f"Nyckeln ”{_shown(path[-1])}” står på fel ställe och räknas inte.",
            f"Flytta den till {home}.", at_key=True,
        )  # fmt: skip
    return ShapeFault(
        "LOK012", path, f"Nyckeln ”{_shown(path[-1])}” finns inte i mallen, och det som står där räknas inte.",
        f"Använd någon av nycklarna: {words}." if words else "Ta bort nyckeln.", at_key=True,
    )  # fmt: skip


def _by_name(text: str, known: object) -> list[str]:
    """The id of the item that has the text as its name or title."""
    items = known if isinstance(known, Mapping) else {}
    named = ((ident, item) for ident, item in items.items() if isinstance(item, Mapping))
    said = text.casefold()
    return [
        i
        for i, item in named
        if said in (str(item.get("namn", "")).casefold(), str(item.get("titel", "")).casefold())
    ][:1]


def _meant_as_id(text: str, known: object) -> bool:
    """Whether text that may also name a chapter was meant as an id: it looks like one, or nearly is one."""
    items = known if isinstance(known, Mapping) else {}
    titles = [str(item.get("titel", "")) for item in items.values() if isinstance(item, Mapping)]
    near = get_close_matches(
        text.casefold(), [word.casefold() for word in (*items, *titles) if word], n=1, cutoff=0.8
    )
    return bool(ID.fullmatch(text) or near)


_KINDS = {"parter": "part", "organisation": "forum", "processer": "process"}


def _dangling(made: Shaped) -> Iterator[ShapeFault]:
    """References to a party or a forum that is not there."""
    for leaf in made.leaves:
        if not isinstance(leaf.mark, Refers):
            continue
        known = made.data.get(leaf.mark.collection)
        ids = [] if not isinstance(known, Mapping) or is_answer(known) else list(known)
        if made.source.unread_from is not None or (leaf.mark.collection == "parter" and not ids):
            continue  # it may stand where nothing was read; that there are no parties at all, a row says once
        if leaf.mark.loose and (is_placeholder(leaf.value) or not _meant_as_id(leaf.value, known)):
            continue
        # A level is a word for the forums that have it.
        levels = (
            {item.get("nivå") for item in known.values() if isinstance(item, Mapping)}
            if isinstance(known, Mapping)
            else set()
        )
        words = [word for word in leaf.mark.also if word not in LEVELS or word in levels]
        if leaf.value in ids or leaf.value in words:
            continue
        if any(b[:1] == (leaf.mark.collection,) and len(b) <= 2 for b in made.broken):  # noqa: PLR2004
            continue  # what it refers to may be what is reported already
        kind = _KINDS[leaf.mark.collection]
        close = _by_name(str(leaf.value), known) or get_close_matches(
            str(leaf.value).casefold(), ids, n=1, cutoff=0.75
        )
        article = "Inget" if kind == "forum" else "Ingen"
        hint = f" Menade du ”{close[0]}”?" if close else ""
        yield ShapeFault(
            "LOK016", leaf.path, f"{article} {kind} har id ”{_shown(leaf.value)}”.{hint}",
            f"Skriv ett id som finns: {', '.join([*ids, *words])}." if ids or words
            else f"Lägg först till det som avses under {leaf.mark.collection}.",
            leaf.item, leaf.is_key,
        )  # fmt: skip
