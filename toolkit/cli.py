"""The command line: ``toolkit COMMAND ...``.

Exit codes: 0 all well; 1 a problem in the data or input; 2 wrong use; 130 stopped with Ctrl-C. Errors go to
standard error in one message; a traceback means a defect of the toolkit, never of the input.
"""

import argparse
import gc
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType

from toolkit import __version__
from toolkit.commands import COMMANDS
from toolkit.errors import ToolkitError

STOPPED = 130  # as a shell reports a program ended by Ctrl-C
PIPE_CLOSED = 141  # and one whose reader went away: `toolkit contradictions | head`
# Hundreds of thousands of words and rows live to the end of a command: to look through them for garbage
# every 700 objects, as Python does, takes a tenth of its time.
GARBAGE_AFTER = 1_000_000

DESCRIPTION = "From news articles to charts in which every mark leads to its sentence."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:  # a program of its own, not called from Python
        gc.set_threshold(GARBAGE_AFTER, *gc.get_threshold()[1:])
        for number in (signal.SIGINT, signal.SIGTERM):  # also where a script's `&` has Ctrl-C passed over
            signal.signal(number, signal.default_int_handler)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: toolkit check >&-
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # files are UTF-8; a terminal may lack letters
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        args = build_parser(words[:1]).parse_args(words)
        code: int = args.run(args)
        sys.stdout.flush()
        if arguments is None:
            gc.freeze()  # Python would look through all of them once more on its way out
        return code
    except ToolkitError as error:
        print(f"toolkit {words[0]}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The interpreter flushes standard output once more on its way out: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        print(f"toolkit {words[0]}: {_describe(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return STOPPED


def build_parser(named: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser with the one command that is named, or with all of them for the help text."""
    parser = argparse.ArgumentParser(
        prog="toolkit",
        description=DESCRIPTION,
        epilog="`toolkit COMMAND --help` shows what a command takes, with an example.",
    )
    parser.add_argument("--version", action="version", version=f"toolkit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in [name for name in named if name in COMMANDS] or COMMANDS:
        _add_command(commands, name, importlib.import_module(f"toolkit.commands.{name}"))
    return parser


def _add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, module: ModuleType
) -> None:
    parser = commands.add_parser(
        name,
        help=module.HELP,
        description=module.HELP,
        epilog="example:\n" + "\n".join(f"  {line.strip()}" for line in module.EXAMPLE.strip().splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    parser.set_defaults(run=module.run)


def _describe(error: OSError) -> str:
    reason = error.strerror or str(error)
    if isinstance(error, PermissionError):
        reason += "; give yourself the right to it, or ask its owner"
    return f"{error.filename}: {reason}" if error.filename else reason


if __name__ == "__main__":
    sys.exit(main())
