"""What was read of a file can be kept as bytes: decoded, it is the same."""

from pathlib import Path

import msgspec
import pytest

from generator.load.record_file import Parsed, Reading, read_file
from generator.model.records import KINDS

ROOT = Path(__file__).parents[2]
FILES = [path for path in sorted((ROOT / "content").rglob("*")) if path.suffix in (".md", ".yaml")]
BROKEN = """---
title: “Broken
status: nowhere
date: 2024-13
---
He said “these words are bare” and [@x “never closed]. ![](none.jpg) [a](b) ^[a note] [[#here]]
"""


def same(parsed: Parsed) -> bool:
    kept = msgspec.msgpack.encode(parsed)
    decoded = msgspec.msgpack.decode(kept, type=Parsed)
    kinds = [type(one) for one in decoded.records] == [type(one) for one in parsed.records]
    return decoded == parsed and hash(decoded) == hash(parsed) and kinds and msgspec.msgpack.encode(decoded) == kept


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_a_dossier_is_the_same_when_decoded(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    assert same(read_file(name, path.read_bytes(), Reading(drafts=True, private=True, lang="en")))
    assert same(read_file(name, path.read_bytes(), Reading()))


def test_the_dossier_has_records_of_every_kind() -> None:
    read = (read_file(str(path.relative_to(ROOT)), path.read_bytes(), Reading()) for path in FILES)
    assert {record.key.kind for parsed in read for record in parsed.records} == set(KINDS)


def test_problems_and_withheld_records_are_the_same_when_decoded() -> None:
    parsed = read_file("content/events/a.md", BROKEN.encode(), Reading())
    assert parsed.problems
    assert same(parsed)
    hidden = read_file("content/notes/a.md", b"---\ntitle: A\nstatus: private\n---\nWords.\n", Reading())
    assert hidden.withheld
    assert same(hidden)
