"""lok as a person runs it: on a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path


def begun_on_a_terminal(
    folder: Path, *words: str, columns: int = 80, **environment: str
) -> tuple[subprocess.Popen[bytes], int]:
    """The program, begun in a folder, and the descriptor by which a person types to it and reads what it shows."""
    person, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-m", "lokcli", *words],
        cwd=folder,
        env={**os.environ, "TERM": "xterm", **environment},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    return program, person
