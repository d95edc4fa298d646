"""How a text document of ours is known again: its last line is a comment with the checksum of all before it."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final, Literal

Origin = Literal["untouched", "edited", "foreign"]
"""Of a file: lok made it and nobody has changed it since; lok made it and somebody has; anything else."""

_SEAL: Final = re.compile(rb"<!-- lok-kontrollsumma ([0-9a-f]{64}) -->")
_LINE_ENDS: Final = re.compile(rb"\r\n?")


def sealed(content: bytes) -> bytes:
    """The content, which ends with a line feed, and the line that seals it."""
    return content + f"<!-- lok-kontrollsumma {sha256(content).hexdigest()} -->\n".encode()


def origin(raw: bytes) -> Origin:
    """What is known of a file's origin; other line ends and a byte order mark are no change."""
    text = _LINE_ENDS.sub(b"\n", raw.removeprefix(b"\xef\xbb\xbf"))
    seals = list(_SEAL.finditer(text))
    if not seals:
        return "foreign"
    last = seals[-1]
    same = sha256(text[: last.start()]).hexdigest().encode() == last[1]
    return "untouched" if same and not text[last.end() :].strip() else "edited"
