"""The shipped stylesheet: what can be said of it without a browser."""

from __future__ import annotations

import re

from generator.render.accent import contrast
from generator.render.shipped import theme_folder
from generator.render.theme import Theme

CSS = Theme(theme_folder()).stylesheet


def colours(block: str) -> dict[str, tuple[int, int, int]]:
    """The colours that a block sets, by name."""
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)
    return {name: (int(hex_[:2], 16), int(hex_[2:4], 16), int(hex_[4:], 16)) for name, hex_ in found}


def test_words_can_be_read_on_every_ground_in_light_and_in_dark() -> None:
    light, dark = CSS.split("@media screen and (prefers-color-scheme: dark)")[:2]
    for block in (light, dark.split("}\n  }")[0]):
        palette = colours(block)
        for words in ("ink", "muted", "disputed"):
            for ground in ("paper", "raised", "wash", "wash-often"):
                if words == "ink" or ground in ("paper", "raised"):
                    assert contrast(palette[words], palette[ground]) >= 4.5, (words, ground)


def test_nothing_is_loaded_from_anywhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_sides_are_named_by_the_direction_of_the_text() -> None:
    sides = "(?:left|right)"
    physical = rf"(?:margin|padding|border)-{sides}|text-align: {sides}|float: {sides}|[{{;]\s*{sides}:"
    assert re.findall(physical, CSS) == []


def test_the_accent_speaks_of_disputes_alone() -> None:
    rules = re.findall(r"([^{}]+)\{[^{}]*var\(--disputed\)[^{}]*\}", CSS)
    assert len(rules) > 3
    for selector in rules:
        assert re.search(r"disput|position|letter", selector), selector
