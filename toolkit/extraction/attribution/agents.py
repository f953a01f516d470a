"""The speaker behind "by", "according to", "told" or an inverted verb of saying."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.beside import is_beside, is_former
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.references import one_of_two, targets
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

# an insertion between a subject and its verb that names a source
CITING = re.compile(
    r",\s(?:citing|quoting|speaking|referring\sto|with\sreference\sto|based\son)\s[^,;]{2,90},$"
)
_DEFINITE = re.compile(r"(?:the|its|their|his|her|this|that)\s(?:[\w-]+\s){0,3}?[\w-]+(?=\s|$)", re.I)
_COUNTED = re.compile(r"\s\d")
_DAY = r"\s(?:(?:on\s)?\w+day\s)?"
_AFTER_VERB = re.compile(_DAY)
_INVERTED = re.compile(rf"{_DAY}(?:the\s|an?\s|its\s|his\s|her\s|[A-Z])")
_STOP = re.compile(
    r"[,;:—–]|\s(?:that|which|who|as|when|where|while|but|after|before|since)\s|"
    r"(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<![A-Z][a-z]{3})\.\s|[\"”]"  # "Adm. Sir" goes on
)
_ACTS = re.compile(
    r"\s(?:had|has|have|was|were|is|are|would|will|could|may|might|did|does|should|can|must|sent|"
    r"lost|deployed|killed|captured|to)\b"
)


def inverted_subject(context: Context, cue: Cue) -> tuple[str, ...]:
    """As in "..., said Alemu Tesfaye": the subject that follows its verb after a quotation or a comma."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    text = doc.text
    before = text[max(sentence.start, cue.start - 3) : cue.start].rstrip()
    if not before or before[-1] not in ',"”’':
        return ()
    following = _AFTER_VERB.match(text, cue.end)
    if not _INVERTED.match(text, cue.end) and not (following and _opens_with_office(text, following.end())):
        return ()
    if CITING.search(text, max(sentence.start, cue.start - 110), cue.start - 1):
        return ()  # "The paper Norden, citing its sources, says the army ..."
    first = next((m for m in mentions if cue.end <= m.start <= cue.end + 40), None)
    if _WHO.search(text, max(sentence.start, cue.start - 130), cue.start - 1) and not (
        first is not None and first.kind == "person"
    ):
        return ()  # "An officer, who asked not to be named, said Turkish drones killed ..."
    apposed = any(m.kind == "person" and _INSERTED.fullmatch(text, m.end, cue.start) for m in mentions)
    if apposed or (first is not None and _ACTS.match(text, first.end)):
        return ()  # "Ann Lee, a spokeswoman, said Kenya had sent ...": what follows is said, not speaking
    return agent_after(context, cue.end + 1)


def _opens_with_office(text: str, start: int) -> bool:
    """As in "officials in Lima", "army spokesman Ann Lee": nobody's name, but who speaks."""
    words = text[start : start + 100].split()
    held = next((i for i, word in enumerate(words) if word not in OFFICE_WORDS), 0)
    if held and "A" <= words[held][0] <= "Z" and held <= _MOST_OFFICE:
        return True
    return held == 1 and words[0].endswith("s") and len(words[0]) > 5 and words[1] in _PLACED


_MOST_OFFICE = 5  # words
_PLACED = ("at", "of", "from", "in", "with")
_WHO = re.compile(r",\swho\s[^,;\"“”]{3,110},$")
# "Ann Lee, says", "Ann Lee, a minister, says"
_INSERTED = re.compile(r",\s(?:(?:an?|the|its|his|her|their|who)\s[^,;\"“”]{3,70},\s)?")


def is_aside(text: str, cue: Cue) -> bool:
    """As in "Since May, counts the Union, 90 have died": commas around the verb and who speaks."""
    counts = cue.term in ("counts", "counted", "lists", "listed")
    return counts and text.startswith(", ", cue.start - 2) and _ASIDE.match(text, cue.end) is not None


_ASIDE = re.compile(r"\s(?:the\s)?[A-Z][^,;.\d]{3,60}[,.]")


def agent_after(context: Context, begin: int) -> tuple[str, ...]:
    """The speaker whose noun phrase begins at the offset; blank where it names nobody.

    "figures from the ministry" looks on to the ministry; "a panel of U.N. experts" to the experts.
    """
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    limit = min(sentence.end, begin + 140)
    stop = _STOP.search(doc.text, begin + 1, limit)
    end = stop.start() if stop else limit
    counted = _COUNTED.search(doc.text, begin, end)
    if counted and _DEFINITE.fullmatch(doc.text, begin, counted.start()):
        end = counted.start()  # "according to the report 110 Greek sailors died"
    inside = [m for m in mentions if begin <= m.start < end and m.form not in UNFIT]
    person = any(m.kind == "person" for m in inside)
    if inside and (
        is_beside(doc.text, inside[0], begin)
        or (not person and is_former(doc.text, inside[0], begin, doc.text[inside[0].end : end]))
    ):
        return ()  # "quoting a source close to the army", "according to a former NATO general"
    if inside:
        return _named(doc.text, inside)
    if apposed := _apposed(doc.text, mentions, begin, end):
        return (apposed,)
    handed = _HANDED.match(doc.text, end, sentence.end)
    giver = [m for m in mentions if handed and handed.end() <= m.start < end + _REACH]
    if giver:
        return _named(doc.text, giver)  # "according to a letter that Chad's envoy handed over"
    name = referred(context, begin, end)
    return (name,) if name else ()


