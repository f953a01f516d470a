"""The generated documents of the data folder are fresh, and the descriptor is a Data Package."""

import json
from pathlib import Path

import pytest

from toolkit import data_dictionary
from toolkit.schema import TABLES

DATA = Path(__file__).parents[1] / "data"
FIELD_TYPES = {"string", "date", "integer", "number", "boolean"}
FIELD_KEYS = {"name", "type", "format", "description", "constraints", "trueValues", "falseValues"}


@pytest.fixture(scope="module")
def package():
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def test_readme_is_fresh():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert text == data_dictionary.readme(text), "run: python -m toolkit.data_dictionary data"


def test_descriptor_is_fresh():
    text = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert text == data_dictionary.descriptor_text(), "run: python -m toolkit.data_dictionary data"


def test_a_head_without_the_marker_is_refused():
    with pytest.raises(ValueError, match="no line"):
        data_dictionary.readme("# Data\n\nA head and nothing else.\n")


def test_the_head_that_people_write_stays():
    renewed = data_dictionary.readme(f"# Mine\n\n{data_dictionary.MARKER}\nold rows\n")
    assert renewed.startswith("# Mine\n\n")
    assert "old rows" not in renewed


def test_write_touches_only_stale_files(tmp_path):
    (tmp_path / "README.md").write_text(f"# Mine\n{data_dictionary.MARKER}\n", encoding="utf-8")
    assert {path.name for path in data_dictionary.write(tmp_path)} == {"README.md", "datapackage.json"}
    assert data_dictionary.write(tmp_path) == []


def test_every_column_and_word_is_in_the_dictionary():
    text = data_dictionary.dictionary()
    for table in TABLES.values():
        assert f"## `{table.name}.csv`" in text
        for column in table.columns:
            assert f"| `{column.name}` |" in text
            for word in column.vocabulary or ():
                assert f"- `{word}`: " in text


def test_one_resource_per_table(package):
    assert package["profile"] == "tabular-data-package"
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        header = (DATA / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header.split(",")


def test_fields_use_only_what_version_1_knows(package):
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert set(field) <= FIELD_KEYS
            assert field["type"] in FIELD_TYPES
            assert set(field.get("constraints", {})) <= {"required", "unique", "enum", "minimum"}
        assert resource["schema"]["missingValues"] == [""]


def test_keys_point_at_fields_that_exist(package):
    fields = {r["name"]: {f["name"] for f in r["schema"]["fields"]} for r in package["resources"]}
    links = set()
    for resource in package["resources"]:
        schema = resource["schema"]
        assert schema["primaryKey"] in fields[resource["name"]]
        for key in schema.get("foreignKeys", []):
            target = key["reference"]["resource"] or resource["name"]
            assert key["fields"] in fields[resource["name"]]
            assert key["reference"]["fields"] in fields[target]
            links.add((resource["name"], key["fields"], target))
    assert {("figures", "source_id", "sources"), ("figures", "side", "actors")} <= links
    assert ("actors", "parent", "actors") in links


def test_vocabularies_are_enums(package):
    figures = next(r for r in package["resources"] if r["name"] == "figures")
    enums = {f["name"]: f.get("constraints", {}).get("enum") for f in figures["schema"]["fields"]}
    assert enums["status"] == ["asserted", "confirmed", "unconfirmed", "denied", "planned"]
    ties = next(r for r in package["resources"] if r["name"] == "ties")
    assert next(f for f in ties["schema"]["fields"] if f["name"] == "sign")["constraints"]["enum"] == [
        1,
        0,
        -1,
    ]
