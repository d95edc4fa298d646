"""How a .po catalogue becomes the .mo that ships: the same bytes on every machine and every day.

Usage: ``python tools/build_locale.py`` compiles every catalogue under ``src/lokcli/locale``.
"""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = Path(__file__).resolve().parent.parent / "src" / "lokcli" / "locale"


class _Undated(Catalog):
    """A catalogue whose header says only what a reader needs: babel's own holds a date and its version."""

    def __iter__(self) -> Iterator[Message]:
        header = f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {self.plural_forms}\n"
        yield Message("", string=header)
        yield from islice(super().__iter__(), 1, None)


def compiled(source: Path) -> bytes:
    """The .mo bytes of a .po file. Raises ValueError on a message without a translation."""
    language = source.parent.parent.name
    with source.open("rb") as file:
        messages = list(islice(read_po(file, locale=language, abort_invalid=True), 1, None))
    catalogue = _Undated(locale=language)
    for message in messages:
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy or not all(words):
            error = f"{source.name}: no translation of {message.id!r}"
            raise ValueError(error)
        catalogue.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> None:
    """Compile every catalogue, beside its source."""
    for source in sorted(LOCALE.rglob("*.po")):
        source.with_suffix(".mo").write_bytes(compiled(source))


if __name__ == "__main__":
    main()
