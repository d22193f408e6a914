"""GIF, WebP and AVIF: what they tell is gone, what they show and at what pace is as it was."""

import random
from collections.abc import Callable

import pytest
from PIL import GifImagePlugin, Image, WebPImagePlugin

from generator.load.media import read_media
from tests.load.specimens import (
    CANARY,
    HERE,
    XMP,
    cleaned,
    exif,
    opened,
    picture,
    refused,
    riff_chunks,
    saved,
    srgb,
    swapped,
    tells,
)


def gif() -> bytes:
    """Three frames that repeat twice, with a comment and an application's blocks between them."""
    frames = [picture("P"), picture("P").rotate(180), picture("P").rotate(90)]
    plain = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=2)
    block = bytes((len(CANARY),)) + CANARY.encode() + b"\x00"
    tales = b"\x21\xfe" + block + b"\x21\xff\x0bXMP DataXMP" + block + b"\x21\xff\x0bICCRGBG1012" + block
    words = b"\x21\x01\x0c" + bytes(12) + block
    at = plain.index(b"\x21\xff\x0bNETSCAPE2.0")
    return plain[:at] + tales + words + plain[at:] + CANARY.encode()


def frames_of(content: bytes) -> list[tuple[bytes, object]]:
    found = opened(content)
    frames = []
    for number in range(getattr(found, "n_frames", 1)):
        found.seek(number)
        frames.append((found.convert("RGBA").tobytes(), found.info.get("duration")))
    return frames


def test_everything_that_a_gif_tells_is_gone() -> None:
    assert tells(gif())
    assert not tells(cleaned("a.gif", gif()).content)


def test_a_gif_keeps_frames_pace_and_repetitions() -> None:
    media = cleaned("a.gif", gif())
    assert frames_of(media.content) == frames_of(gif())
    found = opened(media.content)
    assert isinstance(found, GifImagePlugin.GifImageFile)
    assert (found.n_frames, found.info["loop"]) == (3, 2)
    assert (media.width, media.height) == (48, 32)


def test_words_in_the_block_of_repetitions_are_gone() -> None:
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x02\x00"
    block = bytes((len(CANARY),)) + CANARY.encode()
    content = gif().removesuffix(CANARY.encode()).replace(loop, loop + block)
    assert not tells(cleaned("a.gif", content).content)


def test_a_still_gif_keeps_its_transparency() -> None:
    drawn = picture("P")
    content = saved(drawn, "GIF", transparency=drawn.getpixel((2, 2)), comment=CANARY)
    media = cleaned("a.gif", content)
    assert not tells(media.content)
    assert frames_of(media.content) == frames_of(content)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.95])
def test_a_gif_that_is_cut_short_is_refused(share: float) -> None:
    content = gif()[: -len(CANARY)]
    assert refused("a.gif", content[: int(len(content) * share)]).code == "bad-picture"


def test_a_gif_of_many_large_frames_is_refused_before_they_are_drawn() -> None:
    frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x80" + bytes(6) + b"\x02\x02\x44\x01\x00"
    content = b"GIF89a" + (9000).to_bytes(2, "little") + (8000).to_bytes(2, "little") + bytes(3) + frame * 8 + b";"
    problem = refused("a.gif", content)
    assert problem.message == "`a.gif` is too large (8 frames of 9,000 × 8,000 pixels)"


def told_webp(**options: object) -> bytes:
    return saved(picture(), "WEBP", exif=exif(), xmp=XMP, icc_profile=srgb(), **options) + CANARY.encode()


@pytest.mark.parametrize("lossless", [False, True])
def test_everything_that_a_webp_tells_is_gone(lossless: bool) -> None:
    content = told_webp(lossless=lossless)
    assert tells(content)
    media = cleaned("a.webp", content)
    assert not tells(media.content)
    assert (media.width, media.height) == (48, 32)
    before, after = riff_chunks(content.removesuffix(CANARY.encode())), riff_chunks(media.content)
    kind = b"VP8L" if lossless else b"VP8 "
    assert set(after) == {b"VP8X", kind}
    assert after[kind] == before[kind]
    assert after[b"VP8X"][0] == 0


def test_a_plain_webp_stays_as_it_is() -> None:
    for lossless in (False, True):
        content = saved(picture(), "WEBP", lossless=lossless)
        assert cleaned("a.webp", content).content == content


