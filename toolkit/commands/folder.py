"""The folder of the tables as an argument of its own, or with --data as other commands have it."""

import argparse
from pathlib import Path


def folder_of_tables(parser: argparse.ArgumentParser) -> None:
    """`toolkit check FOLDER`, or `toolkit check --data FOLDER`; `args.folder or args.data` is it."""
    where = "folder of the tables (default: data)"
    parser.add_argument("folder", metavar="data", nargs="?", type=Path, help=where)
    parser.add_argument("--data", default=Path("data"), type=Path, help="the same")
