"""`re` for the rules: the same, but a pattern is compiled when it is first used.

A short article uses half of the patterns: to compile all of them would take a tenth of the time that
`toolkit extract` needs for it.
"""

import re
import sys
from re import DOTALL, IGNORECASE, MULTILINE, I, M, Match, Pattern, S, escape, match, search, split, sub
from typing import TYPE_CHECKING, Any

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "I", "M", "Match", "Pattern", "S",
    "compile", "escape", "match", "search", "split", "sub",
]  # fmt: skip

if TYPE_CHECKING:
    from re import compile
else:

    class _Uncompiled:
        """A pattern that makes way for the compiled one with the first question to it."""

        def __init__(self, pattern: str, flags: int, module: dict[str, Any]) -> None:
            self.pattern, self._given, self._module = pattern, flags, module

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(self.pattern, self._given)
            for known, value in self._module.items():
                if value is self:
                    self._module[known] = compiled  # who asks by this name again asks the compiled one
                    break
            for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
                setattr(self, method, getattr(compiled, method))  # for those who hold this one
            return getattr(compiled, name)

    def compile(pattern: str, flags: int = 0) -> _Uncompiled:
        """As `re.compile`; a faulty pattern raises `re.error` with its first use."""
        return _Uncompiled(pattern, flags, sys._getframe(1).f_globals)
