"""Tables that a person keeps beside the others: the question, decisions, judgements, grades."""

from collections.abc import Mapping

from toolkit.schema.columns import Column, Table
from toolkit.schema.vocabularies import CONFIDENCE, LIKELIHOOD_WORDS, QUESTION

# Kept beside the tables by a person's own hand; a folder without them is complete.
SIDE_TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "question",
            "one parameter of the notebooks that this project sets",
            "parameter",
            (
                Column("parameter", "string", "which", True, QUESTION),
                Column("value", "string", "what every notebook uses unless it is told otherwise", True),
                Column("note", "string", "why"),
            ),
        ),
        Table(
            "origin_decisions",
            "one claim whose origin a person decided",
            "claim_id",
            (
                Column("claim_id", "string", "the claim", True, references="claims.claim_id"),
                Column(
                    "origin", "string", "the origin it belongs to: an origin_id, or a name of one's own", True
                ),
                Column("by", "string", "who decided", True),
                Column("decided", "date", "when", True),
                Column("note", "string", "why"),
            ),
        ),
        Table(
            "judgements",
            "one judgement that an analyst wrote",
            "judgement_id",
            (
                Column("judgement_id", "string", "stable and unique", True),
                Column("text", "string", "the judgement, one or more sentences", True),
                Column(
                    "likelihood",
                    "string",
                    "ICD 203 word; blank where only confidence is stated",
                    vocabulary=LIKELIHOOD_WORDS,
                ),
                Column(
                    "confidence",
                    "string",
                    "ICD 203 confidence; blank where only likelihood is",
                    vocabulary=CONFIDENCE,
                ),
                Column("because", "names", "the claims it rests on", True, references="claims.claim_id"),
                Column("by", "string", "who judges", True),
                Column("decided", "date", "when", True),
                Column("as_of", "date", "what had been reported by this day was known"),
                Column(
                    "supersedes",
                    "string",
                    "the judgement that this one replaces",
                    references="judgements.judgement_id",
                ),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "grades",
            "one Admiralty grade that a person gave",
            "grade_id",
            (
                Column("grade_id", "string", "stable and unique", True),
                Column("subject", "string", "a source_id or a claim_id", True, references="subjects.subject"),
                Column(
                    "scale",
                    "string",
                    "which axis",
                    True,
                    {"reliability": "of a source", "credibility": "of a claim"},
                ),
                Column("grade", "string", "A-F for a source, 1-6 for a claim", True),
                Column("by", "string", "who graded", True),
                Column("decided", "date", "when", True),
                Column("note", "string", "why"),
            ),
        ),
    )
}