_HANDED = re.compile(r"\s(?:that|which)\s(?:the\s)?(?=[A-Z])")
_REACH = 60  # characters in which the giver of a paper is looked for


def _apposed(text: str, mentions: Sequence[ActorMention], begin: int, end: int) -> str:
    """As in "the group's man in the valley, Alemu Tesfaye.": the person named behind what he or she is."""
    person = next((m for m in mentions if m.start == end + 2 and m.kind == "person"), None)
    alone = person is not None and text[person.end : person.end + 1] in (",", ".", ";")
    return person.name if person and alone and _OF_SOMEBODY.match(text, begin) else ""


def _named(text: str, inside: Sequence[ActorMention]) -> tuple[str, ...]:
    """The body or person of the state named first, else the first and whom "and" joins to it."""
    first = inside[0]
    if first.form == "adjective" and _PAPERS.match(text, first.end):
        return ()  # "according to Chadian media"
    if first.kind == "organisation" and inside[1:] and inside[1].kind == "person":
        office = text[first.end : inside[1].start].lower().split()
        if office and OFFICE_WORDS.issuperset(office):
            return (inside[1].name,)  # "Security Council Secretary Sergei Shoigu"
    if first.kind == "state":
        near = [m for m in inside if m.start < first.end + 60 and m != first]
        body = next((m for m in near if m.kind in ("person", "agency")), None)
        if body is not None and not _AND.search(text[first.end : body.start]):
            return (body.name,)
    joined = [m.name for m in inside[1:2] if _JOINED.fullmatch(text[first.end : m.start])]
    return (first.name, *joined)


def referred(context: Context, begin: int, end: int) -> str:
    """Whom "the ministry" or "him" stands for; blank where that is nobody."""
    doc, mentions, speakers = context.doc, context.mentions, context.speakers
    phrase = _TAIL.sub("", doc.text[begin:end].strip(' ."”'))
    if passed_on := _BEHIND.search(phrase):
        phrase = phrase[passed_on.end() :]
    found = _HEAD.match(phrase)
    target = targets(doc.lexicon_dir).get(found.group(1).lower()) if found else None
    before = context.with_earlier(m for m in mentions if m.end <= begin)
    if found is not None and target is not None and _DEFINITE.match(phrase):
        noun = found.group(1)
        holder = speakers.holder(noun.lower(), begin, before) if target == "person" else ""
        return holder or speakers.find(target, begin, before, noun)
    if phrase.lower() in ("the former", "the latter"):
        names = (m.name for m in reversed(before) if m.form not in (*UNFIT, "adjective"))
        return one_of_two(names, last=phrase.lower().endswith("latter"))
    return speakers.last(begin) if phrase.lower() in ("him", "her", "them", "it") else ""


_OF_SOMEBODY = re.compile(
    r"(?:the|its|their|his|her|an?|another|one)\s(?:[\w-]+\s){0,3}(?:[\w-]+['’]s?\s)?(?:[\w-]+\s){0,2}"
    r"(?:man|woman|head|chief|leader|director|spokes\w+|commander|representative|envoy|minister|governor|mayor|"
    r"general|colonel|major|captain|officer|official|diplomat|lawmaker|analyst|researcher|expert|historian|author)\b"
)
_PAPERS = re.compile(
    rf"\s(?:news\s)?(?:agency|agencies|{any_of('speaks for no state')})\b",
    re.I,
)
_AND = re.compile(r"\band\b")
_BEHIND = re.compile(r"\b(?:by|from)\s(?=the\s)")  # "a report by the panel"
_TAIL = re.compile(r"\s(?:last|this|that|on|in|with)\s.*$", re.S)  # "the agency last month"
_JOINED = re.compile(r"\s?(?:officials\s)?and\s(?:the\s)?")
_HEAD = re.compile(r"(?:the|its|their|his|her|a|an)?\s?(?:[\w-]+\s){0,3}?([\w-]+)$", re.I)
TOLD = ("told", "tells", "tell")


def told_paper(context: Context, cue: Cue) -> tuple[str, ...]:
    """As in "two officials told Reuters": the paper vouches for sources that it does not name."""
    doc, mentions = context.doc, context.mentions
    if cue.term not in TOLD:
        return ()
    spot = cue.end + (5 if doc.text.startswith(" the ", cue.end) else 1)
    papers = [m.name for m in mentions if m.start in (cue.end + 1, spot) and doc.actors.is_media(m.name)]
    return tuple(papers[:1])
