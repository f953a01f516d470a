"""The speaker beside a verb of saying: the subject before it, after it, or behind "by" and "according to"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.agents import CITING
from toolkit.extraction.attribution.beside import OFFICIAL_IN, adjacent
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.references import targets
from toolkit.extraction.attribution.relatives import without_relative
from toolkit.extraction.attribution.subject_nouns import Subject, from_noun, from_pronoun
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import SEVERAL, wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


# What may stand between a subject and its verb: words, and phrases of several words.
_BETWEEN = wordset("between subject and verb", "words")
_ADVERBS = re.compile(
    rf"(?:\s(?:{'|'.join(sorted(_BETWEEN))}|all\sbut|in\s(?:its|their)\sturn|(?:last|this|next|earlier\sthis|later\sthat)\s\w+|"
    r"at\s(?:first|last|once|the\stime|one\spoint)|(?:by|until|till|since)\s(?:then|last\s\w+|early\s\w+|late\s\w+|mid-\w+)|for\s(?:(?:a\s)?long(?:\stime)?|the\sfirst\stime|(?:many\s)?(?:days|weeks|months|years|decades))|"
    r"(?:late\s|early\s)?(?:on|in|at|during|after)\s(?:an?\s|the\s)?"
    r"(?:(?!\b(?:the|its|their|it|he|she|they|we)\s)[\w.’' -]){2,40}?))+$"
)
_LAST_ADVERBS = re.compile(rf"(?:\s(?:{'|'.join(sorted(_BETWEEN))}))+$")
_AUXILIARIES = re.compile(
    r"(?:\s(?:had|has|have|long|now|already|also|since|then|still|later|earlier|[a-z]{3,}ly))+$"
)
# "who, in June," before a verb
_WHO_WHEN = re.compile(r"(?<=\swho),\s(?:in|on|at|last|this|as|by|for|after|before|during)\s[^,;]{2,40},$")
# "officials quoted by Reuters said", "Ann Lee was quoted by Reuters as saying"
_QUOTED_BY = re.compile(r"(?:\s(?:is|was|are|were|has\sbeen))?,?\s(?:quoted|cited)\sby\s[^,;]{2,50},?$")
# "Kenya's ambassador to the UN said", "Kenya's embassy in Lima said"
_POST = re.compile(
    r"\b(?P<office>ambassador|envoy|representative|delegate|observer|embassy|consulate|mission)\s(?:to|in|at)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w+)*$"
)
# "Canada's commander in Latvia said"
_ABROAD = re.compile(
    r"(?:['’]s|[a-z](?:n|ese|ish|ch))\s(?:[a-z]+\s)?(?P<office>commander|spokes(?:man|woman|person)|general|chief|contingent|troops|officers)"
    r"\s(?:in|at)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w+)*$"
)
# "the rebels, for their part, said"
_FOR_ITS_PART = re.compile(
    r",\s(?:for\s(?:its|their|his|her)\spart|in\s(?:its\s|their\s)?turn|by\scontrast|on\s(?:its|their)\sside|as\s(?:ever|usual|always)|too|however|"
    r"meanwhile),$"
)
# "the army's television said", "the military's media wing said", "the rebels' spokesman said"
_MOUTH = re.compile(
    r"\b(?P<owner>[a-z]+)['’]s?\s(?:own\s)?(?:television|TV|radio|channel|broadcaster|media|website|newspaper"
    r"|spokes(?:man|woman|person)|(?:media|press|information|publicity|public\s(?:relations|affairs))\s"
    r"(?:wing|arm|office|service|department|directorate|branch|cell|unit))$"
)
# "was the first to say", "took months to admit": the subject is that of the verb before
_TO_SAY = re.compile(
    r"\s(?:(?:has|had|have)\s(?:\w+\s)?been\sable|(?:was|were|is|are)\sable|managed|(?:took|needed|waited)\s(?!it\b|them\b)[\w\s]{3,25}"
    r"|(?:was|were)\s(?:the\s|among the\s)?(?:first|last|quick|slow|only one)"
    r"|(?:has|have|had)\sbeen\s(?:heard|known|forced|obliged|quick|slow)|(?:goes|went|go)\sso\sfar\sas|(?:is|are|was|were)\s(?:said|reported)"
    r"|(?:went|came)\son|used|appear(?:s|ed)?|seem(?:s|ed)?|continue[sd]?|chose|beg[ai]n|(?:was|were)\s(?:forced|compelled|obliged))\sto$"
)
# "lost no time announcing", "could not resist adding", "kept saying"
_ON_SAYING = re.compile(
    r"\s(?:(?:lost|loses|wasted|wastes)\sno\stime(?:\sin)?|(?:could|can)(?:\snot|not|n[’']t)\sresist|kept|keeps|keep|began|started)$"
)
# "It was Chad that first spoke of"
_CLEFT = re.compile(
    r"\b[Ii]t\s(?:is|was)\s(?P<who>(?!said\b|true\b|clear\b)[^,;]{2,50}?)\sthat(?:\s(?:first|had|has|originally))*$"
)
# What stands last, or among the last words, where it does: looked at before the pattern is.
_LAST_WORDS = _BETWEEN | {"but"}
_PHRASES = wordset("opens an adverbial", "words")
_LONGEST = 60  # characters of a phrase
_PRONOUN = re.compile(r"(?:^|[\s\"“”’(—])(he|she|they|it|we|who|which|He|She|They|It|We|I|i)$")
_PRONOUNS = ("he", "He", "they", "They", "it", "It", "we", "We", "who", "which", "I", "i")
_GOVERNED = re.compile(
    r"\b(?:of|in|to|with|for|from|by|on|at|against|near|after|before|since)\s(?:the\s)?$", re.I
)
# what a verb of saying says, or whom it blames
_CONTENT = re.compile(
    r"\s(?:(?:[a-z]+\s){0,2}that|of|to\shave|it|its|they|their|at\sleast|about|around|more\sthan|up\sto|some|nearly|over|the|an?|any|all|such|these|those)\s|\s(?:[a-z]+\s){0,2}\d|\s[A-Z]|"
    rf"\s(?:{SEVERAL}|dozens|hundreds|thousands)\s"
)
_BY = re.compile(r"\b(?:by|under|to|with|against)\s$")
_PREPOSED = re.compile(r"\b(?:of|to|for|from|against|in|at|on|with)\s(?:the\s)?$")
_GUEST_IN = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Oo]ther|[Ww]estern|[Dd]iplomatic|[Ss]ecurity)\s(?:[\w’'-]+\s){1,3}"
    r"|\b[Tt]he\s(?:ambassador|envoy|attaché|consul)\s"
    r"|\b[Dd]iplomats\s|\b[Ss]ources\s)in\s$"
)


def subject_before(context: Context, verb: int) -> Subject | None:
    """(names, offset where the subject begins, whether it stands in a relative clause) before a verb.

    Names are blank where the subject is somebody unnamed ("witnesses said"); None where there is no
    subject, so that the word is no verb of saying here.
    """
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    piece = doc.text[sentence.start : verb].rstrip()
    piece = without_relative(piece, sentence.start, doc.cues[sentence.index], doc.lexicon_dir)
    seats = [mention for mention in mentions if mention.form == "place"]
    acting = sentence.start + len(_AUXILIARIES.sub("", piece)) if seats else verb
    if seated := _official_in_seat(doc.text, seats, acting):
        return seated
    piece = _FOR_ITS_PART.sub("", CITING.sub("", piece))
    if " by " in piece[-_LONGEST:]:
        piece = _QUOTED_BY.sub("", piece)
    far = max(0, len(piece) - _LONGEST)
    if post := _POST.search(piece, far) or _ABROAD.search(piece, far):
        piece = piece[: post.end("office")]
    if piece.endswith((" to", " as to")):
        piece = _TO_SAY.sub("", piece)
    if doc.text.startswith("ing", doc.text.find(" ", verb) - 3):
        piece = _ON_SAYING.sub("", piece)
    if " that" in piece[-_LONGEST:] and (cleft := _CLEFT.search(piece, max(0, len(piece) - 90))):
        piece = piece[: cleft.end("who")]
    if not piece.endswith((*_PRONOUNS, " and", " but")):
        piece = _without_adverbs(piece, sentence.start, mentions, verb)
    mouth = _MOUTH.search(piece, max(0, len(piece) - _LONGEST))
    if mouth and mouth["owner"] in targets(doc.lexicon_dir):
        piece = piece[: mouth.end("owner")]
    if piece.endswith(",") and (when := _WHO_WHEN.search(piece, max(0, len(piece) - 50))):
        piece = piece[: when.start()]
    if not piece:
        return None
    end = sentence.start + len(piece)
    pronoun = piece.endswith(_PRONOUNS) and _PRONOUN.search(piece, max(0, len(piece) - 8))
    if pronoun:
        return from_pronoun(context, pronoun)
    if piece[-1] == ",":
        return _across_apposition(context, end - 1, verb)
    if piece.endswith((" and", " but")) and _CONTENT.match(doc.text, doc.lower.find(" ", verb)):
        return main_subject(context, end)
    named = adjacent(doc.text, sentence, mentions, end)
    return named or from_noun(context, piece, end)


def _without_adverbs(piece: str, start: int, mentions: Sequence[ActorMention], verb: int) -> str:
    """The words before a verb without adverbs and times between it and its subject, if no name is among."""
    tail = piece[-_LONGEST:].split()
    adverbial = tail and (tail[-1] in _LAST_WORDS or not _PHRASES.isdisjoint(tail))
    stripped = adverbial and _ADVERBS.search(piece, max(0, len(piece) - 90))
    if not stripped:
        return piece
    first = start + stripped.start()
    if any(first < m.end <= verb and m.form not in UNFIT for m in mentions):
        return _LAST_ADVERBS.sub("", piece)  # "researchers at the Centre therefore think"
    return piece[: stripped.start()]


def main_subject(context: Context, end: int) -> Subject | None:
    """As in "Chad closed the border and said that": the subject of the first of several verbs."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    text = doc.text
    begin = max(text.rfind("; ", sentence.start, end), sentence.start)
    for mention in mentions:
        if mention.form == "place" and begin < mention.start and mention.end < end:
            official = OFFICIAL_IN.search(text, max(begin, mention.start - 40), mention.start)
            if official:
                return (mention.name,), official.start(), False
        if begin <= mention.start and mention.end < end and mention.form not in UNFIT:
            led = _GOVERNED.search(text, max(begin, mention.start - 14), mention.start)
            if not led and not text.startswith(("'", "’", "-"), mention.end):
                return (mention.name,), sentence.start, False
    return None


