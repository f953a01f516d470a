"""The rows and cells of a data frame as plain values."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(frame: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows as dictionaries by column."""
    rows: list[dict[str, Any]] = frame.astype("object").to_dict("records")  # type: ignore[assignment]
    return rows


def as_text(cell: object) -> str:
    """The text of a cell; blank for NA, None and whatever is no text."""
    return cell if isinstance(cell, str) else ""
