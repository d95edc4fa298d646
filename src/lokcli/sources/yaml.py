"""Hides how YAML is read: which parser, in what pass, and how its marks become our places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import normalize

import yaml

from lokcli.findings import START, Path, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 5_000_000
"""A larger file is not read: an agreement is some tens of kilobytes."""

MAX_DEPTH = 64
"""Collections inside each other, the root included. Also what keeps hostile nesting harmless."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""What a key can hold. Every scalar is NFC text, never a number, date or boolean."""

Data: TypeAlias = "dict[str, Value]"
"""The root of a file."""

Span: TypeAlias = tuple[int, int]
"""Code point offsets in a text: the first character, and the one after the last."""

Loader: TypeAlias = "type[yaml.SafeLoader | yaml.CSafeLoader]"

_LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Editors end a line here and nowhere else; YAML also does at U+0085, U+2028 and U+2029.
_LINE_END = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile("#[^\n\r\x85\u2028\u2029]*")
_TABS = re.compile(r"\t+")

# What the parsers refuse, and U+FEFF, which they disagree on. A surrogate can only come from an escape.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")

# From Word: an indent that YAML reads as text, and quotes that it does not know.
_HARD_SPACE = re.compile("(?<![^\r\n])\xa0+")
_CURLY = re.compile("[“”„‟]")

# Directives stand first, among comments. The parsers disagree on which of them they refuse.
_HEAD = re.compile(r"(?:(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*)(?:\r\n|\r|\n))*(?:%[^\r\n]*)?")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")

# An event with an anchor or a tag starts at it, not at the value.
_PROPERTY = re.compile(r"!<[^>\s]*>|[&!][^\s,\[\]{}]*")
_NOT_BLANK = re.compile(r"\S")
_BLANKS = re.compile(r"(?:\s|#[^\n\r]*)*")


