"""Settings above a text, as most generators read them."""

import json
from collections.abc import Iterable, Mapping

from benchmarks.peers.corpus import Article


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML, JSON and TOML read it."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """The texts as a list that YAML, JSON and TOML read."""
    return f"[{', '.join(quoted(text) for text in texts)}]"


def front_matter(
    article: Article, drop: Iterable[str] = (), rename: Mapping[str, str] | None = None, more: Iterable[str] = ()
) -> str:
    """YAML between two `---` lines. A key renamed to `parent.key` stands below that parent; `more` are whole lines."""
    top: list[str] = []
    below: dict[str, list[str]] = {}
    for key in ("title", "date", "publisher", "authors", "actors", "events", "tags", "sources", "links"):
        if key in drop:
            continue
        parent, _, name = (rename or {}).get(key, key).rpartition(".")
        lines, pad = (below.setdefault(parent, []), "  ") if parent else (top, "")
        value = getattr(article, key)
        if key == "sources":
            lines.append(f"{pad}{name}:")
            for s in value:
                lines += [f"{pad}  - id: {s.id}", f"{pad}    title: {quoted(s.title)}",
                          f"{pad}    publisher: {quoted(s.publisher)}", f"{pad}    url: {s.url}",
                          f"{pad}    date: {s.date}"]  # fmt: skip
        elif key == "date":
            lines.append(f"{pad}{name}: {value}")
        else:
            lines.append(f"{pad}{name}: {listed(value) if isinstance(value, list) else quoted(value)}")
    for parent, lines in below.items():
        top += [f"{parent}:", *lines]
    return "\n".join(["---", *top, *more, "---"]) + "\n"
