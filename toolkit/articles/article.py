"""What an article is, and what text it may hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit import edtf
from toolkit.errors import ToolkitError
from toolkit.saving import sha256

LARGEST_TEXT = 12_000_000  # characters; a novel has a million
_FUNCTION_WORD = re.compile(
    r"(?:the|of|and|to|in|a|that|is|was|for|it|with|as|his|on|be|at|by|had|not|from|this|have|are|were|an|but"
    r"|has|been|said|which|would|their|its|they|after|into|than|when|there)"
)
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Soft hyphen, zero widths, direction marks, byte-order mark: "11\u200b,000" is read as 11,000 by people only.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FEW_WORDS = 10  # too few to tell a language from; a headline has no function words
_PAYWALL = re.compile(
    r"(?:subscribe|sign in|log in|register|create (?:a free |an )account) (?:now |here |today )?"
    r"(?:to (?:continue|keep|read|unlock|view)|for full access)"
    r"|(?:this|the full) (?:article|story|content) is (?:reserved for|for|available to) (?:our )?subscribers",
    re.IGNORECASE,
)
SHORT = 1_500  # characters; a page that asks for a subscription and holds no more is only the gate
_DOOR = re.compile(
    r"(?:verify|confirm|prove|check(?:ing)?)(?: that| if)? you(?: are|['’]re) (?:a |not a )?(?:human|robot)"
    r"|enable (?:javascript|js|cookies)\b|checking your browser|unusual traffic from your",
    re.IGNORECASE,
)
_DOOR_LENGTH = 500  # characters; an article has more, and may end with a word on JavaScript for its comments
# By how much (in natural logarithms) another language must be likelier than English; those that are not
# English are by 45 and more in one sentence, headlines full of names by 4.
_CLEARLY = 30.0


class ArticleError(ToolkitError):
    """An input that holds no article that can be read, and why."""


@dataclass(frozen=True)
class Article:
    """One article, its text normalised once: offsets of claims count code points of `text`.

    The first line of `text` is the title, then a blank line, then the body. `published` is an ISO day or
    "" where none was found; `language` is an ISO 639-1 code; `origin` is the path or address it came from.
    """

    text: str
    title: str
    published: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"
    origin: str = ""

    def __repr__(self) -> str:
        said = [self.title, self.publisher or "no publisher", self.published or "no day", self.language]
        return f"Article: {', '.join(said)}; {len(self.text):,} characters of text"

    @cached_property
    def sha256(self) -> str:
        """Checksum of the stored text, UTF-8."""
        return sha256(self.text)

    def weeks_around(self, before: int, after: int) -> dict[str, str]:
        """The first and the last day of so many weeks before and after its publication, as ISO text.

        The keys are `start` and `end`, as `plot_timeline` has them. Raises ArticleError without a day.
        """
        if not self.published:
            raise ArticleError(f"{self.origin}: it names no day of publication")
        return edtf.weeks_around(date.fromisoformat(self.published), before, after)

    @property
    def is_english(self) -> bool:
        """Whether the rules of extraction can read it."""
        return self.language == "en"


def normalise(text: str) -> str:
    """The text as it is stored: "\\n" line ends, nothing invisible, blanks for what no table can hold.

    Invisible are soft hyphens, zero widths and direction marks; no table can hold control characters such
    as NUL, and halves of surrogate pairs. Nothing else is changed.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSTORABLE.sub(" ", text)


def visible(text: str) -> tuple[str, Sequence[int]]:
    """The text without what is invisible, and the offset in the text as given of each of its characters.

    >>> visible("6\\u200b00")
    ('600', [0, 2, 3])
    """
    if not _INVISIBLE.search(text):
        return text, range(len(text))
    places = [offset for offset, character in enumerate(text) if not _INVISIBLE.match(character)]
    return _INVISIBLE.sub("", text), places


def checked(text: str, origin: str) -> str:
    """The normalised text; ArticleError for what is empty, binary, too long or the door to an article."""
    controls = len(_CONTROL.findall(text[:10_000]))
    text = normalise(text)
    if not re.search(r"\w", text):
        raise ArticleError(f"{origin}: there is no text in it; paste the article into a .txt file")
    if len(text) > LARGEST_TEXT:
        raise ArticleError(f"{origin}: {len(text):,} characters; at most {LARGEST_TEXT:,} are read: split it")
    if controls * 20 > len(text[:10_000]):
        raise ArticleError(f"{origin}: this is not text but binary data; save the article as text or PDF")
    if text.startswith("{\\rtf"):
        raise ArticleError(f"{origin}: this is rich text (RTF); save it as .docx or .txt")
    if len(text) < SHORT and _PAYWALL.search(text):
        raise ArticleError(f"{origin}: this is the page that asks for a subscription, not the article")
    if len(text) < _DOOR_LENGTH and _DOOR.search(text):
        raise ArticleError(
            f"{origin}: the site asks for a browser instead of showing the article; save the page from one"
        )
    return text


def has_english_words(text: str) -> bool:
    """Whether function words of English are as many as in English sentences."""
    words = _words(text)
    return bool(words) and sum(map(bool, map(_FUNCTION_WORD.fullmatch, words))) >= 0.15 * len(words)


def language_of(text: str) -> str:
    """ISO 639 code of the language; English is told by its function words, which costs no model.

    A text that is but little likelier to be in another language, as a headline full of names, is English.
    """
    words = _words(text)
    if not words or has_english_words(text):
        return "en"
    if len(words) < _FEW_WORDS and all(map(str.isascii, words)):
        return "en"
    import py3langid

    ranked = py3langid.rank(text[:4_000])
    code, likelihood = ranked[0]
    return "en" if likelihood - dict(ranked)["en"] < _CLEARLY else str(code)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:4_000])]
