"""``python -m lokcli`` is ``lok``."""

from __future__ import annotations

from lokcli.cli.app import run

if __name__ == "__main__":
    run()
