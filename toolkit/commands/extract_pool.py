"""Articles through one or several processes, results in the order of the input.

A worker that dies (out of memory, killed) takes its chunk with it: the chunk is given to a new pool, and
an article that kills its worker twice is reported instead of stopping the rest.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.extraction.assemble import Rows

CHUNK = 64


class Job(NamedTuple):
    """Something to read: `place` is a path or address, `article` stands for one that is read already.

    Both blank: `text` is read without its invisible characters, and offsets count its code points all the
    same; `id`, that of its line as given, is printed with its rows. `fault` says what is wrong with a line
    that is no job.
    """

    source_id: str
    published: str | None = None
    place: str = ""
    text: str = ""
    article: "Article | None" = None
    fault: str = ""
    allow_private: bool = False
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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def read_chunk(chunk: list[Job], lexicon_dir: str | None) -> list[Result]:
    """The results of a list of jobs, in order."""
    return [read_one(job, lexicon_dir) for job in chunk]


def read_one(job: Job, lexicon_dir: str | None) -> Result:
    """One article to one line of JSON; a text in another language than English yields its source only."""
    from toolkit.articles.article import visible
    from toolkit.errors import ToolkitError
    from toolkit.extraction import extract_rows

    if job.fault:
        return Result(error=job.fault, id=job.id)
    try:
        article = _article(job)
        text, places = visible(article.text)
        rows = extract_rows(
            text,
            published=article.published or None,
            source_id=job.source_id,
            title=article.title or None,
            lexicon_dir=lexicon_dir,
            claims=article.is_english,
        )
    except (ToolkitError, OSError, ValueError) as error:
        return Result(error=_message(job, error), id=job.id)
    facts = {"publisher": article.publisher, "url": article.url, "language": article.language}
    if not article.is_english:
        facts["note"] = "The rules read English only."
    rows["source"][0].update({name: value for name, value in facts.items() if value})
    if text != article.text:
        _as_given(rows, article.text, text, places)
    head = {} if job.place or job.article else {"id": job.id}
    return Result(_line({**head, **rows}))


def _as_given(rows: "Rows", given: str, text: str, places: Sequence[int]) -> None:
    """Let rows of a text point into the one that was given, with its invisible characters."""
    from toolkit.saving import sha256
    from toolkit.schema import ID_LETTER

    rows["source"][0]["sha256"] = sha256(given)
    for table, letter in ID_LETTER.items():
        for row in rows[table]:
            start, quote = row["start"], row["quote"]
            first = text.rfind(quote, 0, start + len(quote))
            row["quote"] = given[places[first] : places[first + len(quote) - 1] + 1]
            row["start"], row["end"] = places[start], places[row["end"] - 1] + 1
            name, _, place = row["claim_id"].rpartition(".")
            row["claim_id"] = f"{name}.{letter}{row['start']}{place.removeprefix(f'{letter}{start}')}"


def _article(job: Job) -> "Article":
    if job.article:
        return job.article
    if job.place:
        from toolkit.articles import read_article
        from toolkit.articles.dateline import dateline_of, day_in_name, day_known_by

        read = read_article(job.place, published=job.published, allow_private=job.allow_private)
        if read.published:
            return read
        day = day_known_by(day_in_name(job.place), dateline_of(read.text).of_some_year)
        return replace(read, published=day)
    from toolkit.articles.article import Article, language_of

    return Article(job.text, "", published=job.published or "", language=language_of(job.text))


def _line(value: dict[str, object]) -> str:
    """One line of JSON, also for readers that take U+2028 for a line break."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _message(job: Job, error: Exception) -> str:
    name = job.place or job.source_id
    text = f"{error.strerror}" if isinstance(error, OSError) and error.strerror else str(error)
    return text if name in text else f"{name}: {text}"
