"""What a rule is: a function that yields path and message, and a page that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lokcli.agreement.requirements import Draft, Fault
from lokcli.findings import Basis, Path, Severity

RuleFunction = Callable[[Draft], Iterable[Fault]]

CONTRACT = Basis("practice", "Formatet för lok-filer", "handboken, avsnittet Källfilen")


class Rule(NamedTuple):
    """A rule: how it is named, weighed and explained. ``function`` is None where a source finds the fault."""

    code: str
    slug: str
    severity: Severity
    basis: Basis
    text: str
    """The page as it is indented in the code."""
    help: str
    function: RuleFunction | None = None
    signed: bool = False
    """Graded by stage: råd in utkast, varning in remiss, fel in beslut."""
    at_value: bool = False
    """Shown at the value, which is wrong, and not at the key."""
    elsewhere: tuple[Path, ...] = ()
    """Where it looks for what would content it, as of a row; ``()`` is the whole file."""

    @property
    def page(self) -> str:
        """The page that explains the rule, without the indentation of the code."""
        from inspect import cleandoc

        return cleandoc(self.text)


def declare(
    code: str,
    slug: str,
    page: str,
    *,
    help: str = "",  # noqa: A002
    severity: Severity = Severity.FEL,
    at_value: bool = False,
) -> Rule:
    """A rule whose fault is found while a file is read. Raises ValueError without a page."""
    return _with_page(Rule(code, slug, severity, CONTRACT, page, help, at_value=at_value))


def rule(  # noqa: PLR0913 - all but the first of them say what its page says
    code: str,
    slug: str,
    severity: Severity,
    basis: Basis,
    *,
    help: str,  # noqa: A002
    signed: bool = False,
    at_value: bool = False,
    elsewhere: tuple[Path, ...] = (),
) -> Callable[[RuleFunction], Rule]:
    """Makes a rule of a function; its docstring is the page. Raises ValueError without one."""

    def make(function: RuleFunction) -> Rule:
        page = function.__doc__ or ""
        return _with_page(
            Rule(code, slug, severity, basis, page, help, function, signed, at_value, elsewhere)
        )

    return make


def _with_page(made: Rule) -> Rule:
    if not made.text.strip():
        message = f"{made.code} has no page"
        raise ValueError(message)
    return made
