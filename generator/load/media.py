"""A file of content/media/ as it is published, its metadata removed, or a problem in its stead.

Which bytes are which kind of file is left to kinds.py, and how each is cleaned to cleaning/.
"""

from pathlib import PurePosixPath

from generator.load.cleaning.parts import Refused
from generator.load.kinds import FileKind, kind_of, named_by
from generator.model.collection import Media
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem

_AGAIN = "copy or download it again from where it came from, or open it and save it anew"
_CONTROL = later(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_media(name: str, content: bytes, span: Span) -> tuple[Media | None, list[Problem]]:
    """The file `name` with nothing in it but what a reader is to see, or what is wrong with it.

    `span` is the place that refers to it, where a problem is shown. The same bytes give the same bytes.
    """
    ending = PurePosixPath(name).suffix.lower()
    if not content:
        named = named_by(ending)
        code = "bad-picture" if named is not None and named.is_picture else "bad-media"
        return None, [problem(code, f"`{name}` is empty", span, _AGAIN)]
    kind = kind_of(content, ending)
    if kind is None:
        return None, [_unknown(name, ending, span)]
    code = "bad-picture" if kind.is_picture else "bad-media"
    if kind.treatment == "refuse":
        return None, [problem(code, f"`{name}` {kind.why}", span, kind.hint)]
    if ending not in kind.endings:
        return None, [_misnamed(name, kind, code, span)]
    if kind.treatment == "text":
        found = _text_problem(name, content, span)
        return (None, [found]) if found else (Media(name, content), [])
    try:
        return _cleaned(name, content, kind), []
    except Refused as refused:
        return None, [problem(code, f"`{name}` {refused.message}", span, refused.hint)]


def _cleaned(name: str, content: bytes, kind: FileKind) -> Media:
    # Either takes a tenth of a second to import; a dossier without pictures or documents is spared it.
    if kind.picture is not None:
        from generator.load.cleaning import pictures

        picture = pictures.clean(content, kind.picture)
        return Media(name, picture.content, picture.width, picture.height)
    from generator.load.cleaning import pdf

    return Media(name, pdf.clean(content))


def _unknown(name: str, ending: str, span: Span) -> Problem:
    named = named_by(ending)
    if named is None:
        hint = "use JPEG, PNG, GIF, WebP or AVIF for pictures, and PDF, plain text or CSV for documents"
        return problem("bad-media", f"`{name}` is of a kind that is not published", span, hint)
    code = "bad-picture" if named.is_picture else "bad-media"
    return problem(code, f"`{name}` is damaged, or not {named.title}", span, _AGAIN)


def _misnamed(name: str, kind: FileKind, code: str, span: Span) -> Problem:
    """A browser goes by the ending, and may then not show the file; a reader is told what it is not."""
    better = PurePosixPath(name).with_suffix(kind.endings[0])
    named = named_by(PurePosixPath(name).suffix.lower())
    message = f"`{name}` is {kind.title}" + (f", not {named.title}" if named else "")
    return problem(code, message, span, f"rename it to `{better}`, here and in the folder")


def _text_problem(name: str, content: bytes, span: Span) -> Problem | None:
    """What keeps a text from being published as it is. The line is one of that file, not of the writer's."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"`{name}` is not in UTF-8 (line {line})"
        hint = "save it as UTF-8: in most editors under “Save as”, “Encoding”"
        return problem("not-utf8", message, span, hint)
    found = _CONTROL.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    message = f"`{name}` holds the control character U+{ord(found[0]):04X} (line {line})"
    return problem("bad-character", message, span, "take it out, or save the text anew")
