"""The keys of site.yaml, and its reading."""

from generator.load.files import SourceFile
from generator.load.schema.fields import Field, Values, form
from generator.load.schema.identifiers import Language, SiteAddress
from generator.load.schema.scalars import Line, Pattern, Whole, YesNo
from generator.load.strict_yaml import compose
from generator.load.text import decode
from generator.load.tree import Mapping, source
from generator.model.problems import Problem, Span, problem
from generator.model.site import Excerpt, Site, Theme

EMPTY = Site("")


def _theme(values: Values) -> Theme:
    accent = values.get("accent", "").lower()
    if len(accent) == 4:
        accent = "#" + "".join(c * 2 for c in accent[1:])
    return Theme(accent)


def _excerpt(values: Values) -> Excerpt:
    default = Excerpt()
    return Excerpt(values.get("words", default.words), values.get("share", default.share))


def _site(values: Values) -> Site:
    return Site(
        title=values.get("title", ""),
        subtitle=values.get("subtitle", ""),
        base_url=values.get("base_url", ""),
        lang=values.get("lang", EMPTY.lang),
        editor=values.get("editor", ""),
        theme=values.get("theme", EMPTY.theme),
        excerpt=values.get("excerpt", EMPTY.excerpt),
        whole=values.get("whole", EMPTY.whole),
    )


THEME = form(
    "`theme`",
    Field("accent", Pattern(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?", "a colour such as `\"#7a1f1f\"`",
                            "write `#` and six of 0-9 and a-f, in quotation marks: `\"#7a1f1f\"`"),
          "The site's one colour", default="the theme's", slips=("color", "colour")),
    make=_theme,
)  # fmt: skip
EXCERPT = form(
    "`excerpt`",
    Field("words", Whole(0, 1000), "So many words of a source at most", default=str(EMPTY.excerpt.words)),
    Field("share", Whole(0, 50), "Or so many per cent of its words, if that is more", default=str(EMPTY.excerpt.share),
          slips=("percent",)),
    make=_excerpt,
)  # fmt: skip
SITE = form(
    "`site.yaml`",
    Field("title", Line(), "The dossier's title", required=True, example="The fire at Port Lena", slips=("name",)),
    Field("subtitle", Line(), "A line below it", slips=("description", "tagline", "summary")),
    Field("base_url", SiteAddress(), "Where the site will stand; without it no feed and no site map can be written",
          example="https://example.org/fire/", slips=("url", "baseurl", "site_url", "base")),
    Field("lang", Language(), "The language that it is written in", default=f"`{EMPTY.lang}`",
          slips=("language", "locale")),
    Field("editor", Line(), "Who answers for it", slips=("author", "authors", "publisher", "editors")),
    Field("theme", THEME, "Its looks"),
    Field("excerpt", EXCERPT, "How much of a source with `rights: excerpt` may be shown in all"),
    Field("whole", YesNo(), "Whether the whole dossier is also made into one document, to print",
          default="`true` up to 500 records", slips=("print", "pdf", "one_page")),
    make=_site,
)  # fmt: skip


def read_site(file: SourceFile) -> tuple[Site, list[Problem]]:
    """The settings, as far as they can be read."""
    text, problems = decode(file.path, file.content)
    if text is None:
        return EMPTY, problems
    node, wrong = compose(source(file.path, text))
    problems += wrong
    top = Span(file.path, 1, 1)
    if node is None and wrong:
        return EMPTY, problems
    if node is not None and not isinstance(node, Mapping):
        hint = "write a key, a colon, a space and a value, such as `title: The fire at Port Lena`"
        return EMPTY, [*problems, problem("wrong-type", "there are no settings here", node.span, hint)]
    values = SITE.values(node, top, problems)
    return _site(values), problems
