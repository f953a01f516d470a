"""The page of what changed: what it says of numbers, charts, rows and people's decisions."""

import re
from html import unescape

import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure
from tests.analysis.contradiction_cases import tie, whole_dossier
from toolkit.briefing import sentences
from toolkit.briefing.changes import Changes
from toolkit.briefing.changes_page import write_changes
from toolkit.briefing.state import State

FIRST = figure("daily", "2031-05-01", 9000, "about")
COPY = figure("weekly", "2031-05-03", 9000, "at_least", via="The Daily", status="unconfirmed")
LATER = figure("post", "2031-05-09", 12000, "about", when="2031-05-09", review="draft")
DEAD = figure("post", "2031-05-09", 40, measure="killed", claimed_by=None, review="draft")
HOSTILE = "</bdi><script>alert(1)</script>\n\u202e'\"&amp; " + "x" * 10_000


@pytest.fixture
def page(tmp_path):
    """Writes the page of two dossiers, and gives its text without marks, and the page itself."""

    def write(before, after, charts=({}, {})):
        then, now = (
            State("2031-05-02", before, charts[0]),
            State("2031-05-09", after, charts[1]),
        )
        html = write_changes(tmp_path, Changes(then, now)).read_text(encoding="utf-8")
        html = html[html.index("<main") :]
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))), html

    return write


def chart(title, unit="personnel", **claims):
    return {"title": title, "unit": unit, "claims": claims}


def test_whose_number_is_new(page):
    words, _ = page(dossier_of(FIRST), dossier_of(FIRST, LATER, DEAD))
    assert "1 new report with 2 claims, none of which repeat what was known or told already" in words
    assert "nobody has reviewed any of them. Numbers of claimants: 1 changed total." in words
    assert (
        "Who says Of whom, what Then Now First reported Bordurian General Staff Syldavia: deployed "
        "about 9,000 about 12,000 (draft) 9 May 2031 The 1 sentence behind them"
    ) in words


def test_a_repeat_says_what_is_other_in_it(page):
    words, _ = page(dossier_of(FIRST), dossier_of(FIRST, COPY))
    assert (
        "Figures: 0 new statements 1 claim that repeats them or what was known; in 1 something is other"
        in words
    )
    assert "weekly.f1; other: bound, hedge Bordurian General Staff via The Daily" in words


def test_a_sentence_with_several_claims_is_told_once(page):
    words, _ = page(dossier_of(FIRST), dossier_of(FIRST, LATER, {**DEAD, "claimed_by": LATER["claimed_by"]}))
    figures = words[words.index("Figures: 2 new statements") :]
    assert figures.count("A number.") == 1
    assert "post.f1 killed, stock, Syldavia: 40 personnel" in figures.replace(" ;", ";")


def test_a_chart_that_looks_back_says_to_which_day(page):
    """Two days to look back to are no news; the day of the briefing itself is said above."""
    then = {"back": {**chart("No total"), "as_of": "2031-04-01"}, "now": chart("About 9,000")}
    now = {"back": {**chart("About 8,000"), "as_of": "2031-05-01"}, "now": chart("About 12,000")}
    now["now"]["as_of"], then["now"]["as_of"] = "2031-05-09", "2031-05-02"
    same = {"as it was": {**chart("About 7,000"), "as_of": "2031-04-01"}}
    moved = {"as it was": {**chart("About 7,000"), "as_of": "2031-05-01"}}
    words, _ = page(dossier_of(FIRST), dossier_of(FIRST, LATER), ({**then, **same}, {**now, **moved}))
    assert "2 of 3 charts say something else." in words
    assert "No total (as of 1 Apr 2031)" in words
    assert re.search(r"About 8,000 ?\(as of 1 May 2031 ?\)", words)
    assert "About 12,000 (" not in words


def test_charts_of_which_only_counts_changed(page):
    before = {
        "a": chart("About 9,000 sent"),
        "b": chart("4 events from 1 Jan to 2 May 2031", "events"),
        "c": chart("The same", x="1"),
        "d": chart("Two wars", "events"),
        "e": chart("No longer wanted"),
        "f": chart("9 things", ""),
    }
    after = {
        "a": chart("About 12,000 sent"),
        "b": chart("7 events from 1 Jan to 9 Jun 2031", "events", y="2"),
        "c": chart("The same", x="2"),
        "d": chart("Three wars", "events"),
        "f": chart("8 things", ""),
    }
    words, html = page(dossier_of(FIRST), dossier_of(FIRST), (before, after))
    assert "4 of 6 charts say something else; only the counts of 1 changed." in words
    assert "<td>About 9,000 sent</td><td>About <strong>12,000</strong> sent</td><td>the same</td>" in html
    assert "<td>e</td><td>No longer wanted</td><td><strong>not drawn</strong></td>" in html
    assert "Only counts changed in: b (+1)." in words.replace(" )", ")").replace("  ", " ")
    assert "The same finding from other claims: c (1 edited)." in words.replace("  ", " ")


