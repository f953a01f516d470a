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
            text, published = record["text"], record.get("published") or None
            if not isinstance(text, str):
                raise TypeError(f"text: {text!r:.60} is not a string")
            if published is not None:
                published = date.fromisoformat(published).isoformat()
            fault = ""
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            text, published = "", None
            fault = f"standard input line {number}: {line.strip()[:60]!r} is not {form} ({error})"
        yield Line(number, record.get("id") if isinstance(record, dict) else None, text, published, fault)


def error_line(line_id: Any, error: str) -> str:
    """What stands in the output for a text that gave none, so that it has a line for each of the input."""
    return json.dumps({**({} if line_id is None else {"id": line_id}), "error": error})
