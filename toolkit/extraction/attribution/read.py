"""Who claims it, who passed it on, and how sure they are.

`attribute(doc, start, end)` answers for any stretch of an article. The body that made an estimate is the
claimant; newsrooms and lawmakers who passed it on go into `via`, outermost first.
"""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.attribution.carried import carried, names_of, said_behind
from toolkit.extraction.attribution.denials import DENYING
from toolkit.extraction.attribution.frames import sentence_frames
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.attribution.rejections import rejected
from toolkit.extraction.attribution.scope import Frame
from toolkit.extraction.attribution.status import status_of
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Attribution(NamedTuple):
    """The columns claimed_by, via ("; "-joined), status and hedge of a claim; blank is the publisher."""

    claimed_by: str = ""
    via: str = ""
    status: str = "asserted"
    hedge: str = ""


# As in "were estimated": the participles are looked for before the pattern is tried.
_PARTICIPLES = (
    "put", "estimated", "believed", "thought", "assessed", "counted", "understood", "said", "reckoned",
)  # fmt: skip
_REPORTED = re.compile(
    r"[waib](?<!\w.)(?:(?<=w)ere|(?<=w)as|(?<=a)re|(?<=i)s|(?<=b)een)\s(?:also\s)?(?:put(?!\s(?:out|up|on|under|into|in|to|forward)\b)|estimated|believed|thought|assessed|counted|"
    r"understood|said|reckoned)\b(?!\sby\b)"
)


def frames_of(doc: "Document") -> list[list[Frame]]:
    """The frames of every sentence of the article."""
    speakers = Speakers(doc.actors, doc.text)
    cues = doc.cues
    return [sentence_frames(doc, sentence, speakers, cues[sentence.index]) for sentence in doc.sentences]


def attribute(doc: "Document", start: int, end: int, names: list[str] | None = None) -> Attribution:
    """Claimant, chain, status and hedge of the claim that stands in text[start:end].

    `names` are its claimants where they are known already.
    """
    if names is not None:
        return _attributed(doc, start, end, names)
    known = doc.attributed.get((start, end))
    if known is None:
        known = _attributed(doc, start, end, claimants(doc, start, end))
        doc.attributed[start, end] = known
    return known


def _attributed(doc: "Document", start: int, end: int, names: list[str]) -> Attribution:
    named = [name for name in names if name]
    speaking = [name for name in named if not doc.actors.is_media(name)]
    claimed_by = (speaking or named or [""])[0]
    via = [name for name in reversed(named) if name != claimed_by]
    status, hedge = status_of(doc, start, end, doc.frames)
    return Attribution(claimed_by, "; ".join(dict.fromkeys(via)), status, hedge)


def claimants(doc: "Document", start: int, end: int) -> list[str]:
    """Everybody who vouches for text[start:end], innermost first; empty for the publisher's own voice."""
    sentence = doc.sentence_at(start)
    frames = doc.frames[sentence.index]
    if against := rejected(frames, start, end):
        if against.names:
            return list(against.names[:1])
        frames = [f for f in frames if not start < f.verb < against.verb]  # who gave it is no denier
    found = _covering(doc.text, frames, start, end)
    if any("denied" not in frame.kinds for frame in found):  # "Peru says, a charge that Chad denies"
        found = [frame for frame in found if "denied" not in frame.kinds or not frame.trailing]
    if names := names_of(found):
        return names
    floor = [name for name in doc.turns[sentence.index : sentence.index + 1] if name]
    if found and not _is_reported(sentence.text):
        return floor
    return _counting(doc, sentence, start) or _beside(doc, sentence) or floor


def _beside(doc: "Document", sentence: Sentence) -> list[str]:
    """Whom the sentences around name as the one who says this one; found once per sentence."""
    known = doc.said_beside.get(sentence.index)
    if known is None:
        known = carried(doc, sentence.index) or _told_behind(doc, sentence)
        doc.said_beside[sentence.index] = known
    return known


def _told_behind(doc: "Document", sentence: Sentence) -> list[str]:
    """Whom the next sentence names as the one who said this: "That is what the ministry put out"."""
    following = doc.sentences[sentence.index + 1 : sentence.index + 2]
    said = [
        f
        for other in following
        for f in doc.frames[other.index]
        if f.verb - other.start < _NEAR and _SAID_SO.match(doc.text, f.verb)
    ]
    return [name for other in following if (name := said_behind(doc, other))] or names_of(said)[:1]


# "The ministry said so on Monday.", "The army confirmed this."
_SAID_SO = re.compile(
    r"(?:(?:said|says?)\s(?:so|as\smuch|this)|(?:confirm|announc|report)(?:ed|s)\s(?:this|it|that|as\smuch))"
    r"(?=[.,;]|\s(?:on|in|at|to|after|before|when|during)\s)"
)
_NEAR = 60  # characters before the verb


def _is_reported(text: str) -> bool:
    """As in "were estimated": somebody says so whom the sentence does not name."""
    for word in _PARTICIPLES:
        if word in text:
            return _REPORTED.search(text) is not None
    return False


