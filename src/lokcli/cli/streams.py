"""The three streams that lok is given: how one that is closed, full or has no reader changes what lok does."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from lokcli.cli.common import WrongUse

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class Unwritten(WrongUse):
    """What lok had to show could not be written, as on a disk that is full."""


class _Raw(Protocol):
    def write(self, data: Buffer, /) -> int | None: ...
    def fileno(self) -> int: ...
    def isatty(self) -> bool: ...


class _Stream(io.RawIOBase):
    """A stream of the system, which is given up when it cannot be written to: what is written later goes nowhere."""

    def __init__(self, stream: _Raw) -> None:
        self._stream: Final = stream
        self._given_up = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._stream.fileno()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def write(self, data: Buffer, /) -> int | None:
        """Writes some of the bytes and gives their number, as every raw stream does."""
        if not self._given_up:
            try:
                return self._stream.write(data)
            except OSError as error:
                self._given_up = True
                self.refused(error)
        return memoryview(data).nbytes

    def refused(self, error: OSError) -> None:
        """What happens once, when the stream cannot be written to: nothing, unless a kind of stream says more."""


class _Output(_Stream):
    """Standard output: who asked for the findings must learn that they are not all there."""

    def refused(self, error: OSError) -> None:
        """Raises BrokenPipeError when the reader has gone, Unwritten for all else."""
        # Windows has no word of its own for a reader that has gone.
        if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise BrokenPipeError(errno.EPIPE, "") from error
        raise Unwritten(
            "Det gick inte att skriva ut allt. Kontrollera att disken som det skrivs till har plats, och kör igen."
        ) from error


def prepare() -> None:
    """Puts streams in the place of Python's own that do as the contract says.

    A closed one is nowhere: nothing is in it, and what is written to it is gone. Trouble with standard error alone
    changes nothing. Trouble with standard output is Unwritten, or BrokenPipeError.
    """
    # In this order each gets the number that its stream has, and no file that is opened later does.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = _watched(sys.stdout, _Output) if sys.stdout else _nowhere("w")
    sys.stderr = _watched(sys.stderr, _Stream) if sys.stderr else _nowhere("w")


def _nowhere(mode: str) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123 - stays open


def _watched(stream: TextIO, kind: type[_Stream]) -> TextIO:
    raw = getattr(stream.buffer, "raw", stream.buffer)  # python -u leaves out the buffer
    return io.TextIOWrapper(
        io.BufferedWriter(kind(raw)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=getattr(stream, "line_buffering", False),
    )
