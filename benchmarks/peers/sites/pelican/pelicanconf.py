import json

SITENAME = "Bench dossier"
SITEURL = ""
PATH = "content"
ARTICLE_PATHS = ["articles"]
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
SLUGIFY_SOURCE = "basename"
TAG_URL = "actors/{slug}/"
TAG_SAVE_AS = "actors/{slug}/index.html"
TAGS_SAVE_AS = "actors/index.html"
ARCHIVES_SAVE_AS = "articles/index.html"
TIMELINE_SAVE_AS = "timeline/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "archives", "tags", "timeline"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
STATIC_PATHS = []
MARKDOWN = {"extensions": ["markdown.extensions.meta", "markdown.extensions.footnotes", "markdown.extensions.tables"],
            "output_format": "html5"}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
with open("events.json", encoding="utf-8") as f:
    EVENTS = json.load(f)
