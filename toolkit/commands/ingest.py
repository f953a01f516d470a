"""``toolkit ingest``: articles into the tables, as drafts."""

import argparse
import dataclasses
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.days import day_of_report

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.extraction.drafts import Ingested

HELP = "store articles, their source rows and draft claims; twice is a no-op"
EXAMPLE = """
toolkit ingest data/inbox --published 2025-03-28
toolkit ingest report.html https://example.org/page --data data
toolkit ingest report.pdf --endpoint http://127.0.0.1:11434/v1 --model llama3
"""

_DAY_OF_ITS_OWN = (
    "give the file a day of its own in its name (report-2025-03-28.pdf) or in a first line "
    "(Published: 2025-03-28), or one day to all that name none: --published 2025-03-28"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Paths, folders or addresses, and where the tables are."""
    parser.add_argument(
        "articles", nargs="+", metavar="PATH|DIR|URL", help="what to read; - is standard input"
    )
    parser.add_argument(
        "--data", default="data", type=Path, help="folder of the tables (default: %(default)s)"
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=day_of_report,
        help="day of the reports that name none, in the text or as the file's name (report-2025-03-28.txt)",
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published them, where they do not say it")
    parser.add_argument(
        "--endpoint", metavar="URL", help="a model may propose further rows: OpenAI chat protocol"
    )
    parser.add_argument("--model", metavar="NAME", help="its name; a key is read from TOOLKIT_API_KEY only")
    parser.add_argument("--allow-private", action="store_true", help="also fetch from private addresses")
    parser.set_defaults(refuse=parser.error)


def run(args: argparse.Namespace) -> int:
    """Read each article; one that cannot be read, or on which a model fails, is named; the rest go in."""
    from toolkit.errors import ToolkitError
    from toolkit.lexicon import refuse_faulty
    from toolkit.saving import in_turn

    if bool(args.endpoint) != bool(args.model):
        args.refuse("--endpoint and --model go together")
    if not args.data.exists():
        raise ToolkitError(
            f"{args.data}: there is no such folder of tables; make it (mkdir {args.data}) to start new ones "
            "there, or name with --data the folder that holds them"
        )
    if (args.data / "lexicon").is_dir():
        refuse_faulty(str(args.data / "lexicon"))
    places = list(_places(args.articles))
    with in_turn(args.data):
        failed, new = _ingest_all(places, args)
        has_claims = bool(new) and _has_claims(args.data)
    if new and not has_claims:
        print(f"{args.data} holds no claims yet, so there is nothing to brief.")
    elif new:
        elsewhere = "" if Path("notebooks").is_dir() else " --notebooks FOLDER (that of the project)"
        print(f"Next: toolkit brief --data {args.data}{elsewhere}")
        print("It begins with the latest report; with -p report SOURCE_ID, with that one.")
    return 1 if failed else 0


def _has_claims(data: Path) -> bool:
    """Whether any table of the folder has a row to brief on."""
    from toolkit.schema import CLAIM_TABLES

    return any(_has_rows(data / f"{name}.csv") for name in CLAIM_TABLES)


def _has_rows(path: Path) -> bool:
    """Whether a line stands below the header."""
    if not path.exists():
        return False
    with path.open("rb") as lines:
        return next(lines, b"") != b"" and next(lines, b"") != b""


def _ingest_all(places: Sequence[str], args: argparse.Namespace) -> tuple[int, int]:
    """How many articles failed, and how many brought something new."""
    from tqdm import tqdm

    from toolkit.errors import ToolkitError

    failed = new = 0
    lacks_day = False  # the ways out are told once
    # A bar on a terminal only; between its steps it makes room for the lines.
    silent = len(places) < 3 or not sys.stderr.isatty()
    for place in tqdm(places, unit="article", disable=silent, file=sys.stderr):
        try:
            said, is_new, failure = _ingest(place, args)
            new += is_new
            tqdm.write(said, file=sys.stdout)
            sys.stdout.flush()
            if failure:
                failed += 1
                again = "what the rules read is stored; run it again to ask the model again"
                tqdm.write(f"toolkit ingest: {place}: {failure} ({again})", file=sys.stderr)
        except ToolkitError as error:
            failed += 1
            said = str(error)
            if lacks_day:
                said = said.replace(f"; {_DAY_OF_ITS_OWN}", "")
            lacks_day = lacks_day or _DAY_OF_ITS_OWN in said
            tqdm.write(f"toolkit ingest: {said}", file=sys.stderr)
    return failed, new


def _ingest(place: str, args: argparse.Namespace) -> tuple[str, bool, str]:
    """What became of an article, whether anything was stored, and why a model that was asked gave nothing."""
    from toolkit.articles import read_article
    from toolkit.extraction.drafts import ingest
    from toolkit.extraction.endpoint import Endpoint

    read = read_article(place, allow_private=args.allow_private)
    day, remark = _day(read, args.published)
    article = dataclasses.replace(read, published=day, publisher=read.publisher or args.publisher or "")
    replies = args.data / ".replies"
    endpoint = Endpoint(args.endpoint, args.model, replies) if args.endpoint else None
    done = ingest(article, args.data, endpoint=endpoint)
    if not done.is_new and not done.added:
        filled_in = f"; its publisher is {done.publisher} now" if done.publisher else ""
        return f"{place}: stored already as {done.source_id}{filled_in}", False, done.failure
    return "; ".join([f"{place}: {_in_words(done)}", *remark, *_remarks(article, args)]), True, done.failure


def _day(read: "Article", published: str | None) -> tuple[str, list[str]]:
    """The day of a report, and what to say of it: its own, else that of its file's name, else the option.

    A dateline without a year takes it from these. ArticleError, with the ways out, where there is no day.
    """
    from toolkit.articles import ArticleError
    from toolkit.articles.dateline import dateline_of, day_in_name, day_known_by

    if read.published:
        way_out = " (where that is wrong, save its text as .txt without that day)"
        return read.published, _unlike("it gives its day as", read.published, published, way_out)
    in_name = day_in_name(read.origin)
    known, day = in_name or published or "", dateline_of(read.text).of_some_year
    found = day_known_by(known, day)
    if known and not found:
        raise ArticleError(f"{read.origin}: its dateline names a day ({day}) that {known[:4]} does not have")
    if found and day:
        return found, [f"its dateline names no year: taken as {found}"]
    if found:
        return found, _unlike("its name gives the day", found, published)
    what = f"its dateline names a day ({day}) and no year" if day else "it names no day of publication"
    raise ArticleError(f"{read.origin}: {what}; {_DAY_OF_ITS_OWN}")


def _unlike(says: str, day: str, published: str | None, way_out: str = "") -> list[str]:
    if published in (None, day):
        return []
    return [f"{says} {day}, and that counts, not --published {published}{way_out}"]


def _in_words(done: "Ingested") -> str:
    words = [f"{done.source_id}, {done.added} draft claims"]
    if done.unsure:
        words.append(f"{done.unsure} to check first (their notes say what)")
    if done.dropped:
        words.append(f"{done.dropped} unreviewed drafts of an older version replaced")
    if done.refused:
        words.append(f"{done.refused} rows of the model refused: the text does not bear them out")
    if done.language != "en":
        words.append(f"language {done.language}, stored and not read: the rules read English")
    elif done.note:
        words.append(done.note)
    return "; ".join(words)


def _remarks(article: "Article", args: argparse.Namespace) -> Iterator[str]:
    """What the page does not say of itself, and what it says otherwise than the options do."""
    attached = _attached(article.origin)
    if attached:
        yield f"what is attached is not read: {', '.join(attached)} (save it, and ingest it too)"
    if not article.publisher:
        yield "it names no publisher: --publisher NAME, or set it in sources.csv"
    if args.publisher and args.publisher != article.publisher:
        yield f"the page names {article.publisher} as its publisher, and that counts, not --publisher"


def _attached(origin: str) -> list[str]:
    """The reports that came with a mail."""
    from toolkit.articles.mail import reports_attached
    from toolkit.articles.reading import ENDINGS

    is_mail = origin.lower().endswith(".eml") and Path(origin).is_file()
    return reports_attached(Path(origin).read_bytes(), ENDINGS) if is_mail else []


def _is_no_article(path: Path) -> bool:
    """Whether a file of a folder is not read; hidden ones are nobody's report."""
    from toolkit.articles.reading import ENDINGS

    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in ENDINGS


def _places(names: list[str]) -> Iterator[str]:
    from toolkit.articles.reading import ENDINGS
    from toolkit.briefing.folders import is_briefing

    for name in names:
        folder = Path(name)
        if folder.is_dir():
            every = list(folder.rglob("*"))
            paths = [path for path in every if path.suffix.lower() in ENDINGS]
            own = {parent for path in paths for parent in path.parents if is_briefing(parent)}
            for briefing in sorted(own):
                print(f"{briefing}: a briefing of the toolkit and no report, passed over", file=sys.stderr)
            found = sorted(str(path) for path in paths if own.isdisjoint(path.parents))
            others = [path for path in every if _is_no_article(path) and own.isdisjoint(path.parents)]
            if others and found:
                named = ", ".join(sorted(path.name for path in others)[:3]) + ", ..." * (len(others) > 3)
                print(f"{folder}: passed over, being no articles by their ending: {named}", file=sys.stderr)
            if not found:
                print(
                    f"{folder}: nothing to read here; articles end in {', '.join(ENDINGS)}", file=sys.stderr
                )
            yield from found
        else:
            yield name
