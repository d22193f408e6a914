"""What the dossier does not show, kept out of what it does: which texts are shown, and the search for leaks."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.load.files import Files
from generator.model.collection import Withheld
from generator.model.dossier import Dossier
from generator.render.shipped import theme_folder

if TYPE_CHECKING:
    from generator.engine.leaks import Leaks


def texts(files: Files, wanted: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """The text of each file that was read, by its path, or of those that are wanted."""
    for file in (*((files.site,) if files.site else ()), *files.content):
        if wanted is not None and file.path not in wanted:
            continue
        yield file.path, file.content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def shown(files: Files, withheld: Iterable[Withheld]) -> Iterator[tuple[str, str]]:
    """The text of each file less its records that are not shown; the lines keep their numbers."""
    hidden: dict[str, list[str]] = {}
    for record in withheld:
        hidden.setdefault(record.path, []).append(record.words)
    for path, text in texts(files):
        for words in hidden.get(path, ()):
            text = text.replace(words, "\n" * words.count("\n"))
        yield path, text


def leak_search(files: Files, withheld: tuple[Withheld, ...], dossier: Dossier) -> "Leaks | None":
    """The search for words that stand in records which are not shown, and in nothing that is."""
    if not withheld:
        return None
    from generator.engine.leaks import Leaks
    from generator.link.secrecy import needles

    return Leaks(needles(withheld)).without(_published(files, withheld, dossier))


def _published(files: Files, withheld: Iterable[Withheld], dossier: Dossier) -> Iterator[bytes]:
    """All that may stand in the site: what the shown records say and quote, and the tool's own words."""
    for path, text in shown(files, withheld):
        if text.strip():
            yield f"{path}\n{text}".encode()
    for source in dossier.sources.values():
        yield from (extract.text.encode() for extract in source.extracts)
    # What the tool itself can write into a page stands in these; not in load/, whose examples are anybody's names.
    for folder in (Path(__file__).parent / layer for layer in ("pages", "render", "model", "engine")):
        yield from (_literals(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py")))
    yield from (found.read_bytes() for found in sorted(theme_folder().rglob("*.*")) if found.is_file())


def _literals(code: str) -> bytes:
    """The texts in a module that it may print: what explains it to its readers is none of them."""
    import ast

    tree = ast.parse(code)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explained)
    return "\n".join(node.value for node in texts if isinstance(node.value, str)).encode("utf-8", "replace")
