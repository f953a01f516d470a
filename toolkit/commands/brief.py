"""``toolkit brief``: the briefing from the tables."""

import argparse
from pathlib import Path
from typing import Any

from toolkit.commands.days import day
from toolkit.schema import TLP

HELP = "check the tables, run the notebooks, write charts and one page over them"
EXAMPLE = "toolkit brief --as-of 2025-04-01 --tlp GREEN"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", default="data", type=Path, metavar="DIR", help="folder of the tables (default: data)"
    )
    parser.add_argument(
        "--out", default="exports", type=Path, metavar="DIR", help="where to write (default: exports)"
    )
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=day,
        help="only what had been reported by this day (default: all reports)",
    )
    parser.add_argument(
        "--tlp", metavar="LABEL", type=_label, help="TLP 2.0 label on every picture and page, such as GREEN"
    )
    parser.add_argument(
        "-p",
        "--parameter",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="a parameter of the notebooks, such as -p side Kenya (may be repeated)",
    )
    parser.add_argument(
        "--notebooks",
        default="notebooks",
        type=Path,
        metavar="DIR",
        help="the notebooks (default: notebooks)",
    )


def run(args: argparse.Namespace) -> int:
    from toolkit.briefing.brief import brief

    page = brief(args.data, args.out, **asked(args))
    charts = len(list(page.parent.glob("charts/*.png")))
    print(f"{charts} charts, each as PNG, SVG and PDF, and the page that shows them: {page}")
    return 0


def asked(args: argparse.Namespace) -> dict[str, Any]:
    """What the options say beside the two folders, as `briefing.brief` calls it."""
    return {
        "as_of": args.as_of,
        "tlp": args.tlp,
        "notebooks": args.notebooks,
        "parameters": dict(args.parameter),
    }


def _label(text: str) -> str:
    label = "TLP:" + text.strip().upper().removeprefix("TLP:")
    if label not in TLP:
        raise argparse.ArgumentTypeError(f"{text!r} is no TLP 2.0 label; allowed: {', '.join(TLP)}")
    return label
