"""The mail that another one hands on in its own text, as mail programs write it."""

import re
from typing import NamedTuple

from toolkit.articles.dateline import dateline_of

# Gmail and Thunderbird, Apple Mail, Outlook (a line of underscores, or nothing).
_MARK = (
    r"(?:^[ \t]*(?:-{2,} ?(?:forwarded|original) message ?-{2,}|begin forwarded message:|_{10,})"
    r"[ \t]*\n\s*)?"
)
_NAME = r"(?:from|sent|date|subject|to|cc|reply-to)"
_FIRST = r"^(?P<quoted>> ?)?\*?from:[^\n]+\n"
_FURTHER = rf"(?:(?:>? ?\n)?(?:> ?)?\*?{_NAME}:[^\n]*\n(?:[ \t]+[^\n]+\n)?){{2,7}}"
_BLOCK = re.compile(rf"{_MARK}(?P<head>{_FIRST}{_FURTHER})", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(
    r"^(?:> ?)?\*?(?P<name>from|sent|date|subject):\*?[ \t]*(?P<value>.*?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)
_MOST = 9  # mails within each other
_ADDRESS = re.compile(r"\s*[<\[(][^<>]*@[^<>]*[>\])]")
_PREFIX = re.compile(r"^(?:(?:fwd?|fw|re|aw|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)


class Forwarded(NamedTuple):
    """Text, subject, ISO day and sender of the mail handed on; "" for what its head does not tell."""

    text: str
    title: str
    published: str
    publisher: str


def forwarded_in(content: str) -> Forwarded | None:
    """The mail handed on in a text that says less itself; of several, the one that was sent first."""
    found = None
    for _ in range(_MOST):
        block = _BLOCK.search(content)
        if block is None:
            break
        rest = content[block.end() :]
        rest = _QUOTE_MARK.sub("", rest) if block["quoted"] else rest
        if len(rest.split()) <= len(content[: block.start()].split()):
            break
        head = {line["name"].lower(): line["value"].strip("* ") for line in _LINE.finditer(block["head"])}
        day = dateline_of(f"Date: {head.get('date') or head.get('sent', '')}").day
        sender = _ADDRESS.sub("", head["from"]).strip("\"' ")
        content = rest.strip()
        found = Forwarded(content, without_prefix(head.get("subject", "")), day, sender)
    return found


def without_prefix(subject: str) -> str:
    """A subject without "Fwd:" and "Re:" before it."""
    return _PREFIX.sub("", subject).strip()
