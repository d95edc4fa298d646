"""What is shown of a text that holds a placeholder."""

from __future__ import annotations

import pytest

from lokcli.agreement.placeholders import quoted

_LONG = "Parterna följer upp etableringsprogrammet två gånger om året"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vi samverkar xxx om etablering.\n", "Vi samverkar xxx om etablering."),
        (f"{_LONG} med xxx\nsom underlag.\n", "xxx"),
        (f"{_LONG} enligt KS 2026/…", "2026/…"),
        (f"{_LONG} och beslutar [fyll i datum], varje år.", "[fyll i datum],"),
        (f"XX {_LONG} och beslutar sedan.", "XX"),
    ],
)
def test_the_placeholder_is_quoted_and_not_the_page_it_stands_in(text: str, shown: str) -> None:
    assert quoted(text) == shown
