"""Tables inside articles: what a number counts stands in its heading, whose people in its row."""

import io

import docx
import pytest

from toolkit.articles.html import read_html
from toolkit.articles.markdown import read_markdown
from toolkit.articles.word import read_word
from toolkit.extraction import extract_rows

TITLE = "Foreign troops in eastern Congo"
BEFORE = "Foreign armies have fought since M23 took Goma. The United Nations gave the following figures."
AFTER = "Rwanda denies that its soldiers fight beside the rebels, and the mission began to leave in June."
TABLE = [
    ["", "Troops", "Killed since January", "Population"],
    ["Rwanda", "4,000", "180", "14,000,000"],
    ["Burundi", "about 10,000", "18", "13,000,000"],
    ["SADC mission", "2,900+", "–", ""],
]
FOUND = [
    ("4,000", "deployed", "Rwanda", None),
    ("180", "killed", "Rwanda", "2025-01/2025-07"),
    ("about 10,000", "deployed", "Burundi", None),
    ("18", "killed", "Burundi", "2025-01/2025-07"),
    ("2,900+", "deployed", "SADC", None),
]


def as_html() -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    page = f"<article><h1>{TITLE}</h1><p>{BEFORE}</p><table>{rows}</table><p>{AFTER}</p></article>"
    return read_html(f"<html><body>{page}</body></html>".encode(), "page.html").text


def as_markdown() -> str:
    head, *rows = ("| " + " | ".join(row) + " |" for row in TABLE)
    table = "\n".join([head, "|---|---:|---:|---:|", *rows])
    return read_markdown(f"# {TITLE}\n\n{BEFORE}\n\n{table}\n\n{AFTER}\n".encode(), "note.md").text


