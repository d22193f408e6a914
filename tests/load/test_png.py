"""PNGs come out with their compressed pixels as they were, and without what was hidden in them."""

import random
import zlib

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from generator.load.media import read_media
from tests.load.specimens import (
    CANARY,
    HERE,
    XMP,
    cleaned,
    exif,
    opened,
    picture,
    png_chunks,
    png_of,
    refused,
    saved,
    srgb,
    swapped,
    tells,
)

_TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def told() -> bytes:
    """A PNG that tells all that a PNG can."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    words.add_text("Comment", CANARY, zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    words.add_itxt("Title", CANARY, zip=True)
    plain = saved(picture(), "PNG", pnginfo=words, exif=exif(), icc_profile=srgb(), dpi=(300, 300))
    chunks = png_chunks(plain)
    chunks[1:1] = [(b"tIME", b"\x07\xea\x0b\x15\x02\x1d\x00"), (b"prVW", CANARY.encode()), (b"gAMA", CANARY.encode())]
    return png_of(chunks) + CANARY.encode()


def kinds(content: bytes) -> list[bytes]:
    return [kind for kind, _ in png_chunks(content)]


def data(content: bytes) -> bytes:
    return b"".join(body for kind, body in png_chunks(content) if kind == b"IDAT")


def test_everything_that_a_png_tells_is_gone() -> None:
    content = told()
    assert tells(content)
    media = cleaned("a.png", content)
    assert not tells(media.content)
    assert set(kinds(media.content)) == {b"IHDR", b"IDAT", b"IEND"}
    assert (media.width, media.height) == (48, 32)


def test_the_pixels_of_an_upright_png_are_not_touched() -> None:
    content = told()
    assert data(cleaned("a.png", content).content) == data(content[: -len(CANARY)])


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel_survives(mode: str) -> None:
    drawn = picture("L").convert("I;16") if mode == "I;16" else picture(mode)
    content = saved(drawn, "PNG")
    found = opened(cleaned("a.png", content).content)
    assert found.mode == mode
    assert found.tobytes() == drawn.tobytes()


@pytest.mark.parametrize("orientation", _TURNED)
def test_a_turned_png_is_set_upright(orientation: int) -> None:
    turn = _TURNED[orientation]
    drawn = picture() if turn is None else picture().transpose(turn)
    media = cleaned("a.png", saved(drawn, "PNG", exif=exif(orientation)))
    assert (media.width, media.height) == (48, 32)
    assert opened(media.content).tobytes() == picture().tobytes()
    assert not tells(media.content)


def test_transparency_survives_a_rotation() -> None:
    drawn = picture("RGBA")
    drawn.putalpha(picture("L"))
    turned = saved(drawn.transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif(6))
    assert opened(cleaned("a.png", turned).content).tobytes() == drawn.tobytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_are_converted_before_the_profile_goes(mode: str) -> None:
    found = opened(cleaned("a.png", saved(picture(mode), "PNG", icc_profile=swapped())).content).convert("RGB")
    pixel = found.getpixel((2, 2))
    assert pixel[1] > 150
    assert pixel[0] < 80


def test_numbers_that_say_what_a_colour_is_stay() -> None:
    chunks = png_chunks(saved(picture(), "PNG"))
    chunks[1:1] = [(b"gAMA", (100_000).to_bytes(4)), (b"sRGB", b"\x00")]
    assert kinds(cleaned("a.png", png_of(chunks)).content)[:3] == [b"IHDR", b"gAMA", b"sRGB"]


def test_they_stay_where_the_pixels_had_to_change_too() -> None:
    chunks = png_chunks(saved(picture(), "PNG", exif=exif(3)))
    chunks[1:1] = [(b"gAMA", (100_000).to_bytes(4))]
    assert kinds(cleaned("a.png", png_of(chunks)).content)[:2] == [b"IHDR", b"gAMA"]


def test_what_was_rubbed_out_is_gone_below_the_transparency() -> None:
    drawn = picture("RGBA")
    alpha = Image.new("L", drawn.size, 255)
    ImageDraw.Draw(alpha).rectangle((0, 0, 20, 31), fill=0)
    drawn.putalpha(alpha)
    found = opened(cleaned("a.png", saved(drawn, "PNG")).content)
    assert found.getpixel((2, 2)) == (0, 0, 0, 0)
    assert found.crop((21, 0, 48, 32)).tobytes() == drawn.crop((21, 0, 48, 32)).tobytes()


def test_rows_below_a_lowered_height_are_gone() -> None:
    header = (24).to_bytes(4) + (2).to_bytes(4) + bytes((8, 0, 0, 0, 0))
    rows = (b"\x00" + b"\xff" * 24) * 2 + b"\x00" + CANARY.ljust(24).encode()
    content = png_of([(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")])
    assert tells(content)
    media = cleaned("a.png", content)
    assert not tells(media.content)
    assert media.height == 2


def test_bytes_behind_the_compressed_pixels_are_gone() -> None:
    chunks = png_chunks(saved(picture(), "PNG"))
    behind = [(kind, body + CANARY.encode() if kind == b"IDAT" else body) for kind, body in chunks]
    media = cleaned("a.png", png_of(behind))
    assert not tells(media.content)
    assert opened(media.content).tobytes() == picture().tobytes()


def test_an_interlaced_png_is_not_taken_for_one_with_a_surplus() -> None:
    # Pillow writes none, so this one is written by hand: 2 × 1 pixels of grey in passes one and six.
    header = (2).to_bytes(4) + (1).to_bytes(4) + bytes((8, 0, 0, 0, 1))
    packed = zlib.compress(b"\x00\x0a" + b"\x00\xc8")
    content = png_of([(b"IHDR", header), (b"tEXt", CANARY.encode()), (b"IDAT", packed), (b"IEND", b"")])
    media = cleaned("a.png", content)
    assert data(media.content) == packed
    assert opened(media.content).tobytes() == b"\x0a\xc8"


def moving(**options: object) -> bytes:
    frames = [picture("RGB"), picture("RGB").rotate(180), picture("RGB").rotate(90)]
    return saved(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=2, **options)


def test_an_animated_png_keeps_its_frames_and_its_pace() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    content = moving(pnginfo=words)
    media = cleaned("a.png", content)
    assert not tells(media.content)
    assert [c for c in png_chunks(media.content)] == [c for c in png_chunks(content) if c[0] != b"tEXt"]


def test_an_animated_png_keeps_its_pace_where_its_colours_change() -> None:
    found = opened(cleaned("a.png", moving(icc_profile=swapped())).content)
    assert isinstance(found, PngImagePlugin.PngImageFile)
    paces = []
    for number in range(found.n_frames):
        found.seek(number)
        paces.append(found.info["duration"])
    assert paces == [100, 200, 300]
    assert found.info["loop"] == 2


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_png_that_is_cut_short_is_refused(share: float) -> None:
    content = saved(picture(), "PNG")
    assert refused("a.png", content[: int(len(content) * share)]).code == "bad-picture"


def test_a_png_with_a_changed_byte_is_refused() -> None:
    content = bytearray(saved(picture(), "PNG"))
    content[content.index(b"IDAT") + 10] ^= 1
    assert "damaged" in refused("a.png", bytes(content)).message


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    header = (60_000).to_bytes(4) + (60_000).to_bytes(4) + bytes((8, 2, 0, 0, 0))
    content = png_of([(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1_000_000))), (b"IEND", b"")])
    problem = refused("a.png", content)
    assert problem.message == "`a.png` is too large (60,000 × 60,000 pixels)"
    assert "80 million" in problem.hint


def test_a_packed_bomb_in_the_profile_is_no_matter() -> None:
    chunks = png_chunks(saved(picture(), "PNG"))
    chunks[1:1] = [(b"iCCP", b"x\x00\x00" + zlib.compress(bytes(50_000_000)))]
    assert not tells(cleaned("a.png", png_of(chunks)).content)


def test_no_damage_is_ever_a_traceback() -> None:
    chance = random.Random(4)
    for content in (told(), moving()):
        for _ in range(60):
            chunks = [(k, bytearray(b)) for k, b in png_chunks(content.removesuffix(CANARY.encode()))]
            for _ in range(chance.randint(1, 4)):
                body = chance.choice([b for _, b in chunks if b])
                body[chance.randrange(len(body))] = chance.randrange(256)
            media, problems = read_media("a.png", png_of((k, bytes(b)) for k, b in chunks), HERE)
            assert (media is None) == bool(problems)
            assert media is None or not tells(media.content)


def test_the_same_png_gives_the_same_bytes() -> None:
    for content in (told(), moving(icc_profile=swapped()), saved(picture(), "PNG", exif=exif(6))):
        first = cleaned("a.png", content).content
        assert cleaned("a.png", content).content == first
        assert cleaned("a.png", first).content == first
