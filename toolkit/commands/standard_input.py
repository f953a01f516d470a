"""Standard input as the commands read it."""

import sys
from io import TextIOWrapper
from typing import TextIO

from toolkit.errors import ToolkitError


def standard_input() -> TextIO:
    """Standard input as UTF-8 whatever the locale says, without a mark; ToolkitError where it is closed.

    A damaged byte becomes U+FFFD, so that one of them does not stop a stream.
    """
    if sys.stdin is None:
        raise ToolkitError("standard input is closed; name a file instead")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return sys.stdin
