"""Who is let in, and to what: hostile requests over a real socket, byte for byte, each with the answer it gets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.face.published import TYPES, Misspelt, Published, spelt, type_of
from tests.harbour import harbour
from tests.serve.previewing import Server, server

SECRET = b"the informant is called Ansgar"

CLOSED = 0
"""The status of a connection that is ended without a word."""


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The harbour's site, with the same secret in all places around it and slipped into it."""
    root = tmp_path_factory.mktemp("fire")
    dossier = harbour(root)
    site = root / ".preview" / "site"
    dossier.build("-o", str(site))
    for path in ("captures/secret.txt", ".cache/secret", ".git/config", ".preview/secret", "secret.txt"):
        dossier.write(path, SECRET)
    for path in ("stray.html", ".hidden/index.html", ".env", "notes/.secret.html"):
        dossier.write(f".preview/site/{path}", SECRET)
    (site / "leak.html").symlink_to(root / "secret.txt")
    (site / "out").symlink_to(root)
    os.rename(site / "about", root / "about-elsewhere")  # a published file, now behind a link
    (site / "about").symlink_to(root / "about-elsewhere")
    (site / "sources/index.html").unlink()  # a published name, now of another file
    (site / "sources/index.html").symlink_to(root / "secret.txt")
    (site / "robots.txt").write_bytes(SECRET)  # and of other bytes
    (site / "sitemap.xml").unlink()
    os.mkfifo(site / "sitemap.xml")
    with server(site, "https://example.org/fire/", within=0.5) as running:
        yield running


def get(target: str, *more: str, host: str | None = "{host}", method: str = "GET", version: str = "HTTP/1.1") -> str:
    """A request as it is sent, `{host}` to be filled in."""
    hosts = [f"Host: {host}"] if host is not None else []
    return "\r\n".join([f"{method} {target} {version}", *hosts, "Connection: close", *more, "", ""])


def upgrade(*more: str, host: str = "{host}", target: str = "/livereload") -> str:
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    lines = ["Host: " + host, "Upgrade: websocket", "Connection: Upgrade", key, "Sec-WebSocket-Version: 13", *more]
    return "\r\n".join([f"GET {target} HTTP/1.1", *lines, "", ""])


BODY = "POST /fire/ HTTP/1.1\r\nHost: {host}\r\n"
INNER = "GET /fire/index.html HTTP/1.1\r\nHost: {host}\r\n\r\n"

