"""What of a user's text may stand in XML, and how: the cleaning and the escaping that every format shares."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028]")


def clean(text: str) -> str:
    """The text with what XML forbids shown as U+FFFD, and every kind of line end as a newline."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _FORBIDDEN.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Cleaned text for places that have room for one line only."""
    return " ".join(clean(text).split())


def as_content(text: str) -> str:
    """The text as it stands between two tags."""
    return escape(clean(text))


def as_attribute(text: str) -> str:
    """The text as the value of an attribute, its quotes included."""
    return quoteattr(clean(text))
