"""`re` for the rules: the same, but a pattern is compiled when it is first needed.

A short article asks half of the patterns, and most of these about words that it does not have: to compile
them would take a third of the time that `toolkit extract` needs for it.
"""

import re
import sys
from collections.abc import Iterator
from re import DOTALL, IGNORECASE, MULTILINE, I, M, Match, Pattern, S, escape, match, search, split, sub
from typing import TYPE_CHECKING, Any

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "I", "M", "Match", "Pattern", "S",
    "compile", "escape", "match", "search", "split", "sub",
]  # fmt: skip

# What counts in a pattern: brackets, closing ones with what lets the inside be missing, choices, plain words.
_PARTS = re.compile(
    r"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\w(?=[?*{])|\{[\d,]+\}|[^\w()|\\\[{])*+"
    r"(\((?:\?(?:<?[=!]|p<\w+>|[a-z]*:))?|\)(?:[?*]|\{[\d,]+\})?|\||\w(?:[\w ]*\w)?(?![?*{]))",
    re.S,
)
_ELSEWHERE = ("(?!", "(?<!", "(?<=")  # what stands in these need not be in the match
_SHORT = 4000  # characters in which words are looked for; a longer text is worth the compiled pattern at once
_PATIENCE = 16  # how often: then the looks have taken as long as it takes to compile


def needed(pattern: str) -> list[str]:
    """Words in lower case of which one stands in whatever the pattern matches; none where it may do without.

    >>> needed("(?:sent|sending) [0-9]+ (?:men|troops)?")
    ['sent', 'sending']
    """
    return _needed(iter(_PARTS.findall(f"{pattern.lower()})")))[1]


def _needed(parts: Iterator[str]) -> tuple[int, list[str]]:
    """The same for the parts up to a closing bracket, with the length of the shortest; the longest count."""
    shortest, (_, words), best = sys.maxsize, _NOTHING, _NOTHING
    for part in parts:
        if part[0] in "|)":
            shortest, words, best = min(shortest, best[0]), words + best[1], _NOTHING
            if part != "|":
                break
        else:
            found = _needed(parts) if part[0] == "(" else (len(part), [part])
            if found[0] > best[0] and part not in _ELSEWHERE:
                best = found
    return (shortest, words) if shortest and part == ")" else _NOTHING


_NOTHING: tuple[int, list[str]] = (0, [])


if TYPE_CHECKING:
    from re import compile
else:

    class _Uncompiled:
        """A pattern that makes way for the compiled one with the first text that has a word it needs."""

        def __init__(self, pattern: str, flags: int, module: dict[str, Any]) -> None:
            self.pattern, self._given, self._module = pattern, flags, module
            self._looks = 0

        def _lacks(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> bool:
            """Whether text[pos:endpos] has none of the words that the pattern needs."""
            if not self._looks:
                self._words = needed(self.pattern)
            self._looks += 1
            if not self._words or self._looks > _PATIENCE or min(endpos, len(text)) - pos > _SHORT:
                return False
            low = text[pos:endpos].lower()
            return not any(word in low for word in self._words)

        def __getattr__(self, name: str) -> Any:
            if name in ("search", "match", "fullmatch"):
                return lambda *text: None if self._lacks(*text) else getattr(self._compiled(), name)(*text)
            return getattr(self._compiled(), name)

        def _compiled(self) -> Pattern[str]:
            compiled = re.compile(self.pattern, self._given)
            for known, value in self._module.items():
                if value is self:
                    self._module[known] = compiled  # who asks by this name again asks the compiled one
                    break
            for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
                setattr(self, method, getattr(compiled, method))  # for those who hold this one
            return compiled

    def compile(pattern: str, flags: int = 0) -> _Uncompiled:
        """As `re.compile`; a faulty pattern raises `re.error` with its first use."""
        return _Uncompiled(pattern, flags, sys._getframe(1).f_globals)
