import json

BLOG_AUTHOR = "x"
BLOG_TITLE = "Bench dossier"
SITE_URL = "https://example.org/"
BLOG_EMAIL = "x@example.org"
BLOG_DESCRIPTION = "x"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
TIMEZONE = "UTC"
THEME = "plain"
NAVIGATION_LINKS = {"en": ()}
POSTS = (("posts/*.md", "articles", "post.tmpl"),)
PAGES = (("pages/*.md", "", "timeline.tmpl"),)
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.footnotes", "markdown.extensions.tables"]
PRETTY_URLS = True
TAG_PATH = "actors"
TAG_PAGES_ARE_INDEXES = False
TAGLIST_MINIMUM_POSTS = 1
CREATE_SINGLE_ARCHIVE = True
ARCHIVE_PATH = "articles"
ARCHIVE_FILENAME = "index.html"
INDEX_DISPLAY_POST_COUNT = 50
GENERATE_RSS = False
GENERATE_ATOM = False
SHOW_SOURCELINK = False
COPY_SOURCES = False
USE_BUNDLES = False
HYPHENATE = False
EXTRA_HEAD_DATA = ""
ENABLE_AUTHOR_PAGES = False
DISABLED_PLUGINS = ["robots", "sitemap", "classify_authors", "classify_sections", "classify_categories",
                    "render_galleries", "scale_images", "render_listings"]
with open("events.json", encoding="utf-8") as f:
    GLOBAL_CONTEXT = {"events": sorted(json.load(f), key=lambda e: e["date"])}
