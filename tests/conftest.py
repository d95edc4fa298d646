"""What every test may lean on: how hard hypothesis searches, the tree under test, and LibreOffice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

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


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice. Without it the test is skipped, but fails where LOK_CI=1 promises it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    if os.environ.get("LOK_CI") == "1":
        pytest.fail("LibreOffice (soffice) is missing, and LOK_CI=1 says that it must be here")
    pytest.skip("LibreOffice (soffice) is not installed, so the document cannot be opened for real")
