"""A language model as an option: it proposes rows, and the text decides.

Any endpoint that speaks the OpenAI chat protocol will do (Ollama, llama.cpp, vLLM, hosted ones). A row
counts only if its quote stands in the article word for word, its expression in the quote, its number and
bound in the expression or in the sentence around it, its actors in the article, and its words in the
vocabularies; the rest is refused and counted.
Replies are kept by content, so a re-run is repeatable and asks nobody. Whatever an article tells the
model to do, all that comes back is rows, as drafts.
"""

import hashlib
import http.client
import json
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from toolkit.articles import Article
from toolkit.errors import ToolkitError
from toolkit.extraction.proposals import INSTRUCTIONS

KEY_VARIABLE = "TOOLKIT_API_KEY"
LARGEST_REPLY = 5_000_000  # bytes
_CHUNK = 65_536


@dataclass(frozen=True)
class Endpoint:
    """Where the model answers: `url` ends before /chat/completions, as in http://127.0.0.1:11434/v1.

    The key is read from the environment variable TOOLKIT_API_KEY and is written nowhere. `cache` is the
    folder of kept replies. `seconds` is the longest wait for one whole reply.
    """

    url: str
    model: str
    cache: Path
    seconds: float = 120.0


@dataclass(frozen=True)
class Reply:
    """The rows that a model proposes, as it gave them; `was_kept` where it was asked before."""

    rows: Mapping[str, Any]
    was_kept: bool = False


def ask(article: Article, endpoint: Endpoint) -> Reply:
    """Ask the model for rows, or take its kept reply; ToolkitError where there is no usable answer."""
    request = _request(article, endpoint)
    kept = endpoint.cache / f"{hashlib.sha256(request).hexdigest()}.json"
    if kept.exists():
        return Reply(_json(kept.read_text(encoding="utf-8"), endpoint), was_kept=True)
    reply = _ask(request, endpoint)
    rows = _json(reply, endpoint)
    _keep(kept, reply)
    return Reply(rows)


def _request(article: Article, endpoint: Endpoint) -> bytes:
    """The body of the call; the article stands in a message of its own and is called data."""
    messages = [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": f"Published {article.published or 'on an unknown day'}. The article:"},
        {"role": "user", "content": article.text},
    ]
    body = {
        "model": endpoint.model,
        "messages": messages,
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True).encode("utf-8")


def _ask(body: bytes, endpoint: Endpoint) -> str:
    """The reply as text, within the seconds of the endpoint in all."""
    headers = {"Content-Type": "application/json"}
    # a line end copied with the key would make the error message show it
    if key := os.environ.get(KEY_VARIABLE, "").strip():
        headers["Authorization"] = f"Bearer {key}"
    url = endpoint.url.rstrip("/") + "/chat/completions"
    if not url.startswith(("http://", "https://")):
        raise ToolkitError(
            f"{endpoint.url}: an endpoint is an http or https address, such as http://127.0.0.1:11434/v1"
        )
    # Timeouts of the library begin anew with each byte: a thread is left where it is when time is up.
    answers: Queue[str | ToolkitError] = Queue()
    call = partial(_call, url, body, headers, endpoint.seconds)
    threading.Thread(target=lambda: answers.put(call()), daemon=True).start()
    try:
        answer = answers.get(timeout=endpoint.seconds)
    except Empty:
        answer = _too_late(url, endpoint.seconds)
    if isinstance(answer, ToolkitError):
        raise answer
    return answer


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other: key and article go to the address that was named, only."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _call(url: str, body: bytes, headers: dict[str, str], seconds: float) -> str | ToolkitError:
    deadline = time.monotonic() + seconds
    data = bytearray()
    try:
        request = urllib.request.Request(url, body, headers)
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=seconds) as response:
            while chunk := response.read1(_CHUNK):
                data += chunk
                if time.monotonic() >= deadline:
                    return _too_late(url, seconds)
                if len(data) > LARGEST_REPLY:
                    return ToolkitError(f"{url}: the reply is larger than {LARGEST_REPLY:,} bytes")
    except urllib.error.HTTPError as error:
        return ToolkitError(f"{url}: the model answers {error.code} {error.reason}; {_hint(error)}")
    except (OSError, ValueError, http.client.HTTPException) as error:
        return _silence(url, str(error))
    return data.decode("utf-8", errors="replace")


def _too_late(url: str, seconds: float) -> ToolkitError:
    return _silence(url, f"nothing whole within {seconds:g} seconds")


def _silence(url: str, why: str) -> ToolkitError:
    return ToolkitError(f"{url}: no model answers ({why}); start it, or leave it out")


def _hint(error: urllib.error.HTTPError) -> str:
    if error.code in (401, 403):
        return f"set {KEY_VARIABLE} in the environment"
    if to := error.headers.get("Location"):
        return f"redirects are not followed; if {to!r:.200} is right, name that one"
    return "see the log of the endpoint"


def _json(reply: str, endpoint: Endpoint) -> Mapping[str, Any]:
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
        rows = json.loads(content[content.index("{") : content.rindex("}") + 1])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise ToolkitError(
            f"{endpoint.url}: the model {endpoint.model} did not answer with a JSON object"
        ) from None
    return rows if isinstance(rows, dict) else {}


def _keep(path: Path, reply: str) -> None:
    from toolkit.tables import write_text

    write_text(path, reply)
