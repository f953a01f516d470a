"""Every public name loads, is documented, and no submodule can hide it."""

import importlib
import inspect
import pkgutil

import pytest

import toolkit as tk


@pytest.mark.parametrize("name", tk.__all__)
def test_every_name_loads_and_says_what_it_does(name: str) -> None:
    thing = getattr(tk, name)
    assert inspect.isroutine(thing) or inspect.isclass(thing)
    assert inspect.getdoc(thing)
    assert name in dir(tk)


def test_no_submodule_has_the_name_of_a_function() -> None:
    modules = {module.name for module in pkgutil.iter_modules(tk.__path__)}
    assert modules.isdisjoint(tk.__all__)


def test_importing_every_module_leaves_the_names_alone() -> None:
    for module in pkgutil.walk_packages(tk.__path__, "toolkit."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert all(not inspect.ismodule(getattr(tk, name)) for name in tk.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = tk.no_such_name
