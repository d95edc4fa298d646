"""What the YAML reader promises: data, places and faults, for any bytes."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcli.findings import START, Place
from lokcli.sources import yaml as module
from lokcli.sources import yaml_errors
from lokcli.sources.yaml import Source, read

LOADERS = [loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))]

# text: codes with the place (line, column) of each
FAULTY = {
    # LOK002, a kind each
    "titel: Mål: nå dit": [("LOK002", 1, 11)],
    "a: 1\n b: 2": [("LOK002", 2, 3)],
    "Överenskommelse\nlok: 1": [("LOK002", 2, 4)],
    "a: 1\nmall\nb: 2": [("LOK002", 2, 1)],
    "a: 'x\nb: 1": [("LOK002", 1, 4)],
    'a: "x\nb: 1': [("LOK002", 1, 4)],
    'a: "x\n---\nb: 1': [("LOK002", 1, 4)],
    'a: "C:\\Users\\q"': [("LOK002", 1, 7)],
    'a: "x\\q"': [("LOK002", 1, 6)],
    'a: "\\U00110000"': [("LOK002", 1, 5)],
    "a: [1, 2\nb: 3": [("LOK002", 1, 4)],
    "a: {x: 1\nb: 3": [("LOK002", 1, 4)],
    "a: {x: 1": [("LOK002", 1, 4)],
    "a: {": [("LOK002", 1, 4)],
    "a: [\n---\nb: 1": [("LOK002", 1, 4)],
    'a: ["x" "y"]': [("LOK002", 1, 9)],
    "a: - x": [("LOK002", 1, 4)],
    "a: @x": [("LOK002", 1, 4)],
    "a: `x`": [("LOK002", 1, 4)],
    "a: %x": [("LOK002", 1, 4)],
    "a: 1\n%x": [("LOK002", 2, 1)],
    "a: *": [("LOK002", 1, 4)],
    "a: **viktigt**": [("LOK002", 1, 4)],
    "a: & x": [("LOK002", 1, 4)],
    "a: !b!c x": [("LOK002", 1, 4)],
    "a: ]": [("LOK002", 1, 4)],
    "a: [x]]": [("LOK002", 1, 7)],
    "a: ,x": [("LOK002", 1, 4)],
    "a: [,]": [("LOK002", 1, 5)],
    "a: 'x' y": [("LOK002", 1, 8)],
    "a: 1\n- b": [("LOK002", 2, 1)],
    "a:\n - 1\n b: 2": [("LOK002", 3, 2)],
    "a:\n   b: 1\n  c: 2": [("LOK002", 3, 3)],
    "  a: 1\nb: 2": [("LOK002", 2, 1)],
    "{a: 1}\nb": [("LOK002", 2, 1)],
    "a: |x\n y": [("LOK002", 1, 5)],
    "a: ? b": [("LOK002", 1, 4)],
    "a: 1\n: b": [("LOK002", 2, 1)],
    # LOK002, slips that the parser stumbles on further down
    "lok: 1\ntitel:Överenskommelse\nb: 1": [("LOK002", 2, 6)],
    "lok:1\nmall: x": [("LOK002", 1, 4)],
    "lok:1 # ett\r\nmall: x": [("LOK002", 1, 4)],
    "a:\n  b:x\n  c: y": [("LOK002", 2, 4)],
    "a:\n- b:x\n  c: y": [("LOK002", 2, 4)],
    "a: 1\ntitel:'Hej du'\nb: 1": [("LOK002", 2, 6)],
    "a:\n- x\n-y\nb: 1": [("LOK002", 3, 1)],
    "a:\n  - x\n  -y: z": [("LOK002", 3, 3)],
    'a: "x\nb: "1.0"': [("LOK002", 1, 4)],
    "a: 'x\r\nb: 'y'": [("LOK002", 1, 4)],
    'a: "x\nb: ""\nc: 1': [("LOK002", 1, 4)],
    'a: "x\nb: " y"\nc: 1': [("LOK002", 1, 4)],
    'a:\n- "x\n- "y"': [("LOK002", 2, 3)],
    'a: {x: "y,\n  z: "w"}': [("LOK002", 1, 8)],
    '"a: 1\nb: "x"': [("LOK002", 1, 1)],
    'a: 1\n"b: 1\nc: "x"': [("LOK002", 2, 1)],
    "a: \"x\nb: 'C:\\q'\n": [("LOK002", 1, 4)],
    # LOK002, what only resembles such a slip
    'a: "x\n  b: y" z': [("LOK002", 2, 9)],
    'a: {x: "y\n  z" w}': [("LOK002", 1, 4)],
    "a: |\n  kl:tio\n b: 1": [("LOK002", 3, 2)],
    "a: 1\nhttps://exempel.se\nb: 1": [("LOK002", 2, 1)],
    "a: 1\n10:30\nb: 1": [("LOK002", 2, 1)],
    # LOK003
    "a: 1\nb: 2\na: 3": [("LOK003", 3, 1)],
    "a:\na: 3": [("LOK003", 2, 1)],
    "\u00e5: 1\na\u030a: 2": [("LOK003", 2, 1)],
    "a: {x: 1, x: [2]}": [("LOK003", 1, 11)],
    "a:\n- {x: 1, x: 2}": [("LOK003", 2, 10)],
    # LOK004
    "a:\n\tb: 1\n\tc:\t2": [("LOK004", 2, 1), ("LOK004", 3, 1)],
    "a: x\ty": [("LOK004", 1, 5)],
    "a: 'x # \ty'": [("LOK004", 1, 9)],
    "a: |\n  x # \ty": [("LOK004", 2, 7)],
    "a: 1\t# hej": [("LOK004", 1, 5)],
    "a:\n  b: 1\n\tc: 2\nd: 3": [("LOK004", 3, 1)],
    "a:\n\tb: 1\n  c: 2": [("LOK004", 2, 1)],
    "\t": [("LOK004", 1, 1)],
    # LOK005
    "a: &x 1\nb: *x": [("LOK005", 1, 4), ("LOK005", 2, 4)],
    "a: &x {b: 1}\nc:\n  <<: *x": [("LOK005", 1, 4), ("LOK005", 3, 3)],
    "a: [1, *x, 2]": [("LOK005", 1, 8)],
    "*x : 1\nb: 2": [("LOK005", 1, 1)],
    "*x": [("LOK005", 1, 1)],
    "&a k: v": [("LOK005", 1, 1)],
    # LOK006
    "a: !!int 1": [("LOK006", 1, 4)],
    "a: ! x": [("LOK006", 1, 4)],
    "a: !!map\n  b: 1": [("LOK006", 1, 4)],
    "a: !!str": [("LOK006", 1, 4)],
    "a: !x &y z": [("LOK005", 1, 7), ("LOK006", 1, 4)],
    # LOK007
    "a: 1\n---\nb: 2": [("LOK007", 2, 1)],
    "a: 1\n---\nb: @": [("LOK007", 2, 1)],
    "%YAML 1.1\n---\na: 1": [("LOK007", 1, 1)],
    "# x\r\n%okänt\r\na: 1": [("LOK007", 2, 1)],
    # LOK008
    "a: x\x0by\x00\nb: \x7f1": [("LOK008", 1, 5), ("LOK008", 2, 4)],
    "a: x # \x0c": [("LOK008", 1, 8)],
    "a: x\ufeffy": [("LOK008", 1, 5)],
    "a: x\uffff": [("LOK008", 1, 5)],
    "a: x\x9b": [("LOK008", 1, 5)],
    'a: "x\\0"': [("LOK008", 1, 4)],
    "a: b\x00:\x00c: d": [("LOK008", 1, 5)],
    # LOK010
    "? [a]\n: b\nc: d": [("LOK010", 1, 3)],
    "{a: 1}: b": [("LOK010", 1, 1)],
    "'': b\nc: d": [("LOK010", 1, 1)],
    "{? : b, c: d}": [("LOK010", 1, 4)],
    # LOK013
    "- 1\n- 2": [("LOK013", 1, 1)],
    "# x\n[a]": [("LOK013", 2, 1)],
    "Hej.": [("LOK013", 1, 1)],
    "''": [("LOK013", 1, 1)],
    "~": [("LOK013", 1, 1)],
    # LOK017
    "": [("LOK017", 1, 1)],
    "\n# bara en kommentar\n": [("LOK017", 1, 1)],
    "---\n...\n": [("LOK017", 1, 1)],
}

SOUND = [
    "titel: 'Mål: nå dit'",
    "url: https://exempel.se/a:b",
    "a: x\n  y",
    "a: \"it's\"\nb: 'x # y'",
    'a: "C:\\\\Users"',
    "a: [1, 2]\nb: {x: 1}",
    "a:\n- x\n- y",
    "a: x@y.se\nb: 50 %\nc: a & b\nd: 2 * 3\ne: hej!",
    "a: {x: 1}\nb: {x: 2}",
    "a:\n- {x: 1}\n- {x: 2}",
    "# \ttabb\na: 1 # \ttabb\n \t# tabb\nb: |  # \ttabb\n  x",
    "'<<': 1",
    "a: '*x'\nb: '&y'\nc: '!z'",
    "---\na: 1\n...\n",
    "a: '---'\nb: '%YAML'",
    "a: x\x85 y\u2028 z",
    'a: "x\\ty"',
    "? a\n: b",
    "{}",
    "a:",
]


def marks(source: Source) -> list[tuple[str, int, int]]:
    places = [(fault.code, source.place_at(fault.start, fault.end)) for fault in source.faults]
    return [(code, place.line, place.column) for code, place in places]


def codes(source: Source) -> list[str]:
    return [fault.code for fault in source.faults]


def of(text: str, loader: module.Loader = LOADERS[0]) -> Source:
    return read(text.encode(), "a.lok.yaml", _loader=loader)


def everything(source: Source) -> tuple[object, ...]:
    return (
        source.data,
        source.faults,
        source.broken,
        source.unread_from,
        source._keys,
        source._values,
        source._items,
        list(source.comments()),
    )


# --- Faults ---


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", FAULTY, ids=ascii)
def test_a_fault_is_reported_where_it_stands_and_once(text: str, loader: module.Loader) -> None:
    assert sorted(marks(of(text, loader))) == sorted(FAULTY[text])


@pytest.mark.parametrize("text", SOUND, ids=ascii)
def test_what_only_resembles_a_fault_is_none(text: str) -> None:
    source = of(text)
    assert source.faults == ()
    assert source.broken == frozenset()
    assert source.unread_from is None


@pytest.mark.parametrize("text", [*FAULTY, *SOUND], ids=ascii)
def test_both_loaders_give_the_same(text: str) -> None:
    first, *others = (everything(of(text, loader)) for loader in LOADERS)
    assert others
    assert all(other == first for other in others)


@pytest.mark.parametrize("text", FAULTY, ids=ascii)
def test_messages_are_swedish_sentences_and_never_the_parsers(text: str) -> None:
    for fault in of(text).faults:
        for sentence in (fault.message, fault.help):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            words = set(sentence.lower().replace(",", "").split())
            assert not words & {
                "expected",
                "found",
                "while",
                "the",
                "mapping",
                "scalar",
                "token",
                "block",
                "key",
            }


def test_every_kind_of_syntax_error_has_a_case() -> None:
    met = {fault.message for text in FAULTY for fault in of(text).faults if fault.code == "LOK002"}
    missed = [
        kind.message
        for kind in yaml_errors._KINDS[:-1]
        if not any(message.startswith(kind.message.partition("{")[0]) for message in met)
    ]
    assert missed == []


def test_an_unknown_parser_error_gets_the_general_sentence() -> None:
    fault = module._syntax(yaml.YAMLError("something new"), "a: 1\nb", 5, None)
    assert (fault.code, fault.start, fault.end) == ("LOK002", 5, 6)
    assert fault.message.startswith("Texten följer inte YAML:s form")


# --- After a fault ---


def test_what_stood_before_a_syntax_error_is_kept() -> None:
    source = of("lok: 1\nparter:\n  af: {namn: Af}\ntitel: @x\nstatus: utkast\n")
    assert source.data == {"lok": "1", "parter": {"af": {"namn": "Af"}}}
    assert source.unread_from == 4
    assert source.broken == {("titel",)}


def test_a_value_that_a_syntax_error_cut_is_broken() -> None:
    assert of("lok: 1\ntitel: Mål: nå dit").broken == {("titel",)}
    assert of("lok: 1\na: [x, y\nb: 1").broken == {("a",)}
    assert of("lok: 1\nmall\nb: 1").broken == frozenset()


def test_the_advice_on_a_missing_space_shows_the_line_as_it_should_be() -> None:
    assert "”titel: Överenskommelse”" in of("lok: 1\ntitel:Överenskommelse\nb: 1").faults[0].help
    assert "”- Enhetschef”" in of("a:\n- x\n-Enhetschef\nb: 1").faults[0].help
    assert "”lok: 1”" in of("lok:1\nmall:x\ntitel:Hej").faults[0].help


def test_nothing_is_said_to_be_read_from_where_a_quote_was_left_open() -> None:
    source = of('lok: 1\n\n# rubrik\nstatus: "beslutad\nversion: "1.0"\na: 1')
    assert source.unread_from == 4
    assert source.broken == {("status",)}


def test_the_first_of_two_keys_is_kept_and_named_by_its_line() -> None:
    source = of("b: 0\na: 1\na: {c: 2}")
    assert source.data == {"b": "0", "a": "1"}
    assert "rad 2" in source.faults[0].message
    assert source.faults[0].path == ("a",)
    assert source.broken == {("a",)}
    assert not source.has(("a", "c"))
    assert source.place_of_key(("a",)).line == 2


def test_tabs_do_not_stop_the_reading() -> None:
    source = of("a:\n\tb: 1\n\tc: 2\nd: x\ty")
    assert source.data == {"a": {"b": "1", "c": "2"}, "d": "x y"}
    assert source.unread_from is None


def test_a_syntax_error_that_a_tab_caused_is_the_tabs_alone() -> None:
    source = of("a:\n  b: 1\n\tc: 2\n")
    assert codes(source) == ["LOK004"]
    assert source.unread_from == 3
    assert codes(of("a: x\ty\nb: 1\nc: @x")) == ["LOK004", "LOK002"]


def test_an_alias_is_dropped_and_the_anchored_value_kept() -> None:
    source = of("a: &x {b: 1}\nc: *x\nd: [1, *x, 2]\ne:\n  <<: *x\n  f: 2")
    assert source.data == {"a": {"b": "1"}, "d": ["1", "2"], "e": {"f": "2"}}
    assert source.broken == {("c",), ("d",), ("e", "<<")}


def test_a_tagged_value_is_text() -> None:
    source = of("a: !!int 12\nb: !!python/object:os.system x\nc: !!map {d: 1}\ne: !!str")
    assert source.data == {"a": "12", "b": "x", "c": {"d": "1"}}
    assert source.place_of_value(("a",)) == Place(1, 10, 1, 12)
    assert source.place_of_value(("e",)) == source.place_of_key(("e",)) == Place(4, 1, 4, 2)


def test_only_the_first_document_is_read() -> None:
    assert of("a: 1\n---\nb: 2").data == {"a": "1"}
    assert of("%YAML 9.9\n%TAG ! x\n---\na: 1").data == {"a": "1"}


def test_control_characters_are_named_and_read_as_spaces() -> None:
    source = of('a: x\x0by\nb: "q\\u0007r"')
    assert source.data == {"a": "x y", "b": "q r"}
    assert "U+000B" in source.faults[0].message
    assert "U+0007" in source.faults[1].message


@pytest.mark.parametrize("loader", LOADERS)
def test_no_character_stops_the_reading(loader: module.Loader) -> None:
    text = "a: '" + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA1), 0x2028, 0xFEFF, 0xFFFE, 0xFFFF)))
    text += "x" * 2000 + "'\nb: 1"  # with less text around them they are a binary file
    source = of(text, loader)
    assert source.data["b"] == "1"
    assert source.unread_from is None


@pytest.mark.parametrize("loader", LOADERS)
def test_an_escaped_surrogate_never_reaches_the_data(loader: module.Loader) -> None:
    source = of('a: "\\ud800"', loader)
    assert len(source.faults) == 1
    assert "\ud800" not in str(source.data)


def test_keys_that_are_not_text_are_left_out() -> None:
    assert of("? [a, {b: c}]\n: {d: e}\nf: 1").data == {"f": "1"}
    assert of("'': b\nc: d").data == {"c": "d"}


@pytest.mark.parametrize("loader", LOADERS)
def test_64_levels_are_read_and_65_are_not(loader: module.Loader) -> None:
    assert of("{a: " * 64 + "1" + "}" * 64, loader).faults == ()
    source = of("x: 1\ny: " + "[" * 63 + "1" + "]" * 63, loader)
    assert source.faults == ()
    source = of("x: 1\ny:\n " + "[" * 64 + "1" + "]" * 64 + "\nz: 2", loader)
    assert marks(source) == [("LOK009", 3, 65)]
    assert source.data["x"] == "1"
    assert source.unread_from == 3
    assert source.broken == {("y",)}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{", "&a [", "!a [", "? - "])
def test_50_000_levels_are_one_fault(opening: str, loader: module.Loader) -> None:
    source = of("a: 1\nb:\n " + opening * 50_000, loader)
    assert codes(source)[-1] in ("LOK009", "LOK010")
    assert codes(source).count("LOK009") == 1
    assert source.data["a"] == "1"


def test_an_alias_bomb_is_harmless() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    source = of("\n".join(lines))
    assert set(codes(source)) == {"LOK005"}
    assert len(source.faults) == 30 + 29 * 9
    assert source.data["a29"] == []


# --- Files that are no text ---


def test_windows_1252_is_told_with_its_first_unreadable_place() -> None:
    source = read("lok: 1\ntitel: Överenskommelse om å".encode("cp1252"), "a")
    assert marks(source) == [("LOK001", 2, 8)]
    assert "Windows-1252" in source.faults[0].message
    assert "UTF-8" in source.faults[0].help
    assert source.line(2) == "titel: Överenskommelse om å"
    assert source.data == {}
    assert source.broken == {()}


def test_a_place_in_a_mixed_file_counts_characters() -> None:
    source = read(b"\xef\xbb\xbf" + "å: ä".encode() + b"\xf6", "a")
    assert marks(source) == [("LOK001", 1, 5)]


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_utf_32_are_told_with_and_without_mark(encoding: str, mark: bool) -> None:
    text = "lok: 1\ntitel: Överenskommelse\n"
    source = read(("\ufeff" * mark + text).encode(encoding), "a")
    assert codes(source) == ["LOK001"]
    assert encoding[:6].upper() in source.faults[0].message
    assert source.text == text


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 docx",
        b"%PDF-1.7\n",
        b"\xd0\xcf\x11\xe0\xa1",
        b"{\\rtf1",
        bytes(range(256)) * 4,
        b"\0" * 100,
    ],
)
def test_a_binary_file_is_told_as_such(raw: bytes) -> None:
    source = read(raw, "a")
    assert codes(source) == ["LOK001"]
    assert "inte en textfil" in source.faults[0].message


def test_a_single_nul_in_a_text_is_a_control_character() -> None:
    assert codes(read(b"titel: En text med ett\0 tecken", "a")) == ["LOK008"]


def test_a_file_over_the_limit_is_not_read() -> None:
    raw = b"a: 1\n" * 4_000_000
    source = read(raw, "a")
    assert marks(source) == [("LOK018", 1, 1)]
    assert source.faults[0].message == "Filen är större än 5 MB och läses inte."
    assert (source.text, source.data, source.sha256) == ("", {}, "")


def test_a_file_at_the_limit_is_read() -> None:
    raw = b"a: 1\n#" + b"x" * (module.MAX_BYTES - 6)
    assert read(raw, "a").data == {"a": "1"}
    assert codes(read(raw + b"x", "a")) == ["LOK018"]


# --- Data ---


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text",
    [
        "0114",
        "0701234567",
        "2018:58",
        "NO",
        "1.10",
        "22:00",
        "ja",
        "null",
        "~",
        "0x1F",
        "1e3",
        "2027-01-01",
        ".",
    ],
)
def test_every_scalar_is_the_text_that_was_written(text: str, loader: module.Loader) -> None:
    assert of(f"{text}: {text}\nb: [{text}]", loader).data == {text: text, "b": [text]}


@pytest.mark.parametrize("loader", LOADERS)
def test_a_blank_value_is_absent_but_keeps_its_place(loader: module.Loader) -> None:
    source = of("a:\n  b:\n  c: ''\nd: [x, '', ]\ne:\n-\n- y\n", loader)
    assert source.data == {"a": {"c": ""}, "d": ["x", ""], "e": ["y"]}
    assert source.has(("a", "b"))
    assert source.place_of_value(("a", "b")) == source.place_of_key(("a", "b")) == Place(2, 3, 2, 4)
    assert source.place_of_item(("e",), 0) == Place(7, 3, 7, 4)


def test_keys_and_values_are_nfc() -> None:
    nfd = unicodedata.normalize("NFD", "kontaktvägar: för åäö\nb: [ö, {å: ä}]")
    assert of(nfd).data == {"kontaktvägar": "för åäö", "b": ["ö", {"å": "ä"}]}


@pytest.mark.parametrize("loader", LOADERS)
def test_a_mark_and_crlf_are_read_and_kept(loader: module.Loader) -> None:
    text = "a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n"
    source = read(b"\xef\xbb\xbf" + text.encode(), "a", _loader=loader)
    assert source.text == text
    assert source.faults == ()
    assert source.data == {"a": "1", "b": {"c": "x\ny\n"}}
    assert source.place_of_key(("a",)) == Place(1, 1, 1, 2)
    assert source.place_of_key(("b", "c")) == Place(3, 3, 3, 4)
    assert source.place_of_value(("b", "c")) == Place(3, 6, 5, 6)
    assert source.line(3) == "  c: |"


# --- Places ---


@pytest.mark.parametrize("loader", LOADERS)
def test_columns_count_code_points(loader: module.Loader) -> None:
    source = of("😀: {å: 👩‍👩‍👧, b: 'x'}", loader)
    assert source.place_of_key(("😀", "b")) == Place(1, 15, 1, 16)
    assert source.place_of_value(("😀", "b")) == Place(1, 18, 1, 21)


@pytest.mark.parametrize("loader", LOADERS)
def test_only_editors_line_ends_count(loader: module.Loader) -> None:
    source = of("a: x\u2028  y\x85  z\rb: 1\r\nc: 2\n", loader)
    assert [source.place_of_key((key,)).line for key in "abc"] == [1, 2, 3]
    assert source.line(1) == "a: x\u2028  y\x85  z"
    assert (source.line(4), source.line(0), source.line(5)) == ("", "", "")


def test_an_absent_path_has_its_nearest_ancestors_place() -> None:
    source = of("a:\n  b:\n    c: 1")
    assert source.place_of_key(("a", "b", "x", "y")) == source.place_of_key(("a", "b")) == Place(2, 3, 2, 4)
    assert source.place_of_value(("a",)) == Place(1, 1, 1, 2)
    assert (
        source.place_of_key(("x",))
        == source.place_of_key(())
        == source.place_of_value(())
        == START
        == Place(1, 1, 1, 1)
    )
    assert (source.has(()), source.has(("a", "b", "c")), source.has(("a", "x"))) == (True, True, False)


def test_an_item_of_a_list_has_a_place_and_no_path() -> None:
    source = of("a:\n- x\n- *q\n-\n- namn: z\n  e: 1\n- [p, q]\nb: [{k: v}, 'w']")
    assert source.data == {"a": ["x", {"namn": "z", "e": "1"}, ["p", "q"]], "b": [{"k": "v"}, "w"]}
    assert source.place_of_item(("a",), 0) == Place(2, 3, 2, 4)
    assert source.place_of_item(("a",), 1) == Place(5, 3, 5, 7)
    assert source.place_of_item(("a",), 2) == Place(7, 3, 7, 4)
    assert source.place_of_item(("b",), 0) == Place(8, 5, 8, 7)
    assert source.place_of_item(("b",), 1) == Place(8, 13, 8, 16)
    assert source.place_of_item(("b",), 2) == source.place_of_key(("b",))
    assert not source.has(("a", "namn"))


def test_a_fault_inside_a_list_concerns_the_list() -> None:
    source = of("a:\n- {x: *y, z: {w: 1, w: 2}}")
    assert [fault.path for fault in source.faults] == [("a",), ("a",)]
    assert source.broken == {("a",)}


def test_a_comment_is_told_from_a_sign_in_a_text() -> None:
    text = "# en\na: 'x # y' # två\nb: x#y\nc: |  # tre\n  # text\n\n# fyra\nd: [1, # fem\n 2]"
    comments = [text[start:end] for start, end in of(text).comments()]
    assert comments == ["# en", "# två", "# tre", "# fyra", "# fem"]


# --- Renaming ---


def test_a_renamed_key_answers_to_its_new_name_in_its_old_place() -> None:
    source = of("x: 1\nprocesser:\n  sfi:\n    kontaktvagar:\n      a: {vid: [p, q], för: }\n    z: *b\ny: 2")
    old, new = ("processer", "sfi", "kontaktvagar"), ("processer", "sfi", "kontaktvägar")
    renamed = source.rename(old, "kontaktvägar")
    assert renamed.data == {
        "x": "1",
        "processer": {"sfi": {"kontaktvägar": {"a": {"vid": ["p", "q"]}}}},
        "y": "2",
    }
    assert list(renamed.data) == ["x", "processer", "y"]
    assert renamed.place_of_key(new) == source.place_of_key(old)
    assert renamed.place_of_key((*new, "a", "för")) == source.place_of_key((*old, "a", "för"))
    assert renamed.place_of_item((*new, "a", "vid"), 1) == source.place_of_item((*old, "a", "vid"), 1)
    assert not renamed.has(old)
    assert source.has(old)
    assert source.data["processer"] == {"sfi": {"kontaktvagar": {"a": {"vid": ["p", "q"]}}}}
    assert set(renamed.blanks()) == {
        (*new, *path[len(old) :]) if path[: len(old)] == old else path for path in source.blanks()
    }
    whole = renamed.rename(("processer",), "processerna")
    assert whole.broken == {("processerna", "sfi", "z")}
    assert whole.faults[0].path == ("processerna", "sfi", "z")


def test_renaming_keeps_the_order_of_keys() -> None:
    assert list(of("a: 1\nb: 2\nc: 3").rename(("b",), "x").data) == ["a", "x", "c"]


def test_renaming_never_overwrites() -> None:
    source = of("vag: 1\nväg: 2")
    assert source.rename(("vag",), "väg") is source
    assert source.rename(("x",), "y") is source
    assert source.rename((), "y") is source


# --- Any bytes ---


def check_whole(source: Source) -> None:
    assert len({fault.start for fault in source.faults}) == len(source.faults)
    for fault in source.faults:
        assert 0 <= fault.start <= fault.end <= len(source.text)
        place = source.place_at(fault.start, fault.end)
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
    for path in (*source._keys, *source._values):
        place = source.place_of_key(path)
        assert (place.line, place.column) < (place.end_line, place.end_column)
    str(source.data).encode()


@pytest.mark.parametrize("loader", LOADERS)
@given(raw=st.binary(max_size=300))
def test_random_bytes_never_raise(loader: module.Loader, raw: bytes) -> None:
    check_whole(read(raw, "a", _loader=loader))


PIECES = st.sampled_from(
    [
        *"abå[]{},#|>%@\\'\"\t\n\r\x85\u2028\0\ufeff",
        ": ",
        "- ",
        "? ",
        "\n  ",
        " #",
        "&x ",
        "*x",
        "!t ",
        "<<: ",
        "---\n",
        "\\U",
    ]
)


@pytest.mark.parametrize("loader", LOADERS)
@given(text=st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@settings(max_examples=300)
def test_random_text_never_raises(loader: module.Loader, text: str) -> None:
    check_whole(read(text.encode("utf-8", "replace"), "a", _loader=loader))


WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" åäö😀:#'\""), max_size=20
)
KEY = WORD.map(lambda word: unicodedata.normalize("NFC", word)).filter(str.strip)
TREE = st.recursive(
    WORD.map(lambda word: unicodedata.normalize("NFC", word)),
    lambda sub: st.dictionaries(KEY, sub, max_size=4),
    max_leaves=12,
)


class NoAliases(yaml.SafeDumper):
    """Writes a value again where it stands a second time."""

    def ignore_aliases(self, _data: object) -> bool:
        """Never refer back."""
        return True


def composed(node: yaml.Node, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], tuple[int, int]]:
    found = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, key.value)
            found[below] = (key.start_mark.line + 1, key.start_mark.column + 1)
            found |= composed(value, below)
    return found


@pytest.mark.parametrize("loader", LOADERS)
@given(tree=st.dictionaries(KEY, TREE, min_size=1, max_size=4))
def test_what_was_dumped_is_read_with_every_key_in_its_place(
    loader: module.Loader, tree: dict[str, Any]
) -> None:
    text = yaml.dump(tree, Dumper=NoAliases, allow_unicode=True, sort_keys=False)
    source = of(text, loader)
    assert source.data == tree
    assert source.faults == ()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    expected = composed(root)
    places = {path: source.place_of_key(path) for path in source._keys}
    assert {path: (place.line, place.column) for path, place in places.items()} == expected


# --- Work ---


def calls(text: str) -> int:
    """Count the Python and C calls of a reading with the Python loader, where all work is calls."""
    count = 0

    def profile(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        read(text.encode(), "a", _loader=yaml.SafeLoader)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "k{}: värde\n",
        "k{}:\n  a: 1\n  b: [x, y, {{c: d}}]\n",
        "k: {}\n",
        "k{}:\tvärde # \ttabb\n",
        "k{}: \x07\n",
        "k{}: &a{} x\n",
        "k{}: *a\n",
        "? [{}]\n: x\n",
        "# {}\n",
        "k{}: !t x\n",
    ],
)
def test_work_grows_linearly(unit: str) -> None:
    def of_size(n: int) -> int:
        return calls("".join(unit.format(i, i) for i in range(n)))

    small, large = of_size(200), of_size(800)
    assert large < 4.4 * small


def test_hard_spaces_from_word_are_told_and_read_as_spaces() -> None:
    source = read("giltighet:\n\xa0\xa0från: 2027-01-01\nsyfte: tre\xa0månader\n".encode(), "a.lok.yaml")

    assert [fault.code for fault in source.faults] == ["LOK008"]
    assert source.data == {"giltighet": {"från": "2027-01-01"}, "syfte": "tre\xa0månader"}


def test_quotes_from_word_are_not_answered_with_advice_to_set_quotes() -> None:
    source = read("titel: ”Samverkan: etablering i Åmål”\n".encode(), "a.lok.yaml")

    assert [fault.code for fault in source.faults] == ["LOK002"]
    assert "böjda citattecknen" in source.faults[0].help
