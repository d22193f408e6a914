"""JPEGs come out with their scans as they were and nothing around them; only what must change is encoded anew."""

import random

import pytest
from PIL import Image, ImageChops

from generator.load.media import read_media
from tests.load.specimens import (
    CANARY,
    HERE,
    XMP,
    cleaned,
    exif,
    jpeg_markers,
    opened,
    picture,
    refused,
    saved,
    scan,
    segment,
    srgb,
    swapped,
    tells,
)


def told() -> bytes:
    """A JPEG that tells all that a JPEG can."""
    small = saved(picture(size=(16, 16)), "JPEG", comment=CANARY)
    plain = saved(picture(), "JPEG", quality=90, exif=exif(), xmp=XMP, icc_profile=srgb(), comment=CANARY)
    tales = (
        segment(0xE1, b"Exif\x00\x00II*\x00" + small)
        + segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + XMP)
        + segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x20" + CANARY.encode())
        + segment(0xE0, b"JFXX\x00\x10" + small)
        + segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01" + CANARY.encode())
        + segment(0xEB, b"JP\x00\x01" + CANARY.encode())
    )
    return plain[:2] + tales + plain[2:] + CANARY.encode()


def test_everything_that_a_jpeg_tells_is_gone() -> None:
    content = told()
    assert tells(content)
    media = cleaned("a.jpg", content)
    assert not tells(media.content)
    assert (media.width, media.height) == (48, 32)
    assert all(key.startswith(("jfif", "adobe")) for key in opened(media.content).info)


def test_only_tables_frames_and_scans_are_left() -> None:
    markers = jpeg_markers(cleaned("a.jpg", told()).content)
    assert set(markers) == {0xE0, 0xEE, 0xDB, 0xC0, 0xC4, 0xDA}


def test_the_scan_of_an_upright_jpeg_is_not_touched() -> None:
    content = told()
    media = cleaned("a.jpg", content)
    assert scan(media.content) == scan(content[: -len(CANARY)])
    assert opened(media.content).tobytes() == opened(saved(picture(), "JPEG", quality=90)).tobytes()


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    content = saved(picture(), "JPEG", progressive=True, comment=CANARY)
    media = cleaned("a.jpg", content)
    assert not tells(media.content)
    assert media.content.count(b"\xff\xda") == content.count(b"\xff\xda") > 1
    assert opened(media.content).tobytes() == opened(content).tobytes()


def test_restart_markers_and_stuffed_bytes_do_not_end_a_scan() -> None:
    noise = Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(120_000))
    content = saved(noise, "JPEG", quality=98, restart_marker_rows=1, comment=CANARY)
    assert b"\xff\xd0" in scan(content)
    media = cleaned("a.jpg", content)
    assert scan(media.content) == scan(content)
    assert not tells(media.content)


def test_the_second_picture_of_a_telephone_is_dropped() -> None:
    second = saved(picture(size=(64, 64)), "JPEG", comment=CANARY)
    content = saved(picture(), "MPO", save_all=True, append_images=[opened(second)], exif=exif())
    assert opened(content).format == "MPO"
    media = cleaned("a.jpg", content)
    assert opened(media.content).format == "JPEG"
    assert media.content.count(b"\xff\xd8\xff") == 1
    assert not tells(media.content)


def test_a_second_picture_glued_to_the_end_is_dropped() -> None:
    content = saved(picture(), "JPEG")
    assert cleaned("a.jpg", content + told()).content == cleaned("a.jpg", content).content


@pytest.mark.parametrize(
    ("orientation", "turned"),
    [
        (3, Image.Transpose.ROTATE_180),
        (6, Image.Transpose.ROTATE_90),
        (8, Image.Transpose.ROTATE_270),
        (5, Image.Transpose.TRANSPOSE),
    ],
)
def test_a_turned_jpeg_is_set_upright(orientation: int, turned: Image.Transpose) -> None:
    content = saved(picture(size=(96, 64)).transpose(turned), "JPEG", quality=95, exif=exif(orientation))
    media = cleaned("a.jpg", content)
    assert (media.width, media.height) == (96, 64)
    assert not tells(media.content)
    assert opened(media.content).getexif() == {}
    difference = ImageChops.difference(opened(media.content), picture(size=(96, 64)))
    assert max(high for _, high in difference.resize((12, 8), Image.Resampling.BOX).getextrema()) < 30


def test_a_turned_jpeg_is_encoded_by_the_tables_that_it_had() -> None:
    content = saved(picture(), "JPEG", quality=83, subsampling="4:2:0", exif=exif(6))
    assert opened(cleaned("a.jpg", content).content).quantization == opened(content).quantization


def test_colours_are_converted_before_the_profile_goes() -> None:
    content = saved(picture(size=(96, 64)), "JPEG", quality=95, icc_profile=swapped())
    red = opened(content).getpixel((8, 8))
    green = opened(cleaned("a.jpg", content).content).getpixel((8, 8))
    assert red[0] > 190
    assert red[1] < 40
    assert green[1] > 150
    assert green[0] < 80


def test_a_profile_that_is_srgb_costs_nothing() -> None:
    content = saved(picture(), "JPEG", icc_profile=srgb())
    assert scan(cleaned("a.jpg", content).content) == scan(content)


@pytest.mark.parametrize("profile", [b"no profile at all " + CANARY.encode(), srgb()[:200], b""])
def test_a_broken_profile_is_dropped_like_any_other(profile: bytes) -> None:
    content = saved(picture(), "JPEG", icc_profile=profile)
    media = cleaned("a.jpg", content)
    assert scan(media.content) == scan(content)
    assert not tells(media.content)


def test_a_broken_orientation_turns_nothing() -> None:
    plain = saved(picture(), "JPEG")
    broken = segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff\x01\x12\x00\x03")
    content = plain[:2] + broken + plain[2:]
    assert scan(cleaned("a.jpg", content).content) == scan(plain)


def test_inks_become_colours_of_light() -> None:
    content = saved(picture("CMYK"), "JPEG", comment=CANARY)
    media = cleaned("a.jpg", content)
    assert opened(media.content).mode == "RGB"
    assert not tells(media.content)


def test_a_grey_jpeg_stays_grey() -> None:
    content = saved(picture("L"), "JPEG", exif=exif(6))
    assert opened(cleaned("a.jpg", content).content).mode == "L"


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.99])
def test_a_jpeg_that_is_cut_short_is_refused(share: float) -> None:
    content = told()[: -len(CANARY)]
    problem = refused("a.jpg", content[: int(len(content) * share)])
    assert problem.code == "bad-picture"
    assert "cut short" in problem.message or "damaged" in problem.message


def test_a_scan_without_its_second_half_is_refused() -> None:
    noise = saved(Image.frombytes("RGB", (64, 64), random.Random(2).randbytes(12_288)), "JPEG")
    refused("a.jpg", noise[: noise.index(b"\xff\xda") + 8] + b"\xff\xd9")


def test_no_damage_is_ever_a_traceback_or_a_leak() -> None:
    content, chance = told(), random.Random(3)
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        media, problems = read_media("a.jpg", bytes(damaged), HERE)
        assert (media is None) == bool(problems)
        # Damage may turn a segment of metadata into one of tables, which decoders then read as such.
        assert media is None or CANARY.encode() not in media.content


def test_the_same_jpeg_gives_the_same_bytes() -> None:
    for content in (told(), saved(picture(), "JPEG", exif=exif(6), icc_profile=swapped())):
        first = cleaned("a.jpg", content).content
        assert cleaned("a.jpg", content).content == first
        assert cleaned("a.jpg", first).content == first