REQUESTS: dict[str, tuple[str, int]] = {
    # Out of the folder
    "dot segments climb nowhere": (get("/fire/../../secret.txt"), 400),
    "dot segments from the root climb nowhere": (get("/../../../../etc/passwd"), 400),
    "dot segments within the site are not resolved": (get("/fire/notes/../index.html"), 400),
    "a single dot segment is not resolved": (get("/fire/./index.html"), 400),
    "encoded dots climb nowhere": (get("/fire/%2e%2e/%2e%2e/secret.txt"), 400),
    "half encoded dots climb nowhere": (get("/fire/.%2e/%2E./secret.txt"), 400),
    "twice encoded dots are no dots": (get("/fire/%252e%252e/%252e%252e/secret.txt"), 404),
    "thrice encoded dots are no dots": (get("/fire/%25252e%25252e/secret.txt"), 404),
    "an encoded slash is no slash": (get("/fire/notes%2findex.html"), 400),
    "an encoded slash in capitals is no slash": (get("/fire/..%2F..%2Fsecret.txt"), 400),
    "a twice encoded slash is no slash": (get("/fire/..%252f..%252fsecret.txt"), 404),
    "an overlong slash is no UTF-8": (get("/fire/..%c0%af..%c0%afsecret.txt"), 400),
    "overlong dots are no UTF-8": (get("/fire/%c0%ae%c0%ae/secret.txt"), 400),
    "a three byte overlong dot is no UTF-8": (get("/fire/%e0%80%ae%e0%80%ae/secret.txt"), 400),
    "a lone byte is no UTF-8": (get("/fire/%ff/index.html"), 400),
    "a surrogate is no UTF-8": (get("/fire/%ed%a0%80/index.html"), 400),
    "wide dots are no dots": (get("/fire/%ef%bc%8e%ef%bc%8e/secret.txt"), 404),
    "a fraction slash is no slash": (get("/fire/..%e2%88%95..%e2%88%95secret.txt"), 404),
    "backslashes climb nowhere": (get("/fire/..\\..\\secret.txt"), 400),
    "encoded backslashes climb nowhere": (get("/fire/..%5c..%5csecret.txt"), 400),
    "a NUL cuts nothing off": (get("/fire/secret.txt%00.html"), 400),
    "a line break in an address breaks no line": (get("/fire/%0d%0aSet-Cookie:%20a=b"), 400),
    "a delete sign is no letter": (get("/fire/%7findex.html"), 400),
    "a percent sign without figures is itself": (get("/fire/%zz/index.html"), 404),
    "the absolute path of a file leads to no file": (get("/etc/passwd"), 404),
    "an absolute path below the base leads to no file": (get("/fire//etc/passwd"), 404),
    "two slashes at the front are no host": (get("//etc/passwd"), 404),
    "two slashes in the middle are not one": (get("/fire//index.html"), 404),
    "a drive is no file": (get("/fire/C:/secret.txt"), 404),
    "an encoded drive is no file": (get("/fire/C%3a%5csecret.txt"), 400),
    "a stream of a file is no file": (get("/fire/index.html::$DATA"), 404),
    "a path with parameters is no file": (get("/fire/..;/secret.txt"), 404),
    "a tilde is no home": (get("/fire/~root/secret.txt"), 404),
    "an address outside the base leads nowhere": (get("/index.html"), 404),
    "an address that only begins like the base leads nowhere": (get("/firebug/index.html"), 404),
    "the captures are not in the site": (get("/captures/secret.txt"), 404),
    "the captures are not in the site by its base": (get("/fire/captures/secret.txt"), 404),
    # What stands in the folder and was not published
    "a file that somebody put there is not served": (get("/fire/stray.html"), 404),
    "a hidden folder is not served": (get("/fire/.hidden/"), 404),
    "a hidden file is not served": (get("/fire/.env"), 404),
    "a hidden file further down is not served": (get("/fire/notes/.secret.html"), 404),
    "the marker is not served": (get("/fire/.nojekyll"), 404),
    "an encoded dot hides nothing": (get("/fire/%2enojekyll"), 404),
    "the ledger beside the site is not served": (get("/.site.ledger"), 404),
    "the preview's folder is not served": (get("/.preview/secret"), 404),
    "the cache is not served": (get("/fire/.cache/secret"), 404),
    "a repository is not served": (get("/.git/config"), 404),
    "a folder is not listed": (get("/fire/assets/"), 404),
    "a folder without its slash is not the page itself": (get("/fire/notes"), 302),
    "a folder without its slash and without a page is nothing": (get("/fire/assets"), 404),
    "a folder without its slash outside the base is nothing": (get("/notes"), 404),
    "a hidden folder without its slash is nothing": (get("/fire/.hidden"), 404),
    "a folder that somebody put there is nothing without its slash": (get("/fire/out"), 404),
    "two slashes lead to no other host": (get("//evil.example/fire"), 404),
    "a page with a slash behind it is no page": (get("/fire/index.html/"), 404),
    "a link in the folder is not followed": (get("/fire/leak.html"), 404),
    "a link to a folder is not followed": (get("/fire/out/secret.txt"), 404),
    "a published page behind a link is not served": (get("/fire/about/index.html"), 404),
    "a published name that became a link is not served": (get("/fire/sources/index.html"), 404),
    "a published name with other bytes is not served": (get("/fire/robots.txt"), 404),
    "a published name that became a pipe holds nobody up": (get("/fire/sitemap.xml"), 404),
    "a name in other capitals is another name": (get("/fire/INDEX.HTML"), 404),
    "no file of the tool is served but the three": (get("/.dossier/server.py"), 404),
    "no file is served by way of the tool's own": (get("/.dossier/../cli.py"), 404),
    "no file is served by way of the tool's own, encoded": (get("/.dossier/%2e%2e/cli.py"), 404),
    # Who asks
    "a foreign host is refused": (get("/fire/", host="evil.example"), 403),
    "a foreign host at our port is refused": (get("/fire/", host="evil.example:{port}"), 403),
    "a host that begins like ours is refused": (get("/fire/", host="127.0.0.1.evil.example:{port}"), 403),
    "a host that ends like ours is refused": (get("/fire/", host="evil.localhost:{port}"), 403),
    "our host at another port is refused": (get("/fire/", host="127.0.0.1:1"), 403),
    "our host without a port is refused": (get("/fire/", host="127.0.0.1"), 403),
    "our host in other figures is refused": (get("/fire/", host="2130706433:{port}"), 403),
    "a host with a dot at its end is refused": (get("/fire/", host="localhost.:{port}"), 403),
    "a host with a user before it is refused": (get("/fire/", host="a@127.0.0.1:{port}"), 400),
    "an empty host is refused": (get("/fire/", host=""), 403),
    "no host at all is refused": (get("/fire/", host=None), 400),
    "no host at all is refused in the old protocol": (get("/fire/", host=None, version="HTTP/1.0"), 403),
    "two hosts are refused": (get("/fire/", "Host: evil.example"), 400),
    "our host twice is refused": (get("/fire/", "Host: {host}"), 400),
    "a proxy's word for the host changes nothing": (
        get("/fire/", "X-Forwarded-Host: {host}", host="evil.example"), 403,
    ),
    "a foreign origin is refused": (get("/fire/", "Origin: https://evil.example"), 403),
    "our host by another scheme is a foreign origin": (get("/fire/", "Origin: https://{host}"), 403),
    "our host at another port is a foreign origin": (get("/fire/", "Origin: http://127.0.0.1:1"), 403),
    "an origin that is none is refused": (get("/fire/", "Origin: null"), 403),
    "a foreign origin learns nothing of what is wrong": (get("/.dossier/problems", "Origin: http://a.example"), 403),
    "a foreign host learns nothing of what is wrong": (get("/.dossier/problems", host="a.example"), 403),
    "a foreign host is told of no method": (get("/fire/", method="DELETE", host="evil.example"), 403),
    "a socket from a foreign page is refused": (upgrade("Origin: https://evil.example"), 403),
    "a socket from a page of the same name elsewhere is refused": (upgrade("Origin: http://127.0.0.1:1"), 403),
    "a socket from a page without an origin is refused": (upgrade("Origin: null"), 403),
    "a socket from nowhere is refused": (upgrade(), 403),
    "a socket to a foreign host is refused": (upgrade("Origin: http://e.example", host="e.example"), 403),
    "a socket's address is no page": (get("/livereload", "Origin: http://{host}"), 400),
    # Methods
    "POST is refused": (get("/fire/", "Content-Length: 0", method="POST"), 405),
    "PUT is refused": (get("/fire/new.html", "Content-Length: 0", method="PUT"), 405),
    "DELETE is refused": (get("/fire/index.html", method="DELETE"), 405),
    "PATCH is refused": (get("/fire/index.html", "Content-Length: 0", method="PATCH"), 405),
    "OPTIONS is refused": (get("/fire/", method="OPTIONS"), 405),
    "OPTIONS for all is refused": (get("*", method="OPTIONS"), 405),
    "TRACE is refused": (get("/fire/", method="TRACE"), 405),
    "CONNECT is refused": (get("evil.example:443", method="CONNECT"), 405),
    "PROPFIND is refused": (get("/fire/", method="PROPFIND"), 405),
    "a method in small letters is another method": (get("/fire/", method="get"), 405),
    "a preflight is refused": (
        get("/fire/", "Origin: http://e.example", "Access-Control-Request-Method: GET", method="OPTIONS"), 403,
    ),
    # Shapes
    "the absolute form is refused": (get("http://{host}/fire/index.html"), 400),
    "the absolute form of another host is refused": (get("http://evil.example/fire/"), 400),
    "a file's own scheme is refused": (get("file:///etc/passwd"), 400),
    "an address without a slash is refused": (get("fire/index.html"), 400),
    "a fragment is refused": (get("/fire/index.html#top"), 400),
    "letters outside ASCII are refused": (get("/fire/Ž.html"), 400),
    "a query with a path in it is no path": (get("/fire/nowhere?/../../secret.txt"), 404),
    "an encoded question mark begins no query": (get("/fire/index.html%3fa"), 404),
    "an encoded hash begins no fragment": (get("/fire/index.html%23top"), 404),
    "an empty line is no request": ("\r\n\r\n", 400),
    "noise is no request": ("\x16\x03\x01\x02 noise\r\n\r\n", 400),
    "a request without a version is refused": ("GET /fire/\r\n\r\n", 400),
    "a newer protocol is refused": (get("/fire/", version="HTTP/2.0"), 400),
    "a header without a colon is refused": (get("/fire/", "nonsense"), 400),
    "a folded header is refused": (get("/fire/", " Host: evil.example", host="{host}"), 400),
    "a space before the colon is refused": (get("/fire/", "Host : evil.example"), 400),
    "huge headers are cut off": (get("/fire/", "X: " + "x" * 40_000), CLOSED),
    "very many headers are cut off": (get("/fire/", *(f"X-{n}: y" for n in range(4_000))), CLOSED),
    "a huge address is cut off": (get("/fire/" + "x" * 40_000), CLOSED),
    "a huge body is refused": (BODY + "Content-Length: 99999999999\r\n\r\n", 400),
    "two lengths that differ are refused": (BODY + "Content-Length: 4\r\nContent-Length: 0\r\n\r\n" + INNER, 400),
    "a length beside chunks is refused": (
        BODY + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + INNER, 400,
    ),
    "an unknown coding is refused": (BODY + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + INNER, 400),
    "a length with a sign is refused": (BODY + "Content-Length: +4\r\n\r\n" + INNER, 400),
    "a length below nothing is refused": (BODY + "Content-Length: -1\r\n\r\n" + INNER, 400),
    "a chunk of no length is refused": (BODY + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + INNER, 400),
    "a bare line feed smuggles no header": (get("/fire/nowhere", "X: y\nHost: evil.example"), 400),
    "a range of a missing page is no range": (get("/fire/nowhere", "Range: bytes=0-10"), 404),
}  # fmt: skip


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else CLOSED


