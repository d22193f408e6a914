"""Pixels as a picture's file, where they had to change. Whether they had to is left to pictures.py."""

from io import BytesIO
from typing import Any

import msgspec
from PIL import Image, ImageFile, JpegImagePlugin

# High enough that a second encoding is not seen.
_LOSSY = 92
_4_4_4, _4_2_0 = 0, 2


class Manner(msgspec.Struct, frozen=True):
    """How the original was encoded, as far as it can be followed. One duration a frame, in milliseconds."""

    kind: str
    lossless: bool = False
    durations: tuple[int, ...] = ()
    loop: int = 0
    tables: tuple[tuple[int, ...], ...] = ()
    subsampling: int = _4_4_4
    progressive: bool = False

    @staticmethod
    def of(image: ImageFile.ImageFile, kind: str, lossless: bool) -> "Manner":
        """The manner of an open file. A JPEG's own tables keep its second encoding as close as can be."""
        if isinstance(image, JpegImagePlugin.JpegImageFile) and image.mode != "CMYK":
            tables = tuple(tuple(table) for _, table in sorted(image.quantization.items()))
            # 4:2:2 has no counterpart once a picture is turned; full colour loses nothing.
            sampling = _4_2_0 if JpegImagePlugin.get_sampling(image) == _4_2_0 else _4_4_4
            return Manner(kind, tables=tables, subsampling=sampling, progressive="progressive" in image.info)
        count = getattr(image, "n_frames", 1)
        durations = []
        for number in range(count if count > 1 else 0):
            image.seek(number)
            image.load()  # a WebP's frame says how long it lasts only then
            durations.append(round(image.info.get("duration", 0)))
        return Manner(kind, lossless, tuple(durations), image.info.get("loop", 0))


def encode(frames: list[Image.Image], manner: Manner) -> bytes:
    """The frames as one file. The same frames give the same bytes, on any number of cores."""
    options: dict[str, Any] = {}
    if manner.kind == "JPEG":
        options = {"subsampling": manner.subsampling, "progressive": manner.progressive, "optimize": True}
        options |= {"qtables": [list(t) for t in manner.tables]} if manner.tables else {"quality": _LOSSY}
    elif manner.kind == "WEBP":
        options = {"lossless": manner.lossless, "quality": 100 if manner.lossless else _LOSSY, "method": 4}
    elif manner.kind == "AVIF":
        # The number of threads decides how the picture is cut into tiles.
        options = {"quality": 90, "subsampling": "4:4:4", "speed": 8, "max_threads": 1}
    if len(frames) > 1:
        options |= {"save_all": True, "append_images": frames[1:], "duration": list(manner.durations)}
        options |= {"loop": manner.loop} if manner.kind != "AVIF" else {}
    out = BytesIO()
    frames[0].save(out, manner.kind, **options)
    return out.getvalue()
