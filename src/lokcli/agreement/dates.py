"""The dates that an agreement gives itself, and the day that law and terms are read by."""

from __future__ import annotations

from datetime import date

from lokcli.agreement.requirements import Draft

YEAR_IN_MONTHS = 12


def signing_date(draft: Draft) -> date | None:
    """The date that the agreement gives itself: its last decision, else the start of its validity."""
    decided = [decision.date for decision in draft.agreement.decisions.values() if decision.date]
    if decided:
        return max(decided)
    return draft.agreement.validity.start if draft.agreement.validity else None


def document_date(draft: Draft) -> date:
    """The date that law and terms are read by: the agreement's own, else the as-of date."""
    return signing_date(draft) or draft.as_of


def months_between(first: date, second: date) -> float:
    """Months from the first day to the second; a day counts as a thirty-first."""
    return (second.year - first.year) * 12 + second.month - first.month + (second.day - first.day) / 31


def after(start: date, length: float) -> date:
    """The day so many months after the start; the last day of the month where it is shorter."""
    from calendar import monthrange

    whole = start.month - 1 + round(length)
    year, month = start.year + whole // 12, whole % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def ended(draft: Draft) -> bool:
    """Whether the agreement has ended; then nothing that depends on today is asked."""
    return draft.agreement.status == "upphörd"
