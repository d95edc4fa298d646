"""What every test may lean on: how hard hypothesis searches, the tree under test, lok, and LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.needs import lacking

from lokcli.cli.app import _run
from lokcli.render import pdf

ROOT = Path(__file__).resolve().parent.parent

Lok = Callable[..., tuple[int, str, str]]
"""Runs lok with these words: its exit code, standard output and standard error."""

# The same examples on every run, so that a red suite means a changed program.
settings.register_profile("default", derandomize=True, deadline=None)
# New examples on every run, and many: for an evening, not for a commit.
settings.register_profile(
    "deep", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")

# A program that a test starts must meet the same tree as the test does.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])],
)


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Within, programs are begun so that signals end them, also where the tests were begun with some of them ignored.

    That is how a script begins what it does not wait for (Ctrl-C), and how nohup does (a closed window).
    """
    usual: dict[str, Any] = {
        "SIGINT": signal.default_int_handler,
        "SIGTERM": signal.SIG_DFL,
        "SIGHUP": signal.SIG_DFL,
    }
    numbers = {name: getattr(signal, name) for name in usual if hasattr(signal, name)}
    before = {number: signal.signal(number, usual[name]) for name, number in numbers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def lok(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Lok:
    """Runs lok in this process, in an empty folder: its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "sv")
    for name in ("NO_COLOR", "FORCE_COLOR", "LOK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        code = _run(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice. Without it the test is skipped, but fails where LOK_CI=1 promises it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or lacking("LibreOffice (soffice)", "the document cannot be opened for real")


@pytest.fixture(scope="session")
def convert_all(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Path]], Path]:
    """Converts many Word files in one run of LibreOffice: gives a folder with NAME.pdf for each NAME.docx."""

    def convert(files: Iterable[Path]) -> Path:
        folder = tmp_path_factory.mktemp("pdf")
        sources = list(files)
        made = pdf.convert_all([source.read_bytes() for source in sources])
        for source, raw in zip(sources, made, strict=True):
            (folder / source.name).with_suffix(".pdf").write_bytes(raw)
        return folder

    return convert
