"""How days, stretches of days and lengths are said, so that they are read back as the same."""

from datetime import date, timedelta

from store.query.model import Span, Window

SOON = 14
"""Days to come that are counted; further ones where they are whole weeks."""


def by_said(days: Span) -> str:
    """Nothing where any number of days will do."""
    return "" if days == Span(least=1) else f" by {span_said(days, 'day')}"


def span_said(span: Span, one: str) -> str:
    if span.least == span.most:
        return f"exactly {_many(span.least, one)}"
    if span.most is None:
        return f"at least {_many(span.least, one)}"
    if span.least is None:
        return f"at most {_many(span.most, one)}"
    return f"{span.least} to {_many(span.most, one)}"


def _many(number: int | None, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def window_said(window: Window, today: date) -> str:
    """ "By 31 July 2022", "in the next 14 days", "in June 2022", "from 4 to 8 July 2022"."""
    first, last = window.first, window.last
    if first is None or last is None:
        return f"by {long_said(last)}" if last is not None else f"since {long_said(first)}" if first is not None else ""
    if first == last:
        return f"on {long_said(first)}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"in {first:%B %Y}"
    if first == today and ((last - first).days <= SOON or not (last - first).days % 7):
        days = (last - first).days
        return f"in the next {days} days" if days > 1 else "in the next day"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {long_said(last)}"
    return f"from {long_said(first)} to {long_said(last)}"


def long_said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
