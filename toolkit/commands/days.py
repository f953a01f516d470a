"""Days on the command line."""

import argparse
from datetime import date

from toolkit.schema import REPORT_YEARS


def day(text: str) -> str:
    """The ISO day itself; wrong use for text that is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2025-03-28") from None


def day_of_report(text: str) -> str:
    """The ISO day on which a report may have been published; wrong use for one that is a slip of the pen."""
    first, last = REPORT_YEARS
    if not first <= int(day(text)[:4]) <= last:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day of a report; its year is from {first} to {last}"
        )
    return day(text)
