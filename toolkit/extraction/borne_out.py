"""What a row of a model must hold against: types and words of the schema, numbers and bounds of the text."""

from collections.abc import Mapping
from typing import Any

from toolkit import edtf
from toolkit.extraction.numbers.read import Quantity, quantities
from toolkit.extraction.text import patterns as re
from toolkit.schema import BOUND_FILLS, Column
from toolkit.tables import split_names

LONGEST_CELL = 300
_COUNTS_NOTHING = ("date", "ordinal", "label", "age")
_SAYS_SOMETHING = re.compile(r"\d|\w{3}|[^\W\x00-\u2e7f]")  # a sign of Chinese is a word
_INSIDE_A_WORD = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")


class RefusedError(Exception):
    """A row that is left out; the message is the reason, the same for all rows of its kind."""


def check_expression(text: str, start: int, end: int) -> None:
    """RefusedError unless text[start:end] is made of whole words."""
    if not _SAYS_SOMETHING.search(text, start, end):
        raise RefusedError("an expression that says nothing")
    if _INSIDE_A_WORD.match(text, start) or _INSIDE_A_WORD.match(text, end):
        raise RefusedError("an expression that cuts a word")


def cell(value: Any, column: Column) -> Any:
    """The value of a row of the column's own type, None for a blank; RefusedError where it is of another."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value in ("", []):
        if column.required:
            raise RefusedError(f"no {column.name}")
        return None
    if column.vocabulary is not None:
        return _word(value, column)
    if column.type in ("integer", "number"):
        if not _is_number(value, column.type):
            raise RefusedError(f"{column.name} is no number")
        return int(value) if column.type == "integer" else value
    if column.type == "names":
        names = split_names(value) if isinstance(value, str) else value
        if not isinstance(names, list):
            raise RefusedError(f"{column.name} is no text")
        return [_text(name, column) for name in names]
    if column.type == "edtf" and not (isinstance(value, str) and edtf.is_valid(value)):
        raise RefusedError(f"{column.name} is no date")
    return _text(value, column)


def _word(value: Any, column: Column) -> Any:
    word = str(value).lower() if isinstance(value, bool) else str(value)
    if column.vocabulary is None or word not in column.vocabulary:
        raise RefusedError(f"{column.name} not in the vocabulary")
    if column.type == "boolean":
        return word == "true"
    return int(word) if column.type == "integer" else word


def _text(value: Any, column: Column) -> str:
    if not isinstance(value, str) or not value.strip():
        raise RefusedError(f"{column.name} is no text")
    if not value.replace("\xa0", " ").isprintable():
        raise RefusedError("a cell that cannot be printed")
    if column.references and ";" in value:
        raise RefusedError(f"{column.name} names several")
    if len(value) > LONGEST_CELL:
        raise RefusedError("a cell that is too long")
    return value.strip()


def _is_number(value: Any, kind: str) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e15:
        return False
    return kind == "number" or float(value).is_integer()


def check_numbers(
    claim: Mapping[str, Any], sentence: str, span: tuple[int, int], is_english: bool, lexicon_dir: str | None
) -> None:
    """RefusedError unless low, best, high and bound are those of a number in the sentence.

    That is a number of the expression, which has its `span` in the sentence; where it holds none, any. The
    bound is in words, and so is checked in English only.
    """
    given = {name: claim[name] for name in ("low", "best", "high") if claim[name] is not None}
    numbers = list(given.values())
    uneven = claim["bound"] == "exact" and len(set(numbers)) > 1
    if tuple(given) not in BOUND_FILLS[claim["bound"]] or numbers != sorted(numbers) or uneven:
        raise RefusedError("bound that disagrees with its numbers")
    read = [found for found in quantities(sentence, lexicon_dir) if found.kind not in _COUNTS_NOTHING]
    meant = [found for found in read if found.start < span[1] and span[0] < found.end]
    if not numbers and not meant:
        return
    meant = meant or read
    held = {number for found in meant for number in (found.low, found.best, found.high)}
    if not held.issuperset(numbers):
        raise RefusedError("number not in its quote")
    if is_english and not any(_says(found, claim) for found in meant):
        raise RefusedError("bound that the words contradict")


def _says(found: Quantity, claim: Mapping[str, Any]) -> bool:
    """Whether a number of the text is the one of the claim; a range may have a best of its own."""
    return (found.bound, found.low, found.high) == (claim["bound"], claim["low"], claim["high"]) and (
        found.bound == "between" or found.best == claim["best"]
    )
