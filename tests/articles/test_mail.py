"""Mail: what its sender says, without signature and quotes of earlier mail; or the mail it forwards."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from toolkit.articles import Article, read_article

BODY = "Kenya has sent at least 300 soldiers to Haiti, the ministry said on Friday."


def message(text: str, subject: str = "Kenya sends more", sender: str = "The Example") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = subject, f"{sender} <news@example.org>"
    mail["Date"] = "Fri, 28 Mar 2025 09:00:00 +0000"
    mail.set_content(text)
    return mail


def read(tmp_path: Path, mail: EmailMessage) -> Article:
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    return read_article(path)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n-- \nThe Example, 55 soldiers street\n",
        f"{BODY}\n\nOn 1 January A. Nonym wrote:\n\n> 77 soldiers died.\n>> 88 soldiers died.\n",
        f"> 77 soldiers died.\n\n{BODY}\n",
        f"> {BODY}\n",
    ],
)
def test_signature_and_quotes_are_left_out(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, message(text)).text == f"Kenya sends more\n\n{BODY}"


def test_a_dash_between_paragraphs_is_no_signature(tmp_path: Path) -> None:
    text = f"{BODY}\n\n--\n\nForty more came."
    assert read(tmp_path, message(text)).text == f"Kenya sends more\n\n{text}"


def test_a_mail_that_only_forwards_another_one(tmp_path: Path) -> None:
    outer = message("See attached.", "Fwd: report", "A. Nonym")
    outer.add_attachment(message(BODY))
    article = read(tmp_path, outer)
    assert (article.title, article.publisher) == ("Kenya sends more", "The Example")
    assert article.text == f"Kenya sends more\n\n{BODY}"


def test_a_mail_that_says_more_than_what_it_forwards(tmp_path: Path) -> None:
    outer = message(BODY, "Our report", "The Example")
    outer.add_attachment(message("Thanks!", "Re: report", "A. Nonym"))
    assert read(tmp_path, outer).title == "Our report"
