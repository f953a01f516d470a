"""Patterns of the rules: compiled when first used, and all of them can be."""

import importlib
import pkgutil
import re
import sys

import pytest

import toolkit.extraction
from toolkit.extraction.text import patterns


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


def test_every_pattern_of_the_rules_can_be_compiled() -> None:
    for found in pkgutil.walk_packages(toolkit.extraction.__path__, "toolkit.extraction."):
        module = importlib.import_module(found.name)
        for name, value in list(vars(module).items()):
            if type(value).__name__ == "_Uncompiled":
                assert value.flags >= 0, f"{found.name}.{name}"
