"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Expression:
    """A regular expression with the methods of ``re.Pattern``, compiled by the first of them that is asked.

    To compile takes up to a millisecond. The rules and the families have some eighty expressions between them,
    and the check of one file needs few.
    """

    def __init__(self, expression: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.expression = expression
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.expression, self.flags)

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """``re.Pattern.search``."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """``re.Pattern.match``."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """``re.Pattern.fullmatch``."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """``re.Pattern.finditer``."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """``re.Pattern.findall``, for an expression with at most one group."""
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[[str], list[str]]:
        """``re.Pattern.split``, for an expression without groups."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[[str | Callable[[re.Match[str]], str], str], str]:
        """``re.Pattern.sub``."""
        return self._compiled.sub
