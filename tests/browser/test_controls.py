"""In a real JupyterLab: a cell shows one picture, and a slider under it changes the chart."""

import hashlib

import nbformat
import pytest

from tests.browser.lab import PATIENCE, chromium, jupyter_lab

STATIC = "tk.plot_claims(dossier, side='North Korea', measure='deployed', as_of='2025-03-28')"
LIVE = "tk.controls(tk.plot_claims, dossier, as_of='2025-03-28')"
PICTURES = ".jp-OutputArea-output img"


@pytest.fixture
def notebook(tmp_path, data_folder):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    book.cells = [
        nbformat.v4.new_code_cell(
            f"import sys; sys.path.insert(0, {str(data_folder.parent)!r})\n"
            f"import toolkit as tk\ndossier = tk.load({str(data_folder)!r})"
        ),
        nbformat.v4.new_code_cell(STATIC),
        nbformat.v4.new_code_cell(LIVE),
    ]
    for number, cell in enumerate(book.cells):
        cell["id"] = f"cell-{number}"
    nbformat.write(book, tmp_path / "controls.ipynb")
    return tmp_path


def fingerprint(picture):
    return hashlib.sha256(picture.get_attribute("src").encode()).hexdigest()


def wait_for_another(page, picture, before):
    """The picture's new fingerprint once it differs from `before`."""
    for _ in range(160):
        now = fingerprint(picture)
        if now != before:
            return now
        page.wait_for_timeout(250)
    raise AssertionError("the chart stayed as it was")


def test_a_cell_shows_one_picture_and_the_slider_changes_the_chart(notebook):
    with jupyter_lab(notebook) as lab, chromium() as browser:
        browser.run_notebook(lab, "controls.ipynb")
        page = browser.page
        cells = page.locator(".jp-CodeCell")
        assert cells.nth(1).locator(PICTURES).count() == 1
        live = cells.nth(2).locator(PICTURES).first
        live.wait_for(timeout=PATIENCE)
        assert fingerprint(live) == fingerprint(cells.nth(1).locator(PICTURES).first)

        handle = page.locator(".widget-slider .noUi-handle").first
        day = page.locator(".widget-readout").first
        assert day.text_content() == "2025-03-28"
        before = fingerprint(live)
        handle.focus()
        page.keyboard.press("ArrowLeft")
        after = wait_for_another(page, live, before)
        assert day.text_content() < "2025-03-28"

        page.locator(".widget-dropdown select").nth(1).select_option("killed")
        wait_for_another(page, live, after)

        assert page.get_by_text("Loading widget").count() == 0
        assert page.get_by_text("Error displaying widget").count() == 0
        assert browser.outside == []
