"""The stylesheet as a system: sides by the direction of the text, colours and sizes by name, no class for nothing."""

from __future__ import annotations

import re
from pathlib import Path

from generator.render.shipped import theme_folder

ASSETS = theme_folder() / "assets"
FILES = {p.name: re.sub(r"/\*.*?\*/", "", p.read_text(encoding="utf-8"), flags=re.S) for p in ASSETS.glob("*.css")}
RULES = {name: text for name, text in FILES.items() if name != "1-tokens.css"}
ROOT = Path(__file__).parents[2] / "generator"

# Kinds of page and states that no rule of ours is for: they are there for a dossier's own stylesheet.
FOR_OTHERS = set(
    "accepted actor by cite-as claim-page conflict-row continued document favoured graph in-source inline-citation "
    "lineage-picture list loose mentions missing none page place plain record speaker style supports unlike "
    "verdict-of-editors".split()
)
PHYSICAL = (
    r"(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b[\w-]*"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:"
)
COLOUR = r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|color)\((?![^)]*0 0 0 /)"
NAMED = r":\s*(?:[^;{}]*\s)?(white|black|red|green|blue|gr[ae]y|orange|yellow|silver)\b"
# Sizes of letters that stand outside the scale: the root's own, and titles and figures that are set large.
LARGE = {
    "1.0625rem",
    "1.125rem",
    "1rem",
    "1.2rem",
    "1.375rem",
    "1.4rem",
    "1.5rem",
    "1.6rem",
    "1.75rem",
    "2rem",
    "2.6rem",
    "3rem",
}
# Distances that no step stands for: hairs around links, which must be large enough to hit, and the page's own edges.
OTHER_SPACES = {"0.05", "0.08", "0.1", "0.12", "1.2", "1.25", "1.7", "1.9", "2.5", "2.6", "4", "5"}


def declared(pattern: str) -> list[tuple[str, str]]:
    """Each value of the properties that a pattern names, with its file; those for paper are in units of paper."""
    return [
        (name, value)
        for name, text in RULES.items()
        if name != "6-print.css"
        for value in re.findall(rf"(?<![\w-])(?:{pattern})\s*:\s*([^;{{}}]+)", text)
    ]


def test_every_side_is_named_by_the_direction_of_the_text() -> None:
    for name, text in FILES.items():
        without_queries = re.sub(r"@[a-z-]+[^{]*\{", "", text)
        assert re.findall(rf"(?<![\w-]){PHYSICAL}", without_queries) == [], name
        assert re.findall(r"(?:float|clear|text-align):\s*(?:left|right)", text) == [], name


def test_colours_come_from_the_tokens_alone() -> None:
    for name, text in RULES.items():
        rules = text if name != "6-print.css" else re.sub(r":root\s*\{[^}]*\}|: #[04]{3};|solid #000", "", text)
        rules = rules.replace("border-color: #000", "")  # for paper, too, as all of the above
        assert re.findall(COLOUR, rules) == [], name
        assert re.findall(NAMED, rules) == [], name


def test_letters_have_the_sizes_of_the_scale() -> None:
    sizes = [(name, size) for name, v in declared("font|font-size") for size in re.findall(r"(?<![\w./])[\d.]+rem", v)]
    assert [(name, size) for name, size in sizes if size not in LARGE] == []


def test_distances_are_those_of_the_scale() -> None:
    found = declared(r"(?:margin|padding|gap|row-gap|column-gap)(?:-(?:block|inline))?(?:-(?:start|end))?")
    spaces = {
        (name, space)
        for name, value in found
        if name != "2-notes.css" and "calc" not in value
        for space in re.findall(r"(?<![\w.-])([\d.]+)rem", value)
    }
    assert {one for one in spaces if one[1] not in OTHER_SPACES} == set()


def test_every_token_is_used() -> None:
    every = "".join(FILES.values())
    for token in re.findall(r"(?m)^\s*(--[\w-]+):", FILES["1-tokens.css"]):
        assert f"var({token})" in every, token


def ruled() -> set[str]:
    """The classes that rules are for."""
    selectors = re.findall(r"([^{};]+)\{", "".join(FILES.values()))
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}


def texts(folder: Path, *endings: str) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in endings and "face" not in path.parts
    )


def written() -> set[str]:
    """The classes that templates, scripts and pieces of HTML write out."""
    made = texts(theme_folder(), ".html")
    names = set(" ".join(re.findall(r"{% block kind %}(.*?){% endblock", made)).split())
    for value in re.findall(r'class="((?:{{.*?}}|{%.*?%}|[^"])*)"', made):
        plain = re.sub(r"{{.*?}}", "\0", re.sub(r"{%.*?%}", " ", value))
        names |= {word for word in plain.split() if "\0" not in word}
    others = texts(theme_folder(), ".js") + texts(ROOT, ".py")
    for value in re.findall(r'class=\\?"([^"\\{}<>=]*)\\?"', others):
        names |= set(value.split())
    return names


def test_every_class_has_a_rule_or_is_there_for_others() -> None:
    unruled = written() - ruled() - FOR_OTHERS
    assert {name for name in unruled if name != "swatch"} == set()  # which the style page's own sheet has


def test_no_rule_is_for_a_class_that_nothing_has() -> None:
    everything = texts(theme_folder(), ".html", ".js") + texts(ROOT, ".py")
    numbered = {name for name in ruled() if re.fullmatch(r"[bkp]\d+", name)}  # passages that overlap
    dead = {n for n in ruled() - numbered if not re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", everything)}
    assert dead == set()


def test_what_is_there_for_others_is_written_somewhere_and_has_no_rule() -> None:
    assert written() >= FOR_OTHERS
    assert FOR_OTHERS & ruled() == set()
