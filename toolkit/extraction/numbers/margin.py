"""Numbers at the margin of a text, which count nothing: list marks, telephone numbers, "-30-"."""

from toolkit.extraction.text import patterns as re

_LISTED = re.compile(r"/ |\) |\. [A-Z]|\] ")


def is_list_mark(text: str, start: int, end: int) -> bool:
    """ "1. ", "2/ ", "(3) " at the start of a line."""
    opening = start - 1 if start and text[start - 1] in "([" else start
    return (opening == 0 or text[opening - 1] == "\n") and _LISTED.match(text, end) is not None


def is_in_margin(text: str, low: str, start: int, end: int) -> bool:
    """Whether digits are of a telephone number, or the "-30-" with which a release ends."""
    if text[start - 1 : start] == text[end : end + 1] == "-":
        return text[start - 2 : start - 1] in ("", "\n") and text[end + 1 : end + 2] in ("", "\n")
    found = _TELEPHONE.search(low, max(0, start - _NUMBER), start)
    return found is not None and (found["more"] is not None or _COUNTED.match(low, end) is None)


_COUNTED = re.compile(r"\s[a-z]")  # "said by phone 90 men had died"
_NUMBER = 40  # characters of a telephone number with the word before it
_TELEPHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|fax|mobile|hotline)\b\.?(?:\s(?:no|numbers?)\b\.?)?:?[\s()+/-]*(?P<more>\d[\s\d()+/-]*)?$"
)
