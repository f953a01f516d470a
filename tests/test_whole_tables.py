import re
from html import unescape

import pandas as pd

import toolkit as tk


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "|", html))


def test_every_claim_shows_its_id_its_whole_sentence_and_its_expression(dossier: "tk.Dossier") -> None:
    seed = dossier.source("seed-2025-03-28")
    for name in ("figures", "supplies", "ties", "events"):
        page = tk.review_table(seed, name)._repr_html_()
        plain = unescape(re.sub(r"</?b>", "", page))
        for row in seed.table(name).to_dict("records"):
            assert row["claim_id"] in plain
            assert row["quote"] in plain
            assert f"<b>{seed.text(row['source_id'])[row['start'] : row['end']]}</b>" in unescape(page)
    assert "|unit|" in words_of(tk.review_table(seed, "figures").html)


def test_a_statement_stands_where_no_text_is_stored_and_a_blank_column_is_named(
    dossier: "tk.Dossier",
) -> None:
    page = tk.review_table(dossier.source("uwc-2024-10"), "figures")
    assert str(dossier.claim("uwc-2024-10.f1")["statement"]) in unescape(page.html)
    assert "Blank in all rows: " in page.html
    assert (
        tk.review_table(dossier.source("uwc-2024-10").status("denied"), "figures").html
        == "<p>No figures.</p>"
    )


def test_a_whole_table_cuts_no_row_and_no_cell(dossier: "tk.Dossier") -> None:
    long = pd.DataFrame({"words": [f"<{number}> " + "long " * 50 for number in range(100)], "n": 5000})
    page = tk.whole_table(long)
    assert repr(page) == "100 rows"
    assert page.html.count("<tr>") == 101
    assert all(words.rstrip() in unescape(page.html) for words in long["words"])
    assert "5,000" in tk.whole_table(long, ["n"]).html
    floats = pd.DataFrame({"n": pd.array([5000.0, 0.25, None], "Float64"), "sure": True})
    assert words_of(tk.whole_table(floats).html).replace("|", " ").split() == [
        *("n", "sure", "5,000", "True", "0.25", "True", "True"),
    ]
    origins = tk.origins(dossier).head(5).drop(columns="review")
    shown = tk.whole_table(origins, ["wording", "unit", "review"], dossier=dossier)
    assert shown.html.count("accepted") == 5
    assert "review" not in origins


def test_heads_stand_in_the_place_of_names() -> None:
    table = tk.whole_table(pd.DataFrame({"a": [1], "b": [2]}), ["b", "a"], heads={"b": "And whom"})
    assert re.findall(r"<th[^>]*>([^<]*)</th>", table.html) == ["And whom", "a"]
