"""Where lok begins: the command ``lok``, and ``python -m lokcli``."""

from __future__ import annotations

import signal  # and nothing slow: until run has begun, Ctrl-C shows a traceback


def run() -> None:
    """Runs lok and ends the process with the exit code of the contract."""
    # While lok is loaded, nobody can tell of Ctrl-C in Swedish yet: it ends the process without a word. Where
    # whoever started lok has it ignored, as nohup and scripts do, Python's handler is not there, and it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    from lokcli.cli.app import run as run_it

    run_it()


if __name__ == "__main__":
    run()
