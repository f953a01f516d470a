"""Words of saying that are nouns where they stand: "the report", "no claim", but "the Front claims 300"."""

from typing import TYPE_CHECKING

from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.references import targets
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|those|its|their|his|her|of|in|for|amid|amidst|despite|following|no|any|some|new|first|"
    r"own|latest)|['’]s)\s(?:(?!to\s)[\w-]+\s)?$",
    re.I,
)
_MAYBE_NOUNS = wordset("noun or verb of saying", "words")
# what is claimed or counted behind a verb
_COUNTED = re.compile(
    r"\s(?:(?:about|around|some|over|nearly|at\sleast|more\sthan|up\sto|at)\s)?"
    rf"(?:\d|(?:one|{SEVERAL}|dozens|hundreds)\b)|\sto\shave\s|\sthat\s"
    r"|\s(?:its|their|the|that|those)\s[^.,;\d]{2,40}\sat\s"
)


def is_noun(context: Context, before: str, cue: Cue) -> bool:
    """Whether the cue is a noun, by the words before it."""
    doc, mentions = context.doc, context.mentions
    if cue.term not in _MAYBE_NOUNS:
        return False
    noun = _NOUN_BEFORE.search(before)
    if noun is None or any(m.end == cue.start - 1 for m in mentions):
        return False
    return not (_COUNTED.match(doc.text, cue.end) and _is_subject(doc, noun[0]))


def _is_subject(doc: "Document", phrase: str) -> bool:
    """As in "the ministry", "the rebels": a determiner and a noun that stands for somebody, no more."""
    words = phrase.split()
    return len(words) == 2 and words[1].lower() in targets(doc.lexicon_dir)
