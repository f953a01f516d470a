"""Data flows one way: a module imports only what stands before it; heavy libraries stay in their place."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.extraction_map import READING

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"

# From the bottom up; modules of one line may import each other.
LAYERS = [
    {"errors", "schema", "edtf", "formulas", "examples"},
    {"provenance", "saving", "phrases", "cells", "csv_text", "calls"},
    {"tables", "data_dictionary"},
    {"checks", "evidence", "texts"},
    {"dossier"},
    {"articles", "lexicon", "marked_text", "whole_tables", "reviewing"},
    {"extraction"},
    {"analysis"},
    {"network"},
    {"charts"},
    {"briefing"},
    {"commands"},
    {"cli", "__main__"},
    {"widgets"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# library -> the only parts of the toolkit that may import it
HOMES = {
    "matplotlib": {"charts", "briefing"},
    "ipywidgets": {"widgets"},
    "IPython": {"widgets"},
    "networkx": {"network", "charts"},
    "nbclient": {"briefing"},
    "nbformat": {"briefing"},
    "nbconvert": {"briefing"},
    "trafilatura": {"articles"},
    "htmldate": {"articles"},
    "pypdf": {"articles", "briefing"},
    "docx": {"articles"},
}


def test_every_part_stands_in_the_table_for_contributors():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = [
        part for row in re.findall(r"^\| (`[^|]+) \|", page, re.M) for part in re.findall(r"`(\S+)`", row)
    ]
    assert sorted(part.removesuffix(".py").removesuffix("/") for part in told) == sorted(LEVEL)
    assert [part for part in told if not (PACKAGE / part).exists()] == []


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """`toolkit/charts/style.py` -> `charts`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module imported anywhere in a file, also inside functions; not those for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_downwards(path):
    if path == PACKAGE / "__init__.py":
        assert list(imports(path)) == ["importlib.import_module", "typing.Any"]
        return
    part = part_of(path)
    assert part in LEVEL, f"give {part} a place in LAYERS"
    upwards = [
        name
        for name in imports(path)
        if name.startswith("toolkit.")
        and name.split(".")[1] in LEVEL
        and LEVEL[name.split(".")[1]] > LEVEL[part]
    ]
    assert upwards == []


def test_extraction_reads_from_the_bottom_up():
    home = PACKAGE / "extraction"
    assert sorted(READING) == sorted(path.name for path in home.iterdir() if (path / "__init__.py").exists())
    upwards = [
        f"{path.relative_to(home)} imports {name}"
        for level, package in enumerate(READING)
        for path in sorted((home / package).glob("*.py"))
        for name in imports(path)
        if name.startswith("toolkit.extraction.") and name.split(".")[2] not in READING[: level + 1]
    ]
    assert upwards == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_have_one_home(path):
    strays = [
        name
        for name in imports(path)
        if name.split(".")[0] in HOMES and part_of(path) not in HOMES[name.split(".")[0]]
    ]
    assert strays == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_are_absolute_and_by_name(path):
    assert [name for name in imports(path) if name.startswith(".") or name.endswith(".*")] == []


def test_analysis_never_reads_articles():
    for path in (PACKAGE / "analysis").rglob("*.py"):
        assert [n for n in imports(path) if n.startswith(("toolkit.extraction", "toolkit.articles"))] == []


@pytest.mark.parametrize(
    "statement",
    [
        "import toolkit",
        "import toolkit.cli",
        "import toolkit.extraction",
        "import toolkit.schema, toolkit.edtf",
    ],
)
def test_light_parts_load_nothing_heavy(statement):
    script = f"{statement}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert set(done.stdout.split()) & {"pandas", "numpy", "matplotlib", "networkx", "ipywidgets"} == set()
