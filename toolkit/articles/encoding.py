"""From bytes to letters: what the file shows, then what it or the server declares, then what fits best."""

import codecs
import re

from toolkit.articles.article import ArticleError, has_english_words

_MARKS = {  # the longer mark first: that of UTF-16 begins that of UTF-32
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")
_IN_PAGE = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4_096  # bytes in which a page declares its encoding
# A declared encoding means the larger one that Windows writes under its name (https://encoding.spec.whatwg.org).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}


def decode(data: bytes, origin: str, declared: str = "") -> str:
    """UTF-8 (or UTF-16 and UTF-32 with their mark), else the declared encoding, else the one that fits best.

    ArticleError where none does. Declared encodings are often wrong about UTF-8, which is hardly ever valid
    by chance.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    for encoding in (marked, "utf-8-sig"):
        try:
            if encoding:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    nearly = data.decode("utf-8-sig", errors="replace")
    if nearly.count("\ufffd") * 3 < len(_BEYOND_ASCII.findall(nearly)) or _is_cut(data):
        return nearly  # a few bytes are damaged; another encoding would garble all accents
    return data.decode(_known(declared) or _fitting(data, origin), errors="replace")


def declared_in_page(page: bytes) -> str:
    """The encoding that a web page declares at its head; blank for none."""
    found = _IN_PAGE.search(page[:_HEAD])
    return found[1].decode("ascii", errors="replace") if found else ""


def _known(declared: str) -> str:
    """Python's name for a declared encoding; blank for one that it lacks, and for UTF-8, which it is not."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return "" if name.startswith("utf-8") else _MEANT.get(name, name)


def _fitting(data: bytes, origin: str) -> str:
    if has_english_words(data.decode("ascii", errors="replace")):
        return "cp1252"  # a few accents fit many code pages equally well; English is written in this one
    from charset_normalizer import from_bytes

    found = from_bytes(data[:200_000])
    best = found.best()
    if best is None:
        raise ArticleError(f"{origin}: no encoding fits these bytes; save the article as UTF-8 text")
    equals = {match.encoding for match in found if match.chaos <= best.chaos + 0.01}
    western = "cp1252" in equals and best.encoding.startswith("cp125")
    return "cp1252" if western else best.encoding


def _is_cut(data: bytes) -> bool:
    """Whether only the last character is broken, as by a download that ended early."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.end == len(data) and error.reason == "unexpected end of data" and error.start > 0
    return False
