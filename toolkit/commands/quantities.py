"""``toolkit quantities``: the number layer alone, as a filter."""

import argparse
import json
import sys
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
        help='read {"id", "text"} a line from standard input, print one array a line, same order',
    )
    parser.set_defaults(refuse=parser.error)


def run(args: argparse.Namespace) -> int:
    """Print one JSON array per text: value, bound (= > < ~ up down), unit, start, end.

    value is a number, or [low, high] for ranges and for words such as "thousands". A line that is no JSON
    object with a text gives an object with `error`, and its id, in the place of the array; then 1.
    """
    if args.jsonl and args.articles:
        args.refuse("--jsonl reads standard input: leave the paths away")
    if not args.jsonl and not args.articles:
        args.refuse("nothing to read: name a text file, - for standard input, or --jsonl")
    if args.jsonl:
        return _filter(standard_input())
    for text in _files(args.articles):
        print(_line(text))
    return 0


def _line(text: str) -> str:
    """The array of a text; offsets count its code points, invisible ones too, which are not read."""
    from toolkit.articles.article import visible
    from toolkit.extraction.numbers.report import report

    seen, places = visible(text)
    rows = report(seen)
    for row in rows:
        row["start"], row["end"] = places[row["start"]], places[row["end"] - 1] + 1
    return json.dumps(rows)


def _filter(stream: TextIO) -> int:
    """One array a line; 1 where a line was none, which is named while the others are read."""
    from toolkit.commands.json_lines import error_line, lines_of

    failed = 0
    for line in lines_of(stream, '{"text": "..."}'):
        if line.fault:
            failed = 1
            print(f"toolkit quantities: {line.fault}", file=sys.stderr)
        print(error_line(line.id, line.fault) if line.fault else _line(line.text), flush=True)
    return failed


def _files(names: Iterable[str]) -> Iterator[str]:
    """The text of each file."""
    from toolkit.errors import ToolkitError

    for name in names:
        try:
            yield standard_input().read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        except IsADirectoryError:
            raise ToolkitError(f"{name}: this is a folder; name the files in it") from None
        except UnicodeDecodeError as error:
            raise ToolkitError(
                f"{name}: not UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8"
            ) from None
