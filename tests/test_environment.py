"""pyproject.toml, requirements.lock, environment.yml and run.py ask for the same things.

conda is not run here: names and version ranges in environment.yml are compared as text.
"""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import run
import toolkit

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
REQUIREMENTS = [Requirement(text) for text in PROJECT["dependencies"] + PYPROJECT["dependency-groups"]["dev"]]

# conda-forge calls these otherwise than PyPI
CONDA_NAMES = {"playwright": "playwright-python"}


def conda_specs() -> dict[str, SpecifierSet]:
    lines = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
    return {name: SpecifierSet(ranges) for name, _, ranges in (line.partition(" ") for line in lines)}


def pip_lines() -> list[str]:
    (lines,) = [entry["pip"] for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict)]
    return lines


def locked_versions() -> dict[str, str]:
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.M)
    return {canonicalize_name(name): version for name, version in pins}


def test_environment_uses_conda_forge_alone():
    assert set(ENVIRONMENT) == {"name", "channels", "dependencies"}
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]


def test_python_range_is_the_same_everywhere():
    wanted = SpecifierSet(PROJECT["requires-python"])
    assert conda_specs()["python"] == wanted
    minors = [minor for minor in range(30) if wanted.contains(f"3.{minor}.0")]
    assert ((3, minors[0]), (3, minors[-1])) == (run.OLDEST, run.NEWEST)


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_conda_users_get_every_package_in_the_same_range(requirement):
    by_pip = {line.name: line.specifier for line in map(Requirement, pip_lines()[:-1])}
    name = CONDA_NAMES.get(requirement.name, requirement.name)
    assert {**conda_specs(), **by_pip}.get(name) == requirement.specifier


def test_environment_names_nothing_else():
    by_pip = {Requirement(line).name for line in pip_lines()[:-1]}
    ours = {CONDA_NAMES.get(requirement.name, requirement.name) for requirement in REQUIREMENTS}
    assert set(conda_specs()) | by_pip == ours | {"python", "pip"}


def test_the_project_comes_last_and_from_its_folder():
    assert pip_lines()[-1] == "-e ."


def test_conda_specs_are_ones_that_conda_reads():
    lines = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
    odd = [line for line in lines if not re.fullmatch(r"[a-z0-9-]+( [<>=]=?[0-9.]+(,[<>]=?[0-9.]+)?)?", line)]
    assert odd == []


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_the_lock_holds_every_package_in_range(requirement):
    version = locked_versions().get(canonicalize_name(requirement.name))
    assert version is not None
    assert requirement.specifier.contains(version, prereleases=True)


def test_every_pin_carries_hashes():
    pins = [block for block in re.split(r"\n(?=\S)", LOCK.strip()) if not block.startswith("#")]
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_no_file_names_an_address_or_a_path():
    place = re.compile(r"https?://|file:|git\+|--index|--extra-index|--find-links|(?m:^\s*(?:-\s)?[/~])")
    assert place.search(LOCK) is None
    assert place.search((ROOT / "environment.yml").read_text(encoding="utf-8")) is None


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    bare = [line for line in text.splitlines() if re.match(r'\s+"[a-z-]+[><=]', line) and "# " not in line]
    assert bare == []


def test_the_version_is_said_once_and_alike():
    assert toolkit.__version__ == PROJECT["version"]
