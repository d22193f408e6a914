"""The site's one colour as a stylesheet: made dark or light enough to be read on either background."""

import colorsys

_PAPER = (0xFB, 0xFA, 0xF7)
_NIGHT = (0x24, 0x22, 0x1F)
_CONTRAST = 5.0
_STEPS = 50
Colour = tuple[int, int, int]


def accent_css(accent: str) -> str:
    """A stylesheet that sets the accent for light and dark, from `#rrggbb`."""
    colour = (int(accent[1:3], 16), int(accent[3:5], 16), int(accent[5:7], 16))
    light, dark = readable(colour, _PAPER, False), readable(colour, _NIGHT, True)
    return (
        f":root {{ --disputed: {_hex(light)}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --disputed: {_hex(dark)}; }} }}\n"
    )


def readable(colour: Colour, ground: Colour, lighter: bool) -> Colour:
    """The colour, as little lighter or darker as makes it readable on `ground` (WCAG's AA, and some)."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    end = 1.0 if lighter else 0.0
    for step in range(_STEPS + 1):
        moved = lightness + (end - lightness) * step / _STEPS
        red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, moved, saturation))
        if contrast((red, green, blue), ground) >= _CONTRAST:
            return (red, green, blue)
    return (255, 255, 255) if lighter else (0, 0, 0)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)
