"""The name of an author as programs for citing want it: family and given name, or whole where it cannot be parted.

A name that is whole is cited as it stands; one that is parted wrongly is sorted and shortened wrongly. So in doubt
it stays whole: what may be an organisation, a single word, any script but Latin, an Arabic patronymic.
"""

from functools import lru_cache

import msgspec

from generator.model.patterns import is_latin, later

_ORGANISATIONS = frozenset(
    "agence agencies agency agentur army association authority board bureau center centre centro command "
    "commission committee company contributors corporation correspondent correspondents council department desk "
    "editorial editors federation force forces foundation fund fundación government group inc institut institute "
    "international journalists limited ltd media ministry mission monitor movement museum national nations "
    "network news newspaper newsroom observatory office organisation organization party post press project public "
    "radio redaktion reporters rights rédaction service services society staff state team television "
    "times tribune tv union unit united university watch weekly world writers".split()
)
_PARTICLES = frozenset(
    "af am auf aus d' da dal de degli dei del della delle den der des di do dos du het la le los of 't te ten ter tot "
    "van vom von zu zum zur".split()
)
_PATRONYMICS = frozenset("abd abu bin bint ibn ould umm".split())
_PREFIXES = frozenset({*_PARTICLES, "al", "el"})
_SUFFIX = later(r"(?:Jr|Sr)\.?|II|III|IV|(?:Ph|M)\.?D\.?")
_CAPITALS = later(r"[A-Z]{2,}")
_MOST = 5


class AuthorName(msgspec.Struct, frozen=True):
    """A name in its parts, or whole in `literal`, and then the rest is empty."""

    literal: str = ""
    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def is_organisation(self) -> bool:
        """Whether a word in it is one for organisations."""
        return any(word in _ORGANISATIONS for word in self.literal.casefold().split())


@lru_cache(maxsize=1 << 10)
def author_name(text: str) -> AuthorName:
    """The name in its parts.

    >>> author_name("Jan van der Berg")
    AuthorName(literal='', family='Berg', given='Jan', particle='van der', suffix='')
    >>> author_name("Lena News Agency").literal, author_name("García Márquez, Gabriel").family
    ('Lena News Agency', 'García Márquez')
    """
    text = " ".join(text.split())
    whole = AuthorName(literal=text)
    if not is_latin(text) or any(sign in text for sign in '&/;:()@0123456789"“'):
        return whole
    said, suffix = _without_suffix(text)
    before, comma, given = said.partition(",")
    words = said.replace(",", " ").split()
    if _is_whole(words) or "," in given or (comma and not given.strip()):
        return whole
    if comma:
        family = before.split()
        run = _run(family[:-1])
        return AuthorName("", " ".join(family[len(run) :]), given.strip(), " ".join(run), suffix)
    at = next((n for n, word in enumerate(words) if word in _PARTICLES), None)
    if at is not None:
        run = _run(words[at:-1])
        return AuthorName("", " ".join(words[at + len(run) :]), " ".join(words[:at]), " ".join(run), suffix)
    if words[0].casefold() in _PREFIXES or len(words) < 2:
        return whole
    begins = len(words) - 1
    while begins > 1 and words[begins - 1].casefold() in _PREFIXES:
        begins -= 1
    return AuthorName("", " ".join(words[begins:]), " ".join(words[:begins]), "", suffix)


def _is_whole(words: list[str]) -> bool:
    """Whether the words are of an organisation, or of a name that follows other rules."""
    if not 2 <= len(words) <= _MOST or words[-1] in _PARTICLES:
        return True
    folded = {word.casefold() for word in words}
    small = [word for word in words if word[:1].islower() and word not in _PARTICLES]
    joints = any("-" not in word and "’" not in word for word in small)
    shouted = any(_CAPITALS.fullmatch(word) for word in words) and not all(word.isupper() for word in words)
    return joints or shouted or bool(folded & (_ORGANISATIONS | _PATRONYMICS)) or "the" in folded


def _without_suffix(text: str) -> tuple[str, str]:
    before, _, last = text.rpartition(" ")
    if before and _SUFFIX.fullmatch(last):
        return before.rstrip(","), last
    return text, ""


def _run(words: list[str]) -> list[str]:
    """The particles with which the words begin."""
    end = next((n for n, word in enumerate(words) if word not in _PARTICLES), len(words))
    return words[:end]
