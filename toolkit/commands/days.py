"""A day on the command line."""

import argparse
from datetime import date


def day(text: str) -> str:
    """The ISO day itself; wrong use for text that is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2025-03-28") from None
