"""Problems as a page shows them, in the terminal's words, and what a page needs to show them and to reload itself.

All of it is put into the answer to a browser; no file of the site holds any of it.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape

from generator.face import report
from generator.model.problems import Problem, Severity

PREFIX = "/.dossier/"
"""Under this address stands all that is the preview's own; no file of a site is shown whose name begins with a dot."""

SOCKET = "/livereload"
"""The address that livereload.js asks for news."""

_POLICY = re.compile(rb"""<meta\s[^>]*http-equiv\s*=\s*["']?Content-Security-Policy["']?[^>]*>""", re.IGNORECASE)
_CONTENT = re.compile(rb"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


def fragment(problems: Iterable[Problem], lines: Mapping[str, list[str]], *, failed: bool, shown: bool) -> str:
    """What lies over the page: the errors and warnings where the build `failed`, else the number of warnings.

    `shown` says whether there is a page below. Empty where there is nothing to say.
    """
    told = [p for p in problems if p.severity in (Severity.ERROR, Severity.WARNING)]
    if not told:
        return ""
    listed = f'<ol tabindex="0" aria-label="Problems">{"".join(_item(p, lines) for p in told)}</ol>'
    count = escape(report.count(told))
    if not failed:
        return (
            f'<aside class="warnings" aria-label="Warnings"><details><summary>{count}</summary>{listed}</details>'
            '<button type="button" class="close" aria-label="Close">×</button></aside>'
        )
    below = "Below is the last page without errors." if shown else "As yet there is no page to show."
    return (
        '<section class="errors" role="alert" aria-labelledby="count" tabindex="-1"><header>'
        f'<h1 id="count">{count}</h1><p>{below} This goes away when the errors are mended and the file is saved.</p>'
        '<button type="button" class="hide">Hide <kbd>Esc</kbd></button></header>'
        f'{listed}</section><button type="button" class="again" hidden>{count}</button>'
    )


def broken(words: str, *, shown: bool) -> str:
    """What lies over the page after a mistake of the program's own."""
    below = "Below is the last page that could be made." if shown else "As yet there is no page to show."
    return (
        '<section class="errors" role="alert" aria-labelledby="count" tabindex="-1"><header>'
        f'<h1 id="count">This is a mistake in Dossier itself</h1><p>{below}</p>'
        '<button type="button" class="hide">Hide <kbd>Esc</kbd></button></header>'
        f'<ol tabindex="0"><li><pre>{escape(words)}</pre></li></ol></section>'
        '<button type="button" class="again" hidden>1 error</button>'
    )


def _item(problem: Problem, lines: Mapping[str, list[str]]) -> str:
    """One problem as `report.show` words it: no sign of it more or less, save for line breaks."""
    head, *rest = report.show(problem, lines, colour=False).split("\n")
    word = problem.severity.value
    where, found, said = head.partition(f": {word}: ")
    first = f"<b>{escape(where)}</b>: <em>{word}</em>: {_said(said)}" if found else _said(head)
    body: list[str] = []
    quoted = [line for line in rest if not line.startswith("  →")]
    if quoted:
        body.append(f'<pre tabindex="0">{escape(chr(10).join(quoted))}</pre>')
    body += [f'<p class="hint">{escape(line.strip())}</p>' for line in rest if line.startswith("  →")]
    return f'<li class="{word}"><p>{first}</p>{"".join(body)}</li>'


def _said(message: str) -> str:
    """A message with its code, and what stands in it between `` ` ``, set apart."""
    said = re.sub(r"`[^`\n]+`", lambda name: f"<code>{name[0]}</code>", escape(message, quote=False))
    return re.sub(r"\[[a-z-]+\]$", lambda code: f"<small>{code[0]}</small>", said)


def page(title: str, body: str, stamp: str, host: str) -> bytes:
    """A page of the preview's own, where the site has none: it reloads when there is one."""
    text = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{PREFIX}preview.css">\n</head>\n'
        f'<body class="own">\n{body}\n</body>\n</html>\n'
    )
    return injected(text.encode(), stamp, host, own=True)


def injected(html: bytes, stamp: str, host: str, *, own: bool = False) -> bytes:
    """A page with the scripts of the preview in it, and its own policy widened by these alone.

    `stamp` names the state of the site that the page is of, `host` the address it was asked for at. `own` is for
    a page that shows what is wrong by itself.
    """
    html = _POLICY.sub(lambda found: _widened(found[0], host), html)
    name, port = _parted(host)
    scripts = (
        f'<script src="{PREFIX}preview.js" data-stamp="{escape(stamp)}"{" data-own" if own else ""}></script>'
        f'<script src="{PREFIX}livereload.js?host={name}&amp;port={port}&amp;mindelay=250&amp;maxdelay=2000"></script>'
    ).encode()
    ends = list(_END.finditer(html))
    at = ends[-1].start() if ends else len(html)
    return html[:at] + scripts + html[at:]


def _parted(host: str) -> tuple[str, str]:
    name, colon, port = host.rpartition(":")
    return (name, port) if colon and port.isdigit() else (host, "80")


def _widened(meta: bytes, host: str) -> bytes:
    """A policy in a page, by which the scripts, the styles and the socket of the preview may be used as well."""
    ours = f"http://{host}{PREFIX}"
    added = {"script-src": ours, "style-src": ours, "connect-src": f"{ours} ws://{host}{SOCKET}"}

    def content(found: re.Match[bytes]) -> bytes:
        policy = unescape(found[2][1:-1].decode("utf-8", "replace"))
        directives: dict[str, str] = {}
        for directive in policy.split(";"):
            name, _, sources = directive.strip().partition(" ")
            if name:
                directives.setdefault(name.lower(), sources.strip())
        for name, sources in added.items():
            before = directives.get(name, directives.get("default-src"))
            if before is not None:
                directives[name] = " ".join([s for s in before.split() if s.lower() != "'none'"] + [sources])
        joined = "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())
        return found[1] + f'"{escape(joined)}"'.encode()

    return _CONTENT.sub(content, meta)
