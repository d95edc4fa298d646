"""lok as a person runs it: on a terminal of its own, where Ctrl-C works."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import heeding_signals


@contextmanager
def begun_on_a_terminal(
    folder: Path, *words: str, columns: int = 80, **environment: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program, begun in a folder, and the descriptor by which a person types to it and reads what it shows.

    It is ended when the block is left, if it has not ended by itself.
    """
    person, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with heeding_signals():
        program = subprocess.Popen(
            [sys.executable, "-m", "lokcli", *words],
            cwd=folder,
            env={**os.environ, "TERM": "xterm", **environment},
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
        )
    os.close(terminal)
    try:
        yield program, person
    finally:
        program.kill()
        program.wait()
        os.close(person)
