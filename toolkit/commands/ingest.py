"""``toolkit ingest``: articles into the tables, as drafts."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

HELP = "store articles, their source rows and draft claims; twice is a no-op"
EXAMPLE = """
toolkit ingest data/inbox --published 2025-03-28
toolkit ingest report.html https://example.org/page --data data
toolkit ingest report.pdf --endpoint http://127.0.0.1:11434/v1 --model llama3
"""
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Paths, folders or addresses, and where the tables are."""
    parser.add_argument(
        "articles", nargs="+", metavar="PATH|DIR|URL", help="what to read; - is standard input"
    )
    parser.add_argument(
        "--data", default="data", type=Path, help="folder of the tables (default: %(default)s)"
    )
    parser.add_argument("--published", metavar="DATE", help="day of the reports, where they do not say it")
    parser.add_argument("--publisher", metavar="NAME", help="who published them, where they do not say it")
    parser.add_argument(
        "--endpoint", metavar="URL", help="a model may propose further rows: OpenAI chat protocol"
    )
    parser.add_argument("--model", metavar="NAME", help="its name; a key is read from TOOLKIT_API_KEY only")
    parser.add_argument("--allow-private", action="store_true", help="also fetch from private addresses")


def run(args: argparse.Namespace) -> int:
    """Read each article; one that cannot be read is named, and the others still go in."""
    from tqdm import tqdm

    from toolkit.errors import ToolkitError

    if bool(args.endpoint) != bool(args.model):
        raise ToolkitError("--endpoint and --model go together")
    places = list(_places(args.articles))
    failed = 0
    for place in tqdm(places, unit="article", disable=len(places) < 3, file=sys.stderr):
        try:
            print(_ingest(place, args), flush=True)
        except ToolkitError as error:
            failed += 1
            print(f"toolkit ingest: {error}", file=sys.stderr)
    return 1 if failed else 0


def _ingest(place: str, args: argparse.Namespace) -> str:
    from toolkit.articles import read_article
    from toolkit.extraction.drafts import ingest
    from toolkit.extraction.endpoint import Endpoint

    article = read_article(
        place, published=args.published, publisher=args.publisher, allow_private=args.allow_private
    )
    replies = args.data / ".replies"
    endpoint = Endpoint(args.endpoint, args.model, replies) if args.endpoint else None
    done = ingest(article, args.data, endpoint=endpoint)
    if not done.is_new and not done.added:
        return f"{place}: stored already as {done.source_id}"
    words = [f"{place}: {done.source_id}, {done.added} draft claims"]
    if done.unsure:
        words.append(f"{done.unsure} to check first (their notes say what)")
    if done.dropped:
        words.append(f"{done.dropped} unreviewed drafts of an older version made room")
    if done.refused:
        words.append(f"{done.refused} rows of the model refused: the text does not bear them out")
    if done.language != "en":
        words.append(f"language {done.language}, stored and not read")
    elif done.note:
        words.append(done.note)
    return "; ".join(words)


def _places(names: list[str]) -> Iterator[str]:
    for name in names:
        folder = Path(name)
        if folder.is_dir():
            found = sorted(str(path) for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
            if not found:
                print(
                    f"{folder}: nothing to read here; articles end in {', '.join(SUFFIXES)}", file=sys.stderr
                )
            yield from found
        else:
            yield name
