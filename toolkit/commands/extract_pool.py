"""Articles through one or several processes, results in the order of the input.

A worker that dies (out of memory, killed) takes its chunk with it: the chunk is given to a new pool, and
an article that kills its worker twice is reported instead of stopping the rest.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

CHUNK = 64
_LARGEST = 20_000_000  # bytes, as the article reader has it
_TELLING = 40  # words from which on a language can be told
_PLAIN = frozenset({".txt", ".md", ".text", ""})


class Job(NamedTuple):
    """A text, or the path of one, as `kind` says (text, path, jsonl, or fault: why there is none).

    `id` is that of a line, as given.
    """

    text: str
    published: str | None
    source_id: str
    kind: str
    id: Any = None


@dataclass(frozen=True, slots=True)
class Result:
    """One line of JSON, or what went wrong, with the id of its line."""

    output: str = ""
    error: str = ""
    id: Any = None


def in_order(jobs: Iterable[Job], workers: int, lexicon_dir: str | None) -> Iterator[Result]:
    """The result of every job, in the order of the jobs, computed by that many processes."""
    if workers == 1:
        for job in jobs:
            yield read_one(job, lexicon_dir)
        return
    iterator = iter(jobs)
    first = list(islice(iterator, 2))
    if len(first) < 2:
        for job in first:
            yield read_one(job, lexicon_dir)
        return
    yield from _pooled(first, iterator, workers, lexicon_dir)


def _pooled(first: list[Job], rest: Iterator[Job], workers: int, lexicon_dir: str | None) -> Iterator[Result]:
    from itertools import chain

    iterator = chain(first, rest)
    while batch := list(islice(iterator, CHUNK * workers * 4)):
        size = max(1, min(CHUNK, -(-len(batch) // (workers * 4))))
        chunks = [batch[i : i + size] for i in range(0, len(batch), size)]
        for results in _survive(chunks, workers, lexicon_dir):
            yield from results


def _survive(chunks: list[list[Job]], workers: int, lexicon_dir: str | None) -> list[list[Result]]:
    """Results of all chunks; chunks of a worker that died run again, then job by job."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done: dict[int, list[Result]] = {}
    for _ in range(2):
        missing = [i for i in range(len(chunks)) if i not in done]
        if not missing:
            break
        with ProcessPoolExecutor(workers, initializer=_leave_ctrl_c_to_the_parent) as pool:
            futures = {i: pool.submit(read_chunk, chunks[i], lexicon_dir) for i in missing}
            for i, future in futures.items():
                try:
                    done[i] = future.result()
                except BrokenProcessPool:
                    continue
    for i, chunk in enumerate(chunks):
        if i not in done:
            done[i] = [_alone(job, lexicon_dir) for job in chunk]
    return [done[i] for i in range(len(chunks))]


def _alone(job: Job, lexicon_dir: str | None) -> Result:
    """One job in a process of its own, so that its death stops nobody else."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_leave_ctrl_c_to_the_parent) as pool:
        try:
            return pool.submit(read_one, job, lexicon_dir).result()
        except BrokenProcessPool:
            error = f"{job.source_id}: the process that read it was ended; is it too large for the memory?"
            return Result(error=error, id=job.id)


def _leave_ctrl_c_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_chunk(chunk: list[Job], lexicon_dir: str | None) -> list[Result]:
    """The results of a list of jobs, in order."""
    return [read_one(job, lexicon_dir) for job in chunk]


def read_one(job: Job, lexicon_dir: str | None) -> Result:
    """One article to one line of JSON; a text in another language than English yields its source only."""
    from toolkit.errors import ToolkitError
    from toolkit.extraction import extract_rows

    text, published, source_id, kind, line_id = job
    if kind == "fault":
        return Result(error=text, id=line_id)
    facts: dict[str, str | None] = {}
    title = None
    try:
        if kind == "path":
            text, published, title, facts = _read(text, published)
        foreign = _foreign(text)
        if foreign:
            facts = {**facts, "language": foreign, "note": "The rules read English only."}
        rows = extract_rows(
            text,
            published=published,
            source_id=source_id,
            title=title,
            lexicon_dir=lexicon_dir,
            claims=not foreign,
        )
    except (ToolkitError, OSError, ValueError) as error:
        return Result(error=_message(job, error), id=line_id)
    rows["source"][0].update({name: value for name, value in facts.items() if value})
    head = {"id": line_id} if kind == "jsonl" else {}
    return Result(_line({**head, **rows}))


def _line(value: dict[str, object]) -> str:
    """One line of JSON, also for readers that take U+2028 for a line break."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _foreign(text: str) -> str:
    """The language of a text that is long enough to tell and not English, else blank."""
    if text.count(" ") < _TELLING:
        return ""
    from toolkit.articles.article import language_of

    language = language_of(text)
    return "" if language == "en" else language


def _message(job: Job, error: Exception) -> str:
    name = job.text if job.kind == "path" else job.source_id
    text = f"{error.strerror}" if isinstance(error, OSError) and error.strerror else str(error)
    return text if name in text else f"{name}: {text}"


def _read(path: str, published: str | None) -> tuple[str, str | None, str | None, dict[str, str | None]]:
    """Text, day, title and facts of a file; plain text is taken as it is, other formats are read."""
    from toolkit.articles.dateline import dateline_of

    file = Path(path)
    if file.suffix.lower() in _PLAIN and file.is_file() and file.stat().st_size <= _LARGEST:
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
            if text.strip() and "\0" not in text:
                head = dateline_of(text)
                return text, published or head.day or None, None, {"publisher": head.publisher or None}
        except UnicodeDecodeError:
            pass
        # another encoding, empty, binary or too large: the article reader decodes it or says what is wrong
    from toolkit.articles import read_article

    article = read_article(path, published=published)
    day = article.published or None
    facts: dict[str, str | None] = {
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
    }
    return article.text, day, article.title, facts
