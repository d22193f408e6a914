"""site.yaml as a frozen record."""

import msgspec


class Excerpt(msgspec.Struct, frozen=True):
    """How much of a source an excerpt may show: the greater of `words` words and `share` per cent of them."""

    words: int = 150
    share: int = 10


class Theme(msgspec.Struct, frozen=True):
    """`accent` is the site's one colour, `#rrggbb`; empty for the theme's own."""

    accent: str = ""


class Site(msgspec.Struct, frozen=True):
    """The dossier's settings. `base_url` ends in a slash, or is empty: then no absolute address is written.

    `whole` says whether the dossier is also made into one document; where it is None, as long as it is not too long.
    """

    title: str
    subtitle: str = ""
    base_url: str = ""
    lang: str = "en"
    editor: str = ""
    theme: Theme = Theme()
    excerpt: Excerpt = Excerpt()
    whole: bool | None = None

    @property
    def of_texts(self) -> "Site":
        """What the linking of texts and their words in the search depend on, and nothing else."""
        return Site("", lang=self.lang, excerpt=self.excerpt)
