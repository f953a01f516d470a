"""The six tables and the stored articles of a project as one frozen value, from a folder and back."""

from toolkit.dossier.days import Day, as_day
from toolkit.dossier.dossier import Dossier
from toolkit.dossier.folder import FolderChangedError
from toolkit.dossier.loading import from_rows, load

__all__ = ["Day", "Dossier", "FolderChangedError", "as_day", "from_rows", "load"]
