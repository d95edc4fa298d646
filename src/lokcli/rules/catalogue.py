"""Every rule there is, in the order of their codes."""

from __future__ import annotations

from lokcli.rules import Rule
from lokcli.rules.contacts import CONTACTS
from lokcli.rules.dates import DATES
from lokcli.rules.law import LAW
from lokcli.rules.privacy import PRIVACY
from lokcli.rules.responsibility import RESPONSIBILITY
from lokcli.rules.source import SOURCE_RULES
from lokcli.rules.wording import WORDING

RULES: dict[str, Rule] = {
    **SOURCE_RULES,
    **{made.code: made for made in (*RESPONSIBILITY, *CONTACTS, *LAW, *DATES, *WORDING, *PRIVACY)},
}
