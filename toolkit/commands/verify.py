"""``toolkit verify``: has the data behind an exported chart moved?"""

import argparse
import sys
from pathlib import Path

HELP = "say whether the data behind an exported chart has moved since"
EXAMPLE = "toolkit verify exports/2025-04-01/charts/2a_build_up.pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a PNG, SVG, PDF, CSV or JSON file that the toolkit exported")
    parser.add_argument("--data", default="data", type=Path, help="folder of the tables (default: data)")


def run(args: argparse.Namespace) -> int:
    from toolkit.briefing.record import read_record
    from toolkit.briefing.trace import verify
    from toolkit.commands.trace import of_other_tables
    from toolkit.dossier import load

    claims = len(read_record(args.file)["claims"])  # a wrong file is said first, wherever the tables are
    verdict = verify(args.file, load(args.data))
    if claims and len(verdict.gone) == claims:
        print(of_other_tables(claims, args.data), file=sys.stderr)
        return 1
    print(verdict)
    return 0 if verdict.holds else 1
