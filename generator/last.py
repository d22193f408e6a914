"""The last build, and whether there is anything to do since: quickly, with little of the program in memory.

Nothing is to be done where every input has the bytes that it had, the program is the same, and the site stands as it
was published. What was told then is told again.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b, sha256
from pathlib import Path

import msgspec

from generator.engine.memo import CACHE
from generator.engine.standing import stands
from generator.load.files import CAPTURES, Files, Read, read_dossier
from generator.model.locked import LOCK, PRIVATE_LOCK
from generator.model.problems import Problem
from generator.render.shipped import theme_folder
from generator.render.theme_files import ThemeFiles
from generator.request import Request
from generator.version import version


class Inputs(msgspec.Struct, frozen=True):
    """The state of all that goes into a build.

    `program` is that of the program, of what is asked for, and of the theme; `content` of the settings and of content/;
    `beside` of media and locks. `captures` are the SHA-256 of the captures that are named; `folder` is a digest of the
    names of all files where captures are looked for.
    """

    program: bytes
    content: bytes
    beside: bytes
    captures: dict[str, str]
    folder: bytes


class Last(msgspec.Struct, frozen=True):
    """What a build ended with: the state of all that went into it, and what it told.

    `lines` are those of the files in which there is a problem that weighs; `manifest` is that of the site.
    """

    inputs: Inputs
    manifest: bytes
    problems: tuple[Problem, ...]
    lines: dict[str, list[str]]
    pages: int
    lacking: str


def unchanged(request: Request, read: list[Read] | None = None) -> Last | None:
    """The last build of this request, if another would make the same; None where it might not.

    What it reads of the dossier on its way goes into `read`, so that nobody need read it again.
    """
    if request.output is None or not request.cache:
        return None
    try:
        kept = _path(request).read_bytes()
        if sha256(kept[32:]).digest() != kept[:32]:
            return None
        last = msgspec.msgpack.decode(kept[32:], type=Last)
    except (OSError, msgspec.MsgspecError):
        return None
    files, problems = read_dossier(request.config.parent, request.config.name)
    if read is not None:
        read.append((files, problems))
    theme = ThemeFiles(theme_folder(), request.config.parent / "templates").state()
    folder = request.config.parent / CAPTURES
    captures = {name: _sha256(folder / name) for name in last.inputs.captures}
    now = inputs(request, files, problems, theme, captures, beside(request, files))
    return last if now == last.inputs and stands(request.output, last.manifest) else None


def inputs(
    request: Request,
    files: Files,
    problems: Iterable[Problem],
    theme: bytes,
    captures: Mapping[str, str],
    beside: bytes,
) -> Inputs:
    """The state of what was read; `problems` are those of reading `files`."""
    root = request.config.parent
    told = msgspec.msgpack.encode(list(problems))
    read = [(file.path, file.sha256) for file in (files.site, *files.content) if file is not None]
    folder = root / CAPTURES
    names = [str(folder.is_symlink()), *sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))]
    return Inputs(
        _digest(version(), str(request), str(root.resolve()), theme),
        _digest(told, *(part for pair in read for part in pair)),
        beside,
        dict(captures),
        _digest(*names),
    )


def beside(request: Request, files: Files) -> bytes:
    """The state of media and locks."""
    root = request.config.parent
    paths = {f"media/{name}": path for name, path in files.media.items()}
    paths |= {name: root / name for name in (LOCK, PRIVATE_LOCK)}
    return _digest(*(part for name in sorted(paths) for part in (name, _sha256(paths[name]))))


def remember(request: Request, last: Last) -> None:
    """Keep what a build ended with. Where that cannot be done, the next one does all that it must."""
    content = msgspec.msgpack.encode(last)
    path = _path(request)
    try:
        if path.parent.is_dir():
            writing = path.with_suffix(".writing")
            writing.write_bytes(sha256(content).digest() + content)
            writing.replace(path)
    except OSError:
        pass


def _digest(*parts: bytes | str) -> bytes:
    total = blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return total.digest()


def _sha256(path: Path) -> str:
    """That of a file's bytes; what is no file, or cannot be read, has none."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return "?"


def _path(request: Request) -> Path:
    """Where the last build of that output is kept."""
    name = sha256(str(request.output and request.output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return request.config.parent / CACHE / f"last-{name[:16]}"
