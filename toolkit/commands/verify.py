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
    from toolkit.briefing.trace import trace, verify
    from toolkit.commands.trace import of_other_tables
    from toolkit.dossier import load

    read_record(args.file)  # a wrong file is said first, wherever the tables are
    dossier = load(args.data)
    if other := of_other_tables(trace(args.file, dossier), args.data):
        print(other, file=sys.stderr)
        return 1
    verdict = verify(args.file, dossier)
    print(verdict)
    return 0 if verdict.holds else 1
