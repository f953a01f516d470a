"""``toolkit contradictions``: what cannot all be true, what drifted, and why."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from toolkit.commands.days import day
from toolkit.commands.folder import folder_of_tables

if TYPE_CHECKING:
    import pandas as pd

HELP = "list what cannot all be true and what drifted from page to page, each with the reason"
EXAMPLE = """
toolkit contradictions data --as-of 2025-03-28
toolkit contradictions --format json
"""
_DRAFT = ", on a draft that nobody has reviewed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the tables are, the day to look from, and the form of the list."""
    folder_of_tables(parser)
    parser.add_argument(
        "--as-of", metavar="DATE", type=day, help="only what had been reported by this day (default: all)"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv"),
        default="table",
        help="text to read, one JSON array, or CSV (default: table)",
    )


def run(args: argparse.Namespace) -> int:
    from toolkit.analysis.contradictions import DRIFTS, contradictions
    from toolkit.csv_text import for_spreadsheets
    from toolkit.dossier import load

    args.data = args.folder or args.data
    dossier = load(args.data)
    if dossier.claims.empty:
        print(f"{args.data}: the tables hold no claims yet; toolkit ingest reads reports in", file=sys.stderr)
    found = contradictions(dossier, args.as_of)
    if args.format == "json":
        print(as_json(found))
    elif args.format == "csv":
        shown = for_spreadsheets(found)
        sys.stdout.write(shown.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d"))
    else:
        print(as_text(found), end="")
    reports = "" if args.as_of is None else f" as of {args.as_of}"
    drifts = int(found["kind"].isin(DRIFTS).sum())
    apart = f"{len(found) - drifts:,} contradictions, {drifts:,} changes from page to page"
    print(f"{args.data}: {apart}{reports}", file=sys.stderr)
    return 0


def as_json(found: "pd.DataFrame") -> str:
    """One array of objects: kind, claim_ids and origins (arrays), explanation, reported (ISO day), review."""
    rows = [
        {
            "kind": row["kind"],
            "claim_ids": row["claim_ids"].split("; "),
            "origins": row["origins"].split("; ") if row["origins"] else [],
            "explanation": row["explanation"],
            "reported": f"{row['reported']:%Y-%m-%d}",
            "review": row["review"],
        }
        for row in found.to_dict("records")
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_text(found: "pd.DataFrame") -> str:
    """Kind and day, the sentence, and the claims, one block for each."""
    blocks = [
        f"{row['kind']}, seen on {row['reported']:%Y-%m-%d}{_DRAFT * (row['review'] == 'draft')}\n"
        f"  {row['explanation']}\n  {row['claim_ids']}\n"
        for row in found.to_dict("records")
    ]
    return "\n".join(blocks)
