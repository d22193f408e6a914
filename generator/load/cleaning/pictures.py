"""A picture's bytes as they are published: upright, in sRGB, and with nothing in them but the picture.

Metadata is cut out of the file around the compressed picture, which keeps every pixel. Only where the pixels
themselves must change (a rotation, other colours, something hidden in them) are they encoded afresh. How each
format is taken apart is left to its own module.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import msgspec
from PIL import Image, ImageCms, ImageFile

from generator.load.cleaning import colours, encoding, gif, jpeg, png, webp
from generator.load.cleaning.parts import PictureFormat, Refused, Stripped, damaged

MOST_PIXELS = 80_000_000
MOST_PIXELS_IN_ALL_FRAMES = 500_000_000
_STRIP: dict[PictureFormat, Callable[[bytes], Stripped]] = {
    "JPEG": jpeg.strip, "PNG": png.strip, "GIF": gif.strip, "WEBP": webp.strip,
}  # fmt: skip
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Picture(msgspec.Struct, frozen=True):
    """A picture that can be published, with its width and height in pixels."""

    content: bytes
    width: int
    height: int


class _Change(msgspec.Struct, frozen=True):
    """What must be done to the pixels themselves."""

    orientation: int = 1
    way: ImageCms.ImageCmsTransform | None = None
    afresh: bool = False

    @property
    def needed(self) -> bool:
        return self.afresh or self.way is not None or self.orientation in _UPRIGHT


def clean(content: bytes, kind: PictureFormat) -> Picture:
    """The picture without metadata. Every frame is decoded once, so that a damaged one is Refused.

    An AVIF cannot be cut down without rewriting all the offsets in it, so it is always encoded afresh.
    """
    stripped = _STRIP[kind](content) if kind in _STRIP else Stripped(content, (1, 1))
    _check_size(*stripped.size)
    with _opened(stripped.content, kind) as image:
        _check_frames(image)
        change = _change(image, kind, stripped)
        if not change.needed:
            return Picture(stripped.content, *image.size)
        frames = [_changed(frame, change) for frame in _frames(image)]
        made = encoding.encode(frames, encoding.Manner.of(image, kind, stripped.lossless))
    # An encoder adds what it likes; a format that can be taken apart is taken apart again.
    made = _STRIP[kind](made).content if kind in _STRIP else made
    made = png.coloured(made, stripped.colours) if stripped.colours else made
    with _opened(made, kind) as image:
        if any(key in image.info for key in ("exif", "xmp", "icc_profile", "comment")):
            raise Refused("keeps its metadata", "save it as JPEG or PNG")
        return Picture(made, *image.size)


@contextmanager
def _opened(content: bytes, kind: PictureFormat) -> Iterator[ImageFile.ImageFile]:
    """The picture, open; whatever goes wrong with its bytes comes out as Refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=(kind,)) as image:
                yield image
        except Refused:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_large() from None
        except Exception:
            # Decoders raise nearly anything on bytes that are not what they should be. It all means the same.
            raise damaged() from None


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_large(f" ({width:,} × {height:,} pixels)")


def _check_frames(image: ImageFile.ImageFile) -> None:
    """Decodes every frame. What is too large is turned down before it takes the memory that it asks for."""
    _check_size(*image.size)
    frames = getattr(image, "n_frames", 1)
    if image.width * image.height * frames > MOST_PIXELS_IN_ALL_FRAMES:
        raise _too_large(f" ({frames:,} frames of {image.width:,} × {image.height:,} pixels)")
    for number in range(frames):
        image.seek(number)
        image.load()
    image.seek(0)


def _too_large(how: str = "") -> Refused:
    still, moving = MOST_PIXELS // 1_000_000, MOST_PIXELS_IN_ALL_FRAMES // 1_000_000
    hint = f"make it smaller: at most {still} million pixels, and {moving} million in all frames together"
    return Refused(f"is too large{how}", hint)


def _change(image: ImageFile.ImageFile, kind: PictureFormat, stripped: Stripped) -> _Change:
    """What stripping alone would spoil or leave behind. A GIF has neither: browsers heed no profile in it."""
    if kind == "GIF":
        return _Change()
    icc = stripped.icc if kind != "AVIF" else image.info.get("icc_profile", b"")
    exif = stripped.exif if kind != "AVIF" else image.info.get("exif", b"")
    mode = colours.opaque("RGB" if image.mode == "P" else image.mode)
    still = getattr(image, "n_frames", 1) == 1
    afresh = kind == "AVIF" or image.mode == "CMYK" or stripped.surplus
    afresh = afresh or (kind == "PNG" and still and _hides_pixels(image))
    return _Change(_orientation(exif), colours.conversion(icc, mode) if icc else None, afresh)


def _orientation(exif: bytes) -> int:
    """How a viewer turns the picture: 1 to 8, and 1 where it is not said or cannot be read."""
    tags = Image.Exif()
    try:
        tags.load(exif)
        found = tags.get(_ORIENTATION, 1)
    except Exception:
        # Broken metadata is dropped like any other; a viewer that cannot read it turns nothing either.
        return 1
    return found if isinstance(found, int) else 1


def _hides_pixels(image: Image.Image) -> bool:
    """Whether a picture goes on under its fully transparent parts, as it does where an eraser was used."""
    if not image.has_transparency_data:
        return False
    seen = image.convert("RGBA")
    under = seen.getchannel("A").point(lambda alpha: 255 if alpha == 0 else 0)
    counts = seen.convert("RGB").histogram(under)
    return any(sum(1 for n in counts[band : band + 256] if n) > 1 for band in (0, 256, 512))


def _frames(image: ImageFile.ImageFile) -> Iterator[Image.Image]:
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        image.load()
        yield image


def _changed(frame: Image.Image, change: _Change) -> Image.Image:
    """The frame as a picture of its own: upright, in sRGB, nothing under its transparency, no metadata."""
    if frame.mode == "P" or "transparency" in frame.info:
        frame = frame.convert("RGBA" if frame.has_transparency_data else "RGB")
    if change.way is not None and colours.opaque(frame.mode) == change.way.input_mode:
        frame = colours.in_srgb(frame, change.way)
    if frame.mode == "CMYK":
        frame = frame.convert("RGB")
    if change.orientation in _UPRIGHT:
        frame = frame.transpose(_UPRIGHT[change.orientation])
    bare = Image.new(frame.mode, frame.size)
    if frame.mode in ("LA", "RGBA"):
        bare.paste(frame, mask=frame.getchannel("A").point(lambda alpha: 255 if alpha else 0))
    else:
        bare.paste(frame)
    return bare
