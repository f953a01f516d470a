"""``toolkit check``: every problem in the tables at once."""

import argparse
import sys
from pathlib import Path

from toolkit.commands.folder import folder_of_tables

HELP = "name every problem in the tables and their lexicon: table, row, column, value, what is allowed"
EXAMPLE = "toolkit check data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    folder_of_tables(parser)


def run(args: argparse.Namespace) -> int:
    from toolkit import lexicon
    from toolkit.analysis.question import question_problems
    from toolkit.analysis.side_tables import side_problems
    from toolkit.checks import DataProblemsError, raise_if_any
    from toolkit.dossier import load

    args.data = args.folder or args.data
    problems = lexicon.problems(args.data / "lexicon")
    try:
        dossier = load(args.data)
        raise_if_any([*side_problems(dossier), *question_problems(dossier)])
    except DataProblemsError as error:
        problems += map(str, error.problems)
    if problems:
        print("\n".join(problems))
        print(f"{args.data}: {len(problems):,} problem{'s' if len(problems) > 1 else ''}", file=sys.stderr)
        return 1
    _name_missing_tables(args.data)
    if dossier.claims.empty:
        print(f"{args.data}: no claims yet, {len(dossier.sources):,} sources; a report is read in with")
        print(f"  toolkit ingest REPORT --data {args.data}")
        return 0
    print(f"{args.data}: no problems in {len(dossier.claims):,} claims from {len(dossier.sources):,} sources")
    return 0


def _name_missing_tables(folder: Path) -> None:
    """A table that is not there counts as empty; beside others that are, it may have been lost."""
    from toolkit.schema import TABLES

    missing = [f"{name}.csv" for name in TABLES if not (folder / f"{name}.csv").exists()]
    if missing and len(missing) < len(TABLES):
        print(
            f"{folder}: no {', '.join(missing)} here, read as empty; restore what was lost", file=sys.stderr
        )
