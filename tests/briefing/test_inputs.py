"""What counts as the data that a notebook is run on."""

from toolkit.briefing.inputs import sums_of


def test_a_briefing_below_the_data_is_none_of_it(tmp_path):
    notebook, data = tmp_path / "a.ipynb", tmp_path / "data"
    notebook.write_text("{}", encoding="utf-8")
    data.mkdir()
    (data / "figures.csv").write_text("claim_id\n", encoding="utf-8")
    before = sums_of([notebook], data)
    charts = data / "exports" / "2031-05-01" / "charts"
    charts.mkdir(parents=True)
    (charts.parent / "index.html").write_text("<p>", encoding="utf-8")
    (charts / "2a_build_up.csv").write_text("low\n", encoding="utf-8")
    assert sums_of([notebook], data) == before
    (data / "question.csv").write_text("parameter,value,note\n", encoding="utf-8")
    assert sums_of([notebook], data) != before
