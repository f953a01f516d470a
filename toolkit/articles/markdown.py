"""Markdown: its marks come off on the way in, as "**3,000**" would hide a number from the rules."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.articles.article import Article, checked
from toolkit.articles.dateline import dateline_of
from toolkit.articles.encoding import decode

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?P<lines>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^(title|date|published|publisher)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_BLANKS = re.compile(r"(?<=\S)  +(?=\S)")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d{2}-\d{2})[T ].*")
_LEFT_OUT = ("image", "strikethrough", "footnote_ref", "inline_html", "thematic_break", "blank_line")
_Token = dict[str, Any]


def read_markdown(data: bytes, origin: str) -> Article:
    """The words of a Markdown file without its marks; front matter gives title, day and publisher.

    Pictures and what is struck through are left out. Without a title in front, the first line is it.
    """
    source = decode(data, origin).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(source)
    fields = _fields(front["lines"]) if front else {}
    body = _plain(source[front.end() :] if front else source)
    title = fields.get("title", "")
    text = checked(body if not title or body.startswith(title) else f"{title}\n\n{body}", origin)
    return Article(
        text,
        title or first_line(text),
        published=_day(fields.get("date") or fields.get("published") or ""),
        publisher=fields.get("publisher", ""),
    )


def first_line(text: str) -> str:
    """The first line with a letter or digit in it."""
    return next((line.strip() for line in text.split("\n") if re.search(r"\w", line)), "")


def _fields(lines: str) -> dict[str, str]:
    return {name.lower(): value.rstrip().strip("\"'").strip() for name, value in _FIELD.findall(lines)}


def _day(written: str) -> str:
    return dateline_of(_TIME_OF_DAY.sub("", written)).day


def _plain(source: str) -> str:
    import mistune

    parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough", "footnotes"])
    tokens: Any = parse(source)
    return "\n\n".join(_blocks(tokens))


def _blocks(tokens: Iterable[_Token]) -> Iterator[str]:
    """Paragraphs, headings, items of lists, tables; each as its words."""
    for token in tokens:
        kind, children = token["type"], token.get("children", ())
        if kind == "list":
            yield "\n".join(_items(token))
        elif kind == "table":
            yield from ("\t".join(_line(c["children"]) for c in row["children"]) for row in _rows(token))
        elif kind in ("block_quote", "footnotes", "footnote_item", "list_item"):
            yield from _blocks(children)
        elif kind == "block_html":
            yield from filter(None, [html.unescape(_TAG.sub("", token["raw"])).strip()])
        elif kind not in _LEFT_OUT:
            yield _line(children) if children else token.get("raw", "").rstrip()


def _items(token: _Token) -> Iterator[str]:
    """A line or more to an item; numbers stay, as "2024. A year" begins a list too."""
    number = token["attrs"].get("start", 1) if token["attrs"]["ordered"] else None
    for item in token["children"]:
        words = "\n".join(_blocks(item["children"]))
        yield words if number is None else f"{number}{token['bullet']} {words}"
        number = None if number is None else number + 1


def _rows(table: _Token) -> Iterator[_Token]:
    for part in table["children"]:
        yield from [part] if part["type"] == "table_head" else part["children"]


def _line(tokens: Iterable[_Token]) -> str:
    return _BLANKS.sub(" ", "".join(map(_words, tokens)))  # what is left out leaves the blanks beside it


def _words(token: _Token) -> str:
    kind = token["type"]
    if kind in ("softbreak", "linebreak") or token.get("raw", "").lower().startswith("<br"):
        return "\n"
    if kind in _LEFT_OUT:
        return ""
    if "children" in token:
        return _line(token["children"])
    return html.unescape(token["raw"]) if kind == "text" else str(token["raw"])
