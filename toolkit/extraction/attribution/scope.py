"""One act of saying, and the stretch of a sentence that it covers: before its verb or behind it."""

from dataclasses import dataclass

from toolkit.extraction.attribution.cues import Cue
from toolkit.extraction.attribution.subject_nouns import OFFICE_WORDS, Subject
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import SPELLED, any_of, wordset


@dataclass(slots=True)
class Frame:
    """One act of saying: `names` said what stands in text[start:end]; blank names: nobody is named.

    `verb` is the offset of the verb or preposition; `trailing` frames stand behind or inside what
    they cover; `cue` is the word as written, `kinds` its kinds in `cues.csv`.
    """

    start: int
    end: int
    verb: int
    names: tuple[str, ...]
    trailing: bool
    cue: str
    kinds: frozenset[str]


_TITLE_GAP = re.compile(r"[,\"”’—–]\s?((?:[\w’'.-]+\s){0,9})$")
_CONTENT = re.compile(
    r"\s(?:(?:[\w’']+ ){0,5}?that\s(?!was\s|were\s|is\s|has\s|"  # but "said that April", "said that night"
    r"(?:same\s)?(?:day|night|evening|morning|week|weekend|month|year|spring|summer|autumn|winter|January|February|March|April|"
    r"May|June|July|August|September|October|November|December)(?:[.,;]|$))|"
    r"\d|there (?:is|are|was|were)\s|at least\s|about\s|around\s|some\s\d|more than\s|up to\s|nearly\s|"
    r"(?:to|of|at)\s(?:about\s|around\s|some\s|at least\s|only\s|just\s)?[\"“]?\d)"
)
_CLAUSE_END = re.compile(r";\s|\s—\s|\.\s")
# believed on a condition: "if Chad is right"
_BELIEVED = wordset("believed on a condition", "words")
_IF = re.compile(r"\b[Ii]f\s(?:the\s)?$")
_HEARERS = any_of("before whom one speaks")
# nothing, or but who was told and a time, behind the verb
_NOTHING = re.compile(
    rf"(?:\s(?:an?\s|the\s|its\s|his\s|her\s)(?:[\w’'-]++\s){{0,3}}(?:{_HEARERS})|"
    r"\s(?:the\s)?(?:reporters|journalists|lawmakers|parliament|senators|(?:local|state)\s(?:media|television|radio)|"
    r"[A-Z][\w’'-]++(?:\s[A-Z][\w’'-]++){0,2}))?"
    r"[\s\"”’.]*(?:\s(?:on|in|at|last|this|late|early|earlier)\s[\w\s]{2,30})?[\"”’]?[.;]?[\"”’]?(?=\s*$|;\s)"
)
# words with which a sentence or clause goes on with the statement of the one before
GOES_ON = re.compile(
    r"(?:A further|Of these|Of those|Of them|The rest|The remaining|The others|Among them|Some of them|"
    r"In addition|Additionally|In total|In all|Those|These|The (?:figures?|numbers?|total|toll|count|"
    r"estimate|losses|dead|wounded|remainder)|At least|Thus)\b",
    re.I,
)
# "; another 300 were hurt", "; 12 were dead", "; some 300 had left", "; nineteen are women"
_COUNTS_ON = re.compile(
    rf";\s(?!the\snumber|(?:[\w-]+\s){{1,3}}(?:sources|officials|diplomats|witnesses|analysts|experts|lawmakers)\s)"
    rf"(?:{GOES_ON.pattern}|another\s|(?:(?:about|around|some|roughly|nearly|over|up\sto|more\sthan|only|just)\s)?"
    rf"(?:\d|(?:{'|'.join(SPELLED[1:])}|dozens|hundreds)[\s-]))",
    re.I,
)
# the main clause goes on behind a relative one: "which had spoken of 200, has sent"
_GOES_ON = re.compile(r",\s(?:and\s)?(?:has|have|had|was|were|is|are|will|would|did|does)\s")


