"""Subjects that name nobody themselves: "he", "the agency", "its spokesman", "who"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.earlier import body_before, in_clause_before, person_before, topic
from toolkit.extraction.attribution.references import targets
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


Subject = tuple[tuple[str, ...], int, bool]

OFFICE_WORDS = wordset("beside a speaker", "words")
_NOMINAL = re.compile(
    r"(?:^|[\s\"“”(—])((?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Aa]n?|[Bb]oth|"
    r"[Tt]wo|[Tt]hree|[Ss]ome|"
    r"[Ss]everal|[Ss]enior|[Mm]any|[Oo]ther)\s(?:[\w’'-]+\s){0,4}?)?([\w-]+)$"
)


def from_pronoun(context: Context, pronoun: re.Match[str]) -> Subject | None:
    """As in "he", "they", "which": the name it stands for, blank where that is nobody named."""
    doc, sentence, mentions, speakers = context
    word = pronoun.group(1).lower()
    begin = sentence.start + pronoun.start(1)
    before = [m for m in mentions if m.end <= begin]
    if word in ("who", "which"):
        return _before_relative(doc, before, begin) or _noun_before_relative(context, before, begin)
    earlier = context.with_earlier(before)
    if word in ("he", "she"):
        name = (
            in_clause_before(sentence.text, before)
            or person_before(context, before)
            or speakers.find("person", begin, earlier)
        )
    elif word in ("i", "we"):
        if doc.quotes[sentence.index]:
            return None  # whoever is quoted
        name = ""
    elif word == "they" and before and _IN_STATE.match(sentence.text):
        name = before[0].name
    elif (word == "they" and _nobody_spoke(context)) or (word == "it" and _goes_on(context, before)):
        name = ""  # "three diplomats said so. It is true, they said", "The study looks at Mali. It says"
    else:
        name = body_before(context, before, word, begin)
    return ((name,) if name else ()), begin, False


def _nobody_spoke(context: Context) -> bool:
    """Whether the last who spoke in the sentence before has no name."""
    doc, sentence, speakers = context.doc, context.sentence, context.speakers
    if not sentence.index:
        return False
    last = doc.sentences[sentence.index - 1]
    spoke = speakers.between(last.start, last.end)
    return last.paragraph == sentence.paragraph and bool(spoke) and not spoke[-1]


def _goes_on(context: Context, before: Sequence[ActorMention]) -> bool:
    """As in "A report tells of Mali. It says": whether "it" is a document of nobody named."""
    doc, sentence, speakers = context.doc, context.sentence, context.speakers
    if before or not sentence.index:
        return False
    last = doc.sentences[sentence.index - 1]
    if last.paragraph != sentence.paragraph or any(speakers.between(last.start, last.end)):
        return False
    opens = _A_DOCUMENT.match(last.text)
    return opens is not None and targets(doc.lexicon_dir).get(opens[1]) == "document"


_A_DOCUMENT = re.compile(
    r"(?:The|A|An|This)\s(?:new\s|latest\s|annual\s|\w+ed\s)?([a-z]+)\s(?:also\s|then\s)?[a-z]+s\b"
)


def _before_relative(doc: "Document", before: Sequence[ActorMention], begin: int) -> Subject | None:
    """As in "Chad's army, which", "Gen. X, his top commander, who": the name before a relative pronoun."""
    close = [m for m in before if m.form not in UNFIT and _BODY.fullmatch(doc.lower, m.end, begin)]
    if not close:
        close = [m for m in before if m.kind == "person" and _TITLE.fullmatch(doc.text, m.end, begin)]
    return ((close[-1].name,), begin, True) if close else None


def _noun_before_relative(context: Context, before: Sequence[ActorMention], begin: int) -> Subject | None:
    """As in "The army, which says": whom the noun before a relative pronoun stands for."""
    start = context.sentence.start
    piece = context.doc.text[start:begin].rstrip(", ")
    found = from_noun(context._replace(mentions=before), piece, start + len(piece))
    return (found[0], begin, True) if found and found[0] else None


# "Chad's army, which"
_BODY = re.compile(
    r"(?:['’]s)?(?:\s(?:army|military|armed forces|forces|police|government|ministry|navy))?"
    r"(?:\s(?:himself|herself|itself|themselves))?,?\s"
)
# "Gen. X, his top commander, who"
_TITLE = re.compile(r",\s(?!according\b)[^,;:()\"“”]{3,60},\s")
_IN_STATE = re.compile(
    r"(?:In|At)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?:\s(?:embassy|ministry|headquarters|mission|army|general\sstaff))?,?\sthey\b"
)
NOBODY = wordset("speaks for no state", "words")
PEOPLE = NOBODY.union(
    ("witnesses", "residents", "people", "men", "relatives", "families"), lexicon.terms("cues", "office")
)
# several words that stand for what one word stands for
_SHORT_FOR = (
    ("head of state", "president"),
    ("head of government", "premier"),
    ("its chief of staff", "chief"),
    ("their chief of staff", "chief"),
    ("president's office", "presidency"),
    ("president’s office", "presidency"),
)
BESIDE = re.compile(
    r"\b(?:close|loyal|near|linked|allied|opposed|familiar|friendly)\s(?:to|with)\s(?:the\s)?$"
)
_JOINING = ("and", "of", "for", "the")
LOCAL = wordset("government that is not the state's", "words")
_SPOKESMEN = ("spokesman", "spokeswoman", "spokesperson")
# what a body puts out in its own name: "a communique said"
_PUT_OUT = ("statement", "release", "communique", "communiqué", "bulletin", "readout", "overview")
_HEADLINED = ("state", "junta", "ministry", "rebels")  # "Army says 90 dead"
_STATE_MEDIA = re.compile(r"\b[Ss]tate(?:-run)?\s(?:media|television|TV|radio|broadcaster)$")
_DETERMINERS = frozenset(("the", "its", "their", "this", "that", "his", "her", "a", "an"))
_DEFINITE = ("the", "its", "their", "this", "that", "his", "her")


def from_noun(context: Context, piece: str, end: int) -> Subject | None:
    """As in "the agency", "its spokesman", "lawmakers": a noun that stands for somebody."""
    doc, sentence, mentions, speakers = context
    found = _NOMINAL.search(piece, max(0, len(piece) - 80))
    if not found:
        return None
    noun = found.group(2)
    ending = piece[-25:].lower()
    noun = next((short for words, short in _SHORT_FOR if ending.endswith(words)), noun)
    head = noun.lower()
    target = targets(doc.lexicon_dir).get(head)
    begin = sentence.start + found.start(2 if found.group(1) is None else 1)
    nobody = target is None and (head in _JOINING or head not in OFFICE_WORDS) and head not in PEOPLE
    if nobody or doc.text[max(0, begin - 3) : begin] == "by ":
        return None
    own = [m for m in mentions if m.end <= begin and m.form not in UNFIT]
    if _STATE_MEDIA.search(piece):
        name = speakers.find("state", begin, context.with_earlier(own))
        return ((name,) if name else ()), begin, False
    beside = BESIDE.search(piece, 0, found.start(2))
    if beside or (head in NOBODY and target is None):
        return (), begin, False  # "a Russian blogger", "a source close to the group"
    names = _names_inside(mentions, begin, end)
    if not names and head in _OFFICIALS:
        names = _seat_before(doc.text, mentions, sentence.start, begin)
    if not names and target in (None, "document") and " same " in doc.text[begin:end]:
        name = speakers.last(begin)
        return ((name,) if name else ()), begin, False  # "the same source says"
    if names or target is None:
        return names, begin, False
    words = (found.group(1) or "").lower().split()
    if not LOCAL.isdisjoint(words):
        return (), begin, False  # "the regional government" is not the state's
    article = next((word for word in reversed(words) if word in _DETERMINERS), (*words, "")[0])
    name = _meant(context, own, noun, target, article, begin)
    return ((name,) if name else ()), begin, False


def _meant(
    context: Context, own: list[ActorMention], noun: str, target: str, article: str, begin: int
) -> str:
    """The holder of the office, the state of "its army", the state of his ministry, or who was so named."""
    doc, speakers = context.doc, context.speakers
    if noun in _PUT_OUT or (noun in _SPOKESMEN and article in ("a", "an")):
        speaker = topic(context, own, begin)
        if speaker or article in ("a", "an"):
            return speaker
    headline = not article and begin == context.sentence.start and target in _HEADLINED
    if article not in _DEFINITE and target != "persons" and not headline:
        return ""
    the_person = target == "person" and article == "the"
    if the_person and (holder := speakers.holder(noun.lower(), begin, context.with_earlier(own))):
        return holder
    if article in ("its", "their") and target in ("panel", "document"):
        return body_before(context, own, article, begin)
    if article in ("its", "their") and target in (
        "person",
        "persons",
        "agency",
        "ministry",
        "mission",
        "state",
    ):
        owners = [m for m in own if m.kind in ("state", "armed_force", "bloc") and m.form != "people"]
        heads = [m for m in owners if not speakers.behind(m.start)] or owners
        closes = doc.text.startswith(", ", begin - 2)  # "Chad sent Mali 200 men, its president said"
        owner = next((m.name for m in (heads if closes else reversed(heads))), "")
        return owner or body_before(context, own, article, begin)
    if article in ("his", "her"):  # "his ministry", "her army", "his defence minister"
        owner = person_before(context, own) or speakers.find("person", begin, own)
        state = doc.actors.state_of(owner)
        if doc.actors.kind_of(state) == "state":
            return state
    name = speakers.find(target, begin, context.with_earlier(own), noun)
    if name or not ((the_person and noun in _OF_STATE) or (target == "ministry" and article == "the")):
        return name
    state = speakers.find("state", begin, own)
    before = (m for m in context.with_earlier(own) if target == "ministry")
    return state if the_person or any(doc.actors.state_of(m.name) == state for m in before) else ""


def _seat_before(text: str, mentions: Sequence[ActorMention], low: int, begin: int) -> tuple[str, ...]:
    """As in "In Lima, officials said": the state of the place with which the clause opens."""
    opening = _IN_PLACE.search(text, max(low, begin - 40), begin)
    return tuple(m.name for m in mentions if opening and m.start == opening.start("place"))[:1]


_IN_PLACE = re.compile(
    r"(?:^|(?<=[;,—–] )|(?<=\n))[Ii]n\s(?:the\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*),?\s$"
)
_OFFICIALS = ("officials", "authorities")
# who speaks for a state though nobody has named him: "the defence minister said"
_OF_STATE = ("minister", "president", "premier", "chancellor")


def _names_inside(mentions: Sequence[ActorMention], begin: int, end: int) -> tuple[str, ...]:
    """As in "a senior Turkish security official": the actor named inside the noun phrase."""
    inside = [m for m in mentions if begin <= m.start and m.end <= end and m.form not in UNFIT]
    return tuple(m.name for m in inside)[:1]
