"""The tables of a dossier: columns, types and vocabularies, once.

Everything that describes the data is generated from this package: the data dictionary
(`data/README.md`), the Frictionless descriptor (`data/datapackage.json`), the checks and the
help texts. It imports nothing of the project.
"""

from toolkit.schema.columns import Column, Row, Table
from toolkit.schema.side_tables import SIDE_TABLES
from toolkit.schema.tables import CLAIM_TABLES, ID_LETTER, LIST_SEPARATOR, TABLES
from toolkit.schema.vocabularies import (
    ACTION,
    ACTOR_KIND,
    BOUND,
    BOUND_FILLS,
    CATEGORY,
    CHECK,
    CONFIDENCE,
    CREDIBILITY,
    DIRECTED,
    EVENT_KIND,
    LIKELIHOOD,
    LIKELIHOOD_WORDS,
    MEASURE,
    MODE,
    QUESTION,
    RELIABILITY,
    REPORT_YEARS,
    REVIEW,
    SIGN,
    STATUS,
    TIE,
    TLP,
    UNNAMED_PUBLISHER,
)

__all__ = [
    "ACTION",
    "ACTOR_KIND",
    "BOUND",
    "BOUND_FILLS",
    "CATEGORY",
    "CHECK",
    "CLAIM_TABLES",
    "CONFIDENCE",
    "CREDIBILITY",
    "DIRECTED",
    "EVENT_KIND",
    "ID_LETTER",
    "LIKELIHOOD",
    "LIKELIHOOD_WORDS",
    "LIST_SEPARATOR",
    "MEASURE",
    "MODE",
    "QUESTION",
    "RELIABILITY",
    "REPORT_YEARS",
    "REVIEW",
    "SIDE_TABLES",
    "SIGN",
    "STATUS",
    "TABLES",
    "TIE",
    "TLP",
    "UNNAMED_PUBLISHER",
    "Column",
    "Row",
    "Table",
]
