"""How a file is put on disk: whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class Locked(OSError):  # noqa: N818 - a state of the file, not a fault
    """The file is held open by another program, or protected, so the new one could not take its place."""


def lock_beside(path: Path) -> Path | None:
    """The file by which Word or LibreOffice shows that it holds the file open; None when there is none."""
    hidden = min(max(len(path.stem) - 6, 0), 2)  # Word leaves out as many letters of a longer name
    marks = ("~$" + path.name[hidden:], "~$" + path.name, f".~lock.{path.name}#")
    # Path.exists raises for a name that the mark makes too long; such a mark cannot stand there.
    return next((found for mark in marks if os.path.exists(found := path.with_name(mark))), None)  # noqa: PTH110


def write(path: Path, content: bytes) -> None:
    """Writes a file atomically: a temporary file in the same folder, fsync, rename.

    A link stays a link: the file that it leads to is written.
    Raises Locked where the system refuses to replace the file itself, OSError for all else.
    """
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".lok-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":  # on Windows it can only make the file one that cannot be replaced or removed
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        try:
            temporary.replace(path)
        except PermissionError as error:
            raise Locked(*error.args) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
