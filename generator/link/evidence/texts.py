"""Which text each article's quotations are looked up in, and what vouches for them where there is none."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.model.collection import Capture
from generator.model.locked import LockedCapture, hash_of
from generator.model.records import Article, Key

if TYPE_CHECKING:
    from generator.link.quotations.quotes import Source


class Texts:
    """The text of each article, prepared once when first asked for."""

    def __init__(
        self,
        articles: Mapping[Key, Article],
        captures: Mapping[str, Capture],
        lang: str,
        locks: Iterable[Mapping[str, LockedCapture]] = (),
    ) -> None:
        self._articles = articles
        self._captures = captures
        self._lang = lang
        self._locks = tuple(locks)
        self._sources: dict[Key, tuple[str, str, Source]] = {}
        self._hashes: dict[Key, tuple[str, str]] = {}

    def article(self, key: Key) -> Article:
        """The article itself."""
        return self._articles[key]

    def lang(self, key: Key) -> str:
        """The language of the article's text."""
        return self._articles[key].lang or self._lang

    def capture(self, key: Key) -> Capture | None:
        """The article's capture, where it is at hand."""
        return self._captures.get(self._articles[key].capture)

    def locked(self, key: Key) -> tuple[LockedCapture, ...]:
        """What is known of the article's capture where that is not at hand; several entries agree on its bytes."""
        article = self._articles[key]
        if not article.capture or self.capture(key) is not None:
            return ()
        known = [lock[article.capture] for lock in self._locks if article.capture in lock]
        return tuple(one for one in known if one.sha256 == known[0].sha256)

    def text(self, key: Key) -> tuple[str, str, str]:
        """The text, what it is (`capture`, `lock`, `transcription` or nothing), and the SHA-256 of a capture's bytes.

        Where there is but the lock, the text is empty.
        """
        article = self._articles[key]
        if article.capture:
            capture, locked = self.capture(key), self.locked(key)
            if capture is not None:
                return capture.text, "capture", capture.sha256
            return ("", "lock", locked[0].sha256) if locked else ("", "", "")
        return (article.transcription, "transcription", "") if article.transcription is not None else ("", "", "")

    def at_hand(self) -> list[Key]:
        """The articles whose text is at hand, in the order of their ids."""
        return [key for key in sorted(k for k in self._articles if k.kind == "article") if self.text(key)[0]]

    def length(self, key: Key) -> int:
        """The length of the text in characters, also where the lock alone knows it."""
        locked = self.locked(key)
        return locked[0].length if locked else len(self.text(key)[0])

    def text_hash(self, key: Key) -> str:
        """The SHA-256 of the text at hand."""
        text = self.text(key)[0]
        known = self._hashes.get(key)
        if known is None or known[0] is not text:
            known = self._hashes[key] = (text, hash_of(text))
        return known[1]

    def source(self, key: Key) -> "Source | None":
        """The text, normalised for look-ups; None where there is none."""
        text, lang = self.text(key)[0], self.lang(key)
        if not text:
            return None
        known = self._sources.get(key)
        if known is None or known[0] is not text or known[1] != lang:
            from generator.link.quotations.quotes import prepare

            known = self._sources[key] = (text, lang, prepare(text, lang))
        return known[2]
