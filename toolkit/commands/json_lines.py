"""Lines of JSON as the filters take them, one text a line."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple


class Line(NamedTuple):
    """One text with its id as given (None without one) and its day, or why the line is none."""

    number: int
    id: Any
    text: str
    published: str | None
    fault: str


def lines_of(stream: Iterable[str], form: str) -> Iterator[Line]:
    """Every non-blank line; one that is no text yields what is wrong with it, and the rest goes on.

    `form` is what a line should look like, for the message.
    """
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        record: Any = None
        try:
            record = json.loads(line)
            text, published = _text_of(record), record.get("published") or None
            if published is not None:
                published = _day_of(published)
            fault = ""
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            text, published = "", None
            fault = f"standard input line {number}: {line.strip()[:60]!r} is not {form} ({error})"
        yield Line(number, record.get("id") if isinstance(record, dict) else None, text, published, fault)


def _text_of(record: Any) -> str:
    if not isinstance(record, dict) or "text" not in record:
        raise ValueError("it holds no text")
    if not isinstance(record["text"], str):
        raise TypeError(f"text: {record['text']!r:.60} is not a string")
    return record["text"]


def _day_of(published: Any) -> str:
    try:
        return date.fromisoformat(published).isoformat()
    except (ValueError, TypeError):
        raise ValueError(f"published: {published!r:.60} is no day; write it as 2025-03-28") from None


def error_line(line_id: Any, error: str) -> str:
    """What stands in the output for a text that gave none, so that it has a line for each of the input."""
    return json.dumps({**({} if line_id is None else {"id": line_id}), "error": error})