@pytest.mark.parametrize(("request_sent", "wanted"), REQUESTS.values(), ids=REQUESTS)
def test_no_request_gets_what_was_not_published(open_server: Server, request_sent: str, wanted: int) -> None:
    sent = request_sent.replace("{host}", open_server.host).replace("{port}", str(open_server.port))
    answer = open_server.send(sent.encode("utf-8"))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) == wanted, head
    assert SECRET not in answer
    assert answer.count(b"HTTP/1.1 ") <= 1, "one request has one answer"
    assert b"\nServer:" not in head
    assert b"Access-Control" not in head
    assert b"Set-Cookie" not in head
    if wanted == 404 and b"/.dossier/" not in sent.encode():
        assert b"<title>Page not found" in body
    elif wanted:
        assert body in (b"", b"Bad Request\n", b"Forbidden\n", b"Method Not Allowed\n", b"Not Found\n") or (
            b"/livereload" in sent.encode()
        )
    if wanted == 405:
        assert b"\r\nAllow: GET, HEAD\r\n" in answer
    assert status(open_server.get("/fire/index.html")) == 200, "it goes on for others"


def test_headers_that_come_too_slowly_are_not_waited_for(open_server: Server) -> None:
    assert open_server.send(b"GET /fire/ HTTP/1.1\r\nHost: ") == b""