def behind_subject(text: str, sentence: Sentence, cue: Cue, subject: Subject) -> Frame | None:
    """What a subject and its verb cover: what follows, or what stands before where they trail."""
    names, begin, relative = subject
    asked = names and cue.term not in ("put", "puts")
    low = max(sentence.start, begin - 40)
    whom = asked and text.find("wh", low, begin) >= 0 and _WHOM.search(text, low, begin)
    named = asked and not text.startswith(_PRONOUNS, begin)
    if named and not whom and not _CONTENT.match(text, cue.end):
        whom = _THAT.search(text, max(sentence.start, begin - 50), begin)
    if whom:  # "the 300 whom the agency counted": what stands before is said
        opens = max(text.rfind(mark, sentence.start, whom.start()) for mark in (", ", "; ", " that ", ": "))
        main = _GOES_ON.search(text, cue.end, sentence.end)
        end = main.start() if main else sentence.end
        return Frame(max(sentence.start, opens), end, cue.start, names, True, cue.term, cue.kinds)
    behind = not relative and begin > sentence.start
    if cue.term in _BELIEVED:
        condition = _IF.search(text, max(sentence.start, begin - 8), begin)
        if not condition:
            return None  # "Chad is right" says nothing
        behind = condition.start() > sentence.start
        start = clause_start(text, sentence, begin) if behind else cue.end
        end = begin if behind and not text.startswith(",", cue.end) else sentence.end
        return Frame(start, end, cue.start, names, behind, cue.term, cue.kinds)
    trailing = behind and (
        _NOTHING.match(text, cue.end, sentence.end) is not None or _behind_comma(text, sentence.start, begin)
    )
    if trailing and _THAT_IT.search(text, max(sentence.start, begin - 6), cue.start):
        return None  # "three boats that it has promised"
    if trailing and not _CONTENT.match(text, cue.end):
        start = clause_start(text, sentence, begin)
        return Frame(start, sentence.end, cue.start, names, True, cue.term, cue.kinds)
    stop = _CLAUSE_END.search(text, cue.end, sentence.end)
    while stop and _COUNTS_ON.match(text, stop.start()) and not _is_no_promise(text, stop.start(), cue):
        stop = _CLAUSE_END.search(text, stop.end(), sentence.end)
    end = stop.start() if stop and text[stop.start()] == ";" else sentence.end
    if not _CONTENT.match(text, cue.end) and (apart := _APART.match(text, cue.end, end)):
        end = apart.end("object")  # "denied the report, and 300 men stayed"
    resumed = relative and _GOES_ON.search(text, cue.end, end)
    end = resumed.start() if resumed else end
    return Frame(cue.end, end, cue.start, names, False, cue.term, cue.kinds)


def _is_no_promise(text: str, start: int, cue: Cue) -> bool:
    """As in "promised 150 men; nineteen are women": it is so, and nobody has promised it."""
    return "planned" in cue.kinds and _IS_SO.match(text, start) is not None


_IS_SO = re.compile(r";(?:\s[\w-]+){1,4}?\s(?:is|are|was|were|has|have|had)\s")
# "of the 300 men that Chad admits to", "the 300 men Chad promised"
_THAT = re.compile(
    r"(?<=\d)(?:\s[A-Za-z-]+){0,2}\s(?:[a-z-]{4,}s|men|troops|people|police|personnel|dead|wounded|missing)(?:\sthat)?\s(?:the\s)?$"
)
_APART = re.compile(
    r"(?P<object>(?:\s(?!that\b)[\w’'-]+){1,8}),\s(?:and|but)\s(?!of\b|that\b|to\b|in\b|for\b|[\w\s]{0,30}?\d[\d,]*\s(?:dead|killed|wounded|captured)\b)"
)
_PRONOUNS = ("it ", "he ", "she ", "they ", "we ", "I ")
_THAT_IT = re.compile(r"\bthat\s(?:it|he|she|they)\s(?:has|have|had)\s$")
_WHOM = re.compile(
    r"(?<!\bfor)(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bwith),?\s(?:whom|which)\s(?:[A-Z][\w.-]*\s|the\s)*$"
)


def clause_start(text: str, sentence: Sentence, before: int) -> int:
    """Where the statement begins on which somebody's name follows: behind the semicolon before it."""
    spot = text.rfind("; ", sentence.start, before)
    return sentence.start if spot < 0 else spot + 2


def _behind_comma(text: str, low: int, begin: int) -> bool:
    """Whether only the title of the speaker stands between a comma or quotation mark and the subject."""
    gap = _TITLE_GAP.search(text, max(low, begin - 90), begin)
    if gap is None:
        return False
    words = gap.group(1).split()
    if words and words[0] in _JOINING:
        return False
    bare = (word.removesuffix("'s").removesuffix("’s") for word in words)
    return all(word.lower() in OFFICE_WORDS or word[:1].isupper() or word in _BEFORE_TITLE for word in bare)


_JOINING = ("and", "but", "while", "yet")  # a clause of its own
_BEFORE_TITLE = ("a", "an", "so", "thus")
