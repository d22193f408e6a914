"""Which kind of record a file of content/ holds, by its path alone. Media are files.py's."""

import re
from pathlib import PurePosixPath

from generator.model.problems import Problem, Span, problem
from generator.model.records import FOLDERS, Kind
from generator.model.spelling import nearest

# A record of its own, where most are.
_PLAIN = re.compile(r"content/(?:([^/]+)/)?[^/.]+\.md")
_RECORD, _LIST = (".md",), (".yaml", ".yml")
_KIND_OF: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items() if folder}
_MEDIA = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".pdf", ".mp3", ".mp4",
)  # fmt: skip
_TEXTS = (".markdown", ".mdown", ".mkd", ".mdx", ".txt")


def kind_of(path: str) -> Kind | Problem:
    """The kind of the records in a file, `content/…` with `.md` for one and `.yaml` for a list."""
    plain = _PLAIN.fullmatch(path)
    if plain and (kind := _KIND_OF.get(plain[1]) if plain[1] else "page"):
        return kind
    file = PurePosixPath(path)
    folders, suffix = file.parts[1:-1], file.suffix.lower()
    if folders and folders[0] not in _KIND_OF:
        return _unknown_folder(folders[0])
    if folders and suffix in _RECORD + _LIST:
        return _KIND_OF[folders[0]]
    if not folders and suffix in _RECORD:
        return "page"
    if not folders and suffix in _LIST and file.stem in _KIND_OF:
        return _KIND_OF[file.stem]
    return _unexpected(path, file, folders)


def is_list(path: str) -> bool:
    """Whether a file holds a list of records."""
    return path.lower().endswith(_LIST)


def stem(path: str) -> str:
    """The file's own name, which its id comes from."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _unexpected(path: str, file: PurePosixPath, folders: tuple[str, ...]) -> Problem:
    suffix = file.suffix.lower()
    if suffix in _LIST:
        near = nearest(file.stem, _KIND_OF, limit=1)
        hint = f"did you mean `content/{near[0]}{suffix}`?\n" if near else ""
        hint += "the lists are " + ", ".join(f"`{folder}.yaml`" for folder in _KIND_OF)
    elif suffix in _MEDIA:
        hint = f"pictures and documents stand in content/media/: move it to `content/media/{file.name}`"
    elif suffix in _TEXTS:
        hint = f"texts end in `.md`: rename it to `{file.stem}.md`"
    else:
        hint = "records are `.md` files, or lists in `.yaml` files; pictures and documents stand in content/media/"
    where = f"`content/{folders[0]}/`" if folders else "`content/`"
    return problem("unexpected-file", f"`{file.name}` is no file that {where} can hold", Span(path), hint)


def _unknown_folder(folder: str) -> Problem:
    near = nearest(folder, [*_KIND_OF, "media"], limit=1)
    if folder == "pages":
        hint = "plain pages stand in `content/` itself"
    elif near:
        hint = f"did you mean `content/{near[0]}/`?"
    else:
        hint = "the folders are " + ", ".join(f"`{name}/`" for name in (*_KIND_OF, "media"))
    return problem("unexpected-file", f"`content/{folder}/` is no folder for records", Span(f"content/{folder}"), hint)
