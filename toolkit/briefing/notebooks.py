"""Notebooks as files: found, read, given parameters by papermill's convention, and what became of a run."""

import ast
import contextlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError

# nbformat loads a grammar for web addresses that takes two seconds and is never used here; without the
# package its checker for that one format stays off.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat  # noqa: E402

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass
class Failure:
    """Where and why a notebook stopped."""

    cell: int
    source: str
    cause: str

    def __str__(self) -> str:
        return f"cell {self.cell}: {self.cause}\n    {self.source}"


@dataclass
class NotebookRun:
    """One executed notebook; `failure` is None where all cells ran."""

    path: Path
    notebook: "NotebookNode" = field(repr=False)
    failure: Failure | None = None

    @property
    def title(self) -> str:
        """The first heading of the notebook, else its file name."""
        for cell in self.notebook.cells:
            for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
                if line.startswith("# "):
                    return str(line[2:].strip())
        return self.path.stem


def find_notebooks(folder: Path) -> list[Path]:
    """The notebooks of a folder in the order of their names; ToolkitError where there is none."""
    found = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not found:
        beside = Path(__file__).parents[2] / "notebooks"  # of the project, where the toolkit runs from it
        example = f", such as {beside}" if any(beside.glob("*.ipynb")) and beside != folder.resolve() else ""
        raise ToolkitError(f"{folder}: no notebooks here; name their folder with --notebooks{example}")
    return found


def read_notebook(path: Path) -> "NotebookNode":
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        return notebook
    except (ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        raise ToolkitError(f"{path}: not a notebook ({str(error).splitlines()[0][:120]})") from None


def count_cells(paths: Sequence[Path]) -> int:
    """Code cells to run, the injected ones included."""
    cells = [cell for path in paths for cell in read_notebook(path).cells]
    return len(paths) + sum(1 for cell in cells if cell.cell_type == "code" and cell.source.strip())


SET_BY_OPTIONS = {"data_dir": "--data", "as_of": "--as-of", "out_dir": "--out", "tlp": "--tlp"}


def parameters_of(notebook: "NotebookNode") -> dict[str, object]:
    """The parameters that a notebook declares and their defaults: plain values in the tagged cell."""
    found: dict[str, object] = {}
    for cell in notebook.cells:
        if "parameters" not in cell.get("metadata", {}).get("tags", []):
            continue
        for line in ast.parse(cell.source).body:
            if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                with contextlib.suppress(ValueError):
                    found[line.targets[0].id] = ast.literal_eval(line.value)
    return found


def declared_parameters(paths: Sequence[Path]) -> dict[str, object]:
    """The parameters of all notebooks and their defaults."""
    return {name: value for path in paths for name, value in parameters_of(read_notebook(path)).items()}


def further_parameters(declared: Mapping[str, object], asked: Mapping[str, str]) -> dict[str, object]:
    """Values given as text, as the parameters of that name have them by default: a number, a word.

    ToolkitError with the list of parameters for a name that no notebook has.
    """
    free = ", ".join(sorted(set(declared) - set(SET_BY_OPTIONS))) or "none"
    for name in asked:
        if name in SET_BY_OPTIONS:
            raise ToolkitError(f"-p {name}: this one is set with {SET_BY_OPTIONS[name]}")
        if name not in declared:
            raise ToolkitError(f"-p {name}: no notebook has this parameter; they have: {free}")
    return {name: _like(declared[name], text, name) for name, text in asked.items()}


def _like(default: object, text: str, name: str) -> object:
    """The text as it stands where the default is one, else the number, list or None that it spells."""
    if isinstance(default, str):
        return text
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        if default is None:
            return text
        raise ToolkitError(f"-p {name} {text!r}: write it like {default!r}") from None


def with_parameters(notebook: "NotebookNode", parameters: Mapping[str, object]) -> "NotebookNode":
    """A copy with the parameters set after the cell tagged `parameters`, or at the top without one."""
    copy: NotebookNode = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    source = "\n".join(["# Parameters", *(f"{name} = {value!r}" for name, value in parameters.items())])
    cell = nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
        source, metadata={"tags": ["injected-parameters"]}, id="injected-parameters"
    )
    tags = [cell.get("metadata", {}).get("tags", []) for cell in copy.cells]
    place = next((n + 1 for n, names in enumerate(tags) if "parameters" in names), 0)
    copy.cells.insert(place, cell)
    return copy
