"""``toolkit quantities``: the number layer alone, as a filter."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from toolkit.commands.standard_input import standard_input

HELP = "every quantity of a text with its bound and unit, as JSON"
EXAMPLE = """
toolkit quantities report.txt
toolkit quantities --jsonl < sentences.jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Texts to read, or the filter."""
    parser.add_argument("articles", nargs="*", metavar="PATH", help="text files; - is standard input")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"text": ...} a line from standard input, print one array a line, same order',
    )
    parser.set_defaults(refuse=parser.error)


def run(args: argparse.Namespace) -> int:
    """Print one JSON array per text: value, bound (= > < ~ up down), unit, start, end.

    value is a number, or [low, high] for ranges and for words such as "thousands". Raises ToolkitError
    for a line that is not a JSON object with a text, naming its number.
    """
    from toolkit.extraction.numbers.report import report

    if args.jsonl and args.articles:
        args.refuse("--jsonl reads standard input: leave the paths away")
    if not args.jsonl and not args.articles:
        args.refuse("nothing to read: name a text file, - for standard input, or --jsonl")
    texts = _lines(standard_input()) if args.jsonl else _files(args.articles)
    for text in texts:
        print(json.dumps(report(text)), flush=args.jsonl)
    return 0


def _lines(stream: TextIO) -> Iterator[str]:
    """The text of each non-blank line."""
    from toolkit.errors import ToolkitError

    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ToolkitError(
                f'standard input line {number}: {line.strip()[:60]!r} is not {{"text": "..."}} ({error})'
            ) from None
        if not isinstance(text, str):
            raise ToolkitError(f"standard input line {number}, text: {text!r} is not a string")
        yield text


def _files(names: Iterable[str]) -> Iterator[str]:
    """The text of each file."""
    from toolkit.errors import ToolkitError

    for name in names:
        try:
            yield standard_input().read() if name == "-" else Path(name).read_text(encoding="utf-8")
        except IsADirectoryError:
            raise ToolkitError(f"{name}: this is a folder; name the files in it") from None
        except UnicodeDecodeError as error:
            raise ToolkitError(f"{name}: not UTF-8 text ({error.reason} at byte {error.start})") from None