def test_many_rows_with_one_change_are_one_line(page):
    claims = [figure(f"daily{n}", "2031-05-01", 9000 + n, when="2031-04") for n in range(5)]
    renamed = [{**claim, "claimed_by": "Bordurian Intelligence"} for claim in claims]
    words, html = page(dossier_of(*claims), dossier_of(*renamed))
    summary = "figures: claimed_by: Bordurian General Staff → Bordurian Intelligence (5 rows)"
    assert f"<summary>{summary}</summary>" in html
    assert "Whose number is new?" not in words


def test_long_lists_end_somewhere(page, monkeypatch):
    monkeypatch.setattr(sentences, "MOST", 3)
    claims = [figure(f"post{n}", "2031-05-09", 20_000 + 1_000 * n, claimed_by=None) for n in range(5)]
    words, _ = page(dossier_of(FIRST), dossier_of(FIRST, *claims))
    assert "Figures: 5 new statements" in words
    assert "2 more rows in changes.csv ." in words
    assert words.count("the publisher itself, in The Post") == 3


def test_hostile_words_stay_words(page, tmp_path):
    after = dossier_of(FIRST, {**LATER, "statement": HOSTILE, "note": HOSTILE, "claim_id": "<b>.f1"})
    after.frames["sources"].loc[1, "title"] = HOSTILE
    _, html = page(dossier_of({**FIRST, "note": HOSTILE}), after)
    assert "<script>" not in html
    assert "<b>.f1" not in html
    assert html.count("x" * 10_000) == 2  # the sentence, in both lists; titles and edited cells end earlier
    assert "=cmd" not in (tmp_path / "changes.csv").read_text(encoding="utf-8")


def test_what_people_judged_and_whose_ground_moved(page, tmp_path):
    before = dossier_of(FIRST, COPY).save(tmp_path / "before")
    more = {"by": "A. <Analyst>", "because": ["daily.f1"], "likelihood": "likely", "decided": "2031-05-05"}
    tk.judgement("More will come.", dossier=before, **more)
    (tmp_path / "after").mkdir()
    after = dossier_of({**FIRST, "review": "rejected"}, COPY).save(tmp_path / "after")
    (tmp_path / "after/judgements.csv").write_bytes((tmp_path / "before/judgements.csv").read_bytes())
    tk.judgement("They will not.", dossier=after, supersedes=None, **{**more, "because": ["weekly.f1"]})
    tk.decide_origin(after, ["weekly.f1"], "mine", by="B", decided="2031-05-06", note="why")
    after = tk.grade(after, by="B", claim_id="weekly.f1", credibility=2, decided="2031-05-06")
    after = tk.grade(after, by="B", source_id="daily", reliability="C", decided="2031-05-06")
    words, _ = page(before, after)
    assert "By hand: 1 decided origin, 1 judgement, 2 grades." in words
    decided = words[words.index("What did people judge and decide?") :]
    assert "They will not. Likelihood: likely (55-80 %). (A. <Analyst>, 2031-05-05) j2" in decided
    assert "weekly.f1: credibility 2 (B, 2031-05-06)" in decided
    assert "daily: reliability C (B, 2031-05-06)" in decided
    assert "weekly.f1 goes back to mine (B, 2031-05-06: why)" in decided
    assert "Judgements that rest on rows which changed More will come." in decided
    assert "daily.f1 (reviewed)" in decided
    assert "graded" not in words[words.index("What became of known rows?") : words.index("What did people")]


def test_new_ties_stand_under_words_and_not_column_names(page):
    visit = {**tie("post", "2031-05-09", "Syldavia", "Borduria", "visit")}
    words, _ = page(whole_dossier(FIRST), whole_dossier(FIRST, visit))
    told = words[words.index("Who stands with whom: what is new?") :]
    assert (
        "What Who And whom Tie Sign Review Claims new tie Syldavia Borduria visit friendly accepted" in told
    )
