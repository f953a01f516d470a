"""What the analyst makes of it: judgements in the words of ICD 203, and Admiralty grades.

The machine offers the scales and keeps the decision; it never sets a word or a grade. Judgements are
kept in `data/judgements.csv`, grades in the tables themselves and, with who and when, in
`data/grades.csv`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from toolkit import tables
from toolkit.analysis import side_tables
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.schema import CONFIDENCE, LIKELIHOOD, LIKELIHOOD_WORDS, LIST_SEPARATOR, SIDE_TABLES

_NAME = "judgements"
_ROWS = (
    {first: (low, high) for first, _, low, high in LIKELIHOOD},
    {second: (low, high) for _, second, low, high in LIKELIHOOD},
)
# Longest first, so that "very likely" is not read as "likely"; "likely" itself is one of the words.
_WORDS = sorted((word for row in _ROWS for word in row), key=len, reverse=True)
_SPOKEN = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS))})\b", re.IGNORECASE)
_CONFIDENCE = re.compile(rf"\b(?:{'|'.join(CONFIDENCE)}) confidence\b", re.IGNORECASE)


@dataclass(frozen=True)
class Judgement:
    """One judgement of an analyst, and the claims it rests on."""

    text: str
    by: str
    because: tuple[str, ...]
    likelihood: str | None = None
    confidence: str | None = None
    decided: date | None = None
    as_of: date | None = None
    judgement_id: str = ""
    supersedes: str | None = None
    note: str | None = None

    @property
    def range(self) -> tuple[int, int] | None:
        """What the word of likelihood means, in percent, both ends included; None without one."""
        return None if self.likelihood is None else likelihood_range(self.likelihood)

    def wording(self) -> str:
        """For a caption. Likelihood and confidence stand in sentences of their own, as ICD 203 asks."""
        parts = [self.text if self.text.endswith((".", "!", "?")) else f"{self.text}."]
        if self.likelihood is not None:
            low, high = likelihood_range(self.likelihood)
            parts.append(f"Likelihood: {self.likelihood} ({low}-{high} %).")
        if self.confidence is not None:
            parts.append(f"Confidence: {self.confidence}.")
        return " ".join([*parts, f"({self.by}, {self.decided or 'undated'})"])


def likelihood_range(word: str) -> tuple[int, int]:
    """The percent range of an ICD 203 word; ToolkitError, with the words there are, for any other.

    >>> likelihood_range("likely")
    (55, 80)
    """
    for row in _ROWS:
        if word in row:
            return row[word]
    raise ToolkitError(f"{word!r} is no word of ICD 203; likelihood is one of: {', '.join(LIKELIHOOD_WORDS)}")


def likelihood_scale() -> pd.DataFrame:
    """The seven steps of ICD 203: word, synonym (the other row of words), low and high in percent."""
    return pd.DataFrame(LIKELIHOOD, columns=["word", "synonym", "low", "high"])


def judgement(
    text: str,
    *,
    by: str,
    because: Sequence[str],
    likelihood: str | None = None,
    confidence: str | None = None,
    dossier: Dossier | None = None,
    decided: Day | None = None,
    as_of: Day | None = None,
    supersedes: str | None = None,
    note: str | None = None,
) -> Judgement:
    """A judgement in the words of ICD 203; kept in the dossier's folder where a dossier is given.

    `because` are the claims it rests on, `by` the person who judges. `decided` is today if not given.
    Raises ToolkitError for a word that ICD 203 does not have, for words of its two rows in one
    judgement, for likelihood and confidence in one sentence of the text, for neither of them, and for
    claims that the dossier does not hold.
    """
    made = Judgement(
        text=text.strip(),
        by=by.strip(),
        because=tuple(dict.fromkeys(because)),
        likelihood=likelihood,
        confidence=confidence,
        decided=as_day(decided) if decided is not None else date.today(),
        as_of=as_day(as_of) if as_of is not None else None,
        supersedes=supersedes,
        note=note,
    )
    _check(made)
    return made if dossier is None else _keep(dossier, made)


def judgements(dossier: Dossier, *, current: bool = True) -> list[Judgement]:
    """The judgements kept beside the tables, oldest first; `current` leaves out the superseded ones."""
    kept = [_from_row(row) for row in side_tables.read(dossier.path, _NAME).to_dict("records")]
    replaced = {one.supersedes for one in kept if current and one.supersedes}
    return [one for one in kept if one.judgement_id not in replaced]


def _check(made: Judgement) -> None:
    if not made.text or not made.by:
        raise ToolkitError("a judgement needs a text and the name of the person who judges (by=)")
    if not made.because:
        raise ToolkitError("a judgement rests on claims: name their ids (because=[...])")
    if made.likelihood is None and made.confidence is None:
        raise ToolkitError("state a likelihood, a confidence, or each of them (in sentences of their own)")
    if made.likelihood is not None:
        likelihood_range(made.likelihood)
    if made.confidence is not None and made.confidence not in CONFIDENCE:
        raise ToolkitError(f"confidence {made.confidence!r} is none of {', '.join(CONFIDENCE)}")
    _check_words(made)


def _check_words(made: Judgement) -> None:
    """ICD 203: words of one row only, and never likelihood and confidence in one sentence."""
    spoken = [found.group().lower() for found in _SPOKEN.finditer(made.text)]
    words = [*spoken, *([made.likelihood] if made.likelihood else [])]
    rows = [next(number for number, row in enumerate(_ROWS) if word in row) for word in words]
    if len(set(rows)) > 1:
        raise ToolkitError(
            f"{' and '.join(dict.fromkeys(words))} belong to different rows of words in ICD 203; use one row"
        )
    for sentence in re.split(r"(?<=[.!?])\s+", made.text):
        if _SPOKEN.search(sentence) and _CONFIDENCE.search(sentence):
            raise ToolkitError(
                f"likelihood and confidence stand in one sentence: {sentence!r}; make two of it"
            )


def _keep(dossier: Dossier, made: Judgement) -> Judgement:
    folder = side_tables.folder_of(dossier, "a judgement")
    dossier.claim_rows(made.because)
    with tables.locked(folder):
        kept = side_tables.read(folder, _NAME)
        known = set(kept["judgement_id"])
        if made.supersedes is not None and made.supersedes not in known:
            raise ToolkitError(f"no judgement {made.supersedes!r} to supersede in {folder / _NAME}.csv")
        made = replace(made, judgement_id=side_tables.next_id(known, "j"))
        side_tables.write(folder, _NAME, kept, [_as_row(made)])
    return made


def _as_row(made: Judgement) -> list[object]:
    values = {
        **made.__dict__,
        "because": LIST_SEPARATOR.join(made.because),
        "decided": made.decided.isoformat() if made.decided else None,
        "as_of": made.as_of.isoformat() if made.as_of else None,
    }
    return [values[name] for name in SIDE_TABLES[_NAME].column_names]


def _from_row(row: dict[object, object]) -> Judgement:
    text = {str(name): value if isinstance(value, str) else None for name, value in row.items()}
    return Judgement(
        text=text["text"] or "",
        by=text["by"] or "",
        because=tuple(tables.split_names(text["because"])),
        likelihood=text["likelihood"],
        confidence=text["confidence"],
        decided=as_day(text["decided"]) if text["decided"] else None,
        as_of=as_day(text["as_of"]) if text["as_of"] else None,
        judgement_id=text["judgement_id"] or "",
        supersedes=text["supersedes"],
        note=text["note"],
    )
