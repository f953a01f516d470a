"""The README says and shows what the data gives, and its code runs."""

import re
import shutil
from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images

import toolkit as tk
from docs import __main__ as docs
from docs import extraction_map

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*.md")]


def test_the_generated_blocks_are_fresh(dossier: "tk.Dossier") -> None:
    assert docs.filled(README, dossier) == README


def test_the_map_of_the_extraction_is_fresh() -> None:
    assert docs.MAP.read_text(encoding="utf-8") == extraction_map.page(), "run: python3 run.py docs"


def test_the_pictures_are_fresh(dossier: "tk.Dossier", tmp_path: Path) -> None:
    made = docs.pictures(dossier)
    assert {path.name for path in docs.PICTURES.iterdir()} == set(made)
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
        # A tolerance for the rasteriser of another machine; a changed mark or word is far above it.
        assert compare_images(str(docs.PICTURES / name), str(tmp_path / name), tol=1) is None


def test_the_first_screen_shows_the_estimate_and_the_two_commands() -> None:
    screen = "\n".join(README.splitlines()[:26])
    assert "docs/pictures/build-up.png" in screen
    assert "at least about 14,000" in screen
    assert "cannot tell" in screen
    assert "python3 run.py brief" in screen
    assert "python3 run.py test" in screen


def test_the_code_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    for block in code:
        exec(compile(block, "README.md", "exec"), {})
    assert (tmp_path / "exports" / "2025-03-28" / "alliances.png").exists()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_words_after_toolkit_are_commands() -> None:
    from toolkit.commands import COMMANDS

    for path in DOCUMENTS:
        for word in re.findall(r"^toolkit (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert word in COMMANDS, f"{path.name}: toolkit {word}"