def as_word() -> str:
    document = docx.Document()
    for words in (TITLE, BEFORE):
        document.add_paragraph(words)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for cells, row in zip(table.rows, TABLE, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    document.add_paragraph(AFTER)
    data = io.BytesIO()
    document.save(data)
    return read_word(data.getvalue(), "report.docx").text


def figures(text: str) -> list[dict]:
    return extract_rows(text, published="2025-07-01")["figures"]


@pytest.mark.parametrize("text", [as_html, as_markdown, as_word])
def test_a_table_is_read_alike_from_every_format(text) -> None:
    words = text()
    rows = figures(words)
    assert [(words[r["start"] : r["end"]], r["measure"], r["side"], r["when"]) for r in rows] == FOUND
    assert {row["claimed_by"] for row in rows} == {"United Nations"}
    assert {row["mode"] for row in rows} == {"stock"}


LEAD = "The war of two states\n\nRussian and Ukrainian soldiers have fought for three years.\n\n"
KILLED_BY_MONTH = """Russian losses, according to Ukraine's General Staff

| Month | Killed | Wounded | Tanks lost |
| January 2025 | 1,200 | 2,000 | 30 |
| February 2025 | 1,450 | 2,200 | 28 |
| Total | 2,650 | 4,200 | 58 |"""
SIDES_ON_TOP = """| | Russia | Ukraine |
| Soldiers killed | about 900 | 430 |
| Captured | 1,000+ | up to 600 |
| Tanks lost | 300 | 90 |
| Population | 144 million | 38 million |"""
YEARS_ON_TOP = """Troops in Mali

| Country | 2023 | 2024 |
| France | 300 | 50 |
| Russia | 1,000 | 1,000 |"""
RANKED = """| Rank | Country | Troops | Share, % | Year joined |
| 1 | Nepal | 5,350 | 12 | 1955 |
| 2 | Rwanda | 1950 | 4 | 1962 |"""
PLACES = """| Place | Russian soldiers killed | Ukrainian soldiers killed | Civilians killed |
| Pokrovsk | 300 | 120 | 30 |"""
PLANS = """| Country | Authorised size | Deployed | Pledged troops | Trained by the EU | Withdrawn in June |
| Kenya | 1,000 | 700 | 350 | 90 [2] | 15–20 |"""
SHORT = "| Side | Killed and wounded | KIA | POWs |\n| Russia | 900 | 200 | 30 |"
TIMELINE = """| Date | What happened | Killed |
| 12 May 2025 | Chad sent 300 soldiers to Mali. | |
| 14 May 2025 | Two Russian soldiers were killed in a blast. | 2 |"""
AS_OF = """North Korean losses in Kursk, according to South Korea:

| As of | Killed |
| January 2025 | 300 |
| April 2025 | 600 |"""
DEAD = "| Date | Attack | Dead |\n| 3 May 2025 | Barkhan camp, Mali | 12 Malian soldiers |"
FIGHTERS = "Party\tFighters\tKilled\nHezbollah\t40,000-50,000\t?\nAllies\t\t\nIsraeli army\t\t56"

READ = {
    "sides of the caption, days of the rows": (
        KILLED_BY_MONTH,
        [
            ("1,200", "killed", "Russia", "2025-01", "flow"),
            ("2,000", "wounded", "Russia", "2025-01", "flow"),
            ("1,450", "killed", "Russia", "2025-02", "flow"),
            ("2,200", "wounded", "Russia", "2025-02", "flow"),
        ],
    ),
    "sides on top": (
        SIDES_ON_TOP,
        [
            ("about 900", "killed", "Russia", None, "stock"),
            ("430", "killed", "Ukraine", None, "stock"),
            ("1,000+", "captured", "Russia", None, "stock"),
            ("up to 600", "captured", "Ukraine", None, "stock"),
        ],
    ),
    "the measure of the caption": (
        YEARS_ON_TOP,
        [
            ("300", "deployed", "France", "2023", "stock"),
            ("50", "deployed", "France", "2024", "stock"),
            ("1,000", "deployed", "Russia", "2023", "stock"),
            ("1,000", "deployed", "Russia", "2024", "stock"),
        ],
    ),
    "columns that count no people": (
        RANKED,
        [("5,350", "deployed", "Nepal", None, "stock"), ("1950", "deployed", "Rwanda", None, "stock")],
    ),
    "sides in the headings": (
        PLACES,
        [("300", "killed", "Russia", None, "stock"), ("120", "killed", "Ukraine", None, "stock")],
    ),
    "plans, training, withdrawal": (
        PLANS,
        [
            ("700", "deployed", "Kenya", None, "stock"),
            ("350", "deployed", "Kenya", None, "flow"),
            ("90", "trained", "Kenya", None, "stock"),
            ("15–20", "withdrawn", "Kenya", "2025-06", "flow"),
        ],
    ),
    "short headings": (
        SHORT,
        [
            ("900", "casualties", "Russia", None, "stock"),
            ("200", "killed", "Russia", None, "stock"),
            ("30", "captured", "Russia", None, "stock"),
        ],
    ),
    "sentences in cells": (
        TIMELINE,
        [
            ("300 soldiers", "deployed", "Chad", "2025-05-12", "flow"),
            ("Two Russian soldiers", "killed", "Russia", "2025-05-14", "flow"),
        ],
    ),
    "days up to which it is counted": (
        AS_OF,
        [
            ("300", "killed", "North Korea", "2025-01", "stock"),
            ("600", "killed", "North Korea", "2025-04", "stock"),
        ],
    ),
    "sides in the cells": (DEAD, [("12", "killed", "Mali", "2025-05-03", "flow")]),
    "fighters are no aircraft": (
        FIGHTERS,
        [
            ("40,000-50,000", "deployed", "Hezbollah", None, "stock"),
            ("56", "killed", "Israel", None, "stock"),
        ],
    ),
    "civilians": ("Civilians killed in Gaza\n\n| Month | Killed |\n| May 2025 | 900 |", []),
    "arms": ("| Country | Missiles deployed | Lost aircraft |\n| Russia | 900 | 80 |", []),
}


@pytest.mark.parametrize("name", READ)
def test_tables(name: str) -> None:
    table, expected = READ[name]
    text = f"{LEAD}{table}\n\nThe fighting went on at the weekend."
    rows = [
        (text[r["start"] : r["end"]], r["measure"], r["side"], r["when"], r["mode"]) for r in figures(text)
    ]
    assert rows == expected


def test_the_caption_and_the_source_below_name_who_claims_it() -> None:
    above = figures(f"{LEAD}{KILLED_BY_MONTH}\n\nThe fighting went on.")
    assert {row["claimed_by"] for row in above} == {"General Staff of Ukraine"}
    below = figures(f"{LEAD}{SHORT}\n\nSource: UN\n\nThe fighting went on.")
    assert {row["claimed_by"] for row in below} == {"United Nations"}


def test_what_is_promised_is_planned() -> None:
    statuses = {row["best"]: row["status"] for row in figures(f"{LEAD}{PLANS}\n\nThe fighting went on.")}
    assert statuses[350] == "planned"
    assert statuses[700] == "asserted"


def test_headings_and_numbers_tell_no_events_and_no_ties() -> None:
    for table in (PLACES, RANKED, PLANS):
        rows = extract_rows(f"{LEAD}{table}\n\nThe fighting went on.", published="2025-07-01")
        assert not [row for row in (*rows["events"], *rows["ties"]) if "|" in row["quote"]]


def test_lines_of_prose_with_tabs_and_bars_are_no_tables() -> None:
    text = f"{LEAD}Peru\t300 soldiers\n\nChad\t900 soldiers\n\nThe fighting went on."
    assert [(row["best"], row["side"]) for row in figures(text)] == [(300, "Peru"), (900, "Chad")]


DELIVERIES = [
    "Supplier | Recipient | Item | Number | Delivered in",
    "Iran | Chad | Shahed-136 (two lots) | at least 40 | May 2024",
    "Norway | Chad | howitzers | 12 | 2023",
    "Norway | Chad | shells | |",
    "Norway | Norway | rifles | 9 | 2023",
    "Chad | Peru | post stamps | 3 | 2023",
]
HANDED_OVER = [
    ("Iran", "Chad", "Shahed-136", "uav", "at_least", "2024-05"),
    ("Norway", "Chad", "howitzers", "artillery", "exact", "2023"),
    ("Norway", "Chad", "shells", "ammunition", "vague", None),
]
AROUND = "Arms for Chad\n\nChad fights rebels in the north.\n\n{}\n\nSource: Kiel Institute"


@pytest.mark.parametrize("sep", ["|", "\t"])
def test_a_line_of_a_table_is_one_supply(sep: str) -> None:
    bars = [line if sep == "\t" else f"| {line} |" for line in DELIVERIES]
    text = AROUND.format("\n".join(bars).replace(" | ", sep).replace(" |", sep))
    found = extract_rows(text, published="2025-03-28")
    columns = ("supplier", "recipient", "item", "category", "bound", "when")
    assert [tuple(row[name] for name in columns) for row in found["supplies"]] == HANDED_OVER
    assert {row["claimed_by"] for row in found["supplies"]} == {"Kiel Institute"}
    assert all(text[row["start"] : row["end"]] == row["item"] for row in found["supplies"])
    assert ("Iran", "Chad", "arms") in [(row["a"], row["b"], row["tie"]) for row in found["ties"]]


def test_what_a_table_calls_ordered_is_promised() -> None:
    text = AROUND.format("| Seller | Buyer | No. ordered | Weapon |\n| India | Chad | 36 | howitzers |")
    (row,) = extract_rows(text, published="2025-03-28")["supplies"]
    assert (row["supplier"], row["action"], row["status"], row["best"]) == (
        "India",
        "promised",
        "planned",
        36,
    )
