"""Whose an estimate is: "an assessment by HUR", "Zelenskyy's own estimate", "its figures"."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.agents import agent_after, referred
from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.earlier import person_before, topic
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

_BEHIND = re.compile(
    r",\s(?:that\sof|from|by)\s(?:the\s)?|\s(?:(?:seen|obtained|reviewed|published|released|leaked|issued|compiled|kept|drawn\sup)\s)?(?:by|from)\s(?:the\s)?"
)
_OWNED = re.compile(
    r"(?:\s(?:government|army|military|navy|police|ministry|forces|authorities|side))?(?:['’]s?)?\s(?!(?:an?|the)\s)(?:(?!(?:by|from|his|her|its|their)\s)[\w-]+\s){0,3}"
)
# "by the army's own count", "the group's assertion"
_NOUN_OWNS = re.compile(
    r"\b(?:the|its|their|his|her)\s(?:[\w-]+\s){0,2}[\w-]+(?=['’]s?\s(?:[\w-]+\s){0,2}$)", re.I
)
_OWNER = re.compile(r"\b(his|her|its|their|whose)\s(?:\w+\s){0,2}$", re.I)
# "the figure (that) Kyiv uses"
_USED = re.compile(r"\s(?:that\s|which\s)?(?:the\s(?:[\w-]+\s){0,3})?")
_GIVING = any_of("gives figures")
_USES = re.compile(
    r"(?:['’]s\s[\w\s]{2,30}?)?\s(?:(?:has|have|had|itself|now|still)\s)?"
    rf"(?:{_GIVING})\b"
)
# "a list of demands", but "a list of the dead"
_LIST_OF = re.compile(
    r"\sof\s(?!(?:the\s)?(?:dead|names|losses|those|missing|fallen|casualties|killed|prisoners|soldiers|men)\b|\d|its\b)"
)
# "Chad's official line is that"
_LINES = ("line", "story", "position")
_IS_THAT = re.compile(r"(?:\s(?:is|was|remains|stands|stood|has\slong\sbeen)(?:\sthat)?\s|:)")
# "Chad's warning that 90 had come", "Chad's belief is that"
_SAYINGS = wordset("noun that says with that", "words")
_SAYS_SO = re.compile(r"\s(?:(?:is|was)\s)?that\s|\sof\s(?:(?:about|some|over|up\sto|at\sleast)\s)?\d")
_COUNTS = re.compile(r"\s(?:(?:about|around|some|over|nearly|at\sleast|more\sthan|up\sto|only)\s)?\d")
_GENITIVE = re.compile(r"(?:['’]s|s['’])\s(?:[a-z]+\s){0,2}$")
# "Chad's official toll of 90", "Chad's number of dead"
_OFFICIAL = re.compile(r"\b[Oo]fficial\s(?:[a-z]+\s)?$")
_OF_DEAD = re.compile(r"\sof\s(?:[a-z]+\s)?(?:dead|killed|fallen|wounded|losses|casualties|deaths)\b")
_NEAR = 600  # characters that "their estimate" may stand behind the speaker


def authors(context: Context, cue: Cue) -> tuple[str, ...] | None:
    """Who made the estimate that the cue is a word for: blank if nobody named, None if it does not say."""
    doc, sentence, mentions, speakers = context
    official = _OFFICIAL.search(doc.text, max(sentence.start, cue.start - 24), cue.start)
    if cue.term == "list" and _LIST_OF.match(doc.text, cue.end):
        return None
    if cue.term in _SAYINGS and not _SAYS_SO.match(doc.text, cue.end):
        return None
    if cue.term in _LINES and not _IS_THAT.match(doc.text, cue.end):
        return None
    if cue.term in ("number", "toll", *_LINES):
        owner = _owner_before(doc.text, mentions, cue.start)
        of_all = doc.text.startswith(" of", cue.end) and not _OF_DEAD.match(doc.text, cue.end)
        held = _GENITIVE.search(doc.text, max(0, cue.start - 25), cue.start) and (official or not of_all)
        return (owner,) if owner and held else None  # "Chad's number", but "the troops number 90"
    if cue.term == "numbers" and _COUNTS.match(doc.text, cue.end):
        return None  # "the force numbers 90"
    behind = _BEHIND.match(doc.text, cue.end)
    if behind and (names := agent_after(context, behind.end())):
        return names
    if behind and (seat := next((m.name for m in mentions if m.start == behind.end()), "")):
        return (seat,)  # "the figure from Kyiv"
    if user := _user_behind(doc.text, mentions, cue.end) or _owner_behind(doc.text, mentions, cue.end):
        return (user,)
    if source := _COMES.match(doc.text, cue.end):
        names = agent_after(context, source.end())
        return names or tuple(m.name for m in mentions if m.start == source.end())  # "comes from Kyiv"
    if owner := _owner_before(doc.text, mentions, cue.start):
        return (owner,)
    if noun := _NOUN_OWNS.search(doc.text, max(sentence.start, cue.start - 50), cue.start):
        name = referred(context, *noun.span())
        return (name,) if name else None
    pronoun = _OWNER.search(doc.text, max(sentence.start, cue.start - 30), cue.start)
    if pronoun is None:
        return None
    if pronoun[1].lower() in ("his", "her"):
        named = [m for m in mentions if m.end < cue.start]
        heard = [n for n in speakers.between(sentence.start, cue.start) if doc.actors.kind_of(n) == "person"]
        name = (heard[-1:] or [m.name for m in reversed(named) if m.kind == "person"] or [""])[0]
        name = name or person_before(context, named)
        name = name or speakers.find("person", cue.start, context.with_earlier(named))
        return (name,) if name else None
    return _meant(context, pronoun, cue)


def _owner_behind(text: str, mentions: Sequence[ActorMention], end: int) -> str:
    """As in "the figure is Chad's", "that number is the group's own": the name behind the verb."""
    is_of = _IS_OF.match(text, end)
    mention = next((m for m in mentions if is_of and m.start == is_of.end()), None)
    owns = mention and is_of and (is_of["that"] or _HAS_IT.match(text, mention.end))
    return mention.name if mention and owns else ""


# "the figure of 90 comes from the ministry"
_COMES = re.compile(
    r"\s(?:of\s[^.,;]{1,60}?\s)?(?:(?:comes?|came|stems?|stemmed|originates?)|(?:is|are|was|were)\s(?:taken|drawn))\sfrom\s(?:the\s)?"
)
_IS_OF = re.compile(
    r"(?:,\s[^.;]{1,40},)?\s(?:of\s[^.,;]{1,60}?\s)?(?:is|are|was|were)\s(?P<that>that\sof\s)?(?:the\s)?(?=[A-Z])"
)
_HAS_IT = re.compile(r"(?:['’]s|(?<=s)['’])(?:\sown\b|(?=[.,;)]))")


def _user_behind(text: str, mentions: Sequence[ActorMention], end: int) -> str:
    """As in "the figure that Kyiv uses": the name between the word and its verb."""
    mention = next((m for m in mentions if m.start >= end and m.form not in UNFIT), None)
    if mention is None or not _USED.fullmatch(text, end, mention.start):
        return ""
    return mention.name if _USES.match(text, mention.end) else ""


def _owner_before(text: str, mentions: Sequence[ActorMention], start: int) -> str:
    """The name right before the word, if it owns what the word names."""
    mention = next((m for m in reversed(mentions) if m.end <= start and m.form != "modifier"), None)
    if mention is None or mention.form in UNFIT or start - mention.end > 40:
        return ""
    if not _OWNED.fullmatch(text, mention.end, start):
        return ""
    owns = text[mention.end] in "'’" or mention.form == "adjective" or mention.kind != "state"
    return mention.name if owns else ""


def _meant(context: Context, pronoun: re.Match[str], cue: Cue) -> tuple[str, ...] | None:
    """Whom "its own" or "whose" before the word means."""
    doc, sentence, mentions, speakers = context
    word = pronoun[1].lower()
    before = [m for m in mentions if m.end < cue.start]
    if word == "whose" and before:
        return (before[0].name,)
    free = [m for m in before if not speakers.behind(m.start)]
    if "own" in pronoun[0]:
        acting = [m for m in free if m.form not in (*UNFIT, "adjective")]
        name = acting[0].name if acting else _subject_behind(doc.text, mentions, cue.end)
        name = name or topic(context, [], sentence.start)
        return (name,) if name else None
    if agency := next((m.name for m in free if m.kind == "agency"), ""):
        return (agency,)
    opens = pronoun.start(1) == sentence.start
    name = topic(context, [], sentence.start) if opens else ""
    name = name or speakers.last(cue.start, _NEAR)
    if not name and free and free[0].start - sentence.start < len("The  "):
        name = free[0].name  # "The Chadian army no longer stands by its claim"
    return (name,) if name else None


def _subject_behind(text: str, mentions: Sequence[ActorMention], end: int) -> str:
    """As in "By its own account Chad lost 90"."""
    noun = _NEXT.match(text, end)
    return next((m.name for m in mentions if noun and m.start == noun.end()), "")


_NEXT = re.compile(r",?\s(?:[Tt]he\s)?")
