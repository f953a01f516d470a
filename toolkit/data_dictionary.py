"""The data dictionary and the Frictionless descriptor of the data folder, made from the schema.

`data/README.md` has a head that people write, down to the line `MARKER`; everything below it, and the
whole of `data/datapackage.json`, is generated: `python -m toolkit.data_dictionary data`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.schema import SIDE_TABLES, TABLES, Column, Table

MARKER = "<!-- Everything below this line is generated from toolkit/schema. -->"
TYPE_WORDS = {
    "string": "text",
    "date": "day (YYYY-MM-DD)",
    "edtf": "EDTF date or interval",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "names": "names, separated by `; `",
}
# Data Package v1 has no type for partial dates or for lists in a cell: both are strings with a note.
_FIELD_TYPES = {"edtf": "string", "names": "string"}


def dictionary() -> str:
    """The generated part of the README: each table, its columns and the words a column may hold."""
    lines = [line for table in TABLES.values() for line in _table_lines(table)]
    lines += ["# Tables of the analyst's own", "", "Each is made when its first row is written.", ""]
    lines += [line for table in SIDE_TABLES.values() for line in _table_lines(table)]
    return "\n".join(lines) + "\n"


def readme(existing: str) -> str:
    """The README with its generated part renewed; the head above `MARKER` stays as it is.

    Raises ValueError if the marker is missing, because the head could not be told from the rest.
    """
    head, marker, _ = existing.partition(MARKER)
    if not marker:
        raise ValueError(f"README.md has no line {MARKER!r}; put it below the head that people write")
    return f"{head}{MARKER}\n\n{dictionary()}"


def descriptor() -> dict[str, Any]:
    """The tables as a Tabular Data Package, version 1 (specs.frictionlessdata.io)."""
    return {
        "profile": "tabular-data-package",
        "name": "north-korea-russia-military-cooperation",
        "title": "Military cooperation of North Korea and Russia, 2023 - 2026: who said what",
        "description": "Claims of public reports, with their sources; not verified on the ground.",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_resource(table) for table in TABLES.values()],
    }


def descriptor_text() -> str:
    """The text of `datapackage.json`."""
    return json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> list[Path]:
    """Renew README.md and datapackage.json; returns the files that changed."""
    readme_path = folder / "README.md"
    texts = {
        readme_path: readme(readme_path.read_text(encoding="utf-8")),
        folder / "datapackage.json": descriptor_text(),
    }
    changed = []
    for path, text in texts.items():
        if not path.exists() or path.read_bytes() != text.encode("utf-8"):
            path.write_bytes(text.encode("utf-8"))
            changed.append(path)
    return changed


def _table_lines(table: Table) -> Iterator[str]:
    yield f"## `{table.name}.csv`"
    yield ""
    yield f"One row is {table.description}. Key: `{table.key}`."
    yield ""
    yield "| column | type | must be filled | meaning |"
    yield "| --- | --- | --- | --- |"
    for column in table.columns:
        required = "yes" if column.required else ""
        yield f"| `{column.name}` | {TYPE_WORDS[column.type]} | {required} | {_meaning(column)} |"
    yield ""
    for column in table.columns:
        if column.vocabulary is not None:
            yield from _vocabulary_lines(table, column)


def _meaning(column: Column) -> str:
    if not column.references:
        return column.description
    return f"{column.description} (in `{column.references}`)"


def _vocabulary_lines(table: Table, column: Column) -> Iterator[str]:
    """A vocabulary is spelt out in the first table that has it; later ones point there."""
    assert column.vocabulary is not None
    every = (*TABLES.values(), *SIDE_TABLES.values())
    first = next(t.name for t in every if any(c.vocabulary is column.vocabulary for c in t.columns))
    if first != table.name:
        yield f"Words of `{column.name}`: as in `{first}.csv`."
    else:
        yield f"Words of `{column.name}`:"
        yield ""
        for word, label in column.vocabulary.items():
            yield f"- `{word}`: {label}"
    yield ""


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": table.key,
        "missingValues": [""],
    }
    keys = [_foreign_key(table, column) for column in table.columns if _is_foreign_key(column)]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": f"{table.name}: one row is {table.description}",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.type, column.type),
        "description": column.description,
    }
    if column.type in _FIELD_TYPES:
        field["description"] += f" ({TYPE_WORDS[column.type]})"
    if column.type == "date":
        field["format"] = "default"
    if column.type == "boolean":
        field["trueValues"], field["falseValues"] = ["true"], ["false"]
    constraints = _constraints(table, column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.name == table.key:
        constraints["unique"] = True
    if column.vocabulary is not None and column.type != "boolean":
        words = list(column.vocabulary)
        constraints["enum"] = [int(word) for word in words] if column.type == "integer" else words
    elif column.type in ("integer", "number"):
        constraints["minimum"] = 0
    return constraints


def _is_foreign_key(column: Column) -> bool:
    """A list of names is no foreign key that the specification could express; `toolkit check` resolves it."""
    return bool(column.references) and column.type != "names"


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    target, _, field = column.references.partition(".")
    resource = "" if target == table.name else target  # the specification's word for the table itself
    return {"fields": column.name, "reference": {"resource": resource, "fields": field}}


if __name__ == "__main__":
    for changed_path in write(Path(sys.argv[1] if len(sys.argv) > 1 else "data")):
        print(changed_path)