def _official_in_seat(text: str, mentions: Sequence[ActorMention], end: int) -> Subject | None:
    """As in "a security official in Bamako told": an official of that state; diplomats there are not its."""
    for mention in mentions:
        if mention.end == end and mention.form == "place":
            official = OFFICIAL_IN.search(text, max(0, mention.start - 40), mention.start)
            if official:
                return (mention.name,), official.start(), False
            guest = _GUEST_IN.search(text, max(0, mention.start - 60), mention.start)
            return ((), guest.start(), False) if guest else None
    return None


def _across_apposition(context: Context, comma: int, verb: int) -> Subject | None:
    """As in "Andriy Yusov, a spokesman for HUR, told": the name before the insertion speaks."""
    doc, sentence, mentions = context.doc, context.sentence, context.mentions
    text = doc.text
    inner = adjacent(text, sentence, mentions, comma)
    if (
        inner
        and _is_person(doc, inner)
        and not _AFTER_DEED.search(text, max(sentence.start, inner[1] - 80), inner[1])
    ):
        return inner
    place = comma
    outer: Subject | None = None
    for _ in range(3):
        place = text.rfind(",", sentence.start, place)
        if place < 0 or verb - place > 260:
            break
        found = adjacent(text, sentence, mentions, place)
        if found and _is_person(doc, found):
            return found
        outer = outer or found
        if found and _ADVERBIAL.match(text, place):
            return found  # "Sudan, in letters to the Council, asserts"
    if outer and inner and _is_object_of(doc, outer, inner):
        return inner
    if outer is None and inner is None:
        return _noun_before(context, comma)
    if outer and inner and _PREPOSED.search(doc.text, max(0, inner[1] - 12), inner[1]):
        return outer  # "An officer of the junta, now in Chad, said"
    return outer if outer and (outer[0] or not inner) else inner


