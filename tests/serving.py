"""A built site served from a folder, as a static host does: under a base path, with its own 404 page.

Separate from the tool's own server, so that pages are seen as readers will see them.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def serving(folder: Path, base: str = "/") -> Iterator[str]:
    """Serves a folder on a free port of 127.0.0.1; gives the address of its top, with a slash at the end."""
    base = f"/{base.strip('/')}/".replace("//", "/")

    class Host(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def send_head(self) -> Any:
            if self.path.startswith(base):
                return super().send_head()
            self.send_error(404)
            return None

        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(base))

        def list_directory(self, path: Any) -> None:
            self.send_error(404)  # a static host lists nothing

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = folder / "404.html"
            if code != 404 or not page.is_file():
                super().send_error(code, message, explain)
                return
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
