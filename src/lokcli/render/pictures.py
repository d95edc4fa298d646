"""How the figures of a document become drawings, and pictures of them while its text is written.

To make the pictures takes as long as to write the text, and resvg holds the lock of the interpreter. So the process
is split in two for that while, where that is safe and a processor is free. Elsewhere the pictures are made when they
are asked for, and are the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from lokcli.blocks import Block, Figure

ON_SCREEN: Final = 1.5
"""Pixels a unit, 144 an inch, of the picture beside a drawing: for programs that show no SVG. Its time goes by their number."""
IN_PRINT: Final = 2
"""The same where the picture is all that is left, as in a PDF: 192 an inch."""

Make = Callable[[], Iterable[bytes]]
"""Makes the pictures, one after the other."""

_LENGTH: Final = 4
"""Bytes that say how long the picture after them is."""


class Painted(NamedTuple):
    """The figures of a document in its order: as SVG, and what gives their PNG files when they are ready."""

    drawings: Sequence[str]
    pictures: Callable[[], list[bytes]]


@contextmanager
def painting(blocks: Sequence[Block], zoom: float) -> Iterator[Painted]:
    """Draws the figures among the blocks, and begins the pictures of them: ``zoom`` pixels to each unit.

    The pictures are asked for once, inside the block. At its end nothing is left running.
    """
    drawn = [block.drawing for block in blocks if isinstance(block, Figure)]
    if not drawn:
        yield Painted((), list)
        return
    from lokcli.render import figures, raster

    svgs = [figures.svg(each) for each in drawn]

    def make() -> Iterator[bytes]:
        return (raster.png(svg, zoom) for svg in svgs)

    begun = _begun(make) if _can_split() else None
    if begun is None:
        yield Painted(svgs, lambda: list(make()))
        return
    child, pipe = begun
    try:
        yield Painted(svgs, lambda: _received(pipe, len(svgs)) or list(make()))
    finally:
        pipe.close()  # which also ends a child that nobody listens to any more
        with suppress(ChildProcessError):  # the system sees to it, where whoever started lok has said so
            os.waitpid(child, 0)


def _can_split() -> bool:
    """Whether to split is safe and saves time: on Linux, with one thread alone and more than one processor."""
    if sys.platform != "linux":
        return False
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1 and len(os.sched_getaffinity(0)) > 1
    except OSError:
        return False


def _begun(make: Make) -> tuple[int, BinaryIO] | None:
    """The process that makes the pictures, and where it sends them; None when the system has no room for it."""
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, os.fdopen(reading, "rb")
    try:
        os.close(reading)
        _send(make, writing)
    finally:
        # Whatever happens, the child ends here without a word: what is left of the program is the parent's.
        os._exit(0)


def _send(make: Make, to: int) -> None:
    with os.fdopen(to, "wb") as pipe:
        for picture in make():
            pipe.write(len(picture).to_bytes(_LENGTH, "big"))
            pipe.write(picture)


def _received(pipe: BinaryIO, number: int) -> list[bytes] | None:
    """The pictures that were sent; None unless all are there."""
    sent = BytesIO(pipe.read())
    pictures = []
    for _ in range(number):
        length = int.from_bytes(sent.read(_LENGTH), "big")
        picture = sent.read(length)
        if not picture or len(picture) != length:
            return None
        pictures.append(picture)
    return pictures
