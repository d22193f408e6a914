"""What a writer does to records: words, settings, names, places in files."""

import os
import re
from random import Random

from tests.edits.desk import Desk
from tests.edits.records import Place, change, items, key_of, places, text_of, with_key, with_words
from tests.edits.words import CITATIONS, COMMON, LINKS, NAMES, NEW, SENTENCES, STATUS, VALUES


def setting(desk: Desk, chance: Random) -> str:
    """A key of a record gets another value, or is taken out."""
    place = chance.choice(places(desk) or [Place("content/about.md")])
    known = COMMON | VALUES.get(place.kind, {})
    key = chance.choice(sorted(known))
    value = chance.choice(known[key])
    return f"{key}: {value} in {change(desk, chance, place, lambda text: with_key(text, key, value))}"


def status(desk: Desk, chance: Random) -> str:
    place, value = chance.choice(places(desk)), chance.choice(STATUS)
    return f"status: {value} in {change(desk, chance, place, lambda text: with_key(text, 'status', value))}"


def title(desk: Desk, chance: Random) -> str:
    place = chance.choice(places(desk))
    key = next((key for key in ("title", "name", "says") if key_of(text_of(desk, place), key)), "title")
    value = f"{chance.choice(('The quay', 'Barges & boats', 'الرصيف', 'Log <b>', 'Brandt'))} {chance.randrange(9)}"
    return f"{key}: {value} in {change(desk, chance, place, lambda text: with_key(text, key, value))}"


def words(desk: Desk, chance: Random) -> str:
    """A sentence, a link, a citation or a heading is added to a text."""
    place = chance.choice(places(desk))
    said = chance.choice((SENTENCES, LINKS, CITATIONS, ("## The number", "## More", "Own.[^9]\n\n[^9]: A remark.")))
    added = chance.choice(said)
    return f"“{added}” added to {change(desk, chance, place, lambda text: with_words(text, added))}"


def taken_out(desk: Desk, chance: Random) -> str:
    """A link, a citation, a quotation, a heading or a word is taken out of a text, or altered."""
    path = chance.choice(desk.files("content"))
    text = desk.read(path)
    found = [m.span() for m in re.finditer(r"\[\[.*?\]\]|\[@.*?\]|“.*?”|(?m:^## .*$)|\b\w{4,}\b", text)]
    if path.endswith(".png") or not found:
        return "nothing"
    begin, end = chance.choice(found)
    other = chance.choice(("", "words", "pump", "## The number"))
    return f"“{text[begin:end]}” → “{other}” in {desk.put(path, text[:begin] + other + text[end:], chance)}"


def spelling(desk: Desk, chance: Random) -> str:
    """An actor or a place gets another list of names: one more, one less, or those of another."""
    found = places(desk, "actors", "places")
    if not found:
        return "nothing"
    one, other = chance.choice(found), chance.choice(found)
    names = key_of(text_of(desk, other), "names") or "[]"
    if chance.random() < 0.5:
        names = chance.choice((None, f"[{chance.choice(NAMES)}]", f"[{', '.join(chance.sample(NAMES, 3))}]"))
    elif one != other:
        change(desk, chance, other, lambda text: with_key(text, "names", None))
    return f"names: {names} in {change(desk, chance, one, lambda text: with_key(text, 'names', names))}"


def renamed(desk: Desk, chance: Random) -> str:
    """A file gets another name, perhaps only another case; its id may stay, or be said to be a former one."""
    path = chance.choice([p for p in desk.files("content") if p.endswith(".md")] or ["content/about.md"])
    folder, _, name = path.rpartition("/")
    cases = f"{name[:-3].title()}.md", f"{name[:-3].upper()}.md"
    new = chance.choice((*cases, f"new-{name}", f"deeper/{name}", "brandt.md"))
    text, ident = desk.read(path), name.removesuffix(".md").lower()
    if chance.random() < 0.6:
        text = with_key(text, *chance.choice((("formerly", f"[{ident}]"), ("id", ident))))
    (desk.folder / path).unlink()
    return f"{path} is now {desk.put(f'{folder}/{new}', text, chance)}"


