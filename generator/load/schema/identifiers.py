"""The types of values that name something to machines: ids, languages, addresses, files."""

import re

from generator.load.captures.selector import split
from generator.load.schema.fields import Type
from generator.load.schema.scalars import text_of
from generator.load.text import BAD
from generator.load.tree import Node, Scalar, typed
from generator.model.patterns import later
from generator.model.problems import Problem, problem
from generator.model.spelling import LONGEST_ID, is_id, nearest, slug
from generator.model.urls import allowed

_LANGUAGE = later(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)
# What breaks or turns a line. Those that join letters or part them, as Persian has them, may stand in a file's name.
_STEERING = later(rf"{BAD.pattern}|[\t\n\u2028\u2029\u061c\u200e\u200f\u2066-\u2069]")
_LANGUAGES = dict(
    pair.split("=")
    for pair in """
    arabic=ar azerbaijani=az belarusian=be bengali=bn burmese=my chinese=zh czech=cs dari=prs dutch=nl
    english=en farsi=fa french=fr georgian=ka german=de greek=el hebrew=he hindi=hi hungarian=hu indonesian=id
    italian=it japanese=ja korean=ko kurdish=ku pashto=ps persian=fa polish=pl portuguese=pt romanian=ro
    russian=ru serbian=sr sorani=ckb spanish=es swahili=sw swedish=sv thai=th tigrinya=ti turkish=tr
    ukrainian=uk urdu=ur vietnamese=vi
""".split()
)


class Id(Type, frozen=True):
    """An id: a slug of letters, marks and digits of any script, joined by hyphens."""

    @property
    def words(self) -> str:
        return "an id: small letters, digits and hyphens"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, "an id", problems)
        if text is None or is_id(text):
            return text
        meant = slug(text)
        hint = f"write `{meant}`" if is_id(meant) else f"write letters, digits and hyphens, {LONGEST_ID} bytes at most"
        problems.append(problem("bad-id", f"`{text}` cannot be an id", node.span, hint))
        return None


class Language(Type, frozen=True):
    """A language as a BCP 47 tag; only its shape is looked at. Its letters are given their usual case."""

    @property
    def words(self) -> str:
        return "a language tag such as `en` or `ar`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, "a language tag", problems)
        if text is None:
            return None
        if _LANGUAGE.fullmatch(text):
            return _cased(text)
        problems.append(problem("bad-language", f"`{text}` is no language tag", node.span, _language_hint(text)))
        return None


class Address(Type, frozen=True):
    """An address that a page may link to."""

    @property
    def words(self) -> str:
        return "an address (`https:`, `http:`, `mailto:`, or relative)"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, "an address", problems)
        if text is None:
            return None
        if re.match(r"www\.|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}/", text) or re.fullmatch(
            r"(?:[\w-]+\.)+(?:com|org|net|info)", text
        ):
            hint = f"write `{name}: https://{text}`"
            problems.append(problem("bad-url", f"`{text}` would lead to a page of your own site", node.span, hint))
        elif not allowed(text):
            problems.append(problem("bad-url", f"a page cannot link to `{text}`", node.span, _address_hint(text)))
        else:
            return text
        return None


class SecureAddress(Type, frozen=True):
    """An address of the web by `https:` alone."""

    @property
    def words(self) -> str:
        return "an address with `https:`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, self.words, problems)
        if text is None or (allowed(text) and text[:8].lower() == "https://"):
            return text
        secure = re.sub(r"(?:http:)?//|", "https://", text, count=1, flags=re.IGNORECASE)
        is_near = re.match(r"(?:(?:http:)?//)?[\w-]+(?:\.[\w-]+)+(?:/|$)", text, re.IGNORECASE) and allowed(secure)
        hint = f"write `{name}: {secure}`" if is_near else "write the whole address, which begins with `https://`"
        problems.append(problem("bad-url", f"`{name}` cannot be `{text}`: it wants {self.words}", node.span, hint))
        return None


class SiteAddress(Type, frozen=True):
    """The site's own address; a slash is put at its end."""

    @property
    def words(self) -> str:
        return "an address with `https:` or `http:`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, self.words, problems)
        if text is None:
            return None
        if allowed(text) and re.fullmatch(r"https?://[^\s/?#@\[\]]+(?:/[^\s?#]*)?", text, re.IGNORECASE):
            return text.rstrip("/") + "/"
        hint = "write where the site will stand, such as `https://example.org/dossier/`, or leave it out"
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text):
            hint = f"write `{name}: https://{text}`"
        problems.append(problem("bad-url", f"`{text}` cannot be the address of a site", node.span, hint))
        return None


class CaptureName(Type, frozen=True):
    """The name of a file in captures/, without any folder."""

    @property
    def words(self) -> str:
        return "the name of a file in `captures/`"

    def read(self, node: Node, name: str, problems: list[Problem]) -> str | None:
        text = text_of(node, name, self.words, problems)
        steering = _STEERING.search(node.text.strip()) if isinstance(node, Scalar) else None
        if steering:
            sign = f"U+{ord(steering[0]):04X}"
            say = f"a capture's name cannot hold {sign}, which is not seen, and breaks or turns a line"
            hint = f"rename the file, in letters, digits, dots and hyphens, and write that name under `{name}:`"
            problems.append(problem("bad-capture", say, node.span, hint))
            return None
        file = split(text)[0] if text is not None else ""
        if text is None or (file not in (".", "..") and not re.search(r"[/\\\0]", file)):
            return text
        bare = re.split(r"[/\\]", file)[-1] + text[len(file) :]
        hint = f"write `{name}: {typed(bare)}`" if bare.strip(".") else "write the file's name alone"
        problems.append(
            problem(
                "bad-capture",
                f"`{text}` is no plain file name; captures stand in `captures/` itself",
                node.span,
                hint,
            )
        )
        return None


def _cased(tag: str) -> str:
    first, *rest = tag.split("-")
    cased = [p.title() if len(p) == 4 and p.isalpha() else p.upper() if len(p) == 2 else p.lower() for p in rest]
    return "-".join([first.lower(), *cased])


def _language_hint(text: str) -> str:
    if _LANGUAGE.fullmatch(text.replace("_", "-")):
        return f"write `{_cased(text.replace('_', '-'))}`"
    name = nearest(text, _LANGUAGES, limit=1)
    return (
        f"did you mean `{_LANGUAGES[name[0]]}` ({name[0].title()})?"
        if name
        else "write a tag of BCP 47, such as `en`, `ar` or `fa`"
    )


def _address_hint(text: str) -> str:
    if re.search(r"\s", text):
        return "an address has no spaces: write `%20` for one, or is it a title?"
    if text.startswith("//"):
        return f"write `https:{text}`"
    return "it begins with `https://`, `http://` or `mailto:`"