def test_a_body_that_comes_too_slowly_is_not_waited_for(open_server: Server) -> None:
    raw = f"POST /fire/ HTTP/1.1\r\nHost: {open_server.host}\r\nContent-Length: 50\r\n\r\nx"
    assert open_server.send(raw.encode()) == b""


def test_a_connection_that_says_nothing_is_ended(open_server: Server) -> None:
    assert open_server.send(b"") == b""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_is_welcome_by_each_of_its_names(open_server: Server, host: str) -> None:
    raw = f"GET /fire/ HTTP/1.1\r\nHost: {host}:{open_server.port}\r\nConnection: close\r\n\r\n"
    assert status(open_server.send(raw.encode())) == 200


def test_a_page_of_the_preview_may_ask_for_what_it_needs(open_server: Server) -> None:
    assert status(open_server.get("/.dossier/problems", f"Origin: http://{open_server.host}")) == 200
    raw = upgrade(f"Origin: http://{open_server.host}", host=open_server.host).encode()
    answer = open_server.send(raw, until=b"\r\n\r\n")
    assert status(answer) == 101
    assert b"\nServer:" not in answer


def test_every_answer_forbids_what_a_preview_never_needs(open_server: Server) -> None:
    for target in ("/fire/index.html", "/fire/assets/site.css", "/fire/nowhere", "/.dossier/preview.js", "/", "/a#b"):
        head = open_server.get(target).partition(b"\r\n\r\n")[0].split(b"\r\n")
        assert b"Cache-Control: no-store" in head, target
        assert b"X-Content-Type-Options: nosniff" in head, target
        assert b"Cross-Origin-Resource-Policy: same-origin" in head, target
        assert not [line for line in head if line.lower().startswith((b"server:", b"access-control", b"etag:"))]


