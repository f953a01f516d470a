"""Clauses between a subject and its verb: "officials briefed on the raid said", "a defector who fled"."""

from collections.abc import Sequence

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.references import targets
from toolkit.extraction.attribution.subject_nouns import PEOPLE
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_APART = re.compile(r"[,;:()\"“”—]|\d")
_INTO = r"(?:in|on|at|to|by|for|with|from|about|near|inside|outside|under|along|across|over|against|as)\s"
_THE = r"(?:the|an?|its|their|his|her|it|they|he|she|we|you)\s"
_HELD = any_of("participle of people")
_OPENS = re.compile(
    rf"(?<![\w’'-])(?P<noun>[\w’'-]+)(?:\s(?:of|from|in|at)\s(?:the\s|an?\s)?[\w-]+)?(?P<clause>\s)(?:(?P<who>who|which)\s(?!{_THE})(?=[a-z])"
    rf"|that\s(?=[a-z]+\s(?:{_INTO}|{_THE}|[A-Z]))(?!{_THE})"
    rf"|(?:(?:\w+ly|now|once|still|not)\s)?(?:\w{{2,}}ed|{_HELD})\s(?={_INTO})"
    rf"|(?!during|including|following|concerning|regarding|being)\w{{2,}}ing\s(?=[A-Z]|[a-z]+s\s|{_THE}|{_INTO})"
    r"|(?:familiar\swith|responsible\sfor|involved\sin|privy\sto|with\s(?:[a-z-]+\s)?knowledge\sof|in\scharge\sof)\s)"
)
# a clause of its own in the words behind the noun, or a verb of the main clause
_GOES_ON = re.compile(
    r"\b(?:that|which|who|whom|when|where|while|after|before|until|is|are|was|were|has|have|had|will|would)\s"
)
_PERFECT = re.compile(r"\s(?:has|have|had)(?:\s(?:now|also|already|since|then|long|[a-z]{3,}ly))*$")
_REASON = re.compile(r"\s(?:because|as|since)\s(?:he|she|they)\s.*$")  # "as he is not allowed to speak"
_LONGEST = 150  # characters of a subject with its clause


def without_relative(piece: str, offset: int, cues: Sequence[Cue], lexicon_dir: str | None) -> str:
    """The words before a verb (text[offset:] begins with them) up to the noun that a clause is about.

    Left whole where no such clause runs up to the verb, or another verb of saying stands in it, save a
    participle that opens it.
    """
    if piece.endswith((" and", " but")):
        return piece  # "sent officers trained by Chad and says"
    low = max(0, len(piece) - _LONGEST)
    low = max([low, *(match.end() for match in _APART.finditer(piece, low))])
    whole, piece, offset = piece, piece[low:], offset + low
    for match in _OPENS.finditer(piece):
        noun = match["noun"].lower()
        named = match["who"] in ("who", "which") and match["noun"][0].isupper()
        people = noun in PEOPLE or noun in targets(lexicon_dir) or noun.removesuffix("s") in PEOPLE
        words = _REASON.sub("", _PERFECT.sub("", piece[match.end() :]))
        if not (people or named) or _GOES_ON.search(words, words.find(" ")):
            continue
        verb, end = offset + match.end("clause"), offset + len(piece)
        inside = [cue for cue in cues if verb <= cue.start < end and "say" in cue.kinds]
        if all(cue.start == verb and cue.term.endswith("ed") for cue in inside):  # "people briefed on it"
            return whole[: low + match.start("clause")]
    return whole
