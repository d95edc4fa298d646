"""What is shown of a text that holds a placeholder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.agreement.placeholders import PLACEHOLDER, is_placeholder, quoted

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


_PIECES = st.sampled_from(
    ["xx", "X", "_", "TBD", "…", ".", "[", "]", "NULL", "~", "Fyll i", "datum", " ", "-", "a", "\n"]
)


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_a_text_without_a_cue_is_no_placeholder(text: str) -> None:
    assert is_placeholder(text) is bool(PLACEHOLDER.search(text))