def test_a_folder_s_address_without_a_slash_leads_to_the_one_with_it(open_server: Server) -> None:
    for target in ("/fire/notes", "/fire/no%74es?a=b"):
        head = open_server.get(target).partition(b"\r\n\r\n")[0].split(b"\r\n")
        assert b"Location: /fire/notes/" in head
        assert b"Cache-Control: no-store" in head
    assert status(open_server.get("/fire/notes/")) == 200


def test_head_tells_what_get_would_and_sends_no_body(open_server: Server) -> None:
    got, told = open_server.get("/fire/index.html"), open_server.get("/fire/index.html", method="HEAD")
    without_date = [[x for x in a.partition(b"\r\n\r\n")[0].split(b"\r\n") if x[:5] != b"Date:"] for a in (got, told)]
    assert without_date[0] == without_date[1]
    assert told.endswith(b"\r\n\r\n")


def test_types_do_not_depend_on_the_machine(open_server: Server) -> None:
    assert b"\r\nContent-Type: text/css; charset=utf-8\r\n" in open_server.get("/fire/assets/site.css")
    assert b"\r\nContent-Type: application/atom+xml; charset=utf-8\r\n" in open_server.get("/fire/feed.atom")
    assert type_of("media/a.JPG") == "image/jpeg"
    assert type_of("media/a.unknown") == "application/octet-stream"
    assert all("charset=utf-8" in kind for kind in TYPES.values() if kind.startswith("text/"))


def test_an_address_is_decoded_once() -> None:
    assert spelt("/a%2525?b=%2e%2e") == "/a%25"
    assert spelt("/caf%C3%A9/") == "/café/"
    with pytest.raises(Misspelt):
        spelt("/a/%2E%2e/b")


def test_a_file_of_a_newer_build_is_found_before_anybody_says_so(tmp_path: Path) -> None:
    dossier = harbour(tmp_path)
    dossier.build()
    published = Published(tmp_path / "build")
    published.refresh()
    assert published.find("/about/", "/") == "about/index.html"
    dossier.edit("content/about.md", "How this was made.", "How this was changed.").build()
    assert b"How this was changed." in (published.read("about/index.html") or b"")