class Fault(NamedTuple):
    """A fault of the file itself.

    ``message`` and ``help`` are one Swedish sentence each; ``start`` and ``end`` are code point
    offsets in the source's ``text``; ``path`` is what it concerns, ``()`` if nothing in particular.
    """

    code: str
    message: str
    help: str
    start: int
    end: int
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file as data, with a place for every path and the file's own faults in the order they stand.

    ``text`` is decoded, without BOM, with line ends as in the file. Blank values are left out of
    ``data`` but their keys keep their places. Nothing more should be asked about a path in ``broken``.
    ``unread_from`` is the line from which nothing was read, None if all was.
    """

    name: str
    text: str = field(repr=False)
    data: Data = field(repr=False)
    faults: tuple[Fault, ...]
    broken: frozenset[Path]
    sha256: str
    """Hex digest of the file's bytes; empty when it is too large to be read."""
    unread_from: int | None = None
    _keys: Mapping[Path, Span] = field(default_factory=dict, repr=False)
    _values: Mapping[Path, Span] = field(default_factory=dict, repr=False)
    """Scalars that are not blank."""
    _items: Mapping[Path, list[Span]] = field(default_factory=dict, repr=False)
    """By list: the items that ``data`` has."""
    _scalars: list[Span] = field(default_factory=list, repr=False)
    """In the file's order, with quotes, without the first line of a block."""
    _starts: list[int] = field(default_factory=list, repr=False)
    """Where lines start; filled when a place is first asked for."""
    _spelt: Mapping[Path, str | None] = field(default_factory=dict, repr=False)
    """A renamed key, under the path of its parent in the file: how the file spells it; None for its old name."""

    def has(self, path: Path) -> bool:
        """Say whether the key of ``path`` stands in the file, also when its value is blank."""
        return not path or self._in_file(path) in self._keys

    def _in_file(self, path: Path) -> Path | None:
        """Return the path as the file spells it; None when a key on the way now has another name."""
        if not self._spelt:
            return path
        spelt: Path = ()
        for step in path:
            key = self._spelt.get((*spelt, step), step)
            if key is None:
                return None
            spelt = (*spelt, key)
        return spelt

    def blanks(self) -> Iterator[Path]:
        """Yield the paths of the keys that stand in the file without a value."""
        named = {(*new[:-1], old): new[-1] for new, old in self._spelt.items() if old is not None}
        above = {spelt[:-1] for spelt in self._keys}
        for spelt in self._keys:
            if spelt in self._values or spelt in above:
                continue
            path = tuple(named.get(spelt[:end], spelt[end - 1]) for end in range(1, len(spelt) + 1))
            here: Value | None = self.data
            for step in path:
                here = here.get(step) if isinstance(here, dict) else None
            if here is None:
                yield path

    def place_of_key(self, path: Path) -> Place:
        """Return where the key stands; if it is absent, its nearest ancestor's; 1:1 for the root."""
        while path:
            here = self._in_file(path)
            if here and (span := self._keys.get(here)):
                return self.place_at(*span)
            path = path[:-1]
        return START

    def place_of_value(self, path: Path) -> Place:
        """Return where the scalar stands, quotes included; for anything else as `place_of_key`."""
        here = self._in_file(path)
        span = self._values.get(here) if here else None
        return self.place_at(*span) if span else self.place_of_key(path)

    def place_of_item(self, path: Path, index: int) -> Place:
        """Return where an item of the list at ``path`` stands, counted as in ``data``.

        For an item that is a mapping its first key. Without such an item as `place_of_value`.
        """
        here = self._in_file(path)
        items = self._items.get(here, []) if here else []
        return self.place_at(*items[index]) if 0 <= index < len(items) else self.place_of_value(path)

    def place_at(self, start: int, end: int) -> Place:
        """Return the place of two code point offsets in ``text``, the second after the last character."""
        line, end_line = self.line_of(start), self.line_of(end)
        starts = self._starts
        return Place(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)

    def line(self, n: int) -> str:
        """Return line ``n``, counted from 1, without its line end; empty outside the file."""
        self.line_of(0)
        if not 1 <= n <= len(self._starts):
            return ""
        end = self._starts[n] if n < len(self._starts) else len(self.text)
        return self.text[self._starts[n - 1] : end].rstrip("\r\n")

    def comments(self) -> Iterator[Span]:
        """Yield every comment from its # to the end of its line; a # inside a value is none.

        Where nothing was read there are no values either: there it is any #.
        """
        starts = [start for start, _ in self._scalars]
        at = self.text.find("#")
        while at >= 0:
            number = bisect_right(starts, at)
            end = self._scalars[number - 1][1] if number else 0
            if at >= end and (found := _COMMENT.match(self.text, at, *starts[number : number + 1])):
                yield found.span()
                end = found.end()
            at = self.text.find("#", end)

    def rename(self, old: Path, new_key: str) -> Source:
        """Return a source where what stands at ``old`` answers to ``new_key``; places stay where they were.

        The same source if ``old`` is absent or ``new_key`` is taken: what is spelt right wins.
        """
        new = (*old[:-1], new_key)
        here = self._in_file(old)
        if not here or here not in self._keys or self.has(new):
            return self

        def moved(path: Path) -> Path:
            return (*new, *path[len(old) :]) if path[: len(old)] == old else path

        return replace(
            self,
            data=_renamed(self.data, old, new_key),
            faults=tuple(fault._replace(path=moved(fault.path)) for fault in self.faults),
            broken=frozenset(map(moved, self.broken)),
            # The places themselves are not copied: a file may hold a thousand misspelt keys.
            _spelt={**self._spelt, (*here[:-1], old[-1]): None, (*here[:-1], new_key): here[-1]},
        )

    def line_of(self, offset: int) -> int:
        """Return the line, counted from 1, of a code point offset in ``text``."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(found.end() for found in _LINE_END.finditer(self.text))
        return bisect_right(self._starts, offset)


def _renamed(data: Data, path: Path, new_key: str) -> Data:
    head, rest = path[0], path[1:]
    if not rest:
        return {new_key if key == head else key: value for key, value in data.items()}
    return {
        key: _renamed(value, rest, new_key) if key == head and isinstance(value, dict) else value
        for key, value in data.items()
    }


def read(raw: bytes, name: str, *, _loader: Loader = _LOADER) -> Source:
    """Read a file. Never raises: what is wrong is a fault in the source, and the rest is kept.

    ``_loader`` is for tests, which hold libyaml and its Python fallback to the same answer.
    """
    if len(raw) > MAX_BYTES:  # whoever read the file may have stopped there
        return Source(name, "", {}, (_TOO_LARGE,), frozenset({()}), sha256="")
    digest = sha256(raw).hexdigest()
    text, fault = _decode(raw)
    if fault:
        return Source(name, text, {}, (fault,), frozenset({()}), digest)

    # Only the text is looked at here; the same value is then filled in with what the parse found.
    source = Source(name, text, {}, (), frozenset(), digest)
    clean, faults = _cleaned(source)
    reading = _Reading(source, clean)
    syntax = reading.run(_loader)
    source = replace(
        source,
        data=reading.data,
        _keys=reading.keys,
        _values=reading.values,
        _items=reading.items,
        _scalars=reading.scalars,
    )
    faults += _tabs(source)
    if syntax:
        # What was not read to its end cannot be said to be empty or of another kind.
        reading.faults = [fault for fault in reading.faults if fault.code not in ("LOK013", "LOK017")]
        if not _caused(source, syntax, faults):
            faults.append(syntax)
    faults += reading.faults
    # One place has one fault: the first, for the others follow from it.
    first = {fault.start: fault for fault in reversed(faults)}
    return replace(
        source,
        faults=tuple(first[start] for start in sorted(first)),
        broken=frozenset(reading.broken),
        unread_from=reading.unread_from(),
    )


# --- Before the parse: size, encoding, characters ----------------------------------------------------------

_SAVE = "Öppna filen i till exempel Anteckningar, välj Spara som och sätt Kodning till UTF-8."
_SIGNATURES = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # Word and zip, PDF, old Office, RTF
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
_WIDEST = 4  # bytes of a character in UTF-32
_BINARY_SHARE = 0.1  # of control characters; a text has hardly any


_TOO_LARGE = Fault(
    "LOK018",
    f"Filen är större än {MAX_BYTES // 1_000_000} MB och läses inte.",
    "Kontrollera att det är rätt fil, och dela upp den om den är det.",
    0,
    0,
)


def _decode(raw: bytes) -> tuple[str, Fault | None]:
    """Return the text without BOM; with a fault, what can be shown of it."""
    if any(raw.startswith(signature) for signature in _SIGNATURES):
        return _binary(raw)
    if encoding := _wide(raw):
        text = raw.decode(encoding, "replace").lstrip("\ufeff")
        message = (
            f"Filen är sparad som {encoding[:6].upper()} och går inte att läsa, för lok läser bara UTF-8."
        )
        return text, Fault("LOK001", message, _SAVE, 0, 0)
    body = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in raw or _looks_binary(raw.decode("latin-1")):
            return _binary(raw)
        before = body[: error.start].decode("utf-8")
        text = before + body[error.start :].decode("cp1252", "replace")
        message = (
            "Filen är inte sparad som UTF-8 utan troligen som Windows-1252 (Latin-1), så å, ä och ö går "
            "inte att läsa från och med tecknet här."
        )
        return text, Fault("LOK001", message, _SAVE, len(before), len(before) + 1)
    # Several marks come from files put together; they stand for nothing.
    text = text.lstrip("\ufeff")
    return _binary(raw) if _looks_binary(text) else (text, None)


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _BINARY_SHARE * max(len(sample), 40)


def _binary(raw: bytes) -> tuple[str, Fault]:
    return raw.decode("utf-8", "replace"), Fault(
        "LOK001",
        "Filen är inte en textfil och går inte att läsa.",
        "Ange en överenskommelse i YAML, inte ett Word-dokument, en PDF eller en annan sorts fil.",
        0,
        0,
    )


def _wide(raw: bytes) -> str | None:
    """Return UTF-16 or UTF-32 by its mark, or by where the NULs of its Latin letters stand."""
    for mark, encoding in _WIDE_MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:_SAMPLE]
    if len(sample) < _WIDEST or b"\0" not in sample:
        return None

    def empty(first: int, step: int) -> float:
        column = sample[first::step]
        return column.count(0) / len(column)

    few, most = 0.05, 0.7
    for encoding, letter in (("utf-32-le", 0), ("utf-32-be", 3)):
        if empty(letter, 4) < few and all(empty(at, 4) > most for at in range(4) if at != letter):
            return encoding
    for encoding, letter in (("utf-16-le", 0), ("utf-16-be", 1)):
        if empty(letter, 2) < few and empty(1 - letter, 2) > most:
            return encoding
    return None


def _cleaned(source: Source) -> tuple[str, list[Fault]]:
    """Return the text with what would end the parse replaced one for one, and the faults of it."""
    text, faults = source.text, []
    last = 0
    for found in _CONTROL.finditer(text):
        if (line := source.line_of(found.start())) != last:
            last = line
            faults.append(_control(found[0], found.start(), found.end()))
    clean = _CONTROL.sub(" ", text) if faults else text
    if "\xa0" in clean:
        for found in _HARD_SPACE.finditer(clean):
            message = "Här står ett hårt mellanslag, som kommer från Word, där det behövs ett vanligt."
            faults.append(
                Fault("LOK008", message, "Ta bort det och skriv ett vanligt mellanslag.", *found.span())
            )
        clean = _HARD_SPACE.sub(lambda spaces: " " * len(spaces[0]), clean)
    head = _HEAD.match(clean)
    directives = list(_DIRECTIVE.finditer(clean, 0, head.end() if head else 0))
    if head and directives:
        faults.append(
            Fault(
                "LOK007",
                "Raden börjar med % och är en anvisning till YAML-läsaren, som inte läses.",
                "Ta bort raden, eller sätt citattecken runt texten om tecknet hör till den.",
                *directives[0].span(),
            )
        )
        mended = _DIRECTIVE.sub(lambda line: " " * len(line[0]), clean[: head.end()])
        clean = mended + clean[head.end() :]
    return clean.replace("\t", " "), faults


def _control(character: str, start: int, end: int, path: Path = ()) -> Fault:
    return Fault(
        "LOK008",
        f"Här står ett osynligt styrtecken (U+{ord(character):04X}), som inte kan läsas eller skrivas ut.",
        "Ta bort tecknet eller skriv om texten för hand.",
        start,
        end,
        path,
    )


def _tabs(source: Source) -> list[Fault]:
    """Return one fault a line that has a tab outside comments."""
    faults: list[Fault] = []
    if "\t" not in source.text:
        return faults
    comments = iter(source.comments())
    comment = next(comments, None)
    last = 0
    for found in _TABS.finditer(source.text):
        start, end = found.span()
        while comment and comment[1] <= start:
            comment = next(comments, None)
        if comment and comment[0] <= start:
            continue
        if (line := source.line_of(start)) == last:
            continue
        last = line
        indent = _in_indent(source, start)
        rest = source.line(line).lstrip()
        # The first # of such a line starts a comment unless the line belongs to a text.
        if indent and rest.startswith("#") and comment and comment[0] == source.text.index("#", start):
            continue
        if indent:
            message = "Raden är indragen med tabb, men i YAML visar bara mellanslag vad som hör till vad."
        else:
            message = "Raden har en tabb, som läses som ett mellanslag."
        faults.append(Fault("LOK004", message, "Byt tabben mot mellanslag.", start, end))
    return faults


def _in_indent(source: Source, offset: int) -> bool:
    column = source.place_at(offset, offset).column
    return not source.line(source.line_of(offset))[: column - 1].strip()


def _caused(source: Source, syntax: Fault, faults: list[Fault]) -> bool:
    """Say whether a syntax error only repeats a tab or control character already reported.

    It is so on the same line, and when the indentation of the line before was mended.
    """
    line = source.line_of(syntax.start)
    before = line - 1
    while before and not source.line(before).strip():
        before -= 1
    for fault in faults:
        at = source.line_of(fault.start)
        if at == line or (at == before and _in_indent(source, fault.start)):
            return True
    return False


# --- The parse ---------------------------------------------------------------------------------------------

_KEY, _VALUE, _PAST = range(3)
_BEGIN = "Börja filen med lok: 1 på en egen rad, eller skapa en ny med lok init."


class _Frame:
    """A collection that is being read."""

    __slots__ = ("bracket", "expects", "home", "item", "key", "nested", "path", "seen")

    def __init__(
        self,
        home: dict[str, Value] | list[Value] | None,
        path: Path,
        *,
        nested: bool = False,
        bracket: int | None = None,
    ) -> None:
        self.home = home
        """Where what is read goes; None when it is read past."""
        self.path = path
        self.nested = nested
        """Inside a list, where nothing has a path of its own."""
        self.expects = _KEY
        """In a mapping: a key, its value, or a value to read past."""
        self.key = ""
        self.seen: dict[str, int] = {}
        """The keys so far and where they stand."""
        self.bracket = bracket
        """Where it was opened, if with a bracket."""
        self.item: Span | None = None
        """Set until the first key of a mapping that is an item of a list."""

    def below(self) -> Path:
        """Return the path of what comes now; the collection's own when it has none."""
        has_own = isinstance(self.home, dict) and self.expects == _VALUE and not self.nested
        return (*self.path, self.key) if has_own else self.path