def ident(desk: Desk, chance: Random) -> str:
    place = chance.choice(places(desk))
    old = key_of(text_of(desk, place), "id") or place.path.rpartition("/")[2].removesuffix(".md")
    new = chance.choice((f"{old}-2", "cause", "courier", "renewed"))

    def to(text: str) -> str:
        return with_key(with_key(text, "id", new), "formerly", f"[{old}]" if chance.random() < 0.7 else None)

    return f"id: {new}, not {old}, in {change(desk, chance, place, to)}"


def created(desk: Desk, chance: Random) -> str:
    path = chance.choice(sorted(NEW))
    return f"new: {desk.put(path, NEW[path], chance)}"


def deleted(desk: Desk, chance: Random) -> str:
    place = chance.choice(places(desk))
    if place.item >= 0:
        return f"deleted from {change(desk, chance, place, lambda text: '')}"
    (desk.folder / place.path).unlink()
    return f"deleted {place.path}"


def copied(desk: Desk, chance: Random) -> str:
    """A file gets a copy, or the words of another; what was moved looks the same to whoever trusts a name alone."""
    paths = [p for p in desk.files("content") if p.endswith((".md", ".yaml"))]
    one, other = chance.choice(paths), chance.choice(paths)
    if chance.random() < 0.5:
        other = f"{other.rpartition('/')[0]}/copy{other[other.rfind('.') :]}"
    return f"{one} written over {desk.put(other, desk.read(one), chance)}"


def reordered(desk: Desk, chance: Random) -> str:
    lists = [p for p in desk.files("content") if p.endswith(".yaml")]
    if not lists:
        return "nothing"
    above, found = items(desk.read(path := chance.choice(lists)))
    chance.shuffle(found)
    return f"another order in {desk.put(path, above + ''.join(found), chance)}"


def moved_down(desk: Desk, chance: Random) -> str:
    """Lines are put above all others, or in the middle, so that each place that is told moves."""
    path = chance.choice([p for p in desk.files("content") if p.endswith((".md", ".yaml"))] or ["content/about.md"])
    text, line = desk.read(path), chance.choice(("# a remark", "", "# remark\n# remark"))
    if path.endswith(".md"):
        above = ("---\n", f"---\n{line}\n") if chance.random() < 0.6 else ("\n---\n", "\n---\n\n\n")
        text = text.replace(*above, 1)
    else:
        text = f"{line}\n{text}"
    return f"lines above in {desk.put(path, text, chance)}"


def same_size(desk: Desk, chance: Random) -> str:
    """One letter is another now, and neither the size nor the time of the file tells."""
    path = chance.choice([p for p in desk.files("content", "captures") if p.endswith((".md", ".yaml", ".txt"))])
    target = desk.folder / path
    before, raw = target.stat().st_mtime_ns, bytearray(target.read_bytes())
    letters = [n for n, byte in enumerate(raw) if chr(byte).isalpha() and byte < 128]
    if not letters:
        return "nothing"
    at = chance.choice(letters)
    raw[at] = ord("x") if raw[at] != ord("x") else ord("y")
    desk.put(path, bytes(raw))
    os.utime(target, ns=(before, before))
    return f"letter {at} of {path} is now {chr(raw[at])}, at the same time"


def mistake(desk: Desk, chance: Random) -> str:
    """What cannot be read, or says a thing twice."""
    place = chance.choice(places(desk))
    line = chance.choice(
        ("a: [1", "\tb: c", "unknown_key: 1", "tags: one", "title: a\ntitle: b", "x: &a y", "id: Ä ö!")
    )
    indent = "  " if place.item >= 0 else ""

    def to(text: str) -> str:
        first, _, rest = text.partition("\n")
        return f"{first}\n{indent}{line}\n{rest}"

    return f"“{line!r}” in {change(desk, chance, place, to)}"
