"""A stylesheet's custom properties, read from its own text: what each is for, and how well colours can be read."""

import msgspec

from generator.model.patterns import later
from generator.render.accent import Colour, accent_css, contrast

_DECLARED = later(r"--([\w-]+):\s*([^;{}]+);[ \t]*(?:/\*\s*(.*?)\s*\*/)?")
_HEX = later(r"#[0-9a-f]{6}")
_WIDTHS = ("measure", "margin", "gap")
_DARK = "prefers-color-scheme: dark"


class Token(msgspec.Struct, frozen=True):
    """A custom property: its name without the dashes, its value in light and in dark, and the comment behind it.

    `kind` is `colour`, `type`, `space` or `width`.

    `in_light` and `in_dark` are the contrast of a colour, from 1.0 to 21.0: of a ground with the ink on it, of all
    others with the paper. All are empty for what is no colour.
    """

    name: str
    kind: str
    light: str
    dark: str = ""
    means: str = ""
    in_light: str = ""
    in_dark: str = ""


def tokens(css: str, accent: str = "") -> tuple[Token, ...]:
    """The custom properties of a stylesheet, in its order; with a site's own colour, `#rrggbb`, in place of its."""
    light, _, dark = str(css).partition(_DARK)
    own, _, own_dark = accent_css(accent).partition(_DARK) if accent else ("", "", "")
    means = {name: said for name, _, said in _DECLARED.findall(light)}
    lights, darks = _values(light + own), _values(dark + own_dark)
    darks = lights | darks
    return tuple(_token(name, means.get(name, ""), lights, darks) for name in lights)


def _values(css: str) -> dict[str, str]:
    return {name: value.strip() for name, value, _ in _DECLARED.findall(css)}


def _token(name: str, means: str, lights: dict[str, str], darks: dict[str, str]) -> Token:
    value = lights[name]
    if not _HEX.fullmatch(value):
        kind = "space" if name.startswith("space-") else "width" if name in _WIDTHS else "type"
        return Token(name, kind, value, means=means)
    other = "ink" if means.startswith("ground") else "paper"
    ratios = (f"{contrast(_colour(of[name]), _colour(of.get(other, value))):.1f}" for of in (lights, darks))
    return Token(name, "colour", value, darks[name], means, *ratios)


def _colour(value: str) -> Colour:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