def _span(event: yaml.Event) -> Span:
    # Events made by hand may lack marks; a parser's have them.
    start, end = event.start_mark, event.end_mark
    return start.index if start else 0, end.index if end else 0


class _Reading:
    """One pass over the events of a text: data, places and faults."""

    def __init__(self, source: Source, clean: str) -> None:
        self.source = source
        self.clean = clean
        self.data: Data = {}
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.items: dict[Path, list[Span]] = {}
        self.scalars: list[Span] = []
        self.faults: list[Fault] = []
        self.broken: set[Path] = set()
        self.stack: list[_Frame] = []
        self.read_to = 0
        self.last: tuple[Path, int] = ((), -1)
        """The value last read, and where it ends."""
        self.documents = 0
        self.ended = False
        """Something follows that is not to be read."""
        self.stopped = False
        """What follows should have been read."""

    def run(self, loader: Loader) -> Fault | None:
        """Read until the end, or until it makes no sense to go on; return the fault that ended it."""
        try:
            for event in yaml.parse(self.clean, Loader=loader):
                self._take(event)
                if self.ended:
                    break
                self.read_to = _span(event)[1]
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The two latter are the Python scanner's, for an escape beyond Unicode.
            self.stopped = True
            brackets = [frame.bracket for frame in self.stack if frame.bracket is not None]
            last = self.scalars[-1] if self.scalars else None
            fault = _syntax(error, self.clean, self.read_to, brackets[-1] if brackets else None, last)
            self._spoil(fault)
            self.read_to = min(self.read_to, fault.start)  # what stands after the fault was read wrong
            return fault
        return None

    def _spoil(self, fault: Fault) -> None:
        """Mark as broken what a syntax error makes uncertain."""
        self.broken.update(frame.path for frame in self.stack if frame.bracket is not None and frame.path)
        path, stop = self.last
        if self.stack and self.stack[-1].expects == _VALUE:
            self.broken.add(self.stack[-1].below())
        elif stop >= 0 and not _LINE_END.search(self.clean, stop, max(fault.start, stop)):
            self.broken.add(path)  # in `titel: Mål: nå dit` the title was read as "Mål"

    def unread_from(self) -> int | None:
        """Return the line of the first text after what was read, None if all was read."""
        if not self.stopped:
            return None
        blanks = _BLANKS.match(self.clean, self.read_to)
        return self.source.line_of(blanks.end() if blanks else self.read_to)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif isinstance(event, yaml.StreamEndEvent) and not self.documents:
            self._empty()

    def _fault(self, code: str, message: str, advice: str, span: Span, path: Path) -> None:
        start, end = span
        # Something must be there to point at, also for an event without a character of its own.
        end = min(max(end, start + 1), len(self.clean))
        self.faults.append(Fault(code, message, advice, start, end, path))

    # Nodes

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = start, end = self._bare(event)
        if event.style in ("|", ">"):
            # The first line of a block may end in a comment, and its end mark lies after blank lines.
            body = _LINE_END.search(self.clean, start, end)
            self.scalars.append((body.end() if body else end, end))
            span = start, start + len(self.clean[start:end].rstrip())
        else:
            self.scalars.append(span)
        if not self.stack:
            self._root(event, span)
            return
        top = self.stack[-1]
        if isinstance(top.home, dict):
            if top.expects == _KEY:
                self._key(top, event, span)
                return
            if top.expects == _VALUE and (text := self._text(event, span, top.below())) is not None:
                top.home[top.key] = text
                self.last = top.below(), span[1]
                if not top.nested:
                    self.values[top.below()] = span
            top.expects = _KEY
        elif top.home is not None and (text := self._text(event, span, top.path)) is not None:
            top.home.append(text)
            self.last = top.path, span[1]
            self._item(top, span)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        span = start, _ = self._bare(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        bracket = start if self.clean[start : start + 1] in ("[", "{") else None
        if len(self.stack) >= MAX_DEPTH:
            self._too_deep(span)
            return
        if not self.stack:
            if is_list:
                self._not_a_mapping("en lista", span, _BEGIN)
                self.stack.append(_Frame(None, (), bracket=bracket))
            else:
                self._properties(event, ())
                self.stack.append(_Frame(self.data, (), bracket=bracket))
            return
        top = self.stack[-1]
        past = _Frame(None, top.path, bracket=bracket)
        if isinstance(top.home, dict) and top.expects == _KEY:
            what = "En lista" if is_list else "En grupp av nycklar"
            self._bad_key(top, f"{what} står som nyckel, men en nyckel är alltid text.", span)
            self.stack.append(past)
            return
        if top.home is None or (isinstance(top.home, dict) and top.expects == _PAST):
            top.expects = _KEY
            self.stack.append(past)
            return
        path = top.below()
        self._properties(event, path)
        home: dict[str, Value] | list[Value] = [] if is_list else {}
        frame = _Frame(home, path, nested=top.nested, bracket=bracket)
        if isinstance(top.home, dict):
            top.home[top.key] = home
            top.expects = _KEY
            if is_list and not top.nested:
                self.items[path] = []
        else:
            top.home.append(home)
            frame.nested = True
            self._item(top, (start, start + 1))
            frame.item = None if top.nested or is_list else (start, start)
        self.stack.append(frame)

    def _alias(self, event: yaml.AliasEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top and (top.home is None or (isinstance(top.home, dict) and top.expects == _PAST)):
            top.expects = _KEY
            return
        path = top.below() if top else ()
        self._fault(
            "LOK005",
            f"Här står *{event.anchor}, en hänvisning till en annan plats i filen, och sådana läses inte.",
            "Skriv ut innehållet här, eller sätt citattecken runt texten om stjärnan hör till den.",
            _span(event),
            path,
        )
        if top and isinstance(top.home, dict) and top.expects == _KEY:
            top.expects = _PAST
            return
        self.broken.add(path)
        if top:
            top.expects = _KEY

    def _key(self, top: _Frame, event: yaml.ScalarEvent, span: Span) -> None:
        if not event.value.strip():
            if span[0] == span[1] and (rest := _NOT_BLANK.search(self.clean, span[0])):
                span = rest.span()  # the parsers disagree on where nothing stands
            self._bad_key(top, "Här står ett kolon utan nyckel framför.", span)
            return
        key = self._escaped(normalize("NFC", event.value), event, span, top.path)
        path = top.path if top.nested else (*top.path, key)
        self._properties(event, path)
        if top.item:
            self.items[top.path][-1] = (top.item[0], span[1])
            top.item = None
        if key in top.seen:
            line = self.source.line_of(top.seen[key])
            self._fault(
                "LOK003",
                f"Nyckeln {key} finns redan på rad {line}, så det som står här läses inte.",
                f"Ta bort en av de två, eller flytta ihop det som står under dem på rad {line}.",
                span,
                path,
            )
            self.broken.add(path)
            top.expects = _PAST
            return
        if not top.nested:
            self.keys.setdefault(path, span)
        if key == "<<" and not event.style:
            self._fault(
                "LOK005",
                "Nyckeln << hämtar innehåll från en annan plats i filen, och sådant läses inte.",
                "Skriv ut innehållet här.",
                span,
                path,
            )
            self.broken.add(path)
            top.expects = _PAST
            return
        top.seen[key] = span[0]
        top.key = key
        top.expects = _VALUE

    def _bad_key(self, top: _Frame, message: str, span: Span) -> None:
        self._fault("LOK010", message, "Skriv nyckeln som text före kolonet: nyckel: värde.", span, top.path)
        top.expects = _PAST

    def _item(self, top: _Frame, span: Span) -> None:
        if not top.nested:
            self.items[top.path].append(span)

    def _text(self, event: yaml.ScalarEvent, span: Span, path: Path) -> str | None:
        """Return a scalar as text, None when it is blank."""
        self._properties(event, path)
        if not event.value and not event.style:
            return None
        return self._escaped(normalize("NFC", event.value), event, span, path)

    def _escaped(self, text: str, event: yaml.ScalarEvent, span: Span, path: Path) -> str:
        r"""Return the text without control characters that were written as escapes, such as ``\0``."""
        if event.style == '"' and (found := _CONTROL.search(text)):
            self.faults.append(_control(found[0], *span, path))
            return _CONTROL.sub(" ", text)
        return text

    # Anchors and tags

    def _bare(self, event: yaml.NodeEvent) -> Span:
        """Return where a node stands, without its anchor and tag."""
        start, end = _span(event)
        if event.anchor is None and event.tag is None:  # type: ignore[attr-defined]
            return start, end
        for _, after in self._marks(start):
            start = after
        found = _BLANKS.match(self.clean, start)
        start = found.end() if found else start
        return (start, end) if start < end else (_span(event)[0], end)

    def _marks(self, start: int) -> Iterator[Span]:
        for _ in range(2):
            found = _PROPERTY.match(self.clean, start)
            if not found:
                return
            yield found.span()
            blanks = _BLANKS.match(self.clean, found.end())
            start = blanks.end() if blanks else found.end()

    def _properties(self, event: yaml.NodeEvent, path: Path) -> None:
        if event.anchor is None and event.tag is None:  # type: ignore[attr-defined]
            return
        for span in self._marks(_span(event)[0]):
            if self.clean[span[0]] == "&":
                self._fault(
                    "LOK005",
                    f"Här står ett ankare, &{event.anchor}, och sådana läses inte.",
                    "Ta bort ankaret, eller sätt citattecken runt texten om &-tecknet hör till den.",
                    span,
                    path,
                )
            else:
                self._fault(
                    "LOK006",
                    "Ett ord som börjar med ! är en typangivelse i YAML, och den läses inte: allt är text.",
                    "Ta bort ordet, eller sätt citattecken runt texten om utropstecknet hör till den.",
                    span,
                    path,
                )

    # The document

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.ended = True
            self._fault(
                "LOK007",
                "Här börjar ett andra dokument i samma fil, och bara det första läses.",
                "Ta bort strecken --- eller lägg det andra dokumentet i en egen fil.",
                _span(event),
                (),
            )

    def _root(self, event: yaml.ScalarEvent, span: Span) -> None:
        if event.value or event.style:
            from lokcli.sources.yaml_errors import line_stop, without_space

            first = span[0], min(span[1], line_stop(self.clean, span[0]))
            slip = None if event.style else without_space(self.clean, span[0])
            self._not_a_mapping("löpande text", first, slip.help if slip else _BEGIN)
        else:
            self._empty()

    def _not_a_mapping(self, what: str, span: Span, advice: str) -> None:
        self.broken.add(())
        self._fault(
            "LOK013",
            f"Filen innehåller {what} i stället för nycklar med värden.",
            advice,
            span,
            (),
        )

    def _empty(self) -> None:
        self.broken.add(())
        self._fault(
            "LOK017",
            "Filen är tom eller innehåller bara kommentarer.",
            "Skapa en överenskommelse att börja med genom att köra lok init.",
            (0, 0),
            (),
        )

    def _too_deep(self, span: Span) -> None:
        path = self.stack[-1].below()
        self.broken.add(path)
        self._fault(
            "LOK009",
            f"Innehållet är nästlat djupare än {MAX_DEPTH} nivåer, så ingenting läses härifrån.",
            "Kontrollera parenteser och indrag, och flytta ut det som ligger för djupt.",
            (span[0], span[0] + 1),
            path,
        )
        self.ended = self.stopped = True


# --- Syntax errors -----------------------------------------------------------------------------------------


def _syntax(
    error: Exception, clean: str, read_to: int, bracket: int | None, last: Span | None = None
) -> Fault:
    """Return a parser's error in our words. Its own never reach the user.

    ``bracket`` is where the innermost open bracket stands, ``last`` the scalar that was last read.
    """
    from lokcli.sources.yaml_errors import explained, line_stop  # few files need them

    rest = _NOT_BLANK.search(clean, read_to)
    problem = context = rest.start() if rest else len(clean)
    words = ""
    if isinstance(error, yaml.MarkedYAMLError):
        words = f"{error.context}; {error.problem}"
        # What starts with % in the middle of a text is to one parser an error, to the other a directive.
        if error.problem_mark and clean[problem : problem + 1] != "%":
            problem = context = min(error.problem_mark.index, len(clean))
            context = min(error.context_mark.index, len(clean)) if error.context_mark else problem
    elif not isinstance(error, yaml.YAMLError):
        # The Python scanner stumbles on an escape beyond Unicode without saying where.
        words = "escape"
        problem = context = max(clean.find("\\U", problem), problem)
    fault = Fault("LOK002", *explained(words, clean, problem, context, bracket, last))
    if _CURLY.search(clean, clean.rfind("\n", 0, fault.start) + 1, line_stop(clean, fault.start)):
        # To who pasted from Word the quotes are there, and the usual advice to set them leads nowhere.
        return fault._replace(help='Byt de böjda citattecknen, som kommer från Word, mot raka: ".')
    return fault
