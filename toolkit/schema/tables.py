"""The six tables of a dossier: sources, actors, and the four of claims."""

from collections.abc import Mapping

from toolkit.schema.columns import Column, Table
from toolkit.schema.vocabularies import (
    ACTION,
    ACTOR_KIND,
    BOUND,
    CATEGORY,
    CREDIBILITY,
    DIRECTED,
    EVENT_KIND,
    MEASURE,
    MODE,
    RELIABILITY,
    REVIEW,
    SIGN,
    STATUS,
    TIE,
)

ACTOR = "actors.name"
CLAIM_HEAD = (
    Column("claim_id", "string", "stable and unique; does not change when the article is read again", True),
    Column("source_id", "string", "the report", True, references="sources.source_id"),
    Column("quote", "string", "the exact sentence, where the article's text is stored"),
    Column("start", "integer", "offset of the claim's expression in the article; Unicode code points"),
    Column("end", "integer", "end of the expression, exclusive: text[start:end]"),
    Column("statement", "string", "one sentence of ours, where the article's text is not stored"),
    Column("claimed_by", "string", "who asserts it; blank: the publisher's own voice", references=ACTOR),
    Column("via", "names", "who passed it on, outermost first"),
    Column("status", "string", "how it is put forward", True, STATUS),
    Column("hedge", "string", "the cue as written, if any"),
    Column("when", "edtf", "the time the fact refers to; blank if the text gives none; a wrong date is kept"),
    Column("reported", "date", "day of the report", True),
)
CLAIM_TAIL = (
    Column("credibility", "string", "Admiralty 1-6; a person sets it", vocabulary=CREDIBILITY),
    Column("review", "string", "what a person decided", True, REVIEW),
    Column("note", "string", "free text; in a draft, what to check first"),
)


def _range(number: str) -> tuple[Column, ...]:
    return (
        Column("low", number, "the lowest value that the words allow, inclusive unless bound is more_than"),
        Column("best", number, "the value itself, where one is given"),
        Column("high", number, "the highest value that the words allow, inclusive unless bound is less_than"),
        Column("bound", "string", "what kind of number it is", True, BOUND),
        Column("unit", "string", "what is counted"),
    )


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "sources",
            "one report",
            "source_id",
            (
                Column("source_id", "string", "short name of the report", True),
                Column("publisher", "string", "who published it", True),
                Column("title", "string", "headline; square brackets: not seen, our description", True),
                Column("published", "date", "day on the page", True),
                Column("url", "string", "the page that was read"),
                Column("retrieved", "date", "day on which it was read"),
                Column("sha256", "string", "checksum of the stored text"),
                Column("language", "string", "ISO 639-1 code"),
                Column("reliability", "string", "Admiralty A-F; a person sets it", vocabulary=RELIABILITY),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "actors",
            "one actor with its other names",
            "name",
            (
                Column("name", "string", "canonical name", True),
                Column("kind", "string", "what it is", True, ACTOR_KIND),
                Column("iso3", "string", "ISO 3166-1 alpha-3, states only"),
                Column("parent", "string", "the state or body it speaks for", references=ACTOR),
                Column("aliases", "names", "other spellings; one alias belongs to one actor"),
                Column("source_id", "string", "a report that names it", references="sources.source_id"),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "figures",
            "one number (or a word such as thousands) about people",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("measure", "string", "what happened to them", True, MEASURE),
                Column("mode", "string", "total or addition", True, MODE),
                Column("side", "string", "whose people", references=ACTOR),
                Column("location", "string", "where"),
                *_range("integer"),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "supplies",
            "one thing supplied, promised, received or shown",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("supplier", "string", "who gives", references=ACTOR),
                Column("recipient", "string", "who gets", references=ACTOR),
                Column("item", "string", "the thing, in the words of the report", True),
                Column("category", "string", "kind of thing, after SIPRI and UNROCA", True, CATEGORY),
                Column("action", "string", "what was done with it", True, ACTION),
                *_range("number"),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "ties",
            "one relation of two actors",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("a", "string", "from", True, references=ACTOR),
                Column("b", "string", "to", True, references=ACTOR),
                Column("tie", "string", "kind of relation", True, TIE),
                Column("sign", "integer", "as the two actors see it", True, SIGN),
                Column("directed", "boolean", "from a to b, or mutual", True, DIRECTED),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "events",
            "one event",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("event", "string", "what happened, in one line", True),
                Column("kind", "string", "PLOVER code", True, EVENT_KIND),
                Column("participants", "names", "who took part", references=ACTOR),
                Column("place", "string", "where"),
                *CLAIM_TAIL,
            ),
        ),
    )
}
CLAIM_TABLES = ("figures", "supplies", "ties", "events")
ID_LETTER = {"figures": "f", "supplies": "s", "ties": "t", "events": "e"}
LIST_SEPARATOR = "; "
