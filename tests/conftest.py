"""What several tests share: the project's own data, loaded once."""

from pathlib import Path

import pytest

import toolkit as tk

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data_folder() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def dossier(data_folder: Path) -> "tk.Dossier":
    return tk.load(data_folder)
