"""What a test needs of the machine: a user's may lack it, the one that builds may not."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def lacking(what: str, so: str) -> NoReturn:
    """Skips the test and says what follows; fails it where LOK_CI=1 promises that nothing is missing."""
    if os.environ.get("LOK_CI") == "1":
        pytest.fail(f"{what} is missing, and LOK_CI=1 says that it must be here")
    pytest.skip(f"{what} is missing, so {so}")