def test_a_webp_of_one_pixel_is_read() -> None:
    for lossless in (False, True):
        assert cleaned("a.webp", saved(Image.new("RGB", (1, 1)), "WEBP", lossless=lossless)).width == 1


def test_a_turned_webp_is_set_upright() -> None:
    drawn = picture().transpose(Image.Transpose.ROTATE_90)
    media = cleaned("a.webp", saved(drawn, "WEBP", lossless=True, exif=exif(6)))
    assert opened(media.content).convert("RGB").tobytes() == picture().tobytes()
    assert not tells(media.content)


def test_a_webps_colours_are_converted_before_the_profile_goes() -> None:
    content = saved(picture(), "WEBP", lossless=True, icc_profile=swapped())
    pixel = opened(cleaned("a.webp", content).content).convert("RGB").getpixel((2, 2))
    assert pixel[1] > 150
    assert pixel[0] < 80


def moving_webp(**options: object) -> bytes:
    frames = [picture(), picture().rotate(180), picture().rotate(90)]
    options = {"lossless": True, "duration": [100, 200, 300], "loop": 2, **options}
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], **options)


def test_an_animated_webp_keeps_frames_pace_and_repetitions() -> None:
    content = moving_webp(exif=exif(), xmp=XMP)
    media = cleaned("a.webp", content)
    assert tells(content)
    assert not tells(media.content)
    assert frames_of(media.content) == frames_of(content)


def test_an_animated_webp_keeps_them_where_it_is_turned() -> None:
    media = cleaned("a.webp", moving_webp(exif=exif(3)))
    found = opened(media.content)
    assert isinstance(found, WebPImagePlugin.WebPImageFile)
    assert [pace for _, pace in frames_of(media.content)] == [100, 200, 300]
    assert found.info["loop"] == 2
    found.seek(0)
    assert found.convert("RGB").tobytes() == picture().rotate(180).tobytes()


def test_a_webp_that_asks_for_too_much_memory_is_refused() -> None:
    content = bytearray(told_webp())
    at = content.index(b"VP8X") + 12
    content[at : at + 6] = b"\xff\x3f\x00\xff\x3f\x00"
    assert "too large (16,384 × 16,384 pixels)" in refused("a.webp", bytes(content)).message


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.95])
def test_a_webp_that_is_cut_short_is_refused(share: float) -> None:
    content = saved(picture(), "WEBP")
    assert refused("a.webp", content[: int(len(content) * share)]).code == "bad-picture"


def avif(**options: object) -> bytes:
    return saved(picture(), "AVIF", quality=95, subsampling="4:4:4", speed=9, max_threads=1, **options)


def test_everything_that_an_avif_tells_is_gone() -> None:
    content = avif(exif=exif(), xmp=XMP, icc_profile=srgb()) + b"\x00\x00\x00\x2cfree" + CANARY.encode().ljust(36)
    assert tells(content)
    media = cleaned("a.avif", content)
    assert not tells(media.content)
    assert (media.width, media.height) == (48, 32)
    assert not {"exif", "xmp", "icc_profile"} & set(opened(media.content).info)


def test_a_turned_avif_is_set_upright() -> None:
    turned = picture().transpose(Image.Transpose.ROTATE_90)
    media = cleaned("a.avif", saved(turned, "AVIF", quality=95, subsampling="4:4:4", speed=9, exif=exif(6)))
    assert (media.width, media.height) == (48, 32)
    pixel = opened(media.content).convert("RGB").getpixel((4, 4))
    assert pixel[0] > 170
    assert pixel[1] < 70


def test_an_avif_that_is_cut_short_is_refused() -> None:
    content = avif()
    assert refused("a.avif", content[: len(content) // 2]).code == "bad-picture"


@pytest.mark.parametrize(("name", "make"), [("a.gif", gif), ("a.webp", told_webp), ("a.webp", moving_webp)])
def test_no_damage_is_ever_a_traceback(name: str, make: Callable[[], bytes]) -> None:
    content, chance = make(), random.Random(5)
    for _ in range(80):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        media, problems = read_media(name, bytes(damaged), HERE)
        assert (media is None) == bool(problems)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gif", gif()),
        ("a.webp", told_webp()),
        ("a.webp", moving_webp(exif=exif(3))),
        ("a.avif", avif(exif=exif(6))),
    ],
    ids=["gif", "webp", "moving-webp", "avif"],
)
def test_the_same_file_gives_the_same_bytes(name: str, content: bytes) -> None:
    assert cleaned(name, content).content == cleaned(name, content).content
