"""``toolkit trace``: the sentences behind an exported chart."""

import argparse
import sys
from pathlib import Path

HELP = "show the claims behind an exported chart, with their sentences"
EXAMPLE = "toolkit trace exports/2025-04-01/charts/2a_build_up.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a PNG, SVG, PDF, CSV or JSON file that the toolkit exported")
    parser.add_argument("--data", default="data", type=Path, help="folder of the tables (default: data)")


def run(args: argparse.Namespace) -> int:
    from toolkit.briefing.record import read_record
    from toolkit.briefing.trace import trace
    from toolkit.dossier import load

    read_record(args.file)  # a wrong file is said first, wherever the tables are
    found = trace(args.file, load(args.data))
    if found.missing and not found.explanation.evidence:
        print(of_other_tables(len(found.missing), args.data), file=sys.stderr)
        return 1
    print(found.explanation)
    if found.remarks:
        print(f"{args.data}: {found.remarks}", file=sys.stderr)
    return 1 if found.missing else 0


def of_other_tables(claims: int, data: Path) -> str:
    """That none of the claims behind a chart is in the tables of a folder, and the way out."""
    return (
        f"{data}: none of the {claims} claims behind this chart is in these tables; "
        "name the folder from which it was drawn with --data"
    )
