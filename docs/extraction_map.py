"""``docs/extraction.md``: which module of the extraction does what, from the modules' own first lines."""

import ast
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "toolkit" / "extraction"
PREFIX = "toolkit.extraction."
# The packages from the bottom up: each reads what those before it have found.
READING = [
    "text",
    "numbers",
    "dates",
    "actors",
    "attribution",
    "clauses",
    "figures",
    "article",
    "transfers",
    "ties",
    "supplies",
    "events",
]
HEAD = """# Which module of the extraction does what

Made by `python3 run.py docs` from the first lines of the modules. The packages stand from the bottom up: each
uses only those above it. Within a package its entrance comes first, and below it the modules that it uses.
"""


def page() -> str:
    """The page as Markdown: a section for each package, a line for each module."""
    sections = [HEAD]
    for name in READING:
        said = _first_line(HOME / name / "__init__.py")
        sections.append(f"## `{name}/`\n\n{said}\n\n{_lines(HOME / name)}")
    sections.append(f"## Above them\n\n{_lines(HOME)}")
    return "\n".join(sections)


def _lines(folder: Path) -> str:
    paths = {path.stem: path for path in sorted(folder.glob("*.py")) if path.stem != "__init__"}
    uses = {
        stem: {
            name.rpartition(".")[2] for name in _imports(path) if name.rpartition(".")[0] == _dotted(folder)
        }
        for stem, path in paths.items()
    }
    return "".join(f"- `{stem}.py`: {_first_line(paths[stem])}\n" for stem in reversed(_below_first(uses)))


def _dotted(folder: Path) -> str:
    return PREFIX.rstrip(".") + (f".{folder.name}" if folder != HOME else "")


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


def _imports(path: Path) -> list[str]:
    """The modules that a file imports at its top; not those for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]


def _below_first(uses: dict[str, set[str]]) -> list[str]:
    """The names, each behind those that it uses; of others the first in the alphabet first."""
    ordered: dict[str, None] = {}

    def add(name: str) -> None:
        if name in uses and name not in ordered:
            for used in sorted(uses[name]):
                add(used)
            ordered[name] = None

    for name in sorted(uses):
        add(name)
    return list(ordered)