def _noun_before(context: Context, comma: int) -> Subject | None:
    """As in "The government, which denies it, says": whom the noun before the insertion stands for."""
    doc, sentence = context.doc, context.sentence
    place = doc.text.rfind(",", sentence.start, comma)
    if place < 0 or not _INSERTED.match(doc.text, place):
        return None
    found = from_noun(context, doc.text[sentence.start : place], place)
    return found if found and found[0] else None


_INSERTED = re.compile(r",\s(?:which|who|in|on|at|citing|after|through|via)\s")
# "back from seeing Ann Lee", "fresh from talks with Ann Lee"
_AFTER_DEED = re.compile(r",\s(?:just\s|fresh\s|back\s)*(?:from|after|before|while|having)\s[\w\s]{3,40}$")
_ADVERBIAL = re.compile(
    r",\s(?:in|at|on|with|after|during|before|under|following|despite|through|via|since)\s"
)


def _is_object_of(doc: "Document", outer: Subject, inner: Subject) -> bool:
    """As in "to Chad, by a count that a group, the Sahel Monitor, published": the body inside speaks."""
    body = inner[0] and doc.actors.kind_of(inner[0][-1]) in ("organisation", "agency")
    return bool(body and _PREPOSED.search(doc.text, max(0, outer[1] - 12), outer[1]))


def _is_person(doc: "Document", found: Subject) -> bool:
    """Whether the last of the names is a person who is no agent or object: not "by Ann Lee"."""
    names, begin, _ = found
    if not names or doc.actors.kind_of(names[-1]) != "person":
        return False
    return not _BY.search(doc.text, max(0, begin - 9), begin)
