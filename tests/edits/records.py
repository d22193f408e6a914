"""The records of a dossier as a writer sees them, pieces of text in files, and how one of them is changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.edits.desk import Desk


class Place(NamedTuple):
    """Where a record stands: a file, and the number of its item where that is a list."""

    path: str
    item: int = -1

    @property
    def kind(self) -> str:
        """The folder of its kind; "pages" for a page."""
        parts = self.path.split("/")
        return parts[1].removesuffix(".yaml") if len(parts) > 2 or self.path.endswith(".yaml") else "pages"

    def __str__(self) -> str:
        return self.path if self.item < 0 else f"{self.path} #{self.item + 1}"


def places(desk: Desk, *kinds: str) -> list[Place]:
    """Every record of these kinds, or of all."""
    found = []
    for path in desk.files("content"):
        if path.endswith(".md"):
            found.append(Place(path))
        elif path.endswith(".yaml"):
            found += [Place(path, item) for item in range(len(items(desk.read(path))[1]))]
    return [place for place in found if not kinds or place.kind in kinds]


def items(text: str) -> tuple[str, list[str]]:
    """What stands above the first item of a list, and its items."""
    above, *rest = re.split(r"(?m)^(?=- )", text)
    return above, rest


def text_of(desk: Desk, place: Place) -> str:
    text = desk.read(place.path)
    return text if place.item < 0 else items(text)[1][place.item]


def change(desk: Desk, chance: Random, place: Place, to: Callable[[str], str]) -> str:
    """Changes the text of one record; says where and how."""
    text = desk.read(place.path)
    if place.item < 0:
        return desk.put(place.path, to(text), chance)
    above, found = items(text)
    found[place.item] = to(found[place.item])
    return f"{desk.put(place.path, above + ''.join(found), chance)} #{place.item + 1}"


def key_of(text: str, key: str) -> str:
    """What stands behind a key, on its line; empty where it is not given."""
    found = re.search(rf"(?m)^(?:- |  )?{key}: (.*)$", text)
    return found[1] if found else ""


def with_key(text: str, key: str, value: str | None) -> str:
    """The text of a record with another value for one of its keys, or without the key."""
    in_list = text.startswith("- ")
    indent = "  " if in_list else ""
    lines = text.rstrip("\n").split("\n")
    if in_list:
        begin, end = 0, len(lines)
        lines[0] = "  " + lines[0][2:]
    else:
        begin = 1
        end = next((n for n, line in enumerate(lines[1:], 1) if line == "---"), len(lines))
    head, dropping = [], False
    for line in lines[begin:end]:
        if line.startswith(f"{indent}{key}:"):
            dropping = True
        elif not (dropping and line.startswith((f"{indent} ", f"{indent}- "))):
            dropping = False
            head.append(line)
    if value is not None:
        head.append(f"{indent}{key}: {value}")
    whole = [*lines[:begin], *head, *lines[end:]]
    if in_list and head:
        whole[0] = "- " + whole[0][2:]
    return "\n".join(whole) + "\n"


def with_words(text: str, words: str) -> str:
    """The text of a record with more words at the end of its body."""
    if not text.startswith("- "):
        return f"{text.rstrip()}\n\n{words}\n"
    body = key_of(text, "text").strip('"')
    whole = f"{body} {words}".strip().replace("\n", " ").replace('"', "”")
    return with_key(text, "text", f'"{whole}"')
