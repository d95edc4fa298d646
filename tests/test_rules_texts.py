"""A text that a rule passes over for want of a cue is none that its expression would have found."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.agreement.expressions import Expression
from lokcli.agreement.walking import Leaf
from lokcli.registers import wording
from lokcli.rules import dates, privacy
from lokcli.rules.responsibility import _BENEFIT, _HEALTH, _PLAN, _SETTLING
from lokcli.rules.texts import Texts

CUES: dict[str, tuple[Expression, Iterable[str]]] = {
    "illness": (privacy._ILLNESS, privacy._CUES_OF_ILLNESS),
    "private mail": (privacy._PRIVATE_MAIL, [f"@{name}." for name in privacy._PROVIDERS]),
    "counts": (dates._COUNTED, dates._CUES_OF_COUNTS),
    **{given.ident: (given.doing, given.cues) for given in (_BENEFIT, _SETTLING, _HEALTH, _PLAN)},
}
LETTERS = st.characters(codec="latin-1")
"""Other letters i than ours are taken for one by an expression that minds no case, and are in no Swedish text."""


def texts(*values: str) -> Texts:
    return Texts(Leaf(("bakgrund", str(number)), value, None) for number, value in enumerate(values))


@pytest.mark.parametrize("name", CUES)
@given(st.data())
def test_every_text_that_an_expression_finds_holds_a_cue(name: str, data: st.DataObject) -> None:
    expression, cues = CUES[name]
    pattern = re.compile(expression.expression, expression.flags)
    text = data.draw(st.from_regex(pattern, alphabet=LETTERS))

    assert texts("Ingenting.", text, "").holding(cues) != []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(pattern, id=f"{code}-{pattern.cues[0].strip()}")
        for code, group in wording.patterns().items()
        for pattern in group
    ],
)
@given(st.data())
def test_every_text_that_a_pattern_of_the_list_finds_holds_one_of_its_cues(
    pattern: wording.Pattern, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.found), alphabet=LETTERS))

    assert texts("Ingenting.", text, "").holding(pattern.cues) != []


@given(
    st.lists(st.text("ab \n\u00a0.:"), max_size=6),
    st.sampled_from(["a", "ab", "a b", "a_", "a b_", "b.", "b:_"]),
)
def test_the_texts_that_hold_a_cue_are_found_in_their_order_and_once(values: list[str], cue: str) -> None:
    found = [leaf.value for leaf in texts(*values).holding([cue, cue])]

    # Words may be parted by any white space, and a cue that ends a word is followed by none of its letters.
    meant = re.escape(cue.removesuffix("_")).replace("\\ ", r"\s+") + (r"(?!\w)" if cue[-1] == "_" else "")
    assert found == [value for value in values if re.search(meant, value)]
