"""A compiled module is loaded alone, once, and whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lokcli.loading import compiled


def test_a_module_is_loaded_without_the_package_round_it_which_finds_it_later(tmp_path: Path) -> None:
    tmp_path.joinpath("house").mkdir()
    tmp_path.joinpath("house/__init__.py").write_text("loaded = True\n", encoding="utf-8")
    tmp_path.joinpath("house/_part.py").write_text("answer = 42\n", encoding="utf-8")
    asked = (
        "import sys\n"
        "from lokcli.loading import compiled\n"
        "print(compiled('house._part').answer, 'house' in sys.modules)\n"
        "print(compiled('house._part') is sys.modules['house._part'])\n"
        "import house._part\n"
        "print(house.loaded, sys.modules['house._part'].answer)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["42 False", "True", "True 42"]


def test_half_a_module_is_not_taken_for_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("ruin").mkdir()
    tmp_path.joinpath("ruin/__init__.py").touch()
    tmp_path.joinpath("ruin/_part.py").write_text(
        "half = 1\nraise ImportError('no glibc')\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for _ in range(2):
        with pytest.raises(ImportError, match="no glibc"):
            compiled("ruin._part")
    assert "ruin._part" not in sys.modules


def test_what_is_nowhere_is_said_to_be_missing() -> None:
    with pytest.raises(ModuleNotFoundError):
        compiled("nowhere._part")
