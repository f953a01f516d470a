"""Printed interviews: whoever the opening names answers, between questions that stand by themselves."""

from datetime import date

from toolkit.extraction.article.document import Document
from toolkit.extraction.attribution.interviews import answers

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
