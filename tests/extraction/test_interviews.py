"""Printed interviews: whoever the opening names answers, between questions that stand by themselves."""

from datetime import date

from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.turns import answers

OPENING = "General Amadou Kane advised the army until last year. {asked}"
BODY = """How many Russians are in Mali today?

Fewer than they say. We count about 2,000.

And the army?

It has 40,000 men on paper.

Who pays?

Mali pays in gold."""


def article(asked: str) -> Document:
    return Document(f"An envoy on Mali\n\n{OPENING.format(asked=asked)}\n\n{BODY}", date(2025, 6, 20))


def test_the_person_asked_answers_between_the_questions() -> None:
    doc = article("We spoke to him in Dakar.")
    told = {sentence.text: who for sentence, who in zip(doc.sentences, answers(doc), strict=True)}
    assert told["We count about 2,000."] == told["Mali pays in gold."] == "Amadou Kane"
    assert told["We spoke to him in Dakar."] == told["And the army?"] == ""


def test_questions_of_the_publisher_are_answered_by_nobody() -> None:
    assert set(answers(article("Here is what is known."))) == {""}


def test_a_person_without_a_title_is_asked() -> None:
    text = f"An envoy on Mali\n\nThet Naing Win follows its purchases. We spoke to him in Dakar.\n\n{BODY}"
    assert set(answers(Document(text, date(2025, 6, 20)))) == {"", "Thet Naing Win"}


def test_the_only_person_of_the_opening_answers_where_somebody_says_i() -> None:
    text = f"An envoy on Mali\n\n{OPENING.format(asked='He lives in Dakar.')}\n\n{BODY}"
    assert set(answers(Document(text, date(2025, 6, 20)))) == {""}
    assert set(answers(Document(f"{text} I doubt it.", date(2025, 6, 20)))) == {"", "Amadou Kane"}


def test_nobody_speaks_of_himself_by_name() -> None:
    """Of the persons in the opening it is one whom the answers do not name."""
    opening = "Interview\n\nAnn Lee is a researcher in Dakar. She has followed General Amadou Kane for years."
    text = f"An envoy on Mali\n\n{opening}\n\n{BODY} Kane knows that."
    assert set(answers(Document(text, date(2025, 6, 20)))) == {"", "Ann Lee"}


def floor(text: str) -> list[str]:
    """Who has the floor in each sentence below the title."""
    return Document(text, date(2026, 6, 20)).turns[1:]


def test_answers_stand_behind_a_letter() -> None:
    text = (
        "Five minutes in Riga\n\nLt. Col. Anders Rehn leads a battalion in Latvia. He spoke to this magazine."
    )
    for mark in (":", "."):
        told = "".join(f"\n\nQ{mark} {ask}?\n\nA{mark} None." for ask in ("How many", "And they", "Why"))
        assert floor(text + told)[-1] == "Anders Rehn"


def test_surnames_in_capitals_end_with_a_full_stop_in_minutes() -> None:
    text = (
        "Hearing on Africa\n\nSenator REED. How many?\n\nGeneral ANDERSON. Some 500, Senator.\n\n"
        "Senator REED. And in Niger?\n\nGeneral ANDERSON. None."
    )
    assert floor(text) == ["Reed", "Reed", "Anderson", "Anderson"] * 2


def test_heads_have_roles_and_times() -> None:
    radio = (
        "The carrier\n\nSTEVE MARSH, HOST: Hi, Tom.\n\nTOM BOWEN, BYLINE: Hey, Steve.\n\n"
        "MARSH: How many?\n\nBOWEN: About 15,000, Steve."
    )
    assert floor(radio) == ["Steve Marsh", "Tom Bowen", "Steve Marsh", "Tom Bowen"]
    timed = (
        "In Marib\n\n[00:05] Reporter: How many?\n\n[00:41] General Al-Harbi: It was three.\n\n"
        "[01:05] Reporter: And they?\n\n[01:16] General Al-Harbi: At least 70."
    )
    assert floor(timed) == ["", "Al-Harbi", "", "Al-Harbi"]


def test_a_first_name_has_the_floor_where_the_text_tells_of_it() -> None:
    told = (
        "Anna: With me is Marek. How many were you?\n\nMarek: We were 120.\n\nAnna: Dead?\n\nMarek: Twelve."
    )
    assert floor(f"The trench\n\n{told}") == ["", "", "Marek", "", "Marek"]
    claims = "CLAIM: Chad lost 90.\n\nVERDICT: False.\n\nCLAIM: Mali lost 40.\n\nVERDICT: True."
    assert set(floor(f"Fact check\n\n{claims}")) == {""}
