"""On which days an owner is asked about a date: 7, 2 and 0 working days before it, then weekly while overdue."""

from datetime import date, timedelta

from store.rules.working_days import working_day_on_or_after, working_day_on_or_before, working_days_before

LEAD_TIMES = (7, 2, 0)
"""Working days before the last day promised."""

WEEK = timedelta(days=7)


def nudge_day_between(after: date, today: date, baseline: date) -> date | None:
    """The latest nudge day in the days after `after` up to and with `today`; None when there was none.

    A span rather than a day, so that a day on which nothing ran is caught up once and never counted twice.
    """
    days = [day for day in _nudge_days(baseline, today) if after < day <= today]
    return max(days, default=None)


def _nudge_days(baseline: date, today: date) -> list[date]:
    days = [working_days_before(baseline, lead) for lead in LEAD_TIMES]
    weekly = working_day_on_or_before(baseline)
    # From the newest week that can matter: a date two years gone must not cost a hundred steps.
    weekly += WEEK * max((today - weekly).days // 7 - 2, 0)
    while weekly + WEEK <= today:
        weekly += WEEK
        days.append(working_day_on_or_after(weekly))
    return days
