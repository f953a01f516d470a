"""Fetching from a server of our own: limits on size, time, redirects and private addresses."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from toolkit.articles import ArticleError, read_article
from toolkit.articles.fetching import fetch

RUSSIAN = "Кения направила на Гаити не менее 300 солдат, сообщили в министерстве."
TYPED = {
    "/koi": ("text/plain; charset=koi8-r", RUSSIAN.encode("koi8-r")),
    "/said-wrongly": ("text/plain; charset=iso-8859-1", RUSSIAN.encode()),
    "/piece": (
        "text/html",
        b"<p>At least <b>300</b> soldiers were sent.</p><script>no()</script><p>Forty.</p>",
    ),
    "/picture": ("image/png", bytes(range(256))),
    "/rows": ("application/json; charset=utf-8", b'{"title": "At least 300 soldiers were sent"}'),
    "/brotli": ("text/html", bytes(range(256))),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if self.path == "/away":
            self.send_response(301)
            self.send_header("Location", "/article.txt?x=1")
            self.end_headers()
            return
        if self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"Border force grows")
            return
        if self.path in ("/packed", "/bomb"):
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            page = b"Border force grows\n\nAt least 300 soldiers were sent to the border."
            self.wfile.write(gzip.compress(page if self.path == "/packed" else bytes(50_000_000)))
            return
        if self.path in TYPED:
            media, body = TYPED[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media)
            if self.path == "/brotli":
                self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(body)
            return
        if self.path == "/dribble":
            self._dribble()
            return
        if self.path == "/nowhere":
            self.send_response(302)
            self.send_header("Location", "http://[::1")
            self.end_headers()
            return
        if self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()
        if self.path == "/endless":
            self._pour()
        elif self.path == "/slow":
            time.sleep(1.5)
        else:
            self.wfile.write(b"Border force grows\n\nAt least 300 soldiers were sent to the border.")

    def _pour(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            self.close_connection = True  # the reader has had enough

    def _dribble(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_and_where_it_was_found(site: str) -> None:
    article = read_article(f"{site}/away", allow_private=True)
    assert article.title == "Border force grows"
    assert article.url == f"{site}/article.txt?x=1"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0:1/",
        "http://2130706433/",
        "http://[64:ff9b::7f00:1]:1/",
        "http://[2002:7f00:1::]:1/",
        "http://224.0.0.1:1/",
    ],
)
def test_addresses_of_the_house_are_refused(url: str) -> None:
    with pytest.raises(ArticleError, match="private network"):
        fetch(url, 1000)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "redirects"),
        ("/file", "only http"),
        ("/gone", "404"),
        ("/endless", "larger than"),
        ("/bomb", "larger"),
        ("/cut", "breaks off 4,982 bytes early"),
        ("/nowhere", "no address"),
    ],
)
def test_limits(site: str, path: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        fetch(site + path, 1_000_000, allow_private=True)


def test_a_server_that_does_not_answer_in_time(site: str) -> None:
    with pytest.raises(ArticleError, match="in time"):
        fetch(f"{site}/slow", 1000, allow_private=True, seconds=0.3)


def test_a_server_that_sends_a_byte_now_and_then(site: str) -> None:
    started = time.monotonic()
    with pytest.raises(ArticleError, match="in time"):
        fetch(f"{site}/dribble", 1000, allow_private=True, seconds=0.3)
    assert time.monotonic() - started < 1.5


def test_what_is_packed_unasked_is_unpacked_and_letters_of_any_script_may_stand_in_the_path(
    site: str,
) -> None:
    page = b"Border force grows\n\nAt least 300 soldiers were sent to the border."
    assert fetch(f"{site}/packed", 1000, allow_private=True)[0] == page
    assert fetch(f"{site}/статья один", 1000, allow_private=True)[0] == page


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://[::1", "no address"),
        ("http://example.org@127.0.0.1/", "user name"),
        ("http://user:secret@example.org/", "user name"),
        ("http://example.org:99999/", "cannot be fetched"),
        ("http://" + "a" * 80 + "/", "cannot be fetched"),
    ],
)
def test_tricks_with_addresses(url: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason) as caught:
        fetch(url, 1000)
    assert "secret" not in str(caught.value)


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)
    with pytest.raises(ArticleError, match=r"news\.example is 127\.0\.0\.1"):
        fetch("http://news.example/", 1000)


@pytest.mark.parametrize("path", ["/koi", "/said-wrongly"])
def test_the_encoding_that_the_server_declares(site: str, path: str) -> None:
    assert read_article(f"{site}{path}", allow_private=True).text == RUSSIAN


def test_what_the_server_calls_a_page_is_one(site: str) -> None:
    assert "no()" not in read_article(f"{site}/piece", allow_private=True).text


@pytest.mark.parametrize(
    ("path", "reason"), [("/picture", "image/png"), ("/rows", "application/json"), ("/brotli", "packed")]
)
def test_what_the_server_sends_is_no_article(site: str, path: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"{path}: .*{reason}"):
        read_article(f"{site}{path}", allow_private=True)
