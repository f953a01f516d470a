"""Mail: a newsletter or a forwarded report (.eml)."""

import dataclasses
import re
from collections.abc import Collection
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from toolkit.articles.article import Article, ArticleError, checked, normalise
from toolkit.articles.forwarded import Forwarded, forwarded_in, without_prefix

_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)  # RFC 3676, 4.3
_QUOTED = re.compile(r"(?:^[^\n>][^\n]*\bwrote:[ \t]*\n(?:[ \t]*\n)*)?(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)


def read_mail(data: bytes, origin: str) -> Article:
    """Subject, day, sender and text; the plain part if there is one, else the HTML part.

    Of a mail that forwards another one, attached or in its text, and says less itself, the other one.
    Signatures and what is quoted of earlier mail are left out.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return _read(_report(message), origin)
    except ArticleError:
        raise
    except Exception as error:  # parts nested without end, headers that break their parser
        raise ArticleError(f"{origin}: the mail is damaged ({error}); save its text as .txt") from None


def _report(message: EmailMessage) -> EmailMessage:
    """The mail itself, or the only one attached where that says more."""
    attached = [part for part in message.iter_attachments() if part.get_content_type() == "message/rfc822"]
    if len(attached) != 1:
        return message
    inner = _report(attached[0].get_content())
    return inner if len(_own_words(inner)) > len(_own_words(message)) else message


def reports_attached(data: bytes, endings: Collection[str]) -> list[str]:
    """Names of the files with such endings that came with a mail: `read_mail` reads its own words only."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        names = [str(part.get_filename() or "") for part in _report(message).iter_attachments()]
    except Exception:  # `read_mail` says what is wrong with it
        return []
    return [name for name in names if name.lower().endswith(tuple(endings))]


def _own_words(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    return "" if body is None else str(body.get_content())


def _read(message: EmailMessage, origin: str) -> Article:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise ArticleError(f"{origin}: the mail has no text; save its attachment and read that")
    content = _content(body, origin)
    if body.get_content_type() == "text/html":
        from toolkit.articles.html import read_html

        content = read_html(content.encode("utf-8"), origin).text
    other = forwarded_in(content)
    if body.get_content_type() != "text/html":
        content = _without_earlier(other.text if other else content)
    elif other:
        content = other.text
    envelope = _envelope(message, other)
    subject = envelope["title"]
    text = content if not subject or content.startswith(subject) else f"{subject}\n\n{content}"
    article = Article(checked(text, origin), text.split("\n", 1)[0])
    return dataclasses.replace(article, **{name: value for name, value in envelope.items() if value})


def _envelope(message: EmailMessage, other: Forwarded | None) -> dict[str, str]:
    """Title, day and publisher of a mail, those of the mail that it hands on before its own."""
    subject = without_prefix(" ".join(str(message["subject"] or "").split()))
    own = {
        "title": subject,
        "published": _day(message),
        "publisher": parseaddr(str(message["from"] or ""))[0],
    }
    told = {name: getattr(other, name, "") or value for name, value in own.items()}
    return {name: normalise(value) for name, value in told.items()}


def _without_earlier(content: str) -> str:
    """The text above the signature without the lines that quote earlier mail, unless there are no others."""
    text = _SIGNATURE.sub("", content)
    own = _QUOTED.sub("\n", text).strip()
    return own or _QUOTE_MARK.sub("", text).strip()


def _content(body: MIMEPart, origin: str) -> str:
    try:
        return str(body.get_content()).replace("\r\n", "\n").strip()
    except (LookupError, ValueError) as error:
        raise ArticleError(f"{origin}: the mail's text cannot be read ({error}); save it as .txt") from None


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""
