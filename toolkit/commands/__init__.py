"""One module per command of the command line.

A command module has

- ``HELP``: one line for ``toolkit --help``;
- ``EXAMPLE``: one or more command lines that work, for ``toolkit COMMAND --help``;
- ``add_arguments(parser)``: its arguments;
- ``run(args) -> int``: its exit code, 0 or 1. Wrong input raises :class:`toolkit.errors.ToolkitError`.

Its top level imports nothing but the standard library: pandas and matplotlib wait until ``run``, so that
``toolkit --help`` answers at once.
"""

# in the order of an analyst's day, which is the order of `toolkit --help`
COMMANDS = (
    "ingest",
    "extract",
    "quantities",
    "check",
    "brief",
    "refresh",
    "contradictions",
    "trace",
    "verify",
)
