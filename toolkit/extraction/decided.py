"""Drafts of an article that the tables hold already."""

from dataclasses import replace

import pandas as pd

from toolkit.dossier import Dossier
from toolkit.schema import CLAIM_TABLES, TABLES


def as_decided(draft: Dossier, known: Dossier) -> Dossier:
    """The draft with the rows of the known tables in the place of its own of the same name."""
    frames = dict(draft.frames)
    for table in ("sources", *CLAIM_TABLES):
        key, new = TABLES[table].key, frames[table]
        old = known.frames[table][known.frames[table][key].isin(new[key])]
        both = pd.concat([old, new[~new[key].isin(old[key])]], ignore_index=True)
        frames[table] = both.astype(new.dtypes)
    return replace(draft, frames=frames)
