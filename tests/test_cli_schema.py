"""What is promised of ``lok schema``: a schema on standard output, or whole in a file."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.conftest import Lok


def test_the_schema_goes_to_standard_output(lok: Lok) -> None:
    code, out, err = lok("schema", "etablering-2024")
    assert (code, err) == (0, "")
    assert json.loads(out)["required"] == ["lok", "mall"]


def test_the_schema_goes_whole_to_a_file_and_replaces_an_older_one(lok: Lok) -> None:
    out = lok("schema", "etablering-2024")[1]
    Path("a.json").write_text("gammalt", encoding="utf-8")
    assert lok("schema", "etablering-2024", "-o", "a.json") == (0, "", "Skrev a.json\n")
    assert Path("a.json").read_text(encoding="utf-8") == out
    assert lok("schema", "etablering-2024", "-o", "b.json", "-q") == (0, "", "")
    assert {file.name for file in Path().iterdir()} == {"a.json", "b.json"}


def test_the_schema_is_utf8_whatever_the_console(lok: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lok("schema", "etablering-2024")[1]
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="strict")
    monkeypatch.setattr(sys, "stdout", console)
    lok("schema", "etablering-2024")
    raw = console.buffer
    assert isinstance(raw, io.BytesIO)
    assert raw.getvalue().decode("utf-8") == whole


@pytest.mark.parametrize(
    ("name", "said"),
    [(".", ". är en mapp; ange en fil."), ("saknas/a.json", "Mappen saknas finns inte. Skapa den först.")],
)
def test_a_place_where_no_file_can_stand_is_refused(lok: Lok, name: str, said: str) -> None:
    code, out, err = lok("schema", "etablering-2024", "-o", name)
    assert (code, out) == (2, "")
    assert said in err


def test_a_write_that_fails_is_told_and_leaves_the_old_file(
    lok: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.json").write_text("gammalt", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = lok("schema", "etablering-2024", "-o", "a.json")
    assert code == 2
    assert err.startswith("lok: a.json gick inte att skriva.")
    assert [file.name for file in Path().iterdir()] == ["a.json"]
    assert Path("a.json").read_text(encoding="utf-8") == "gammalt"