def _covering(text: str, frames: list[Frame], start: int, end: int) -> list[Frame]:
    """Frames around a claim: those before it from the nearest outwards, then those behind it."""
    leading: list[Frame] = []
    inner: list[Frame] = []
    trailing: list[Frame] = []
    for frame in frames:
        # "Ann Lee estimated 300 men", "goes beyond 300 men": the number has words of the verb
        begins = frame.start <= start or start <= frame.verb < end or frame.verb < start < frame.start
        covers = begins and end <= frame.end
        if not frame.trailing:
            low = max(frame.start, start - 90)
            if covers and not (text.find("wh", low, start) > 0 and _ASIDE.search(text, low, start)):
                leading.append(frame)
        elif frame.verb < start < frame.end and "product" in frame.kinds and "say" not in frame.kinds:
            inner.append(frame)
        elif covers:
            trailing.append(frame)
    if len(leading) + len(inner) + len(trailing) < 2:
        return leading or inner or trailing
    leading = [f for f in leading if not any(_parts(text, f, g) for g in leading)]
    trailing.sort(key=lambda f: abs(f.verb - start))
    leading.sort(key=lambda f: -f.verb)
    trailing = [f for f in trailing if not any(_parts(text, f, g) for g in leading[:1])]
    if trailing and leading and leading[0].cue != ":" and _CONCEDES.search(text, leading[0].verb, start):
        leading = []  # "Peru said ..., although it has only 90, according to the UN"
    inner.sort(key=lambda f: -f.verb)
    counts = [f for f in (*inner, *trailing) if leading and leading[0].verb < f.verb < start]
    if counts and (
        leading[0].cue in DENYING or _BY.search(text, max(0, counts[0].verb - 60), counts[0].verb)
    ):
        leading[:0] = counts[:1]  # "Peru says that, by the UN's count, 90 died", "rejects the UN's claim"
    return (
        leading[:1] + [f for f in inner if not leading or f.verb > leading[0].verb] + leading[1:] + trailing
    )


# "says it will join the Force, which has 900 men": what everybody knows
_ASIDE = re.compile(
    r"[A-Z)][\w’'.-]*\)?,\s(?:which\s(?:already\s|now\s|itself\s)?(?:has|is|keeps|fields|numbers)"
    r"|whose\s[^,;]{3,40}\s(?:is|are|stands\sat|numbers))\s[^,;]{0,30}$"
)


def _counting(doc: "Document", sentence: Sentence, start: int) -> list[str]:
    """As in "The NIS had 300 dead", "The Pentagon moved from 10,000 to 12,000": it counts."""
    for mention in reversed(doc.mentions_in(sentence)):
        counting = mention.kind in _COUNTING or mention.form == "seat"
        if mention.end <= start and (counting or start - mention.end < 4):
            says = counting and _PLACES.match(doc.lower, mention.end, start)
            says = says or (mention.kind == "agency" and _COUNTS.match(doc.lower, mention.end, start))
            return [mention.name] if says and _MORE.fullmatch(doc.lower, says.end(), start) else []
    return []


_COUNTING = ("agency", "person", "bloc", "organisation")
# "had "at least 300"", "by contrast, was already at 4,000", "had the dead at 300 and, in May, at 400",
# "; in June it kept to 500"
_PLACES = re.compile(
    r"(?:,\s[^,;\d]{1,30},\s|[^;]{0,60};\s[^;,\d]{0,40}\bit\s|,?\s)(?:(?:has|have|had)\s[\"“]|"
    r"(?:was|were|is|are|stood|stands|remained|stayed)\s(?:already\s|still\s|then\s)?at\s"
    r"|(?:stuck|kept|held|keeps|sticks|holds)\s(?:(?:for|since|until|through)\s[\w\s]{2,25}\s)?to\s"
    r"|(?:had|has|have)\s(?:reached|[^.;,\d]{2,30}\slosing)\s"
    r"|(?:went|moved|climbed)\s(?:past|beyond|up\sto|above|over)\s"
    r"|(?:has|have|had)\s(?:it|them|the\s[^.;,\d]{2,50}|[^.;,\d]{0,40}(?:losses|dead|casualties|toll|strength|total))\sat\s(?:[^.;]{1,90}\sand(?:,\s[^,;]{2,30},)?\sat\s)?)"
    r"(?:(?:about|around|roughly|some|at\sleast|more\sthan|up\sto|nearly|over)\s)?"
)
# "has them at 300, some 90 of them dead and 40 hurt": the later numbers
_MORE = re.compile(
    r"(?:[\d,]+(?:\s[a-z]+){0,4}?(?:,\sof\swhom|,\swith|,\sincluding|,\sand|,|\sand|\swith)"
    r"\s(?:(?:about|around|some|roughly|nearly|over|at\sleast|more\sthan|up\sto)\s)?)*"
)
_COUNTS = re.compile(
    r"(?:\shad\s[\d,]+\s\w+\s[^;]{0,40}\b(?:raised|cut|lowered)\s(?:this|it|that)\sto\s|,\s[^,;\d]{1,30},\s|"
    r"\s(?:had|has)\s(?:[\d,]+\sand\s)?|\s(?:moved|went|jumped|came)\sfrom\s(?:[\d,]+\sto\s)?|"
    r"\s(?:moved|went|came)\sto\s)"
)
_BY = re.compile(r"\b(?:by|on)\s(?:[\w’'.-]+\s){1,5}$")
_CONTRAST = re.compile(r",\s(?:while|but|whereas|and|though|although|yet)\s")
_SPLICE = re.compile(r",\s(?:[a-z][a-z-]*\s){1,3}$")  # "said 300, local sources said"
_CONCEDES = re.compile(r",\s(?:while|whereas|although|though)\s|;\s")


def _parts(text: str, outer: Frame, inner: Frame) -> bool:
    """As in "India said ..., while Pakistan said ...": the second act of saying is not inside the first."""
    return (
        outer.verb < inner.verb
        and (_CONTRAST.search(text, outer.verb, inner.verb) or _SPLICE.search(text, outer.verb, inner.verb))
        is not None
    )
