"""The site's own colour."""

import pytest

from generator.render.accent import accent_css, contrast, readable

PAPER, NIGHT = (0xFB, 0xFA, 0xF7), (0x24, 0x22, 0x1F)


def test_black_and_white_have_the_greatest_contrast() -> None:
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


@pytest.mark.parametrize(
    "colour", [(0x7A, 0x1F, 0x1F), (255, 255, 0), (0, 0, 0), (255, 255, 255), (0, 0, 255), (128, 128, 128)]
)
def test_any_colour_can_be_read_on_either_ground(colour: tuple[int, int, int]) -> None:
    assert contrast(readable(colour, PAPER, False), PAPER) >= 4.5
    assert contrast(readable(colour, NIGHT, True), NIGHT) >= 4.5


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert readable((0x7A, 0x1F, 0x1F), PAPER, False) == (0x7A, 0x1F, 0x1F)


def test_the_stylesheet_sets_the_colour_for_light_and_dark() -> None:
    light, dark = accent_css("#7a1f1f").splitlines()
    assert light == ":root { --disputed: #7a1f1f; }"
    assert "prefers-color-scheme: dark" in dark
    assert "#7a1f1f" not in dark
