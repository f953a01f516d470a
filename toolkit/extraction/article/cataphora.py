"""Pronouns that point ahead: "Although it denies the raid, Peru has called up its reserve".

An opening that concedes something, or tells of something the subject owns, has the subject of its sentence;
one of time has not always: "Since it invaded Chad, the bloc has imposed sanctions".
"""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of

_OPENING = re.compile(
    r"[\s“\"]*(?:(?P<concedes>although|though|even (?:as|though|if)|while|despite) (?:[a-z]+ )?|"
    r"(?:in|with|for|under|unlike|like|besides|beyond|on|at) )",
    re.I,
)
_WEIGHED = any_of("what it is said to be")
# "It is believed", "It was Chad that closed the border": the word stands for nobody
EXPLETIVE = re.compile(
    r"\s(?:is|was|has been|would be|may be|will be|became|becomes|remains|seems|appears|emerged|turned out|"
    r"took|takes|will take)\s(?:not |also |now |still |widely )?"
    rf"(?:{_WEIGHED})\b"
    r"|\s(?:is|was)\s(?:the\s)?[A-Z][^.;:]{1,40}\s(?:that|who|which)\b"
)
_OWNED = frozenset({"its", "their"})
_SUBJECT = frozenset({"it", "they"})


def meant_ahead(
    text: str, sentence: Sentence, word: str, start: int, end: int, mentions: list[ActorMention]
) -> tuple[str, str] | None:
    """Name and kind of the subject behind the opening that the pronoun start:end stands in."""
    if word not in _OWNED and word not in _SUBJECT:
        return None
    opening = _OPENING.fullmatch(text, sentence.start, start)
    if opening is None or (word in _SUBJECT and not opening["concedes"]):
        return None
    comma = text.find(", ", end, sentence.end)
    ahead = next((m for m in mentions if 0 < comma < m.start <= comma + 6), None)
    return (ahead.name, ahead.kind) if ahead and ahead.form not in ("adjective", "compound") else None
