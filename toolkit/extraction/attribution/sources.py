"""Sources without a verb of saying: "UN experts: ...", "as Reuters has", "90 died (Reuters)"."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset

_LONGEST = 90  # characters of a head
# "• ", "3. ", "13:05 — "
_MARK = re.compile(r"(?:[-–—•*]\s|\d{1,2}[.)]\s|\d{1,2}[:.]\d{2}\s(?:[-–—|]\s)?)?")
_END = re.compile(r":\s")
_WORD = re.compile(r"[\w’'-]+")
_BEHIND = 3  # words between the name and the colon


def heading(context: Context) -> list[Frame]:
    """The frame of whoever stands at the head of the sentence; none where nobody does."""
    if (head := _head(context)) is None:
        return []
    name, begin = head
    return [Frame(begin, context.sentence.end, begin - 2, (name,), False, ":", frozenset({"say"}))]


def _head(context: Context) -> tuple[str, int] | None:
    """The name at the head and where its statement begins."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    if not mentions or ":" not in sentence.text or mentions[0].end - sentence.start > _LONGEST:
        return None
    mark = _MARK.match(sentence.text)
    first = sentence.start + (mark.end() if mark else 0)
    colon = _END.search(doc.text, max(first, mentions[0].end), first + _LONGEST)
    if colon is None or colon.start() >= sentence.end:
        return None
    named = (m for m in mentions if m.form != "modifier" and m.text.lower() not in POSSESSIVES)
    inside = [m for m in named if m.end <= colon.start()]
    if not inside or (doc.text[sentence.start] in "-–—•*" and not _counts(inside[0])):
        return None  # "• Peru: 300 marines": the head of a line, not a speaker
    before = _WORD.findall(doc.text[first : inside[0].start])
    behind = _unnamed(doc.text, inside, colon.start())
    told = bool(behind) and _tells(behind)
    titled = inside[0].kind == "person" and all(word.lower() in OFFICE_WORDS for word in before)
    apposed = inside[0].kind == "person" and _APPOSED.search(doc.text, first, inside[0].start)
    if before and not titled and not (told and (apposed or before == ["The"])):
        return None
    if len(behind) > 1 and behind[0] in _HAS and behind[-1].endswith("ed"):
        return None  # "Peru has since followed: 90 men"
    if behind and behind[0] in _WAS and not told:
        return None  # "Peru is harder: 90 men are due"
    if len(behind) > _BEHIND:  # "Peru's minister, Ann Lee, has sums of her own: 90"
        person = next((m for m in inside if m.kind == "person"), inside[0])
        return (person.name, colon.end()) if told else None
    if not behind and inside[0].kind == "state" and inside[0].form == "name":
        return None
    return inside[0].name, colon.end()


def _tells(words: Sequence[str]) -> bool:
    """As in "Seoul was far lower the same day: 90", "He came back with worse news: 90 dead"."""
    verb = next((place for place, word in enumerate(words[:5]) if word in _WAS), len(words))
    return not _COMPARED.isdisjoint(words[verb + 1 : verb + 4]) or words[-1] in _NEWS


_APPOSED = re.compile(r",\s(?:[A-Z][\w.]*\s){0,3}$")
_HAS = ("has", "have", "had")
_WAS = ("was", "were", "is", "are", "remained", "remains", "proved")
_COMPARED = wordset("how a speaker puts it", "words")
_NEWS = wordset("news before a colon", "words")


def _counts(mention: ActorMention) -> bool:
    """Whether the head of an item is somebody who says things, not a land or its men."""
    return mention.kind not in ("state", "armed_force") and not mention.name.endswith(("Guard", "Police"))


def _unnamed(text: str, inside: Sequence[ActorMention], end: int) -> list[str]:
    """The words behind the first name that are no other form of it: not the acronym in brackets."""
    words: list[str] = []
    at = inside[0].end
    for mention in inside[1:]:
        if mention.name == inside[0].name:
            words += _WORD.findall(text[at : mention.start])
            at = max(at, mention.end)
    return words + _WORD.findall(text[at:end])


_DONE = (" has,", " has.", " have,", " did,", " did.", " has done,")
_AS = ("as ", "as the ", "As ", "As the ")


def sources(context: Context) -> list[Frame]:
    """Everybody whom the sentence names as a source by where the name stands."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    found = []
    for mention in mentions:
        behind = doc.text[mention.end : mention.end + 1]
        opens = mention.start - sentence.start < _OPENING and _COMES.match(doc.text, mention.end)
        if opens and _FROM.fullmatch(doc.text, sentence.start, mention.start):
            found.append(_frame(mention, mention.end, sentence.end))
        done = behind == " " and doc.text.startswith(_DONE, mention.end)
        if done and doc.text.endswith(_AS, 0, mention.start):
            found.append(_frame(mention, sentence.start, sentence.end))
        elif sentence.end - mention.end <= 2 and behind == ")" and mention.kind in _BODIES:
            words = doc.text[sentence.start : mention.start].split()
            if words and words[-1].startswith("(") and words[-2:-1] and words[-2][0].islower():
                found.append(_frame(mention, sentence.start, mention.start))
    return found


def _frame(source: ActorMention, start: int, end: int) -> Frame:
    """The source vouches for text[start:end]."""
    return Frame(start, end, source.start, (source.name,), True, "", frozenset({"estimate"}))


_BODIES = ("agency", "organisation")
# "From Lima comes a figure of 90", "Out of the ministry came word of 90 dead"
_OPENING = 12  # characters before the name
_FROM = re.compile(r"(?:From|Out of)\s(?:the\s)?")
_COMES = re.compile(
    r"(?:\sside)?\s(?:comes?|came|has\scome)\s(?:an?|the|word|reports?|news|claims?|talk|other|different)\b"
)
