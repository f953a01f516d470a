"""Whom an earlier sentence or clause is about: the "it" and "he" that go on speaking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.references import Speakers, targets
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


def body_before(context: Context, before: Sequence[ActorMention], word: str, begin: int) -> str:
    """Whom this sentence or the one before is about; else who spoke last, or was named not long before."""
    speakers = context.speakers
    if about := topic(context, before, begin):
        return about
    name = speakers.last(begin, 900)
    if name and (word not in ("it", "its") or speakers.index.kind_of(name) != "person"):
        return name
    near = [m for m in context.with_earlier(before) if m.form not in UNFIT and m.kind != "person"]
    if not near:
        return ""
    return near[0].name if near[0].start > begin - 600 else near[-1].name


def topic(context: Context, before: Sequence[ActorMention], begin: int) -> str:
    """The body or state that speaks in this sentence or in the one before, else the subject there."""
    doc, sentence, speakers = context.doc, context.sentence, context.speakers
    opens = max(doc.text.rfind(mark, sentence.start, begin) for mark in ("; ", ": ", ", and ", ", but "))
    bodies = [m for m in before if _may_speak(m, sentence)] if opens < 0 else []  # "the NIS met, it said"
    places = [(sentence.start, begin, [m for m in before if m.end <= opens] or bodies)]
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        last = doc.sentences[index]
        if last.paragraph != sentence.paragraph:
            break
        places.append((last.start, last.end, doc.mentions_in(last)))
        if not last.text.startswith(("It ", "They ")):
            break
    for start, end, near in places:
        spoke = [name for name in speakers.between(start, end) if name]
        if spoke and doc.actors.kind_of(spoke[-1]) != "person":
            return spoke[-1]
        if subject := _noun_subject(doc, speakers, start) or subject_of(doc, speakers, start, near):
            return subject
    return ""


_ARMIES = (" army", " military", " armed forces", " navy", " air force")
_BACK = 3  # sentences that go on with "it" and are read through to the one that names it


def _may_speak(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether "it said" may be that of a body named before: of a state's army where it opens the sentence."""
    army = mention.kind == "armed_force" and mention.text.lower().endswith(_ARMIES)
    return mention.kind == "agency" or (army and mention.start - sentence.start <= len("The "))


def _noun_subject(doc: "Document", speakers: Speakers, start: int) -> str:
    """As in "The peacekeeping force blamed Hezbollah": whom the noun at the head stands for."""
    match = _THE_NOUN.match(doc.text, start)
    target = targets(doc.lexicon_dir).get(match["noun"]) if match else None
    if match is None or target not in _BODIES:
        return ""
    return speakers.find(target, start, doc.mentions_before(doc.sentence_at(start)), match["noun"])


# "The force blamed", "The peacekeeping mission had"
_THE_NOUN = re.compile(
    r"The\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]+)\s(?:itself\s)?(?:has|had|is|was|will|[a-z]+ed)\b"
)
_BODIES = ("mission", "group", "rebels", "movement", "bloc", "agency", "ministry", "state", "junta")


def subject_of(doc: "Document", speakers: Speakers, start: int, mentions: Sequence[ActorMention]) -> str:
    """The body or state that a sentence begins with."""
    for mention in mentions:
        if mention.form in UNFIT or _APPOSED.match(doc.text, mention.end):
            continue
        governed = speakers.behind(mention.start) or doc.text.startswith(("'", "’"), mention.end)
        qualifies = doc.text.startswith(_KIN, mention.end)
        if (governed or qualifies) and mention.start - start < _OPENING:
            continue
        people = mention.kind == "person" or mention.form in ("adjective", "people")
        return "" if people or mention.start - start > _OPENING else mention.name
    return ""


# "the Kenyan service, the NIS"
_APPOSED = re.compile(r"\s[\w\s]{3,30},\sthe\s(?=[A-Z]{2,6}\b)")
# "the al-Qaeda affiliate JNIM"
_KIN = (" affiliate", " branch", " offshoot", " franchise", " ally")
_OPENING = 60  # characters before the subject of a sentence


def person_before(context: Context, before: Sequence[ActorMention]) -> str:
    """The person of whom the sentence before tells: who speaks there, its subject, or the first one named."""
    doc, sentence, speakers = context.doc, context.sentence, context.speakers
    if not sentence.index or any(m.kind == "person" for m in before):
        return ""
    index = sentence.index - 1
    while index and index > sentence.index - 4 and _goes_by(doc, doc.sentences[index]):
        index -= 1
    last = doc.sentences[index]
    people = [m for m in doc.mentions_in(last) if m.kind == "person"]
    names = [m.name for m in people]
    heard = speakers.between(last.start, last.end)
    spoke = [name for name in heard if name in names or not name]
    acting = [m.name for m in people if _OPENS.search(doc.text, max(last.start, m.start - 40), m.start)]
    alike = last.paragraph == sentence.paragraph
    named = (spoke[-1:] or acting[:1] or names[:1] or (heard[-1:] if alike else []) or [""])[0]
    return named or (_whose_spokesman(doc, last) if alike else "")


def _goes_by(doc: "Document", sentence: Sentence) -> bool:
    """As in "What has Lee got? On paper, plenty. He boasts": whether a sentence names nobody anew."""
    if any(m.kind == "person" for m in doc.mentions_in(sentence)):
        return False
    return len(sentence.text) < _FRAGMENT or sentence.text.startswith(("He ", "She "))


def _whose_spokesman(doc: "Document", sentence: Sentence) -> str:
    """As in "A spokesman for the ministry met the press. He said": on whose behalf "he" speaks."""
    match = _SPOKESMAN_FOR.match(doc.text, sentence.start)
    at = [m for m in doc.mentions_in(sentence) if match and m.start == match.end() and m.form not in UNFIT]
    return max(at, key=lambda m: m.end).name if at else ""


_SPOKESMAN_FOR = re.compile(
    r"(?:An?|The|One)\s(?:[\w-]+\s){0,2}(?:spokes\w+|official|officer|minister|general|colonel|commander|envoy|"
    r"representative|ambassador)\s(?:for|of|from|at|in)\s(?:the\s)?"
)
_FRAGMENT = 40  # characters of a sentence that names nobody
# what stands before the subject of a clause: nothing, or a comma and a title
_OPENS = re.compile(r"[,;]\s(?:(?:the|President|Prime Minister|Minister|General)\s)?$")


def in_clause_before(text: str, before: Sequence[ActorMention]) -> str:
    """As in "When Ann Lee came out, she announced": the person with whom the clause before opens."""
    opens = _WHEN.match(text)
    person = next((m for m in before if m.kind == "person"), None)
    return person.name if opens and person else ""


_WHEN = re.compile(r"(?:When|As|After|Before|While|Once|Although|Though)\s")
