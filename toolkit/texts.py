"""The stored articles of a dossier, read when they are needed."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.saving import clear
from toolkit.tables import write_text


class ArticleFolder(Mapping[str, str]):
    """source_id -> text of `<source_id>.txt`, UTF-8, "\\n" line ends. The files are never written here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, source_id: str) -> str:
        if source_id not in self._names:
            raise KeyError(source_id)
        path = self.folder / f"{source_id}.txt"
        try:
            return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            message = f"{path}: byte {error.start} is not UTF-8; restore the stored article"
            raise ToolkitError(message) from None

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def _names(self) -> dict[str, None]:
        return dict.fromkeys(sorted(path.stem for path in self.folder.glob("*.txt")))


class JoinedTexts(Mapping[str, str]):
    """The texts of two dossiers; the first one's win."""

    def __init__(self, first: Mapping[str, str], second: Mapping[str, str]) -> None:
        self.first, self.second = first, second

    def __getitem__(self, source_id: str) -> str:
        return self.first[source_id] if source_id in self.first else self.second[source_id]

    def __contains__(self, source_id: object) -> bool:
        return source_id in self.first or source_id in self.second

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*self.first, *self.second})

    def __len__(self) -> int:
        return len({*self.first, *self.second})


def store_articles(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the articles that the folder lacks.

    A stored article never changes, as claims point into it: ToolkitError where one would. Call it under the
    lock of the tables.
    """
    clear(folder)
    stored = ArticleFolder(folder)
    astray = [source_id for source_id in texts if Path(source_id).name != source_id or "\\" in source_id]
    if astray:
        raise ToolkitError(f"source_id {astray[0]!r} names no file of {folder}; use letters, digits and -")
    if isinstance(texts, ArticleFolder) and texts.folder == folder:
        return
    for source_id, text in texts.items():
        if source_id not in stored:
            write_text(folder / f"{source_id}.txt", text)
        elif stored[source_id] != text:
            raise ToolkitError(
                f"{folder / source_id}.txt holds another text; give the new one its own source_id"
            )
