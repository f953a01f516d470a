"""Days as they are asked for."""

from datetime import date, datetime

import pandas as pd

from toolkit.errors import ToolkitError

Day = str | date | pd.Timestamp


def as_day(day: Day) -> date:
    """A date from a date, a time or text such as 2025-03-28; ToolkitError for anything else."""
    if isinstance(day, str):
        try:
            return date.fromisoformat(day)
        except ValueError:
            raise ToolkitError(f"{day!r} is no day; write it as 2025-03-28") from None
    if not isinstance(day, date):
        raise ToolkitError(f'{day!r} is no day; write it as text, "2025-03-28"')
    return day.date() if isinstance(day, datetime) else day
