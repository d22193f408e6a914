"""The dossier as seen from one page: addresses relative to it, words marked where not in its language."""

import msgspec

from generator.model.dossier import Dossier
from generator.model.records import Article, Key, Record, Status
from generator.pages.page import Anchor, Frame, NavItem, SiteHead, Words
from generator.pages.paths import FRONT, SEARCH, STYLE, absolute, href, page_path, rooted
from generator.pages.scripts import direction
from generator.pages.survey import Section, Survey

_LONGEST_DESCRIPTION = 200


class Viewpoint(msgspec.Struct, frozen=True):
    """Where a view is made. `anywhere` is for the one page that is shown at any depth, 404.html."""

    dossier: Dossier
    survey: Survey
    path: str
    anywhere: bool = False

    def at(self, path: str, fragment: str = "") -> str:
        """The address of a file of the site."""
        if self.anywhere:
            return rooted(self.dossier.site.base_url, path, fragment)
        return href(self.path, path, fragment)

    def to(self, key: Key, fragment: str = "") -> str:
        """The address of a record's page."""
        return self.at(page_path(key), fragment)

    def anchor(self, key: Key, fragment: str = "", text: str = "") -> Anchor:
        """A link to a record's page by its title, or by another text in the site's language."""
        record = self.dossier[key]
        words = self.words(text) if text else self.title(record)
        draft = record.status is not Status.PUBLISHED
        return Anchor(self.to(key, fragment), words.text, words.lang, words.dir, draft, fell_word(record))

    def title(self, record: Record) -> Words:
        """A record's title, in its own language where it has one."""
        return self.words(record.title, record.lang)

    def words(self, text: str, lang: str = "") -> Words:
        """A text, with its language and direction where they are not the site's."""
        site = self.dossier.site
        foreign = lang if lang != site.lang else ""
        way = direction(lang, text)
        return Words(text, foreign, way if foreign or way != direction(site.lang) else "")

    def frame(
        self, title: str, description: str = "", record: Record | None = None, section: str = ""
    ) -> Frame:
        """What surrounds the page; `section` is the path of the list that it is, where it is no record's."""
        dossier, survey = self.dossier, self.survey
        site = dossier.site
        kind = record.key.kind if record else ""
        styles = ("assets/site.css", "assets/accent.css") if site.theme.accent else ("assets/site.css",)
        own = self.words("", record.lang) if record and not isinstance(record, Article) else Words("")
        draft = record is not None and record.status is not Status.PUBLISHED
        indexed = bool(site.base_url) and not self.anywhere
        return Frame(
            path=self.path,
            site=SiteHead(site.title, site.subtitle, site.editor, site.lang, direction(site.lang)),
            title=title,
            description=_shortened(description or site.subtitle),
            home=self.at(FRONT),
            styles=tuple(self.at(style) for style in styles),
            script=self.at("assets/site.js"),
            nav=tuple(self._item(s, s.path == section or kind in s.kinds) for s in survey.nav.sections),
            about=tuple(self._item(s, s.path == self.path) for s in survey.nav.plain),
            canonical=absolute(site.base_url, self.path) if indexed else "",
            feed=self.at("feed.atom") if survey.nav.has_feed else "",
            search=self.at(SEARCH) if survey.nav.has_search else "",
            style=self.at(STYLE) if survey.nav.has_style else "",
            draft=draft,
            preview=survey.drafts,
            is_text=kind in ("note", "article", "page"),
            lang=own.lang,
            dir=own.dir,
        )

    def _item(self, section: Section, current: bool) -> NavItem:
        return NavItem(self.at(section.path), section.text, current, self.words(section.text).dir)


def fell_word(record: Record) -> str:
    """What befell a source, in a word; empty for all that stand."""
    if not isinstance(record, Article):
        return ""
    return "retracted" if record.retracted else "superseded" if record.superseded_by else ""


def _shortened(text: str) -> str:
    """One line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_DESCRIPTION:
        return line
    return line[:_LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(",;:.–—- ") + "…"
