"""What may pass from a PDF's dictionaries into the published file. How it passes is left to pdf_objects.py.

A list of what may not pass would miss what a program invents: pdfTeX, for one, notes every figure's path.
"""

from typing import Literal

# How a dictionary is read: by the list, as names of its author's choosing that each lead to something, or as such
# names with nothing behind them.
Role = Literal["listed", "names", "hollow"]
ROLES: dict[str, Role] = {"/CharProcs": "names"}
RESOURCES: dict[str, Role] = {
    "/Font": "names", "/XObject": "names", "/ExtGState": "names", "/ColorSpace": "names", "/Pattern": "names",
    "/Shading": "names", "/Properties": "hollow",
}  # fmt: skip

_STREAMS = """
    /Type /Subtype /Filter /DecodeParms /Predictor /Colors /BitsPerComponent /Columns /EarlyChange /K
    /EndOfLine /EncodedByteAlign /Rows /EndOfBlock /BlackIs1 /DamagedRowsBeforeError /JBIG2Globals
    /ColorTransform
"""
_PICTURES_AND_FORMS = """
    /Width /Height /ColorSpace /Intent /ImageMask /Mask /Decode /Interpolate /SMask /SMaskInData /Matte /Name
    /FormType /BBox /Matrix /Resources /Group /S /CS /I
"""
_FONTS = """
    /BaseFont /FirstChar /LastChar /Widths /FontDescriptor /Encoding /ToUnicode /DescendantFonts
    /CIDSystemInfo /Registry /Ordering /Supplement /DW /W /DW2 /W2 /CIDToGIDMap /FontBBox /FontMatrix
    /CharProcs /BaseEncoding /Differences /FontName /FontStretch /FontWeight /Flags /ItalicAngle /Ascent
    /Descent /Leading /CapHeight
    /XHeight /StemV /StemH /AvgWidth /MaxWidth /MissingWidth /FontFile /FontFile2 /FontFile3 /CharSet /CIDSet
    /FontFamily /Style /Panose /Length1 /Length2 /Length3 /CMapName /WMode /UseCMap
"""
_STATES_AND_FUNCTIONS = """
    /LW /LC /LJ /ML /D /RI /OP /op /OPM /Font /FL /SM /SA /BM /CA /ca /AIS /TK /G /BC /TR
    /FunctionType /Domain /Range /Size /BitsPerSample /Order /Encode /C0 /C1 /N /Functions /Bounds /Function
"""
_PATTERNS_AND_COLOURS = """
    /PatternType /PaintType /TilingType /XStep /YStep /Shading /ExtGState /ShadingType /Background /AntiAlias
    /Coords /Extend /BitsPerCoordinate /BitsPerFlag /VerticesPerRow /WhitePoint /BlackPoint /Gamma
"""
LISTED = frozenset((_STREAMS + _PICTURES_AND_FORMS + _FONTS + _STATES_AND_FUNCTIONS + _PATTERNS_AND_COLOURS).split())
# Strings that a font needs. No other dictionary that passes has one.
STRINGS = frozenset(("/FontFamily", "/Registry", "/Ordering", "/CharSet", "/Panose"))
