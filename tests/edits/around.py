"""What is done to all that stands around the records: settings, templates, pictures, captures and what is locked."""

import contextlib
import io
import os
import re
from random import Random

from PIL import Image

from tests.edits.desk import Desk
from tests.edits.matter import matter
from tests.story import Dossier

SITE = {
    "title": ("Another title", "A fire & a log", None),
    "subtitle": ("Otherwise", None),
    "lang": ("ar", "de", "zz-zz-zz", None),
    "editor": ("Nobody", None),
    "base_url": ("https://example.net/", "ftp://example.net", None),
    "theme": ('{accent: "#005544"}', "{accent: red}", None),
    "excerpt": ("{words: 0, share: 0}", "{words: 9, share: 1}", None),
}
TEMPLATES = {
    "note.html": (
        '{% extends "theme/note.html" %}{% block kind %}record note mine{% endblock %}\n',
        '{% extends "theme/note.html" %}{% block kind %}record note {{ view.nothing }}{% endblock %}\n',
        '{% extends "theme/note.html" %}{% block kind %}\n',
        '{% extends "base.html" %}{% import "macros/backlinks.html" as b %}{% block content %}'
        "{{ b.section(view.backlinks) }}{% endblock %}\n",
    ),
    "base.html": (
        '{% extends "theme/base.html" %}{% block made %}Made otherwise. {% endblock %}\n',
        '{% extends "theme/base.html" %}{% block made %}Made by Quirin Zoltan. {% endblock %}\n',
        '{% extends "theme/base.html" %}{% block head %}{% include "macros/none.html" %}{% endblock %}\n',
    ),
    "macros/backlinks.html": ("{% macro section(backlinks) %}<p>{{ backlinks|length }}</p>{% endmacro %}\n",),
    "plain.html": ('{% extends "base.html" %}{% block content %}<h1>{{ view.heading.text }}</h1>{% endblock %}\n',),
    "feed.atom": ("<feed>{{ site.title }}</feed>\n",),
    "nope.html": ("There is no such template.\n",),
    "assets/9-own.css": ("body { color: red }\n", ".note { margin: 0 }\n"),
    "assets/3-page.css": ("main { margin: 1em }\n",),
}


def site(desk: Desk, chance: Random) -> str:
    """A setting of the whole site changes."""
    key = chance.choice(sorted(SITE))
    value = chance.choice(SITE[key])
    text = re.sub(rf"(?m)^{key}:.*\n", "", desk.read("site.yaml") if (desk.folder / "site.yaml").exists() else "")
    line = f"{key}: {value}\n" if value else ""
    return f"{key}: {value} in {desk.put('site.yaml', text + line, chance)}"


def site_broken(desk: Desk, chance: Random) -> str:
    if chance.random() < 0.4:
        (desk.folder / "site.yaml").unlink(missing_ok=True)
        return "site.yaml taken away"
    nonsense = chance.choice(("title: [a", "title: x\ntitle: y\n", "nothing: 1\n", ""))
    return f"nonsense in {desk.put('site.yaml', nonsense, chance)}"


def template(desk: Desk, chance: Random) -> str:
    """A template or a stylesheet of the dossier's own comes, changes, breaks or goes."""
    there = desk.files("templates")
    if there and chance.random() < 0.4:
        path = chance.choice(there)
        (desk.folder / path).unlink()
        return f"{path} taken away"
    name = chance.choice(sorted(TEMPLATES))
    return f"own {desk.put(f'templates/{name}', chance.choice(TEMPLATES[name]), chance)}"


def picture(desk: Desk, chance: Random) -> str:
    """A picture is another one of the same size and time, or is no picture, or is gone."""
    target = desk.folder / "content/media/quay.png"
    made = io.BytesIO()
    Image.new("RGB", (3, 2), (chance.randrange(256), 30, chance.randrange(256))).save(made, "PNG")
    raw = chance.choice((made.getvalue(), made.getvalue(), b"no picture", b""))
    when = target.stat().st_mtime_ns if target.exists() else None
    if not raw:
        target.unlink(missing_ok=True)
        return "the picture is gone"
    said = desk.put("content/media/quay.png", raw, chance)
    if when:
        os.utime(target, ns=(when, when))
    return f"another picture, {len(raw)} bytes, at the same time: {said}"


def capture(desk: Desk, chance: Random) -> str:
    """A capture is altered, replaced by another or by a link, or goes; or comes back."""
    path = chance.choice([path for path in matter() if path.startswith("captures/")])
    target, way = desk.folder / path, chance.choice(("altered", "gone", "back", "back", "link", "link out", "page"))
    if (desk.folder / "captures").is_symlink():
        (desk.folder / "captures").unlink()
    if way == "altered":
        old, new = chance.choice(
            (("faulty pump", "faulty pipe"), ("log", "book"), ("الفجر", "الظهر"), ("Nobody", "None"))
        )
        text = matter()[path].decode().replace(old, new)
        return f"{old} → {new} in {desk.put(path, text, chance)}"
    if way == "back":
        return f"as it was: {desk.put(path, matter()[path], chance)}"
    target.unlink(missing_ok=True)
    if way == "gone":
        return f"{path} taken away"
    target.parent.mkdir(exist_ok=True)
    if way == "link":
        target.symlink_to("courier.txt" if not path.endswith("courier.txt") else "gazette.txt")
    elif way == "link out":
        desk.vault.mkdir(exist_ok=True)
        (desk.vault / "out.txt").write_bytes(matter()[path])
        target.symlink_to(desk.vault / "out.txt")
    else:
        target.write_text(f"<!DOCTYPE html><meta charset=utf-8><p>{matter()[path].decode()}</p>", encoding="utf-8")
    return f"{path} is now a {way}"


def captures(desk: Desk, chance: Random) -> str:
    """All captures go, come back, or lie elsewhere behind a link, altered perhaps."""
    folder, way = desk.folder / "captures", chance.choice(("gone", "back", "elsewhere", "altered elsewhere"))
    desk.restore({path: content for path, content in desk.inputs().items() if not path.startswith("captures/")})
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():
        folder.rmdir()
    if way == "gone":
        return "the captures are gone"
    where = folder if way == "back" else desk.vault
    for path, content in matter().items():
        if path.startswith("captures/"):
            where.mkdir(exist_ok=True)
            (where / path.removeprefix("captures/")).write_bytes(
                content.replace(b"log", b"book") if "altered" in way else content
            )
    if where is desk.vault:
        folder.symlink_to(desk.vault)
    return f"the captures are {way}"


def lock(desk: Desk, chance: Random) -> str:
    """captures.lock or its private sister is altered, torn, taken away or put back, or the tool writes it anew."""
    path = chance.choice(("captures.lock", "captures.lock", "captures.private.lock"))
    way = chance.choice(("altered", "unmerged", "gone", "back", "anew", "anew"))
    if way == "anew":
        with contextlib.suppress(AssertionError):
            Dossier(desk.folder).run("lock")
        return "the command lock"
    if way == "gone":
        (desk.folder / path).unlink(missing_ok=True)
        return f"{path} taken away"
    text = matter()[path].decode()
    if way == "unmerged":
        text = f"<<<<<<< one\n{text}=======\n>>>>>>> other\n"
    if way == "altered":
        at = chance.choice([found.start() for found in re.finditer(r"[0-9a-f]", text)])
        text = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]
    return f"{way}: {desk.put(path, text, chance)}"
