"""``toolkit refresh``: the briefing brought up to date, and what changed."""

import argparse

from toolkit.commands import brief as brief_command
from toolkit.commands.days import day

HELP = "run what has something new to read, and write what changed since an earlier briefing"
EXAMPLE = """
toolkit refresh
toolkit refresh --since 2025-03-28 --tlp GREEN
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    brief_command.add_arguments(parser)
    parser.add_argument(
        "--since",
        metavar="DATE",
        type=day,
        help="compare with the briefing of this day, or with what had been reported by it "
        "(default: what the last run of the same day was compared with, else the last briefing)",
    )


def run(args: argparse.Namespace) -> int:
    from toolkit.briefing.brief import refresh
    from toolkit.briefing.folders import CHANGES
    from toolkit.briefing.notebooks import find_notebooks

    done = refresh(args.data, args.out, since=args.since, **brief_command.asked(args))
    all_of_them = len(find_notebooks(args.notebooks))
    print(f"{len(done.ran)} of {all_of_them} notebooks had something new to read: {done.page}")
    if done.changes is None:
        print(
            "No earlier briefing to compare with; --since DATE compares with what had been reported by a day."
        )
        return 0
    print(f"Since {done.changes.before.words} as of {done.changes.before.day}:")
    print(done.changes.summary)
    print(done.page.parent / CHANGES)
    return 0
