"""A picture's colours in sRGB, which is what a browser takes them for once their ICC profile is gone."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms

_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
# By how much of 255 a profile may differ from sRGB and still be it: cameras and editors round differently.
_ALIKE = 2
_STEPS = bytes(range(0, 256, 17))


def conversion(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from `profile` to sRGB for a picture of this mode.

    None where it leads nowhere: the profile is sRGB by its numbers, whatever its name, or it is broken or
    made for another kind of picture, so that a browser ignores it as well.
    """
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if _SPACES.get(source.profile.xcolor_space.strip()) != mode:
            return None
        target = ImageCms.createProfile("sRGB")
        found = ImageCms.buildTransform(source, target, mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return None if mode != "CMYK" and _changes_nothing(found, mode) else found


def in_srgb(image: Image.Image, way: ImageCms.ImageCmsTransform) -> Image.Image:
    """The picture with its colours converted and its transparency as it was."""
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    colours = image.convert(opaque(image.mode)) if alpha else image
    converted = ImageCms.applyTransform(colours, way)
    if converted is None:  # only where it was asked to work in place
        raise ValueError("no picture")
    if colours.mode == "L":
        converted = converted.convert("L")
    if alpha:
        converted.putalpha(alpha)
    return converted


def opaque(mode: str) -> str:
    """The mode of a picture once its transparency is set aside."""
    return {"LA": "L", "RGBA": "RGB"}.get(mode, mode)


def _changes_nothing(way: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether colours of all kinds come out as they went in."""
    if mode == "L":
        sample = Image.frombytes("L", (256, 1), bytes(range(256)))
    else:
        every = bytes(value for r in _STEPS for g in _STEPS for b in _STEPS for value in (r, g, b))
        sample = Image.frombytes("RGB", (len(every) // 3, 1), every)
    converted = ImageCms.applyTransform(sample, way)
    if converted is None:
        return False
    extremes = ImageChops.difference(sample.convert("RGB"), converted).getextrema()
    return all(isinstance(band, tuple) and band[1] <= _ALIKE for band in extremes)
