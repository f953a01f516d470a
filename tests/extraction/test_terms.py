"""Terms of the lexicon found in texts, in all their forms, and the tables that hold them."""

from pathlib import Path

import pytest

from toolkit import lexicon
from toolkit.extraction.text.inflection import bases, conjugated, forms, plural
from toolkit.extraction.text.terms import find_terms
from toolkit.extraction.text.words import first_word
from toolkit.extraction.text.wordsets import any_of


def found(text: str, folder: str | None = None) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_terms(text, text.lower(), folder)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Two frigates and JF-17s.", ["frigates", "JF-17s"]),
        ("An anti-tank guided missile, not a tank.", ["anti-tank guided missile", "tank"]),
        ("The Grads", ["Grads"]),
        ("all grads", []),  # a name counts only with its capital
        ("Batteries of S-400s", ["Batteries", "S-400s"]),
        ("Ten F16s, Su-30MKIs, a T-72AV and 12 MiG-29s.", ["F16s", "Su-30MKIs", "T-72AV", "MiG-29s"]),
        ("Sh5 million and the 35s", []),
        ("tankers_x tankish", []),
        ("", []),
    ],
)
def test_the_longest_term_at_each_place(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_a_project_adds_terms_of_any_spelling(tmp_path: Path) -> None:
    table = 'term,category\r\n"Volk, the big one" , uav\r\n\r\n--,uav\r\nzorgbot,uav\r\n,,\r\n'
    (tmp_path / "supplies.csv").write_text(table, encoding="utf-8-sig", newline="")
    assert found("A Volk, the big one, and zorgbots.", str(tmp_path)) == ["Volk, the big one", "zorgbots"]


def test_a_verb_brings_its_forms() -> None:
    assert forms("strike", "send") == {
        "strike", "strikes", "striking", "struck", "send", "sends", "sending", "sent",
    }  # fmt: skip


def test_words_of_a_kind_are_alternatives_of_a_pattern() -> None:
    words = any_of("where soldiers are").split("|")
    assert words.index("camps") < words.index("camp")  # the longest first
    assert r"think\stanks" in any_of("counts the people of others")
    with pytest.raises(KeyError, match="no words of the kind"):
        any_of("where nobody is")


@pytest.mark.parametrize("table", ["transfers", "ties", "events"])
def test_every_form_of_a_verb_leads_back_to_it(table: str) -> None:
    verbs = {row["term"].split()[0].lower() for row in lexicon.rows(table) if "verb" in row["form"]}
    for verb in verbs:
        for form, _ in conjugated(verb):
            assert first_word(verb) in bases(first_word(form)), form


@pytest.mark.parametrize("noun", ["battery", "corvette", "policeman", "box", "ship", "Abrams"])
def test_the_plural_of_a_noun_leads_back_to_it(noun: str) -> None:
    assert noun in bases(plural(noun))


@pytest.mark.parametrize("table", [path.stem for path in Path(lexicon.__file__).parent.glob("*.csv")])
def test_shipped_tables_have_whole_rows_and_no_blanks_beside_a_cell(table: str) -> None:
    columns = len(lexicon.rows(table)[0])
    for row in lexicon.rows(table):
        assert len(row) == columns, row
        assert all(cell == cell.strip() for cell in row.values()), row
