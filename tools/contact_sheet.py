"""One page of each kind of a built site on contact sheets: on a phone and a desk, in light and dark.

    python -m tools.contact_sheet SITE OUT [--height 1400] [--page PATH …]

Of each folder of SITE its list is taken, and the largest page under it; `--page` names others instead. OUT gets
`phone-light.png`, `phone-dark.png`, `desk-light.png` and `desk-dark.png`: each page from its top, `--height` pixels
of it. Needs Chromium and the packages of `make dev`.
"""

import argparse
import io
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, sync_playwright

from tests.chromium import FLAGS, find_chromium

WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES = "light", "dark"
COLUMNS = {"phone": 8, "desk": 5}
SHOWN = {"phone": 260, "desk": 420}
"""How wide a page is on the sheet, in pixels."""
GAP, LABEL = 16, 26


def pages_of(site: Path) -> Iterator[Path]:
    """The front page, those that stand alone, and of each folder its list and the largest page under it."""
    yield site / "index.html"
    yield site / "404.html"
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        own = folder / "index.html"
        below = [page for page in folder.rglob("*.html") if page != own]
        if own.exists():
            yield own
        if below:
            yield max(below, key=lambda page: (page.stat().st_size, page))


class _Host(SimpleHTTPRequestHandler):
    """Answers with the site below any path, as its `base_url` may have one, which 404.html builds on."""

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        while not Path(found).exists() and path.count("/") > 1:
            path = "/" + path.split("/", 2)[2]
            found = super().translate_path(path)
        return found

    def log_message(self, *_: object) -> None:
        """Nothing is told of a request."""


def sheet(page: Page, root: str, paths: Sequence[str], name: str, height: int) -> Image.Image:
    """The pages side by side, each under its own path."""
    width, columns, shown = WIDTHS[name], COLUMNS[name], SHOWN[name]
    tall = height * shown // width
    rows = -(-len(paths) // columns)
    whole = Image.new("RGB", (GAP + columns * (shown + GAP), GAP + rows * (tall + LABEL + GAP)), "#888888")
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(size=13)
    page.set_viewport_size({"width": width, "height": height})
    for number, path in enumerate(paths):
        page.goto(root + path, wait_until="load")
        shot = Image.open(io.BytesIO(page.screenshot()))
        left = GAP + number % columns * (shown + GAP)
        top = GAP + number // columns * (tall + LABEL + GAP)
        pen.text((left, top), path, fill="#ffffff", font=font)
        whole.paste(shot.resize((shown, tall), Image.Resampling.LANCZOS), (left, top + LABEL))
    return whole


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--height", type=int, default=1400)
    parser.add_argument("--page", action="append", default=[])
    options = parser.parse_args()
    site = options.site.resolve()
    paths = options.page or list(dict.fromkeys(page.relative_to(site).as_posix() for page in pages_of(site)))
    options.out.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name in WIDTHS:
            for scheme in SCHEMES:
                page = browser.new_page(color_scheme=scheme)
                sheet(page, root, paths, name, options.height).save(options.out / f"{name}-{scheme}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
