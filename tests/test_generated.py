"""What is generated is committed as it would be generated now."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tools.generate import generated, parts
from tools.validate_docx import faults_of

ROOT = Path(__file__).resolve().parent.parent
FILES = dict(generated())


@pytest.mark.parametrize("path", sorted(FILES), ids=str)
def test_a_generated_file_is_what_it_would_be_made_now(path: Path) -> None:
    held, made = parts((ROOT / path).read_bytes()), parts(FILES[path])
    assert {name: sha256(part).hexdigest() for name, part in held.items()} == {
        name: sha256(part).hexdigest() for name, part in made.items()
    }, "run make gen"
    assert list(held) == list(made)


@pytest.mark.parametrize("path", sorted(p for p in FILES if p.suffix == ".docx"), ids=str)
def test_a_committed_document_is_valid_and_accessible_as_far_as_a_machine_can_tell(path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(ROOT / path) as package:
        assert faults_of(package) == []


def test_the_generator_says_that_nothing_is_stale() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")
