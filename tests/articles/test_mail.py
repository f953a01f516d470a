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


REPORT = f"{BODY} It had promised as many in the month before, and will send more in the next one."
GMAIL = f"""See below.

A. Nonym | Desk officer | Tel +254 20 555 01 99

---------- Forwarded message ---------
From: The Example <news@example.org>
Date: Fri, 28 Mar 2025 at 06:30
Subject: Kenya sends more
To: <a@example.org>

{REPORT}"""
APPLE = f"""Begin forwarded message:

> From: The Example <news@example.org>
> Subject: Kenya sends more
> Date: 28 March 2025 at 09:00:00 GMT
> To: a@example.org
>
> {REPORT}"""
OUTLOOK = f"""FYI

From: The Example <news@example.org>
Sent: Friday, 28 March 2025 09:00
To: A. Nonym <a@example.org>
Subject: RE: Kenya sends more

{REPORT}"""


@pytest.mark.parametrize("text", [GMAIL, APPLE, OUTLOOK])
def test_a_report_that_is_forwarded_in_the_text_keeps_its_own_head(tmp_path: Path, text: str) -> None:
    mail = message(text, "Fwd: Kenya sends more", "A. Nonym")
    mail.replace_header("Date", "Mon, 31 Mar 2025 18:12:44 +0300")
    article = read(tmp_path, mail)
    assert (article.title, article.publisher) == ("Kenya sends more", "The Example")
    assert (article.published, article.text) == ("2025-03-28", f"Kenya sends more\n\n{REPORT}")


def test_a_mail_that_says_more_than_what_it_forwards_in_its_text(tmp_path: Path) -> None:
    told = f"{REPORT} {REPORT}\n\n{OUTLOOK}"
    article = read(tmp_path, message(told, "Fwd: report", "A. Nonym"))
    assert (article.title, article.publisher) == ("report", "A. Nonym")
