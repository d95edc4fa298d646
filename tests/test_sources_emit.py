"""What is written as YAML is read back as it was, and looks the way people write it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lokcli.sources.emit import COLUMNS, emit
from lokcli.sources.yaml import read

# What the reader itself changes or refuses is left out: control characters, and text that is not NFC.
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufeff\u2028\u2029\x85"),
    min_size=1,
    max_size=130,
).map(lambda text: __import__("unicodedata").normalize("NFC", text))
KEYS = st.from_regex(r"[a-zåäö][a-zåäö0-9-]{0,12}", fullmatch=True)
DATA = st.recursive(
    TEXT | st.lists(TEXT, min_size=1, max_size=4),
    lambda below: st.dictionaries(KEYS, below, min_size=1, max_size=4),
    max_leaves=12,
)


def written(data: dict[str, Any]) -> str:
    return emit(data, lambda _path: ())


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=4))
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    source = read(written(data).encode(), "a.lok.yaml")

    assert source.faults == ()
    assert source.data == data


def test_codes_stay_text_to_every_reader_of_yaml() -> None:
    text = written(
        {
            "kod": "0114",
            "telefon": "0701234567",
            "lag": "2018:58",
            "svar": "NO",
            "version": "1.10",
            "tid": "22:00",
        }
    )

    assert text.splitlines() == [
        'kod: "0114"',
        'telefon: "0701234567"',
        "lag: 2018:58",
        'svar: "NO"',
        'version: "1.10"',
        "tid: 22:00",
    ]


def test_a_small_number_is_written_as_one() -> None:
    assert written({"möten-per-år": "4"}) == "möten-per-år: 4\n"


def test_a_blank_keeps_its_key_and_its_comments() -> None:
    def comments(path: tuple[str, ...]) -> tuple[str, ...]:
        return {("a",): ("Vad?",), ("a", "b"): ("Vem?", "<EP-01")}.get(path, ())

    assert emit({"a": {"b": None}}, comments) == "# Vad?\na:\n  # Vem?\n  b:  # EP-01\n"


def test_long_text_is_folded_and_a_short_part_stands_on_a_line() -> None:
    long = "Parterna träffas. " * 12
    text = written({"uppdrag": long.strip(), "funktion": {"roll": "Rektor", "vid": ["påbörja", "delta"]}})

    assert text.splitlines()[0] == "uppdrag: >-"
    assert max(map(len, text.splitlines())) <= COLUMNS
    assert "funktion: {roll: Rektor, vid: [påbörja, delta]}" in text
