"""The preview over HTTP: a published folder to the pages of a browser, which reload when it changes.

Nothing is believed of a request: by its Host and its Origin it must come from a page of the preview itself or from
somebody who typed the address, and it gets files that were published and nothing else (published.py).
All of it runs on one event loop. What is shown, and to whom, is preview.py's.
"""

import contextlib
import json
import logging
import re
import socket
from collections.abc import Awaitable
from http import HTTPStatus
from importlib import resources
from typing import Any
from urllib.parse import quote

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from generator.face import overlay
from generator.face.preview import Preview
from generator.face.published import TYPES, Misspelt, spelt, type_of

HEADERS_WITHIN, LONGEST_HEADERS, LONGEST_BODY = 10.0, 16_384, 65_536
"""Seconds in which a request must have been sent, and the bytes that it may have."""

PROTOCOL = "http://livereload.com/protocols/official-7"


class _Guarded(RequestHandler):
    """What is the same for all: who may ask, by which methods, and the headers of every answer."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    @property
    def host(self) -> str:
        """The host that was asked for, which `prepare` has looked at."""
        return self.request.headers["Host"]

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if not self._is_welcome():
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        if not self._is_welcome():
            self.set_status(status_code := HTTPStatus.FORBIDDEN)
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", "GET, HEAD")
        self.answer(f"{HTTPStatus(status_code).phrase}\n".encode(), "text/plain; charset=utf-8")

    def compute_etag(self) -> None:
        """No answer is kept, so none needs a name."""

    def answer(self, content: bytes, kind: str) -> None:
        """End with this content. The length is told for HEAD too."""
        self.set_header("Content-Type", kind)
        self.finish(content)

    def _is_welcome(self) -> bool:
        hosts, origins = (self.request.headers.get_list(name) for name in ("Host", "Origin"))
        ours = len(hosts) == 1 and self._is_ours(hosts[0].lower())
        return ours and all(origin.lower() == f"http://{hosts[0].lower()}" for origin in origins)

    def _is_ours(self, host: str) -> bool:
        stream = getattr(self.request.connection, "stream", None)
        if stream is None or stream.socket is None:
            return False
        address, port, *_ = stream.socket.getsockname()
        # An address in figures is no name that somebody else could have led here.
        names = {*self.preview.names, f"[{address}]" if ":" in address else address}
        return any(host == f"{name}:{port}" or (port == 80 and host == name) for name in names)


class Pages(_Guarded):
    """The files of the site at their addresses, and a page of ours where there is no site."""

    async def get(self) -> None:
        try:
            asked = spelt(self.request.uri or "")
        except Misspelt:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from None
        settled = await self.preview.settled()
        if not self.preview.good:
            self._own(settled)
            return
        base = self.preview.base
        if base != "/" and asked in ("/", base[:-1]):
            self._send_to(base)
            return
        stamp = self.preview.stamp  # before the file is read: at worst it is shown twice
        path = self.preview.published.find(asked, base)
        if path and base + path == f"{asked}/index.html":
            self._send_to(f"{asked}/")
            return
        content = self.preview.published.read(path) if path else None
        if path is None or content is None:
            self.set_status(HTTPStatus.NOT_FOUND)
            path = "404.html"
            content = self.preview.published.read(path) or b"There is no such page here.\n"
        kind = type_of(path)
        if kind.startswith("text/html"):
            content = overlay.injected(content, stamp, self.host)
        self.answer(content, kind)

    head = get

    def _send_to(self, path: str) -> None:
        """To the address at which links within the page lead where they should."""
        self.set_status(HTTPStatus.FOUND)
        self.set_header("Location", quote(path))
        self.answer(b"", "text/plain; charset=utf-8")

    def _own(self, settled: bool) -> None:
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Retry-After", "1")
        building = '<p class="building" role="status">Building the site …</p>'
        title, body = ("Errors", self.preview.problems) if settled else ("Building", building)
        self.answer(overlay.page(title, body, self.preview.stamp, self.host), TYPES[".html"])


OWN = {
    "preview.js": ("generator.face", "preview.js"),
    "preview.css": ("generator.face", "preview.css"),
    "livereload.js": ("livereload", "vendors/livereload.js"),
}
"""What is served beside the site: the package and the file in it, by its name."""


class Own(_Guarded):
    """What is the preview's own: its scripts and styles, and what is wrong."""

    def get(self) -> None:
        name = self.request.path.removeprefix(overlay.PREFIX)
        if name == "problems":
            self.answer(self.preview.problems.encode(), TYPES[".html"])
        elif name in OWN:
            package, path = OWN[name]
            self.answer(resources.files(package).joinpath(path).read_bytes(), type_of(name))
        else:
            raise HTTPError(HTTPStatus.NOT_FOUND)

    head = get


class Socket(_Guarded, WebSocketHandler):
    """A page that is open. It speaks livereload.js's protocol: hello, hello, info, and then news as they come."""

    def check_origin(self, origin: str) -> bool:
        """Looked at already, with the Host."""
        return self._is_welcome()

    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Open the socket, for a browser that says which page asks."""
        if "Origin" not in self.request.headers:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().get(*args, **kwargs)

    def on_message(self, message: str | bytes) -> None:
        """Greet, or take note of a page; one that is out of date is told so at once."""
        try:
            said = json.loads(message)
            command = said["command"]
            stamp = said["plugins"]["dossier"]["stamp"] if command == "info" else ""
        except (ValueError, LookupError, TypeError):
            self.close()
            return
        if command == "hello":
            self._say({"command": "hello", "protocols": [PROTOCOL], "serverName": "dossier"})
        elif command == "info":
            self.preview.viewers.add(self)
            self.reload("problems" if stamp == self.preview.stamp else "*")

    def on_close(self) -> None:
        self.preview.viewers.discard(self)

    def reload(self, path: str) -> None:
        """Have the page reload that path."""
        self._say({"command": "reload", "path": path, "liveCSS": True, "liveImg": False})

    def _say(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(json.dumps(message))


def listen(preview: Preview, listening: socket.socket, *, within: float = HEADERS_WITHIN) -> HTTPServer:
    """Answer what comes in by this socket, on the running loop."""
    for name in ("tornado.access", "tornado.general"):  # what strangers send is no news to a writer
        logging.getLogger(name).disabled = True
    given = {"preview": preview}
    application = Application(
        [
            (re.escape(overlay.SOCKET), Socket, given),
            (re.escape(overlay.PREFIX) + ".*", Own, given),
            (".*", Pages, given),
        ],
        websocket_max_message_size=LONGEST_BODY,
    )
    server = HTTPServer(
        application,
        idle_connection_timeout=within,
        body_timeout=within,
        max_header_size=LONGEST_HEADERS,
        max_body_size=LONGEST_BODY,
    )
    server.add_socket(listening)
    return server


def close(server: HTTPServer) -> Awaitable[None]:
    """Take no more requests, and end those that are open."""
    server.stop()
    return server.close_all_connections()
