"""Numbers at the margin of a text, which count nothing: list marks, notes, telephone numbers, "-30-"."""

from toolkit.extraction.text import patterns as re

_LISTED = re.compile(r"/ |\) |\. [A-Z]|\] ")
_OPENING = 6  # characters of signs and blanks before the mark of a list


def is_list_mark(text: str, start: int, end: int) -> bool:
    """ "1. ", "2/ ", "(3) ", "**4. " at the start of a line."""
    before = text[max(0, start - _OPENING) : start].rstrip(" ([*_#")
    opens = before.endswith("\n") or (not before and start < _OPENING)
    return opens and _LISTED.match(text, end) is not None


def is_in_margin(text: str, low: str, start: int, end: int) -> bool:
    """Whether digits are of a telephone number, the mark of a footnote, or the "-30-" that ends a release."""
    if text[start - 1 : start] == text[end : end + 1] == "-":
        return text[start - 2 : start - 1] in ("", "\n") and text[end + 1 : end + 2] in ("", "\n")
    dialled = text[start - 1 : start] == "+" and _DIALLED.match(text, end)
    if dialled or _QUOTED.match(text, max(0, start - 2)):
        return True
    found = _TELEPHONE.search(low, max(0, start - _NUMBER), start)
    return found is not None and (found["more"] is not None or _COUNTED.match(low, end) is None)


_COUNTED = re.compile(r"\s[a-z]")  # "said by phone 90 men had died"
_QUOTED = re.compile(r"[.,!?][”’\"]\d")  # "thirty men.”7"
_DIALLED = re.compile(r"[\s()/-]{1,3}\d{2}")  # "+249 183 ..."
_NUMBER = 40  # characters of a telephone number with the word before it
_TELEPHONE = re.compile(
    r"(?:\b(?:tel(?:ephone)?|phone|fax|mobile|hotline)\b\.?(?:\s(?:no|numbers?)\b\.?)?:?[\s()+/-]*|(?<!\d)\+(?=\d))"
    r"(?P<more>\d[\s\d()/-]*)?$"
)
