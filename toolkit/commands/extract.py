"""``toolkit extract``: what an article claims, as a dry run that writes nothing."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from toolkit.commands.days import day
from toolkit.commands.extract_pool import Job, in_order
from toolkit.commands.standard_input import standard_input

HELP = "what articles claim: figures, supplies, ties, events, actors; nothing is written"
EXAMPLE = """
toolkit extract report.txt --published 2025-03-28
toolkit extract inbox/*.txt --workers 2 > claims.jsonl
toolkit extract --jsonl < articles.jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Articles to read, the day of the report, the form of the output."""
    parser.add_argument("articles", nargs="*", metavar="PATH|URL", help="what to read; - is standard input")
    parser.add_argument("--published", type=day, metavar="DATE", help="day of the report, as 2025-03-28")
    parser.add_argument("--format", choices=("json", "csv"), default="json", help="default: %(default)s")
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument("--lexicon", metavar="DIR", help="own words beside the shipped ones (data/lexicon)")
    parser.add_argument("--allow-private", action="store_true", help="also fetch from private addresses")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "text", "published"} a line from standard input, print one object a line',
    )
    parser.set_defaults(refuse=parser.error)


def run(args: argparse.Namespace) -> int:
    """Print one JSON object per article on one line, in the order given; 1 if an article failed.

    Same input, same bytes, whatever the number of workers. An article that cannot be read is named on
    standard error, the others are still printed.
    """
    from toolkit.commands.json_lines import error_line
    from toolkit.lexicon import refuse_faulty

    if args.jsonl and args.articles:
        args.refuse("--jsonl reads standard input: leave the paths away")
    if not args.jsonl and not args.articles:
        args.refuse("nothing to read: name an article, - for standard input, or --jsonl")
    if args.lexicon:
        refuse_faulty(args.lexicon)
    jobs = _from_lines(standard_input()) if args.jsonl else _from_places(args)
    writer = _csv_writer() if args.format == "csv" else None
    failed = 0
    for result in in_order(jobs, args.workers, args.lexicon):
        if result.error:
            failed += 1
            print(f"toolkit extract: {result.error}", file=sys.stderr)
            if args.jsonl and not writer:
                print(error_line(result.id, result.error), flush=True)
        elif writer:
            writer(json.loads(result.output))
        else:
            sys.stdout.write(result.output + "\n")
            if args.jsonl:
                sys.stdout.flush()
    return 1 if failed else 0


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; from 1 to 256")
    return int(text)


def _from_places(args: argparse.Namespace) -> Iterator[Job]:
    for place in args.articles:
        if place == "-":
            yield _from_standard_input(args.published)
        else:
            yield Job(Path(place).stem, args.published, place=place, allow_private=args.allow_private)


def _from_standard_input(published: str | None) -> Job:
    """Read here, as another process has another standard input."""
    from toolkit.articles import ArticleError, read_article

    try:
        return Job("article", article=read_article("-", published=published))
    except ArticleError as error:
        return Job("article", fault=str(error))


def _from_lines(stream: Iterable[str]) -> Iterator[Job]:
    """One job per non-blank line, with its id as given, or article-NUMBER; also for a line that is none."""
    from toolkit.commands.json_lines import lines_of

    for line in lines_of(stream, '{"id": ..., "text": ..., "published": "2025-03-28"}'):
        name = f"article-{line.number}"
        line_id = name if line.id is None else line.id
        yield Job(str(line_id) or name, line.published, text=line.text, fault=line.fault, id=line_id)


def _csv_writer() -> Any:
    """A function that prints an article's rows as CSV: a first column `table`, then all columns."""
    import csv

    from toolkit.formulas import guarded
    from toolkit.schema import TABLES

    columns = list(dict.fromkeys(["table", *(c for t in TABLES.values() for c in t.column_names)]))
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()

    def write(rows: dict[str, list[dict[str, Any]]]) -> None:
        for table, found in rows.items():
            if not isinstance(found, list):
                continue
            for row in found:
                cells = {k: guarded("; ".join(v) if isinstance(v, list) else v) for k, v in row.items()}
                writer.writerow({"table": "sources" if table == "source" else table, **cells})

    return write
