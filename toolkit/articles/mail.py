"""Mail: a newsletter or a forwarded report (.eml)."""

import dataclasses
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from toolkit.articles.article import Article, ArticleError, checked, normalise


def read_mail(data: bytes, origin: str) -> Article:
    """Subject, day, sender and text; the plain part if there is one, else the HTML part."""
    try:
        return _read(data, origin)
    except ArticleError:
        raise
    except Exception as error:  # parts nested without end, headers that break their parser
        raise ArticleError(f"{origin}: the mail is damaged ({error}); save its text as .txt") from None


def _read(data: bytes, origin: str) -> Article:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise ArticleError(f"{origin}: the mail has no text; save its attachment and read that")
    subject = normalise(" ".join(str(message["subject"] or "").split()))
    envelope = {
        "title": subject,
        "published": _day(message),
        "publisher": normalise(parseaddr(str(message["from"] or ""))[0]),
    }
    content = _content(body, origin)
    if body.get_content_type() == "text/html":
        from toolkit.articles.html import read_html

        content = read_html(content.encode("utf-8"), origin).text
    text = content if not subject or content.startswith(subject) else f"{subject}\n\n{content}"
    article = Article(checked(text, origin), text.split("\n", 1)[0])
    return dataclasses.replace(article, **{name: value for name, value in envelope.items() if value})


def _content(body: MIMEPart, origin: str) -> str:
    try:
        return str(body.get_content()).strip()
    except (LookupError, ValueError) as error:
        raise ArticleError(f"{origin}: the mail's text cannot be read ({error}); save it as .txt") from None


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""
