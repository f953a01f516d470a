"""Patterns of the rules: compiled when first needed, and all of them can be."""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import toolkit.extraction
from toolkit.extraction.text import patterns
from toolkit.extraction.text.spans import sentences

GOLD = Path(__file__).parents[1] / "gold"


def test_a_pattern_is_compiled_with_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[__name__]
    lazy = patterns.compile(r"(?P<number>\d+)\smen", re.I)
    monkeypatch.setattr(module, "_MEN", lazy, raising=False)
    assert lazy.pattern == r"(?P<number>\d+)\smen"
    assert not isinstance(module._MEN, re.Pattern)
    found = module._MEN.search("900 MEN")
    assert found is not None
    assert found["number"] == "900"
    assert isinstance(module._MEN, re.Pattern), "the name stands for the compiled pattern now"
    assert lazy.sub("", "900 men left") == " left", "who holds the first one asks the same pattern"
    assert lazy.flags & re.I
    assert lazy.groupindex == {"number": 1}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:sent|sending)\s\d+\s(?:men|troops)?", ["sent", "sending"]),
        (r"soldiers?\s(?:in|at)", ["soldier"]),
        (r"(?P<side>rebels){0,2}[a-z]{2,3} retreat(?!ing\sfrom)", ["retreat"]),
        (r"(?<=brigade\s)of\s(?:the\s)*Chad", ["chad"]),
        (r"\s(?:fell|)behind|\d+", []),
        (r"[\w’'-]+\s\(?\d", []),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, words: list[str]) -> None:
    assert patterns.needed(pattern) == words


def test_a_pattern_stays_uncompiled_while_its_words_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[__name__]
    lazy = patterns.compile(r"\bretreat(?:ed|s)\b", re.I)
    monkeypatch.setattr(module, "_RETREAT", lazy, raising=False)
    assert module._RETREAT.search("They advanced.") is None
    assert module._RETREAT is lazy
    assert module._RETREAT.search("They RETREATED.")
    assert isinstance(module._RETREAT, re.Pattern)


def test_a_pattern_that_is_asked_often_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[__name__]
    monkeypatch.setattr(module, "_OFTEN", patterns.compile(r"\bretreat"), raising=False)
    for _ in range(100):
        assert module._OFTEN.match("They advanced.") is None
    assert isinstance(module._OFTEN, re.Pattern)


def test_no_pattern_matches_without_a_word_that_it_needs() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))[::40]]
    found = [sentence.text for text in texts for sentence in sentences(text)]
    for module in pkgutil.walk_packages(toolkit.extraction.__path__, "toolkit.extraction."):
        for value in list(vars(importlib.import_module(module.name)).values()):
            pattern = getattr(value, "pattern", None)
            if isinstance(pattern, str) and (words := patterns.needed(pattern)):
                lacking = [text for text in found if not any(word in text.lower() for word in words)]
                compiled = re.compile(pattern, value.flags & ~re.U)
                assert not any(map(compiled.search, lacking)), f"{module.name}: {pattern}"


def test_every_pattern_of_the_rules_can_be_compiled() -> None:
    for found in pkgutil.walk_packages(toolkit.extraction.__path__, "toolkit.extraction."):
        module = importlib.import_module(found.name)
        for name, value in list(vars(module).items()):
            if type(value).__name__ == "_Uncompiled":
                assert value.flags >= 0, f"{found.name}.{name}"
