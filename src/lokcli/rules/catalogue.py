"""Every rule there is, in the order of their codes."""

from __future__ import annotations

from lokcli.rules import Rule
from lokcli.rules.source import SOURCE_RULES
from lokcli.rules.wording import WORDING

RULES: dict[str, Rule] = {
    **SOURCE_RULES,
    **{made.code: made for made in (*WORDING,)},
}
